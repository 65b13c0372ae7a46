"""What relatives who live elsewhere and owe support are taken to give (赡养、抚养、扶养费)."""

import polars as pl

from eligibility.rules.law import Law
from eligibility.rules.means.family import years_old
from eligibility.rules.money import WHOLE, YEAR
from eligibility.rules.rule import method_2021, regulation, rule

CLAUSES = (regulation("第九条"), method_2021("第十三条"))
ELDERLY = 60
FORMULA = (
    "support_fee", "support_ratio", "support_ratio_many", "support_many_from",
    "support_excess_base", "dibao_standard",
)  # fmt: skip


@rule("赡养义务人应给付", of="item", cites=CLAUSES, parameters=FORMULA)
def support_of(law: Law) -> pl.Expr:
    """Fen a year from one supporter: what was agreed or ordered goes before all; otherwise the share of
    what their family has over the line, or what they really pay if that is more. Nothing is reckoned
    from a supporter whose income or family nobody told, who cannot, or who is helped themselves."""
    paid = pl.col("paid_annual").fill_null(0)
    if law.support_fee == "formula" and law.dibao_standard:
        due = pl.max_horizontal(paid, _by_formula(law, law.dibao_standard).fill_null(0))
    else:
        due = paid
    return pl.coalesce("agreed_annual", due)


def _by_formula(law: Law, standard: int) -> pl.Expr:
    size = pl.col("family_size")
    excess = (pl.col("income_annual") - size * standard * YEAR).clip(lower_bound=0)
    among = pl.col("supports").fill_null(1)
    if law.support_excess_base == "head":
        among = among * size
    many = pl.col("children").fill_null(1) >= law.support_many_from
    ratio = pl.when(many).then(law.support_ratio_many).otherwise(law.support_ratio)
    able = (pl.col("state") == "able").fill_null(True) & (
        (pl.col("benefit") == "none").fill_null(True)
    )
    share = excess * ratio // (among * WHOLE)
    return pl.when(able).then(share).otherwise(0)


@rule(
    "单人保计入的给付", of="item", cites=CLAUSES, parameters=("single_person_impute_support",)
)  # fmt: skip
def support_of_single(law: Law) -> pl.Expr:
    """Fen a year from one supporter that count for a person computed apart: what brothers, sisters and
    people of sixty and over give may be left out."""
    if law.single_person_impute_support == "none":
        return pl.lit(0, pl.Int64)
    if law.single_person_impute_support == "all":
        return pl.col("support_of")
    old = years_old(law) >= ELDERLY
    spared = old.fill_null(False) | (pl.col("relation") == "sibling").fill_null(False)
    return pl.when(spared).then(0).otherwise(pl.col("support_of"))


@rule("推算赡养抚养扶养费", of="member", cites=CLAUSES, parameters=FORMULA)
def imputed_support(law: Law) -> pl.Expr:
    """Fen a year beyond the support the member already named as income."""
    return (pl.col("support_due") - pl.col("support_received")).clip(lower_bound=0)


@rule(
    "单人保推算赡养抚养扶养费",
    of="member",
    cites=CLAUSES,
    parameters=(*FORMULA, "single_person_impute_support"),
)
def imputed_support_single(law: Law) -> pl.Expr:
    """Fen a year of it that count when the member is computed apart."""
    return (pl.col("support_due_single") - pl.col("support_received")).clip(lower_bound=0)


def support_due(supporters: pl.DataFrame, law: Law) -> pl.LazyFrame | None:
    """Sums by member, `support_due` and `support_due_single`; None where nobody named a supporter."""
    if law.support_fee == "none" or supporters.is_empty():
        return None
    told = (
        supporters.lazy().with_columns_seq(support_of(law)).with_columns_seq(support_of_single(law))
    )
    return told.group_by("member").agg(
        support_due=pl.col("support_of").sum(),
        support_due_single=pl.col("support_of_single").sum(),
    )
