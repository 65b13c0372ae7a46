"""The hardship (困难) of a temporary aid: what the application tells of it, and which type it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.calendar import start_clock
from cases.actions.events import move, record, save_step, take_up
from cases.benefits import law_in
from cases.models import Aid, Application, Clock, Event
from cases.procedure import Stage, State
from households.models import Person

TOLD = ("cause", "severity", "months", "self_paid", "need", "happened_on", "happened")


def file_hardship(application: Application, payee: Person, told: Mapping[str, Any]) -> Aid:
    """What the application tells of the hardship is on file: the expenditure type (支出型), for the household
    and paid to its head, or to the patient whom it names."""
    aid, _new = Aid.objects.update_or_create(
        application=application,
        defaults={name: told[name] for name in TOLD}
        | {"kind": Aid.Type.EXPENDITURE, "region_id": application.region_id, "person": payee},
    )
    return aid


def facts_told(application: Application) -> dict[str, Any]:
    """What the case itself tells the rules beside what is on file of the household."""
    aid = Aid.objects.select_related("application").filter(application=application).first()
    return {"hardship": aid.hardship} if aid else {}


def made_urgent_by(application: Application, *, on: date) -> str | None:
    """By what text the hardship is an emergency outright (直接按急难型), whatever was applied for:
    that of the place and the day. None where the application goes its ordinary way."""
    aid = Aid.objects.filter(application=application).first()
    law = law_in(application.region_id, application.area, on)
    if aid is None or aid.cause != Aid.Cause.EPIDEMIC or not law.epidemic_is_emergency:
        return None
    return law.sources["epidemic_is_emergency"].cite or _("疫情致困按急难型救助")


@transaction.atomic
def accept_as_urgent(
    application_id: int, *, by: Officer, on: date, version: int | None = None
) -> Aid:
    """The application is accepted as an emergency (急难型受理) and takes the short way: no inquiry into
    means, no notice, decided by the township within its limit, and from today the money has its limit."""
    application = take_up(application_id, Right.SUBMIT, by=by, version=version)
    move(application, State.URGENT, State.SUBMITTED)
    application.accepted_on = on
    save_step(application, "accepted_on")
    aid = Aid.objects.select_for_update().get(application=application)
    aid.kind = Aid.Type.EMERGENCY
    aid.save(update_fields=["kind"])
    record(
        application, Event.Kind.ACCEPTED, by=by, on=on, stage=Stage.HANDLING,
        note=made_urgent_by(application, on=on) or _("经办人认为情况紧急，按急难型受理"),
    )  # fmt: skip
    start_clock(application, Clock.Kind.EMERGENCY, on=on)
    return aid
