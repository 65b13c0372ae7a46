"""`manage.py jobs`: the periodic jobs: last run, next run, missed, failed."""

import json
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from accounts.actions.officers import machine
from accounts.management.bilingual import Bilingual
from accounts.models import Job
from monitoring.actions.schedule import Standing, standings


class Command(Bilingual):
    help = "定期任务：上次、下次、漏做、失败 / The periodic jobs: last, next, missed, failed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        found = standings(machine(), timezone.localdate())
        failed = [
            {"id": job.pk, "key": job.key, "error": job.error}
            for job in Job.objects.filter(state=Job.State.PARKED).order_by("pk")
        ]
        if options["json"]:
            self.stdout.write(
                json.dumps(
                    {"jobs": [told_of(each) for each in found], "failed": failed},
                    ensure_ascii=False,
                )
            )
            return
        for each in found:
            self.stdout.write(_words(each))
        for row in failed:
            self.stdout.write(f"失败 failed #{row['id']} {row['key']}: {row['error']}")
        if not found and not failed:
            self.stdout.write(
                "没有定期任务，还没有在享待遇 / no periodic jobs: nobody has an award"
            )


def told_of(standing: Standing) -> dict[str, Any]:
    """One duty of one county, as JSON."""
    last, waiting = standing.last, standing.waiting
    return {
        "kind": standing.duty.job,
        "region": standing.region.code,
        "name": f"{standing.region} {standing.label}",
        "last": last.finished_at.isoformat() if last and last.finished_at else None,
        "last_period": last.period if last else None,
        "next": standing.next_on.isoformat(),
        "missed": standing.missed,
        "failed": bool(waiting and waiting.state == Job.State.PARKED),
        "waiting": waiting.error if waiting else "",
    }


def _words(standing: Standing) -> str:
    job = told_of(standing)
    missed = "、".join(job["missed"]) or "无 none"
    state = "，失败 failed" if job["failed"] else ""
    last = standing.last and standing.last.finished_at
    when = f"{timezone.localtime(last):%Y-%m-%d %H:%M}" if last else "未做 never"
    return (
        f"{job['name']}: 上次 last {when}，下次 next {job['next']}，"
        f"漏做 missed {missed}{state}{'，' + job['waiting'] if job['waiting'] else ''}"
    )
