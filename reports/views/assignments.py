"""One task of a unit: what is asked, what proves it, the steps; all tasks of a document as a workbook."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions.exports import Extract
from accounts.decorators import right_required
from accounts.downloads import hand_out
from accounts.http import OfficerRequest, stored_file
from accounts.roles import Right
from cases.procedure import StepRefused
from cases.xlsx import table_book
from reports.actions import assignments as actions
from reports.catalogue import REPORTS
from reports.forms import ReasonForm
from reports.forms.programmes import AnswerForm, OwnerForm, units_of
from reports.ledgers import LEDGERS
from reports.models import Assignment, AssignmentPaper, AssignmentState, Directive, DirectiveState
from reports.models.assignment import RECEIPT
from reports.programmes.measuring import gauge
from reports.views.boards import percent

State = AssignmentState


@require_safe
@right_required(Right.REPORT)
def assignment_counter(request: OfficerRequest) -> HttpResponse:
    """A tile of the desk: what the reader's unit owes, or what waits for their check; else nothing."""
    today = timezone.localdate()
    own = units_of(request.user, Right.REPORT)
    seen = Assignment.objects.visible_to(request.user).running().with_proof()
    mine = seen.filter(region__in=own).owed()
    waiting = seen.to_check().filter(directive__region__in=units_of(request.user, Right.DIRECT))
    context = {
        "open": mine.exclude(state=State.ANSWERED).count(),
        "late": mine.overdue(today).count(),
        "waiting": waiting.count(),
    }
    return render(request, "reports/_assignment_counter.html", context)


