"""What the bank sent back, and money paid that must come back."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.payment import PaymentLine, PaymentRun
from cases.querysets import RecoveryQuerySet
from households.models import Household, Person


class BankReturn(Located):
    """What the bank said of one line (回盘): paid, or failed with a reason. Once per line."""

    class Reason(models.TextChoices):
        NONE = "", _("成功")
        NAME = "name", _("户名不符")
        MISSING = "missing", _("账号不存在")
        CLOSED = "closed", _("已销户")
        FROZEN = "frozen", _("账户冻结")
        OTHER = "other", _("其他")

    line = models.OneToOneField(PaymentLine, models.PROTECT, related_name="bank_return")
    run = models.ForeignKey(PaymentRun, models.PROTECT, related_name="returns")
    paid = models.BooleanField(_("成功"))
    reason = models.CharField(_("失败原因"), max_length=10, choices=Reason, default="", blank=True)
    file_sha256 = models.CharField(max_length=64)
    returned_on = models.DateField(_("回盘日期"))
    imported_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField(db_default=Now())

    objects = ScopedQuerySet["BankReturn"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="bankreturn_failure_has_a_reason",
                condition=Q(paid=True, reason="") | (Q(paid=False) & ~Q(reason="")),
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="bankreturn_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.paid}"


@tracked()
class Recovery(Located):
    """One line paid to somebody who had no right to it any more (应追回资金), in yuan.

    It comes back in cash, or by a deduction from a later payment when the household agreed.
    """

    class State(models.TextChoices):
        OPEN = "open", _("待追回")
        REPAID = "repaid", _("已退回")
        DEDUCTED = "deducted", _("已扣回")
        WAIVED = "waived", _("不再追回")

    line = models.OneToOneField(PaymentLine, models.PROTECT, related_name="recovery")
    household = models.ForeignKey(Household, models.PROTECT, related_name="recoveries")
    person = models.ForeignKey(Person, models.PROTECT, related_name="recoveries")
    month = models.DateField(_("月份"))
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2)
    reason = models.CharField(_("原因"), max_length=200)
    state = models.CharField(_("状态"), max_length=8, choices=State, default=State.OPEN)
    deduct = models.BooleanField(_("同意从后续待遇中扣回"), default=False)
    opened_on = models.DateField(_("登记日期"))
    opened_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    settled_on = models.DateField(_("了结日期"), null=True)
    settled_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    note = models.CharField(_("说明"), max_length=200, default="")

    objects = RecoveryQuerySet.as_manager()

    class Meta:
        ordering = ["month", "pk"]
        constraints = [
            models.CheckConstraint(name="recovery_is_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="recovery_settled_by_somebody",
                condition=Q(state="open", settled_on=None, settled_by=None)
                | (~Q(state="open") & Q(settled_on__isnull=False, settled_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.month:%Y-%m} {self.amount}"
