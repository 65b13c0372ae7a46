"""Who the members are: age on the day, disability, study, and who is counted as living together."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

import polars as pl

from eligibility.rules.law import Law
from eligibility.rules.means.window import months_before
from eligibility.rules.rule import method_2012, method_2021, regulation, rule

EPOCH, MARCH_1900 = date(1970, 1, 1), date(1900, 3, 1)
Days = TypeVar("Days", int, pl.Expr)
FOUR_YEARS = 4 * 365 + 1  # days
ADULT = 18
SCHOOL_AGE = 6
LATER_STUDY = ("senior_secondary", "undergraduate")
DEPENDENT_STUDY = ("compulsory", *LATER_STUDY)
STUDIES = (*DEPENDENT_STUDY, "postgraduate")
SEVERE_AT_GRADE_3 = ("intellectual", "mental")  # as the national text on supporters has it
ABSENT = ("prison", "clergy", "missing", "drug_isolation")
CLAUSES = (regulation("第九条"), method_2012("第七条"), method_2021("第七条"))


def years_old(law: Law) -> pl.Expr:
    """Full years of whoever was born on `birth_date`, on the day of the law."""
    since_march = pl.col("birth_date").to_physical() - (MARCH_1900 - EPOCH).days
    # 1900 had no leap day; whoever was born before it is moved over the one that is counted
    born = since_march - (since_march < 0).cast(pl.Int32)
    birth_year, birthday = _year_from_march(born)
    year, today = _year_from_march((law.on - MARCH_1900).days)
    return year - birth_year - (birthday > today).cast(pl.Int32)


def _year_from_march(days: Days) -> tuple[Days, Days]:
    """The year and the day in it of a day since March 1900, until 2100. A year from March ends with its leap
    day, so a birthday is the same day of every year; over a crowd that is far quicker than a calendar."""
    year = (days * 4 + 3) // FOUR_YEARS
    return year, days - year * FOUR_YEARS // 4


def severe(at_grade_3: Iterable[str]) -> pl.Expr:
    """Grade 1 or 2 of any kind, grade 3 of these kinds; no entry means no certificate."""
    kind, grade = pl.col("disability_kind"), pl.col("disability_grade")
    weighty = (grade <= 2) | ((grade == 3) & kind.is_in(list(at_grade_3)))
    return kind.is_not_null() & weighty


@rule(
    "周岁",
    of="member",
    cites=(regulation("第九条"), method_2012("第四条"), method_2021("第七条")),
    needs=("birth_date",),
)
def age(law: Law) -> pl.Expr:
    """Full years on the day of the decision; a birthday counts on its own day."""
    return years_old(law)


@rule("持残疾人证", of="member", cites=(regulation("第十二条"), method_2021("第二十七条")))
def disabled(law: Law) -> pl.Expr:
    """A disability is a fact only with a certificate; no entry means no certificate."""
    return pl.col("disability_kind").is_not_null()


@rule(
    "重度残疾",
    of="member",
    cites=(regulation("第十二条"), method_2021("第八条")),
    parameters=("severe_at_grade_3",),
    needs=("disability_grade",),
)
def severe_disability(law: Law) -> pl.Expr:
    """Grade 1 or 2 of any kind, grade 3 of the kinds the text names: intellectual and mental."""
    return severe(law.severe_at_grade_3)


@rule(
    "在校就读",
    of="member",
    cites=(regulation("第九条"), method_2012("第四条"), method_2021("第七条")),
    needs=("schooling",),
)
def studying(law: Law) -> pl.Expr:
    """At school from the compulsory years on: schooling, where it is stated, goes before an occupation of
    student. Where it is not, the occupation and the age of compulsory schooling answer; between 16 and 17
    neither does, and the answer is unknown."""
    age_years, work = pl.col("age"), pl.col("employment")
    return (
        pl.when(pl.col("schooling").is_not_null())
        .then(pl.col("schooling").is_in(STUDIES))
        .when(work.is_not_null())
        .then((work == "student") | age_years.is_between(SCHOOL_AGE, 15).fill_null(False))
        .when(age_years < 16)
        .then(age_years >= SCHOOL_AGE)
        .when(age_years >= ADULT)
        .then(False)
    )


@rule(
    "共同生活的家庭成员",
    of="member",
    cites=CLAUSES,
    parameters=("family_reading", "co_residence_months", "parents_of_minors_counted"),
    needs=("lives_with", "birth_date"),
)
def counted(law: Law) -> pl.Expr:
    """The head, the spouse, children under age and adult children still at school up to the bachelor's
    degree are members wherever they stay; others when they live with the family for long. Clergy living
    apart, prisoners, people in compulsory isolation and declared missing are not."""
    always = pl.col("relation").is_in(["head", "spouse"]) | _dependent_child()
    if law.parents_of_minors_counted:
        parent = pl.col("relation") == "parent"
        always = always | (parent & _of_a_minor_head())
    absent = pl.col("absence").is_in(ABSENT)
    return ~absent.fill_null(False) & (always | _lives_with(law))


def optional(law: Law) -> pl.Expr:
    """Who lives with the family without belonging to it by law: may be read as a member or not. Grown
    children who cannot stand alone belong to it."""
    helpless = (pl.col("severe_disability") | (pl.col("labour_capacity") == "none")).fill_null(
        False
    )
    child = pl.col("relation") == "child"
    core = (
        pl.col("relation").is_in(["head", "spouse"])
        | _dependent_child().fill_null(True)
        | (child & helpless)
    )
    return ~core & pl.col("lives_with").fill_null(False)


def _of_a_minor_head() -> pl.Expr:
    """Whether the head of the member's household is under age; there are few, so they are looked up."""
    minor = (pl.col("relation") == "head") & (pl.col("age") < ADULT)
    sure, unsure = (
        pl.col("household").is_in(pl.col("household").filter(each).implode())
        for each in (minor, minor.is_null())
    )
    return pl.when(sure).then(True).when(~unsure).then(False)


def _dependent_child() -> pl.Expr:
    at_school = pl.col("schooling").is_in(DEPENDENT_STUDY).fill_null(False)
    return (pl.col("relation") == "child") & ((pl.col("age") < ADULT) | at_school)


def _lives_with(law: Law) -> pl.Expr:
    """Lives with the family, and for as long as the place asks where it is told since when."""
    if not law.co_residence_months:
        return pl.col("lives_with")
    latest = months_before(law.on, law.co_residence_months)
    return pl.col("lives_with") & (pl.col("lives_with_since") <= latest).fill_null(True)
