"""How far an application is (查进度), told to whoever knows its number and a second fact."""

import hmac
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.ciphers import id_number, id_token
from accounts.id_numbers import check_character
from cases.actions.public_visits import count, counted
from cases.models import Application, Clock
from cases.procedure import State

TRIES = 5
WAIT = timedelta(minutes=30)
_NOBODYS = "11010119000101000"  # looked up in the place of an applicant who is not there

# What an applicant needs to know of a state. That a notice met an objection is nobody's business.
SAID: Mapping[State, Promise] = {
    State.SUBMITTED: _("已提交，等待受理"),
    State.SUPPLEMENT: _("等您补齐材料"),
    State.ACCEPTED: _("已受理"),
    State.URGENT: _("已受理，先行救助"),
    State.VERIFYING: _("正在核对家庭经济状况"),
    State.VERIFIED: _("等待入户调查"),
    State.VISITED: _("乡镇（街道）审核"),
    State.REVIEWED: _("准备公示或上报"),
    State.POSTED: _("公示"),
    State.OBJECTED: _("公示"),
    State.REPORTED: _("等待审核确认"),
    State.RETURNED: _("等待审核确认"),
    State.CONFIRMED: _("已确认，告知书会送到您手上"),
    State.REFUSED: _("已作决定，告知书会送到您手上"),
    State.WITHDRAWN: _("已撤回"),
    State.TERMINATED: _("已终止"),
}


class TooManyTries(Exception):
    """Somebody guesses: wait half an hour."""


@dataclass(frozen=True)
class Progress:
    """Stage in words and the days that matter; no name, no amount, no reason."""

    stage: Promise
    submitted_on: date | None
    accepted_on: date | None
    decided_on: date | None
    due_on: date | None


def progress_of(number: str, last_four: str, *, who: str) -> Progress | None:
    """How far the application is; None for a wrong number and for wrong places alike.

    `who` is where the question comes from. Both wrongs cost the same work. Raises TooManyTries after
    five wrong questions in half an hour from one place, or about one number, right or not.
    """
    number, last_four = number.strip().upper(), last_four.strip().upper()
    if (
        counted("progress", who, each=WAIT) >= TRIES
        or counted("number", number, each=WAIT) >= TRIES
    ):
        raise TooManyTries
    found = (
        Application.objects.filter(number=number, household__isnull=False)
        .exclude(state=State.DRAFT)
        .select_related("household__head")
        .first()
    )
    same = hmac.compare_digest(_last_four(found).encode(), last_four.encode())
    if found is None or not same:
        count("progress", who, each=WAIT)
        count("number", number, each=WAIT)
        return None
    return _told(found)


def _last_four(found: Application | None) -> str:
    token: uuid.UUID | None = None
    if found is not None and found.household is not None:
        token = found.household.head.id_token
    return id_number(token or id_token(_NOBODYS + check_character(_NOBODYS)))[-4:]


def _told(found: Application) -> Progress:
    total = Clock.objects.filter(application=found, kind=Clock.Kind.TOTAL).running().first()
    return Progress(
        SAID[State(found.state)],
        _day(found.submitted_at),
        found.accepted_on,
        found.decided_on,
        total.due_on if total else None,
    )


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None
