"""Money paid that must come back (追回): what was overpaid, what came back, and who gave up the rest."""

from decimal import Decimal

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.payment import PaymentLine
from cases.querysets import RecoveryQuerySet
from households.models import Household, Person

# The row lock of the update makes instalments of one recovery wait for each other; its checks do the rest.
_COUNTS = """
    UPDATE cases_recovery
    SET returned = returned + NEW.amount,
        state = CASE WHEN returned + NEW.amount = amount THEN 'returned' ELSE state END,
        settled_on = CASE WHEN returned + NEW.amount = amount THEN NEW.paid_on ELSE settled_on END
    WHERE id = NEW.recovery_id;
    RETURN NULL;
"""
_GIVEN_UP = Q(
    state="written_off",
    settled_on__isnull=False,
    returned__lt=F("amount"),
    asker__isnull=False,
    agreer__isnull=False,
)


@tracked()
class Recovery(Located):
    """What a household was paid without a right to it, in yuan; `returned` is the sum of its instalments.

    The database counts them and closes the recovery when all is back. It refuses more than was owed, a
    write-off (核销) by one natural person or without a reason, and any change after it is settled.
    `origin` is the key of the finding behind it; `deduct`: the household agreed to smaller payments.
    """

    class State(models.TextChoices):
        OPEN = "open", _("待追回")
        RETURNED = "returned", _("已收回")
        WRITTEN_OFF = "written_off", _("已核销")

    number = models.CharField(_("编号"), max_length=20, unique=True)
    household = models.ForeignKey(Household, models.PROTECT, related_name="recoveries")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="recoveries")
    origin = models.CharField(max_length=200, default="", blank=True)
    reason = models.CharField(_("原因"), max_length=200)
    amount = models.DecimalField(_("应追回"), max_digits=14, decimal_places=2)
    returned = models.DecimalField(_("已收回"), max_digits=14, decimal_places=2, default=0)
    deduct = models.BooleanField(_("同意从后续待遇中扣回"), default=False)
    state = models.CharField(_("状态"), max_length=11, choices=State, default=State.OPEN)
    opened_on = models.DateField(_("登记日期"))
    opened_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    write_off_reason = models.CharField(_("核销理由"), max_length=300, default="", blank=True)
    asked_on = models.DateField(_("申请核销日期"), null=True)
    asked_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    asker = models.UUIDField(null=True)
    agreed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    agreer = models.UUIDField(null=True)
    settled_on = models.DateField(_("了结日期"), null=True)

    objects = RecoveryQuerySet.as_manager()

    class Meta:
        ordering = ["opened_on", "pk"]
        constraints = [
            models.CheckConstraint(name="recovery_is_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="recovery_not_below_zero",
                condition=Q(returned__gte=0, returned__lte=F("amount")),
            ),
            models.CheckConstraint(
                name="recovery_settled_in_full_or_by_two_people",
                condition=Q(state="open", settled_on=None, agreer=None, returned__lt=F("amount"))
                | Q(state="returned", settled_on__isnull=False, returned=F("amount"), agreer=None)
                | _GIVEN_UP & ~Q(write_off_reason="") & ~Q(agreer=F("asker")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="recovery_settled_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.state <> 'open'"),
            ),
            pgtrigger.Protect(name="recovery_is_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def balance(self) -> Decimal:
        """What is still to come back, in yuan."""
        return self.amount - self.returned


class OverpaidLine(Located):
    """How much of one paid line must come back, in yuan; the lines of a recovery add up to it."""

    recovery = models.ForeignKey(Recovery, models.PROTECT, related_name="lines")
    line = models.OneToOneField(PaymentLine, models.PROTECT, related_name="overpaid")
    month = models.DateField(_("月份"))
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2)

    objects = ScopedQuerySet["OverpaidLine"].as_manager()

    class Meta:
        ordering = ["month", "pk"]
        constraints = [
            models.CheckConstraint(name="overpaidline_is_positive", condition=Q(amount__gt=0))
        ]
        triggers = [
            pgtrigger.Protect(
                name="overpaidline_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.recovery} {self.month:%Y-%m} {self.amount}"


class Instalment(Located):
    """Money that came back on a day, under a receipt. A wrong one stays, and another takes it back (冲正)."""

    class Way(models.TextChoices):
        CASH = "cash", _("现金缴回")
        TRANSFER = "transfer", _("转账缴回")
        DEDUCTED = "deducted", _("从待遇中扣回")

    recovery = models.ForeignKey(Recovery, models.PROTECT, related_name="instalments")
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2)
    way = models.CharField(_("方式"), max_length=8, choices=Way)
    receipt = models.CharField(_("票据号"), max_length=40)
    paid_on = models.DateField(_("日期"))
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="taken_back_by", verbose_name=_("冲正")
    )
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = ScopedQuerySet["Instalment"].as_manager()

    class Meta:
        ordering = ["paid_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="instalment_once_per_receipt",
                fields=["recovery", "receipt"],
                condition=Q(corrects=None),
            ),
            models.CheckConstraint(
                name="instalment_under_a_receipt",
                condition=~Q(receipt="")
                & (Q(corrects=None, amount__gt=0) | Q(corrects__isnull=False, amount__lt=0)),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="instalment_counts",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=_COUNTS,
            ),
            pgtrigger.Protect(
                name="instalment_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paid_on} {self.receipt} {self.amount}"
