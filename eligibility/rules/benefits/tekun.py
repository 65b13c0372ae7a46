"""Support for people in extreme difficulty (特困人员救助供养): three conditions, care by six items."""

import polars as pl

from eligibility.rules.benefits.entitlement import Entitlement
from eligibility.rules.benefits.supporters import TOLD_OF_SUPPORTERS, supporters_of
from eligibility.rules.benefits.tekun_amount import (
    BASE,
    BENEFIT,
    basic_floor_met,
    care_floor_met,
    figures,
    method,
    self_care_failed,
    self_care_tier,
    tekun_due,
    working,
)
from eligibility.rules.beyond import Beyond
from eligibility.rules.dibao.decide import Decided
from eligibility.rules.law import Law
from eligibility.rules.means.family import ADULT
from eligibility.rules.money import YEAR
from eligibility.rules.rule import rule
from eligibility.rules.schema import SELF_CARE_ITEMS


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
    "无劳动能力且没有近亲属在家供养",
    of="member",
    cites=(BASE, method("第四条")),
    needs=("birth_date", "disability_listed", "tekun_kept"),
    benefit=BENEFIT,
)
def tekun_concerned(law: Law) -> pl.Expr:
    """Without labour capacity, and with no able close relative in the household; or of whose supporters
    somebody has told, or who holds tekun."""
    told = pl.col("supporters_known").fill_null(False)
    holds = pl.col("gets_tekun").fill_null(False)
    return pl.col("no_labour_capacity") & (told | holds | ~pl.col("able_at_home").fill_null(False))


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


def weigh(decided: Decided, beyond: Beyond, law: Law) -> pl.LazyFrame:
    """One row a member: income as it counts here, the six items, the supporters."""
    people = beyond.people.lazy().select_seq(
        "member", supporters=pl.when("supporters_known").then(True),
        **{f"self_care.{item}": pl.col(item) for item in SELF_CARE_ITEMS},
    )  # fmt: skip
    return (
        decided.members.select_seq("member", "household", **_told_income())
        .join(people, on="member", how="left")
        .join(_own_items(decided, law), on="member", how="left")
        .join(_common_items(decided, law), on="household", how="left")
        .join(supporters_of(beyond, law), on="member", how="left")
        .with_columns_seq(
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
    homes = decided.households.select_seq(
        "household", "income_known", "assets_known", "property_within"
    )
    known = pl.col("income_known") & pl.col("told").fill_null(True)
    facts = {
        "assets": pl.when("assets_known").then(True),
        "assets.amount": pl.when(pl.col("property_within").is_not_null() | ~pl.col("assets_known"))
        .then(True),
        "household_income": pl.when(known).then(pl.col("common").fill_null(0)),
    }  # fmt: skip
    return homes.join(sums, on="household", how="left").select_seq("household", **facts)


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
        (kinds_told, tekun_kept),
        (disability_listed,),
        (no_labour_capacity,),
        (tekun_concerned,),
        (income_stated, tekun_property, supporters_unable, tekun_present, self_care_failed),
        (tekun_income, self_care_tier),
        (tekun_income_below, tekun_due, basic_floor_met, care_floor_met),
    ),
    concerns=tekun_concerned,
    conditions=(no_labour_capacity, tekun_income_below, tekun_property, supporters_unable, tekun_present),
    amount=tekun_due,
    tells=(basic_floor_met, care_floor_met),
    weigh=weigh,
    figures=figures,
    working=working,
)  # fmt: skip
