"""The access log: who looked at whose record."""

from collections.abc import Sequence

from accounts.models import AccessLog, Officer
from accounts.models.region import NATION


def record(
    *,
    by: Officer,
    kind: AccessLog.Kind | str,
    subject: str,
    subject_id: int | None,
    region_id: int,
    fields: Sequence[str] = (),
    purpose: str = "",
) -> AccessLog:
    """Write down that `by` looked at one record: its kind and number, never its values.

    `region_id` is the place of the record, so that its own auditor finds the line.
    """
    return AccessLog.objects.create(
        officer=by,
        kind=kind,
        subject=subject,
        subject_id=subject_id,
        region_id=region_id,
        fields=list(fields),
        purpose=purpose,
    )


def home_of(officer: Officer) -> int:
    """The region of the officer's first post of today, else the nation: where a refusal lies."""
    posts = officer.posts_today
    return posts[0].region_id if posts else NATION
