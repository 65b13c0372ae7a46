"""The watch list (潜在救助对象): proposed by a refusal, entered by people, looked at again by a day.

An award that the household gets again closes its entry; nothing else leaves the list without a reason.
"""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.models import Application, WatchCheck, WatchEntry
from cases.periods import add_months
from cases.procedure import StepRefused
from households.models import Household

State, Result = WatchEntry.State, WatchCheck.Result
KEEPERS = (Right.ENTER, Right.SETTLE)
RECHECK = {WatchEntry.Level.HIGH: 1, WatchEntry.Level.MEDIUM: 3, WatchEntry.Level.LOW: 6}  # months
SHORTEST_REASON = 5


def propose(
    application: Application, *, reason: str, on: date, accepted: bool
) -> WatchEntry | None:
    """After a refusal: on the list if the officer said so, proposed if the sheet suggests it, else nothing.

    Whoever is on the list already stays there with the older entry (闽民救〔2020〕21号 二(一)3).
    """
    assert application.assessment is not None and application.household is not None
    suggestion = application.assessment.sheet.get("watch") or {}
    if not accepted and not suggestion.get("suggested"):
        return None
    entry, _created = WatchEntry.objects.get_or_create(
        household=application.household,
        closed_on=None,
        defaults={
            "application": application,
            "region_id": application.region_id,
            "state": State.WATCHED if accepted else State.PROPOSED,
            "difficulty": "、".join(suggestion.get("reasons", []))[:200],
            "reason": reason[:300],
            "entered_on": on,
            "next_check_on": _months_after(on, suggestion.get("recheck_months", 3)),
        },
    )
    return entry


@transaction.atomic
def watch(
    household_id: int,
    *,
    origin: str,
    reason: str,
    by: Officer,
    on: date,
    level: str = WatchEntry.Level.MEDIUM,
    difficulty: str = "",
) -> WatchEntry:
    """A household that nobody refused goes on the list; an open entry of it is the entry.

    Raises PermissionDenied without a right where it lives.
    """
    household = Household.objects.visible_to(by).get(pk=household_id)
    _require(by, household.region_id)
    entry, _created = WatchEntry.objects.get_or_create(
        household=household,
        closed_on=None,
        defaults={
            "region_id": household.region_id,
            "level": level,
            "origin": origin,
            "difficulty": difficulty[:200],
            "reason": reason[:300],
            "entered_on": on,
            "next_check_on": _months_after(on, RECHECK[WatchEntry.Level(level)]),
        },
    )
    return entry


@transaction.atomic
def accept(entry_id: int, *, level: str, by: Officer, on: date) -> WatchEntry:
    """A proposed household is watched, by its level. Raises StepRefused when it is not proposed."""
    entry = _proposed(entry_id, by)
    entry.state, entry.level = State.WATCHED, level
    entry.next_check_on = _months_after(on, RECHECK[WatchEntry.Level(level)])
    entry.save(update_fields=["state", "level", "next_check_on"])
    return entry


@transaction.atomic
def decline(entry_id: int, *, reason: str, by: Officer, on: date) -> WatchEntry:
    """A proposed household is not watched, and why. Raises StepRefused."""
    _require_words(reason)
    return _close(_proposed(entry_id, by), reason=reason, on=on)


@transaction.atomic
def check(
    entry_id: int,
    *,
    result: str,
    note: str,
    by: Officer,
    on: date,
    next_check_on: date | None = None,
) -> WatchCheck:
    """A watched household was looked at: it stays until the next day, applies again, or leaves the list.

    Without a day the level says when next. Raises StepRefused for a day that is not later, or no words.
    """
    _require_words(note)
    entry = _locked(entry_id, by)
    if entry.state != State.WATCHED:
        raise StepRefused(_("这户不在关注名单里，不用核查"))
    goes_on = result != Result.BETTER
    following = next_check_on or _months_after(on, RECHECK[WatchEntry.Level(entry.level)])
    if goes_on and following <= on:
        raise StepRefused(_("下次核查要晚于今天"))
    made = WatchCheck.objects.create(
        entry=entry,
        region_id=entry.region_id,
        checked_on=on,
        result=result,
        note=note.strip(),
        next_check_on=following if goes_on else None,
        checked_by=by,
    )
    if not goes_on:
        _close(entry, reason=f"{Result(result).label}：{note.strip()}", on=on)
        return made
    entry.next_check_on = following
    if result == Result.WORSE:
        entry.level = WatchEntry.Level.HIGH
    entry.save(update_fields=["next_check_on", "level"])
    return made


def _close(entry: WatchEntry, *, reason: str, on: date) -> WatchEntry:
    entry.state, entry.closed_on, entry.closing_reason = State.CLOSED, on, reason.strip()[:200]
    entry.save(update_fields=["state", "closed_on", "closing_reason"])
    return entry


def _proposed(entry_id: int, by: Officer) -> WatchEntry:
    entry = _locked(entry_id, by)
    if entry.state != State.PROPOSED:
        raise StepRefused(_("这户已经有人处理过了"))
    return entry


def _locked(entry_id: int, by: Officer) -> WatchEntry:
    entry = WatchEntry.objects.visible_to(by).select_for_update(of=("self",)).get(pk=entry_id)
    _require(by, entry.region_id)
    return entry


def _require(by: Officer, region_id: int) -> None:
    by.forget_posts()
    if not any(by.may(right, region_id) for right in KEEPERS):
        raise PermissionDenied(_("你的岗位不能办理这里的潜在救助对象"))


def _require_words(words: str) -> None:
    if len(words.strip()) < SHORTEST_REASON:
        raise StepRefused(_("写明情况，至少 5 个字"))


def _months_after(on: date, months: int) -> date:
    return add_months(on.replace(day=1), months).replace(day=min(on.day, 28))
