"""`manage.py assess FILE.json`: the rules on one facts file, without a database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from accounts.management.arguments import day
from accounts.management.bilingual import Bilingual
from eligibility.assess import assess
from eligibility.policies.packs import PolicyError
from eligibility.printed import printed
from eligibility.rules.reading import FactsError


class Command(Bilingual):
    help = "按一份事实文件核算，打印核算表，不读写数据库 / assess one facts file; no database is touched"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--on", type=day, metavar="YYYY-MM-DD")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            facts = json.loads(options["file"].read_text(encoding="utf-8"))
            sheet = assess(facts, on=options["on"])
        except OSError as error:
            raise CommandError(f"文件读不到 / cannot read the file: {error}") from error
        except ValueError as error:  # FactsError and PolicyError are ValueErrors with a clear text
            raise CommandError(_reason(error)) from error
        text = (
            json.dumps(sheet, ensure_ascii=False, indent=2) if options["json"] else printed(sheet)
        )
        self.stdout.write(text)


def _reason(error: ValueError) -> str:
    if isinstance(error, FactsError):
        return f"事实文件有误，未作核算 / the facts are not right, nothing was assessed\n{error}"
    if isinstance(error, PolicyError):
        return f"没有可用的政策 / no policy to use: {error}"
    return f"文件不是 UTF-8 的 JSON / the file is not JSON in UTF-8: {error}"
