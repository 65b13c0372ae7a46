"""The caseload of a region as the rules read it: the household files, and the awards held."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from accounts.models import Region
from cases.models import Award
from eligibility.facts import frames_of_region
from eligibility.rules.facts import Frames

AWARDS = {"household": pl.Int64, "award_benefit": pl.String, "award_monthly": pl.Int64,
          "exit_until": pl.Date}  # fmt: skip


def caseload_of(region: Region, *, on: date) -> Frames:
    """Every household of a region with what is known of it that day, and the dibao it holds."""
    return frames_of_region(region, on=on, awards=awards_held(region, on=on))


def awards_held(region: Region, *, on: date) -> pl.DataFrame:
    """Dibao awards in force that day: fen a month, and the last day where it is a gradual exit."""
    awards = Award.objects.inside(region.code, region.until).filter(
        benefit="dibao", period__contains=on
    )
    rows = awards.values_list("household_id", "benefit", "monthly", "mode", "period")
    return pl.DataFrame(
        [
            (household, benefit, int(monthly * 100), _last_day(mode, period.upper))
            for household, benefit, monthly, mode, period in rows.iterator()
        ],
        AWARDS,
        orient="row",
    )


def parts_of(region: Region) -> Iterator[Region]:
    """The counties of a region, to be taken one after another; a smaller region is one part."""
    counties = Region.objects.filter(
        level=Region.Level.COUNTY, code__gte=region.code, code__lt=region.until
    )
    yield from counties.order_by("code").iterator() if counties.exists() else [region]


def _last_day(mode: str, until: date | None) -> date | None:
    if mode != Award.Mode.GRADUAL_EXIT or until is None:
        return None
    return date.fromordinal(until.toordinal() - 1)
