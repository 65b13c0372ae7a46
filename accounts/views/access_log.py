"""审计: who looked at what. For auditors, by officer and by subject."""

from datetime import datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.decorators import right_required
from accounts.forms.officers import LookFilter
from accounts.http import OfficerRequest
from accounts.models import AccessLog, AccessSeal
from accounts.models.access import AccessLogQuerySet
from accounts.paging import page_of
from accounts.roles import Right
from accounts.templatetags.formats import beyond_pages


@require_GET
@right_required(Right.AUDIT)
def access_log(request: OfficerRequest) -> HttpResponse:
    """The newest looks first; when there are more than a list turns, the page says so."""
    looks = AccessLog.objects.visible_to(request.user).audited_by(request.user)
    form = LookFilter(request.GET)
    if form.is_valid():
        looks = _narrow(looks, form)
    shown = looks.select_related("officer", "region").order_by("-at", "-pk")
    paged = page_of(request, shown)
    context = {
        "form": form,
        **paged,
        "cut": beyond_pages(paged["page"].paginator.count),
        "filtered": any(request.GET.get(name) for name in form.fields),
        "seal": AccessSeal.objects.order_by("last_id").last(),
    }
    return render(request, "accounts/access_log.html", context)


def _narrow(looks: AccessLogQuerySet, form: LookFilter) -> AccessLogQuerySet:
    given = form.cleaned_data
    exact = {
        "officer__username": given["officer"].strip(),
        "kind": given["kind"],
        "subject": given["subject"].strip(),
        "subject_id": given["subject_id"],
    }
    looks = looks.filter(**{name: value for name, value in exact.items() if value})
    if given["day"]:
        begin = datetime.combine(given["day"], time(), timezone.get_current_timezone())
        looks = looks.filter(at__gte=begin, at__lt=begin + timedelta(days=1))
    return looks
