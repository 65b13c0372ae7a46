"""Local standards (标准): dated rows with their document."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Region, tracked


@tracked()
class Standard(models.Model):
    """One amount in yuan a month for a region and an area, over a period; two people set it."""

    class Area(models.TextChoices):
        URBAN = "urban", _("城市")
        RURAL = "rural", _("农村")
        BOTH = "both", _("城乡一致")

    region = models.ForeignKey(Region, models.PROTECT, related_name="standards")
    key = models.CharField(_("标准种类"), max_length=40)
    area = models.CharField(_("城乡"), max_length=5, choices=Area)
    amount = models.DecimalField(_("元/月"), max_digits=14, decimal_places=2)
    period = DateRangeField(_("起止"))
    document = models.CharField(_("文件"), max_length=200)
    illustrative = models.BooleanField(_("示例数值"), default=False)
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")

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
            ),
            models.CheckConstraint(name="standard_is_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="standard_confirmed_by_another",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("entered_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.key} {self.amount}"
