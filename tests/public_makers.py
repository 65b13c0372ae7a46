"""Makers of what hangs in villages, and of what somebody objects to."""

from django.utils import timezone

from accounts.models import Region
from accounts.models.region import ancestor
from accounts.roles import Right, Role
from cases.actions import objection as objecting
from cases.actions import publication as publishing
from cases.procedure import State
from tests import factories
from tests.cases import payment_roll, steps
from tests.makers import Made, maker


@maker
def publication(place: Region) -> Made:
    """A list that one officer prepared and another let hang, with a name on it."""
    village = factories.region(
        place.code + 201 if place.level == "township" else place.code + 113201
    )
    village.name = "前峰村"
    village.save(update_fields=["name"])
    name = f"金丝雀榜{place.code // 1000 % 1000}"
    (award,) = payment_roll.roll(1, village=village.code)
    award.household.head.name = name
    award.household.head.save(update_fields=["name"])
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, ancestor(village.code, "township"))
    made = publishing.prepare_list(
        village.pk, "dibao", by=clerk, on=timezone.localdate(), place="村务公开栏", phone="12345"
    )
    return Made({"pk": made.pk}, village.code, (name,))


@maker
def objection(place: Region) -> Made:
    """An objection sent in from the page of a notice: the township may not read it."""
    village = factories.region(
        place.code + 202 if place.level == "township" else place.code + 113202
    )
    village.name = "前峰村"
    village.save(update_fields=["name"])
    staff = steps.Staff(ancestor(village.code, "township"))
    home = factories.household(factories.person("陈异议", at=village))
    factories.income(home)
    case = factories.application(home, by=staff.clerk)
    steps.carry(State.POSTED, staff, application=case, on=timezone.localdate())
    words = f"金丝雀异议{place.code // 1000}"
    made = objecting.lodge(case.notices.get().slug, on=timezone.localdate(), content=words)
    heard = frozenset({Right.HEAR_OBJECTION})
    return Made({"pk": made.pk}, made.region_id, (words, str(made)), seen_with=heard)
