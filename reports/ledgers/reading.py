"""A ledger as it stands: the question of its declaration, for places, a month and a state."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from psycopg2 import sql

from accounts import statements
from accounts.ciphers import id_number, open_text
from accounts.templatetags.formats import NOTHING, listed, mask_id, mask_name, mask_phone, money
from cases.benefits import BENEFITS
from cases.periods import Period
from eligibility.rules.words import CATEGORIES
from eligibility.spoken import said
from reports.ledgers.declaration import Column, Ledger

SQL = Path(__file__).resolve().parent.parent / "sql"
# Any part of a ledger with the counts of all its states, in one statement.
_PAGE = sql.SQL(
    "WITH ledger AS MATERIALIZED ({question}),"
    " counted AS (SELECT coalesce(jsonb_object_agg(c.state, c.rows), '{{}}') AS counts"
    " FROM (SELECT l.state, count(*) AS rows FROM ledger AS l GROUP BY l.state) AS c)"
    " SELECT counted.counts, page.* FROM counted LEFT JOIN ("
    " SELECT row_number() OVER (ORDER BY l.place) AS number, l.* FROM ledger AS l"
    " WHERE %(state)s = '' OR l.state = %(state)s ORDER BY number LIMIT %(limit)s OFFSET %(skip)s"
    ") AS page ON true ORDER BY page.number"
)
_ALL = sql.SQL(
    "SELECT row_number() OVER (ORDER BY l.place) AS number, l.* FROM ({question}) AS l"
    " WHERE %(state)s = '' OR l.state = %(state)s ORDER BY number"
)
Places = Sequence[tuple[int, int]]
WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "number": lambda token: mask_id(id_number(token)),
    "phone": lambda sealed: mask_phone(open_text(bytes(sealed), place="households_person.phone")),
    "day": lambda day: f"{day:%Y-%m-%d}",
    "month": lambda day: f"{day:%Y-%m}",
    "money": money,
    "benefits": lambda codes: listed(BENEFITS[code].label for code in codes.split(",")),
    "categories": lambda codes: listed(said(CATEGORIES.get(c, c)) for c in codes.split("、")),
    "reasons": lambda reasons: listed(map(said, reasons.split("、"))),
    "flag": lambda held: _("是") if held else _("否"),
}


@dataclass(frozen=True)
class Reading:
    """Rows of a ledger, and how many there are in each state whatever is shown."""

    rows: list[dict[str, Any]]
    counts: Mapping[str, int]

    def total(self, state: str = "") -> int:
        return self.counts.get(state, 0) if state else sum(self.counts.values())


def read(
    ledger: Ledger,
    *,
    places: Places,
    month: Period,
    on: date,
    state: str = "",
    limit: int | None = 50,
    skip: int = 0,
    reader: UUID | None = None,
) -> Reading:
    """One statement. `places` are the code intervals that the reader may see: nothing else is asked for.

    `reader`: the natural person who reads; entries of a book that name them stay away.
    """
    answer = statements.answered(
        _PAGE.format(question=sql.SQL(statements.text(SQL, ledger.question))),
        **_given(ledger, places, month, on, state, reader),
        limit=limit,
        skip=skip,
    )
    counts = json.loads(answer[0]["counts"])
    found = [row for row in answer if row["number"] is not None]
    return Reading([_of_book(ledger, row) for row in found] if ledger.of_book else found, counts)


def each(
    ledger: Ledger,
    *,
    places: Places,
    month: Period,
    on: date,
    state: str = "",
    reader: UUID | None = None,
) -> Iterator[dict[str, Any]]:
    """All rows as `read` gives them, one by one, all of one moment. Inside a transaction."""
    question = _ALL.format(question=sql.SQL(statements.text(SQL, ledger.question)))
    given = _given(ledger, places, month, on, state, reader)
    for row in statements.each_of_many(question, **given):
        yield _of_book(ledger, row) if ledger.of_book else row


def _given(
    ledger: Ledger, places: Places, month: Period, on: date, state: str, reader: UUID | None
) -> dict[str, Any]:
    return {
        "starts": [start for start, _until in places],
        "untils": [until for _start, until in places],
        "first_day": month.start,
        "day_after": month.until,
        "on": on,
        "state": state,
        "kind": ledger.kind,
        "order": list(ledger.order),
        "since": ledger.span[0],
        "till": ledger.span[1],
        "reader": str(reader) if reader else None,
    }


def _of_book(ledger: Ledger, row: dict[str, Any]) -> dict[str, Any]:
    """The row with each item of its `data` in the column of the item."""
    data = json.loads(row["data"])
    items = {c.name: _read_item(c, data.get(c.name)) for c in ledger.columns if c.name not in row}
    return {**row, **items}


def _read_item(column: Column, kept: str | None) -> Any:
    if kept is None:
        return None
    match column.form:
        case "day":
            return date.fromisoformat(kept)
        case "money" | "count":
            return Decimal(kept)
    return kept


def shown(column: Column, row: Mapping[str, Any], *, whole_names: bool = False) -> str:
    """A cell in words. Names are masked unless `whole_names`, ID numbers always."""
    value = row[column.name]
    if value is None or value == "":
        return NOTHING
    if column.words:
        return str(column.words.get(value, value))
    if column.form == "name":
        return str(value) if whole_names else mask_name(value)
    write = WRITTEN.get(column.form)
    return write(value) if write else said(str(value))
