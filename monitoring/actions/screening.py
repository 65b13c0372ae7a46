"""Screening (摸底排查): rows are entered, visited and settled within their month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.ciphers import id_token
from accounts.models import Officer
from accounts.roles import Right
from cases.actions.watch import watch
from cases.models import WatchEntry
from cases.periods import Period
from cases.procedure import StepRefused
from households.choices import PovertyStatus
from households.models import Household, Membership
from monitoring.models import Finding, Screening

Disposition = Screening.Disposition
SHORTEST_NOTE = 5
REACTION = timedelta(days=10)  # least time for a row entered at the end of a month


@dataclass(frozen=True)
class Entry:
    """What a helper writes down of one household. Income in yuan a year; the ID number may be unknown.
    `household`: the file, where it is known; otherwise that of the number."""

    region_id: int
    name: str
    number: str = ""
    members: int | None = None
    category: str = PovertyStatus.NONE
    income: Decimal | None = None
    cause: str = "other"
    source: str = Screening.Source.VISIT
    discoverer: str = Screening.Discoverer.VILLAGE
    circumstances: str = ""
    household: Household | None = None


def due_on(on: date) -> date:
    """The last day of the month (彭水民发〔2020〕70号 三(二)1), and never sooner than the least time."""
    return max(Period.month_of(on).last_day, on + REACTION)


@transaction.atomic
def enter(entries: Sequence[Entry], *, by: Officer, on: date) -> list[Screening]:
    """Households go on the ledger of the month, each once: a person entered before is that row.

    Raises PermissionDenied for a place where the officer enters nothing.
    """
    by.forget_posts()
    return [_enter(entry, by=by, on=on) for entry in entries]


def _enter(entry: Entry, *, by: Officer, on: date) -> Screening:
    if not by.may(Right.ENTER, entry.region_id):
        raise PermissionDenied(_("你的岗位不能在这个地区登记排查对象"))
    token = id_token(entry.number) if entry.number else None
    month = on.replace(day=1)
    known = Screening.objects.visible_to(by).filter(month=month, id_token=token, key="")
    if token is not None and (row := known.first()):
        return row
    household = entry.household or _household_of(token)
    try:
        with transaction.atomic():
            return Screening.objects.create(
                region_id=entry.region_id,
                month=month,
                household=household,
                name=entry.name.strip(),
                id_token=token,
                members=entry.members,
                category=entry.category,
                income=entry.income,
                cause=entry.cause,
                source=entry.source,
                discoverer=entry.discoverer,
                circumstances=entry.circumstances.strip(),
                entered_by=by,
                entered_on=on,
                due_on=due_on(on),
            )
    except IntegrityError as error:
        if "screening_person_once_a_month" in str(error):
            raise StepRefused(
                _("%(name)s 本月已在其他村的台账里") % {"name": entry.name}
            ) from error
        raise


def add_from_finding(finding: Finding, *, reason: str, by: Officer, on: date) -> Screening:
    """Somebody without a file, whom a finding wants watched, is looked at in person; once per finding."""
    row, _created = Screening.objects.get_or_create(
        key=f"finding:{finding.key}"[:160],
        defaults={
            "region_id": finding.region_id,
            "month": on.replace(day=1),
            "name": finding.name,
            "id_token": finding.id_token,
            "source": Screening.Source.FINDING,
            "discoverer": Screening.Discoverer.SYSTEM,
            "circumstances": reason[:300],
            "finding": finding,
            "entered_by": by,
            "entered_on": on,
            "due_on": due_on(on),
        },
    )
    return row


@transaction.atomic
def visit(
    screening_id: int,
    *,
    visited_on: date,
    visitors: str,
    need: str,
    by: Officer,
    on: date,
    **learned: Any,
) -> Screening:
    """Somebody was there: who, when, what the household needs; what was learned corrects the row.

    Raises StepRefused for a day to come or without names, PermissionDenied.
    """
    row = _locked(screening_id, by, Right.ENTER)
    _require_open(row)
    if visited_on > on or not visitors.strip():
        raise StepRefused(_("填写走访日期（不晚于今天）和走访人"))
    row.visited_on, row.visitors, row.need = visited_on, visitors.strip(), need.strip()
    corrected = {name: value for name, value in learned.items() if value not in (None, "")}
    for name, value in corrected.items():
        setattr(row, name, value)
    row.save(update_fields=["visited_on", "visitors", "need", *corrected])
    return row


@transaction.atomic
def dispose(screening_id: int, *, disposition: str, note: str, by: Officer, on: date) -> Screening:
    """The row is settled by somebody, after a visit. Whom it says to watch goes on the watch list.

    Raises StepRefused without a visit or words, PermissionDenied.
    """
    row = _locked(screening_id, by, Right.SETTLE)
    _require_open(row)
    if row.visited_on is None:
        raise StepRefused(_("先登记走访，再写处置"))
    if len(note.strip()) < SHORTEST_NOTE:
        raise StepRefused(_("写明处置情况，至少 5 个字"))
    row.disposition, row.note = disposition, note.strip()
    row.disposed_by, row.disposed_on = by, on
    row.save(update_fields=["disposition", "note", "disposed_by", "disposed_on"])
    if disposition == Disposition.WATCHED:
        _watch(row, by=by, on=on)
    return row


def _watch(row: Screening, *, by: Officer, on: date) -> None:
    if row.household_id is None:
        raise StepRefused(_("这户还没有家庭档案，先建档再列入潜在救助对象"))
    watch(
        row.household_id,
        origin=WatchEntry.Origin.SCREENING,
        reason=row.note,
        difficulty=str(row.get_cause_display()),
        by=by,
        on=on,
    )


def _require_open(row: Screening) -> None:
    if row.disposition:
        raise StepRefused(_("这一行已经办结"))


def _locked(screening_id: int, by: Officer, right: Right) -> Screening:
    row = Screening.objects.visible_to(by).select_for_update(of=("self",)).get(pk=screening_id)
    by.forget_posts()
    if not by.may(right, row.region_id):
        raise PermissionDenied(_("你的岗位不能办理这一行"))
    return row


def _household_of(token: UUID | None) -> Household | None:
    """The household on file that the person belongs to now."""
    if token is None:
        return None
    living = Membership.objects.filter(person__id_token=token, period__endswith=None)
    found = living.select_related("household").first()
    return found.household if found else None
