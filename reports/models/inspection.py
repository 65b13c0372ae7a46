"""Inspections (督查检查): households drawn from the rolls, looked at one by one, what was wrong."""

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, Region, tracked
from accounts.querysets import ScopedQuerySet
from cases.benefits import BENEFITS
from households.models import Household
from monitoring.models import Rectification
from reports.models.directive import Directive

MATTERS = {
    "object_right": _("救助对象"),
    "measure_right": _("救助措施"),
    "amount_right": _("救助金额"),
}
_UNKNOWN = Q(object_right=None, measure_right=None, amount_right=None)
_KNOWN = Q(object_right__isnull=False, measure_right__isnull=False, amount_right__isnull=False)
_ALL_RIGHT = Q(object_right=True, measure_right=True, amount_right=True)


class InspectionQuerySet(ScopedQuerySet["Inspection"]):
    def counted(self) -> Self:
        """With how many households the rolls had, were drawn, were checked, and were found wrong in what."""
        checked = Q(checks__checked_on__isnull=False)
        return self.defer("frame").annotate(
            on_rolls=F("frame__len"),
            households=Count("checks"),
            checked=Count("checks", checked),
            object_wrong=Count("checks", Q(checks__object_right=False)),
            measure_wrong=Count("checks", Q(checks__measure_right=False)),
            amount_wrong=Count("checks", Q(checks__amount_right=False)),
            wrong=Count("checks", Q(checks__problem__isnull=False)),
            unsettled=Count(
                "checks",
                Q(checks__problem__isnull=False) & ~Q(checks__problem__state="closed"),
            ),
        )


