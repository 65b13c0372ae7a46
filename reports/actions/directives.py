"""Programmes are started and documents sent: drafted by one officer, confirmed by another, then owed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Officer, Region
from accounts.roles import Right
from cases.procedure import FourEyes, StepRefused
from households.actions.documents import Unfit, keep_file
from reports.models import Assignment, Directive, DirectiveState, ProgrammePhase
from reports.models.assignment import RECEIPT
from reports.programmes import TEMPLATES, Template
from reports.programmes.measuring import gauge
from reports.programmes.template import OWED_BY

DEMAND = "demand"
RECEIVED_WITHIN = timedelta(
    days=7
)  # no document says when a document is to be signed for: illustrative
Days = tuple[date, date]


@transaction.atomic
def begin(
    template: str,
    *,
    region_id: int,
    number: str,
    issued_on: date,
    responsible_id: int,
    phases: Mapping[str, Days],
    by: Officer,
    on: date,
    forwards_id: int | None = None,
    file: "File[bytes] | None" = None,
) -> Directive:
    """A unit starts a programme with its own days, and everything that it and the units below owe is drafted.

    Raises PermissionDenied, KeyError for an unknown programme, StepRefused where the unit has no part in it,
    where it runs already, or for days in the wrong order.
    """
    programme = TEMPLATES[template]
    region = _region(region_id, by)
    if not programme.of_level(region.level):
        raise StepRefused(_("%(region)s在这项行动里没有任务") % {"region": region.name})
    _in_order(programme, phases)
    made = _drafted(
        by, on, region, kind=Directive.Kind.PROGRAMME, template=template, number=number,
        title=programme.title.chinese, issued_on=issued_on, responsible_id=responsible_id,
        forwards_id=forwards_id, file=file,
    )  # fmt: skip
    for phase in programme.phases:
        first, last = phases[phase.code]
        ProgrammePhase.objects.create(
            directive=made, region=region, code=phase.code, starts_on=first, ends_on=last
        )
    Assignment.objects.bulk_create(_owed(made, programme, region, phases))
    return made


@transaction.atomic
def send(
    kind: str,
    *,
    region_id: int,
    number: str,
    title: str,
    issued_on: date,
    asks: str,
    due_on: date | None,
    units: Sequence[int],
    responsible_id: int,
    by: Officer,
    on: date,
    forwards_id: int | None = None,
    file: "File[bytes] | None" = None,
) -> Directive:
    """A document goes to units right below: each signs for it, and answers what it asks by a day.

    Raises PermissionDenied, StepRefused for units elsewhere, or a demand without a day.
    """
    region = _region(region_id, by)
    chosen = list(Region.objects.in_force().filter(parent=region, pk__in=units))
    if not chosen or len(chosen) != len(set(units)):
        raise StepRefused(_("选择直接下级单位"))
    if asks.strip() and (due_on is None or due_on < on):
        raise StepRefused(_("有要求的文件须写明今天以后的答复期限"))
    made = _drafted(
        by, on, region, kind=kind, number=number, title=title, issued_on=issued_on, asks=asks.strip(),
        due_on=due_on if asks.strip() else None, responsible_id=responsible_id,
        forwards_id=forwards_id, file=file,
    )  # fmt: skip
    Assignment.objects.bulk_create(
        owed for unit in chosen for owed in (_receipt(made, unit), _demand(made, unit)) if owed
    )
    return made


@transaction.atomic
def confirm(directive_id: int, *, by: Officer, on: date) -> Directive:
    """Another person confirms it: from now on it is owed. Raises FourEyes for its maker, PermissionDenied."""
    found = _locked(directive_id, by)
    if found.state != DirectiveState.DRAFT:
        raise StepRefused(_("这份文件已经确认"))
    if found.maker == by.natural_person:
        raise FourEyes(_("这份文件是你起草的，由其他人员确认"))
    found.state = DirectiveState.RUNNING
    found.confirmed_by, found.confirmer, found.confirmed_on = by, by.natural_person, on
    found.save(update_fields=["state", "confirmed_by", "confirmer", "confirmed_on"])
    return found


@transaction.atomic
def withdraw(directive_id: int, *, by: Officer) -> None:
    """A draft is taken back with all that it would have asked. Raises StepRefused once it is confirmed."""
    found = _locked(directive_id, by)
    if found.state != DirectiveState.DRAFT:
        raise StepRefused(_("已经确认的文件不能撤回"))
    found.assignments.all().delete()
    found.phases.all().delete()
    found.delete()


@transaction.atomic
def pass_phase(phase_id: int, *, by: Officer, on: date) -> ProgrammePhase:
    """A phase is complete (过关): whatever it asked is proven, and its targets stand in the whole region.

    Raises StepRefused that says what is missing, PermissionDenied.
    """
    phase = ProgrammePhase.objects.visible_to(by).select_related("directive").get(pk=phase_id)
    found = _locked(phase.directive_id, by)
    if found.state != DirectiveState.RUNNING or phase.passed_on is not None:
        raise StepRefused(_("这个阶段现在不能过关"))
    if gaps := gaps_of(phase, on):
        raise StepRefused(_("不能过关：%(gaps)s") % {"gaps": "；".join(gaps)})
    phase.passed_by, phase.passed_on = by, on
    phase.save(update_fields=["passed_by", "passed_on"])
    return phase


def gaps_of(phase: ProgrammePhase, on: date) -> list[str]:
    """What stands between a phase and its gate, in words."""
    found = phase.directive
    gaps = []
    owed = found.assignments.filter(phase=phase.code).with_proof().owed().count()
    if owed:
        gaps.append(_("还有 %(n)d 项任务没有完成") % {"n": owed})
    programme = found.programme
    tasks = programme.of_level(found.region.level) if programme else ()
    targets = {task.target: task for task in tasks if task.target and task.phase == phase.code}
    for target, task in targets.items():
        stands = gauge(target, found.region, on)
        if stands.fails:
            gaps.append(_("“%(task)s”没有达到") % {"task": task.title})
    return gaps


@transaction.atomic
def close(directive_id: int, *, summary: str, by: Officer, on: date) -> Directive:
    """It is over, with a summary. Raises StepRefused while something is owed whose day has not passed."""
    found = _locked(directive_id, by)
    if not summary.strip():
        raise StepRefused(_("写明总结"))
    if found.state != DirectiveState.RUNNING:
        raise StepRefused(_("只有进行中的才能结束"))
    if found.assignments.with_proof().owed().filter(due_on__gte=on).exists():
        raise StepRefused(_("还有没到期、没完成的任务，不能结束"))
    found.state, found.closed_on, found.summary = DirectiveState.CLOSED, on, summary.strip()
    found.save(update_fields=["state", "closed_on", "summary"])
    return found


def _region(region_id: int, by: Officer) -> Region:
    by.forget_posts()
    region = Region.objects.visible_to(by).get(pk=region_id)
    if not by.may(Right.DIRECT, region.code):
        raise PermissionDenied(_("你的岗位不能在这个地区部署工作"))
    return region


def _drafted(
    by: Officer,
    on: date,
    region: Region,
    *,
    forwards_id: int | None,
    file: "File[bytes] | None",
    **given: Any,
) -> Directive:
    if forwards_id is not None:
        above = Directive.objects.visible_to(by).filter(state=DirectiveState.RUNNING)
        if not above.filter(pk=forwards_id, assignments__region=region).exists():
            raise StepRefused(_("只能转发上级发给本单位的文件"))
    if file is not None:
        try:
            kept = keep_file(file)
        except Unfit as unfit:
            raise StepRefused(str(unfit)) from unfit
        given |= {"file": kept.file, "media_type": kept.media_type}
    try:
        with transaction.atomic():
            return Directive.objects.create(
                region=region, forwards_id=forwards_id, made_by=by, maker=by.natural_person,
                made_on=on, **given,
            )  # fmt: skip
    except IntegrityError as clash:
        if "directive_one_programme_at_a_time" in str(clash):
            raise StepRefused(_("这项行动在本地已经启动")) from None
        if "directive_number_once" in str(clash):
            raise StepRefused(_("这个文号已经登记过")) from None
        raise


def _in_order(programme: Template, phases: Mapping[str, Days]) -> None:
    """Days of every phase, none that ends before it begins, each beginning not before the one above."""
    before = date.min
    for phase in programme.phases:
        first, last = phases[phase.code]
        if last < first or first < before:
            raise StepRefused(_("“%(phase)s”的日期先后不对") % {"phase": phase.title})
        before = first


def _owed(
    made: Directive, programme: Template, region: Region, phases: Mapping[str, Days]
) -> list[Assignment]:
    """Everything that the unit and those below owe, each with its day; below, the receipt first."""
    below = OWED_BY[region.level][1:]
    inside = Region.objects.in_force().filter(
        level__in=below, code__gte=region.code, code__lt=region.until
    )
    units = [region, *inside.order_by("code")]
    local = {
        each.code: replace(each, starts_on=phases[each.code][0], ends_on=phases[each.code][1])
        for each in programme.phases
    }
    owed = [_receipt(made, unit) for unit in units[1:]]
    for task in programme.of_level(region.level):
        for occasion in task.occasions(local[task.phase], programme.phase(task.phase)):
            owed += [
                Assignment(
                    directive=made, region=unit, code=task.code, phase=task.phase,
                    due_on=occasion.due_on, since=occasion.since, period=occasion.period,
                    proof_kind="" if task.target else task.kind, proof=task.proof,
                )
                for unit in units
                if unit.level == task.owes
            ]  # fmt: skip
    return owed


def _receipt(made: Directive, unit: Region) -> Assignment:
    due = made.issued_on + RECEIVED_WITHIN
    return Assignment(directive=made, region=unit, code=RECEIPT, due_on=due, since=made.issued_on)


def _demand(made: Directive, unit: Region) -> Assignment | None:
    if made.due_on is None:
        return None
    return Assignment(
        directive=made, region=unit, code=DEMAND, due_on=made.due_on, since=made.issued_on
    )


def _locked(directive_id: int, by: Officer) -> Directive:
    by.forget_posts()
    found = Directive.objects.visible_to(by).select_for_update(of=("self",)).get(pk=directive_id)
    if not by.may(Right.DIRECT, found.region_id):
        raise PermissionDenied(_("你的岗位不能在这个地区部署工作"))
    return found
