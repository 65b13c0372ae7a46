"""`manage.py simulate --region CODE --on DATE --set PARAM=VALUE`: what another parameter would change."""

import argparse
import json
from dataclasses import fields
from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser

from accounts.management.arguments import day, find_region, region_code
from accounts.management.bilingual import Bilingual
from accounts.models import Region
from cases.caseload import caseload_of, parts_of
from eligibility.facts import entered_standards
from eligibility.policies.packs import PolicyError
from eligibility.policies.values import BadValue
from eligibility.rehearse import Rehearsal, rehearse
from eligibility.rules.money import yuan_of

LABELS = {
    "households": "家庭数",
    "enters": "新进入",
    "leaves": "退出",
    "gains": "增加",
    "loses": "减少",
}


class Command(Bilingual):
    help = "预演：改一个参数，谁进谁出、每月多花多少；不改动待遇 / rehearse a parameter; changes no benefit"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--region", type=region_code, required=True, metavar="CODE")
        parser.add_argument("--on", type=day, required=True, metavar="YYYY-MM-DD")
        parser.add_argument(
            "--set", type=setting, action="append", required=True, metavar="PARAM=VALUE"
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            region = find_region(options["region"])
            told = simulate(region, options["on"], dict(options["set"]))
        except (PolicyError, BadValue) as error:
            raise CommandError(f"参数不能这样写 / not a setting: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps(told))
            return
        for name, label in LABELS.items():
            self.stdout.write(f"{label} {name}: {told[name]}")
        self.stdout.write(
            f"每月支出 monthly cost: {told['before']} → {told['after']}（{told['change']}）"
        )


def setting(written: str) -> tuple[str, str]:
    """NAME=VALUE, or NAME.KEY=VALUE for one key of a table."""
    name, sign, value = written.partition("=")
    if not sign or not name:
        raise argparse.ArgumentTypeError(f"{written}: PARAM=VALUE")
    return name, value


def simulate(region: Region, on: date, settings: dict[str, str]) -> dict[str, Any]:
    """The sums of all counties of a region; money in yuan a month."""
    standards = entered_standards()
    parts = [
        rehearse(caseload_of(part, on=on), settings, on=on, standards=standards)
        for part in parts_of(region)
    ]
    told: dict[str, Any] = {
        each.name: sum(getattr(part, each.name) for part in parts)
        for each in fields(Rehearsal)
        if each.type is int
    }
    change = told["after"] - told["before"]
    money = {"before": told["before"], "after": told["after"], "change": change}
    outcomes = {
        name: _added([getattr(part, name) for part in parts])
        for name in ("outcomes_before", "outcomes_after")
    }
    return told | {name: yuan_of(fen) for name, fen in money.items()} | outcomes


def _added(parts: list[dict[str, int]]) -> dict[str, int]:
    names = sorted({name for part in parts for name in part})
    return {name: sum(part.get(name, 0) for part in parts) for name in names}
