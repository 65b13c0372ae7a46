"""Support for people in extreme difficulty (特困人员救助供养): three conditions, care by six items."""

from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from eligibility.rules.benefits.entitlement import Entitlement, Row
from eligibility.rules.benefits.supporters import TOLD_OF_SUPPORTERS, supporters_of
from eligibility.rules.beyond import Beyond
from eligibility.rules.dibao.decide import Decided
from eligibility.rules.law import Law
from eligibility.rules.means.family import ADULT
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
    "多重残疾已注明其中的类别",
    of="member",
    cites=(BASE, method("第五条")),
    parameters=("tekun_disabilities",),
    needs=("disability_kinds",),
    benefit=BENEFIT,
)
def kinds_told(law: Law) -> pl.Expr:
    """Of a multiple disability the kinds in it decide, where its grade could belong to a listed one."""
    listed = law.tekun_disabilities
    if "multiple" in listed:
        return pl.lit(True)
    multiple = (pl.col("disability_kind") == "multiple").fill_null(False)
    beyond_all = (pl.col("disability_grade") > max(listed.values(), default=0)).fill_null(False)
    return pl.when(~multiple | beyond_all).then(True)


@rule(
    "残疾类别和等级属于无劳动能力",
    of="member",
    cites=(BASE, method("第五条")),
    parameters=("tekun_disabilities",),
    needs=("disability_grade", "kinds_told"),
    benefit=BENEFIT,
)
def disability_listed(law: Law) -> pl.Expr:
    """Of a listed kind, up to its grade."""
    kind, grade = pl.col("disability_kind"), pl.col("disability_grade")
    holds = [(kind == each) & (grade <= lowest) for each, lowest in law.tekun_disabilities.items()]
    known = pl.any_horizontal(pl.lit(False), *holds)
    return pl.when(kind.is_null()).then(False).when("kinds_told").then(known)


@rule(
    "未成年特困人员继续供养",
    of="member",
    cites=(BASE, method("第二十四条")),
    parameters=("tekun_kept_in_school",),
    needs=("birth_date", "schooling"),
    benefit=BENEFIT,
)
def tekun_kept(law: Law) -> pl.Expr:
    """Who holds tekun keeps it to eighteen, and beyond while at a school of the list."""
    at_school = pl.col("schooling").is_in(list(law.tekun_kept_in_school))
    holds = pl.col("gets_tekun").fill_null(False)
    return holds & ((pl.col("age") < ADULT) | at_school)


@rule(
    "无劳动能力",
    of="member",
    cites=(BASE, method("第五条")),
    parameters=("tekun_age", "tekun_minor_age", "tekun_disabilities"),
    needs=("birth_date", "disability_listed", "tekun_kept"),
    benefit=BENEFIT,
)
def no_labour_capacity(law: Law) -> pl.Expr:
    """Of age, under age, of a listed disability, or a minor kept on: nobody else is concerned."""
    age = pl.col("age")
    young_or_old = (age >= law.tekun_age) | (age < law.tekun_minor_age)
    return young_or_old | pl.col("disability_listed") | pl.col("tekun_kept")


@rule(
    "已申报本人收入",
    of="member",
    cites=(BASE, method("第六条")),
    parameters=("tekun_minor_age",),
    needs=("income", "income.amount"),
    benefit=BENEFIT,
)
def income_stated(law: Law) -> pl.Expr:
    """Told, with every amount; nobody below working age is asked."""
    asked = pl.col("income_known") | (pl.col("age") < law.tekun_minor_age)
    return pl.when(asked & ~pl.col("income_unknown")).then(True)


