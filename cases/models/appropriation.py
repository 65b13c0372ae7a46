"""Money that a county was given for assistance (资金下达): by year and source, under a document."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet


@tracked()
class Appropriation(Located):
    """One sum for a county and a year, in yuan; taken back by the source where it is negative.

    It counts once another person has confirmed it. `benefits`: what alone it may be spent on, all if empty.
    `ratio`: per cent of the need that the province bears by its tiers; `tilted`: raised for a county of the
    old revolutionary base areas.
    """

    class Source(models.TextChoices):
        CENTRAL = "central", _("中央")
        PROVINCE = "province", _("省级")
        CITY = "city", _("市级")
        COUNTY = "county", _("县级")

    class State(models.TextChoices):
        WAITING = "waiting", _("待确认")
        CONFIRMED = "confirmed", _("已确认")
        REFUSED = "refused", _("已退回")

    year = models.PositiveSmallIntegerField(_("年度"))
    source = models.CharField(_("资金来源"), max_length=8, choices=Source)
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2)
    benefits = ArrayField(models.CharField(max_length=30), default=list, verbose_name=_("用途"))
    ratio = models.DecimalField(
        _("省级分档补助比例（%）"), max_digits=5, decimal_places=2, null=True
    )
    tilted = models.BooleanField(_("老区苏区县"), default=False)
    document = models.CharField(_("文件"), max_length=100)
    arrived_on = models.DateField(_("到账日期"))
    state = models.CharField(_("状态"), max_length=9, choices=State, default=State.WAITING)
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    enterer = models.UUIDField()
    settled_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    settler = models.UUIDField(null=True)
    settled_on = models.DateField(null=True)
    refused_because = models.CharField(_("退回理由"), max_length=200, default="", blank=True)

    objects = ScopedQuerySet["Appropriation"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="appropriation_is_a_sum", condition=~Q(amount=0)),
            models.CheckConstraint(name="appropriation_has_a_document", condition=~Q(document="")),
            models.CheckConstraint(
                name="appropriation_settled_by_another",
                condition=Q(state="waiting", settler=None)
                | (
                    ~Q(state="waiting") & Q(settler__isnull=False) & ~Q(settler=models.F("enterer"))
                ),
            ),
            models.CheckConstraint(
                name="appropriation_ratio_is_the_provinces",
                condition=Q(ratio=None, tilted=False)
                | Q(source="province", ratio__gt=0, ratio__lte=100),
            ),
        ]
        indexes = [models.Index(fields=["region", "year"], name="appropriation_of_county")]
        triggers = [
            pgtrigger.Protect(
                name="appropriation_figure_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "region", "year", "source", "amount", "benefits", "ratio", "tilted", "document"
                ),
            ),
            pgtrigger.FSM(
                name="appropriation_moves",
                field="state",
                transitions=[("waiting", "confirmed"), ("waiting", "refused")],
            ),
            pgtrigger.Protect(name="appropriation_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.year} {self.get_source_display()} {self.amount}"
