"""Makers of what the pages of reports show."""

from datetime import date

from django.core.files.base import ContentFile

from accounts.models import Region
from accounts.roles import Right, Role
from households.actions.documents import keep_file
from reports.models import Attachment, Filing
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


@maker
def filing_attachment(place: Region) -> Made:
    """A file that goes with a draft of another period."""
    officer = factories.officer(Role.COUNTY_REVIEWER, factories.NANAN)
    made = Filing.objects.create(
        kind="quarterly",
        region=place,
        period="2026Q2",
        due_on=date(2026, 7, 10),
        drafted_by=officer,
    )
    kept = keep_file(ContentFile(b"%PDF-1.4 " + str(place.code).encode(), name="a.pdf"))
    file = Attachment.objects.create(
        filing=made, region=place, title=f"金丝雀附件{place.code // 1000}", file=kept.file,
        media_type=kept.media_type, size=kept.size, sha256=kept.sha256, added_by=officer,
    )  # fmt: skip
    seen_with = frozenset({Right.REPORT})
    return Made(
        {"pk": made.pk, "attachment": file.pk}, place.code, (file.title,), seen_with=seen_with
    )
