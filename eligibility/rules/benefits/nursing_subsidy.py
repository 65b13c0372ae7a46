"""Nursing subsidy for severely disabled people (重度残疾人护理补贴)."""

import polars as pl

from eligibility.rules.benefits.entitlement import Entitlement
from eligibility.rules.benefits.living_subsidy import (
    CLAUSES,
    SEVERE,
    certificate_valid,
    floor_of,
    held_among,
    nothing_stops_subsidies,
    reaches,
)
from eligibility.rules.law import Law
from eligibility.rules.rule import rule

MENTAL = ("intellectual", "mental")


@rule(
    "残疾等级符合护理补贴条件",
    of="member",
    cites=CLAUSES,
    parameters=("disability_nursing_grades", "disability_nursing_mental_grades"),
    needs=("disability_grade",),
    benefit="disability_nursing",
)
def nursing_grade(law: Law) -> pl.Expr:
    """Of a grade that the place pays for, down to a lower one for intellectual and mental disability."""
    grade = pl.col("disability_grade")
    mental = pl.col("disability_kind").is_in(MENTAL)
    return (grade <= law.disability_nursing_grades) | (
        mental & (grade <= law.disability_nursing_mental_grades)
    )


@rule(
    "没有不得同时享受的护理待遇",
    of="member",
    cites=CLAUSES,
    parameters=("disability_nursing_excluded_by",),
    needs=("gets_tekun", "full_child_money", "held"),
    benefit="disability_nursing",
)
def nursing_not_excluded(law: Law) -> pl.Expr:
    """Holds nothing that shuts the nursing subsidy out: tekun, with its own care, and nursing pay for a
    work injury."""
    return ~held_among(law.disability_nursing_excluded_by)


@rule(
    "当地已定该等级的护理补贴标准",
    of="member",
    cites=CLAUSES,
    needs=("disability_nursing",),
    benefit="disability_nursing",
)
def nursing_figure(law: Law) -> pl.Expr:
    """Whether the place has entered its figure for this grade; unknown while it has not."""
    grade = pl.col("disability_grade")
    first, second, lower = (
        pl.lit(None if figure is None else True, pl.Boolean)
        for figure in (
            law.disability_nursing_1,
            law.disability_nursing_2,
            law.disability_nursing_mental,
        )
    )
    return (
        pl.when(grade == 1)
        .then(first)
        .when(grade == SEVERE)
        .then(second)
        .when(grade > SEVERE)
        .then(lower)
        .otherwise(True)
    )


@rule(
    "重度残疾人护理补贴金额",
    of="member",
    cites=CLAUSES,
    parameters=(
        "disability_nursing_1", "disability_nursing_1_hardship", "disability_nursing_2",
        "disability_nursing_2_hardship", "disability_nursing_mental",
    ),
    needs=("disability_grade", "living_group", "nursing_figure"),
    benefit="disability_nursing",
)  # fmt: skip
def nursing_amount(law: Law) -> pl.Expr:
    """Fen a month by grade; the figure for people in hardship, who are those the living subsidy is for,
    where the place has set one."""
    grade = pl.col("disability_grade")
    first = _by_hardship(law.disability_nursing_1, law.disability_nursing_1_hardship)
    second = _by_hardship(law.disability_nursing_2, law.disability_nursing_2_hardship)
    lower = pl.lit(law.disability_nursing_mental, pl.Int64)
    return (
        pl.when(grade == 1)
        .then(first)
        .when(grade == SEVERE)
        .then(second)
        .when(grade > SEVERE)
        .then(lower)
    )


def _by_hardship(ordinary: int | None, hardship: int | None) -> pl.Expr:
    if hardship is None:
        return pl.lit(ordinary, pl.Int64)
    hard = pl.col("living_group")
    return pl.when(hard).then(hardship).when(~hard).then(pl.lit(ordinary, pl.Int64))


@rule(
    "高于另领的同类护理补贴",
    of="member",
    cites=CLAUSES,
    needs=("held", "held_other_nursing", "nursing_amount"),
    benefit="disability_nursing",
)
def nursing_is_higher(law: Law) -> pl.Expr:
    """Higher than an old-age, veteran's or other nursing allowance that is held: of two of a kind the
    person takes one, the higher, in full; of equal ones the one already held."""
    holds = pl.col("holds_other_nursing")
    lower = pl.col("held_other_nursing") < pl.col("nursing_amount")
    return pl.when(~holds).then(True).when(holds).then(lower)


@rule(
    "同类护理补贴择高申领",
    of="member",
    cites=CLAUSES,
    needs=("nursing_is_higher",),
    benefit="disability_nursing",
)
def other_nursing_instead(law: Law) -> pl.Expr:
    """Would have the nursing subsidy, and keeps the allowance held because it is not lower."""
    fits = pl.col("nursing_grade") & pl.col("nursing_not_excluded")
    return fits & pl.col("nothing_stops_subsidies") & ~pl.col("nursing_is_higher")


@rule(
    "护理补贴不低于省定最低标准的规定比例",
    of="member",
    cites=CLAUSES,
    parameters=(
        "disability_nursing_floor_1", "disability_nursing_floor_2", "provincial_minimum",
    ),
    benefit="disability_nursing",
)  # fmt: skip
def nursing_floor_met(law: Law) -> pl.Expr:
    """For a person in hardship, whether the figure of the place reaches the share of the provincial
    minimum; it is never changed."""
    ordinary = (law.disability_nursing_1, law.disability_nursing_2)
    hardship = (law.disability_nursing_1_hardship, law.disability_nursing_2_hardship)
    first, second = (
        ours if special is None else special
        for ours, special in zip(ordinary, hardship, strict=True)
    )
    met_1 = reaches(first, floor_of(law, law.disability_nursing_floor_1))
    met_2 = reaches(second, floor_of(law, law.disability_nursing_floor_2))
    hard, grade = pl.col("living_group"), pl.col("disability_grade")
    return pl.when(hard & (grade == 1)).then(met_1).when(hard & (grade == SEVERE)).then(met_2)


NURSING_SUBSIDY = Entitlement(
    benefit="disability_nursing",
    of="member",
    stages=(
        (nursing_grade, nursing_not_excluded, nursing_figure, nursing_amount, nursing_floor_met),
        (nursing_is_higher,),
        (other_nursing_instead,),
    ),
    concerns=certificate_valid,
    conditions=(nursing_grade, nothing_stops_subsidies, nursing_not_excluded, nursing_is_higher),
    amount=nursing_amount,
    routes={other_nursing_instead: "other_nursing"},
    tells=(nursing_floor_met,),
)
