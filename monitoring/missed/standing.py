"""How the people concerned stand with us already, and which homes are therefore not looked for."""

from datetime import date

import polars as pl

from accounts.models import Region
from eligibility.columns import copied
from monitoring.missed.rows import SQL

STANDING = {"token": pl.String, "standing": pl.String, "since": pl.Date}
LATELY = "6mo"  # a refusal as fresh as this still answers the question


def standings(region: Region, people: pl.DataFrame, *, on: date) -> pl.DataFrame:
    """One row a home that is known to us: the last day of `held`, `open`, `refused` and `watch`, null where
    no member of it stands so."""
    asked = {"start": region.code, "until": region.until, "on": on}
    rows = copied(SQL, "how_people_stand", STANDING, asked)
    homes = people.select("token", "household").join(rows, on="token")
    kind = pl.col("standing")
    return homes.group_by("household").agg(
        pl.col("since").filter(kind == each).max().alias(each)
        for each in ("held", "open", "refused", "watch")
    )


def left_out(on: date) -> pl.Expr:
    """Homes that have something, have asked for it, or were told no a short while ago."""
    fresh = pl.col("refused") > pl.lit(on).dt.offset_by(f"-{LATELY}")
    return pl.any_horizontal(
        pl.col("held").is_not_null(), pl.col("open").is_not_null(), fresh.fill_null(False)
    )
