"""推送密钥: which departments push their registers themselves. For system administrators."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from drf_spectacular.views import SpectacularAPIView

from accounts.decorators import right_required, step_up_required
from accounts.forms.places import suggestions
from accounts.http import OfficerRequest
from accounts.paging import page_of
from accounts.roles import Right
from monitoring.actions import push_keys
from monitoring.forms.push_keys import PushKeyForm
from monitoring.models import PushKey
from monitoring.models.register import RegisterKind

may_manage = right_required(Right.MANAGE_OFFICERS)


@require_safe
@may_manage
def push_key_list(request: OfficerRequest) -> HttpResponse:
    """Keys in force and revoked, with when each was last used."""
    paged = page_of(request, push_keys.keys_of(request.user))
    labels = dict(RegisterKind.choices)
    rows = [(key, [labels.get(kind, kind) for kind in key.kinds]) for key in paged["page"]]
    return render(request, "monitoring/push_key_list.html", {**paged, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@may_manage
@step_up_required
def push_key_new(request: OfficerRequest) -> HttpResponse:
    """Issue a key; its secret is shown on the next page, once."""
    form = PushKeyForm(request.POST or None, officer=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        key, secret = push_keys.issue(
            given["source"], kinds=given["kinds"], region_id=given["region"].pk, by=request.user
        )
        return render(request, "monitoring/push_key_slip.html", {"key": key, "secret": secret})
    regions = suggestions(request.user.intervals_with(Right.MANAGE_OFFICERS))
    context = {"form": form, "regions": regions}
    status = 422 if form.errors else 200
    return render(request, "monitoring/push_key_new.html", context, status=status)


@require_POST
@may_manage
@step_up_required
def push_key_revoke(request: OfficerRequest, pk: int) -> HttpResponse:
    """The key opens nothing from now on."""
    try:
        key = push_keys.revoke(pk, by=request.user)
    except PushKey.DoesNotExist as missing:
        raise Http404 from missing
    messages.success(request, _("%(source)s的密钥已收回") % {"source": key.source})
    return redirect("push_key_list")


@require_safe
@may_manage
def api_schema(request: OfficerRequest) -> HttpResponse:
    """The push interface in OpenAPI 3, to hand to the programmers of a department."""
    view = SpectacularAPIView.as_view(authentication_classes=[], permission_classes=[])
    return view(request)
