"""What `benchmarks.coverage` measures in a filled database."""

import json
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import polars as pl
from django.db import connection, transaction

from accounts import statements
from accounts.actions.officers import machine
from accounts.ciphers import id_token_texts
from accounts.models import Region
from benchmarks import crowd, registers
from benchmarks.measure import in_turn, peak_mb
from cases.caseload import Stretch, caseload_of
from eligibility.facts import EVERYBODY
from households.models import Household, Person
from monitoring.missed.hits import keep, search
from monitoring.missed.rows import registers_of
from monitoring.models import RegisterImport
from monitoring.registers import REGISTERS, staging

DISTRICT = crowd.DISTRICTS[0]
ON = date(2021, 1, 15)
KINDS = (
    "household_registration", "poverty_office", "medical", "disability", "human_resources", "tax",
    "vehicles", "real_estate", "market",
)  # fmt: skip
TARGET = 10


def step(name: str, households: str = "0") -> str:
    """Fill the database; or measure, as JSON."""
    if name == "fill":
        return fill(int(households))
    return json.dumps(measured())


def fill(households: int) -> str:
    """So many households on file, and rows of nine registers about them."""
    crowd.fill(households, counties=[DISTRICT])
    numbers = registers.first17(Person.objects.count())
    invented = pl.DataFrame(
        {"place": range(len(numbers)), "token": id_token_texts(numbers.tolist())}
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("CREATE TEMP TABLE invented (place bigint, token uuid) ON COMMIT DROP")
        lines = BytesIO(invented.write_csv(include_header=False).encode())
        cast(Any, cursor).copy_expert("COPY invented FROM STDIN WITH (FORMAT csv)", lines)
        files = {kind: _import(kind) for kind in KINDS}
        given = {"files": json.dumps(files)}
        cursor.execute(statements.text(Path(__file__).parent, "coverage"), given)
    crowd.settle()
    return str(households)


def _import(kind: str) -> int:
    found = RegisterImport.objects.create(
        kind=kind, region_id=DISTRICT, as_of=ON, file_name=f"{kind}.csv", file_sha256=kind,
        state="loaded", imported_by=machine(), loaded_on=ON, complete=REGISTERS[kind].complete,
    )  # fmt: skip
    staging.create(found.pk)
    staging.attach(found.pk)
    return found.pk


def measured() -> dict[str, Any]:
    """The figure."""
    region = Region.objects.get(pk=DISTRICT)
    files = list(RegisterImport.objects.values_list("pk", flat=True))
    found: list[int] = []
    times = in_turn(
        {"ours": partial(_search, region, files, found), "limit": partial(_read, region, files)},
        repeats=1,
    )
    return {
        "name": "coverage", "ours_s": times["ours"], "limit_s": times["limit"], "target": TARGET,
        "rows": Household.objects.count(), "rss_mb": peak_mb(), "notes": {"hits": found[-1]},
    }  # fmt: skip


def _search(region: Region, files: list[int], found: list[int]) -> None:
    hits = search(region, files, on=ON)
    found.append(len(hits))
    with transaction.atomic():
        keep(hits)


def _read(region: Region, files: list[int]) -> None:
    caseload_of(Stretch(region.code, region.until, *EVERYBODY), on=ON)
    rows = registers_of(region, files, on=ON)
    for kind in KINDS:
        rows.rows(kind)