@rule(
    "本人年收入（特困口径）",
    of="member",
    cites=(BASE, method("第六条")),
    parameters=("tekun_excluded_income", "tekun_pension_exclusion", "central_basic_pension"),
    needs=("income_stated", "household_income"),
    benefit=BENEFIT,
)
def tekun_income(law: Law) -> pl.Expr:
    """Fen a year: the person's own items that count here, with an equal part of what the household has
    in common. Nobody below working age is asked."""
    heads = pl.max_horizontal(pl.col("members_counted"), pl.lit(1))
    own = pl.col("tekun_gross").fill_null(0) - pension_outside(law)
    return pl.when("income_stated").then(own + pl.col("household_income") // heads)


def pension_outside(law: Law) -> pl.Expr:
    """Fen a year of resident pension that does not count: never more than twelve months of the basic one."""
    basic = pl.col("tekun_pension").fill_null(0)
    if law.tekun_pension_exclusion == "central":
        return pl.min_horizontal(basic, pl.lit(law.central_basic_pension * YEAR))
    return basic


@rule(
    "收入低于低保标准",
    of="member",
    cites=(BASE, method("第六条")),
    parameters=("dibao_standard",),
    needs=("dibao_standard", "tekun_income"),
    benefit=BENEFIT,
)
def tekun_income_below(law: Law) -> pl.Expr:
    """Below, not at, the standard of one person; compared in fen a year."""
    if law.dibao_standard is None:
        return pl.lit(None, pl.Boolean)
    return pl.col("tekun_income") < law.dibao_standard * YEAR


@rule(
    "财产符合规定",
    of="member",
    cites=(BASE, method("第七条")),
    needs=("assets", "assets.amount"),
    benefit=BENEFIT,
)
def tekun_property(law: Law) -> pl.Expr:
    """The property rule of the place; where none for tekun is known that of dibao stands in."""
    return pl.col("property_within")


@rule(
    "无法定义务人或义务人无履行能力",
    of="member",
    cites=(BASE, method("第八条")),
    parameters=(
        "tekun_supporters_unable", "tekun_supporter_dibao_age", "tekun_supporter_age",
        "disposable_income",
    ),
    needs=("supporters", *TOLD_OF_SUPPORTERS),
    benefit=BENEFIT,
)  # fmt: skip
def supporters_unable(law: Law) -> pl.Expr:
    """Nobody owes support, or none of them can give it. Where nobody has told who they are, an able
    grown-up close relative in the household is one."""
    able = pl.col("able_at_home").fill_null(False)
    return pl.when("supporters").then(pl.col("all_unable")).when(able).then(False)


@rule(
    "未被宣告失踪或服刑",
    of="member",
    cites=(BASE, method("第二十四条")),
    benefit=BENEFIT,
)
def tekun_present(law: Law) -> pl.Expr:
    """Support ends with a declaration of absence and in prison."""
    return ~pl.col("absence").is_in(["missing", "prison"]).fill_null(False)


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


def weigh(decided: Decided, beyond: Beyond, law: Law) -> pl.LazyFrame:
    """One row a member: income as it counts here, the six items, the supporters."""
    people = beyond.people.lazy().select(
        "member", supporters=pl.when("supporters_known").then(True),
        **{f"self_care.{item}": pl.col(item) for item in SELF_CARE_ITEMS},
    )  # fmt: skip
    return (
        decided.members.select("member", "household", **_told_income())
        .join(people, on="member", how="left")
        .join(_own_items(decided, law), on="member", how="left")
        .join(_common_items(decided, law), on="household", how="left")
        .join(supporters_of(beyond, law), on="member", how="left")
        .with_columns(
            pl.when("supporters_listed").then(name).otherwise(True).alias(name)
            for name in ("all_unable", *TOLD_OF_SUPPORTERS)
        )
        .drop("household", "supporters_listed")
    )


def _told_income() -> dict[str, pl.Expr]:
    """True unless it is wanting: the income of the member, an amount in it."""
    return {
        "income": pl.when("income_known").then(True),
        "income.amount": pl.when(~pl.col("income_unknown")).then(True),
    }


def _own_items(decided: Decided, law: Law) -> pl.LazyFrame:
    own = decided.incomes.filter(pl.col("member").is_not_null())
    return own.group_by("member").agg(
        tekun_gross=_counts(law).sum(), tekun_pension=_basic_pension(law).sum()
    )


def _common_items(decided: Decided, law: Law) -> pl.LazyFrame:
    """Fen a year of the household's common items; unknown where nobody told them or an amount is."""
    common = decided.incomes.filter(pl.col("member").is_null())
    sums = common.group_by("household").agg(
        common=_counts(law).sum() - _basic_pension(law).sum(),
        told=~pl.col("annual").is_null().any(),
    )
    homes = decided.households.select(
        "household", "income_known", "assets_known", "property_within"
    )
    known = pl.col("income_known") & pl.col("told").fill_null(True)
    facts = {
        "assets": pl.when("assets_known").then(True),
        "assets.amount": pl.when(pl.col("property_within").is_not_null() | ~pl.col("assets_known"))
        .then(True),
        "household_income": pl.when(known).then(pl.col("common").fill_null(0)),
    }  # fmt: skip
    return homes.join(sums, on="household", how="left").select("household", **facts)


def _counts(law: Law) -> pl.Expr:
    outside = pl.col("kind").is_in(list(law.tekun_excluded_income))
    return pl.when(~outside).then(pl.col("annual")).otherwise(0)


def _basic_pension(law: Law) -> pl.Expr:
    """Fen a year of basic pension inside an item of resident pension."""
    part = {
        "central": pl.min_horizontal("annual", pl.col("months") * law.central_basic_pension),
        "all": pl.col("annual"),
        "none": pl.lit(0, pl.Int64),
    }[law.tekun_pension_exclusion]
    return pl.when(pl.col("kind") == "pension_resident").then(part).otherwise(0)


TEKUN = Entitlement(
    benefit=BENEFIT,
    of="member",
    stages=(
        (kinds_told, tekun_kept, income_stated, tekun_property, supporters_unable, tekun_present,
         self_care_failed),
        (disability_listed, tekun_income, self_care_tier),
        (no_labour_capacity, tekun_income_below, tekun_due, basic_floor_met, care_floor_met),
    ),
    concerns=no_labour_capacity,
    conditions=(tekun_income_below, tekun_property, supporters_unable, tekun_present),
    amount=tekun_due,
    tells=(basic_floor_met, care_floor_met),
    weigh=weigh,
    figures=figures,
    working=working,
)  # fmt: skip