@tracked(exclude=["frame"])
class Inspection(Located):
    """An inspection by the unit of `region` at a `place`; units below that unit do not see it.

    A random one keeps `seed` and `frame`, the numbers of all households on the rolls of the day of the draw:
    those with the smallest SHA-256 of `seed:number` are drawn. Neither changes once it is drawn.
    """

    class Kind(models.TextChoices):
        LOOK_BACK = "look_back", _("“回头看”")
        THIRD_PARTY = "third_party", _("第三方抽查")
        RANDOM = "random", _("随机抽查")
        CROSS = "cross", _("县级互查")
        VISIT = "visit", _("明察暗访")
        STAY = "stay", _("蹲点调研")
        DIRECT = "direct", _("直接调查")

    number = models.CharField(_("编号"), max_length=22, unique=True)
    kind = models.CharField(_("检查方式"), max_length=11, choices=Kind)
    unannounced = models.BooleanField(_("“四不两直”"), default=False)
    place = models.ForeignKey(
        Region, models.PROTECT, related_name="+", verbose_name=_("被检查地区")
    )
    about = models.CharField(_("检查事由"), max_length=300)
    inspectors = models.CharField(_("检查人员"), max_length=100)
    third_party = models.CharField(_("第三方机构"), max_length=60, default="", blank=True)
    starts_on = models.DateField(_("开始"))
    ends_on = models.DateField(_("结束"))
    benefit = models.CharField(_("抽查待遇"), max_length=30, default="", blank=True)
    size = models.PositiveSmallIntegerField(_("抽取户数"), default=0)
    programme = models.ForeignKey(
        Directive, models.PROTECT, null=True, related_name="inspections", verbose_name=_("专项行动")
    )
    made_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    made_on = models.DateField(_("登记日期"))
    seed = models.CharField(_("随机种子"), max_length=32, default="", blank=True)
    frame = ArrayField(models.CharField(max_length=20), default=list, editable=False)
    drawn_on = models.DateField(_("抽取日期"), null=True)
    conclusion = models.TextField(_("检查结论"), default="", blank=True)
    closed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(_("结束日期"), null=True)

    objects = InspectionQuerySet.as_manager()
    if TYPE_CHECKING:
        on_rolls: int
        households: int
        checked: int
        object_wrong: int
        measure_wrong: int
        amount_wrong: int
        wrong: int
        unsettled: int

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="inspection_ends_after_it_begins", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="inspection_third_party_is_named",
                condition=Q(kind="third_party") & ~Q(third_party="")
                | ~Q(kind="third_party") & Q(third_party=""),
            ),
            models.CheckConstraint(
                name="inspection_drawn_with_a_seed",
                condition=Q(drawn_on=None, seed="", frame=[])
                | Q(drawn_on__isnull=False, size__gt=0) & ~Q(seed="") & ~Q(kind="direct"),
            ),
            models.CheckConstraint(
                name="inspection_closed_with_a_conclusion",
                condition=Q(closed_on=None, closed_by=None)
                | Q(closed_on__isnull=False, closed_by__isnull=False) & ~Q(conclusion=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="inspection_draw_is_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__drawn_on__isnull=False)
                & (
                    pgtrigger.Q(old__seed__df=pgtrigger.F("new__seed"))
                    | pgtrigger.Q(old__frame__df=pgtrigger.F("new__frame"))
                    | pgtrigger.Q(old__size__df=pgtrigger.F("new__size"))
                    | pgtrigger.Q(old__drawn_on__df=pgtrigger.F("new__drawn_on"))
                ),
            ),
            pgtrigger.Protect(name="inspection_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("inspection_detail", args=[self.pk])

    @property
    def drawn_at_random(self) -> bool:
        return self.kind != self.Kind.DIRECT

    @property
    def of_benefit(self) -> str:
        """The benefit whose households are drawn; nothing when all are."""
        return str(BENEFITS[self.benefit].label) if self.benefit else ""

    @property
    def straight(self) -> bool:
        """Whether what it finds goes straight to supervision."""
        return self.unannounced or not self.drawn_at_random


@tracked()
class InspectionCheck(Located):
    """One household of an inspection: what the rolls said when it was taken in, and what was found there.

    `monthly` is the sum of its awards of that day in yuan, `amount_found` what it should be. Whatever is
    wrong stands on the rectification ledger as `problem`.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="checks")
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField(_("序号"))
    benefits = ArrayField(models.CharField(max_length=30))
    monthly = models.DecimalField(_("月金额"), max_digits=14, decimal_places=2)
    members = models.PositiveSmallIntegerField(_("人口"))
    checked_on = models.DateField(_("核查日期"), null=True)
    checked_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    object_right = models.BooleanField(_("救助对象"), null=True)
    measure_right = models.BooleanField(_("救助措施"), null=True)
    amount_right = models.BooleanField(_("救助金额"), null=True)
    amount_found = models.DecimalField(_("核定月金额"), max_digits=14, decimal_places=2, null=True)
    found = models.CharField(_("核查情况"), max_length=400, default="", blank=True)
    problem = models.OneToOneField(
        Rectification, models.PROTECT, null=True, related_name="inspection_check"
    )

    objects = ScopedQuerySet["InspectionCheck"].as_manager()

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="inspectioncheck_household_once", fields=["inspection", "household"]
            ),
            models.UniqueConstraint(
                name="inspectioncheck_rank_once", fields=["inspection", "rank"]
            ),
            models.CheckConstraint(
                name="inspectioncheck_whole_or_not_at_all",
                condition=Q(checked_on=None, checked_by=None) & _UNKNOWN
                | Q(checked_on__isnull=False, checked_by__isnull=False) & _KNOWN & ~Q(found=""),
            ),
            models.CheckConstraint(
                name="inspectioncheck_error_is_a_problem",
                condition=Q(checked_on=None, problem=None)
                | Q(checked_on__isnull=False, problem=None) & _ALL_RIGHT
                | Q(checked_on__isnull=False, problem__isnull=False) & ~_ALL_RIGHT,
            ),
            models.CheckConstraint(
                name="inspectioncheck_wrong_amount_is_named",
                condition=Q(amount_found=None) | Q(amount_right=False, amount_found__gte=0),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="inspectioncheck_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="inspectioncheck_once_checked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__checked_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection} {self.rank}"

    @property
    def wrong(self) -> list[str]:
        """Names of what is wrong."""
        return [str(label) for name, label in MATTERS.items() if getattr(self, name) is False]

    @property
    def told(self) -> str:
        """Names of its benefits."""
        return "、".join(str(BENEFITS[code].label) for code in self.benefits)
