"""Extracts (明细导出): the rows behind a figure, or of a ledger, as one file that a job makes.

The rows are one answer of the database, so they are of one moment. Whoever asked must still see the place
when the job runs. Names are whole, as in the ledgers of an office; ID numbers are masked.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import sheets
from accounts.actions import exports, jobs, pieces
from accounts.models import Export, Job, Officer, Region
from accounts.roles import Right
from accounts.sheets import SheetColumn
from cases.periods import Period
from reports.boards import SECTIONS
from reports.boards.asking import Asked
from reports.catalogue import REPORTS, Section
from reports.catalogue.form import Column as Shown
from reports.catalogue.form import Line
from reports.ledgers import LEDGERS, Ledger
from reports.ledgers.declaration import Column
from reports.ledgers.reading import each, shown
from reports.models import Filing
from reports.questions import Filed, Live, Source, rows_behind

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Listed:
    """What stands in the file: lines above the table, columns, rows."""

    head: Sequence[str]
    columns: Sequence[SheetColumn]
    rows: Iterator[Sequence[Any]]


def figure(kind: str, code: str, region: Region, period: Period) -> dict[str, Any]:
    """The rows behind a figure of a report as it stands."""
    return {"of": "figure", "kind": kind, "code": code, "region": region.pk, "period": period.text}


def filed_figure(filing: Filing, code: str) -> dict[str, Any]:
    """The rows behind a figure as it was filed."""
    return {"of": "filed", "filing": filing.pk, "code": code}


def board(asked: Asked, key: str, figure: str) -> dict[str, Any]:
    """The rows behind a figure of a board, as they stood on its day."""
    return {
        "of": "board", "section": asked.section.code, "by": asked.by, "region": asked.region.pk,
        "period": asked.period.text, "on": asked.today.isoformat(), "key": key, "figure": figure,
    }  # fmt: skip


def ledger(
    kind: str, *, place: Region | None, month: Period, state: str, on: date
) -> dict[str, Any]:
    """A ledger of a month, for a place or for wherever the officer may read it."""
    return {
        "of": "ledger", "kind": kind, "place": place.pk if place else None, "month": month.text,
        "state": state, "on": on.isoformat(),
    }  # fmt: skip


def run(job_id: int) -> None:
    """Make the file of an export, or make it again when a worker died over it: nothing of its is left."""
    jobs.run_job(job_id, _part)


def _part(job: Job, number: int) -> int:
    """The whole file: all rows are of one moment only in one transaction."""
    export = Export.objects.get(pk=job.arguments["export"])
    listed = LISTS[job.arguments["of"]](job.arguments, job.requested_by)
    rows = 0

    def batches() -> Iterator[list[Sequence[Any]]]:
        nonlocal rows
        while batch := list(islice(listed.rows, sheets.TOGETHER)):
            yield batch
            rows += len(batch)
            tell(rows)

    with jobs.telling(job, number) as tell:
        written = sheets.pieces(listed.columns, batches(), head=listed.head)
        checksum = pieces.keep(export, written)
    exports.made(export.pk, rows=rows, sha256=checksum, now=timezone.now())
    return rows


def _figure(what: Mapping[str, Any], by: Officer) -> Listed:
    seen = Region.objects.visible_to(by).within(by.intervals_with(Right.REPORT))
    region, period = seen.get(pk=what["region"]), Period.parse(what["period"])
    return _behind(what["kind"], what["code"], Live(region, period), region, period)


def _filed(what: Mapping[str, Any], by: Officer) -> Listed:
    seen = Filing.objects.visible_to(by).within(by.intervals_with(Right.REPORT))
    filing = seen.select_related("region").get(pk=what["filing"])
    source = Filed(tuple(filing.lists))
    return _behind(filing.kind, what["code"], source, filing.region, filing.covers)


def _board(what: Mapping[str, Any], by: Officer) -> Listed:
    seen = Region.objects.visible_to(by).within(by.intervals_with(Right.REPORT))
    region, period = seen.get(pk=what["region"]), Period.parse(what["period"])
    on = date.fromisoformat(what["on"])
    asked = Asked(SECTIONS[what["section"]], region, period, what["by"], on)
    line = next(each for each in asked.section.lines if each.figure == what["figure"])
    return _rows(asked.put, line, what["key"], asked.source, region, period)


def _behind(kind: str, code: str, source: Source, region: Region, period: Period) -> Listed:
    section, key, line = REPORTS[kind].cell(code)
    return _rows(section, line, key, source, region, period)


def _rows(
    section: Section, line: Line, key: str, source: Source, region: Region, period: Period
) -> Listed:
    named = dict(section.keys).get(key)
    title = f"{named} · {line.label}" if named else str(line.label)
    about = f"{region} · {period.text} · {line.definition}"
    columns = [*_who(section), *(_column(column) for column in section.shown)]
    rows = rows_behind(section, line, key, source)
    return Listed([title, about], columns, (_cells(section, row) for row in rows))


def _who(section: Section) -> list[SheetColumn]:
    name = SheetColumn(_("姓名") if section.unit != "unit" else _("名称"))
    household = [SheetColumn(_("户号"), width=20), SheetColumn(_("户主"))]
    place = [SheetColumn(_("乡镇（街道）")), SheetColumn(_("村（社区）"))]
    return [*(household if section.unit != "unit" else []), name, *place]


def _column(column: Shown) -> SheetColumn:
    return SheetColumn(str(column.label), column.kind)


def _cells(section: Section, row: Row) -> list[Any]:
    names = ["person_name", "township", "village"]
    if section.unit != "unit":
        names = ["household_number", "head_name", *names]
    return [
        *(row[name] for name in names),
        *(_told(c, row[c.name]) for c in section.shown),
    ]


def _told(column: Shown, value: Any) -> Any:
    return _plain(value) if value is None or column.kind != "text" else column.told(value)


def _plain(value: Any) -> Any:
    """A number or a day as it is."""
    return value.date() if isinstance(value, datetime) else value


def _ledger(what: Mapping[str, Any], by: Officer) -> Listed:
    found, month = LEDGERS[what["kind"]], Period.parse(what["month"])
    mine = by.intervals_with(*found.rights)
    places, unit = sorted(set(mine)), by.posts_today[0].region
    if what["place"]:
        unit = Region.objects.visible_to(by).within(mine).get(pk=what["place"])
        places = [(unit.code, unit.until)]
    state = what["state"]
    rows = each(
        found, places=places, month=month, on=date.fromisoformat(what["on"]), state=state,
        reader=by.natural_person,
    )  # fmt: skip
    head = [str(found.title), _("编制单位：%(name)s") % {"name": unit.name}]
    head.append(_("月份：%(month)s") % {"month": month.text})
    if state:
        head.append(_("范围：%(state)s") % {"state": found.labels[state]})
    columns = [SheetColumn(_("序号"), "count", 8), SheetColumn(_("状态"))]
    columns += [SheetColumn(str(c.label), _kind(c), c.width) for c in found.columns]
    return Listed(head, columns, (_ledger_cells(found, row) for row in rows))


def _kind(column: Column) -> Any:
    return column.form if column.form in ("money", "count", "day") else "text"


def _ledger_cells(ledger: Ledger, row: Row) -> list[Any]:
    return [
        row["number"],
        str(ledger.labels[row["state"]]),
        *(
            _plain(row[c.name]) if _kind(c) != "text" else shown(c, row, whole_names=True)
            for c in ledger.columns
        ),
    ]


LISTS: Mapping[str, Callable[[Mapping[str, Any], Officer], Listed]] = {
    "figure": _figure,
    "filed": _filed,
    "board": _board,
    "ledger": _ledger,
}
