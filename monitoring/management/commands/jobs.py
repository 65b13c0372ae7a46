"""`manage.py jobs`: the periodic jobs: last run, next run, missed, failed."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from accounts.actions.officers import machine
from accounts.models import Job
from monitoring.actions.schedule import Standing, standings


class Command(BaseCommand):
    help = "定期任务：上次、下次、漏做、失败 / The periodic jobs: last, next, missed, failed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        told = [told_of(each) for each in standings(machine(), timezone.localdate())]
        failed = [
            {"id": job.pk, "key": job.key, "error": job.error}
            for job in Job.objects.filter(state=Job.State.PARKED).order_by("pk")
        ]
        if options["json"]:
            self.stdout.write(json.dumps({"jobs": told, "failed": failed}, ensure_ascii=False))
            return
        for job in told:
            self.stdout.write(_words(job))
        for row in failed:
            self.stdout.write(f"失败 failed #{row['id']} {row['key']}: {row['error']}")
        if not told and not failed:
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


def _words(job: dict[str, Any]) -> str:
    missed = "、".join(job["missed"]) or "无 none"
    state = "，失败 failed" if job["failed"] else ""
    return (
        f"{job['name']}: 上次 last {job['last'] or '未做 never'}，下次 next {job['next']}，"
        f"漏做 missed {missed}{state}{'，' + job['waiting'] if job['waiting'] else ''}"
    )
