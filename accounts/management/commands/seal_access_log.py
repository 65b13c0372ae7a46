"""`manage.py seal_access_log`: seal what was written to the access log since the last time."""

import json
from typing import Any

from django.core.management.base import CommandParser

from accounts.actions import seals
from accounts.management.bilingual import Bilingual


class Command(Bilingual):
    help = "给访问日志加封条，每天运行一次 / seal the access log, once a day"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        sealed = seals.seal_access_log()
        if options["json"]:
            self.stdout.write(json.dumps({"sealed": sealed}))
        else:
            self.stdout.write(f"已封存 {sealed} 条访问日志 / lines sealed: {sealed}")
