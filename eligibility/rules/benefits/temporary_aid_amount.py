"""How much temporary aid: by level, by persons and months, or by bands of cost; in stages; who approves."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from eligibility.rules.law import Law
from eligibility.rules.money import FEN, WHOLE, share, yuan_up
from eligibility.rules.rule import Clause, regulation, rule

NOTICE = Clause("民发〔2018〕23号", "", date(2018, 1, 23))
GROUNDS = (regulation("第四十七条"), NOTICE)
LEVELS = (regulation("第四十八条"), NOTICE)


@rule("救助人数", of="household", cites=GROUNDS, needs=("members",), benefit="temporary_aid")
def aid_people(law: Law) -> pl.Expr:
    """The members counted, once it is known of everybody whether they are."""
    return pl.when(~pl.col("members_unknown")).then(pl.col("members_counted"))


@rule(
    "临时救助标准",
    of="household",
    cites=GROUNDS,
    parameters=("temporary_aid_standard", "dibao_standard"),
    needs=("dibao_standard",),
    benefit="temporary_aid",
)
def aid_standard(law: Law) -> pl.Expr:
    """Fen a person and month: the place's own figure, or the dibao standard where it has set none."""
    own = law.temporary_aid_standard
    return pl.lit(law.dibao_standard if own is None else own, pl.Int64)


@rule(
    "临时救助标准在规定的浮动范围内",
    of="household",
    cites=GROUNDS,
    parameters=("temporary_aid_standard", "dibao_standard", "aid_standard_deviation"),
    benefit="temporary_aid",
)
def aid_standard_met(law: Law) -> pl.Expr:
    """Whether the place's own figure differs from the dibao standard by no more than it may."""
    own, measure = law.temporary_aid_standard, law.dibao_standard
    deviation = law.aid_standard_deviation
    if own is None or measure is None or deviation is None:
        return pl.lit(None, pl.Boolean)
    return pl.lit(abs(own - measure) * WHOLE <= measure * deviation)


@rule(
    "按困难程度计算的救助金",
    of="household",
    cites=GROUNDS,
    parameters=(
        "emergency_aid_method", "emergency_aid_multiple", "emergency_aid_light_ceiling",
        "dibao_standard",
    ),
    needs=("hardship.level", "aid_standard", "dibao_standard"),
    benefit="temporary_aid",
)  # fmt: skip
def aid_by_level(law: Law) -> pl.Expr:
    """Fen for an emergency: the multiple of the standard for its level; a light one at most its ceiling
    and at least one person's aid for one month. Nothing for what is computed in another way."""
    standard, level = pl.lit(law.dibao_standard, pl.Int64), pl.col("hardship.level")
    due = pl.lit(None, pl.Int64)
    for each, multiple in law.emergency_aid_multiple.items():
        due = pl.when(level == each).then(share(standard, multiple)).otherwise(due)
    ceiling = pl.lit(law.emergency_aid_light_ceiling, pl.Int64)
    light = pl.max_horizontal(pl.min_horizontal(due, ceiling), pl.col("aid_standard"))
    mine = pl.col("emergency")
    if law.emergency_aid_method == "light_then_months":
        mine = mine & ((level == "light") | level.is_null())
    return (
        pl.when(~mine)
        .then(0)
        .when((level == "light") & due.is_not_null())
        .then(light)
        .otherwise(due)
    )


@rule(
    "按人数和月数计算的救助金",
    of="household",
    cites=GROUNDS,
    parameters=(
        "expenditure_aid_method", "emergency_aid_method", "temporary_aid_months",
        "temporary_aid_standard", "dibao_standard",
    ),
    needs=("aid_people", "hardship.months", "aid_standard"),
    benefit="temporary_aid",
)  # fmt: skip
def aid_by_months(law: Law) -> pl.Expr:
    """Fen: the aid standard for every member for the months of the hardship, up to the place's limit.
    Nothing for what is computed in another way."""
    mine = pl.lit(False)
    if law.expenditure_aid_method == "months":
        mine = ~pl.col("emergency")
    if law.emergency_aid_method == "light_then_months":
        weightier = (pl.col("hardship.level") != "light").fill_null(False)
        mine = mine | (pl.col("emergency") & weightier)
    months = pl.col("hardship.months").clip(upper_bound=law.temporary_aid_months)
    due = pl.col("aid_standard") * pl.col("aid_people") * months
    return pl.when(~mine).then(0).otherwise(due)


@rule(
    "按自付费用分档计算的救助金",
    of="household",
    cites=GROUNDS,
    parameters=(
        "expenditure_aid_method", "medical_aid_from", "medical_aid_multiple", "education_aid_from",
        "education_aid_multiple", "temporary_aid_least", "dibao_standard",
    ),
    needs=("hardship.cause", "banded_cost", "dibao_standard"),
    benefit="temporary_aid",
)  # fmt: skip
def aid_by_bands(law: Law) -> pl.Expr:
    """Fen: the multiple of the standard for the band of self-paid cost, and for a cause without bands the
    least that the place gives. Nothing for what is computed in another way."""
    if law.expenditure_aid_method != "bands":
        return pl.lit(0, pl.Int64)
    medical = _band(law.medical_aid_from, law.medical_aid_multiple)
    education = _band(law.education_aid_from, law.education_aid_multiple)
    cause = pl.col("hardship.cause")
    multiple = (
        pl.when(cause == "medical")
        .then(medical)
        .when(cause == "education")
        .then(education)
        .when(cause.is_not_null())
        .then(law.temporary_aid_least or 0)
    )
    due = (pl.lit(law.dibao_standard, pl.Int64) * multiple + (WHOLE - 1)) // WHOLE
    return pl.when(pl.col("emergency")).then(0).otherwise(due)


