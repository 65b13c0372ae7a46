"""`manage.py verify`: do the sealed chains still say what was sealed?"""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils.module_loading import import_string

from accounts.management.bilingual import Bilingual


class Command(Bilingual):
    help = "核对各条封存链（访问日志、决定）/ check the sealed chains: access log, decisions"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        found = {
            name: [str(problem) for problem in import_string(path)()]
            for name, path in settings.CHAINS.items()
        }
        broken = sum(len(words) for words in found.values())
        if options["json"]:
            self.stdout.write(json.dumps({"broken": broken, **found}, ensure_ascii=False))
        else:
            for name, words in found.items():
                self.stdout.write(f"{name}: {'完好 / intact' if not words else len(words)}")
                for sentence in words:
                    self.stdout.write(f"  {sentence}")
        if broken:
            raise SystemExit(1)
