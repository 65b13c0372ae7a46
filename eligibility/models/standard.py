"""Local standards (标准): dated rows with their document."""

from datetime import date, timedelta

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Region, tracked
from eligibility.querysets import StandardQuerySet

MAY_BE_NEGATIVE = ("price_index", "food_price_index")


@tracked()
class Standard(models.Model):
    """One figure of a region and an area, over a period; two people set it.

    Nothing applies before the second person confirms. One that is not confirmed is closed: rejected by
    the second person, or withdrawn by the one who entered it. `replaced_by` is the correction that took
    the whole place of a confirmed one.
    """

    class Area(models.TextChoices):
        URBAN = "urban", _("城市")
        RURAL = "rural", _("农村")
        BOTH = "both", _("城乡一致")

    class State(models.TextChoices):
        WAITING = "waiting", _("待确认")
        CONFIRMED = "confirmed", _("已确认")
        REJECTED = "rejected", _("已退回")
        WITHDRAWN = "withdrawn", _("已撤回")
        REPLACED = "replaced", _("已更正")

    region = models.ForeignKey(
        Region, models.PROTECT, related_name="standards", verbose_name=_("地区")
    )
    key = models.CharField(_("标准种类"), max_length=40)
    area = models.CharField(_("城乡"), max_length=5, choices=Area)
    amount = models.DecimalField(_("数值"), max_digits=14, decimal_places=2)
    period = DateRangeField(_("起止"))
    document = models.CharField(_("文件"), max_length=200)
    illustrative = models.BooleanField(_("示例数值"), default=False)
    note = models.CharField(_("说明"), max_length=500, default="", blank=True)
    backdated_because = models.CharField(_("追溯理由"), max_length=500, default="", blank=True)
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("录入时间"), db_default=Now())
    confirmed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)
    closed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    closed_because = models.CharField(_("理由"), max_length=500, default="", blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="took_the_place_of"
    )

    objects = StandardQuerySet.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="standard_one_at_a_time",
                expressions=[
                    ("region", RangeOperators.EQUAL),
                    ("key", RangeOperators.EQUAL),
                    ("area", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(confirmed_by__isnull=False, replaced_by__isnull=True),
            ),
            models.CheckConstraint(
                name="standard_is_positive",
                condition=Q(amount__gt=0) | Q(key__in=MAY_BE_NEGATIVE),
            ),
            models.CheckConstraint(
                name="standard_confirmed_by_another",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("entered_by")),
            ),
            models.CheckConstraint(
                name="standard_confirmed_or_closed",
                condition=Q(confirmed_by=None) | Q(closed_by=None),
            ),
            models.CheckConstraint(
                name="standard_rejected_with_a_reason",
                condition=Q(closed_by=None)
                | Q(closed_by=models.F("entered_by"))
                | ~Q(closed_because=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="standard_figure_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("region", "key", "area", "amount", "document"),
            ),
            pgtrigger.Protect(name="standard_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.key} {self.amount}"

    @property
    def from_on(self) -> date:
        first: date = self.period.lower
        return first

    @property
    def to_on(self) -> date | None:
        """The last day; None while no end is known."""
        return self.period.upper - timedelta(days=1) if self.period.upper else None

    @property
    def state(self) -> State:
        if self.confirmed_by_id:
            return self.State.REPLACED if self.replaced_by_id else self.State.CONFIRMED
        if self.closed_by_id is None:
            return self.State.WAITING
        by_author = self.closed_by_id == self.entered_by_id
        return self.State.WITHDRAWN if by_author else self.State.REJECTED
