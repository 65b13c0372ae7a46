"""Makers of what the pages of reports show."""

from datetime import date

from accounts.models import Region
from accounts.roles import Right, Role
from reports.models import Filing
from tests import factories
from tests.makers import Made, maker


@maker
def filing(place: Region) -> Made:
    """A draft of a unit whose remarks betray it."""
    remarks = f"金丝雀说明{place.code // 1000}"
    made = Filing.objects.create(
        kind="quarterly", region=place, period="2026Q3", due_on=date(2026, 10, 10), remarks=remarks,
        drafted_by=factories.officer(Role.COUNTY_REVIEWER, factories.NANAN),
    )  # fmt: skip
    return Made({"pk": made.pk}, place.code, (remarks,), seen_with=frozenset({Right.REPORT}))
