"""Makers of what the pages of exports show."""

from django.utils import timezone

from accounts.actions import exports
from accounts.actions.exports import Extract
from accounts.models import Region
from accounts.roles import Right, Role
from tests import factories
from tests.makers import Made, maker


@maker
def export(place: Region) -> Made:
    """Numbers somebody wants to take away unmasked: it waits for another person."""
    reason = f"金丝雀用途{place.code // 1000}"
    extract = Extract(
        subject="ledger", title="单人户施保台账", region_id=place.code, name="l.csv", rows=3, masked=False,
        content_type="text/csv; charset=utf-8",
    )  # fmt: skip
    asker = factories.officer(Role.AUDITOR, place)
    made = exports.ask(extract, b"1,2", reason=reason, by=asker, now=timezone.now())
    readers = frozenset({Right.APPROVE_EXPORT, Right.AUDIT})
    return Made({"pk": made.pk}, place.code, (reason,), seen_with=readers)
