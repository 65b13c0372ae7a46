"""`manage.py report KIND --period PERIOD --region CODE --out FILE.xlsx`."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from accounts.actions.officers import machine
from accounts.management.arguments import find_region, region_code
from accounts.management.bilingual import Bilingual
from accounts.models import Region
from cases.management.arguments import period
from cases.periods import Period
from reports.actions.making import make
from reports.catalogue import REPORTS
from reports.models import ReportRun


class Command(Bilingual):
    help = "生成一份报表 / Build one report as an xlsx file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=sorted(REPORTS))
        parser.add_argument("--period", required=True, type=period, help="2026Q3")
        parser.add_argument("--region", required=True, type=region_code, help="12-digit code")
        parser.add_argument("--out", required=True, type=Path)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        region, given, out = find_region(options["region"]), options["period"], options["out"]
        try:
            run = write(options["kind"], region, given, out)
        except OSError as error:
            raise CommandError(
                f"没有生成：写不了 {out} / not made, cannot write the file: {error.strerror}"
            ) from error
        if options["json"]:
            figures = {row["code"]: row["value"] for row in run.figures}
            self.stdout.write(json.dumps({"out": str(out), "figures": figures}))
            return
        self.stdout.write(f"{region} {given.text}: {len(run.figures)} 项指标 / figures")
        if given.running(timezone.localdate()):
            self.stdout.write("报告期未结束，是暂时数 / provisional: the period is not over")
        self.stdout.write(f"已写入 / written: {out}")


@transaction.atomic
def write(kind: str, region: Region, period: Period, out: Path) -> ReportRun:
    """The report is made and lies in the file; neither of them when the file cannot be written.

    Raises OSError.
    """
    run, content = make(kind, region=region, period=period, by=machine(), on=timezone.localdate())
    out.write_bytes(content)
    return run