@require_safe
@right_required(Right.REPORT)
def assignment_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is asked of the unit by when, the figure as the query answers it, and what was done."""
    return _page(request, _assignment(request, pk))


@require_POST
@right_required(Right.REPORT)
def assignment_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    """A person is named, it is signed for, answered, taken or sent back."""
    found = _assignment(request, pk)
    forms: Mapping[str, Callable[[], Any]] = {
        "name": lambda: OwnerForm(request.POST, assignment=found),
        "answer": lambda: AnswerForm(request.POST, request.FILES, assignment=found),
        "return": lambda: ReasonForm(request.POST),
    }
    steps: Mapping[str, Callable[..., object]] = {
        "name": lambda owner, **given: actions.name_owner(pk, owner_id=owner.pk, **given),
        "receive": lambda **given: actions.receive(pk, **given),
        "answer": lambda **given: actions.answer(pk, **given),
        "accept": lambda **given: actions.accept(pk, **given),
        "return": lambda **given: actions.send_back(pk, **given),
    }
    if name not in steps:
        raise Http404
    form = forms[name]() if name in forms else None
    if form is not None and not form.is_valid():
        return _page(request, found, status=422, **{f"{name}_form": form})
    try:
        said = form.cleaned_data if form is not None else {}
        steps[name](by=request.user, on=timezone.localdate(), **said)
    except (StepRefused, PermissionDenied) as refused:
        again = {f"{name}_form": form} if form is not None else {}
        return _page(request, _assignment(request, pk), status=409, refused=refused, **again)
    return redirect(found)


@require_safe
@right_required(Right.REPORT)
def assignment_paper(request: OfficerRequest, pk: int, paper: int) -> HttpResponse:
    """A file that goes with an answer."""
    found = _assignment(request, pk)
    papers = AssignmentPaper.objects.visible_to(request.user).filter(assignment=found)
    file = get_object_or_404(papers, pk=paper)
    return stored_file(
        file.file, media_type=file.media_type, name=f"assignment-{found.pk}-{file.pk}"
    )


@require_POST
@right_required(Right.REPORT)
def directive_download(request: OfficerRequest, pk: int) -> HttpResponse:
    """Every task of a document that the reader may see, as a workbook, through the export ledger."""
    found = get_object_or_404(
        Directive.objects.visible_to(request.user).select_related("region"), pk=pk
    )
    seen = Assignment.objects.visible_to(request.user).filter(directive=found).with_proof()
    rows = list(seen.select_related("region", "owner").order_by("region", "due_on", "pk"))
    extract = Extract(
        subject="directive",
        title=f"{_heading(found)} {found.number}",
        region_id=units_of(request.user, Right.REPORT)[0].pk,
        name=f"programme-{found.pk}.xlsx",
        rows=len(rows),
        subject_id=found.pk,
        fields=[found.template or found.kind],
    )
    return hand_out(request, extract, lambda: _book(found, rows))


def _book(found: Directive, rows: list[Assignment]) -> bytes:
    today = timezone.localdate()
    head = [_("序号"), _("单位"), _("任务"), _("依据"), _("期限"), _("状态"), _("超期天数"), _("责任人"),
            _("办理情况"), _("数字"), _("报送日期"), _("退回理由")]  # fmt: skip

    def cells(place: int, each: Assignment) -> tuple[str | int | float, ...]:
        each.directive = found
        late = 0 if each.proven or each.state == State.ANSWERED else each.days_late(today)  # type: ignore[attr-defined]
        return (
            place, each.region.name, each.title, each.clause, each.due_on.isoformat(), _status(each),
            late, each.owner.name if each.owner else "", each.words,
            "" if each.figure is None else f"{each.figure.normalize():f}",
            each.answered_on.isoformat() if each.answered_on else "", each.reason,
        )  # fmt: skip

    return table_book(
        _("任务清单"), head, (cells(place, each) for place, each in enumerate(rows, 1)),
        widths=(6, 16, 44, 16, 12, 10, 10, 10, 50, 10, 12, 24),
    )  # fmt: skip


def _status(each: Assignment) -> str:
    return str(State.ACCEPTED.label if each.proven else each.get_state_display())  # type: ignore[attr-defined]


def _heading(found: Directive) -> str:
    return str(found.programme.title) if found.programme else found.title


def _page(
    request: OfficerRequest, found: Assignment, status: int = 200, **more: Any
) -> HttpResponse:
    today = timezone.localdate()
    asks = found.directive.region_id
    running = found.directive.state == DirectiveState.RUNNING
    directs = request.user.may(Right.DIRECT, asks)
    own = running and (found.region_id == asks or not directs)
    own = own and request.user.may(Right.REPORT, found.region_id)
    open_now = found.state in (State.OPEN, State.RETURNED)
    stands = gauge(found.target, found.region, today) if found.target else None
    context = {
        "assignment": found,
        "directive": found.directive,
        "today": today,
        "days_late": 0 if found.proven else found.days_late(today),  # type: ignore[attr-defined]
        "gauge": stands,
        "share": percent(stands.part.value, stands.whole.value) if stands and stands.whole else "",
        "proof": _proof(found),
        "papers": found.papers.all(),
        "story": found.steps.select_related("by"),
        "may_name": own and not found.proven,  # type: ignore[attr-defined]
        "may_receive": own and open_now and found.code == RECEIPT,
        "may_answer": own and open_now and found.code != RECEIPT and not found.proof_kind,
        "may_check": running and directs and found.state == State.ANSWERED
        and found.answerer != request.user.natural_person,
        "name_form": OwnerForm(assignment=found),
        "answer_form": AnswerForm(assignment=found),
        "return_form": ReasonForm(),
    }  # fmt: skip
    return render(request, "reports/assignment_detail.html", context | more, status=status)


def _proof(found: Assignment) -> tuple[str, str] | None:
    """What proves the task besides an answer, and where it is made."""
    match found.proof_kind:
        case "report":
            report = REPORTS[found.proof]
            address = f"{reverse('filing_board')}?kind={found.proof}&period={found.period}"
            return f"{report.title} {found.period}", address
        case "ledger":
            title = LEDGERS[found.proof].title
            return f"{title} {found.period}", reverse("ledger_detail", args=[found.proof])
        case "book":
            return str(LEDGERS[found.proof].title), reverse("ledger_detail", args=[found.proof])
    return None


def _assignment(request: OfficerRequest, pk: int) -> Assignment:
    mine = request.user.intervals_with(Right.REPORT)
    seen = Assignment.objects.visible_to(request.user).within(mine).with_proof()
    shown = seen.exclude(directive__state=DirectiveState.DRAFT) | seen.filter(
        directive__region__in=units_of(request.user, Right.DIRECT)
    )
    return get_object_or_404(
        shown.select_related(
            "directive__region", "region__parent", "owner", "answered_by", "checked_by"
        ),
        pk=pk,
    )
