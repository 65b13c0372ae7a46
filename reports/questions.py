"""Questions put to the live tables, or to the lists that were filed: the same columns, the same figures.

Statements are put together of identifiers from the catalogue; whatever a person chose is a parameter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from psycopg2 import sql

from accounts import statements
from accounts.models import Region
from accounts.models.region import width_below
from cases.periods import Period, add_months
from reports.catalogue.form import Line, Section, year_of

SQL = Path(__file__).parent / "sql"
_FIGURES = sql.SQL("SELECT {key} AS key, {figures} FROM ({question}) AS q GROUP BY 1")
_ROWS = sql.SQL(
    "SELECT q.*, h.number AS household_number, m.name AS head_name, v.name AS village, t.name AS township"
    " FROM ({question}) AS q"
    " LEFT JOIN households_household AS h ON h.id = q.household_id"
    " LEFT JOIN households_person AS m ON m.id = h.head_id"
    " JOIN accounts_region AS v ON v.code = q.region_code"
    " LEFT JOIN accounts_region AS t ON t.code = q.region_code / 1000 * 1000"
    " WHERE q.{key} = %(wanted_key)s AND q.{flag}"
    " ORDER BY q.household_id, q.person_id, q.finding_id"
)
_COUNTED = sql.SQL(
    "SELECT count(*) AS rows, count(DISTINCT q.household_id) AS households FROM ({question}) AS q"
    " WHERE q.{key} = %(wanted_key)s AND q.{flag}"
)
_PLACES = sql.SQL(
    "SELECT r.code, r.name, {figure} AS value FROM ({question}) AS q"
    " JOIN accounts_region AS r ON r.code = q.region_code / %(width)s * %(width)s"
    " WHERE q.{key} = %(wanted_key)s GROUP BY r.code, r.name ORDER BY r.code"
)
_FILED = sql.SQL(
    "SELECT r.key AS {key}, r.person_id, r.household_id, r.finding_id, r.person_name, r.region_code,"
    " {columns} FROM reports_filedrow AS r WHERE r.filing_id = ANY(%(filings)s) AND r.section = %(section)s"
)
_FREEZE = sql.SQL(
    "INSERT INTO reports_filedrow (filing_id, section, key, person_id, household_id, finding_id, person_name,"
    " region_code, flags, kept)"
    " SELECT %(filing)s, %(section)s, q.{key}, q.person_id, q.household_id, q.finding_id, q.person_name,"
    " q.region_code, array_remove(ARRAY[{flags}], NULL), jsonb_strip_nulls(jsonb_build_object({kept}))"
    " FROM ({question}) AS q WHERE q.{key} = ANY(%(keys)s) AND ({any_flag})"
)


@dataclass(frozen=True)
class Live:
    """What the tables say today of a region and period."""

    region: Region
    period: Period

    def question(self, section: Section) -> sql.Composable:
        return sql.SQL(statements.text(SQL, section.question))

    def parameters(self, section: Section) -> dict[str, Any]:
        period = self.period
        said = section.terms(self.region.pk, period.last_month) if section.terms else {}
        given: dict[str, Any] = {**section.given, **said}
        return given | {
            "start": self.region.code,
            "until": self.region.until,
            "month": period.last_month,
            "month_before": add_months(period.start, -1),
            "year_start": year_of(period),
            "first_day": period.start,
            "last_day": period.last_day,
            "day_after": period.until,
            "last_year_start": add_months(period.start, -12),
            "last_year_until": add_months(period.until, -12),
        }


@dataclass(frozen=True)
class Filed:
    """What was filed: the frozen lists of some filings."""

    filings: tuple[int, ...]

    def question(self, section: Section) -> sql.Composable:
        columns = [
            *(
                sql.SQL("{} = ANY(r.flags) AS {}").format(sql.Literal(flag), sql.Identifier(flag))
                for flag in section.flags
            ),
            *(
                sql.SQL("(r.kept ->> {})::{} AS {}").format(
                    sql.Literal(name), sql.SQL(kind), sql.Identifier(name)
                )
                for name, kind in section.kept.items()
            ),
        ]
        return _FILED.format(key=sql.Identifier(section.key), columns=sql.SQL(", ").join(columns))

    def parameters(self, section: Section) -> dict[str, Any]:
        return {"filings": list(self.filings), "section": section.code}


Source = Live | Filed


def answer(section: Section, source: Source) -> dict[str, Mapping[str, Any]]:
    """Every figure of a section by key; keys without a row are not in it."""
    statement = _FIGURES.format(
        key=sql.Identifier(section.key),
        figures=sql.SQL(", ").join(
            sql.SQL("{} AS {}").format(_figure(line), sql.Identifier(line.figure))
            for line in section.lines
        ),
        question=source.question(section),
    )
    return {
        row.pop("key"): row for row in statements.answered(statement, **source.parameters(section))
    }


def by_place(section: Section, line: Line, key: str, source: Live) -> list[dict[str, Any]]:
    """One figure for each place next below the region: code, name, value; none for places without a row."""
    statement = _PLACES.format(
        key=sql.Identifier(section.key), figure=_figure(line), question=source.question(section)
    )
    given = {"wanted_key": key, "width": width_below(source.region.level)}
    return statements.answered(statement, **source.parameters(section) | given)


def rows_behind(section: Section, line: Line, key: str, source: Source) -> Iterator[dict[str, Any]]:
    """The rows that a figure counts or adds up, one by one, with their household and place."""
    statement = _behind(_ROWS, section, line, source)
    return statements.each_of_many(statement, **source.parameters(section) | {"wanted_key": key})


def counted_behind(section: Section, line: Line, key: str, source: Source) -> dict[str, int]:
    """How many rows and households they are."""
    statement = _behind(_COUNTED, section, line, source)
    given = source.parameters(section) | {"wanted_key": key}
    return statements.answered(statement, **given)[0]


def _behind(statement: sql.SQL, section: Section, line: Line, source: Source) -> sql.Composed:
    return statement.format(
        key=sql.Identifier(section.key),
        flag=sql.Identifier(line.flag),
        question=source.question(section),
    )


def freeze(section: Section, source: Live, filing: int) -> None:
    """Keep the list behind a section as it stands now, for a filing."""
    flags = [(flag, sql.Identifier("q", flag)) for flag in section.flags]
    statement = _FREEZE.format(
        key=sql.Identifier(section.key),
        flags=sql.SQL(", ").join(
            sql.SQL("CASE WHEN {} THEN {} END").format(column, sql.Literal(flag))
            for flag, column in flags
        ),
        kept=sql.SQL(", ").join(
            part for name in section.kept for part in (sql.Literal(name), sql.Identifier("q", name))
        ),
        any_flag=sql.SQL(" OR ").join(column for _flag, column in flags),
        question=source.question(section),
    )
    given = {
        "filing": filing,
        "section": section.code,
        "keys": [key for key, _label in section.keys],
    }
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(cursor.cursor), source.parameters(section) | given)


def _figure(line: Line) -> sql.Composable:
    whose, what = sql.Identifier(line.flag), sql.Identifier(line.amount or line.flag)
    of = sql.Identifier(line.of or line.flag)
    forms = {
        "rows": "count(*) FILTER (WHERE {whose})",
        "households": "count(DISTINCT household_id) FILTER (WHERE {whose})",
        "sum": "coalesce(sum({what}) FILTER (WHERE {whose}), 0)",
        "mean": "coalesce(round(avg({what}) FILTER (WHERE {whose}), 2), 0)",
        "rate": "round(100.0 * count(*) FILTER (WHERE {whose} AND {of})"
        " / nullif(count(*) FILTER (WHERE {of}), 0), 2)",
    }
    return sql.SQL(forms[line.measure]).format(whose=whose, what=what, of=of)
