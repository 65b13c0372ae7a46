"""`manage.py report KIND --period PERIOD --region CODE --out FILE.xlsx`."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.actions.officers import machine
from accounts.models import Region
from cases.periods import Period
from reports import actions
from reports.catalogue import REPORTS


class Command(BaseCommand):
    help = "生成一份报表 / Build one report as an xlsx file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=sorted(REPORTS))
        parser.add_argument("--period", required=True, help="2026Q3")
        parser.add_argument("--region", required=True, type=int, help="12-digit code")
        parser.add_argument("--out", required=True, type=Path)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            period = Period.parse(options["period"])
            region = Region.objects.get(pk=options["region"])
        except (ValueError, Region.DoesNotExist) as error:
            self.stderr.write(f"没有生成：地区或期间不对 / refused: {error}")
            raise SystemExit(1) from None
        run, content = actions.make(options["kind"], region=region, period=period, by=machine())
        options["out"].write_bytes(content)
        if options["json"]:
            figures = {row["code"]: row["value"] for row in run.figures}
            self.stdout.write(json.dumps({"out": str(options["out"]), "figures": figures}))
            return
        self.stdout.write(f"{region} {period.text}: {len(run.figures)} 项指标 / figures")
        self.stdout.write(f"已写入 / written: {options['out']}")
