"""`manage.py synthesize --region CODE --households N --seed S [--answers FILE] [--registers FOLDER]`."""

import json
from argparse import ArgumentTypeError
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from accounts.management.arguments import region_code
from accounts.management.bilingual import Bilingual
from accounts.models import Region
from monitoring.registers import REGISTERS
from reports.synthetic.county import County, invent
from reports.synthetic.hidden import tell_secrets
from reports.synthetic.load import load
from reports.synthetic.registers import write_register

DIRTY = 0.2  # of the strangers in register files
DAY = date(2026, 10, 31)  # ages and deaths are reckoned from here: the same seed, the same rows


class Command(Bilingual):
    help = "虚构一个县的家庭，真相已知 / Invent a county of households with known truth."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--region", type=region_code, required=True, metavar="CODE")
        parser.add_argument("--households", type=_count, required=True, metavar="N")
        parser.add_argument("--seed", type=int, required=True, metavar="S")
        parser.add_argument("--answers", type=Path, metavar="FILE")
        parser.add_argument("--registers", type=Path, metavar="FOLDER")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        villages = _villages(options["region"])
        if not villages:
            raise CommandError(
                f"{options['region']} 没有下级地区，先运行 load_regions / no places there"
            )
        county = invent(
            code=options["region"],
            villages=villages,
            households=options["households"],
            seed=options["seed"],
            on=DAY,
        )
        load(county)
        tell_secrets(county, options["seed"])
        if options["registers"]:
            _write_registers(county, options["registers"])
        if options["answers"]:
            _write_answers(county, options["answers"])
        told = {
            "households": len(county.homes),
            "persons": sum(len(placed.home.members) for placed in county.homes),
            "truths": len(county.truths),
        }
        words = (
            "家庭 {households} 户，{persons} 人，已知真相 {truths} 条 / households, persons, truths"
        )
        self.stdout.write(json.dumps(told) if options["json"] else words.format(**told))


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 1_000_000:
        raise ArgumentTypeError("1–1000000")
    return int(text)


def _villages(code: int) -> list[tuple[int, str]]:
    """The lowest places of a region: villages, or townships where villages are not listed."""
    place = Region.objects.filter(code=code).first()
    if place is None:
        return []
    below = Region.objects.filter(code__gt=code, code__lt=place.until).in_force().order_by("code")
    for level in (Region.Level.VILLAGE, Region.Level.TOWNSHIP):
        if found := list(below.filter(level=level).select_related("parent")):
            return [(each.code, _area(each)) for each in found]
    return []


def _area(place: Region) -> str:
    street = place.name.endswith("街道") or bool(
        place.parent and place.parent.name.endswith("街道")
    )
    return "urban" if street else "rural"


def _write_answers(county: County, path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for truth in county.truths:
            out.write(json.dumps(asdict(truth), ensure_ascii=False, default=str) + "\n")


def _write_registers(county: County, folder: Path) -> None:
    """A file of every register, as its department would send it on the day of the county."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in REGISTERS:
        write_register(county, kind, folder / f"{kind}.csv", as_of=DAY, dirty=DIRTY)
