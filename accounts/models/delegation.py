"""Delegated approval (审批权限下放): the county lets a township confirm."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Self

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.history import tracked
from accounts.models.officer import Officer
from accounts.models.region import Region
from accounts.roles import Right


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def in_force(self, on: date) -> Self:
        return self.filter(period__contains=on).filter(Q(revoked_on=None) | Q(revoked_on__gt=on))

    def given_by_county_of(self, approver: Officer) -> Self:
        """Delegations to townships where the officer may delegate today."""
        wanted = Q()
        for start, until in approver.intervals_with(Right.DELEGATE):
            wanted |= Q(township__gte=start, township__lt=until)
        return self.filter(wanted) if wanted else self.none()

    def for_case(self, benefit: str, code: int, monthly: Decimal, on: date) -> Self:
        """Delegations that let the township decide a case in `code` of that many yuan a month."""
        return self.in_force(on).filter(
            Q(ceiling=None) | Q(ceiling__gte=monthly),
            benefit=benefit,
            township__code__lte=code,
            township__until__gt=code,
        )


@tracked()
class Delegation(models.Model):
    """A power given: benefit, place, ceiling in yuan a month, dates, document, revocation."""

    benefit = models.CharField(_("待遇"), max_length=30)
    township = models.ForeignKey(
        Region, models.PROTECT, related_name="delegations", verbose_name=_("乡镇")
    )
    ceiling = models.DecimalField(_("月金额上限"), max_digits=14, decimal_places=2, null=True)
    period = DateRangeField(_("起止"))
    document = models.CharField(_("文件"), max_length=200)
    given_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="delegations_given", verbose_name=_("下放人")
    )
    revoked_on = models.DateField(_("收回日期"), null=True)

    objects = DelegationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.township} {self.benefit}"

    @property
    def last_day(self) -> date:
        """The last day of the power, unless it is taken back before."""
        end: date = self.period.upper
        return end - timedelta(days=1)
