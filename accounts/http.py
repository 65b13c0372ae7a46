"""What a view is given, and how it shows a stored file."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse

from accounts.models import Officer


class OfficerRequest(HttpRequest):
    """A request behind sign-in: its user is an officer."""

    user: Officer


_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


def stored_file(file: str, *, media_type: str, name: str) -> HttpResponse:
    """A stored file, shut in: no script of it runs, no type is guessed. `name` has no ending."""
    with default_storage.open(file) as content:
        response = HttpResponse(content.read(), content_type=media_type)
    response["Content-Disposition"] = f'inline; filename="{name}.{_ENDINGS[media_type]}"'
    response["Content-Security-Policy"] = "default-src 'none'; img-src 'self'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def client_address(request: HttpRequest) -> str:
    """Where the request came from, behind `PROXIES` proxies of ours; what lies before them is hearsay."""
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    behind = settings.PROXIES
    if behind and len(passed) >= behind and passed[-behind]:
        return passed[-behind]
    return str(request.META.get("REMOTE_ADDR", ""))
