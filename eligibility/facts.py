"""Facts from the tables: of one household as a facts file, of a region as columns. Nothing else reads
tables for the rules."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
from django.db.models import Q, QuerySet

from accounts.models import Region
from eligibility.columns import AMOUNT, FLOW, facts_table
from eligibility.members import members_of
from eligibility.models import Standard
from eligibility.policies.standards import LocalStandard
from eligibility.rules.facts import ASSETS, EXPENSES, HOUSEHOLDS, INCOMES, Frames
from eligibility.rules.law import STANDARDS
from eligibility.rules.money import FEN
from eligibility.rules.reading import FactsError, Problem
from eligibility.rules.schema import MEMBER
from households.choices import Unit
from households.models import (
    Asset,
    Circumstances,
    Expense,
    Household,
    Income,
    Membership,
    Particular,
)
from households.models.means import MoneyFlow

EVERYBODY = (0, 2**63 - 1)
AWARD = ("household", "award_benefit", "award_monthly", "exit_until")
# The columns of the statements in sql/, in their order
HOME = ("household", "region", "area", "poverty_status", "waived_until")
ITEM = ("household", "member", "kind")


def facts_of(
    household: Household,
    *,
    on: date,
    current_award: Mapping[str, Any] | None = None,
    held: Mapping[int, Sequence[Mapping[str, Any]]] | None = None,
) -> dict[str, Any]:
    """The facts file of a household as known for that day; `ref` of a member is the person's id.

    `current_award` is the dibao it holds and `held` the other benefits of each person, as a facts file
    writes them: awards stand on a higher floor.
    """
    memberships = Membership.objects.filter(household=household).on(on).with_people()
    living = memberships.filter(Q(person__died_on=None) | Q(person__died_on__gt=on))
    incomes, expenses, assets, particulars = (
        list(_in_force(rows.filter(household=household), on))
        for rows in (
            Income.objects.all(), Expense.objects.all(), Asset.objects.all(),
            Particular.objects.all(),
        )
    )  # fmt: skip

    def held_by(person_id: int | None) -> dict[str, Any]:
        return {
            "income": [_income(row) for row in incomes if row.person_id == person_id],
            "expenses": [_expense(row) for row in expenses if row.person_id == person_id],
            "assets": [_asset(row) for row in assets if row.person_id == person_id],
        }

    return {
        "region": f"{household.region_id:012}",
        "area": household.area,
        "on": on.isoformat(),
        "poverty_status": household.poverty_status,
        "current_award": dict(current_award) if current_award else None,
        "means_test_waived_until": _iso(household.waiver_until),
        "members": [
            _member(each, on)
            | held_by(each.person_id)
            | _particulars(particulars, each.person_id, (held or {}).get(each.person_id))
            for each in living
        ],
        **held_by(None),
        **_particulars(particulars, None, None),
    }


def frames_of_region(
    region: Region,
    *,
    on: date,
    awards: pl.DataFrame | None = None,
    between: tuple[int, int] = EVERYBODY,
) -> Frames:
    """The facts of every household of a region as columns, with one statement for each table.

    `awards` names the awards held: household, award_benefit, award_monthly in fen, and exit_until
    where the award is a gradual exit. `between` takes only households numbered from one to another.
    """
    first, last = between
    asked = {"start": region.code, "until": region.until, "on": on, "first": first, "last": last}

    def table(name: str, whole: pl.Schema, *columns: str, **written: Any) -> pl.DataFrame:
        given = {column: whole.get(column) for column in columns} | written
        return facts_table(name, given, whole, asked)

    homes = table("households", HOUSEHOLDS, *HOME)
    held = HOUSEHOLDS.to_frame().select(AWARD) if awards is None else awards
    homes = homes.drop(AWARD[1:]).join(
        held.cast({name: HOUSEHOLDS[name] for name in AWARD}),
        on="household", how="left", maintain_order="left",
    )  # fmt: skip
    homes = homes.with_columns(income_known=pl.lit(True), assets_known=pl.lit(True))
    return Frames(
        homes.select(HOUSEHOLDS.names()),
        members_of(asked).with_columns(income_known=pl.lit(True)),
        table("incomes", INCOMES, *ITEM, **FLOW),
        table("expenses", EXPENSES, *ITEM, **FLOW, vouchers=pl.Boolean),
        table(
            "assets",
            ASSETS,
            *ITEM,
            amount=AMOUNT,
            vehicle_use=ASSETS["vehicle_use"],
            area_m2=AMOUNT,
        ),
    )


def _particulars(
    rows: Sequence[Particular], person_id: int | None, held: Sequence[Mapping[str, Any]] | None
) -> dict[str, Any]:
    """What only other benefits than dibao ask of one person, or of the household; nothing where nobody was
    asked. What is `held` here joins what the person has told of help from elsewhere."""
    told = {row.kind: row.said for row in rows if row.person_id == person_id}
    if held:
        told["held"] = [*told.get("held", ()), *(dict(each) for each in held)]
    return told


def entered_standards() -> tuple[LocalStandard, ...]:
    """The standards the bureaus have entered and a second person has confirmed."""
    rows = Standard.objects.in_use().filter(key__in=STANDARDS).order_by("pk")
    return tuple(as_entered(row) for row in rows)


def as_entered(row: Standard) -> LocalStandard:
    """A row of the bureau's as the policies read it: fen, and the last day in place of the first after."""
    return LocalStandard(
        row.key,
        row.region_id,
        None if row.area == Standard.Area.BOTH else row.area,
        int(row.amount * FEN),
        row.period.lower,
        row.to_on,
        row.document,
        illustrative=row.illustrative,
    )


