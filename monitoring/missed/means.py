"""What registers tell of money: incomes, expenses and property by person, in fen."""

from dataclasses import dataclass

import polars as pl

from eligibility.rules.facts import ASSETS, EXPENSES, INCOMES
from monitoring.missed.rows import Registers, day, fen, newest, stack, told_of, within_a_year

YEAR = 12
_INCOMES = told_of(INCOMES, "kind", "annual", "months")
_EXPENSES = told_of(EXPENSES, "kind", "annual", "vouchers")
_ASSETS = told_of(ASSETS, "kind", "amount", "vehicle_use", "area_m2", "acquired_on", "thing")
PENSIONS = {"pension_employee": "pension_employee", "pension_resident": "pension_resident"}
TAXED = {"wage": "wage", "labour": "wage", "business": "business", "property": "property",
         "other": "other"}  # fmt: skip
DRIVEN = ("car", "truck", "tractor", "disability_vehicle")
# Words of the traffic police about use, the first that fits wins
USES = (
    ("非营运", "private"),
    ("营运", "livelihood"),
    ("货运", "livelihood"),
    ("出租", "livelihood"),
)


@dataclass(frozen=True)
class Means:
    """Items by `token`; a null amount is one that the register does not state. Incomes and expenses are
    fen a year. `thing` names a house or vehicle, which two owners may share. `firms`: who answers for
    a company."""

    incomes: pl.DataFrame
    expenses: pl.DataFrame
    assets: pl.DataFrame
    firms: pl.DataFrame


def means(registers: Registers) -> Means:
    """What each person has by the registers; who is in none of them is told nothing of."""
    trading = _firms(registers)
    return Means(
        stack(
            [_benefits(registers), _wages(registers), _other_taxed(registers, trading)], _INCOMES
        ),
        stack([_bills(registers), _schooling(registers)], _EXPENSES),
        stack(
            [_vehicles(registers), _houses(registers), _capital(trading), _fund(registers)], _ASSETS
        ),
        trading.filter(pl.col("category") == "legal_person").select("token").unique(),
    )


def _benefits(registers: Registers) -> pl.DataFrame:
    """Pensions and unemployment pay in force, a month's amount for a year."""
    rows = newest(registers.rows("human_resources", "monthly_amount", "record_state"), "category")
    paid = rows.filter((pl.col("record_state") != "stopped").fill_null(True))
    kind = pl.col("category").replace_strict(
        {**PENSIONS, "unemployment": "transfer"}, default=None, return_dtype=pl.String
    )
    told = paid.select(
        "token", kind=kind, annual=fen("monthly_amount") * YEAR, months=pl.lit(YEAR, pl.Int64)
    )
    return told.filter(pl.col("kind").is_not_null())


def _wages(registers: Registers) -> pl.DataFrame:
    """One wage a person: of the public payroll, else as taxed within the year, else of a public post, else
    the base of contributions; unknown where only an employer is named."""
    payroll = newest(registers.rows("public_payroll", "monthly_wage"))
    insured = newest(
        registers.rows("human_resources", "monthly_amount", "base", "record_state"), "category"
    ).filter((pl.col("record_state") != "stopped").fill_null(True))
    base = insured.filter(pl.col("category") == "contribution")
    post = insured.filter(pl.col("category") == "public_post")
    fund = newest(registers.rows("provident_fund", "account_state", "employer"))
    paying = fund.filter((pl.col("account_state") == "open") & pl.col("employer").is_not_null())
    taxed = _taxed(registers).filter(pl.col("kind") == "wage")
    year = pl.lit(YEAR, pl.Int64)
    told = [
        payroll.select("token", annual=fen("monthly_wage") * YEAR, months=year),
        taxed.select("token", "annual", "months"),
        post.select("token", annual=fen("monthly_amount") * YEAR, months=year),
        base.select("token", annual=fen("base") * YEAR, months=year),
        paying.select("token", annual=pl.lit(None, pl.Int64), months=year),
    ]
    ranked = pl.concat([each.with_columns(rank=pl.lit(n)) for n, each in enumerate(told)])
    best = ranked.sort(pl.col("annual").is_null(), "rank", maintain_order=True)
    return best.unique("token", keep="first").with_columns(kind=pl.lit("wage"))


def _other_taxed(registers: Registers, trading: pl.DataFrame) -> pl.DataFrame:
    """Incomes taxed beside wages; a trader's is unknown where the tax office states none."""
    taxed = _taxed(registers).filter(pl.col("kind") != "wage")
    business = taxed.filter(pl.col("kind") == "business")
    traders = trading.filter(pl.col("category") == "self_employed").select("token").unique()
    untold = traders.join(business, on="token", how="anti").with_columns(
        kind=pl.lit("business"), annual=pl.lit(None, pl.Int64), months=pl.lit(YEAR, pl.Int64)
    )
    return pl.concat([taxed, untold])


