"""`manage.py load_regions`: the official divisions become regions."""

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from accounts.actions import regions
from accounts.management.bilingual import Bilingual


class Command(Bilingual):
    help = "载入行政区划代码；再运行一次不会改变什么 / load the official divisions, again and again"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=regions.LIST)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            changed = regions.load_regions(options["file"])
        except (regions.BadList, OSError) as error:
            raise CommandError(str(error)) from error
        seconds = round(time.monotonic() - began, 1)
        if options["json"]:
            self.stdout.write(json.dumps({"changed": changed, "seconds": seconds}))
        else:
            self.stdout.write(
                f"区划：新增或变更 {changed} 个，用时 {seconds} 秒 / regions changed: {changed}"
            )
