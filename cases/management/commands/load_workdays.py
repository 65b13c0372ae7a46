"""Seed the calendar of working days from the announced holiday arrangements."""

import json
from argparse import ArgumentParser
from datetime import date, timedelta
from typing import Any

import holidays
from django.core.management.base import CommandError

from accounts.management.bilingual import Bilingual
from cases.actions.calendar import load_workdays

FIRST_YEAR, LAST_YEAR = 2012, 2026


class Command(Bilingual):
    help = "写入工作日历（含调休）；再次运行不改变任何内容 / Load working days with make-up days"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--until", type=int, default=LAST_YEAR, metavar="YEAR")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, until: int, json: bool, **options: Any) -> None:
        if not FIRST_YEAR <= until <= LAST_YEAR:
            raise CommandError(
                f"{until} 年的节假日安排未公布 / holidays of {until} are not announced"
            )
        days = _days(until)
        changed = load_workdays(days)
        self.stdout.write(_answer(len(days), changed, until, as_json=json))


def _days(until: int) -> dict[date, tuple[bool, str]]:
    calendar = holidays.country_holidays("CN", years=range(FIRST_YEAR, until + 1), language="zh_CN")
    day, days = date(FIRST_YEAR, 1, 1), {}
    while day.year <= until:
        days[day] = calendar.is_working_day(day), calendar.get(day) or ""
        day += timedelta(days=1)
    return days


def _answer(days: int, changed: int, until: int, *, as_json: bool) -> str:
    if as_json:
        return json.dumps({"days": days, "changed": changed, "until": until})
    return (
        f"工作日历 {FIRST_YEAR}–{until} 年共 {days} 天，更新 {changed} 天 / {changed} days changed"
    )
