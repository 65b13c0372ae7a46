"""Rehearsals (政策测算): the list with the form, one result, its progress and its workbook."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.actions.exports import Extract
from accounts.decorators import right_required
from accounts.downloads import hand_out
from accounts.http import OfficerRequest
from accounts.models import Job
from accounts.paging import page_of
from accounts.querysets import ScopedQuerySet
from accounts.roles import Right
from cases.actions import assessment_run, rehearsal
from cases.forms.rehearsal import PlaceForm, RehearsalForm
from cases.models import AssessmentRun, Rehearsal
from cases.parameters import in_words, label_of
from cases.rehearsed import BAR_STEP, CHANGE_LABELS, KIND_LABELS, Rehearsed
from cases.rehearsed import in_words as told
from cases.xlsx import rehearsal_book
from eligibility.forms import LawForm
from eligibility.rules.words import OUTCOMES

RECENT = 10


@require_http_methods(["GET", "POST"])
@right_required(Right.REHEARSE)
def rehearsal_list(request: OfficerRequest) -> HttpResponse:
    """What was asked so far, the form for one more (filled in from the address), and the assessments of
    everybody."""
    form = RehearsalForm(request.user, request.POST or None, initial=prefilled(request.GET))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        asked = rehearsal.ask(
            given["region"].pk, given["settings"], by=request.user, on=given["on"],
            protect=given["protect"],
        )  # fmt: skip
        messages.success(request, _("已开始测算，算完后结果在本页"))
        return redirect("rehearsal_detail", asked.pk)
    return _list_page(request, form, PlaceForm(request.user, prefix="all"))


@require_POST
@right_required(Right.REHEARSE)
def assessment_run_new(request: OfficerRequest) -> HttpResponse:
    """Assess every household of a place as of a day; a run that was not finished goes on."""
    form = PlaceForm(request.user, request.POST, prefix="all")
    if not form.is_valid():
        return _list_page(request, RehearsalForm(request.user), form)
    assessment_run.open_run(
        form.cleaned_data["region"].pk, by=request.user, on=form.cleaned_data["on"]
    )
    messages.success(request, _("已开始核算，完成后结果在本页"))
    return redirect("rehearsal_list")


@require_safe
@right_required(Right.REHEARSE)
def assessment_run_progress(request: OfficerRequest, pk: int) -> HttpResponse:
    """How far a run is; when it has ended the page around it is loaded anew."""
    found = _mine(request, AssessmentRun.objects.visible_to(request.user)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return _progress(
        request, {"run": found, "job": found.job}, "cases/_assessment_run_progress.html"
    )


@require_safe
@right_required(Right.REHEARSE)
def rehearsal_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """The result in figures, by township, by outcome, and in example households."""
    found = _rehearsal(request, pk)
    context: dict[str, Any] = {"rehearsal": found, "job": found.job, "settings": _settings(found)}
    if found.finished_at:
        result = Rehearsed(found)
        context |= {
            "result": result,
            "outcomes": OUTCOMES,
            "examples": [
                (KIND_LABELS[each["kind"]], told(each)) for each in result.result["examples"]
            ],
            "height": len(result.bars) * BAR_STEP,
            "changes": [
                (label, result.sums[name], result.sums[f"{name}_persons"])
                for name, label in CHANGE_LABELS.items()
            ],
        }
    return render(request, "cases/rehearsal_detail.html", context)


@require_safe
@right_required(Right.REHEARSE)
def rehearsal_progress(request: OfficerRequest, pk: int) -> HttpResponse:
    """How far a rehearsal is; when it has ended the page around it is loaded anew."""
    found = _rehearsal(request, pk)
    return _progress(
        request, {"rehearsal": found, "job": found.job}, "cases/_rehearsal_progress.html"
    )


@require_POST
@right_required(Right.REHEARSE)
def rehearsal_workbook(request: OfficerRequest, pk: int) -> HttpResponse:
    """The result as a workbook, through the export ledger. Raises Http404 until there is one."""
    found = _rehearsal(request, pk)
    if not found.finished_at:
        raise Http404
    extract = Extract(
        subject="rehearsal",
        subject_id=found.pk,
        title=_("政策测算 %(region)s") % {"region": found.region.name},
        region_id=found.region_id,
        name=f"rehearsal-{found.pk}.xlsx",
        rows=len(Rehearsed(found).result["examples"]),
    )
    return hand_out(request, extract, lambda: rehearsal_book(found))


def prefilled(asked: QueryDict) -> dict[str, Any]:
    """What an address asks the form to hold; a place or day that cannot be read is left out."""
    where = LawForm(asked)
    where.is_valid()
    found = {name: where.cleaned_data.get(name) for name in ("region", "on")}
    boxes = {name: asked.get(name, "")[:200] for name in RehearsalForm.boxes()}
    return {name: given for name, given in (found | boxes).items() if given}


def _list_page(request: OfficerRequest, form: RehearsalForm, whole: PlaceForm) -> HttpResponse:
    asked = _mine(request, Rehearsal.objects.visible_to(request.user))
    runs = _mine(request, AssessmentRun.objects.visible_to(request.user))[:RECENT]
    context = {
        **(shown := page_of(request, asked, size=RECENT)),
        "rows": [(each, _settings(each)) for each in shown["page"]],
        "form": form,
        "whole": whole,
        "runs": runs,
        "under_way": [run for run in runs if run.finished_at is None],
        "outcomes": OUTCOMES,
    }
    status = 422 if form.errors or whole.errors else 200
    return render(request, "cases/rehearsal_list.html", context, status=status)


def _mine(request: OfficerRequest, seen: ScopedQuerySet[Any]) -> Any:
    """Those where the officer may rehearse, with their job's parts counted."""
    inside = seen.within(request.user.intervals_with(Right.REHEARSE))
    return (
        inside.select_related("region", "asked_by", "job")
        .annotate(
            total=Count("job__parts"),
            done=Count("job__parts", filter=Q(job__parts__done_at__isnull=False)),
        )
        .order_by("-pk")
    )


def _rehearsal(request: OfficerRequest, pk: int) -> Rehearsal:
    """One of them. Raises Http404."""
    found: Rehearsal | None = (
        _mine(request, Rehearsal.objects.visible_to(request.user)).filter(pk=pk).first()
    )
    if found is None:
        raise Http404
    return found


def _progress(request: OfficerRequest, context: dict[str, Any], template: str) -> HttpResponse:
    response = render(request, template, context)
    if context["job"].state in (*Job.ENDED, *Job.RESTING):
        response["HX-Refresh"] = "true"
    return response


def _settings(found: Rehearsal) -> list[dict[str, Any]]:
    """The settings with labels and values in the reader's language."""
    return [
        each
        | {
            "label": label_of(each["label"]),
            "words": in_words(each["name"], each["written"]),
            "in_force": [
                standing | {"words": in_words(each["name"], standing["written"])}
                for standing in each["in_force"]
            ],
        }
        for each in found.settings
    ]
