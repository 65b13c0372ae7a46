"""Payment runs (发放批次): the list, one run, and each step on it as a POST that calls one action."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Region
from accounts.paging import page_of
from accounts.roles import Right
from accounts.templatetags.formats import strung
from cases.actions.payment import bank_file, returns, reviews, runs, signatures
from cases.actions.payment.price_link import preview_of, waiting_months
from cases.actions.payment.runs import PAYMENT
from cases.benefits import BENEFITS
from cases.forms.payment import ExceptionForm, OpenRunForm, ReasonForm, ReturnForm, SignForm
from cases.funds import book_of
from cases.models import PaymentRun
from cases.models.payment import RunState
from cases.procedure import StepRefused
from cases.views.payment_page import LOOK, TONES, run_page


@require_GET
@right_required(*LOOK)
def payment_run_list(request: OfficerRequest) -> HttpResponse:
    """The runs of the officer's counties, newest first, and months without one."""
    return _list_page(request, OpenRunForm(counties=_counties(request), initial=_this_month()))


@require_POST
@right_required(Right.PREPARE_PAYMENT)
def payment_run_open(request: OfficerRequest) -> HttpResponse:
    """Open the run of a month; an existing one is shown."""
    form = OpenRunForm(request.POST, counties=_counties(request))
    if not form.is_valid():
        return _list_page(request, form, status=422)
    given = form.cleaned_data
    try:
        run, is_new = runs.open_run(
            region_id=given["region"].pk,
            benefit=given["benefit"],
            month=given["month"],
            by=request.user,
            on=timezone.localdate(),
        )
    except StepRefused as refused:
        form.add_error("month", str(refused))
        return _list_page(request, form, status=422)
    if not is_new:
        messages.info(request, _("这个月的批次已经编制"))
    return redirect("payment_run_detail", run.pk)


@require_GET
@right_required(*LOOK)
def payment_run_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """One run: bridge, gates, exceptions, signatures, file, return."""
    return run_page(request, _run(request, pk))


@require_GET
@right_required(*LOOK)
def payment_run_progress(request: OfficerRequest, pk: int) -> HttpResponse:
    """How far the computation is; when it is done the page is loaded anew."""
    run = _run(request, pk)
    response = render(
        request,
        "cases/payment/_progress.html",
        {"run": run, "done": _parts_done(run), "total": _parts(run)},
    )
    if run.state != RunState.COMPUTING:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@right_required(*PAYMENT)
