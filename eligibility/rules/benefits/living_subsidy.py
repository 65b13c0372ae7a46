"""Living subsidy for disabled people in hardship (困难残疾人生活补贴)."""

from datetime import date

import polars as pl

from eligibility.rules.benefits.entitlement import Entitlement
from eligibility.rules.beyond import Beyond
from eligibility.rules.dibao.decision import ON_DIBAO
from eligibility.rules.law import Law
from eligibility.rules.money import WHOLE
from eligibility.rules.rule import Clause, rule

CLAUSES = (Clause("国发〔2015〕52号", "", date(2016, 1, 1)),)
ELDERLY = 60
NEVER_WITH = ("tekun", "orphan", "unsupported_child", "work_injury_nursing", "disability_living")


@rule("持有效残疾人证", of="member", cites=CLAUSES, benefit="disability_living")
def certificate_valid(law: Law) -> pl.Expr:
    """A certificate that has not run out; one without a last day runs on."""
    return pl.col("disabled") & (pl.col("certificate_until") >= law.on).fill_null(True)


@rule("低保家庭成员", of="member", cites=CLAUSES, benefit="disability_living")
def in_dibao_family(law: Law) -> pl.Expr:
    """Counted in a family that gets dibao, or the single person who gets it."""
    alone = pl.col("outcome") == "single_person"
    family = pl.col("outcome").is_in(ON_DIBAO) & ~alone
    undecided = pl.col("outcome") == "need_information"
    return pl.when(~undecided).then(pl.col("counted") & (family | (alone & pl.col("candidate"))))


@rule(
    "属于补贴对象",
    of="member",
    cites=CLAUSES,
    parameters=("disability_living_groups", "disability_living_ceiling", "dibao_standard"),
    needs=("disability_grade", "outcome", "birth_date"),
    benefit="disability_living",
)
def living_group(law: Law) -> pl.Expr:
    """Belongs to one of the groups that the place supports: dibao families, severely disabled people
    between the line and its multiple, severely disabled people of age without an income of their own."""
    severe, ceiling = pl.col("severe_disability"), law.disability_living_ceiling
    above = pl.col("counted_income") >= pl.col("line")
    below = pl.lit(True)
    if ceiling is not None:
        below = pl.col("counted_income") * WHOLE <= pl.col("line") * ceiling
    groups = {
        "dibao": pl.col("in_dibao_family"),
        "severe_in_band": severe & above & below,
        "severe_elderly": severe & (pl.col("age") >= ELDERLY) & (pl.col("own_income") == 0),
    }
    return pl.any_horizontal(groups[group] for group in law.disability_living_groups)


@rule(
    "没有不得同时享受的待遇",
    of="member",
    cites=CLAUSES,
    needs=("held",),
    benefit="disability_living",
)
def living_not_excluded(law: Law) -> pl.Expr:
    """Orphans, tekun and people with nursing pay for a work injury take no living subsidy."""
    return ~pl.col("living_excluded").fill_null(False)


@rule(
    "困难残疾人生活补贴金额",
    of="member",
    cites=CLAUSES,
    parameters=("disability_living", "disability_living_mild"),
    needs=("disability_living",),
    benefit="disability_living",
)
def living_amount(law: Law) -> pl.Expr:
    """Fen a month: the figure of the place, its lower one for grades 3 and 4 where it has set one."""
    whole = pl.lit(law.disability_living, pl.Int64)
    mild = pl.lit(law.disability_living_mild, pl.Int64)
    return pl.when(pl.col("disability_grade") > 2).then(mild.fill_null(whole)).otherwise(whole)


def _held(beyond: Beyond, law: Law) -> pl.LazyFrame:
    excluded = pl.col("benefit").is_in(NEVER_WITH).any()
    held = beyond.held.lazy().group_by("member").agg(living_excluded=excluded)
    people = beyond.people.lazy().select("member", "certificate_until")
    return people.join(held, on="member", how="left")


LIVING_SUBSIDY = Entitlement(
    benefit="disability_living",
    of="member",
    stages=(
        (certificate_valid, in_dibao_family, living_not_excluded, living_amount),
        (living_group,),
    ),
    concerns=certificate_valid,
    conditions=(living_group, living_not_excluded),
    amount=living_amount,
    gather=_held,
)
