"""`manage.py assess_all --region CODE --on DATE`: the rules over every household of a region."""

import json
import time
from collections import Counter
from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser

from accounts.management.arguments import day, find_region, region_code
from accounts.management.bilingual import Bilingual
from accounts.models import Region
from cases.caseload import caseload_of, parts_of
from eligibility.assess import assess_frames
from eligibility.facts import entered_standards
from eligibility.policies.packs import PolicyError
from eligibility.rehearse import counts
from eligibility.rules.money import yuan_of
from eligibility.rules.words import OUTCOMES


class Command(Bilingual):
    help = "批量核算一个地区的所有家庭，不写入 / assess every household of a region; writes nothing"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--region", type=region_code, required=True, metavar="CODE")
        parser.add_argument("--on", type=day, required=True, metavar="YYYY-MM-DD")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            region = find_region(options["region"])
            told = assess_region(region, options["on"])
        except PolicyError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(told))
            return
        for name, count in told["outcomes"].items():
            self.stdout.write(f"{OUTCOMES[name]} {name}: {count}")
        self.stdout.write(f"每月合计 / monthly total: {told['total_monthly']}")
        pace = f"{told['seconds']} 秒 seconds，每秒 {told['per_second']} 户 households a second"
        self.stdout.write(f"{told['households']} 户 households，{pace}")


def assess_region(region: Region, on: date) -> dict[str, Any]:
    """Counts by outcome, the monthly total in yuan, and the pace; county by county."""
    began, outcomes, total = time.monotonic(), Counter[str](), 0
    standards = entered_standards()
    for part in parts_of(region):
        answers = assess_frames(caseload_of(part, on=on), on=on, standards=standards)
        outcomes.update(counts(answers))
        total += int(answers["total"].sum())
    seconds = time.monotonic() - began
    households = outcomes.total()
    return {
        "households": households,
        "outcomes": dict(sorted(outcomes.items())),
        "total_monthly": yuan_of(total),
        "seconds": round(seconds, 2),
        "per_second": round(households / seconds) if seconds else 0,
    }
