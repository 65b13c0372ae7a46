"""What tekun support pays: self-care by six items, basic living and care as the place has stored them."""

from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from eligibility.rules.benefits.entitlement import Row
from eligibility.rules.law import Law
from eligibility.rules.money import WHOLE, YEAR, yuan_of
from eligibility.rules.rule import Clause, regulation, rule
from eligibility.rules.schema import SELF_CARE_ITEMS

BENEFIT = "tekun"
ITEMS = tuple(f"self_care.{item}" for item in SELF_CARE_ITEMS)
MODES = {"scattered": "分散供养", "centralised": "集中供养"}
TIERS = {"self": "全自理", "half": "半护理", "full": "全护理"}


def method(article: str) -> Clause:
    """特困人员认定办法"""
    return Clause("民发〔2021〕43号", article, date(2021, 7, 1))


BASE = regulation("第十四条")


@rule(
    "不能自理项数",
    of="member",
    cites=(BASE, method("第二十一条")),
    needs=ITEMS,
    benefit=BENEFIT,
)
def self_care_failed(law: Law) -> pl.Expr:
    """How many of the six items are not achieved; unknown while one of them is."""
    return pl.sum_horizontal((~pl.col(item)).cast(pl.Int64) for item in ITEMS) + pl.when(
        pl.all_horizontal(pl.col(item).is_not_null() for item in ITEMS)
    ).then(0)


@rule(
    "生活自理能力",
    of="member",
    cites=(BASE, method("第二十二条")),
    parameters=("tekun_half_from", "tekun_full_from"),
    needs=("self_care_failed",),
    benefit=BENEFIT,
)
def self_care_tier(law: Law) -> pl.Expr:
    """Full self-care, partial loss or full loss."""
    failed = pl.col("self_care_failed")
    return (
        pl.when(failed >= law.tekun_full_from)
        .then(pl.lit("full"))
        .when(failed >= law.tekun_half_from)
        .then(pl.lit("half"))
        .when(failed.is_not_null())
        .then(pl.lit("self"))
    )


@rule(
    "特困供养金额",
    of="member",
    cites=(BASE, method("第二十条")),
    parameters=tuple(
        [f"tekun_basic_{mode}" for mode in MODES]
        + [f"tekun_care_{mode}_{tier}" for mode in MODES for tier in TIERS]
    ),
    needs=("support_mode", "self_care_tier"),
    benefit=BENEFIT,
)
def tekun_due(law: Law) -> pl.Expr:
    """Fen a month: basic living of the mode and care of mode and tier, both as the place has stored them."""
    return pl.coalesce(
        pl.when((pl.col("support_mode") == mode) & (pl.col("self_care_tier") == tier)).then(
            pl.lit(basic, pl.Int64) + pl.lit(care, pl.Int64)
        )
        for mode in MODES
        for tier in TIERS
        for basic, care in [_stored(law, mode, tier)]
    )


def _stored(law: Law, mode: str, tier: str) -> tuple[int | None, int | None]:
    return getattr(law, f"tekun_basic_{mode}"), getattr(law, f"tekun_care_{mode}_{tier}")


@rule(
    "特困基本生活标准不低于规定的下限",
    of="member",
    cites=(BASE,),
    parameters=(
        "tekun_basic_floor", "tekun_consumption_floor", "dibao_standard", "consumption_expenditure",
        "tekun_basic_scattered", "tekun_basic_centralised",
    ),
    benefit=BENEFIT,
)  # fmt: skip
def basic_floor_met(law: Law) -> pl.Expr:
    """Whether the stored figure reaches the multiple of the dibao standard and the share of last year's
    consumption; it is told and never changed. Nothing where no floor is known."""
    floors = list(_floors_of_basic(law))
    return _reached(
        {mode: _stored(law, mode, "self")[0] for mode in MODES}, max(floors, default=None)
    )


def _floors_of_basic(law: Law) -> Iterator[int]:
    """Fen a month times basis points."""
    if law.tekun_basic_floor is not None and law.dibao_standard is not None:
        yield law.dibao_standard * law.tekun_basic_floor
    if law.tekun_consumption_floor is not None and law.consumption_expenditure is not None:
        yield law.consumption_expenditure * law.tekun_consumption_floor // YEAR


def _reached(stored: Mapping[str, int | None], floor: int | None) -> pl.Expr:
    """By the mode of the person: whether its figure reaches the floor, given in basis points of a fen."""
    verdicts = [
        pl.when(pl.col("support_mode") == mode).then(pl.lit(fen * WHOLE >= floor))
        for mode, fen in stored.items()
        if fen is not None and floor is not None
    ]
    return pl.coalesce(*verdicts, pl.lit(None, pl.Boolean))


@rule(
    "特困照料护理标准不低于规定的下限",
    of="member",
    cites=(BASE,),
    parameters=("tekun_care_floor", "minimum_wage"),
    benefit=BENEFIT,
)
def care_floor_met(law: Law) -> pl.Expr:
    """Whether the stored care figure of the tier reaches its share of the minimum wage."""
    if law.minimum_wage is None:
        return pl.lit(None, pl.Boolean)
    verdicts = [
        pl.when(pl.col("self_care_tier") == tier).then(
            _reached(
                {mode: _stored(law, mode, tier)[1] for mode in MODES}, law.minimum_wage * share
            )
        )
        for tier, share in law.tekun_care_floor.items()
    ]
    return pl.coalesce(*verdicts, pl.lit(None, pl.Boolean))


def figures(law: Law, row: Row) -> Iterator[str]:
    """The local standards that this person's amount is read from."""
    mode, tier = row["support_mode"], row["self_care_tier"]
    if mode:
        yield f"tekun_basic_{mode}"
    if mode and tier:
        yield f"tekun_care_{mode}_{tier}"


def working(law: Law, row: Row) -> str:
    """Basic living and care in figures."""
    mode, tier = row["support_mode"], row["self_care_tier"]
    basic, care = (yuan_of(fen or 0) for fen in _stored(law, mode, tier))
    failed = row["self_care_failed"]
    return f"{MODES[mode]}基本生活 {basic} + {TIERS[tier]}照料护理 {care}（{failed} 项不能自理）"
