"""Makers of what the pages of ledgers, rounds and exits show."""

from datetime import date

from accounts.models import Region
from accounts.roles import Role
from reports.models import LedgerFiling
from tests import factories
from tests.makers import Made, maker


@maker
def ledger_filing(place: Region) -> Made:
    """A ledger that a township filed with its county."""
    filer = factories.officer(Role.TOWNSHIP_CASEWORKER, place, name=f"金丝雀报{place.code // 1000}")
    made = LedgerFiling.objects.create(
        kind="single_person", region=place, month=date(2026, 10, 1), counts={"kept": 1},
        sha256=f"{place.code:064}", filed_by=filer, filer=filer.natural_person,
        filed_on=date(2026, 11, 1),
    )  # fmt: skip
    return Made({"pk": made.pk}, place.code, (filer.name,))
