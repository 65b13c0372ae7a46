"""Entries of the books: opened, and taken from state to state by what is done."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.ciphers import id_token
from accounts.models import Officer, Region
from accounts.roles import Right
from cases.actions.reassessment import open_reassessment
from cases.procedure import FourEyes, StepRefused
from households.models import Person
from households.numbers import next_number
from monitoring.books import BOOKS, INTERVALS, Book, Deed
from monitoring.models import BookDeed, BookEntry

Said = Mapping[str, Any]
LONGEST_WAIT = timedelta(days=36_525)


@transaction.atomic
def open_entry(
    code: str,
    *,
    region_id: int,
    subject: str,
    said: Said,
    by: Officer,
    on: date,
    number: str = "",
    against: Officer | None = None,
) -> BookEntry:
    """A new entry in a book: `said` holds its items, `number` an ID number where the book takes one.

    Raises PermissionDenied where the officer writes nothing in that book, StepRefused for a second open
    entry of the same person or place, or a day of expiry that has passed.
    """
    book = BOOKS[code]
    region = Region.objects.visible_to(by).get(pk=region_id)
    _require(by, book.right, region, _("你的岗位不能在这个地区登记这本台账"))
    token = id_token(number) if number else None
    data = written(said)
    prefix = f"DJ{region.code // 10**6}-{on.year}-"
    try:
        with transaction.atomic():
            return BookEntry.objects.create(
                book=code,
                number=next_number(BookEntry.objects.all(), prefix, width=6),
                region=region,
                subject=subject.strip(),
                person=Person.objects.filter(id_token=token).first() if token else None,
                key=_key(book, token, region, data),
                data=data,
                state=book.states[0].code,
                due_on=_due(book.due, data, on),
                against=against,
                against_person=against.natural_person if against else None,
                opened_by=by,
                opened_on=on,
                last_person=by.natural_person,
            )
    except IntegrityError as clash:
        if "bookentry_one_open_for_each" not in str(clash):
            raise
        raise StepRefused(_("这本台账里已经有一条在册的登记，打开那一条办理")) from None


@transaction.atomic
def do(entry_id: int, name: str, said: Said, *, by: Officer, on: date) -> BookEntry:
    """A deed of the entry's book is done, and what it asks for is written down.

    Raises PermissionDenied, StepRefused in a state that does not know the deed, FourEyes for a deed that
    takes somebody other than whoever did the last one.
    """
    entry = (
        BookEntry.objects.visible_to(by)
        .without_those_about(by)
        .select_for_update(of=("self",))
        .get(pk=entry_id)
    )
    book = BOOKS[entry.book]
    deed = next(each for each in book.deeds if each.name == name)
    _require(by, book.right_for(deed), entry.region, _("你的岗位不能办理这一步"))
    if entry.state not in deed.since:
        raise StepRefused(
            _("“%(state)s”的登记不能办理这一步") % {"state": book.state(entry.state).label}
        )
    if deed.by_another and entry.last_person == by.natural_person:
        raise FourEyes(_("上一步是你办理的，这一步由其他人员办理"))
    _take(entry, book, deed, written(said), by=by, on=on)
    if deed.reassesses and entry.person_id is not None:
        open_reassessment(entry.person_id, by=by, on=on)
    return entry


def _key(book: Book, token: UUID | None, region: Region, data: Said) -> str:
    """What has one open entry: a person, a person and a matter, or a place; nothing where there is no end."""
    if token is None:
        return str(region.code) if book.single else ""
    return f"{token}:{data[book.per]}" if book.per else str(token)


def _require(by: Officer, right: Right, region: Region, refusal: str) -> None:
    by.forget_posts()
    if not by.may(right, region.code):
        raise PermissionDenied(refusal)


def _take(entry: BookEntry, book: Book, deed: Deed, data: Said, *, by: Officer, on: date) -> None:
    entry.data = {**entry.data, **data}
    if deed.due is not None:
        entry.due_on = _due(deed.due, entry.data, on)
    if deed.to:
        entry.state = deed.to
        entry.closed_on = on if book.state(deed.to).end else None
    entry.last_person = by.natural_person
    entry.save(update_fields=["data", "due_on", "state", "closed_on", "last_person"])
    BookDeed.objects.create(
        entry=entry, region_id=entry.region_id, deed=deed.name, data=dict(data),
        state=entry.state, done_by=by, done_on=on,
    )  # fmt: skip


def written(said: Said) -> dict[str, str]:
    """What was said as it is kept: days ISO, money and counts as plain figures; nothing stays away."""
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in said.items()
        if value not in (None, "")
    }


def _due(rule: int | str | None, data: Said, on: date) -> date | None:
    """The day that something is due. Raises StepRefused for one that has passed or lies beyond a lifetime."""
    if rule is None:
        return None
    if isinstance(rule, int):
        return on + timedelta(days=rule)
    given = data[rule]
    day = (
        on + timedelta(days=INTERVALS[given][1])
        if given in INTERVALS
        else date.fromisoformat(given)
    )
    if not on <= day <= on + LONGEST_WAIT:
        raise StepRefused(_("%(day)s 已经过去或者太远，填今天以后的日期") % {"day": day})
    return day
