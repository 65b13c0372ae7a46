"""Rehearse other parameters over the caseload of a region (测算): asked once, worked out in parts, told.

A rehearsal is a row with a job; part n of the job adds the tally of stretch n. It changes nobody's benefit:
besides its own rows nothing is written.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.jobs import open_job, run_job
from accounts.models import Job, Officer, Region
from accounts.roles import Right
from cases.caseload import Caseload, Stretch, stretches
from cases.examples import example_of
from cases.models import Rehearsal, RehearsalPart
from cases.parameters import setting_told
from eligibility.facts import entered_standards
from eligibility.policies.law import policy_of
from eligibility.rehearse import Terms, added, rehearse
from eligibility.rules import RULES_VERSION
from eligibility.rules.schema import AREAS

KIND = "cases.rehearse"


@transaction.atomic
def ask(
    region_id: int,
    settings: Mapping[str, str],
    *,
    by: Officer,
    on: date,
    protect: bool = False,
    waking: bool = True,
) -> Rehearsal:
    """A rehearsal of these settings ("parameter" or "table.key" to the value as written) with its job.

    Raises PermissionDenied without the right there; PolicyError for a day without a law and for a name
    that is no parameter, BadValue for a value that the parameter does not take.
    """
    by.forget_posts()
    if not by.may(Right.REHEARSE, region_id):
        raise PermissionDenied(_("你的岗位不能办理这一步，由有权限的人员办理"))
    region = Region.objects.get(pk=region_id)
    standards = entered_standards()
    for area in AREAS:
        policy_of(region.code, area, on, standards=standards, settings=settings)
    cut = stretches(region)
    made = Rehearsal.objects.create(
        region=region, on=on, protect=protect, asked_by=by, rules_version=RULES_VERSION,
        settings=[setting_told(*each, region=region, on=on) for each in settings.items()],
        stretches=[vars(each) for each in cut],
    )  # fmt: skip
    made.job = open_job(
        KIND,
        key=f"rehearse:{made.pk}",
        region_id=region.pk,
        by=by,
        period=on.isoformat(),
        parts=len(cut),
        waking=waking,
    )
    made.save(update_fields=["job"])
    return made


def work(job_id: int) -> Job | None:
    """Work out what is left of a rehearsal; None when another is at it."""
    found = Rehearsal.objects.get(job=job_id)
    standards = entered_standards()
    now, then = Terms(standards), Terms(standards, settings_of(found))
    with Caseload([Stretch(**each) for each in found.stretches], on=found.on) as caseload:

        def part(job: Job, number: int) -> int:
            facts = caseload.read(number)
            tally = rehearse(facts, now, then, on=found.on, protect=found.protect)
            RehearsalPart.objects.create(rehearsal=found, number=number, tally=tally.told())
            return len(facts.households)

        return run_job(job_id, part, closing=_close)


def settings_of(rehearsal: Rehearsal) -> dict[str, str]:
    """What was asked: parameter to the value as written."""
    return {each["name"]: each["written"] for each in rehearsal.settings}


def _close(job: Job) -> dict[str, Any]:
    """All parts are there: they are added up, and the examples are told in full."""
    found = Rehearsal.objects.select_for_update(of=("self",)).get(job=job)
    whole = added(list(found.parts.order_by("number").values_list("tally", flat=True)))
    settings = settings_of(found)
    whole["examples"] = [
        {
            "kind": each["kind"],
            **example_of(each["household"], settings, on=found.on, protect=found.protect),
        }
        for each in whole["examples"]
    ]
    found.laws = {side: whole.pop(f"laws_{side}") for side in ("before", "after")}
    found.result = whole
    found.finished_at = timezone.now()
    found.save(update_fields=["laws", "result", "finished_at"])
    return {"households": sum(row["households"] for row in whole["townships"])}
