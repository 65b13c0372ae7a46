"""What registers tell of a person beside money: disability, illness, school, work, death, hardship."""

from collections.abc import Iterator, Mapping

import polars as pl

from eligibility.rules.law.kinds import DISABILITIES, POVERTY_STATUSES, SCHOOLINGS
from monitoring.missed.rows import Registers, day, fen, newest, within_a_year

GRADES: Mapping[str, int] = {"1": 1, "2": 2, "3": 3, "4": 4}
# Words of the poverty office about work and health, in their order; the first that fits wins.
LABOUR = (
    ("丧失", "none"),
    ("无劳动", "none"),
    ("弱", "partial"),
    ("半", "partial"),
    ("劳动力", "full"),
)
WELL, ILL = "健康", ("大病", "重病")
AT_RISK = ("unlifted", "unstable", "marginal", "sudden_hardship")
GONE = ("cancelled_death", "cancelled_other", "moved_out")


def circumstances(registers: Registers) -> pl.DataFrame:
    """One row a person (token): the columns of the rules about a member that a register tells.

    Who is in no row of a register is not told of by it; a certificate of disability that has run out or
    was cancelled is none.
    """
    parts = [_disability(registers), _illness(registers), _school(registers), _work(registers),
             _custody(registers), _poverty(registers)]  # fmt: skip
    people = pl.concat([part.select("token") for part in parts]).unique()
    for part in parts:
        people = people.join(part, on="token", how="left")
    told = pl.coalesce("serious_illness", "ill_by_office")
    return people.with_columns(serious_illness=told).drop("ill_by_office")


def _disability(registers: Registers) -> pl.DataFrame:
    rows = newest(
        registers.rows(
            "disability", "disability_kind", "disability_grade", "valid_until",
            "certificate_state",
        )
    )  # fmt: skip
    until, state = day("valid_until"), pl.col("certificate_state")
    valid = (state == "valid").fill_null(True) & (until >= registers.on).fill_null(True)
    kind = pl.col("disability_kind")
    return rows.filter(valid & kind.is_in(DISABILITIES)).select(
        "token", disability_kind=kind.cast(pl.Enum(DISABILITIES)),
        disability_grade=pl.col("disability_grade").replace_strict(
            GRADES, default=None, return_dtype=pl.Int8
        ),
        certificate_until=until,
    )  # fmt: skip


def _illness(registers: Registers) -> pl.DataFrame:
    """Serious where the insurance for serious illness paid within the year; silence tells nothing."""
    rows = within_a_year(registers.rows("medical", "serious_illness_paid"), registers.on)
    paid = rows.filter((fen("serious_illness_paid") > 0) & pl.col("token").is_not_null())
    return paid.select("token").unique().with_columns(serious_illness=pl.lit(True))


def _school(registers: Registers) -> pl.DataFrame:
    """At a school where enrolled; who left or graduated is at none. A pupil of another county is in no
    row of ours, so silence tells nothing."""
    rows = newest(registers.rows("education", "enrolment"))
    enrolled = (pl.col("enrolment") == "enrolled").fill_null(True)
    stage = pl.when(enrolled).then(pl.col("category")).otherwise(pl.lit("none"))
    known = pl.when(stage.is_in(SCHOOLINGS)).then(stage)
    return rows.select("token", schooling=known.cast(pl.Enum(SCHOOLINGS), strict=False))


def _work(registers: Registers) -> pl.DataFrame:
    """At work, unemployed or retired, by the strongest row; in business where a licence is open."""
    said = pl.concat([*_employments(registers)])
    works = said.group_by("token").agg(pl.col("rank").min())
    ranks = ("employed", "unemployed", "retired")
    work = pl.col("rank").replace_strict(dict(enumerate(ranks)), return_dtype=pl.String)
    trading = registers.rows("market", "company_state").filter(
        (pl.col("category") == "self_employed") & (pl.col("company_state") != "ended")
    )
    business = newest(trading).select("token", self_employed=pl.lit(True))
    return works.select("token", employment=work).join(
        business, on="token", how="full", coalesce=True
    )


def _employments(registers: Registers) -> Iterator[pl.DataFrame]:
    matters = {"contribution": 0, "public_post": 0, "unemployment": 1}
    matters |= dict.fromkeys(("pension_employee", "pension_resident"), 2)
    rows = newest(registers.rows("human_resources", "record_state"), "category")
    in_force = (pl.col("record_state") != "stopped").fill_null(True)
    rank = pl.col("category").replace_strict(matters, default=None, return_dtype=pl.Int64)
    yield rows.filter(in_force).select("token", rank=rank).drop_nulls()
    at_work = pl.lit(0, pl.Int64).alias("rank")
    yield newest(registers.rows("public_payroll")).select("token", at_work)
    fund = newest(registers.rows("provident_fund", "account_state", "employer"))
    paying = (pl.col("account_state") == "open") & pl.col("employer").is_not_null()
    yield fund.filter(paying).select("token", at_work)


def _custody(registers: Registers) -> pl.DataFrame:
    """In prison or in compulsory isolation that day; a short detention ends no membership."""
    rows = newest(registers.rows("prison", "released_on"))
    kinds = {"prison": "prison", "drug_isolation": "drug_isolation"}
    inside = (pl.col("event_on") <= registers.on).fill_null(True) & (
        day("released_on") > registers.on
    ).fill_null(True)
    absence = pl.col("category").replace_strict(kinds, default=None, return_dtype=pl.String)
    return rows.filter(inside).select("token", absence=absence).drop_nulls()


def _poverty(registers: Registers) -> pl.DataFrame:
    rows = newest(registers.rows("poverty_office", "labour", "health"))
    labour, health = pl.col("labour"), pl.col("health")
    able = pl.coalesce(
        *(
            pl.when(labour.str.contains(word, literal=True)).then(pl.lit(code))
            for word, code in LABOUR
        )
    )
    ill = pl.when(health.str.contains("|".join(ILL))).then(True).when(health == WELL).then(False)
    status = pl.when(pl.col("category").is_in(POVERTY_STATUSES)).then(pl.col("category"))
    return rows.select("token", labour_capacity=able, ill_by_office=ill, poverty_status=status)


def gone(registers: Registers) -> pl.Series:
    """Tokens of whoever is dead, or no longer registered here."""
    dead = registers.rows("funeral").filter(pl.col("event_on") <= registers.on)
    last = newest(registers.rows("household_registration"))
    left = last.filter(pl.col("category").is_in(GONE))
    return pl.concat([dead["token"], left["token"]]).drop_nulls().unique()


def signs(registers: Registers) -> pl.DataFrame:
    """Token and `sign`: what another office has seen of hardship, each once."""
    rows = newest(registers.rows("poverty_office", "risk_removed"))
    at_risk = pl.col("category").is_in(AT_RISK) & (pl.col("risk_removed") != "yes").fill_null(True)
    found = {"at_risk": rows.filter(at_risk)}
    listed = newest(registers.rows("suspected"))
    found["suspected"] = listed.filter(pl.col("category") == "uncovered")
    found["severe_disability"] = _disability(registers).filter(pl.col("disability_grade") <= 2)
    found["serious_illness"] = _illness(registers)
    found["epidemic"] = newest(registers.rows("epidemic"))
    found["hotline"] = newest(registers.rows("hotline")).filter(pl.col("category") == "need")
    found["dangerous_house"] = newest(registers.rows("housing")).filter(
        pl.col("category") == "dangerous_house"
    )
    told = [each.select("token", sign=pl.lit(name)) for name, each in found.items()]
    return pl.concat(told).unique(maintain_order=True)
