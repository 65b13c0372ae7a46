"""`manage.py replay [--region CODE] [--period 2026Q3]`: sealed decisions worked out again."""

import json
from typing import Any

from django.core.management.base import CommandParser

from accounts.management.arguments import find_region, region_code
from accounts.management.bilingual import Bilingual
from cases.management.arguments import period
from cases.periods import Period
from eligibility.models import Assessment
from eligibility.replay import Difference, replayed


class Command(Bilingual):
    help = "按封存的事实重算已作的决定，逐行列出差异 / recompute sealed decisions, print every difference"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--region", type=region_code, metavar="CODE")
        parser.add_argument("--period", type=period, metavar="2026Q3")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        sealed = _decided_in(options["region"], options["period"])
        agree, differing = 0, []
        for assessment in sealed.iterator(chunk_size=500):
            if found := replayed(assessment):
                differing.append((assessment, found))
            else:
                agree += 1
        if options["json"]:
            self.stdout.write(json.dumps(_told(agree, differing), ensure_ascii=False))
            return
        for assessment, found in differing:
            for difference in found:
                self.stdout.write(f"核算 {assessment.pk}（{assessment.on}）{difference}")
        self.stdout.write(
            f"一致 agree: {agree}；不一致 differ: {len(differing)}；共 total: {agree + len(differing)}"
        )


def _decided_in(code: int | None, months: Period | None) -> Any:
    """Assessments that decisions rest on, of a region and of decisions of a period."""
    sealed = Assessment.objects.filter(decisions__isnull=False).distinct().order_by("pk")
    if code is not None:
        region = find_region(code)
        sealed = sealed.inside(region.code, region.until)
    if months is not None:
        sealed = sealed.filter(
            decisions__decided_on__gte=months.start, decisions__decided_on__lt=months.until
        )
    return sealed


def _told(agree: int, differing: list[tuple[Assessment, list[Difference]]]) -> dict[str, Any]:
    return {
        "total": agree + len(differing),
        "agree": agree,
        "differ": len(differing),
        "differences": [
            {"assessment": assessment.pk, "path": d.path, "sealed": d.sealed, "now": d.now}
            for assessment, found in differing
            for d in found
        ],
    }