def refuse_unreadable(told: Mapping[str, Any]) -> None:
    """Raises FactsError naming what the rules cannot read of a person's particulars, by kind."""
    problems: list[Problem] = []
    MEMBER({"ref": "1", "relation": "other", **told}, "member", problems)
    if problems:
        raise FactsError(problems)


def _in_force(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    still = Q(ended_on=None) | Q(ended_on__gt=on)
    return rows.filter(still, known_on__lte=on).order_by("pk")


def _member(membership: Membership, on: date) -> dict[str, Any]:
    person = membership.person
    known: Circumstances | None = getattr(person, "circumstances", None)
    return {
        "ref": str(person.pk),
        "relation": membership.relation,
        "sex": person.sex,
        "birth_date": _iso(person.birth_date),
        "lives_with": membership.lives_with,
        **(_circumstances(known, on) if known else {}),
    }


def _circumstances(known: Circumstances, on: date) -> dict[str, Any]:
    certified = known.disability_until is None or known.disability_until >= on
    disability = {"kind": known.disability_kind, "grade": known.disability_grade}
    if known.disability_until is not None:
        disability["certificate_until"] = known.disability_until.isoformat()
    return {
        "labour_capacity": known.labour_capacity,
        "employment": known.employment,
        "disability": disability if known.disability_kind and certified else None,
        "serious_illness": known.serious_illness,
        "schooling": known.schooling,
        "care_duty": known.care_duty,
    }


def _income(row: Income) -> dict[str, Any]:
    return {"kind": row.kind, **_flow(row)}


def _expense(row: Expense) -> dict[str, Any]:
    return {"kind": row.kind, **_flow(row), "vouchers": row.vouchers}


def _flow(row: MoneyFlow) -> dict[str, Any]:
    if row.unit == Unit.MONTH:
        return {"amount": str(row.amount), "per": "month", "months": row.times}
    return {"amount": str(row.annual), "per": "year"}


def _asset(row: Asset) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": row.kind, "amount": str(row.amount)}
    if row.vehicle_use:
        told["vehicle_use"] = row.vehicle_use
    if row.area_m2 is not None:
        told["area_m2"] = str(row.area_m2)
    return told


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
