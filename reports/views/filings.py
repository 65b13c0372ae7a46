"""Filing: the board of who has not filed, and the page of one filing with its steps."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.actions.exports import Extract
from accounts.decorators import right_required
from accounts.downloads import hand_out
from accounts.http import OfficerRequest, stored_file
from accounts.models import Region
from accounts.roles import Right
from cases.procedure import IllegalMove, StepRefused
from reports.actions import filing as actions
from reports.actions import making
from reports.figures import Figure, broken, restored
from reports.forms import (
    AttachmentForm,
    BoardForm,
    NarrativeForm,
    ReasonForm,
    RemarksForm,
    ReportForm,
)
from reports.models import Filing
from reports.models.filing import FilingState
from reports.questions import Filed
from reports.views.report import TYPES, grouped, opened, report_of


@dataclass(frozen=True)
class Unit:
    """One unit that must file, and how it stands."""

    region: Region
    filing: Filing | None
    days_late: int

    @property
    def is_done(self) -> bool:
        return self.filing is not None and self.filing.state in ("filed", "accepted")


@require_safe
@right_required(Right.REPORT)
def filing_board(request: OfficerRequest) -> HttpResponse:
    """Who has filed a report of a period and who has not, level by level, with the days they are late."""
    today = timezone.localdate()
    form = BoardForm(request.GET.dict(), on=today)
    due_on = form.report.due.on(form.covers)
    newest = {
        found.region_id: found
        for found in Filing.objects.visible_to(request.user)
        .filter(kind=form.report.kind, period=form.covers.text)
        .select_related("region")
        .order_by("version")
    }
    regions = Region.objects.visible_to(request.user).in_force()
    regions = regions.within(request.user.intervals_with(Right.REPORT))
    levels = []
    for level in form.report.levels:
        units = [
            Unit(
                region,
                filing := newest.get(region.pk),
                filing.days_late(today) if filing else max(0, (today - due_on).days),
            )
            for region in regions.filter(level=level).order_by("code")
        ]
        done = sum(unit.is_done for unit in units)
        if units:
            label = units[0].region.get_level_display()
            levels.append({"label": label, "units": units, "done": done, "all": len(units)})
    context = {"form": form, "report": form.report, "period": form.covers, "due_on": due_on}
    return render(request, "reports/filing_board.html", context | {"levels": levels})


@require_POST
@right_required(Right.REPORT)
def filing_draft(request: OfficerRequest, kind: str) -> HttpResponse:
    """A report is drafted for filing, or a correction of it; its page opens."""
    report = report_of(kind)
    today = timezone.localdate()
    form = ReportForm(request.POST.dict(), report=report, officer=request.user, on=today)
    if not form.is_valid():
        return render(
            request, "reports/report_detail.html", {"report": report, "form": form}, status=422
        )
    try:
        found = actions.draft(
            kind,
            region_id=form.cleaned_data["region"].pk,
            period=form.cleaned_data["period"],
            by=request.user,
            on=today,
            reason=request.POST.get("reason", ""),
        )
    except StepRefused as refused:
        context = {"report": report, "form": form, "refused": refused}
        return render(request, "reports/report_detail.html", context, status=422)
    return redirect(found)


@require_safe
@right_required(Right.REPORT)
def filing_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """The figures of one version, what does not balance, who is missing below, and the next step."""
    return _page(request, filing_of(request, pk))


@require_safe
@right_required(Right.REPORT)
def filing_rows(request: OfficerRequest, pk: int, code: str) -> HttpResponse:
    """The frozen rows behind a figure of a filing."""
    found = filing_of(request, pk)
    context = opened(found.report, code, Filed(tuple(found.lists)))
    context |= {
        "report": found.report,
        "region": found.region,
        "period": found.covers,
        "filing": found,
        "extract_url": reverse("filing_rows_extract", args=[pk, code]),
    }
    return render(request, "reports/report_rows.html", context)


@require_POST
@right_required(Right.REPORT)
def filing_file(request: OfficerRequest, pk: int) -> HttpResponse:
    """The draft is filed, with the text as it stands on the page."""
    found, form = filing_of(request, pk), RemarksForm(request.POST)
    if not form.is_valid():
        return _page(request, found, remarks=form, status=422)
    if any(name.startswith("text-") for name in request.POST):
        text = NarrativeForm(request.POST, filing=found)
        if not text.is_valid():
            return _page(request, found, narrative=text, remarks=form, status=422)
        try:
            actions.write(found.pk, narrative=text.cleaned_data, by=request.user)
        except (StepRefused, PermissionDenied) as refused:
            return _page(request, found, refused=refused, status=422)
    return _step(request, found, actions.file, **form.cleaned_data)


@require_POST
@right_required(Right.REPORT)
def filing_accept(request: OfficerRequest, pk: int) -> HttpResponse:
    found = filing_of(request, pk)
    return _step(request, found, actions.accept)


@require_POST
@right_required(Right.REPORT)
def filing_return(request: OfficerRequest, pk: int) -> HttpResponse:
    found, form = filing_of(request, pk), ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, found, reason=form, status=422)
    return _step(request, found, actions.send_back, **form.cleaned_data)


@require_POST
@right_required(Right.REPORT)
def filing_write(request: OfficerRequest, pk: int) -> HttpResponse:
    """The text of a draft is saved."""
    found = filing_of(request, pk)
    form = NarrativeForm(request.POST, filing=found)
    if not form.is_valid():
        return _page(request, found, narrative=form, status=422)
    return _step(request, found, actions.write, dated=False, narrative=form.cleaned_data)


@require_POST
@right_required(Right.REPORT)
def filing_attach(request: OfficerRequest, pk: int) -> HttpResponse:
    """A file goes with a draft."""
    found, form = filing_of(request, pk), AttachmentForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, attachment=form, status=422)
    return _step(request, found, actions.attach, dated=False, **form.cleaned_data)


@require_POST
@right_required(Right.REPORT)
def filing_detach(request: OfficerRequest, pk: int, attachment: int) -> HttpResponse:
    """A file is taken off a draft."""
    found = filing_of(request, pk)
    return _step(request, found, actions.detach, dated=False, attachment_id=attachment)


@require_safe
@right_required(Right.REPORT)
def filing_attachment(request: OfficerRequest, pk: int, attachment: int) -> HttpResponse:
    """A file that goes with a filing; looking at it is on record."""
    found = filing_of(request, pk)
    file = get_object_or_404(found.attachments.all(), pk=attachment)
    making.looked_at(file, by=request.user)
    return stored_file(file.file, media_type=file.media_type, name=f"{found.kind}-{file.pk}")


@require_POST
@right_required(Right.REPORT)
def filing_download(request: OfficerRequest, pk: int) -> HttpResponse:
    """What was filed as a workbook, as csv, or with its text as a document, through the export ledger."""
    found, ending = filing_of(request, pk), request.POST.get("as", "xlsx")
    if ending not in (*making.FORMS, "docx") or ending == "docx" and not found.report.narrative:
        raise Http404
    extract = Extract(
        subject="report",
        title=str(found),
        region_id=found.region_id,
        name=f"{found.kind}-{found.region_id:012d}-{found.period}-v{found.version}.{ending}",
        rows=len(found.figures),
        subject_id=found.pk,
        fields=[found.kind, found.period, str(found.version)],
        content_type=TYPES[ending],
    )
    return hand_out(request, extract, lambda: making.filed_as(found, form=ending))


def filing_of(request: OfficerRequest, pk: int) -> Filing:
    mine = Filing.objects.visible_to(request.user).within(request.user.intervals_with(Right.REPORT))
    return get_object_or_404(
        mine.select_related("region", "filed_by", "answered_by", "drafted_by"), pk=pk
    )


def _step(
    request: OfficerRequest,
    found: Filing,
    step: Callable[..., object],
    *,
    dated: bool = True,
    **given: object,
) -> HttpResponse:
    """One step, taken today where it is `dated`; then the page of the filing, or what is in the way."""
    today = {"on": timezone.localdate()} if dated else {}
    try:
        step(found.pk, by=request.user, **today, **given)
    except (StepRefused, IllegalMove, PermissionDenied) as refused:
        return _page(request, filing_of(request, found.pk), refused=refused, status=422)
    return redirect(found)


def _page(
    request: OfficerRequest, found: Filing, *, status: int = 200, **more: object
) -> HttpResponse:
    figures = restored(found.report, found.figures)
    versions = Filing.objects.visible_to(request.user).filter(
        kind=found.kind, region=found.region, period=found.period
    )
    until_now = list(versions.filter(version__lte=found.version).order_by("version"))
    above = found.region.parent_id
    context = {
        "filing": found,
        "report": found.report,
        "region": found.region,
        "period": found.covers,
        "groups": grouped(figures),
        "broken": broken(found.report, found.values()) if found.figures else [],
        "missing": actions.missing_below(found) if found.state == FilingState.DRAFT else [],
        "versions": versions.order_by("version"),
        "balanced": found.report.balanced,
        "until_now": until_now,
        "changed": _changed(figures, until_now),
        "corrected_below": actions.corrected_below(found),
        "attachments": found.attachments.all(),
        "days_late": found.days_late(timezone.localdate()),
        "may_file": found.state == FilingState.DRAFT
        and request.user.may(Right.REPORT, found.region_id),
        "may_answer": found.state == FilingState.FILED
        and above is not None
        and request.user.may(Right.REPORT, above),
        "may_correct": found.state in (FilingState.ACCEPTED, FilingState.RETURNED)
        and not versions.filter(version__gt=found.version).exists(),
        "remarks": RemarksForm(initial={"remarks": found.remarks}),
        "reason": ReasonForm(),
        "narrative": NarrativeForm(filing=found),
        "attachment": AttachmentForm(),
    }
    return render(request, "reports/filing_detail.html", context | more, status=status)


def _changed(
    figures: list[Figure], versions: list[Filing]
) -> list[tuple[Figure, list[Decimal | None]]]:
    """Figures that were not the same in every version, with their value in each, the first one first."""
    values = [version.values() for version in versions]
    rows = [(figure, [each.get(figure.code) for each in values]) for figure in figures]
    return [(figure, each) for figure, each in rows if len(set(each)) > 1]
