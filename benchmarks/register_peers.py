"""What others do with the same file: Splink's exact match, pandas, and two loops over rows.

1. Matching alone (Splink, pandas, a bare loop): each takes the roll from PostgreSQL, tidies the numbers as
   far as the common dirt goes, finds the cars of people on the roll and writes them to PostgreSQL. None
   refuses a row with a reason, looks for two names under one number, keeps the register, or knows a finding
   again.
2. The same work row by row: every cell is read by the same rules, one by one, and kept by COPY; the
   comparison afterwards is ours, so its seconds are added.

A peer that is not installed is left out.
"""

import csv
import json
import time
import unicodedata
from collections import Counter
from importlib.util import find_spec
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path
from typing import Any, cast

import polars as pl
from django.db import connection
from django.utils import timezone

from accounts.ciphers import id_token
from monitoring.registers import REGISTERS, cells

LOOP_ROWS = 100_000  # a loop reads so many rows, and its time is told for all of them
CAR = "轿车"
TABLES = (
    "CREATE UNLOGGED TABLE peer_people (number text, name text)",
    "CREATE UNLOGGED TABLE peer_findings (number text, name text, theirs text, plate text)",
)

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_WIDE, _NARROW = list("０１２３４５６７８９"), list("0123456789")


def measured(path: Path, rows: int, *, compare_s: float) -> tuple[dict[str, float], dict[str, int]]:
    """Seconds of each peer, and what it found; of the loops only the seconds, for all rows."""
    found: dict[str, int] = {}
    seconds = {
        "row by row": round(_row_by_row(path, rows) + compare_s, 2),
        "matching alone, a loop": _loop(path, rows),
    }
    for name, way in (("pandas", _pandas), ("Splink", _splink)):
        if find_spec(name.lower()) is None:
            continue
        began = time.perf_counter()
        found[f"{name} found"] = way(path)
        seconds[f"matching alone, {name}"] = round(time.perf_counter() - began, 2)
    return seconds, found


def tidy(number: str) -> str:
    """One number: full width, blanks, apostrophe, 15 places."""
    text = unicodedata.normalize("NFKC", number).replace(" ", "").strip("'`").upper()
    if len(text) == 15:
        text = text[:6] + "19" + text[6:]
        text += "10X98765432"[sum(int(d) * w for d, w in zip(text, _WEIGHTS, strict=True)) % 11]
    return text


def _roll() -> BytesIO:
    lines = BytesIO()
    with connection.cursor() as cursor:
        cast(Any, cursor).copy_expert("COPY peer_people TO STDOUT WITH (FORMAT csv)", lines)
    lines.seek(0)
    return lines


def _store(findings: BytesIO | StringIO) -> int:
    findings.seek(0)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE peer_findings")
        cast(Any, cursor).copy_expert("COPY peer_findings FROM STDIN WITH (FORMAT csv)", findings)
        return int(cursor.rowcount)


