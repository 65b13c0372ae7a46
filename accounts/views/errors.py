"""What to say when a request cannot be answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or in another sign-in: say so, keep nothing."""
    return render(request, "403.html", {"stale_form": True}, status=403)
