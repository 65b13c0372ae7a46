"""应保未保: homes that the law would help by what registers and file say, and that have nothing.

1. The facts of every home are put together; nobody's silence is an income or a house.
2. The rule core reads them as good and as bad as the open questions can turn out (`readings`).
3. A home that is helped by both readings is listed; by the better one alone only where another office has
   seen hardship there. Homes we pay, are deciding on, or refused lately are left out.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from eligibility.facts import entered_standards
from eligibility.policies.standards import LocalStandard
from eligibility.rules.facts import Frames
from monitoring.missed.answers import BY_HOUSEHOLD, of_homes, of_members
from monitoring.missed.facts import Known
from monitoring.missed.people import signs
from monitoring.missed.readings import careful, favourable
from monitoring.missed.rows import Registers
from monitoring.missed.standing import left_out, standings

GROWN, OLD = 18, 60
TO_BE_ASKED = (
    "tekun",
    "orphan",
    "unsupported_child",
)  # may be yes once supporters or parents are told
CERTAINTY = ("known", "likely", "possible")


@dataclass(frozen=True)
class Found:
    """Homes by `household`, in order of need, and what their members may get beside; the facts of these
    homes, and the people of all."""

    homes: pl.DataFrame
    benefits: pl.DataFrame
    facts: Frames
    people: pl.DataFrame


def missed(known: Known, registers: Registers, *, on: date, kept: frozenset[str]) -> Found:
    """Homes that look eligible and have nothing. `kept`: benefits of single persons whose rolls are kept
    here, so that having no award means having none."""
    standards = entered_standards()
    stand = standings(registers.region, known.people, on=on)
    free = known.facts.households.filter(pl.col("award_benefit").is_null()).select("household")
    facts = known.facts.of(free.join(stand.filter(left_out(on)), on="household", how="anti"))
    best = of_homes(favourable(facts), on=on, standards=standards)
    benefits = _benefits(facts, best, on, standards)
    helped = pl.concat(
        [
            best.filter(_helps()).select("household"),
            benefits.filter(pl.col("benefit").is_in(kept)).select("household"),
        ]
    ).unique()
    facts = facts.of(helped)
    worst = of_homes(careful(facts, property_told=known.property_told), on=on, standards=standards)
    strict = of_homes(facts, on=on, standards=standards)
    seen = _signs(known, registers)
    homes = (
        helped.join(best, on="household")
        .join(worst.select(_as("careful")), on="household")
        .join(strict.select("household", strict="outcome"), on="household")
        .join(seen, on="household", how="left")
        .join(stand.select("household", "refused", "watch"), on="household", how="left")
        .join(_known_share(facts, known), on="household")
        .with_columns(certainty=_certainty())
        .filter((pl.col("certainty") != "possible") | pl.col("signs").is_not_null())
    )
    homes = _in_order(homes)
    listed = homes.select("household")
    return Found(
        homes, benefits.join(listed, on="household", how="semi"), facts.of(listed), known.people
    )


def _helps(column: str = "outcome") -> pl.Expr:
    return pl.col(column).is_in(BY_HOUSEHOLD)


def _as(reading: str) -> list[pl.Expr]:
    names = ("outcome", "total", "counted_income", "members_counted", "line")
    return [pl.col("household"), *(pl.col(name).alias(f"{reading}_{name}") for name in names)]


def _certainty() -> pl.Expr:
    return (
        pl.when(_helps("strict"))
        .then(pl.lit("known"))
        .when(_helps("careful_outcome"))
        .then(pl.lit("likely"))
        .otherwise(pl.lit("possible"))
    )


def _benefits(
    facts: Frames, best: pl.DataFrame, on: date, standards: tuple[LocalStandard, ...]
) -> pl.DataFrame:
    """What single members may get. Tekun and the child's money hang on supporters and parents whom no
    register tells: they are named only where nobody between 18 and 60 is in the home."""
    certified = facts.members.filter(pl.col("disability_kind").is_not_null()).select("household")
    poor = best.filter(pl.col("outcome").is_in(("household", "single_person"))).select("household")
    asked = pl.concat([certified, poor]).unique()
    rows = of_members(favourable(facts.of(asked)), on=on, standards=standards)
    born = pl.col("birth_date")
    years = (pl.lit(on) - born).dt.total_days() // 365.2425
    able = facts.members.filter(
        years.is_between(GROWN, OLD, closed="left") & pl.col("disability_kind").is_null()
    ).select("household")
    alone = rows.join(able.unique(), on="household", how="anti")
    open_ = alone.filter(pl.col("benefit").is_in(TO_BE_ASKED)).join(
        poor, on="household", how="semi"
    )
    certain = rows.filter((pl.col("answer") == "yes") & ~pl.col("benefit").is_in(TO_BE_ASKED))
    return pl.concat([certain, open_])


def _signs(known: Known, registers: Registers) -> pl.DataFrame:
    """By home what other offices have seen of hardship."""
    seen = signs(registers).join(known.people.select("token", "household"), on="token")
    return seen.group_by("household").agg(signs=pl.col("sign").unique().sort())


def _known_share(facts: Frames, known: Known) -> pl.DataFrame:
    """How many of the facts that decide are known, of how many: of each member the birth, the work, the
    health and the income, of the home its family and its property."""
    told = facts.members.group_by("household").agg(
        facts_known=(
            pl.col("birth_date").is_not_null().sum()
            + (pl.col("labour_capacity").is_not_null() | pl.col("employment").is_not_null()).sum()
            + pl.col("serious_illness").is_not_null().sum()
            + pl.col("income_known").fill_null(False).sum()
        ).cast(pl.Int64),
        facts_asked=(pl.len() * 4).cast(pl.Int64) + 2,
    )
    origin = known.people.unique("household").select("household", "origin")
    family = (pl.col("origin") != "alone").cast(pl.Int64)
    property_told = pl.lit(int(known.property_told)) | (pl.col("origin") == "file").cast(pl.Int64)
    return told.join(origin, on="household").with_columns(
        facts_known=pl.col("facts_known") + family + property_told
    )


def _in_order(homes: pl.DataFrame) -> pl.DataFrame:
    """With `monthly`, `per_head` and `short` in fen a month of the reading that stands; the surest first,
    and among those who are as sure whoever is furthest below the line."""
    sure = pl.col("certainty") != "possible"

    def of(name: str) -> pl.Expr:
        return pl.when(sure).then(f"careful_{name}").otherwise(name)

    heads = pl.max_horizontal(of("members_counted"), pl.lit(1)).cast(pl.Int64) * 12
    order = pl.col("certainty").replace_strict(
        {name: place for place, name in enumerate(CERTAINTY)}, return_dtype=pl.Int64
    )
    return homes.with_columns(
        benefit=of("outcome").cast(pl.String),
        monthly=of("total"),
        per_head=of("counted_income") // heads,
        short=(of("line") - of("counted_income")) // heads,
    ).sort(order, -pl.col("short"), "household")
