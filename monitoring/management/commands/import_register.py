"""`manage.py import_register KIND FILE`: a register file is taken in, every row accounted for."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from accounts.actions.officers import machine
from accounts.management.arguments import day, find_region, region_code
from accounts.management.bilingual import Bilingual
from accounts.management.work import work_off
from accounts.models import Region
from accounts.models.region import NATION
from monitoring.actions import imports, loading, schedule
from monitoring.models import RegisterImport
from monitoring.registers import REGISTERS, headers, rejects
from monitoring.registers.hostile import Refused

LIMIT = 4 * 1024**3
SHEET_ROWS = 100_000


class Command(Bilingual):
    help = "导入一份登记数据（csv、xlsx、xls）/ Load a register file; every row is accounted for."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=sorted(REGISTERS))
        parser.add_argument("file", type=Path)
        parser.add_argument("--as-of", type=day, metavar="DATE")
        parser.add_argument("--region", type=region_code, metavar="CODE")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        on = timezone.localdate()
        region = _region(options["region"], on)
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"没有这个文件：{path} / no such file")
        try:
            found = take_in(path, options["kind"], region, as_of=options["as_of"] or on, on=on)
        except (Refused, imports.AlreadyImported) as reason:
            raise CommandError(f"没有导入 / not imported: {reason}") from reason
        told = account(found)
        self.stdout.write(json.dumps(told, ensure_ascii=False) if options["json"] else _words(told))


def take_in(path: Path, kind: str, region: Region, *, as_of: date, on: date) -> RegisterImport:
    """The file is read to its account, and counts unless a gate wants a second person.

    Raises Refused and AlreadyImported, with nothing written.
    """
    by = machine()
    told = imports.Told(kind, region.code, as_of=as_of, file_name=path.name)
    found = imports.receive(path, told, limit=LIMIT, by=by, also=["xls"])
    lacking = headers.missing(found.mapping, REGISTERS[kind])
    if lacking:
        imports.refuse(found.pk, by=by, reason="、".join(lacking))
        raise Refused("no_header", "、".join(lacking))
    job = imports.begin(found.pk, mapping=found.mapping, by=by).job
    assert job is not None
    work_off(job, loading.run)
    found.refresh_from_db()
    if found.state == RegisterImport.State.CHECKED:
        found = imports.confirm(found.pk, by=by, on=on)
    if found.state not in (RegisterImport.State.LOADED, RegisterImport.State.WAITING):
        raise CommandError(f"没有导入 / not imported: {found.refusal}")
    return found


def account(found: RegisterImport) -> dict[str, Any]:
    """What became of the rows, and where the refused ones lie."""
    return {
        "import": found.pk,
        "state": found.state,
        "region": found.region_id,
        "rows": found.rows,
        "accepted": found.accepted,
        "rejected": found.rejected,
        "duplicate": found.duplicate,
        "rejects_file": _write_rejects(found),
        "problems": {problem["code"]: problem["count"] for problem in found.problems},
        "warnings": {warning["code"]: warning["count"] for warning in found.warnings},
        "gates": [gate["words"] for gate in found.gates if not gate["passed"]],
    }


def _write_rejects(found: RegisterImport) -> str | None:
    if not found.rejected:
        return None
    rows = found.rejected_rows.order_by("row_number").values_list(
        "row_number", "column", "reason", "value"
    )
    folder = settings.HOME / "rejects"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    small = found.rejected <= SHEET_ROWS
    path = folder / f"rejects-{found.pk}.{'xlsx' if small else 'csv'}"
    path.write_bytes(rejects.as_xlsx(rows) if small else rejects.as_csv(rows.iterator()))
    path.chmod(0o600)
    return str(path)


def _region(code: int | None, on: date) -> Region:
    """The region named, or the only county that pays anybody, or the nation."""
    if code is not None:
        return find_region(code)
    counties = schedule.counties_with_awards(machine(), on)
    return counties[0] if len(counties) == 1 else find_region(NATION)


def _words(told: dict[str, Any]) -> str:
    lines = [
        f"总行数 rows {told['rows']:,} = 有效 accepted {told['accepted']:,}"
        f" + 拒收 rejected {told['rejected']:,} + 重复 duplicate {told['duplicate']:,}"
    ]
    if told["rejects_file"]:
        lines.append(f"拒收行 rejected rows: {told['rejects_file']}")
    if told["state"] == RegisterImport.State.WAITING:
        lines += ["需由另一人确认 / waits for another person:", *told["gates"]]
    return "\n".join(lines)
