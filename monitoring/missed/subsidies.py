"""应补未补、不应领取、金额不符: subsidies of disabled people and children, by the rule core and by payment.

The households of everybody on file who may be concerned are assessed anew; what each member would get by the
facts of today stands beside the award they hold and what the last run paid. Nobody's silence is a benefit
that they hold elsewhere. What is in hand, or ends already, is no finding; nor is a subsidy that the
federation's own list says is wanting (`disability_subsidies`).
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl
from django.db.models import Q

from accounts.models import Region
from cases.caseload import Stretch, caseload_of
from cases.models import Application
from eligibility.columns import AMOUNT, copied, fen
from eligibility.facts import EVERYBODY, entered_standards
from eligibility.policies.law import policy_of
from eligibility.rules.benefits.entitle import ENTITLEMENTS
from eligibility.rules.beyond import Beyond, beyond_of_people
from eligibility.rules.facts import Frames
from eligibility.rules.money import yuan_of
from eligibility.rules.reading import Facts, Problem
from eligibility.rules.schema import MEMBER
from households.choices import Area
from households.models import Particular
from monitoring.comparisons.subsidies import UNFOUNDED, UNPAID, WRONG_AMOUNT
from monitoring.missed.answers import of_members
from monitoring.missed.rows import SQL
from monitoring.models import Finding
from monitoring.models.finding import FindingState

SUBSIDIES = ("orphan", "unsupported_child", "disability_living", "disability_nursing")
BY_LIST = {f"{benefit}_missing": benefit for benefit in SUBSIDIES[2:]}
PEOPLE = {
    "household": pl.Int64, "member": pl.Int64, "token": pl.String, "name": pl.String,
    "region": pl.Int64,
}  # fmt: skip
AWARDS = {
    "household": pl.Int64, "member": pl.Int64, "benefit": pl.String, "monthly": AMOUNT,
    "ends": pl.Boolean, "month": pl.Date, "paid": AMOUNT, "left_out": pl.String,
}  # fmt: skip
Row = dict[str, Any]


def against_the_law(region: Region, imports: Sequence[int], *, on: date) -> list[Row]:
    """Hits of the rules unpaid, unfounded and wrong amount, one a person and benefit. Registers are not
    read: `imports` are none."""
    asked = {"start": region.code, "until": region.until, "on": on}
    people = copied(SQL, "subsidy_homes", PEOPLE, asked | {"benefits": list(SUBSIDIES)})
    held = copied(
        SQL, "subsidies_held", AWARDS, asked | {"benefits": [*SUBSIDIES, "tekun"]}
    ).with_columns(monthly=fen("monthly"), paid=fen("paid"))
    facts = _facts(region, people, held, on)
    due = of_members(facts, on=on, standards=entered_standards()).select(
        "household", "member", "benefit", "answer", due="monthly"
    )
    both = due.join(held, on=["household", "member", "benefit"], how="full", coalesce=True)
    known = people.drop("household").join(both, on="member")
    settled = _settled_elsewhere(region)
    monthly = _by_the_month(region, on)
    return [
        _hit(row, rule)
        for row in known.sort("household", "member", "benefit").iter_rows(named=True)
        if row["benefit"] in monthly
        and (rule := _verdict(row, (row["member"], row["benefit"]) in settled))
    ]


def _verdict(row: Row, in_hand: bool) -> str:
    """The rule that a person and benefit break, or nothing."""
    if row["answer"] == "need_information" or row["ends"]:
        return ""
    if row["monthly"] is None:
        return "" if in_hand else UNPAID
    if row["answer"] is None:
        return UNFOUNDED
    if row["due"] != row["monthly"]:
        return WRONG_AMOUNT
    if row["month"] is None or row["paid"] == row["monthly"]:
        return ""
    return WRONG_AMOUNT if row["paid"] else UNPAID


def _hit(row: Row, rule: str) -> Row:
    told = {
        "benefit": row["benefit"],
        "due": _yuan(row["due"]) or "0.00",
        "monthly": _yuan(row["monthly"]),
    }
    if row["month"] and row["paid"] != row["monthly"]:
        told |= {"paid_month": f"{row['month']:%Y-%m}", "paid": _yuan(row["paid"]) or "0.00"}
        told |= {"left_out": row["left_out"]}
    ours = {name: value for name, value in told.items() if value is not None}
    return {
        "rule": rule,
        "level": "L1",
        "event": row["benefit"],
        "person_id": row["member"],
        "household_id": row["household"],
        "id_token": row["token"],
        "name": row["name"],
        "region_code": row["region"],
        "facts": json.dumps({"ours": ours}, ensure_ascii=False),
    }


def _facts(region: Region, people: pl.DataFrame, held: pl.DataFrame, on: date) -> Frames:
    """The facts of these people's households, with what their members told beyond the means test."""
    every = caseload_of(Stretch(region.code, region.until, *EVERYBODY), on=on)
    facts = every.of(people.select("household").unique())
    return Frames(
        facts.households, facts.members, facts.incomes, facts.expenses, facts.assets,
        _beyond(region, facts.members, held, on),
    )  # fmt: skip


def _beyond(region: Region, members: pl.DataFrame, held: pl.DataFrame, on: date) -> Beyond:
    told: dict[int, dict[str, Any]] = defaultdict(dict)
    for row in _particulars(region, on):
        told[row.person_id or 0][row.kind] = row.said
    for award in held.iter_rows(named=True):
        own = told[award["member"]]
        one = {"benefit": award["benefit"], "monthly": yuan_of(award["monthly"])}
        own["held"] = [*own.get("held", ()), one]
    return beyond_of_people(
        [
            (home, member, _record(sex, told[member]))
            for home, member, sex in members.select("household", "member", "sex").iter_rows()
        ]
    )


def _particulars(region: Region, on: date) -> Iterator[Particular]:
    here = Particular.objects.filter(region__gte=region.code, region__lt=region.until)
    still = Q(ended_on=None) | Q(ended_on__gt=on)
    yield from here.filter(still, known_on__lte=on, person__isnull=False).order_by("pk")


def _record(sex: str | None, told: dict[str, Any]) -> Facts:
    """One member as a facts file would tell of them; what cannot be read any more was not told."""
    problems: list[Problem] = []
    whole = {"ref": "1", "relation": "other", "sex": sex or None, "held": [], **told}
    read: Facts = MEMBER(whole, "member", problems)
    return read


def _settled_elsewhere(region: Region) -> set[tuple[int, str]]:
    """Persons and benefits applied for and not decided, or named by the question about certificates."""
    here = Q(region__gte=region.code, region__lt=region.until)
    applied = Application.objects.open().filter(here, benefit__in=SUBSIDIES, person__isnull=False)
    listed = Finding.objects.filter(here, rule__in=BY_LIST).exclude(state=FindingState.VANISHED)
    return {
        *applied.values_list("person", "benefit"),
        *((person, BY_LIST[rule]) for person, rule in listed.values_list("person", "rule")),
    }


def _by_the_month(region: Region, on: date) -> set[str]:
    """The benefits that the place pays by the month; of one paid once a year no month is unpaid."""
    laws = [policy_of(region.code, area, on, standards=entered_standards()).law for area in Area]
    return {
        each.benefit
        for each in ENTITLEMENTS
        if each.benefit in SUBSIDIES and all(each.period(law) == "month" for law in laws)
    }


def _yuan(fen_due: int | None) -> str | None:
    return None if fen_due is None else yuan_of(fen_due)