def _taxed(registers: Registers) -> pl.DataFrame:
    rows = within_a_year(registers.rows("tax", "amount"), registers.on)
    kind = pl.col("category").replace_strict(TAXED, default="other", return_dtype=pl.String)
    told = rows.filter(pl.col("token").is_not_null()).with_columns(kind=kind, fen=fen("amount"))
    return told.group_by("token", "kind").agg(
        annual=pl.col("fen").sum(),
        months=pl.col("event_on").dt.truncate("1mo").n_unique().cast(pl.Int64),
    )


def _bills(registers: Registers) -> pl.DataFrame:
    """What patients paid themselves within the year."""
    rows = within_a_year(registers.rows("medical", "self_paid"), registers.on)
    known = rows.filter(pl.col("token").is_not_null()).with_columns(annual=fen("self_paid"))
    paid = known.group_by("token").agg(pl.col("annual").sum())
    return paid.filter(pl.col("annual") > 0).with_columns(
        kind=pl.lit("medical"), vouchers=pl.lit(True)
    )


def _schooling(registers: Registers) -> pl.DataFrame:
    rows = newest(registers.rows("education", "tuition", "boarding", "enrolment"))
    enrolled = rows.filter((pl.col("enrolment") == "enrolled").fill_null(True))
    told = enrolled.select("token", annual=pl.sum_horizontal(fen("tuition"), fen("boarding")))
    return told.filter(pl.col("annual") > 0).with_columns(
        kind=pl.lit("education"), vouchers=pl.lit(True)
    )


def _vehicles(registers: Registers) -> pl.DataFrame:
    """Vehicles and ships in use; what they are worth no register states. A motorcycle is no car."""
    rows = newest(registers.rows("vehicles", "vehicle_state", "vehicle_use"), "group_key")
    owned = rows.filter((pl.col("vehicle_state") == "in_use").fill_null(True))
    kind = pl.col("category")
    words = (
        pl.when(pl.col("vehicle_use").str.contains(word, literal=True)).then(pl.lit(use))
        for word, use in USES
    )
    use = pl.coalesce(
        pl.when(kind == "disability_vehicle").then(pl.lit("disability")),
        *words,
        pl.when(kind == "tractor").then(pl.lit("livelihood")),
    )
    asset = (
        pl.when(kind == "ship")
        .then(pl.lit("ship"))
        .when(kind.is_in(DRIVEN))
        .then(pl.lit("vehicle"))
    )
    told = owned.select("token", kind=asset, vehicle_use=use, thing=pl.col("group_key"))
    return told.filter(pl.col("kind").is_not_null())


def _houses(registers: Registers) -> pl.DataFrame:
    """Homes that were not transferred; shops and parking lots are no homes."""
    rows = newest(registers.rows("real_estate", "area_m2", "transferred_on"), "group_key")
    kept = (day("transferred_on") > registers.on).fill_null(True)
    return rows.filter((pl.col("category") == "home") & kept).select(
        "token", kind=pl.lit("house"), area_m2=fen("area_m2"), acquired_on=pl.col("event_on"),
        thing=pl.col("group_key"),
    )  # fmt: skip


def _firms(registers: Registers) -> pl.DataFrame:
    """Who has a part in a business that has not ended; members of a cooperative are left out, whose names
    often stand there without a share."""
    fields = ("subscribed", "paid_in", "company_state", "ended_on")
    rows = newest(registers.rows("market", *fields), "group_key", "category")
    ended = (pl.col("company_state") == "ended") | (day("ended_on") <= registers.on)
    return rows.filter(
        ~ended.fill_null(False) & (pl.col("category") != "cooperative_member").fill_null(True)
    )


def _capital(trading: pl.DataFrame) -> pl.DataFrame:
    """Money put in: paid, or else promised."""
    given = pl.coalesce(fen("paid_in"), fen("subscribed"))
    put_in = trading.select("token", kind=pl.lit("business_capital"), amount=given)
    return put_in.filter(pl.col("amount") > 0)


def _fund(registers: Registers) -> pl.DataFrame:
    rows = newest(registers.rows("provident_fund", "balance"))
    held = rows.select("token", kind=pl.lit("deposit"), amount=fen("balance"))
    return held.filter(pl.col("amount") > 0)
