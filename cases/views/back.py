"""Where a page goes after a step: back to the desk it was opened from, else to the case."""

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.http import OfficerRequest
from cases.models import Application


def back_to(request: OfficerRequest, application: Application) -> str:
    """The `next` of the request if it is one of our own pages, else the page of the case."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    if ours and wanted.startswith("/"):
        return wanted
    return reverse("application_detail", args=[application.pk])
