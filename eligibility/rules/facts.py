"""Facts: from a facts file to checked records, and from records to the columns the rules read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from eligibility.rules.beyond import NOTHING_BEYOND, Beyond, Columns, beyond_of, filled
from eligibility.rules.law import INCOME_KINDS, POVERTY_STATUSES
from eligibility.rules.law.kinds import (
    DEPOSIT_EXEMPTIONS,
    DISABILITIES,
    EXIT_REASONS,
    LABOUR_CAPACITIES,
    SCHOOLINGS,
    SEXES,
    TRADES,
    VEHICLE_USES,
    WORK_EXCUSES,
)
from eligibility.rules.reading import Facts, FactsError, Problem
from eligibility.rules.schema import (
    ABSENCES,
    ALL_EXPENSES,
    AREAS,
    ASSET_KINDS,
    BENEFITS,
    EMPLOYMENTS,
    HOUSEHOLD,
    RELATIONS,
)

OLDEST = date(1880, 1, 1)  # nobody alive was born before
LATEST = date(2100, 1, 1)  # no day from here on is assessed
A_MONTH = timedelta(days=31)
ID: Columns = {"household": pl.Int64, "member": pl.Int64}


def _table(columns: Columns) -> pl.Schema:
    return pl.Schema(columns)


HOUSEHOLDS = _table(
    {
        "household": pl.Int64,
        "region": pl.Int64,
        "area": pl.Enum(AREAS),
        "poverty_status": pl.Enum(POVERTY_STATUSES),
        "award_benefit": pl.Enum(BENEFITS),
        "award_monthly": pl.Int64,
        "exit_until": pl.Date,
        "rise_reason": pl.Enum(EXIT_REASONS),
        "waived_until": pl.Date,
        "last_year_income": pl.Int64,
        "company_owner": pl.Boolean,
        "net_profit": pl.Int64,
        "hiring_months": pl.Int64,
        "conduct": pl.String,  # its codes, one after another
        "income_known": pl.Boolean,
        "assets_known": pl.Boolean,
    }
)
MEMBERS = _table(
    {
        **ID,
        "relation": pl.Enum(RELATIONS),
        "birth_date": pl.Date,
        "lives_with": pl.Boolean,
        "lives_with_since": pl.Date,
        "sex": pl.Enum(SEXES),
        "absence": pl.Enum(ABSENCES),
        "labour_capacity": pl.Enum(LABOUR_CAPACITIES),
        "employment": pl.Enum(EMPLOYMENTS),
        "disability_kind": pl.Enum(DISABILITIES),
        "disability_grade": pl.Int8,
        "serious_illness": pl.Boolean,
        "schooling": pl.Enum(SCHOOLINGS),
        "care_duty": pl.Boolean,
        "excused_from_work": pl.Boolean,
        "work_excuse": pl.Enum(WORK_EXCUSES),
        "self_employed": pl.Boolean,
        "trade": pl.Enum(TRADES),
        "income_known": pl.Boolean,
    }
)
INCOMES = _table(
    {
        **ID,
        "kind": pl.Enum(INCOME_KINDS),
        "annual": pl.Int64,
        "months": pl.Int64,
        "in_window": pl.Int64,
    }
)
EXPENSES = _table(
    {
        **ID,
        "kind": pl.Enum(ALL_EXPENSES),
        "annual": pl.Int64,
        "in_window": pl.Int64,
        "vouchers": pl.Boolean,
    }
)
ASSETS = _table(
    {
        **ID,
        "kind": pl.Enum(ASSET_KINDS),
        "amount": pl.Int64,
        "vehicle_use": pl.Enum(VEHICLE_USES),
        "area_m2": pl.Int64,
        "acquired_on": pl.Date,
        "exempt": pl.Enum(DEPOSIT_EXEMPTIONS),
    }
)
SCHEMAS = (HOUSEHOLDS, MEMBERS, INCOMES, EXPENSES, ASSETS)


@dataclass(frozen=True)
class Frames:
    """Many households as five tables. `household` and `member` are numbers unique in the batch;
    an item of the whole household has no member. Amounts are fen, incomes and expenses fen a year."""

    households: pl.DataFrame
    members: pl.DataFrame
    incomes: pl.DataFrame
    expenses: pl.DataFrame
    assets: pl.DataFrame
    beyond: Beyond = NOTHING_BEYOND

    def of(self, households: pl.DataFrame) -> "Frames":
        """The tables cut down to some households."""

        def cut(table: pl.DataFrame) -> pl.DataFrame:
            return table.join(households, on="household", how="semi")

        return Frames(
            cut(self.households), cut(self.members), cut(self.incomes), cut(self.expenses),
            cut(self.assets), self.beyond.of(households),
        )  # fmt: skip

    def in_turn(self, size: int) -> Iterator["Frames"]:
        """So many households at a time, in the order of their numbers; each part is a slice, not a copy."""
        if len(self.households) <= size:
            yield self
            return
        tables = [
            each if each["household"].is_sorted() else each.sort("household", maintain_order=True)
            for each in (self.households, self.members, self.incomes, self.expenses, self.assets)
        ]
        firsts = tables[0]["household"].gather_every(size)
        cuts = [[*each["household"].search_sorted(firsts), len(each)] for each in tables]
        for part in range(len(firsts)):
            homes, members, incomes, expenses, assets = (
                each.slice(cut[part], cut[part + 1] - cut[part])
                for each, cut in zip(tables, cuts, strict=True)
            )
            yield Frames(homes, members, incomes, expenses, assets, self.beyond.of(homes))


NOTHING = Frames(
    HOUSEHOLDS.to_frame(),
    MEMBERS.to_frame(),
    INCOMES.to_frame(),
    EXPENSES.to_frame(),
    ASSETS.to_frame(),
)


def read_facts(given: Mapping[str, Any], on: date | None = None) -> Facts:
    """The checked record of one facts file, as of `on` or the day it names. Raises FactsError naming every
    field that is wrong."""
    problems: list[Problem] = []
    facts: Facts = HOUSEHOLD(given, "facts", problems)
    if facts is not None and facts["members"] is not None:
        problems += _problems_between(facts)
        problems += _problems_of_days(facts, on or facts["on"])
    if problems:
        raise FactsError(problems)
    return facts


def _problems_between(facts: Facts) -> Iterable[Problem]:
    """What is wrong between fields that are right each by itself."""
    members = [member for member in facts["members"] if member]
    if not members:
        yield Problem("facts.members", "至少要有一名家庭成员", "needs at least one member")
    refs = [member["ref"] for member in members]
    for ref in sorted({ref for ref in refs if ref and refs.count(ref) > 1}):
        yield Problem("facts.members", f"成员编号“{ref}”重复", f"ref {ref!r} is used twice")
    if sum(member["relation"] == "head" for member in members) > 1:
        yield Problem("facts.members", "户主只能有一人", "there can be only one head")
    for place, item in enumerate(facts["income"] or ()):
        if item and item["kind"] == "wage":
            yield Problem(
                f"facts.income[{place}]", "工资应记在挣工资的成员名下", "a wage belongs to a member"
            )


def _problems_of_days(facts: Facts, on: date | None) -> Iterable[Problem]:
    """A day too far off, births and awards that cannot have been by that day."""
    if on and on >= LATEST:
        yield Problem("facts.on", f"核算日期 {on} 不早于 {LATEST}", f"{on} is not before {LATEST}")
        return
    for place, member in enumerate(facts["members"]):
        born, where = (member or {}).get("birth_date"), f"facts.members[{place}].birth_date"
        if born and on and born > on:
            yield Problem(where, f"出生日期 {born} 晚于核算日期 {on}", f"born after the day {on}")
        if born and born < OLDEST:
            yield Problem(where, f"出生日期 {born} 早于 {OLDEST}", f"born before {OLDEST}")
    award, where = facts["current_award"] or {}, "facts.current_award"
    since, until = award.get("since"), award.get("gradual_exit_until")
    if since and on and since > (on.replace(day=1) + A_MONTH).replace(day=1):
        yield Problem(
            f"{where}.since", f"待遇起始日期 {since} 晚于核算日期 {on} 的次月",
            f"begins later than the month after the day {on}",
        )  # fmt: skip
    if since and until and until < since:
        yield Problem(
            f"{where}.gradual_exit_until", f"渐退截止日期 {until} 早于待遇起始日期 {since}",
            f"ends before the award begins on {since}",
        )  # fmt: skip


def frames_of(households: Sequence[Facts]) -> Frames:
    """The records as columns; households and members are numbered in the order given, from 0."""
    homes: list[tuple[Any, ...]] = []
    members: list[tuple[Any, ...]] = []
    incomes: list[tuple[Any, ...]] = []
    expenses: list[tuple[Any, ...]] = []
    assets: list[tuple[Any, ...]] = []
    for home, facts in enumerate(households):
        homes.append(_household_row(home, facts))
        owners: list[tuple[int | None, Facts]] = [(None, facts)]
        for member in facts["members"]:
            owners.append((len(members), member))
            members.append(_member_row(home, len(members), member))
        for owner, holder in owners:
            incomes += [
                (home, owner, item["kind"], annual(item), months(item), item.get("in_window"))
                for item in holder["income"] or ()
            ]
            expenses += [
                (home, owner, item["kind"], annual(item), item.get("in_window"), item["vouchers"])
                for item in holder["expenses"] or ()
            ]
            assets += [
                (
                    home, owner, item["kind"], item["amount"], item["vehicle_use"],
                    item["area_m2"], item["acquired_on"], item["exempt"],
                )
                for item in holder["assets"] or ()
            ]  # fmt: skip
    return Frames(
        filled(NOTHING.households, homes),
        filled(NOTHING.members, members),
        filled(NOTHING.incomes, incomes),
        filled(NOTHING.expenses, expenses),
        filled(NOTHING.assets, assets),
        beyond_of(households),
    )


def months(item: Facts) -> int:
    """How many months of the year an item covers; all twelve unless it says otherwise."""
    return item["months"] or 12


def annual(item: Facts) -> int | None:
    """An item in fen a year; None while its amount is unknown."""
    if item["amount"] is None:
        return None
    return int(item["amount"]) * (months(item) if item["per"] == "month" else 1)


def age_on(birth: date, on: date) -> int:
    """Full years on that day."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def _household_row(home: int, facts: Facts) -> tuple[Any, ...]:
    award, company = facts["current_award"] or {}, facts["company"] or {}
    return (
        home, int(facts["region"]), facts["area"], facts["poverty_status"],
        award.get("benefit"), award.get("monthly"),
        award.get("gradual_exit_until"), award.get("rise_reason"),
        facts["means_test_waived_until"], facts["last_year_income"], company.get("legal_person"),
        company.get("net_profit_annual"), company.get("hiring_months"),
        " ".join(facts["conduct"] or ()), facts["income"] is not None, facts["assets"] is not None,
    )  # fmt: skip


def _member_row(home: int, number: int, member: Facts) -> tuple[Any, ...]:
    disability = member["disability"] or {}
    return (
        home, number, member["relation"], member["birth_date"], member["lives_with"],
        member["lives_with_since"], member["sex"], member["absence"], member["labour_capacity"],
        member["employment"],
        disability.get("kind"), disability.get("grade"), member["serious_illness"],
        member["schooling"], member["care_duty"], member["excused_from_work"],
        member["work_excuse"], member["self_employed"], member["trade"],
        member["income"] is not None,
    )  # fmt: skip
