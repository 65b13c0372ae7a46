"""What must be done once before the site answers, and again when its source changes.

Each step leaves a stamp in the home: a digest of the files that it was made from. `python -m config.prepare
STEP …` runs steps in a process of their own, so that the one that watches the servers stays small.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import django
from django.core.management import call_command

from config import env, translations
from config.embedded import Stack


@dataclass(frozen=True)
class Step:
    """One preparation, and the files (globs below the checkout) on which it depends."""

    label: str
    sources: tuple[str, ...]
    do: Callable[[], None]
    in_database: bool  # done again when the database is new, or not ours to know


def _make_tables() -> None:
    call_command("migrate", interactive=False, verbosity=0)


def _load_places() -> None:
    call_command("load_regions", stdout=StringIO())


def _load_calendar() -> None:
    call_command("load_workdays", stdout=StringIO())


def _compile_words() -> None:
    translations.compile_catalogues()


def _collect_static() -> None:
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def _fill_demo() -> None:
    words = StringIO()
    with redirect_stdout(words):
        call_command("demo", stdout=words)
    saved = env.home() / "demo.txt"
    saved.touch(mode=0o600)
    saved.write_text(words.getvalue())


STEPS = {
    "tables": Step("数据表 / tables", ("*/migrations/*.py",), _make_tables, in_database=True),
    "places": Step("行政区划 / divisions", ("accounts/data/*",), _load_places, in_database=True),
    "calendar": Step(
        "工作日历 / working days",
        ("cases/management/commands/load_workdays.py",),
        _load_calendar,
        True,
    ),
    "words": Step("译文 / translations", ("locale/*/LC_MESSAGES/*.po",), _compile_words, False),
    "static": Step(
        "样式和脚本 / static files",
        ("static/**/*", "package-lock.json", "requirements.txt", "config/static_finders.py"),
        _collect_static,
        in_database=False,
    ),
    "demo": Step("示范县 / demo county", (), _fill_demo, in_database=True),
}
FOR_COMMANDS = ("tables", "places", "calendar", "words")
FOR_THE_SITE = (*FOR_COMMANDS, "static", "demo")


def pending(stack: Stack, names: Iterable[str]) -> list[str]:
    """The steps that were not done for today's source; in a database that is not ours, always."""
    stamps = _stamps(stack.home.path)
    return [
        name
        for name in names
        if stamps.get(name) != _digest(STEPS[name])
        or (STEPS[name].in_database and (stack.fresh or not stack.keeps_database))
    ]


def run(names: Iterable[str], home: Path) -> None:
    """Do the steps in this process and stamp each."""
    for name in names:
        django.setup()
        STEPS[name].do()
        stamps = _stamps(home) | {name: _digest(STEPS[name])}
        draft = home / f".stamps.{os.getpid()}"
        draft.write_text(json.dumps(stamps))
        draft.rename(home / ".stamps")


def _stamps(home: Path) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((home / ".stamps").read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return found


def _digest(step: Step) -> str:
    digest = hashlib.sha256()
    for pattern in step.sources:
        for path in sorted(env.ROOT.glob(pattern)):
            if path.is_file():
                digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    for step in sys.argv[1:]:
        began = time.monotonic()
        print(f"  {STEPS[step].label} …", end=" ", flush=True)
        run([step], env.home())
        print(f"{time.monotonic() - began:.1f} s", flush=True)
