"""Pairs of the second pass: look for them, and say of each whether it is one person."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Region
from accounts.paging import page_of
from accounts.roles import Right
from cases.procedure import StepRefused
from monitoring.actions import linking
from monitoring.missed.linking import available
from monitoring.models import LinkCandidate

COMPARED = {
    "name": gettext_lazy("姓名"), "born": gettext_lazy("出生日期"), "village": gettext_lazy("村"),
    "sex": gettext_lazy("性别"),
}  # fmt: skip
LEVELS = {
    "exact": gettext_lazy("相同"), "one_sign": gettext_lazy("差一字"),
    "one_digit": gettext_lazy("错一位或两位颠倒"), "township": gettext_lazy("同乡镇"),
    "else": gettext_lazy("不同"), "unknown": gettext_lazy("未写"),
}  # fmt: skip


@require_safe
@right_required(Right.COMPARE)
def candidate_list(request: OfficerRequest) -> HttpResponse:
    """Pairs to judge, the likeliest first (疑似同一人)."""
    open_ = LinkCandidate.objects.visible_to(request.user).filter(state=LinkCandidate.State.OPEN)
    related = open_.select_related("register_import", "person", "household", "region__parent")
    paged = page_of(request, related.order_by("-weight", "pk"))
    context = {
        "rows": [(each, _levels(each)) for each in paged["page"]],
        "counties": _counties(request),
        "available": available(),
        "trail": [(_("信息比对"), reverse("comparison_list"))],
        **paged,
    }
    return render(request, "monitoring/candidate_list.html", context)


@require_POST
@right_required(Right.COMPARE)
def candidate_look(request: OfficerRequest) -> HttpResponse:
    """Look for pairs in a county, or in all of the officer's."""
    asked = request.POST.get("region", "")
    counties = _counties(request)
    chosen = counties.filter(code=int(asked)) if asked.isdecimal() else counties
    try:
        on = timezone.localdate()
        found = sum(linking.look(each.pk, by=request.user, on=on) for each in chosen)
    except (StepRefused, PermissionDenied) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("找到 %(n)d 对新的疑似同一人") % {"n": found})
    return redirect("candidate_list")


@require_POST
@right_required(Right.COMPARE)
def candidate_judge(request: OfficerRequest, pk: int) -> HttpResponse:
    """One pair is one person, or it is not."""
    seen = LinkCandidate.objects.visible_to(request.user)
    pair = get_object_or_404(seen.within(request.user.intervals_with(Right.COMPARE)), pk=pk)
    same = request.POST.get("same") == "yes"
    try:
        linking.judge(pair.pk, same=same, by=request.user, on=timezone.localdate())
    except (StepRefused, PermissionDenied) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("已作为疑点登记，按疑点核实") if same else _("已排除"))
    return redirect("candidate_list")


def _counties(request: OfficerRequest) -> "QuerySet[Region]":
    mine = Region.objects.all().within(request.user.intervals_with(Right.COMPARE))
    return mine.in_force().filter(level=Region.Level.COUNTY).order_by("code")


def _levels(candidate: LinkCandidate) -> list[tuple[Any, Any]]:
    return [(COMPARED[name], LEVELS[level]) for name, level in candidate.levels.items()]
