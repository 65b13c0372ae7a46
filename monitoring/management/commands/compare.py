"""`manage.py compare KIND --period PERIOD --region CODE`: one comparison, once."""

import json
from collections import Counter
from functools import partial
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from accounts.actions.jobs import hasten
from accounts.actions.officers import machine
from accounts.management.arguments import find_region, region_code
from accounts.management.bilingual import Bilingual
from accounts.management.work import work_off
from accounts.models import Job, Region
from cases.management.arguments import period
from cases.periods import Period
from monitoring.actions import comparing, schedule
from monitoring.comparisons import COMPARISONS

COUNTS = ("matched", "new", "known", "closed")


class Command(Bilingual):
    help = "做一次信息比对；再次运行不增加 / Run one comparison; a second run adds nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=list(COMPARISONS))
        parser.add_argument("--period", type=period, required=True, metavar="PERIOD")
        parser.add_argument("--region", type=region_code, required=True, metavar="CODE")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        kind, given = options["kind"], options["period"]
        region = find_region(options["region"])
        months = schedule.DUTIES[kind].months(region.code, timezone.localdate())
        if given.months != months:
            form = "2026Q3" if months == 3 else "2026-09"
            raise CommandError(f"{given.text}: 期间应写成 {form} / write the period as {form}")
        counts: Counter[str] = Counter()
        try:
            for place in _places(region, kind):
                counts.update(compare_now(kind, place, given))
        except comparing.NoRegister as reason:
            raise CommandError(f"没有比对 / not compared: {reason}") from reason
        told = {name: counts[name] for name in COUNTS}
        if options["json"]:
            self.stdout.write(json.dumps(told))
            return
        self.stdout.write(
            f"{region} {given.text}: 比中 matched {told['matched']:,}，新增 new {told['new']:,}，"
            f"已有 known {told['known']:,}，自动销号 closed {told['closed']:,}"
        )


def compare_now(kind: str, region: Region, period: Period) -> dict[str, int]:
    """Do the period's job, or the comparison again when the job was done before."""
    by, on = machine(), timezone.localdate()
    job = schedule.open_duty(kind, region=region, period=period, by=by)
    if job.state != Job.State.DONE:
        hasten(job)
        done = work_off(job, partial(comparing.run, on=on))
        return {name: int(done.result[name]) for name in COUNTS}
    _comparison, counts = comparing.compare(
        kind, region_id=region.code, period=period.text, by=by, on=on
    )
    return counts


def _places(region: Region, kind: str) -> list[Region]:
    """The region itself, or the counties with awards below it; each has its registers."""
    levels = (Region.Level.COUNTY, Region.Level.TOWNSHIP, Region.Level.VILLAGE)
    places = [region]
    if region.level not in levels:
        counties = schedule.counties_with_awards(machine(), timezone.localdate())
        places = [county for county in counties if region.covers(county.code)]
    for place in places:
        comparing.inputs(kind, place)
    return places
