"""The account a household is paid into."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from households.models.household import Household
from households.models.person import Person


@tracked()
class BankAccount(Located):
    """A card or passbook (账户) of a member or a registered guardian; one in force per household."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="accounts")
    holder = models.ForeignKey(Person, models.PROTECT, related_name="accounts")
    holder_name = models.CharField(_("户名"), max_length=50)
    bank = models.CharField(_("开户银行"), max_length=60)
    card_token = models.UUIDField(_("账号"))
    last4 = models.CharField(_("账号后四位"), max_length=4)
    custody_agreement = models.CharField(_("代管协议"), max_length=100, default="", blank=True)
    period = DateRangeField(_("启用起止"))
    entered_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("录入人")
    )
    checked_on = models.DateField(_("复核日期"), null=True)
    checked_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("复核人")
    )

    objects = ScopedQuerySet["BankAccount"].as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="bankaccount_one_in_force_per_household",
                expressions=[
                    ("household", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="bankaccount_checked_by_another",
                condition=Q(checked_on=None, checked_by=None)
                | Q(checked_on__isnull=False, checked_by__isnull=False)
                & (Q(entered_by=None) | ~Q(checked_by=F("entered_by"))),
            ),
            models.CheckConstraint(
                name="bankaccount_last4_are_digits", condition=Q(last4__regex=r"^\d{4}$")
            ),
        ]
        indexes = [models.Index(fields=["card_token"], name="bankaccount_card")]

    def __str__(self) -> str:
        return f"{self.bank} ****{self.last4}"
