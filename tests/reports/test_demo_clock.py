"""The demo dates what it tells: the day of the step, not the minute of its invention."""

from datetime import date
from random import Random

import pytest
from django.utils import timezone

from accounts.roles import Role
from cases.models import PaymentRun
from cases.procedure import State
from reports.synthetic.applications import Desk, carry
from reports.synthetic.clock import as_it_happened
from reports.synthetic.county import invent
from tests import factories
from tests.factories import HONGLAI, NANAN, QIANFENG
from tests.reports.county import pays

pytestmark = pytest.mark.django_db


def test_each_event_is_stamped_on_its_day_in_order() -> None:
    factories.region(QIANFENG)
    roles = {"clerk": Role.TOWNSHIP_CASEWORKER, "head": Role.TOWNSHIP_HEAD}
    officers = {name: factories.officer(role, HONGLAI) for name, role in roles.items()}
    officers["reviewer"] = factories.officer(Role.COUNTY_REVIEWER, NANAN)
    officers["approver"] = factories.officer(Role.COUNTY_APPROVER, NANAN)
    day = date(2026, 10, 20)
    county = invent(code=NANAN, villages=[(QIANFENG, "rural")], households=4, seed=3, on=day)
    with as_it_happened():
        case = carry(county.homes[0], Desk(**officers), to=State.VISITED, on=day, random=Random(1))
    events = list(case.events.order_by("pk"))
    assert len(events) > 4
    assert [timezone.localdate(event.at) for event in events] == [event.on for event in events]
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert events[-1].on == day
    assert case.assessment is None or timezone.localdate(case.assessment.assessed_at) <= day


def test_signatures_and_the_lock_stand_on_the_day_of_the_run() -> None:
    with as_it_happened():
        pays(7, [date(2026, 6, 1)], homes=3)
    run = PaymentRun.objects.get()
    signed = {timezone.localdate(signature.at) for signature in run.signatures.all()}
    assert signed == {timezone.localdate(run.locked_at)} == {date(2026, 6, 20)}
