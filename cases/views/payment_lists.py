"""Rows behind the figures of a run, who is left out, and payments that wait."""

from typing import Any

from django.contrib import messages
from django.db.models import F, OuterRef, Q, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.paging import page_of
from accounts.roles import Right
from cases.actions.payment import holds
from cases.actions.payment.holds import RELEASERS
from cases.actions.payment.runs import previous_run
from cases.benefits import BENEFITS
from cases.forms.payment import ReasonForm
from cases.models import PaymentExclusion, PaymentHold, PaymentLine, PaymentRun
from cases.models.payment import RunState
from cases.procedure import StepRefused
from cases.views.payment_page import HOLD_LIST, LOOK, REPAIRERS, TONES

LATEST = 6  # runs on the card of the desk: those of a month, as a rule
PARTS = {
    "due": gettext_lazy("应发"),
    "last": gettext_lazy("上月"),
    "new": gettext_lazy("新增"),
    "stopped": gettext_lazy("停发"),
    "changed": gettext_lazy("调整"),
    "arrears": gettext_lazy("补发"),
    "recovery": gettext_lazy("扣回"),
    "failed": gettext_lazy("发放失败"),
}


@require_GET
@right_required(Right.SEE_CASES)
def payment_month(request: OfficerRequest) -> HttpResponse:
    """A card of the desk, or without a script a page of its own: the latest runs in scope, what waits, and
    what failed."""
    runs = PaymentRun.objects.visible_to(request.user).exclude(state=RunState.CANCELLED)
    failed = PaymentLine.objects.visible_to(request.user).locked().failed().unrepaired()
    may = {right for right in Right if request.user.may(right)}
    context = {
        "runs": [
            (run, TONES[RunState(run.state)], BENEFITS[run.benefit].label)
            for run in runs.with_sums().order_by("-month", "-pk")[:LATEST]
        ],
        "may_look": may.intersection(LOOK),
        "failed": failed.values("household").distinct().count() if may & set(REPAIRERS) else 0,
        "held": PaymentHold.objects.visible_to(request.user).open().count()
        if may.intersection(HOLD_LIST)
        else 0,
    }
    card = bool(request.headers.get("HX-Request"))
    return render(request, f"cases/payment/{'_month' if card else 'month'}.html", context)


@require_GET
@right_required(*LOOK)
def payment_run_lines(request: OfficerRequest, pk: int, part: str) -> HttpResponse:
    """The rows behind one figure of the bridge, in the township asked for."""
    if part not in PARTS:
        raise Http404
    run = get_object_or_404(_runs(request), pk=pk)
    seen = PaymentLine.objects.visible_to(request.user).filter(void=False)
    lines = _lines_of(run, part, seen)
    if township := request.GET.get("township", ""):
        code = int(township) if township.isdecimal() and len(township) == 12 else 0
        lines = lines.inside(code, code + 1000)
    listed = lines.select_related(
        "person", "household__head", "region", "bank_return", "back_pay__standard"
    ).order_by("household", "pk")
    context = {"run": run, "part": part, "label": PARTS[part], **page_of(request, listed)}
    return render(request, "cases/payment/lines.html", context)


@require_GET
@right_required(*LOOK)
def payment_run_exclusions(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who a run leaves out, why, and what can be done about it."""
    run = get_object_or_404(_runs(request), pk=pk)
    listed = (
        PaymentExclusion.objects.visible_to(request.user)
        .filter(run=run)
        .select_related("person", "region", "award__household__head")
        .order_by("reason", "award__household", "pk")
    )
    paged = page_of(request, listed)
    open_holds = PaymentHold.objects.visible_to(request.user).open()
    awards = [row.award_id for row in paged["page"]]
    held = {hold.award_id: hold for hold in open_holds.filter(award__in=awards)}
    rows = [(row, held.get(row.award_id)) for row in paged["page"]]
    return render(request, "cases/payment/exclusions.html", {"run": run, "rows": rows, **paged})


@require_GET
@right_required(*HOLD_LIST)
def payment_hold_list(request: OfficerRequest) -> HttpResponse:
    """Payments that wait, in the officer's area."""
    listed = (
        PaymentHold.objects.visible_to(request.user)
        .open()
        .select_related("award__household__head", "person", "region", "held_by")
        .order_by("held_on", "pk")
    )
    may = any(request.user.may(right) for right in RELEASERS)
    context = {**page_of(request, listed), "may_release": may}
    return render(request, "cases/payment/holds.html", context)


@require_http_methods(["GET", "POST"])
@right_required(*RELEASERS)
def payment_hold_release(request: OfficerRequest, pk: int) -> HttpResponse:
    """Release one hold, with the reason."""
    mine = PaymentHold.objects.visible_to(request.user).within(
        request.user.intervals_with(*RELEASERS)
    )
    hold = get_object_or_404(mine.select_related("award__household__head"), pk=pk)
    form = ReasonForm(request.POST or None)
    status, refused = 200, ""
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                reason = form.cleaned_data["reason"]
                today = timezone.localdate()
                holds.release_hold(hold.pk, reason=reason, by=request.user, on=today)
            except StepRefused as told:
                refused = str(told)
            else:
                messages.success(request, _("已解除暂缓，未发月份随下一批次补发"))
                return redirect("payment_hold_list")
    context = {"hold": hold, "form": form, "refused": refused}
    return render(request, "cases/payment/hold_release.html", context, status=status)


def _lines_of(run: PaymentRun, part: str, seen: Any) -> Any:
    """The lines that make up one figure; those of last month for what is no longer paid."""
    now = seen.filter(run=run)
    last = seen.filter(run=previous_run(run), kind="regular")
    regular = now.filter(kind="regular")
    before = last.filter(person=OuterRef("person"))
    return {
        "due": lambda: now,
        "last": lambda: last,
        "new": lambda: regular.exclude(person__in=last.values("person")),
        "stopped": lambda: last.exclude(person__in=regular.values("person")),
        "changed": lambda: regular.annotate(before=Subquery(before.values("amount")[:1])).exclude(
            Q(before=F("amount")) | Q(before=None)
        ),
        "arrears": lambda: now.filter(kind="arrears"),
        "recovery": lambda: now.filter(kind="recovery"),
        "failed": lambda: now.failed(),
    }[part]()


def _runs(request: OfficerRequest) -> Any:
    """Runs of places where the officer may look at payments."""
    return PaymentRun.objects.visible_to(request.user).within(request.user.intervals_with(*LOOK))
