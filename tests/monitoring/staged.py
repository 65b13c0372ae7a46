"""Rows of registers as they stand after an import, put into the staging table as they are."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from accounts.ciphers import id_tokens
from accounts.roles import Role
from monitoring.models import RegisterImport, RegisterRow
from monitoring.registers import REGISTERS, staging
from tests.factories import NANAN, officer, region
from tests.monitoring.files import AS_OF

COLUMNS = ("birth_date", "event_on", "category", "group_key", "benefit", "region_code")


def staged(
    kind: str, rows: Sequence[Mapping[str, Any]], *, at: int = NANAN, as_of: date = AS_OF
) -> RegisterImport:
    """A loaded file of that register. A row names `name`, `number` and its fields; columns that have a place
    of their own by the declaration go there."""
    register = REGISTERS[kind]
    made = RegisterImport.objects.create(
        kind=kind, region=region(at), as_of=as_of, file_name=f"{kind}.csv",
        file_sha256=f"{kind}:{at}:{as_of}:{RegisterImport.objects.count()}", state="loaded",
        rows=len(rows), accepted=len(rows), imported_by=officer(Role.COUNTY_REVIEWER, at),
        loaded_on=as_of, complete=register.complete,
    )  # fmt: skip
    staging.create(made.pk)
    staging.attach(made.pk)
    columns = {
        register.event: "event_on", register.category: "category", register.group: "group_key",
        register.benefit: "benefit",
    }  # fmt: skip
    numbers = [row["number"] for row in rows if row.get("number")]
    tokens = dict(zip(numbers, id_tokens(numbers), strict=True))
    RegisterRow.objects.bulk_create(
        _row(made, place, row, tokens, columns, at) for place, row in enumerate(rows, 2)
    )
    return made


def _row(
    made: RegisterImport, place: int, row: Mapping[str, Any], tokens: Mapping[str, Any],
    columns: Mapping[str, str], at: int,
) -> RegisterRow:  # fmt: skip
    rest = dict(row)
    name, number = rest.pop("name"), rest.pop("number", "")
    own = {columns[field]: rest.pop(field) for field in [*rest] if field in columns}
    own |= {name: rest.pop(name) for name in COLUMNS if name in rest}
    if number:
        own.setdefault(
            "birth_date", date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
        )
    return RegisterRow(
        register_import=made, row_number=place, name=name, name_key=name,
        id_token=tokens.get(number), data=rest, **{"region_code": at, **own},
    )  # fmt: skip