def payment_exception(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say what happens to one household that stands out."""
    form = ExceptionForm(request.POST)
    run = _run(request, pk)
    if not form.is_valid():
        words = [str(words) for found in form.errors.values() for words in found]
        return run_page(request, run, refused=strung(words), status=422)
    return _take(
        request,
        run,
        lambda **who: reviews.settle_exception(run.pk, **form.cleaned_data, **who),
        _("例外已处理"),
    )


@require_POST
@right_required(Right.PREPARE_PAYMENT)
def payment_recompute(request: OfficerRequest, pk: int) -> HttpResponse:
    """Compute anew with what is true today."""
    run = _run(request, pk)
    return _take(request, run, lambda **who: runs.recompute(run.pk, **who), _("正在重新计算"))


@require_POST
@right_required(*PAYMENT)
def payment_cancel(request: OfficerRequest, pk: int) -> HttpResponse:
    """Make a run void before it is locked."""
    run = _run(request, pk)
    return _take(request, run, lambda **who: runs.cancel(run.pk, **who), _("批次已作废"))


@require_POST
@right_required(*PAYMENT)
def payment_sign(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give the next signature to the lines whose seal was on the page."""
    run = _run(request, pk)
    form = SignForm(request.POST)
    if not form.is_valid() or form.cleaned_data["step"] not in signatures.Step.values:
        return run_page(request, run, refused=_("签署内容不完整，刷新页面后再签署"), status=422)

    def act(**who: Any) -> object:
        signature = signatures.sign(run.pk, **form.cleaned_data, **who)
        if signature is None:
            messages.warning(request, _("明细在前一人签署后有变动，已退回编制，从编制开始重新签署"))
        else:
            messages.success(request, f"{signature.get_step_display()} · {run}")
        return signature

    return _take(request, run, act, "")


@require_POST
@right_required(*PAYMENT)
def payment_send_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Send a run back to whoever prepares it, with a reason."""
    run = _run(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return run_page(request, run, refused=_("退回要写明理由"), status=422)
    reason = form.cleaned_data["reason"]
    return _take(
        request,
        run,
        lambda **who: signatures.send_back(run.pk, reason=reason, **who),
        _("批次已退回编制"),
    )


@require_POST
@right_required(Right.PREPARE_PAYMENT)
def payment_file(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give the bank file, which is logged."""
    run = _run(request, pk)
    try:
        file = bank_file.export(run.pk, by=request.user, on=timezone.localdate())
    except StepRefused as refused:
        return run_page(request, run, refused=str(refused), status=422)
    return HttpResponse(
        file.content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
    )


@require_POST
@right_required(Right.PREPARE_PAYMENT)
def payment_return(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take the bank's return file."""
    run = _run(request, pk)
    form = ReturnForm(request.POST, request.FILES)
    if not form.is_valid():
        return run_page(request, run, return_form=form, status=422)
    try:
        result = returns.import_return(
            run.pk,
            answers=form.answers,
            sha256=form.sha256,
            by=request.user,
            on=timezone.localdate(),
        )
    except returns.ReturnMismatch as wrong:
        return run_page(request, run, refused=str(wrong), problems=wrong.problems, status=422)
    except StepRefused as refused:
        return run_page(request, run, refused=str(refused), status=422)
    _tell(request, result)
    return redirect("payment_run_detail", run.pk)


@require_POST
@right_required(Right.PREPARE_PAYMENT)
def payment_supplement(request: OfficerRequest, pk: int) -> HttpResponse:
    """Open a supplementary run for failures whose account is right now."""
    run = _run(request, pk)
    try:
        made = returns.open_supplementary(run.pk, by=request.user, on=timezone.localdate())
    except StepRefused as refused:
        return run_page(request, run, refused=str(refused), status=422)
    return redirect("payment_run_detail", made.pk)


@require_POST
@right_required(Right.PREPARE_PAYMENT, Right.CHECK_PAYMENT)
def payment_close(request: OfficerRequest, pk: int) -> HttpResponse:
    """Close the books of a run whose clearing is 0.00."""
    run = _run(request, pk)
    return _take(request, run, lambda **who: returns.close(run.pk, **who), _("已关账"))


def _take(
    request: OfficerRequest, run: PaymentRun, act: Callable[..., object], words: str
) -> HttpResponse:
    """Call one action on a run; show the run again when it is refused."""
    try:
        act(by=request.user, on=timezone.localdate())
    except StepRefused as refused:
        run.refresh_from_db()
        return run_page(request, run, refused=str(refused), status=422)
    if words:
        messages.success(request, words)
    return redirect("payment_run_detail", run.pk)


def _tell(request: OfficerRequest, result: returns.Returned) -> None:
    if result.known_since:
        words = _("这个回盘文件已于 %(day)s 导入") % {"day": result.known_since}
        messages.warning(request, words)
    else:
        messages.success(
            request,
            _("回盘已登记：成功 %(paid)s 笔，失败 %(failed)s 笔")
            % {"paid": result.paid, "failed": result.failed},
        )


def _run(request: OfficerRequest, pk: int) -> PaymentRun:
    seen = PaymentRun.objects.visible_to(request.user).within(request.user.intervals_with(*LOOK))
    return get_object_or_404(seen.select_related("region", "job", "supplements"), pk=pk)


def _counties(request: OfficerRequest) -> Any:
    return Region.objects.visible_to(request.user).filter(level=Region.Level.COUNTY)


def _this_month() -> dict[str, str]:
    return {"month": f"{timezone.localdate():%Y-%m}"}


def _parts(run: PaymentRun) -> int:
    return run.job.parts.count() if run.job else 0


def _parts_done(run: PaymentRun) -> int:
    return run.job.parts.exclude(done_at=None).count() if run.job else 0


def _list_page(request: OfficerRequest, form: OpenRunForm, *, status: int = 200) -> HttpResponse:
    listed = PaymentRun.objects.visible_to(request.user).with_sums().select_related("region")
    listed = listed.order_by("-month", "-pk")
    paged = page_of(request, listed)
    counties, today = list(_counties(request)[:2]), timezone.localdate()
    context = {
        **paged,
        "rows": [
            (run, TONES[RunState(run.state)], BENEFITS[run.benefit].label) for run in paged["page"]
        ],
        "form": form,
        "may_open": request.user.may(Right.PREPARE_PAYMENT),
        "missing": [
            (BENEFITS[benefit].label, month)
            for benefit, month in runs.missing_months(counties[0].pk, on=today)
            if len(counties) == 1
        ],
        "fund": book_of(counties[0], today.year) if len(counties) == 1 else None,
        "price_months": [
            (
                each,
                each.paid_by is not None and each.paid_by < today,
                preview_of(counties[0].pk, each),
            )
            for each in (waiting_months(counties[0].pk, on=today) if len(counties) == 1 else [])
        ],
    }
    return render(request, "cases/payment/run_list.html", context, status=status)
