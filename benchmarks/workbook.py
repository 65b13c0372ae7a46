"""What `benchmarks.xlsx_read` measures in a migrated database: ours, calamine alone, openpyxl."""

import json
import resource
import time
from datetime import date
from functools import partial
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import xlsxwriter
from django.db import connection
from python_calamine import CalamineWorkbook

from accounts.actions.officers import machine
from accounts.ciphers import id_token
from accounts.models import Region
from accounts.models.region import end_of
from benchmarks.measure import MEGA, in_turn, peak_mb
from monitoring.actions import imports, loading
from monitoring.registers import REGISTERS, Reads, cells
from reports.synthetic.entries import entry, header
from reports.synthetic.people import Registrar

COLUMNS, ALONE = 20, 5_000
TARGET, OPENPYXL = 2.5, 8
AS_OF = date(2026, 11, 20)
PLACES = (
    (0, "nation"), (350000000000, "province"), (350500000000, "city"), (350583000000, "county"),
    (350583113000, "township"), (350583113202, "village"),
)  # fmt: skip
COUNTY, VILLAGE = PLACES[3][0], PLACES[-1][0]
LIMIT = 1 << 30
_turns = count(1)


def step(name: str, path: str, rows: str = "0") -> str:
    """Make the places and the workbook; or measure, as JSON."""
    if name == "fill":
        fill(path, int(rows))
        return rows
    return json.dumps(measured(path))


def fill(path: str, rows: int) -> None:
    """The places there are, and settlements of medical insurance: 20 columns, amounts as numbers."""
    parent = None
    for code, level in PLACES:
        until = end_of(code, level)
        parent = Region.objects.create(
            code=code, name=str(code), level=level, until=until, parent=parent
        )
    random = Random(1)
    people = Registrar(random, county=COUNTY, on=AS_OF)
    register = REGISTERS["medical"]
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["序号", *header(register)])
        for number in range(1, rows + 1):
            who = people.person(age=random.randrange(1, 90))
            told = entry("medical", who.name, who.number, random, as_of=AS_OF, village=VILLAGE,
                         village_name="前峰村")  # fmt: skip
            sheet.write_number(number, 0, number)
            for place, column in enumerate(register.columns, 1):
                text = told[column.field]
                if column.reads is Reads.MONEY:
                    sheet.write_number(number, place, float(text))
                else:
                    sheet.write_string(number, place, text)


def measured(path: str) -> dict[str, Any]:
    """The figure, with the memory of the worker and of the process that opens the file."""
    rows = ours(path)
    worker, child = peak_mb(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // MEGA
    times = in_turn({
        "ours": partial(ours, path),
        "calamine": partial(calamine, path),
        "openpyxl": partial(openpyxl_alone, path),
    })  # fmt: skip
    alone = min(ALONE, rows)
    row_by_row = round(one_by_one(path, alone) * rows / alone, 1)
    return {
        "name": "xlsx_read", "ours_s": times["ours"], "limit_s": times["calamine"],
        "target": TARGET, "rows": rows, "rss_mb": worker,
        "peers": {"openpyxl alone": times["openpyxl"], "openpyxl row by row": row_by_row},
        "notes": {
            "columns": COLUMNS, "opening_mb": child, "row_by_row_of": alone,
            "times_openpyxl": round(row_by_row / times["ours"], 1), "target_openpyxl": OPENPYXL,
        },
    }  # fmt: skip


def ours(path: str) -> int:
    """The file taken in up to its account, by the actions of the office; then all of it is dropped."""
    by = machine()
    told = imports.Told("medical", COUNTY, AS_OF, "medical.xlsx")
    found = imports.receive(Path(path), told, limit=LIMIT, by=by, mark=str(next(_turns)))
    found = imports.begin(found.pk, mapping=found.mapping, by=by)
    assert found.job is not None
    loading.run(found.job.pk)
    found.refresh_from_db()
    assert found.accepted == found.rows > 0, (found.state, found.problems)
    imports.refuse(found.pk, by=by, reason="benchmark")
    return found.rows


def calamine(path: str) -> int:
    """Every cell as a Python value."""
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return len(sheet.to_python(skip_empty_area=False))


def openpyxl_alone(path: str) -> int:
    """Every cell as a Python value."""
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    return sum(1 for _ in sheet.iter_rows(values_only=True))


def one_by_one(path: str, rows: int) -> float:
    """Seconds in which a loop over openpyxl's rows checks and inserts so many of them."""
    readers: dict[str, Any] = {
        "number": partial(cells.number, on=AS_OF), "name": cells.name, "day": cells.day,
        "money": cells.money, "sex": cells.sex,
    }  # fmt: skip
    columns = REGISTERS["medical"].columns
    insert = "INSERT INTO one_by_one VALUES (%s, %s, %s, %s)"
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE one_by_one (number int, token uuid, name text, data jsonb)"
        )
        sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
        lines = enumerate(islice(sheet.iter_rows(min_row=2, values_only=True), rows))
        while batch := list(islice(lines, 1000)):
            made = []
            for number, line in batch:
                told = {}
                for column, cell in zip(columns, line[1:], strict=True):
                    text = "" if cell is None else str(cell)
                    reader = readers.get(column.reads, cells.words)
                    if column.options and text:
                        told[column.field] = cells.choice(text, column.options).value
                    elif text:
                        told[column.field] = reader(text).value
                token = id_token(told.pop("id_number") or "")
                made.append((number, token, told.pop("name"), json.dumps(told)))
            cursor.executemany(insert, made)
        cursor.execute("DROP TABLE one_by_one")
    return time.perf_counter() - began
