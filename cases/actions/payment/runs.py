"""Payment runs (发放批次): opened once for a county and month, computed in parts, cancelled."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions.jobs import open_job
from accounts.models import Job, Officer, Region
from accounts.roles import Right
from cases import sql
from cases.actions.payment.back_pay import work_out
from cases.actions.payment.price_link import day_of, price_month
from cases.actions.payment.rights import require
from cases.benefits import BENEFITS, law_in
from cases.models import Award, PaymentExclusion, PaymentLine, PaymentRun
from cases.models.payment import OPEN_RUN, RunState
from cases.periods import months_until
from cases.procedure import StepRefused
from households.choices import Area

KIND = "cases.compute_payments"
FEWEST_PARTS, MOST_PARTS, AWARDS_A_PART = 16, 256, 200
PAYMENT = (Right.PREPARE_PAYMENT, Right.CHECK_PAYMENT, Right.APPROVE_PAYMENT)


def take_run(run_id: int, *, by: Officer, rights: tuple[Right, ...]) -> PaymentRun:
    """Find a run in the officer's scope and lock it, to do what one of these rights allows.

    Raises PaymentRun.DoesNotExist out of scope, PermissionDenied without any of the rights there.
    """
    run = PaymentRun.objects.visible_to(by).select_for_update(of=("self",)).get(pk=run_id)
    require(by, rights, run.region_id)
    return run


@transaction.atomic
def open_run(
    *, region_id: int, benefit: str, month: date, by: Officer, on: date
) -> tuple[PaymentRun, bool]:
    """The county has its run of the month, and a job computes it; true when it is new.

    `on` is the cut-off: accounts in force on that day are paid. Raises StepRefused for a month that
    has not begun, for a region that is not a county and for a price subsidy whose link has not started;
    PermissionDenied without the right there.
    """
    require(by, (Right.PREPARE_PAYMENT,), region_id)
    county = Region.objects.get(pk=region_id)
    if county.level != Region.Level.COUNTY:
        raise StepRefused(_("发放批次按县编制，%(place)s不是县级区划") % {"place": county.name})
    if month > on:
        raise StepRefused(_("%(month)s还没有开始，到月初再编制") % {"month": f"{month:%Y-%m}"})
    run, is_new = PaymentRun.objects.exclude(state=RunState.CANCELLED).get_or_create(
        region=county,
        benefit=benefit,
        month=month.replace(day=1),
        kind=PaymentRun.Kind.REGULAR,
        sequence=0,
        defaults={"created_by": by, "cut_off_on": on},
    )
    if is_new:
        _open_job(run, by, _terms(region_id, benefit, run.month))
    return run, is_new


@dataclass(frozen=True)
class RunDays:
    """By which day of its month the business behind a run is settled, and by which it is paid; None where
    the law names no day."""

    settled_by: date | None
    paid_by: date | None


def days_of(run: PaymentRun) -> RunDays:
    """The days of a run, by the law of its county on its cut-off day, alike in town and country."""
    law, benefit = law_in(run.region_id, Area.RURAL, run.cut_off_on), BENEFITS[run.benefit]
    settle, pay = (benefit.term(name, law) for name in ("settle_day", "payment_day"))
    return RunDays(day_of(run.month, settle), day_of(run.month, pay))


def terms_of(run: PaymentRun) -> dict[str, Any]:
    """What the run rests on, fixed when its computation began: awards of which benefits, and for a benefit
    on top the yuan a person in town and country."""
    assert run.job is not None
    given: dict[str, Any] = run.job.arguments["terms"]
    return given


@transaction.atomic
def compute_part(job: Job, number: int) -> int:
    """One part of the awards has its lines and exclusions; how many rows were added.

    The caller's transaction marks the part done. A run that was cancelled or begun anew since is
    left alone, so a late worker does no harm.
    """
    run = _run_of(job)
    if run is None:
        return 0
    parts = job.arguments["parts"]
    work_out(run, part=number, parts=parts)
    (added,) = sql.rows(
        "compute_payment_lines",
        run=run.pk,
        county=run.region_id,
        benefit=run.benefit,
        group=BENEFITS[run.benefit].group,
        month=run.month,
        cut_off_on=run.cut_off_on,
        part=number,
        parts=parts,
        **terms_of(run),
    )
    return int(added["lines"] + added["exclusions"])


@transaction.atomic
def close_computing(job: Job) -> dict[str, int]:
    """All parts are done: agreed deductions are in, and the run waits to be looked at."""
    run = _run_of(job)
    if run is None:
        return {"lines": 0, "exclusions": 0}
    sql.execute("know_the_new_lines")
    sql.execute("deduct_recoveries", run=run.pk)
    run.move_to(RunState.COMPUTED)
    run.save(update_fields=["state", "version"])
    return {"lines": run.lines.count(), "exclusions": run.exclusions.count()}


@transaction.atomic
def recompute(run_id: int, *, by: Officer, on: date) -> PaymentRun:
    """The run is computed anew with what is true on `on`; removals by hand stay.

    Raises IllegalMove unless the run waits to be looked at.
    """
    run = take_run(run_id, by=by, rights=(Right.PREPARE_PAYMENT,))
    if run.kind != PaymentRun.Kind.REGULAR:
        raise StepRefused(_("补发批次不重新计算；作废后重新生成"))
    run.move_to(RunState.COMPUTING)
    PaymentLine.objects.filter(run=run).delete()
    run.exclusions.exclude(reason=PaymentExclusion.Reason.REMOVED).delete()
    run.cut_off_on = on
    run.save(update_fields=["state", "version", "cut_off_on"])
    _open_job(run, by, _terms(run.region_id, run.benefit, run.month))
    return run


@transaction.atomic
def cancel(run_id: int, *, by: Officer, on: date) -> PaymentRun:
    """The run is void (作废) and its lines count nowhere. Raises IllegalMove once it is locked."""
    run = take_run(run_id, by=by, rights=PAYMENT)
    run.move_to(RunState.CANCELLED)
    run.lines.update(void=True)
    run.save(update_fields=["state", "version"])
    return run


def previous_run(run: PaymentRun) -> PaymentRun | None:
    """The last locked monthly run of the county before this month: what the bridge starts from.

    None for a benefit on top: its months stand alone.
    """
    if BENEFITS[run.benefit].on_top:
        return None
    return (
        PaymentRun.objects.filter(
            region=run.region_id,
            benefit=run.benefit,
            kind=PaymentRun.Kind.REGULAR,
            month__lt=run.month,
        )
        .exclude(state__in=[*OPEN_RUN, RunState.CANCELLED])
        .order_by("-month")
        .first()
    )


def missing_months(region_id: int, *, on: date) -> list[tuple[str, date]]:
    """Benefits and months without a run (漏发月份), from the first run of each to the month of `on`."""
    runs = PaymentRun.objects.filter(region=region_id, kind="regular")
    have: defaultdict[str, set[date]] = defaultdict(set)
    for benefit, month in runs.exclude(state=RunState.CANCELLED).values_list("benefit", "month"):
        if not BENEFITS[benefit].on_top:
            have[benefit].add(month)
    return [
        (benefit, month)
        for benefit, months in sorted(have.items())
        for month in months_until(min(months), on)
        if month not in months
    ]


def _terms(county: int, benefit: str, month: date) -> dict[str, Any]:
    """The terms of a run opened now. Raises StepRefused for a price link that has not started."""
    if not BENEFITS[benefit].on_top:
        return {"benefits": [benefit], "urban": None, "rural": None}
    priced = price_month(county, month)
    if not priced.started:
        words = _("%(month)s的价格指数没有达到启动条件，或还没有录入")
        raise StepRefused(words % {"month": f"{month:%Y-%m}"})
    if not priced.is_payable:
        raise StepRefused(_("没有录入当地城乡低保标准，算不出价格临时补贴金额"))
    return priced.asked


def _open_job(run: PaymentRun, by: Officer, terms: dict[str, Any]) -> None:
    awards = Award.objects.filter(county_code=run.region_id, benefit__in=terms["benefits"])
    count = awards.in_force(run.month).count()
    parts = min(MOST_PARTS, max(FEWEST_PARTS, count // AWARDS_A_PART))
    run.job = open_job(
        KIND,
        key=f"payment:{run.pk}:{run.version}",
        region_id=run.region_id,
        by=by,
        period=f"{run.month:%Y-%m}",
        arguments={"run": run.pk, "parts": parts, "terms": terms},
        parts=parts,
    )
    run.save(update_fields=["job"])


def _run_of(job: Job) -> PaymentRun | None:
    """The run this job still computes, locked against a cancellation half-way."""
    return (
        PaymentRun.objects.select_for_update(no_key=True, of=("self",))
        .filter(pk=job.arguments["run"], job=job, state=RunState.COMPUTING)
        .first()
    )
