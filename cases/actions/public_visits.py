"""Counting what strangers ask for (限速), so that nobody reads the public pages by machine."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts import statements
from cases.models import PublicVisit

SQL = Path(__file__).resolve().parent.parent / "sql"
MINUTE = timedelta(minutes=1)


def count(what: str, who: str, *, each: timedelta = MINUTE) -> int:
    """Count one more time of `who` in this stretch of time; how many there are now."""
    since = _stretch(each)
    (row,) = statements.rows(
        SQL, "count_public_visit", what=what, who=_digest(who, since), since=since
    )
    return int(row["times"])


def counted(what: str, who: str, *, each: timedelta = MINUTE) -> int:
    """How many times in this stretch of time, without counting one more."""
    since = _stretch(each)
    row = PublicVisit.objects.filter(what=what, who=_digest(who, since), since=since).first()
    return row.times if row else 0


def forget_visits() -> None:
    """Counts of past days go."""
    PublicVisit.objects.filter(since__lt=timezone.now() - timedelta(days=1)).delete()


def _stretch(each: timedelta) -> datetime:
    seconds = int(each.total_seconds())
    return datetime.fromtimestamp(int(timezone.now().timestamp()) // seconds * seconds, UTC)


def _digest(who: str, since: datetime) -> str:
    return salted_hmac(f"public visits of {since:%Y-%m-%d}", who, algorithm="sha256").hexdigest()
