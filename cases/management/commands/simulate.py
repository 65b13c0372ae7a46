"""`manage.py simulate --region CODE --on DATE --set PARAM=VALUE`: what another parameter would change."""

import argparse
import json
from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser

from accounts.actions.officers import machine
from accounts.management.arguments import day, find_region, region_code
from accounts.management.bilingual import Bilingual
from accounts.management.work import work_off
from cases.actions import rehearsal
from cases.models import Rehearsal
from cases.rehearsed import KIND_LABELS, Rehearsed, in_words
from eligibility.policies.packs import PolicyError
from eligibility.policies.values import BadValue
from eligibility.rehearse import RISE
from eligibility.rules.money import yuan_of

LABELS = {
    "households": "家庭数",
    "enters": "新进入",
    "leaves": "退出",
    "gains": "增加",
    "loses": "减少",
    "unchanged": "不变",
    "cliff_before": "现行断崖户",
    "cliff_after": "改后断崖户",
    "protected": "受保护",
}


class Command(Bilingual):
    help = (
        "测算：改参数后谁进谁出、每月多花多少；不改动待遇 / rehearse parameters; changes no benefit"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--region", type=region_code, required=True, metavar="CODE")
        parser.add_argument("--on", type=day, required=True, metavar="YYYY-MM-DD")
        parser.add_argument(
            "--set", type=setting, action="append", required=True, metavar="PARAM=VALUE"
        )
        parser.add_argument(
            "--protect", action="store_true",
            help="在享家庭不减少 / nobody who holds an award gets less than it",
        )  # fmt: skip
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        settings = dict(options["set"])
        if len(settings) < len(options["set"]):
            raise CommandError("同一个参数只能给一次 / a parameter is set twice")
        try:
            told = simulate(
                find_region(options["region"]).pk,
                options["on"],
                settings,
                protect=options["protect"],
            )
        except (PolicyError, BadValue) as error:
            raise CommandError(f"参数不能这样写 / not a setting: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for name, label in LABELS.items():
            self.stdout.write(f"{label} {name}: {told[name]}")
        self.stdout.write(
            f"每月支出 monthly cost: {told['before']} → {told['after']}（{told['change']}）"
        )
        for each in told["examples"]:
            self.stdout.write(f"{KIND_LABELS[each['kind']]}：{each['words']}")


def setting(written: str) -> tuple[str, str]:
    """NAME=VALUE, or NAME.KEY=VALUE for one key of a table."""
    name, sign, value = written.partition("=")
    if not sign or not name:
        raise argparse.ArgumentTypeError(f"{written}: PARAM=VALUE")
    return name, value


def simulate(code: int, on: date, settings: dict[str, str], *, protect: bool) -> dict[str, Any]:
    """Sums of the region, rows of its townships, outcomes before and after, examples; yuan a month."""
    asked = rehearsal.ask(code, settings, by=machine(), on=on, protect=protect, waking=False)
    assert asked.job is not None
    work_off(asked.job, rehearsal.work)
    found = Rehearsed(Rehearsal.objects.get(pk=asked.pk))
    money = ("before", "after", "change", "protection")
    return {
        "run": asked.pk,
        **{name: yuan_of(value) if name in money else value for name, value in found.sums.items()},
        "outcomes_before": found.outcomes_of("before"),
        "outcomes_after": found.outcomes_of("after"),
        "outcomes": found.result["outcomes"],
        "townships": [
            {name: yuan_of(value) if name in money else value for name, value in row.items()}
            for row in found.townships
        ],
        "cliff_rise": yuan_of(RISE),
        "examples": [each | {"words": in_words(each)} for each in found.result["examples"]],
    }
