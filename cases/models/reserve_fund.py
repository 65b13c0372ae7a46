"""The reserve fund of a township (临时救助备用金): what came in, what went out, what is left."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet

# The row lock of the update makes two payers of one fund wait for each other; its check does the rest.
_COUNTS = """
    UPDATE cases_reservefund
    SET balance = balance
        + CASE WHEN NEW.kind IN ('payment', 'surrender') THEN -NEW.amount ELSE NEW.amount END
    WHERE id = NEW.fund_id
    RETURNING balance INTO NEW.balance;
    RETURN NEW;
"""
_WHOLE = """
    IF NOT EXISTS (
        SELECT FROM cases_fundmovement AS paid
        WHERE paid.id = NEW.gives_back_id AND paid.kind = 'payment'
          AND paid.fund_id = NEW.fund_id AND paid.amount = NEW.amount
    ) THEN
        RAISE EXCEPTION 'fundmovement_gives_back_a_whole_payment' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
_ONLY_COUNTED = """
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'reservefund_balance_is_counted' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""


@tracked()
class ReserveFund(Located):
    """The fund of one township, in yuan: `quota` is what the county has fixed, `balance` what is left.

    The database counts the balance from the movements; nobody else writes it, and it is never below zero.
    """

    quota = models.DecimalField(_("核定额度"), max_digits=14, decimal_places=2)
    balance = models.DecimalField(_("余额"), max_digits=14, decimal_places=2, default=0)
    document = models.CharField(_("设立文件"), max_length=100)
    opened_on = models.DateField(_("设立日期"))
    opened_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = ScopedQuerySet["ReserveFund"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="reservefund_one_per_township", fields=["region"]),
            models.CheckConstraint(
                name="reservefund_never_below_zero", condition=Q(balance__gte=0)
            ),
            models.CheckConstraint(name="reservefund_has_a_quota", condition=Q(quota__gt=0)),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="reservefund_balance_is_counted",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("balance"),  # type: ignore[no-untyped-call]
                func=_ONLY_COUNTED,
            ),
            pgtrigger.Protect(name="reservefund_is_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.balance}"


class FundMovement(Located):
    """Money into or out of a fund on a day, under a document, in yuan; `balance` is what it left there.

    A payment (支付) names who handed it out and another natural person who decided it. Money that a payee
    gave back (退回) names the payment, whole. A row is never changed.
    """

    class Kind(models.TextChoices):
        GRANT = "grant", _("拨付")
        TOP_UP = "top_up", _("补充")
        PAYMENT = "payment", _("支付")
        RETURN = "return", _("退回")
        SURRENDER = "surrender", _("缴回县级")

    fund = models.ForeignKey(ReserveFund, models.PROTECT, related_name="movements")
    kind = models.CharField(_("类型"), max_length=9, choices=Kind)
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2)
    balance = models.DecimalField(_("余额"), max_digits=14, decimal_places=2, default=0)
    on = models.DateField(_("日期"))
    document = models.CharField(_("凭证或文号"), max_length=100)
    payee = models.CharField(_("领款人"), max_length=50, default="", blank=True)
    gives_back = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        related_name="given_back_by",
        verbose_name=_("退回哪一笔"),
    )
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    payer = models.UUIDField(null=True)
    decided_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    decider = models.UUIDField(null=True)

    objects = ScopedQuerySet["FundMovement"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="fundmovement_is_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="fundmovement_has_a_document", condition=~Q(document="")),
            models.CheckConstraint(
                name="fundmovement_paid_by_two_people",
                condition=~Q(kind="payment", decider=None)
                & ~Q(kind="payment", payer=None)
                & ~Q(kind="payment", payee="")
                & ~Q(decider=models.F("payer")),
            ),
            models.CheckConstraint(
                name="fundmovement_return_names_its_payment",
                condition=Q(kind="return", gives_back__isnull=False)
                | ~Q(kind="return") & Q(gives_back=None),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="fundmovement_counts",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_COUNTS,
            ),
            pgtrigger.Trigger(
                name="fundmovement_gives_back_a_whole_payment",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Condition("NEW.kind = 'return'"),
                func=_WHOLE,
            ),
            pgtrigger.Protect(
                name="fundmovement_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()} {self.amount}"
