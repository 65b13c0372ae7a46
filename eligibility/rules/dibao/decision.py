"""From income and property to the outcome and the money."""

from datetime import date, timedelta

import polars as pl

from eligibility.rules.law import Law
from eligibility.rules.money import WHOLE, YEAR, monthly_yuan_up, share, yuan_up
from eligibility.rules.rule import Clause, method_2012, method_2021, regulation, rule

# From the most to the least; a change of facts that moves up this list is a gain.
OUTCOMES = (
    "household", "single_person", "gradual_exit", "edge_family", "rigid_expenditure",
    "refused_income", "refused_property", "need_information",
)  # fmt: skip
ON_DIBAO = ("household", "single_person", "gradual_exit")
LOW_INCOME_NOTICE = Clause("民发〔2020〕69号", "", date(2020, 7, 1))
RIGID_METHOD = Clause("《刚性支出困难家庭认定办法》", "", date(2025, 1, 1))


@rule(
    "家庭可支配收入",
    of="household",
    cites=(regulation("第九条"), method_2021("第十三条")),
    needs=("income", "income_amount", "expense_amount"),
)
def counted_income(law: Law) -> pl.Expr:
    """Fen a year that count, after everything taken off."""
    return pl.col("income") - pl.col("deductions")


@rule(
    "家庭年标准",
    of="household",
    cites=(regulation("第九条"), regulation("第十条")),
    parameters=("dibao_standard",),
)
def line(law: Law) -> pl.Expr:
    """Fen a year: the standard for every member, twelve times."""
    return pl.col("members_counted").cast(pl.Int64) * (law.dibao_standard or 0) * YEAR


@rule(
    "家庭月人均收入低于低保标准",
    of="household",
    cites=(regulation("第九条"), method_2012("第四条")),
    parameters=("dibao_standard",),
)
def below_line(law: Law) -> pl.Expr:
    """Below, not at, the standard; compared in whole fen a year, never as a rounded month."""
    return pl.col("counted_income") < pl.col("line")


@rule(
    "低保金",
    of="household",
    cites=(regulation("第十二条"), method_2012("第二十七条"), method_2021("第二十三条")),
    parameters=("award_mode", "award_tiers", "award_minimum", "dibao_standard"),
)
def household_award(law: Law) -> pl.Expr:
    """Fen a month: what the family is short of the line, up to the whole yuan; or the amount of the tier
    its income per head falls into; not below the least the place pays a head."""
    people = pl.col("members_counted")
    if law.award_mode == "tiers":
        per_head = pl.coalesce(
            *(pl.when(_per_head_below(tier.below)).then(tier.award) for tier in law.award_tiers),
            pl.lit(law.award_minimum, pl.Int64),
        )
        return yuan_up(people * per_head)
    short = monthly_yuan_up(pl.col("line") - pl.col("counted_income"))
    if not law.award_minimum:
        return short
    return pl.max_horizontal(short, people * law.award_minimum)


def _per_head_below(monthly: int) -> pl.Expr:
    return pl.col("counted_income") < pl.col("members_counted") * (monthly * YEAR)


@rule(
    "低保渐退",
    of="household",
    cites=(regulation("第十三条"), method_2021("第三十三条")),
    parameters=(
        "gradual_exit_ceiling", "gradual_exit_statuses", "gradual_exit_needs_employment",
    ),
    needs=("poverty_status", "award_monthly"),
)  # fmt: skip
def gradual_exit(law: Law) -> pl.Expr:
    """A recipient whose family has come above the line but is below the ceiling; one gradual exit
    that has run to its end is not followed by another."""
    running = (pl.col("exit_until") >= law.on).fill_null(True)
    held = (pl.col("award_benefit") == "dibao").fill_null(False) & running
    within = pl.col("counted_income") * WHOLE < pl.col("line") * law.gradual_exit_ceiling
    fits = held & within & pl.col("poverty_status").is_in(list(law.gradual_exit_statuses))
    if law.gradual_exit_needs_employment:
        fits = fits & (pl.col("at_work") | (pl.col("rise_reason") == "employment").fill_null(False))
    return pl.when(fits & pl.col("award_monthly").is_null()).then(None).otherwise(fits)


@rule(
    "渐退期发放金额",
    of="household",
    cites=(regulation("第十三条"), method_2021("第三十三条")),
    parameters=(
        "gradual_exit_payment", "gradual_exit_taper_ratio", "gradual_exit_months",
        "gradual_exit_months_by_reason",
    ),
)  # fmt: skip
def gradual_exit_award(law: Law) -> pl.Expr:
    """Fen a month during the gradual exit: the former award, kept or tapered. One that runs already was
    tapered when it began."""
    held = pl.col("award_monthly")
    if law.gradual_exit_payment == "keep":
        return held
    tapered = yuan_up(share(held, law.gradual_exit_taper_ratio))
    return pl.when(pl.col("exit_until").is_null()).then(tapered).otherwise(held)


@rule(
    "低保边缘家庭",
    of="household",
    cites=(LOW_INCOME_NOTICE, method_2021("第八条")),
    parameters=("edge_ceiling",),
    since=date(2020, 7, 1),
    otherwise=False,
)
def edge_family(law: Law) -> pl.Expr:
    """Below the multiple of the line that bounds the low-income edge."""
    return pl.col("counted_income") * WHOLE < pl.col("line") * law.edge_ceiling


