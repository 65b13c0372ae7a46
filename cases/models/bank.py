"""What the bank sent back."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer
from accounts.querysets import ScopedQuerySet
from cases.models.payment import PaymentLine, PaymentRun


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
