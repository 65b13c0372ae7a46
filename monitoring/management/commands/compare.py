"""`manage.py compare KIND --period PERIOD --region CODE`: one comparison, once."""

import json
from argparse import ArgumentTypeError
from collections import Counter
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.actions.jobs import hasten
from accounts.actions.officers import machine
from accounts.models import Job, Region
from cases.periods import Period
from monitoring.actions import comparing, schedule
from monitoring.management.regions import find_region, region_code
from monitoring.management.work import work_off
from monitoring.models import Comparison

COUNTS = ("matched", "new", "known", "closed")


class Command(BaseCommand):
    help = "做一次信息比对；再次运行不增加 / Run one comparison; a second run adds nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=[kind.value for kind in Comparison.Kind])
        parser.add_argument("--period", type=_period, required=True, metavar="PERIOD")
        parser.add_argument("--region", type=region_code, required=True, metavar="CODE")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        kind, period = options["kind"], options["period"]
        quarterly = schedule.DUTIES[kind].quarterly
        if period.months != (3 if quarterly else 1):
            form = "2026Q3" if quarterly else "2026-09"
            raise CommandError(f"{period.text}: 期间应写成 {form} / write the period as {form}")
        region = find_region(options["region"])
        counts: Counter[str] = Counter()
        try:
            for place in _places(region, kind):
                counts.update(compare_now(kind, place, period))
        except comparing.NoRegister as reason:
            raise CommandError(f"没有比对 / not compared: {reason}") from reason
        told = {name: counts[name] for name in COUNTS}
        if options["json"]:
            self.stdout.write(json.dumps(told))
            return
        self.stdout.write(
            f"{region} {period.text}: 比中 matched {told['matched']:,}，新增 new {told['new']:,}，"
            f"已有 known {told['known']:,}，自动销号 closed {told['closed']:,}"
        )


def compare_now(kind: str, region: Region, period: Period) -> dict[str, int]:
    """Do the period's job, or the comparison again when the job was done before."""
    by, on = machine(), timezone.localdate()
    job = schedule.open_comparison(kind, region=region, period=period, by=by)
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


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error
