"""A small county that pays: invented homes on the rolls, months closed by three people and a bank."""

from datetime import date
from random import Random

from django.utils import timezone

from accounts.actions.officers import machine
from accounts.models import Job, Region
from accounts.roles import Role
from reports.synthetic import months, rolls
from reports.synthetic.county import County, invent
from reports.synthetic.load import load
from reports.synthetic.months import Till
from tests import factories
from tests.factories import HONGLAI, NANAN, QIANFENG

DAY = date(2026, 10, 31)


def pays(seed: int, paid: list[date], *, homes: int = 14) -> County:
    """Households of Qianfeng, awards beginning in different months, and the months paid."""
    factories.region(QIANFENG)
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    approver = factories.officer(Role.COUNTY_APPROVER, NANAN)
    places = [(QIANFENG, "rural"), (QIANFENG, "urban")]
    county = invent(code=NANAN, villages=places, households=homes, seed=seed, on=DAY)
    random = Random(seed)
    for household in load(county):
        day = date(2026, random.choice((5, 6, 7, 8)), random.randrange(1, 28))
        rolls.bring_in(household, by=approver, clerk=clerk, on=day)
    Job.objects.create(
        kind="compare_deaths",
        key=f"deaths:{seed}",
        region=Region.objects.get(code=NANAN),
        requested_by=machine(),
        state="done",
        finished_at=timezone.now(),
    )
    till = Till(
        factories.officer(Role.COUNTY_CASHIER, NANAN),
        factories.officer(Role.COUNTY_REVIEWER, NANAN),
        approver,
    )
    for place, month in enumerate(paid):
        months.pay(NANAN, month, till, failures=place % 2)
    return county
