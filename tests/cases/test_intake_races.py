"""Many hands at one draft: one household, one number each, and nothing overwritten unseen."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from cases.actions.intake import Conflict, open_draft, save_section, submit
from cases.models import Application
from households.models import Household, Person
from tests import factories
from tests.drafts import TODAY, draft, sections
from tests.factories import invented_number

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clerk():
    factories.region(factories.QIANFENG)
    return factories.officer()


def at_once(act: Callable[[int], Any], times: int = 4) -> list[Any]:
    """Run the same act in several threads, each with a connection of its own."""

    def one(number: int) -> Any:
        try:
            return act(number)
        except Conflict as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_four_presses_submit_once(clerk):
    application = draft(clerk)
    found = at_once(lambda _: submit(application.pk, by=clerk, on=TODAY).pk)
    assert set(found) == {application.pk}
    assert Household.objects.count() == 1
    assert Person.objects.count() == 4
    assert application.events.filter(kind="submitted").count() == 1


def test_drafts_opened_together_get_numbers_of_their_own(clerk):
    numbers = [invented_number(TODAY.replace(year=1960 + n)) for n in range(4)]

    def act(place: int) -> str:
        made = open_draft(
            by=clerk, on=TODAY, region_id=factories.QIANFENG, name=f"陈{place}",
            number=numbers[place],
        )  # fmt: skip
        return made.number

    assert sorted(at_once(act)) == [f"350583-2026-{n:05}" for n in (1, 2, 3, 4)]
    assert Application.objects.count() == 4


def test_of_two_who_save_at_once_one_is_told(clerk):
    application = draft(clerk, fill=False)
    officers = [factories.officer() for _ in range(2)]

    def act(place: int) -> Any:
        typed = sections()["income"]
        typed["rows"][0]["amount"] = str(1000 + place)
        return save_section(
            application.pk, "income", by=officers[place], on=TODAY, typed=typed, version=0,
            sequence=place + 1,
        )  # fmt: skip

    found = at_once(act, 2)
    saved = application.sections.get(name="income")
    assert saved.version == 1
    assert sum(isinstance(one, Conflict) for one in found) == 1