def _row_by_row(path: Path, rows: int) -> float:
    """Every cell read by itself, accepted rows by COPY into a table like the staging table."""
    on = timezone.localdate()
    vehicles = REGISTERS["vehicles"]
    kept = StringIO()
    out = csv.writer(kept)
    refused: Counter[str | None] = Counter()
    began = time.perf_counter()
    with open(path, encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        count = 0
        for count, row in enumerate(islice(reader, LOOP_ROWS), 1):
            called, plate, kind, day, state, place = (row[n] for n in (0, 2, 3, 4, 5, 6))
            name, number = cells.name(called), cells.number(row[1], on=on)
            told = {
                "kind": cells.choice(kind, vehicles.column("vehicle_kind").options),
                "day": cells.day(day),
                "state": cells.choice(state, vehicles.column("vehicle_state").options),
                "plate": cells.words(plate),
                "place": cells.words(place),
            }
            if number.value is None or name.value is None:
                refused[number.problem or name.problem] += 1
                continue
            born = f"{number.value[6:10]}-{number.value[10:12]}-{number.value[12:14]}"
            data = json.dumps({"vehicle_state": told["state"].value, "region": told["place"].value})
            out.writerow((
                count, id_token(number.value), name.value, cells.key(name.value).value, born,
                told["day"].value, told["kind"].value, told["plate"].value, data,
            ))  # fmt: skip
    kept.seek(0)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE row_by_row (number int, token uuid, name text, name_key text,"
            " birth_date date, event_on date, category text, group_key text, data jsonb)"
        )
        cast(Any, cursor).copy_expert("COPY row_by_row FROM STDIN WITH (FORMAT csv)", kept)
        cursor.execute("DROP TABLE row_by_row")
    return (time.perf_counter() - began) * rows / count


def _loop(path: Path, rows: int) -> float:
    began = time.perf_counter()
    roll = dict(csv.reader(StringIO(_roll().getvalue().decode())))
    ready = time.perf_counter()
    found = StringIO()
    out = csv.writer(found)
    with open(path, encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        count = 0
        for count, row in enumerate(islice(reader, LOOP_ROWS), 1):  # noqa: B007
            number = tidy(row[1])
            name = roll.get(number)
            if name is not None and CAR in row[3]:
                out.writerow((number, name, row[0].replace(" ", ""), row[2]))
    _store(found)
    return round(ready - began + (time.perf_counter() - ready) * rows / count, 2)


def _pandas(path: Path) -> int:
    import pandas  # noqa: PLC0415

    ours = pandas.read_csv(_roll(), names=["number", "name"], dtype=str)
    theirs = pandas.read_csv(path, dtype=str, keep_default_na=False)
    number = (
        theirs["证件号码"].str.normalize("NFKC").str.replace(" ", "").str.strip("'").str.upper()
    )
    old = number.str.len() == 15
    number[old] = number[old].map(tidy)
    theirs["number"], theirs["theirs"] = number, theirs["车主"].str.replace(" ", "")
    both = ours.merge(theirs, on="number")
    cars = both[both["车型"].str.contains(CAR)]
    lines = StringIO()
    cars[["number", "name", "theirs", "号牌"]].to_csv(lines, header=False, index=False)
    return _store(lines)


def _splink(path: Path) -> int:
    import pandas  # noqa: PLC0415
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415
    from splink.comparison_library import ExactMatch  # noqa: PLC0415

    ours = pl.read_csv(
        _roll(), has_header=False, new_columns=["number", "name"], infer_schema=False
    )
    theirs = pl.read_csv(path, infer_schema=False).select(
        number=_tidied(), name=pl.col("车主").str.replace_all(" ", ""), plate="号牌", kind="车型"
    )
    sides: list[Any] = [
        pandas.DataFrame(
            each.select("number", "name").with_row_index("unique_id").to_dict(as_series=False)
        )
        for each in (ours, theirs)
    ]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[ExactMatch("name")],
        blocking_rules_to_generate_predictions=[block_on("number")],
    )
    linker = Linker(sides, settings, DuckDBAPI(), input_table_aliases=["a_ours", "b_theirs"])
    pairs = linker.inference.predict().as_pandas_dataframe()
    one, other = (pl.Series(pairs[f"unique_id_{side}"].to_numpy()) for side in "lr")
    matched = theirs[other].with_columns(ours=ours["name"][one])
    cars = matched.filter(pl.col("kind").str.contains(CAR))
    lines = BytesIO()
    cars.select("number", "ours", "name", "plate").write_csv(lines, include_header=False)
    return _store(lines)


def _tidied() -> pl.Expr:
    number = pl.col("证件号码").str.replace_many(_WIDE, _NARROW).str.replace_all("[ ']", "")
    number = number.str.to_uppercase()
    old = pl.when(number.str.len_bytes() == 15).then(number)
    return pl.coalesce(old.map_elements(tidy, pl.String), number)
