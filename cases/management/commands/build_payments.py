"""`manage.py build_payments --region CODE --month YYYY-MM`: the month's payment run, once."""

import json
from datetime import date
from functools import partial
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db.models import Sum
from django.utils import timezone

from accounts.actions.jobs import run_job
from accounts.actions.officers import machine
from accounts.management.arguments import find_region, region_code
from accounts.management.bilingual import Bilingual
from accounts.management.work import work_off
from accounts.models import Region
from cases.actions.payment.runs import close_computing, compute_part, open_run
from cases.benefits import BENEFITS
from cases.management.arguments import month
from cases.models import Award, PaymentRun
from cases.procedure import StepRefused


class Command(Bilingual):
    help = "编制一个月的发放批次；再次运行不增加 / Build a month's payment run; a second run adds nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--region", type=region_code, required=True, metavar="CODE")
        parser.add_argument("--month", type=month, required=True, metavar="YYYY-MM")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        region = find_region(options["region"])
        try:
            runs = [
                build(county, benefit, options["month"])
                for county in _counties(region, options["month"])
                for benefit in _benefits(county, options["month"])
            ]
        except StepRefused as refusal:
            raise CommandError(f"没有编制：{refusal} / refused") from refusal
        told = {
            "region": region.code,
            "month": f"{options['month']:%Y-%m}",
            "runs": runs,
            "added": sum(run["added"] for run in runs),
        }
        self.stdout.write(json.dumps(told) if options["json"] else _in_words(told))


def build(county: Region, benefit: str, month: date) -> dict[str, Any]:
    """The run of one county and benefit is there and computed; its figures."""
    by, on = machine(), timezone.localdate()
    run, _is_new = open_run(region_id=county.code, benefit=benefit, month=month, by=by, on=on)
    before = run.lines.count() + run.exclusions.count()
    if run.state == "computing" and run.job is not None:
        work_off(run.job, partial(run_job, part=compute_part, closing=close_computing))
        run.refresh_from_db()
    lines = run.lines.filter(void=False)
    exclusions = run.exclusions.count()
    return {
        "run": run.pk,
        "region": county.code,
        "benefit": benefit,
        "state": run.state,
        "lines": lines.count(),
        "exclusions": exclusions,
        "amount": str(lines.aggregate(amount=Sum("amount"))["amount"] or "0.00"),
        "added": lines.count() + exclusions - before,
    }


def _counties(region: Region, month: date) -> list[Region]:
    """The county itself, or those below the region that have awards in the month."""
    if region.level == Region.Level.COUNTY:
        return [region]
    inside = Award.objects.inside(region.code, region.until).in_force(month)
    codes = inside.values_list("county_code", flat=True).distinct()
    return list(Region.objects.filter(code__in=codes, level=Region.Level.COUNTY).order_by("code"))


def _benefits(county: Region, month: date) -> list[str]:
    """Benefits somebody in the county is awarded, or was paid before; in the declared order."""
    awarded = Award.objects.filter(county_code=county.code).in_force(month)
    paid = PaymentRun.objects.filter(region=county, month=month)
    codes = {*awarded.values_list("benefit", flat=True), *paid.values_list("benefit", flat=True)}
    return [code for code in BENEFITS if code in codes]


def _in_words(told: dict[str, Any]) -> str:
    lines = [
        f"{run['region']} {run['benefit']} {told['month']}: {run['lines']} 人发放 lines，"
        f"{run['exclusions']} 人未发放 exclusions，{run['amount']} 元 yuan，"
        f"新增 added {run['added']}"
        for run in told["runs"]
    ]
    return "\n".join(lines) or f"{told['month']}: 没有在享待遇 / no awards in force"
