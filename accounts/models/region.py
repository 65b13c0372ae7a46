"""Administrative divisions (行政区划) by the official 12-digit code."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.querysets import RegionQuerySet

NATION = 0

_WIDTH = {"nation": 10**12, "province": 10**10, "city": 10**8, "county": 10**6, "township": 10**3}


class Region(models.Model):
    """A division: nation, province, city, county, township or village.

    The code is 省2 市2 县2 乡3 村3. A region covers the half-open interval `[code, until)`, so
    scope is a range test on a number. Old codes stay, with dates and `succeeded_by`.
    """

    class Level(models.TextChoices):
        NATION = "nation", _("全国")
        PROVINCE = "province", _("省")
        CITY = "city", _("市")
        COUNTY = "county", _("县（市、区）")
        TOWNSHIP = "township", _("乡镇（街道）")
        VILLAGE = "village", _("村（社区）")

    code = models.BigIntegerField(_("区划代码"), primary_key=True)
    until = models.BigIntegerField(_("区间上界"))
    name = models.CharField(_("名称"), max_length=60)
    pinyin = models.CharField(_("拼音"), max_length=200, default="")
    level = models.CharField(_("级别"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children", verbose_name=_("上级")
    )
    valid_from = models.DateField(_("启用日期"), default="1949-10-01")
    valid_until = models.DateField(_("停用日期"), null=True)
    succeeded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="predecessors", verbose_name=_("并入")
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="region_interval_is_real", condition=Q(until__gt=F("code"))
            ),
            models.CheckConstraint(
                name="region_ends_after_it_begins",
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
            ),
        ]
        indexes = [models.Index(fields=["level", "code"], name="region_of_level")]

    def __str__(self) -> str:
        return self.name

    def covers(self, code: int) -> bool:
        """Whether a 12-digit code lies inside this region."""
        return self.code <= code < self.until


def end_of(code: int, level: str) -> int:
    """The first code after a region of that level: the exclusive end of its interval."""
    return code + _WIDTH.get(level, 1)


def width_below(level: str) -> int:
    """How many codes a region of the level next below one takes: `code // width * width` is that region."""
    levels = [*_WIDTH, "village", "village"]
    return _WIDTH.get(levels[levels.index(level) + 1], 1)


def ancestor(code: int, level: str) -> int:
    """The code of the region of that level which contains `code`."""
    width = _WIDTH.get(level, 1)
    return code // width * width
