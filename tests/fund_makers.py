"""Makers of what the pages of funds show."""

from datetime import date
from decimal import Decimal

from accounts.models import Region
from accounts.models.region import ancestor
from accounts.roles import Role
from cases.actions import appropriations
from tests import factories
from tests.makers import Made, maker


@maker
def appropriation(place: Region) -> Made:
    """A sum for the county of a place that waits for its second person."""
    county = ancestor(place.code, "county")
    document = f"金丝雀财{county // 10**6}"
    made = appropriations.enter(
        region_id=factories.region(county).code, year=2026, source="county", amount=Decimal(1000),
        document=document, arrived_on=date(2026, 1, 5), on=date(2026, 1, 6),
        by=factories.officer(Role.COUNTY_CASHIER, county),
    )  # fmt: skip
    return Made({"pk": made.pk}, county, (document,))
