"""Makers of what the pages of ledgers, rounds and exits show."""

from collections.abc import Callable
from datetime import date
from itertools import count

from accounts.models import Region
from accounts.models.region import ancestor
from accounts.roles import Right, Role
from cases.models import WatchEntry
from monitoring.actions import exits
from monitoring.actions.books import open_entry
from monitoring.actions.screening import Entry, enter
from monitoring.models import Disposal, Finding, Rectification, Round, RoundDuty, RoundVisit
from reports.models import LedgerFiling
from tests import factories
from tests.cases import payment_roll
from tests.makers import Made, maker
from tests.monitoring_makers import finding


@maker
def ledger_filing(place: Region) -> Made:
    """A ledger that a township filed with its county."""
    filer = factories.officer(Role.TOWNSHIP_CASEWORKER, place, name=f"金丝雀报{place.code // 1000}")
    made = LedgerFiling.objects.create(
        kind="single_person", region=place, month=date(2026, 10, 1), counts={"kept": 1},
        sha256=f"{place.code:064}", filed_by=filer, filer=filer.natural_person,
        filed_on=date(2026, 11, 1),
    )  # fmt: skip
    return Made({"pk": made.pk}, place.code, (filer.name,))


@maker
def book_entry(place: Region) -> Made:
    """An entry of the book of children left behind."""
    helper = f"金丝雀帮{place.code // 1000}"
    by = factories.officer(Role.TOWNSHIP_CASEWORKER, place)
    said = {"guardian": helper, "carer": helper, "agreement": "signed", "helper": helper}
    made = open_entry(
        "left_children", region_id=place.code, subject="陈小留", said=said | {"interval": "month"},
        by=by, on=date(2026, 11, 2),
    )  # fmt: skip
    return Made({"pk": made.pk}, place.code, (helper,))


@maker
def screening(place: Region) -> Made:
    """A household that somebody must look at."""
    note = f"金丝雀排查{place.code // 1000}"
    by = factories.officer(Role.TOWNSHIP_CASEWORKER, place)
    (made,) = enter([Entry(place.code, "陈排", circumstances=note)], by=by, on=date(2026, 11, 2))
    return Made({"pk": made.pk}, place.code, (note,))


@maker
def watch_entry(place: Region) -> Made:
    """A household on the watch list."""
    home = factories.household(factories.person("陈看", at=place))
    reason = f"金丝雀关注{place.code // 1000}"
    made = WatchEntry.objects.create(
        household=home, region=place, reason=reason, entered_on=date(2026, 11, 1),
        next_check_on=date(2026, 12, 1),
    )  # fmt: skip
    return Made({"pk": made.pk}, place.code, (reason,))


@maker
def rectification(place: Region) -> Made:
    """A problem that its owner says is put right."""
    owner = factories.officer(Role.TOWNSHIP_CASEWORKER, place)
    problem = f"金丝雀问题{place.code // 1000}"
    made = Rectification.objects.create(
        number=f"ZG{place.code}", region=place, source="audit", kind="dibao", problem=problem,
        measure="逐户复核", owner=owner, owner_person=owner.natural_person, opened_by=owner,
        opened_on=date(2026, 11, 1), due_on=date(2026, 12, 1),
    )  # fmt: skip
    readers = frozenset({Right.SETTLE, Right.CONFIRM_DISPOSAL, Right.AUDIT, Right.DIRECT})
    return Made({"pk": made.pk}, place.code, (problem,), seen_with=readers)


@maker
def exit_check(place: Region) -> Made:
    """An award that shall end."""
    (award,) = payment_roll.roll(1, village=place.code)
    by = factories.officer(Role.COUNTY_REVIEWER, ancestor(place.code, "county"))
    note = f"金丝雀退出{place.code // 1000}"
    made = exits.propose(award.pk, reason="income", note=note, by=by, on=date(2026, 11, 2))
    return Made({"pk": made.pk}, place.code, (note,))


def _round(place: Region) -> Round:
    """The sheet of a village with one household to screen."""
    made = Round.objects.create(
        region=place, month=date(2026, 11, 1), code=f"C{next(_codes):08}", made_on=date(2026, 11, 2),
        made_by=factories.officer(),
    )  # fmt: skip
    home = factories.household(
        factories.person("陈访", at=place), address=f"金丝雀路{place.code // 1000}"
    )
    visit = RoundVisit.objects.create(round=made, region=place, household=home)
    RoundDuty.objects.create(
        round=made, visit=visit, region=place, kind="review", reference=1,
        due_on=date(2026, 11, 30), added_on=date(2026, 11, 2),
    )  # fmt: skip
    return made


_ROUNDS = frozenset({Right.SEE_CASES})
_codes = count(1)
_months = count(1)


@maker
def round_sheet(place: Region) -> Made:
    made = _in_a_month_of_its_own(_round, place)
    return Made({"pk": made.pk}, place.code, (f"金丝雀路{place.code // 1000}",), seen_with=_ROUNDS)


@maker
def round_phone(place: Region) -> Made:
    made = _in_a_month_of_its_own(_round, place)
    return Made(
        {"code": made.code}, place.code, (f"金丝雀路{place.code // 1000}",), seen_with=_ROUNDS
    )


@maker
def round_visit(place: Region) -> Made:
    made = _in_a_month_of_its_own(_round, place)
    return Made({"pk": made.visits.get().pk}, place.code, seen_with=_ROUNDS)


def _in_a_month_of_its_own(make: Callable[[Region], Round], place: Region) -> Round:
    made = make(place)
    month = next(_months)
    Round.objects.filter(pk=made.pk).update(month=date(2000 + month // 12, month % 12 + 1, 1))
    return made


@maker
def referral(place: Region) -> Made:
    return _handed_on(place, "8", frozenset({Right.SEE_CASES}))


@maker
def clue(place: Region) -> Made:
    return _handed_on(place, "11", frozenset({Right.SEE_CASES}))


def _handed_on(place: Region, code: str, readers: frozenset[Right]) -> Made:
    """A finding that was handed to somebody else."""
    made = Finding.objects.get(pk=str(finding(place).address["pk"]))
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, place)
    words = f"金丝雀移交{code}{place.code // 1000}"
    given = Disposal.objects.create(
        finding=made, region=place, code=code, reason=words, proposed_by=clerk,
        proposer=clerk.natural_person, proposed_on=date(2026, 11, 2),
    )  # fmt: skip
    return Made({"pk": given.pk}, place.code, (words,), seen_with=readers)
