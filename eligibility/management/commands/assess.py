"""`manage.py assess FILE.json`: the rules on one facts file, without a database."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from accounts.management.arguments import day
from accounts.management.bilingual import Bilingual
from eligibility.assess import assess
from eligibility.policies.packs import PolicyError
from eligibility.printed import printed
from eligibility.rules.reading import FactsError, Problem

REFUSED = "事实文件有误，未作核算 / the facts are not right, nothing was assessed"
LONGEST = 15  # digits of a number in a facts file; amounts are text


class Command(Bilingual):
    help = "按一份事实文件核算，打印核算表，不读写数据库 / assess one facts file; no database is touched"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--on", type=day, metavar="YYYY-MM-DD")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            sheet = assess(read(options["file"]), on=options["on"])
        except OSError as error:
            raise CommandError(f"文件读不到 / cannot read the file: {error}") from error
        except FactsError as error:
            raise CommandError(f"{REFUSED}\n{error}") from error
        except PolicyError as error:
            raise CommandError(f"没有可用的政策 / no policy to use: {error}") from error
        text = (
            json.dumps(sheet, ensure_ascii=False, indent=2) if options["json"] else printed(sheet)
        )
        self.stdout.write(text)


class Twice(dict[str, Any]):
    """An object of the file, with the keys that stand in it more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]):
        super().__init__(pairs)
        seen = [key for key, _ in pairs]
        self.twice = [key for key in self if seen.count(key) > 1] if len(seen) > len(self) else []


def read(path: Path) -> Any:
    """What stands in a facts file. Raises CommandError with the place of what is no JSON, FactsError with
    the path of every key that is given twice."""
    try:
        facts = json.loads(
            path.read_text(encoding="utf-8"), object_pairs_hook=Twice, parse_int=_whole
        )
        problems = list(_given_twice(facts, "facts"))
    except UnicodeDecodeError as error:
        place = f"第 {error.start + 1} 字节 / byte {error.start + 1}"
        raise CommandError(f"文件不是 UTF-8 / the file is not UTF-8: {place}") from error
    except json.JSONDecodeError as error:
        place = (
            f"第 {error.lineno} 行第 {error.colno} 列 / line {error.lineno} column {error.colno}"
        )
        raise CommandError(f"文件不是 JSON / the file is not JSON: {place}") from error
    except RecursionError as error:
        raise CommandError(f"{REFUSED}\nfacts：嵌套太深 / is nested too deeply") from error
    if problems:
        raise FactsError(problems)
    return facts


def _whole(digits: str) -> int | float:
    """A number without a fraction; one that no field takes is not read to its last digit."""
    return int(digits) if len(digits) <= LONGEST else float(digits)


def _given_twice(value: Any, path: str) -> Iterator[Problem]:
    if isinstance(value, Twice):
        for key in value.twice:
            yield Problem(f"{path}.{key}", "字段重复", "is given twice")
    parts: Iterable[tuple[str, Any]] = ()
    if isinstance(value, dict):
        parts = ((f".{key}", part) for key, part in value.items())
    if isinstance(value, list):
        parts = ((f"[{place}]", part) for place, part in enumerate(value))
    for step, part in parts:
        yield from _given_twice(part, path + step)
