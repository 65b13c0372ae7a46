"""`manage.py assess_all --region CODE --on DATE`: the rules over every household of a region."""

import json
import time
from datetime import date
from functools import partial
from typing import Any

from django.core.management.base import CommandError, CommandParser

from accounts.actions.officers import machine
from accounts.management.arguments import day, find_region, region_code
from accounts.management.bilingual import Bilingual
from accounts.management.work import work_off
from cases.actions import assessment_run
from cases.caseload import AHEAD
from cases.models import AssessmentRun
from eligibility.policies.packs import PolicyError
from eligibility.rules.words import OUTCOMES


class Command(Bilingual):
    help = "批量核算一个地区的所有家庭，每户一行结果 / assess every household of a region, one row each"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--region", type=region_code, required=True, metavar="CODE")
        parser.add_argument("--on", type=day, required=True, metavar="YYYY-MM-DD")
        parser.add_argument(
            "--workers", type=int, default=AHEAD + 1, metavar="N",
            help="1 读完再算；N 边算边读后面 N-1 段 / 1 reads in turn, N reads N-1 parts meanwhile",
        )  # fmt: skip
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = assess_region(
                find_region(options["region"]).pk,
                options["on"],
                ahead=max(options["workers"] - 1, 0),
            )
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


def assess_region(code: int, on: date, *, ahead: int = AHEAD) -> dict[str, Any]:
    """The run, counts by outcome, the monthly total in yuan, and the pace of what was done now."""
    began = time.monotonic()
    run = assessment_run.open_run(code, by=machine(), on=on, waking=False)
    assert run.job is not None
    before = sum(run.job.parts.values_list("rows", flat=True))
    work_off(run.job, partial(assessment_run.work, ahead=ahead))
    seconds = time.monotonic() - began
    run = AssessmentRun.objects.get(pk=run.pk)
    return {
        "run": run.pk,
        "households": run.households,
        "outcomes": run.outcomes,
        "total_monthly": str(run.total_monthly),
        "seconds": round(seconds, 2),
        "per_second": round((run.households - before) / seconds),
    }
