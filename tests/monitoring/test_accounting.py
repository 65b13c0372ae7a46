"""The account of a file: whatever the register and its dirt, rows = accepted + rejected + duplicate.

The suite reads some files for each register; `REGISTER_FILES=200 REGISTER_ROWS=10000` makes it the full run.
"""

import csv
import os
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

import pytest
import xlsxwriter

from monitoring.actions import imports
from monitoring.models import RejectedRow
from monitoring.models.register import RegisterKind
from monitoring.registers import REGISTERS
from reports.synthetic.dirt import DIRT, soiled
from reports.synthetic.entries import Entry, entry, header
from reports.synthetic.people import Registrar
from tests.factories import NANAN, QIANFENG, region
from tests.monitoring.files import AS_OF
from tests.monitoring.registers import read, received

pytestmark = pytest.mark.django_db
FILES = int(os.environ.get("REGISTER_FILES", "19"))
ROWS = int(os.environ.get("REGISTER_ROWS", "150"))
SHARES = (0.0, 0.01, 0.05, 0.2, 0.5, 1.0)
KINDS = list(REGISTERS)


@dataclass
class Expected:
    """A file and what must become of its rows."""

    rows: list[Entry]
    rejected: Counter[str]
    duplicate: int

    @property
    def account(self) -> tuple[int, int, int, int]:
        refused = self.rejected.total()
        accepted = len(self.rows) - refused - self.duplicate
        return len(self.rows), accepted, refused, self.duplicate


def invented(kind: str, random: Random, many: int, dirty: float) -> Expected:
    """Rows of strangers: a share of them dirty, some repeated, and one number under two names."""
    people = Registrar(random, county=NANAN, on=date(2026, 10, 31))
    register = REGISTERS[kind]
    rows, rejected, taken = [], Counter[str](), []
    for _ in range(many):
        who = people.person(age=random.randrange(20, 90))
        row = entry(kind, who.name, who.number, random,
                    as_of=AS_OF, village=QIANFENG, village_name="前峰村")  # fmt: skip
        if random.random() < dirty:
            row, code = soiled(row, register, random.choice(DIRT), random)
            rejected.update([code] if code else [])
            taken += [] if code else [row]
        else:
            taken.append(row)
        rows.append(row)
    repeated = random.sample(taken, min(len(taken), many // 30))
    who = people.person(age=40)
    for name in ("陈一", "陈二"):
        rows.append(entry(kind, name, who.number, random,
                          as_of=AS_OF, village=QIANFENG, village_name="前峰村"))  # fmt: skip
    rejected["names_conflict"] = 2
    rows += repeated
    random.shuffle(rows)
    return Expected(rows, rejected, len(repeated))


def written(path: Path, kind: str, rows: list[Entry], form: int) -> Path:
    """The rows as a file: csv in three encodings or a workbook, with titles above and a total below."""
    register = REGISTERS[kind]
    cells = [[row[c.field] for c in register.columns] for row in rows]
    width = len(register.columns)
    above = [[f"{register.label}（2026年11月）"], ["填报单位：某某局"]] if form % 2 else []
    below = [["合计", str(len(rows))], ["制表人：", "林某"]] if form % 2 else []
    lines = [*above, header(register), *cells, *below]
    if form % 4 == 3:
        with xlsxwriter.Workbook(str(path.with_suffix(".xlsx"))) as book:
            sheet = book.add_worksheet()
            for number, line in enumerate(lines):
                for place, text in enumerate(line):
                    sheet.write_string(number, place, text)
        return path.with_suffix(".xlsx")
    encoding = ("utf-8", "utf-8-sig", "gb18030")[form % 4]
    with path.open("w", encoding=encoding, newline="") as out:
        csv.writer(out).writerows(line + [""] * (width - len(line)) for line in lines)
    return path


@pytest.mark.parametrize("turn", range(FILES))
def test_every_row_of_a_dirty_file_is_accounted_for(tmp_path, turn):
    region(QIANFENG, name="前峰村")
    kind = KINDS[turn % len(KINDS)]
    random = Random(f"accounting:{turn}")
    dirty = SHARES[turn % len(SHARES)]
    expected = invented(kind, random, ROWS, dirty)
    path = written(tmp_path / f"{kind}.csv", kind, expected.rows, turn)
    found = read(path, kind=kind)
    assert (found.rows, found.accepted, found.rejected, found.duplicate) == expected.account
    refused = RejectedRow.objects.filter(register_import=found)
    assert Counter(refused.values_list("code", flat=True)) == expected.rejected
    assert not refused.filter(row_number=0).exists()
    assert not refused.filter(column="").exists() and not refused.filter(reason="").exists()
    with pytest.raises(imports.AlreadyImported):
        received(path, kind=kind)


def test_there_are_sixteen_kinds_of_dirt_and_every_register_is_read():
    assert len({dirt.name for dirt in DIRT}) == len(DIRT) == 16
    assert set(islice(KINDS, FILES)) == set(RegisterKind.values)
