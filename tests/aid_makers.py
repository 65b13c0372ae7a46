"""Makers of what the pages of temporary aid show."""

from datetime import date
from decimal import Decimal

from accounts.models import Region
from accounts.models.region import ancestor
from accounts.roles import Right, Role
from cases.actions import reserve_fund as funds
from cases.actions.aid.intake import Emergency, take_in
from households.actions.people import Identity
from households.choices import IdKind
from tests import factories
from tests.makers import Made, maker

KEEPERS = frozenset(
    {Right.SUBMIT, Right.REVIEW, Right.CONFIRM, Right.PREPARE_PAYMENT, Right.CHECK_PAYMENT, Right.AUDIT}
)  # fmt: skip


@maker
def reserve_fund(place: Region) -> Made:
    """The fund of a township with its first grant."""
    town = factories.region(place.code if place.level == "township" else place.code + 100000)
    document = f"金丝雀拨{town.code // 1000}"
    by = factories.officer(Role.COUNTY_CASHIER, ancestor(town.code, "county"))
    made = funds.open_fund(
        region_id=town.code, quota=Decimal(20000), document=document, by=by, on=date(2026, 11, 2)
    )
    return Made({"pk": made.pk}, town.code, (document,), seen_with=KEEPERS)


@maker
def aid(place: Region) -> Made:
    """An emergency that waits for a decision."""
    happened = f"金丝雀急难{place.code // 1000}"
    by = factories.officer(Role.TOWNSHIP_CASEWORKER, place)
    made = take_in(
        Identity("陈急难", "male", date(1970, 5, 6), IdKind.NONE),
        Emergency("fire", "light", "housing", date(2026, 11, 1), happened),
        region_id=place.code, area="rural", by=by, on=date(2026, 11, 2),
    )  # fmt: skip
    return Made({"pk": made.pk}, place.code, (happened,))
