"""Who owes a person support, and whether they can give it (法定赡养、抚养、扶养义务人)."""

from functools import cache

import polars as pl

from eligibility.rules.beyond import Beyond
from eligibility.rules.dibao.decide import Decided
from eligibility.rules.law import Law
from eligibility.rules.means.family import ADULT, SEVERE_AT_GRADE_3, severe, years_old

OLD = 60
# What is told of a supporter, and the figure their income is measured by
TOLD_OF_SUPPORTERS = (
    "supporters.state", "supporters.benefit", "supporters.birth_date", "supporters.disability",
    "supporters.income_annual", "supporters.property_within", "disposable_income",
)  # fmt: skip
# Whom a member of this relation to the head can turn to inside the household
CLOSE = {
    "head": ("spouse", "child", "parent"),
    "spouse": ("head",),
    "child": ("head",),
    "parent": ("head",),
}


def supporters_of(beyond: Beyond, law: Law) -> pl.LazyFrame:
    """One row a member who named supporters: `all_unable`, and for each fact of a supporter true unless
    the answer hangs on it and nobody told it."""
    each = beyond.supporters.lazy().with_columns_seq(
        age=years_old(law), weighty=severe(SEVERE_AT_GRADE_3)
    )
    each = each.with_columns_seq(
        frail=pl.col("weighty") | (pl.col("age") >= law.tekun_supporter_age)
    )
    each = each.with_columns_seq(unable=_unable(law))
    open_ = pl.col("unable").is_null()
    wanting = {name: (open_ & lacks).any() for name, lacks in _lacks(law).items()}
    return each.group_by("member").agg(
        supporters_listed=pl.lit(True),
        all_unable=pl.col("unable").all(ignore_nulls=False),
        **{name: pl.when(~lacks).then(True) for name, lacks in wanting.items()},
    )


def _poor(law: Law) -> pl.Expr:
    """Own income below last year's disposable income of the place, property within its rule."""
    line = pl.lit(law.disposable_income, pl.Int64)
    return (pl.col("income_annual") < line) & pl.col("property_within")


def _unable(law: Law) -> pl.Expr:
    """Whether this supporter cannot perform the duty, on any ground the place knows."""
    state, benefit, within = pl.col("state"), pl.col("benefit"), pl.col("property_within")
    grounds = {
        "tekun": benefit == "tekun",
        "dibao_elderly": (benefit == "dibao") & (pl.col("age") >= law.tekun_supporter_dibao_age),
        "elderly": (pl.col("age") >= law.tekun_supporter_age) & _poor(law),
        "severe_disability": pl.col("weighty") & _poor(law),
        "no_civil_capacity": (state == "no_civil_capacity") & within,
        "declared_missing": (state == "declared_missing") & within,
        "prison": (state == "prison") & within,
    }
    known = [grounds[ground] for ground in law.tekun_supporters_unable]
    return pl.any_horizontal(pl.lit(False), *known)


def _lacks(law: Law) -> dict[str, pl.Expr]:
    """What nobody told of a supporter. Income counts of the frail only, property of them and of those
    in one of the other states."""
    frail = pl.col("frail").fill_null(False)
    special = (pl.col("state") != "able").fill_null(False)
    state, frail_unknown = pl.col("state"), pl.col("weighty").is_null()
    return dict(
        zip(
            TOLD_OF_SUPPORTERS,
            (
                state.is_null(),
                pl.col("benefit").is_null(),
                pl.col("birth_date").is_null(),
                frail_unknown,
                frail & pl.col("income_annual").is_null(),
                (frail | special) & pl.col("property_within").is_null(),
                frail & pl.lit(law.disposable_income is None),
            ),
            strict=True,
        )
    )


def at_home(decided: Decided) -> pl.LazyFrame:
    """One row a member: whether a close relative in the household is grown up, not yet old, holds no
    disability certificate and is neither in prison nor missing, and so is certainly able to support; and
    whether the head is such a parent, of whatever age, who is not seriously ill either."""
    homes = decided.members.group_by("household").agg(_able_for())
    members = decided.members.select_seq("member", "household", "relation")
    return members.join(homes, on="household", how="left").select_seq(_of_whom())


@cache
def _able_for() -> list[pl.Expr]:
    grown = pl.col("age") >= ADULT
    here = ~pl.col("absence").is_in(["prison", "missing", "drug_isolation"]).fill_null(False)
    sound = grown & here & ~pl.col("disabled")
    able = sound & (pl.col("age") < OLD)
    raising = sound & (pl.col("relation") == "head") & ~pl.col("serious_illness")
    theirs = {relation: pl.col("relation").is_in(list(near)) for relation, near in CLOSE.items()}
    return [
        raising.fill_null(False).any().alias("raising"),
        *((able & near).fill_null(False).any().alias(f"for_{of}") for of, near in theirs.items()),
    ]


@cache
def _of_whom() -> list[pl.Expr]:
    relation = pl.col("relation")
    theirs = [pl.when(relation == each).then(pl.col(f"for_{each}")) for each in CLOSE]
    return [
        pl.col("member"),
        pl.coalesce(*theirs, pl.lit(False)).alias("able_at_home"),
        (pl.col("raising") & (relation == "child")).alias("raised_at_home"),
    ]
