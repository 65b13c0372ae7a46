"""The one abstract base: a row that lies in a region and is scoped by its code."""

from django.db import models
from django.db.models import F, Func
from django.utils.translation import gettext_lazy as _

from accounts.models.region import Region


class Located(models.Model):
    """Every table with people's data carries its own `region_code`."""

    region = models.ForeignKey(
        Region, models.PROTECT, db_column="region_code", related_name="+", verbose_name=_("所在地")
    )

    class Meta:
        abstract = True


def _level(width: int) -> models.GeneratedField:
    return models.GeneratedField(
        expression=Func(F("region"), template=f"(%(expressions)s / {width} * {width})"),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )


LEVEL_COLUMNS = ["city_code", "county_code", "township_code"]


class LocatedByLevel(Located):
    """Also keeps the codes of its city, county and township, for indexes of long lists."""

    city_code = _level(10**8)
    county_code = _level(10**6)
    township_code = _level(10**3)

    class Meta:
        abstract = True
