"""What others do with the same file: Splink's exact match, pandas, and a loop over rows.

Each tidies the numbers as far as the common dirt goes and counts the rows about people on the roll, whose
names agree or not; none writes findings. A peer that is not installed is left out.
"""

import csv
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

LOOP_ROWS = 300_000  # the loop reads so many rows, and is told for all of them

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def measured(path: Path, people: Callable[[], pl.DataFrame], rows: int) -> dict[str, float]:
    """Seconds of each peer."""
    roll = people()
    told = {"loop": _loop(path, dict(roll.iter_rows()), rows)}
    for name, way in (("pandas", _pandas), ("splink", _splink)):
        try:
            told[name] = _timed(way, path, roll)
        except ImportError:
            continue
    return told


def _timed(way: Callable[..., object], *given: object) -> float:
    began = time.perf_counter()
    way(*given)
    return round(time.perf_counter() - began, 2)


def tidy(number: str) -> str:
    """One number: full width, blanks, apostrophe, 15 places."""
    text = unicodedata.normalize("NFKC", number).replace(" ", "").strip("'`").upper()
    if len(text) == 15:
        text = text[:6] + "19" + text[6:]
        text += "10X98765432"[sum(int(d) * w for d, w in zip(text, _WEIGHTS, strict=True)) % 11]
    return text


def _loop(path: Path, roll: dict[str, str], rows: int) -> float:
    began = time.perf_counter()
    same = other = 0
    with open(path, encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        for count, row in enumerate(reader, 1):
            name = roll.get(tidy(row[1]))
            if name is not None:
                same += name == row[0].replace(" ", "")
                other += name != row[0].replace(" ", "")
            if count == LOOP_ROWS:
                break
    return round((time.perf_counter() - began) * rows / count, 2)


def _pandas(path: Path, roll: pl.DataFrame) -> int:
    import pandas  # noqa: PLC0415

    ours = pandas.DataFrame(roll.to_dict(as_series=False))
    theirs = pandas.read_csv(path, dtype=str, keep_default_na=False)
    number = theirs.iloc[:, 1].str.normalize("NFKC").str.replace(" ", "").str.strip("'").str.upper()
    old = number.str.len() == 15
    number[old] = number[old].map(tidy)
    theirs["number"], theirs["called"] = number, theirs.iloc[:, 0].str.replace(" ", "")
    both = ours.merge(theirs, on="number")
    return int((both["name"] == both["called"]).sum())


def _splink(path: Path, roll: pl.DataFrame) -> int:
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415
    from splink.comparison_library import ExactMatch  # noqa: PLC0415

    theirs = pl.read_csv(path, infer_schema=False).select(
        number=pl.nth(1).str.strip_chars(" '").str.to_uppercase(), name=pl.nth(0)
    )
    frames: list[Any] = [each.with_row_index("unique_id").to_arrow() for each in (roll, theirs)]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[ExactMatch("name")],
        blocking_rules_to_generate_predictions=[block_on("number")],
    )
    linker = Linker(frames, settings, DuckDBAPI())
    return len(linker.inference.predict().as_record_dict())
