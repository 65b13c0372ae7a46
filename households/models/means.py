"""Income, expenses and assets, as entered, each with its source and evidence."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, tracked
from accounts.querysets import ScopedQuerySet
from households.choices import AssetKind, ExpenseKind, IncomeKind, Source, Unit, VehicleUse
from households.models.document import Document
from households.models.household import Household
from households.models.person import Person


class Means(Located):
    """What income, expense and asset have in common: whose it is, how much, how it is known."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="%(class)ss")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="%(class)ss")
    amount = models.DecimalField(_("金额（元）"), max_digits=14, decimal_places=2)
    source = models.CharField(_("来源"), max_length=10, choices=Source, default=Source.DECLARED)
    evidence = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("依据")
    )
    note = models.CharField(_("说明"), max_length=200, default="", blank=True)
    known_on = models.DateField(_("登记日期"))
    ended_on = models.DateField(_("失效日期"), null=True)

    class Meta:
        abstract = True


class MoneyFlow(Means):
    """An amount per month, per year or per time; `times` months or times count in a year."""

    unit = models.CharField(_("单位"), max_length=5, choices=Unit)
    times = models.PositiveSmallIntegerField(_("次数"), default=12)

    class Meta:
        abstract = True

    @property
    def annual(self) -> Decimal:
        """Yuan per year, exact."""
        return self.amount if self.unit == Unit.YEAR else self.amount * self.times


def _flow_constraints(name: str) -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(name=f"{name}_not_negative", condition=Q(amount__gte=0)),
        models.CheckConstraint(
            name=f"{name}_times_fit_the_unit",
            condition=Q(unit="year", times=1) | Q(unit="month", times__range=(1, 12))
            | Q(unit="time", times__range=(1, 366)),
        ),
    ]  # fmt: skip


@tracked()
class Income(MoneyFlow):
    """One income (收入)."""

    kind = models.CharField(_("收入种类"), max_length=20, choices=IncomeKind)

    objects = ScopedQuerySet["Income"].as_manager()

    class Meta:
        constraints = _flow_constraints("income")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount}"


@tracked()
class Expense(MoneyFlow):
    """One rigid expense (刚性支出)."""

    kind = models.CharField(_("支出种类"), max_length=20, choices=ExpenseKind)
    vouchers = models.BooleanField(_("有票据"), default=False)

    objects = ScopedQuerySet["Expense"].as_manager()

    class Meta:
        constraints = _flow_constraints("expense")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount}"


@tracked()
class Asset(Means):
    """One asset (财产): its worth in yuan."""

    kind = models.CharField(_("财产种类"), max_length=20, choices=AssetKind)
    vehicle_use = models.CharField(_("车辆用途"), max_length=12, choices=VehicleUse, null=True)
    area_m2 = models.DecimalField(_("面积（平方米）"), max_digits=9, decimal_places=2, null=True)

    objects = ScopedQuerySet["Asset"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="asset_not_negative", condition=Q(amount__gte=0)),
            models.CheckConstraint(
                name="asset_vehicle_has_a_use",
                condition=~Q(kind="vehicle") | Q(vehicle_use__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount}"