@rule(
    "刚性支出困难家庭",
    of="household",
    cites=(RIGID_METHOD,),
    parameters=("rigid_expenditure_ratio", "disposable_income"),
    since=date(2025, 1, 1),
    otherwise=False,
)
def rigid_expenditure_family(law: Law) -> pl.Expr:
    """Income per head below last year's disposable income of the place, and rigid expenses above the
    set share of all income. Where the place has not entered its figure nobody is found to be one."""
    if law.disposable_income is None:
        return pl.lit(False)
    below = pl.col("counted_income") < pl.col("members_counted") * law.disposable_income
    heavy = pl.col("rigid_claimed") * WHOLE > pl.col("total_income") * law.rigid_expenditure_ratio
    return below & heavy


@rule(
    "结论",
    of="household",
    cites=(regulation("第九条"), method_2021("第八条")),
    parameters=("financial_limit_edge",),
)
def outcome(law: Law) -> pl.Expr:
    """The household as a whole comes first, then single members, gradual exit, and the neighbours."""
    applies = {
        "need_information": pl.col("unknown"),
        "refused_property": ~pl.col("property_within"),
        "household": pl.col("below_line"),
        "single_person": pl.col("single_person"),
        "gradual_exit": pl.col("gradual_exit"),
        "edge_family": pl.col("edge_family"),
        "rigid_expenditure": pl.col("rigid_expenditure_family"),
    }
    kind = pl.Enum(OUTCOMES)
    chosen = pl.coalesce(
        *(pl.when(holds).then(pl.lit(name, kind)) for name, holds in applies.items()),
        pl.lit("refused_income", kind),
    )
    if law.financial_limit_edge is None:
        return chosen
    return pl.when(_edge_beyond_limit()).then(pl.lit("edge_family", kind)).otherwise(chosen)


def _edge_beyond_limit() -> pl.Expr:
    """Too much property for dibao, not too much for the low-income edge."""
    beyond = ~pl.col("property_within") & pl.col("property_within_edge")
    return beyond & pl.col("edge_family") & ~pl.col("unknown")


@rule("有事实待核实", of="household", cites=(regulation("第九条"),), needs=("members_counted",))
def unknown(law: Law) -> pl.Expr:
    """A rule that the outcome or the amount hangs on has no answer."""
    if law.dibao_standard is None:
        return pl.lit(True)
    certain = (
        (pl.col("members_counted") > 0)
        & ~pl.col("members_unknown")
        & pl.col("counted_income").is_not_null()
        & pl.col("property_within").is_not_null()
    )
    below = pl.col("below_line").fill_null(False)
    failed = ~pl.col("property_within").fill_null(True)
    over = ~below & ~failed
    single = pl.col("single_person").fill_null(False)
    doubtful = (
        (below & ~failed & pl.col("raises_unknown"))
        | (over & single & pl.col("candidate_raises_unknown") & law.raise_in_single_person)
        | (over & single & pl.col("candidates_unknown"))
        | (over & pl.col("single_person").is_null())
        | (over & ~single & pl.col("gradual_exit").is_null())
    )
    return ~certain | doubtful


@rule(
    "可按单人保",
    of="household",
    cites=(regulation("第九条"), LOW_INCOME_NOTICE, method_2021("第八条")),
)
def single_person(law: Law) -> pl.Expr:
    """Over the line, within the band, and with a member who can be computed apart."""
    some = (
        pl.when(pl.col("candidates") > 0)
        .then(True)
        .when(pl.col("candidates_unknown"))
        .then(None)
        .otherwise(False)
    )
    return pl.col("single_person_band") & some


@rule("月补助金额", of="household", cites=(regulation("第十二条"), method_2021("第二十三条")))
def award(law: Law) -> pl.Expr:
    """Fen a month without category raises."""
    return (
        pl.when(pl.col("outcome") == "household")
        .then(pl.col("household_award"))
        .when(pl.col("outcome") == "single_person")
        .then(pl.col("single_awards"))
        .when(pl.col("outcome") == "gradual_exit")
        .then(pl.col("gradual_exit_award"))
        .when(pl.col("outcome") != "need_information")
        .then(0)
    )


@rule(
    "分类施保合计",
    of="household",
    cites=(regulation("第十二条"), method_2021("第二十七条")),
    parameters=("raise_in_single_person",),
)
def raised(law: Law) -> pl.Expr:
    """Fen a month of category raises that are paid with this outcome."""
    single = pl.col("candidate_raises") if law.raise_in_single_person else pl.lit(0, pl.Int64)
    return (
        pl.when(pl.col("outcome") == "household")
        .then(pl.col("raises"))
        .when(pl.col("outcome") == "single_person")
        .then(single)
        .when(pl.col("outcome") != "need_information")
        .then(0)
    )


def next_month(on: date) -> date:
    """The first day of the month after, from which a decision takes effect."""
    return _first_of(on, months_later=1)


def gradual_exit_until(law: Law, reason: str | None = None) -> date | None:
    """The last day of a gradual exit decided that day: it begins with the next month. None: no end set."""
    months = gradual_exit_months(law, reason)
    if months is None:
        return None
    return _first_of(law.on, months_later=months + 1) - timedelta(days=1)


def gradual_exit_months(law: Law, reason: str | None = None) -> int | None:
    """The place's period, for the reason the income rose by where it has one, within the national guide."""
    given = (months_of_the_place(law, reason), law.gradual_exit_guide_months)
    return min((months for months in given if months is not None), default=None)


def months_of_the_place(law: Law, reason: str | None) -> int | None:
    """What the place itself gives; None: no end."""
    return law.gradual_exit_months_by_reason.get(reason or "", law.gradual_exit_months)


def _first_of(on: date, *, months_later: int) -> date:
    year, month = divmod(on.year * YEAR + on.month - 1 + months_later, YEAR)
    return date(year, month + 1, 1)
