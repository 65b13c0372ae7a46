"""Objections sent in (异议): the county's list, one objection, its answer by two people."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from cases.actions.objection import confirm_answer, propose_answer, send_answer_back
from cases.forms.publication import AnswerForm
from cases.models import Objection
from cases.procedure import StepRefused

LONGEST = 200


@require_GET
@right_required(Right.HEAR_OBJECTION)
def objection_list(request: OfficerRequest) -> HttpResponse:
    """What waits for an answer, soonest due first; then what was answered."""
    rows = _mine(request)
    context = {
        "open": rows.filter(settled_on=None).order_by("due_on", "pk")[:LONGEST],
        "settled": rows.exclude(settled_on=None).order_by("-settled_on", "-pk")[:LONGEST],
        "today": timezone.localdate(),
    }
    return render(request, "cases/objection_list.html", context)


@require_GET
@right_required(Right.HEAR_OBJECTION)
def objection_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """The words of an objection, what it is about, and the answer as far as it is."""
    return _page(request, get_object_or_404(_mine(request), pk=pk))


@require_POST
@right_required(Right.HEAR_OBJECTION)
def objection_propose(request: OfficerRequest, pk: int) -> HttpResponse:
    objection = get_object_or_404(_mine(request), pk=pk)
    form = AnswerForm(request.POST, objection=objection)
    if not form.is_valid():
        return _page(request, objection, form, status=422)
    said = form.cleaned_data
    return _done(
        request, objection, lambda: propose_answer(pk, by=request.user, **said),
        _("答复已拟写，由另一人复核"),
    )  # fmt: skip


@require_POST
@right_required(Right.HEAR_OBJECTION)
def objection_confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    objection = get_object_or_404(_mine(request), pk=pk)
    today = timezone.localdate()
    return _done(
        request, objection, lambda: confirm_answer(pk, by=request.user, on=today),
        _("异议已办结，凭回执号可以看到答复"),
    )  # fmt: skip


@require_POST
@right_required(Right.HEAR_OBJECTION)
def objection_send_back(request: OfficerRequest, pk: int) -> HttpResponse:
    objection = get_object_or_404(_mine(request), pk=pk)
    return _done(
        request, objection, lambda: send_answer_back(pk, by=request.user), _("已退回，重新核实")
    )


def _mine(request: OfficerRequest) -> "QuerySet[Objection]":
    return (
        Objection.objects.visible_to(request.user)
        .sent_in()
        .select_related(
            "notice__application",
            "publication",
            "entry__award__household",
            "region",
            "proposed_by",
            "confirmed_by",
        )
    )


def _page(
    request: OfficerRequest,
    objection: Objection,
    form: AnswerForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    access.record(
        by=request.user, kind=AccessLog.Kind.VIEW, subject="objection",
        subject_id=objection.pk, region_id=objection.region_id,
    )  # fmt: skip
    context = {
        "trail": [(_("异议"), reverse("objection_list"))],
        "objection": objection,
        "text": (objection.notice or objection.publication).text,  # type: ignore[union-attr]
        "form": form or AnswerForm(objection=objection),
        "today": timezone.localdate(),
        "mine": objection.proposed_by is not None
        and objection.proposed_by.natural_person == request.user.natural_person,
    }
    return render(request, "cases/objection_detail.html", context, status=status)


def _done(
    request: OfficerRequest, objection: Objection, act: Callable[[], None], words: str
) -> HttpResponse:
    try:
        act()
    except StepRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return HttpResponseRedirect(reverse("objection_detail", args=[objection.pk]))
