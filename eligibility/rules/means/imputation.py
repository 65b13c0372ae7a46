"""A wage for people who could work and name none: of whom it is taken, from what, and what share."""

import polars as pl

from eligibility.rules.law import Law
from eligibility.rules.law.parameter import Band
from eligibility.rules.means.income import cost_of_work
from eligibility.rules.money import WHOLE, YEAR
from eligibility.rules.rule import method_2012, method_2021, regulation, rule

CLAUSES = (regulation("第九条"), method_2012("第四条"), method_2021("第十三条"))


@rule(
    "推算年龄内",
    of="member",
    cites=CLAUSES,
    parameters=("imputation_from_age", "imputation_until_age", "imputation_bands"),
    needs=("birth_date", "sex"),
)
def of_working_age(law: Law) -> pl.Expr:
    """Within the ages in which somebody is asked to work; by sex where the place says so."""
    if not law.imputation_bands:
        return _between(law.imputation_from_age, law.imputation_until_age)
    return pl.any_horizontal(_in_band(band) for band in law.imputation_bands)


def _between(first: int, until: int) -> pl.Expr:
    return pl.col("age").is_between(first, until, closed="left")


def _in_band(band: Band) -> pl.Expr:
    of_age = _between(band.from_age, band.until_age)
    return of_age if band.sex is None else of_age & (pl.col("sex") == band.sex)


@rule(
    "免予推算",
    of="member",
    cites=CLAUSES,
    parameters=("imputation_exemptions", "imputation_carers"),
    needs=("disability_grade", "serious_illness", "care_duty", "schooling"),
)
def exempt_from_work(law: Law) -> pl.Expr:
    """One of the reasons the place accepts: study, illness, severe disability, care of those who need it,
    pregnancy and nursing, an officer's finding that no work is to be had. Where only so many carers of a
    family are spared, they are the first ones named."""
    excuse = pl.col("work_excuse")
    reasons = {
        "study": pl.col("studying"),
        "severe_disability": pl.col("severe_disability"),
        "serious_illness": pl.col("serious_illness"),
        "care_duty": _spared_carer(law, pl.col("care_duty")),
        "no_work_found": pl.col("excused_from_work").fill_null(False),
        "pregnancy": (excuse == "pregnancy").fill_null(False),
        "nursing": (excuse == "nursing").fill_null(False),
        "infant_care": _spared_carer(law, (excuse == "infant_care").fill_null(False)),
    }
    held = [reasons[name] for name in law.imputation_exemptions]
    return pl.any_horizontal(held) if held else pl.lit(False)


def _spared_carer(law: Law, cares: pl.Expr) -> pl.Expr:
    if law.imputation_carers is None:
        return cares
    carer = pl.col("care_duty") | (pl.col("work_excuse") == "infant_care").fill_null(False)
    counted = (carer & pl.col("counted")).fill_null(False).cast(pl.Int64)
    return cares & (counted.cum_sum().over("household") <= law.imputation_carers)


@rule(
    "应予推算收入",
    of="member",
    cites=CLAUSES,
    parameters=("imputation", "imputation_coefficients"),
    needs=("labour_capacity", "employment", "wage_stated"),
)
def to_be_imputed(law: Law) -> pl.Expr:
    """Able to work, of working age, earning nothing and without a reason for it. To have retired before that
    age, or to be called a student without being at school, is no reason. Somebody said to be employed
    whose wage is not given is a question, not an imputation."""
    if law.imputation == "none":
        return pl.lit(False)
    work, busy = pl.col("employment"), pl.col("wage_stated").fill_null(False)
    at_home_business = pl.col("family_business")
    idle = (
        pl.when(busy | ((work == "student") & pl.col("studying")).fill_null(False))
        .then(False)
        .when(work.is_in(["employed", "flexible"]) & at_home_business)
        .then(False)
        .when(work.is_not_null())
        .then(True)
    )
    unpaid_job = (work == "employed") & ~busy & ~at_home_business
    able = [capacity for capacity, share in law.imputation_coefficients.items() if share]
    could = pl.col("labour_capacity").is_in(able) & pl.col("of_working_age")
    return pl.when(unpaid_job).then(None).otherwise(idle & could & ~pl.col("exempt_from_work"))


@rule(
    "推算基数",
    of="member",
    cites=CLAUSES,
    parameters=("unstable_work", "trade_wages", "minimum_wage"),
)
def imputation_base(law: Law) -> pl.Expr:
    """Fen a month: the minimum wage; for unstable work the wage of the trade where the place has one."""
    minimum = pl.lit(law.minimum_wage, pl.Int64)
    if law.unstable_work != "trade_wage" or not law.trade_wages:
        return minimum
    unstable = (pl.col("employment") == "flexible").fill_null(False)
    of_trade = pl.col("trade").replace_strict(
        dict(law.trade_wages), default=None, return_dtype=pl.Int64
    )
    return pl.coalesce(pl.when(unstable).then(of_trade), minimum)


@rule(
    "推算比例",
    of="member",
    cites=CLAUSES,
    parameters=(
        "imputation_ratio", "imputation_bands", "imputation_coefficients", "self_employed_ratio",
    ),
)  # fmt: skip
def imputation_share(law: Law) -> pl.Expr:
    """Basis points of the base: the ratio of the age band, less for whoever can do only some work; people
    in business for themselves have a ratio of their own."""
    share = pl.lit(law.imputation_ratio, pl.Int64)
    for band in law.imputation_bands:
        share = pl.when(_in_band(band)).then(band.ratio).otherwise(share)
    own_business = pl.col("self_employed").fill_null(False)
    if law.self_employed_ratio != WHOLE:
        share = pl.when(own_business).then(law.self_employed_ratio).otherwise(share)
    partial = law.imputation_coefficients.get("partial", 0)
    full = law.imputation_coefficients.get("full", WHOLE)
    if not partial and full == WHOLE:
        return share
    coefficient = pl.when(pl.col("labour_capacity") == "partial").then(partial).otherwise(full)
    return share * coefficient // WHOLE


@rule(
    "推算工资性收入",
    of="member",
    cites=CLAUSES,
    parameters=("imputation", "unstable_work", "imputation_ratio", "minimum_wage"),
)
def imputed_wage(law: Law) -> pl.Expr:
    """Fen a year for whoever is to be imputed. Only where the place takes unstable work for a job at that
    wage is the cost of working taken off it."""
    wage = pl.col("imputation_base") * YEAR * pl.col("imputation_share") // WHOLE
    if law.unstable_work == "minimum_wage_less_cost":
        unstable = (pl.col("employment") == "flexible").fill_null(False)
        cost = pl.min_horizontal(cost_of_work(law, wage, pl.lit(YEAR, pl.Int64)), wage)
        wage = pl.when(unstable).then(wage - cost).otherwise(wage)
    return pl.when(pl.col("to_be_imputed")).then(wage).when(~pl.col("to_be_imputed")).then(0)
