"""What a view is given."""

from django.conf import settings
from django.http import HttpRequest

from accounts.models import Officer


class OfficerRequest(HttpRequest):
    """A request behind sign-in: its user is an officer."""

    user: Officer


def client_address(request: HttpRequest) -> str:
    """Where the request came from, behind `PROXIES` proxies of ours; what lies before them is hearsay."""
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    behind = settings.PROXIES
    if behind and len(passed) >= behind and passed[-behind]:
        return passed[-behind]
    return str(request.META.get("REMOTE_ADDR", ""))
