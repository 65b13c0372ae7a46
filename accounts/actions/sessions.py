"""One session for each account: the newest ends the others."""

from django.contrib.sessions.backends.db import SessionStore

from accounts.models import Officer


def take_account(officer_id: int, *, session_key: str) -> None:
    """The session holds the account; any other ends at its next request."""
    Officer.objects.filter(pk=officer_id).update(session_key=session_key)


def forget_ended() -> None:
    """Rows of sessions that have run out are gone."""
    SessionStore.clear_expired()
