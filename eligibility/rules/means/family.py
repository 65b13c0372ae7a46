"""Who the members are: age on the day, disability, study, and who is counted as living together."""

import polars as pl

from eligibility.rules.law import Law
from eligibility.rules.rule import method_2012, method_2021, regulation, rule

ADULT = 18
SCHOOL_AGE = 6
LATER_STUDY = ("senior_secondary", "undergraduate")
DEPENDENT_STUDY = ("compulsory", *LATER_STUDY)
STUDIES = (*DEPENDENT_STUDY, "postgraduate")
WEIGHTY_AT_GRADE_3 = ("intellectual", "mental")


@rule(
    "周岁",
    of="member",
    cites=(regulation("第九条"), method_2012("第四条"), method_2021("第七条")),
    needs=("birth_date",),
)
def age(law: Law) -> pl.Expr:
    """Full years on the day of the decision; a birthday counts on its own day."""
    born = pl.col("birth_date").dt
    born_as_number = born.year() * 10_000 + born.month().cast(pl.Int32) * 100 + born.day()
    return (law.on.year * 10_000 + law.on.month * 100 + law.on.day - born_as_number) // 10_000


@rule("持残疾人证", of="member", cites=(regulation("第十二条"), method_2021("第二十七条")))
def disabled(law: Law) -> pl.Expr:
    """A disability is a fact only with a certificate; no entry means no certificate."""
    return pl.col("disability_kind").is_not_null()


@rule(
    "重度残疾",
    of="member",
    cites=(regulation("第十二条"), method_2021("第八条")),
    needs=("disability_grade",),
)
def severe_disability(law: Law) -> pl.Expr:
    """Grade 1 or 2 of any kind, grade 3 when intellectual or mental."""
    kind, grade = pl.col("disability_kind"), pl.col("disability_grade")
    weighty = (grade <= 2) | ((grade == 3) & kind.is_in(WEIGHTY_AT_GRADE_3))
    return kind.is_not_null() & weighty


@rule(
    "在校就读",
    of="member",
    cites=(regulation("第九条"), method_2012("第四条"), method_2021("第七条")),
    needs=("schooling",),
)
def studying(law: Law) -> pl.Expr:
    """At school from the compulsory years on. Where schooling is not stated, the occupation and the
    age of compulsory schooling answer; between 16 and 17 neither does, and the answer is unknown."""
    age_years, work = pl.col("age"), pl.col("employment")
    return (
        pl.when(pl.col("schooling").is_not_null())
        .then(pl.col("schooling").is_in(STUDIES) | (work == "student").fill_null(False))
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
    cites=(regulation("第九条"), method_2012("第四条"), method_2021("第七条")),
    needs=("lives_with", "birth_date"),
)
def counted(law: Law) -> pl.Expr:
    """The head, the spouse, children under age and adult children still at school up to the bachelor's
    degree are members wherever they stay; others when they live with the family for long. Clergy living
    apart, prisoners, people in compulsory isolation and declared missing are not."""
    child = pl.col("relation") == "child"
    at_school = pl.col("schooling").is_in(DEPENDENT_STUDY).fill_null(False)
    always = pl.col("relation").is_in(["head", "spouse"]) | (
        child & ((pl.col("age") < ADULT) | at_school)
    )
    absent = pl.col("absence").is_in(["prison", "clergy", "missing", "drug_isolation"])
    return ~absent.fill_null(False) & (always | pl.col("lives_with"))
