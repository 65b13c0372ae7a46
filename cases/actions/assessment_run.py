"""Assess every household of a region (批量核算): opened once, answered stretch by stretch, summed up.

1. A run is a row with a job; part n of the job answers stretch n of the caseload in one transaction.
2. A part reads with COPY, decides by columns, and writes with COPY into the table of the run.
3. A run that was killed goes on at the next open part.
4. The last part done, the table gets the key (run, household), which refuses a second answer, and becomes a
   partition: the answers of a run are seen when they are whole.
"""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import polars as pl
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg2 import sql as statement

from accounts.actions.jobs import open_job, resume, run_job
from accounts.models import Job, Officer, Region
from accounts.roles import Right
from cases import sql
from cases.caseload import AHEAD, Caseload, Stretch, stretches
from cases.models import AssessmentRun
from eligibility.assess import assess_frames
from eligibility.facts import entered_standards
from eligibility.policies.law import policy_of
from eligibility.rules import RULES_VERSION
from eligibility.rules.schema import AREAS

KIND = "cases.assess_caseload"
_TABLE = statement.SQL("CREATE TABLE {part} (LIKE cases_assessedhousehold, CHECK (run_id = {run}))")
_KEY = statement.SQL("ALTER TABLE {part} ADD PRIMARY KEY (run_id, household_id)")
_ATTACH = statement.SQL(
    "ALTER TABLE cases_assessedhousehold ATTACH PARTITION {part} FOR VALUES IN ({run})"
)
_COPY = statement.SQL("COPY {part} ({columns}) FROM STDIN WITH (FORMAT csv)")
_DROP = statement.SQL("DROP TABLE {part}")
YUAN = pl.Decimal(18, 2)
FEN_IN_YUAN = Decimal("0.01")
MONEY = ("counted_income", "award", "raised", "total")
COLUMNS = ("household_id", "region_code", "outcome", "members_counted", *MONEY, "law", "run_id")


@transaction.atomic
def open_run(region_id: int, *, by: Officer, on: date, waking: bool = True) -> AssessmentRun:
    """The region has a run of that day at work: the one that was not finished, or a new one with its job.

    Raises PermissionDenied without the right there, PolicyError where no law is known for the day.
    """
    by.forget_posts()
    if not by.may(Right.REHEARSE, region_id):
        raise PermissionDenied(_("你的岗位不能办理这一步，由有权限的人员办理"))
    region = Region.objects.select_for_update().get(pk=region_id)
    for area in AREAS:
        policy_of(region.code, area, on, standards=entered_standards())
    run = AssessmentRun.objects.filter(region=region, on=on, finished_at=None).first()
    if run is None:
        return _new_run(region, by=by, on=on, waking=waking)
    if run.job and run.job.state in Job.RESTING:
        resume(run.job.pk, by=by)
    return run


def work(job_id: int, *, ahead: int = AHEAD) -> Job | None:
    """Answer what is left of a run, reading so many stretches ahead; None when another is at it."""
    run = AssessmentRun.objects.select_related("region").get(job=job_id)
    cut = [Stretch(**each) for each in run.stretches]
    standards = entered_standards()
    with Caseload(cut, on=run.on, ahead=ahead) as caseload:

        def part(job: Job, number: int) -> int:
            facts = caseload.read(number)
            answers = assess_frames(facts, on=run.on, standards=standards)
            _write(
                run.pk, answers.join(facts.households.select("household", "region"), on="household")
            )
            return len(answers)

        return run_job(job_id, part, closing=_close)


@transaction.atomic
def drop_run(run_id: int, *, by: Officer) -> None:
    """The answers of a finished run are gone; what it counted stays.

    Raises AssessmentRun.DoesNotExist out of scope or while it is at work.
    """
    finished = AssessmentRun.objects.visible_to(by).exclude(finished_at=None)
    _execute(_DROP, finished.select_for_update(of=("self",)).get(pk=run_id).pk)


def _new_run(region: Region, *, by: Officer, on: date, waking: bool) -> AssessmentRun:
    cut = stretches(region)
    run = AssessmentRun.objects.create(
        region=region, on=on, asked_by=by, rules_version=RULES_VERSION,
        stretches=[vars(each) for each in cut],
    )  # fmt: skip
    _execute(_TABLE, run.pk)
    run.job = open_job(
        KIND,
        key=f"assess:{run.pk}",
        region_id=region.pk,
        by=by,
        period=on.isoformat(),
        parts=len(cut),
        waking=waking,
    )
    run.save(update_fields=["job"])
    return run


def _write(run_id: int, answers: pl.DataFrame) -> None:
    """One row a household, by COPY; fen become yuan with two places."""
    rows = answers.select(
        "household", "region", "outcome", "members_counted",
        *(_yuan(name) for name in MONEY), "law", run=pl.lit(run_id),
    )  # fmt: skip
    lines = BytesIO()
    rows.write_csv(lines, include_header=False)
    lines.seek(0)
    columns = statement.SQL(", ").join(map(statement.Identifier, COLUMNS))
    with connection.cursor() as cursor:
        cursor.copy_expert(_COPY.format(columns=columns, **_part(run_id)), lines)


def _yuan(name: str) -> pl.Expr:
    """Fen as yuan with two places, exactly."""
    return pl.col(name).cast(YUAN) * pl.lit(FEN_IN_YUAN, YUAN)


def _close(job: Job) -> dict[str, Any]:
    """The run has its counts; the last transaction of its job."""
    run = AssessmentRun.objects.select_for_update().get(job=job)
    _execute(_KEY, run.pk)
    _execute(_ATTACH, run.pk)
    counted = sql.rows("answers_by_outcome", run=run.pk)
    run.outcomes = {row["outcome"]: row["households"] for row in counted}
    run.households = sum(run.outcomes.values())
    run.total_monthly = sum(row["total"] for row in counted)
    run.finished_at = timezone.now()
    run.save(update_fields=["outcomes", "households", "total_monthly", "finished_at"])
    return {"households": run.households}


def _execute(wanted: statement.SQL, run_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(wanted.format(**_part(run_id)).as_string(cursor.cursor))


def _part(run_id: int) -> dict[str, statement.Composable]:
    name = f"cases_assessedhousehold_{run_id}"
    return {"part": statement.Identifier(name), "run": statement.Literal(run_id)}
