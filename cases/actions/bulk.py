"""Bulk approval (批量审批): many clean cases, each confirmed by itself and answered for by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.decision import authority_to_decide, confirm
from cases.actions.events import fences
from cases.flags import flags_of, needs_a_look
from cases.grants import grant_for
from cases.models import Application
from cases.procedure import Stage, State, StepRefused

AT_ONCE = 200


@dataclass(frozen=True)
class Left:
    """A case that a bulk approval leaves to be opened, and why."""

    application: Application
    reason: str


@dataclass(frozen=True)
class Result:
    """What became of one case of a bulk approval; an empty reason means confirmed."""

    application_id: int
    reason: str


def choose(
    applications: Sequence[Application], *, by: Officer, on: date
) -> tuple[list[Application], list[Left]]:
    """Split a queue into what may be confirmed together and what must be opened, with the reason."""
    flags = flags_of(applications, on=on)
    fenced = fences(applications, by, Stage.CONFIRMATION, on=on)
    clean: list[Application] = []
    left: list[Left] = []
    for application in applications:
        reason = _why_apart(application, by=by, on=on) or fenced.get(application.pk, "")
        if not reason and needs_a_look(flags[application.pk]):
            reason = "；".join(flag.sentence for flag in flags[application.pk])
        if reason:
            left.append(Left(application, reason))
        else:
            clean.append(application)
    left += [Left(each, _("一次最多 %d 件") % AT_ONCE) for each in clean[AT_ONCE:]]
    return clean[:AT_ONCE], left


def bulk_confirm(seen: Mapping[int, int], *, by: Officer, on: date) -> list[Result]:
    """Confirm each case in a transaction of its own, if it still is the version that was seen.

    `seen` maps cases to versions. Call it outside of any transaction.
    """
    return [_confirm_one(pk, version, by=by, on=on) for pk, version in seen.items()]


def _confirm_one(application_id: int, version: int, *, by: Officer, on: date) -> Result:
    try:
        confirm(application_id, by=by, on=on, version=version)
    except (StepRefused, PermissionDenied) as refused:
        return Result(application_id, str(refused))
    except Application.DoesNotExist:
        return Result(application_id, _("不在本辖区"))
    except OperationalError:
        return Result(application_id, _("他人正在办理，稍后再试"))
    return Result(application_id, "")


def _why_apart(application: Application, *, by: Officer, on: date) -> str:
    if application.state != State.REPORTED:
        return str(application.get_state_display())
    grant = grant_for(application)
    if grant is None or not grant.granted:
        return _("核算结果不符合条件")
    if not by.may(Right.CONFIRM, application.region_id):
        return _("你的岗位不能审批")
    if authority_to_decide(application, by, on=on) is None:
        return _("没有审批委托")
    return ""