@rule(
    "自付费用",
    of="household",
    cites=GROUNDS,
    needs=("hardship.self_paid",),
    benefit="temporary_aid",
)
def banded_cost(law: Law) -> pl.Expr:
    """The self-paid cost in fen, asked only where the cause has bands of it."""
    banded = pl.col("hardship.cause").is_in(["medical", "education"])
    return pl.when(~banded.fill_null(False)).then(0).otherwise(pl.col("hardship.self_paid"))


def _band(begins: Mapping[str, int], multiples: Mapping[str, int]) -> pl.Expr:
    """The multiple of the highest band that begins at or below the self-paid cost."""
    found = pl.lit(None, pl.Int64)
    for band, begin in sorted(begins.items(), key=lambda each: each[1]):
        reached = pl.col("hardship.self_paid") >= begin
        found = pl.when(reached).then(multiples[band]).otherwise(found)
    return found


@rule(
    "限额以前的救助金",
    of="household",
    cites=GROUNDS,
    needs=("aid_by_level", "aid_by_months", "aid_by_bands"),
    benefit="temporary_aid",
)
def aid_before_limits(law: Law) -> pl.Expr:
    """Fen by the one way of computing that applies; the others are nothing."""
    return pl.col("aid_by_level") + pl.col("aid_by_months") + pl.col("aid_by_bands")


@rule(
    "临时救助金",
    of="household",
    cites=GROUNDS,
    parameters=("temporary_aid_least", "temporary_aid_most", "dibao_standard"),
    needs=("aid_before_limits",),
    benefit="temporary_aid",
)
def aid_amount(law: Law) -> pl.Expr:
    """Fen at once, within the least and the most of the place, up to the whole yuan."""
    due = pl.col("aid_before_limits").clip(
        lower_bound=_times_standard(law, law.temporary_aid_least),
        upper_bound=_times_standard(law, law.temporary_aid_most),
    )
    return yuan_up(due)


def _times_standard(law: Law, multiple: int | None) -> int | None:
    if multiple is None or law.dibao_standard is None:
        return None
    return law.dibao_standard * multiple // WHOLE


@rule(
    "超过最高额，可一事一议",
    of="household",
    cites=LEVELS,
    parameters=("temporary_aid_most", "dibao_standard"),
    benefit="temporary_aid",
)
def case_by_case(law: Law) -> pl.Expr:
    """Computed above the most that the place gives: the county may decide the case by itself. Not said of
    anybody else."""
    most = _times_standard(law, law.temporary_aid_most)
    if most is None:
        return pl.lit(None, pl.Boolean)
    return pl.when(pl.col("aid_before_limits") > most).then(True)


@rule(
    "在乡镇（街道）审批额度内",
    of="household",
    cites=LEVELS,
    parameters=("temporary_aid_town_limit",),
    benefit="temporary_aid",
)
def town_may_approve(law: Law) -> pl.Expr:
    """Whether the town may approve this amount; above its limit the county does."""
    return pl.col("aid_amount") <= pl.lit(law.temporary_aid_town_limit, pl.Int64)


@rule(
    "第一阶段发放",
    of="household",
    cites=(NOTICE,),
    parameters=("temporary_aid_stages", "temporary_aid_staged_above"),
    since=date(2018, 1, 23),
    benefit="temporary_aid",
)
def aid_stage_1(law: Law) -> pl.Expr:
    """Fen paid first of an amount large enough to be approved once and paid in stages."""
    return _stage(law, 1)


@rule(
    "第二阶段发放",
    of="household",
    cites=(NOTICE,),
    parameters=("temporary_aid_stages", "temporary_aid_staged_above"),
    since=date(2018, 1, 23),
    benefit="temporary_aid",
)
def aid_stage_2(law: Law) -> pl.Expr:
    """Fen paid after the first follow-up visit."""
    return _stage(law, 2)


@rule(
    "第三阶段发放",
    of="household",
    cites=(NOTICE,),
    parameters=("temporary_aid_stages", "temporary_aid_staged_above"),
    since=date(2018, 1, 23),
    benefit="temporary_aid",
)
def aid_stage_3(law: Law) -> pl.Expr:
    """Fen paid after the second follow-up visit."""
    return _stage(law, 3)


def _stage(law: Law, number: int) -> pl.Expr:
    """The share of a stage in whole yuan; the last one is what the others have left."""
    shares = list(law.temporary_aid_stages.values())
    above = _times_standard(law, law.temporary_aid_staged_above)
    if above is None or number > len(shares):
        return pl.lit(None, pl.Int64)
    due = pl.col("aid_amount")
    paid = [due * each // (WHOLE * FEN) * FEN for each in shares[:-1]]
    mine = paid[number - 1] if number < len(shares) else due - sum(paid, start=pl.lit(0))
    return pl.when(due > above).then(mine)
