"""The second pass: rows without a usable number beside people on file, by probability (Splink on DuckDB).

Optional: without the package (`requirements-link.txt`) there is no second pass, and all else works. What it
finds are pairs for a person to look at. It never makes a finding, let alone a payment, by itself.

The odds are fixed, not trained: a county has too few such rows to learn from, and a weight must mean the
same next quarter. m: how often a level is seen of one and the same person; u: of two different ones.
"""

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import Any

Row = Mapping[str, Any]
LEAST = 4.0  # match weight in bits: below it a pair is as likely chance
PRIOR = 1e-4  # one of so many pairs in one village and year is the same person
COLUMNS = ("unique_id", "name_key", "born", "village", "township", "sex")
# (level, m, u). Names: departments miswrite about one in twelve, and 王秀英 is the name of many. Births: one
# in fifteen has two digits swapped or one wrong; a year has 365 days, a county some 60 years. Villages:
# people are listed where they live or where they are registered. Sex: nearly always right, says little.
NAME = (("exact", 0.91, 0.002), ("one_sign", 0.07, 0.02), ("else", 0.02, 0.978))
BORN = (("exact", 0.90, 0.00005), ("one_digit", 0.07, 0.0015), ("else", 0.03, 0.99845))
VILLAGE = (("exact", 0.85, 0.004), ("township", 0.11, 0.04), ("else", 0.04, 0.956))
SEX = (("exact", 0.99, 0.5), ("else", 0.01, 0.5))
LEVELS = {"name": NAME, "born": BORN, "village": VILLAGE, "sex": SEX}


def available() -> bool:
    """Whether the second pass can be made here."""
    return find_spec("splink") is not None and find_spec("duckdb") is not None


def pairs(ours: Iterable[Row], theirs: Iterable[Row]) -> list[dict[str, Any]]:
    """Pairs of one of ours and one of theirs by falling weight: `ours` and `theirs` (their `unique_id`),
    `weight` in bits, and the level of each comparison by name.

    A row has `unique_id`, `name_key`, `born` (as 19460304), `village`, `township`, `sex`; an
    unknown value is None. Raises ImportError without Splink.
    """
    import pandas  # noqa: PLC0415  optional, as Splink itself
    from splink import DuckDBAPI, Linker  # noqa: PLC0415

    sides = [pandas.DataFrame([{name: row[name] for name in COLUMNS} for row in rows], dtype="str")
             for rows in (ours, theirs)]  # fmt: skip
    if any(side.empty for side in sides):
        return []
    linker = Linker(sides, _settings(), DuckDBAPI(), input_table_aliases=["a_ours", "b_theirs"])
    found = linker.inference.predict(threshold_match_weight=LEAST).as_record_dict()
    told = [
        {"ours": row["unique_id_l"], "theirs": row["unique_id_r"],
         "weight": round(row["match_weight"], 2),
         "levels": {name: _level(name, row[f"gamma_{name}"]) for name in LEVELS}}
        for row in found
    ]  # fmt: skip
    return sorted(told, key=lambda pair: (-pair["weight"], pair["theirs"], pair["ours"]))


def _level(name: str, gamma: int) -> str:
    """Splink counts levels from the last one, -1 where a value is wanting."""
    levels = LEVELS[name]
    return "unknown" if gamma < 0 else levels[len(levels) - 1 - gamma][0]


def _settings() -> Any:
    from splink import SettingsCreator, block_on  # noqa: PLC0415

    return SettingsCreator(
        link_type="link_only",
        probability_two_random_records_match=PRIOR,
        blocking_rules_to_generate_predictions=[
            block_on("name_key"), block_on("born"), block_on("village", "substr(born, 1, 4)"),
        ],
        comparisons=[_comparison(name) for name in LEVELS],
        retain_intermediate_calculation_columns=True,
    )  # fmt: skip


def _comparison(name: str) -> Any:
    import splink.comparison_level_library as levels  # noqa: PLC0415
    import splink.comparison_library as comparisons  # noqa: PLC0415

    column = {"name": "name_key"}.get(name, name)
    between = {
        "one_sign": f'levenshtein("{column}_l", "{column}_r") <= 1',
        "one_digit": f'damerau_levenshtein("{column}_l", "{column}_r") <= 1',
        "township": '"township_l" = "township_r"',
    }
    made = {
        "exact": levels.ExactMatchLevel(column),
        "else": levels.ElseLevel(),
        **{each: levels.CustomLevel(sql) for each, sql in between.items()},
    }
    asked = [made[each].configure(m_probability=m, u_probability=u) for each, m, u in LEVELS[name]]
    return comparisons.CustomComparison(
        output_column_name=name, comparison_levels=[levels.NullLevel(column), *asked]
    )
