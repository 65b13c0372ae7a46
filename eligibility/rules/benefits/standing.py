"""Who a person is to the other benefits: in a dibao family, getting tekun, holding this or that."""

from datetime import date
from functools import cache

import polars as pl

from eligibility.rules.beyond import Beyond
from eligibility.rules.dibao.decision import ON_DIBAO
from eligibility.rules.law import Law
from eligibility.rules.rule import Clause, regulation, rule
from eligibility.rules.schema import HELD

HOLDERS = (Clause("国发〔2015〕52号", "", date(2016, 1, 1)), regulation("第九条"))
# Held help whose amount decides which of two is the higher, or whether it is paid in full
WEIGHED = ("unsupported_child", "tekun", "disability_living", "other_nursing", "other_living")


def standing(beyond: Beyond) -> pl.LazyFrame:
    """One row a member: what was asked beyond the means test, `held` (true where that was asked at all),
    `holds_<benefit>`, unknown where it was not, and `held_<benefit>` in fen a month, nothing where the
    person has none and unknown where the amount of one is."""
    people = beyond.people.lazy().select_seq(
        "member", "certificate_until", "hukou_here", "support_mode", "chooses", "held_known",
        "parents_known", "supporters_known",
        "epidemic_confirmed", "admitted_on", "discharged_on",
    )  # fmt: skip
    if beyond.held.is_empty():
        return people.select_seq(_nobody_holds())
    sums = beyond.held.lazy().group_by("member").agg(_sums_of_held())
    return people.join(sums, on="member", how="left").select_seq(_told_of_held())


@cache
def _nobody_holds() -> list[pl.Expr]:
    none = pl.when("held_known").then(False)
    return [
        pl.exclude("held_known"),
        pl.when("held_known").then(True).alias("held"),
        *(none.alias(f"holds_{each}") for each in HELD),
        *(pl.lit(0, pl.Int64).alias(f"held_{each}") for each in WEIGHED),
    ]


@cache
def _sums_of_held() -> list[pl.Expr]:
    kind = pl.col("benefit")
    return [
        *((kind == each).any().alias(f"holds_{each}") for each in HELD),
        *(_known_sum(each).alias(f"held_{each}") for each in WEIGHED),
        pl.lit(True).alias("listed"),
    ]


@cache
def _told_of_held() -> list[pl.Expr]:
    told = pl.col("listed").fill_null(False)
    return [
        pl.exclude("held_known", "listed", "^holds_.*$", "^held_.*$"),
        pl.when("held_known").then(True).alias("held"),
        *(_if_asked(f"holds_{each}") for each in HELD),
        *(
            pl.when(told).then(f"held_{each}").otherwise(0).alias(f"held_{each}")
            for each in WEIGHED
        ),
    ]


def _known_sum(benefit: str) -> pl.Expr:
    theirs = pl.col("monthly").filter(pl.col("benefit") == benefit)
    return pl.when(~theirs.is_null().any()).then(theirs.sum())


def _if_asked(name: str) -> pl.Expr:
    return pl.when("held_known").then(pl.col(name).fill_null(False)).alias(name)


@rule("低保家庭成员", of="member", cites=HOLDERS, needs=("outcome",))
def in_dibao_family(law: Law) -> pl.Expr:
    """Counted in a family that gets dibao, or the single person who gets it."""
    alone = pl.col("outcome") == "single_person"
    family = pl.col("outcome").is_in(ON_DIBAO) & ~alone
    undecided = pl.col("outcome") == "need_information"
    return pl.when(~undecided).then(pl.col("counted") & (family | (alone & pl.col("candidate"))))


@rule("特困人员", of="member", cites=HOLDERS, needs=("held",))
def gets_tekun(law: Law) -> pl.Expr:
    """Holds tekun, or belongs to a household whose award in force is tekun."""
    return pl.col("holds_tekun") | (pl.col("award_benefit") == "tekun").fill_null(False)


@rule(
    "建档立卡贫困人口",
    of="member",
    cites=HOLDERS,
    parameters=("poverty_register",),
    needs=("poverty_status",),
)
def on_poverty_register(law: Law) -> pl.Expr:
    """Of a household whose status the place counts as being on the poverty register."""
    return pl.col("poverty_status").is_in(list(law.poverty_register))


STANDING = (in_dibao_family, gets_tekun, on_poverty_register)
