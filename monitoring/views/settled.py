"""What settled findings leave behind: who is alive, what went back or was handed on, how long stops took."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import statements
from accounts.actions import access
from accounts.actions.exports import Extract
from accounts.ciphers import id_number
from accounts.decorators import right_required
from accounts.downloads import hand_out
from accounts.http import OfficerRequest
from accounts.models import AccessLog, Region
from accounts.paging import page_of
from accounts.roles import Right
from accounts.templatetags.formats import listed, mask_id
from cases.procedure import StepRefused
from cases.xlsx import table_book
from monitoring.actions.sent import mark_sent
from monitoring.forms.disposals import SentForm
from monitoring.models import Disposal
from monitoring.models.finding import DEATHS
from monitoring.querysets import DisposalQuerySet
from monitoring.views.finding_page import LOOK

SQL = Path(__file__).resolve().parent.parent / "sql"
KINDS = {"returned": Disposal.Code.THEIR_ERROR, "handed": Disposal.Code.POVERTY_OFFICE}
A_YEAR = timedelta(days=365)


@require_safe
@right_required(*LOOK)
def alive_list(request: OfficerRequest) -> HttpResponse:
    """Whom a register calls dead and who is alive (在世名单): who said so, the proof, and until when."""
    rows = (
        Disposal.objects.visible_to(request.user)
        .filter(
            finding__rule__in=DEATHS,
            finding__state="settled",
            finding__wakes_on__isnull=False,
            code__in=[Disposal.Code.EXPLAINED, Disposal.Code.THEIR_ERROR],
            confirmed_by__isnull=False,
            rejected=False,
        )
        .select_related("finding__region__parent", "proposed_by", "confirmed_by", "proof")
        .order_by("finding__wakes_on", "pk")
    )
    context = page_of(request, rows) | {"trail": _trail()}
    return render(request, "monitoring/alive_list.html", context)


@require_safe
@right_required(*LOOK)
def sent_list(request: OfficerRequest, kind: str) -> HttpResponse:
    """Rows to go back to the owner of the source (退回清单), or to the poverty office (移交清单)."""
    context = page_of(request, _sent(request, kind)) | {
        "kind": kind,
        "trail": _trail(),
        "form": SentForm(),
        "may_settle": request.user.may(Right.SETTLE),
    }
    return render(request, "monitoring/sent_list.html", context)


@require_POST
@right_required(*LOOK)
def sent_book(request: OfficerRequest, kind: str) -> HttpResponse:
    """The same list as a workbook, through the export ledger."""
    rows = list(_sent(request, kind))
    title = _title(kind)
    extract = Extract(
        subject="finding",
        title=title,
        region_id=access.home_of(request.user),
        name=f"{kind}.xlsx",
        rows=len(rows),
        fields=[f"{kind}_list"],
    )
    return hand_out(request, extract, lambda: _sent_sheet(title, rows))


def _sent_sheet(title: str, rows: Sequence[Disposal]) -> bytes:
    head = [_("序号"), _("来源文件"), _("姓名"), _("证件号码"), _("乡镇、村"), _("疑点"), _("原因"),
            _("核实情况"), _("谁证实"), _("提出日期"), _("退回或移交日期"), _("文号或签收人")]  # fmt: skip
    return table_book(
        title,
        head,
        (_row(place, row) for place, row in enumerate(rows, 1)),
        widths=(6, 30, 10, 22, 24, 20, 20, 40, 18, 12, 14, 20),
    )


@require_safe
@right_required(*LOOK)
@translation.override("zh-hans")  # official papers are Chinese
def sent_print(request: OfficerRequest, kind: str) -> HttpResponse:
    """The list on paper, with lines for whoever hands it over and whoever takes it; it is on record."""
    rows = list(_sent(request, kind))
    for region in sorted({row.region_id for row in rows}):
        access.record(
            by=request.user,
            kind=AccessLog.Kind.PRINT,
            subject=f"{kind}_list",
            subject_id=None,
            region_id=region,
        )
    context = {
        "kind": kind,
        "title": _title(kind),
        "rows": [_row(place, row) for place, row in enumerate(rows, 1)],
        "printed_at": timezone.localtime(),
        "printed_by": request.user,
    }
    return render(request, "monitoring/sent_print.html", context)


@require_POST
@right_required(Right.SETTLE)
def sent_mark(request: OfficerRequest, kind: str) -> HttpResponse:
    """The chosen rows went out, under a number or against a signature."""
    if kind not in KINDS:
        raise Http404
    form = SentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("勾选要登记的行，并写明文号或签收人"))
        return redirect("sent_list", kind)
    given = form.cleaned_data
    try:
        count = mark_sent(
            given["disposals"], note=given["note"], by=request.user, on=timezone.localdate()
        )
    except (StepRefused, PermissionDenied) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("已登记 %(n)d 条") % {"n": count})
    return redirect("sent_list", kind)


@require_safe
@right_required(*LOOK)
def death_lags(request: OfficerRequest) -> HttpResponse:
    """Days from death to stop by township: median, ninth tenth, longest; each opens its rows."""
    on = timezone.localdate()
    seen = request.user.intervals_with(*LOOK)
    rows = statements.rows(
        SQL,
        "death_lags",
        since=on - A_YEAR,
        before=on + timedelta(days=1),
        starts=[start for start, _until in seen],
        untils=[until for _start, until in seen],
    )
    return render(
        request,
        "monitoring/death_lags.html",
        {"rows": rows, "since": on - A_YEAR, "trail": _trail()},
    )


@require_safe
@right_required(*LOOK)
def death_lag_rows(request: OfficerRequest, code: int) -> HttpResponse:
    """The deaths behind the figure of one township, the longest first."""
    on = timezone.localdate()
    region = Region.objects.filter(code=code).first()
    if region is None or not any(request.user.may(right, code) for right in LOOK):
        raise Http404
    rows = (
        Disposal.objects.visible_to(request.user)
        .filter(
            code=Disposal.Code.STOPPED,
            confirmed_by__isnull=False,
            rejected=False,
            event_on__isnull=False,
            finding__rule__in=DEATHS,
            finding__township_code=code,
            finding__closed_on__range=(on - A_YEAR, on),
        )
        .select_related("finding__region__parent", "proposed_by", "confirmed_by")
        .order_by("event_on", "pk")
    )
    paged = page_of(request, rows)
    context = paged | {
        "region": region,
        "trail": [*_trail(), (_("死亡到停发的天数"), reverse("death_lags"))],
        "rows": [
            (row, (timezone.localdate(row.confirmed_at) - row.event_on).days)
            for row in paged["page"]
        ],
    }
    return render(request, "monitoring/death_lag_rows.html", context)


def _trail() -> list[tuple[str, str]]:
    return [(_("疑点台账"), reverse("finding_list"))]


def _sent(request: OfficerRequest, kind: str) -> DisposalQuerySet:
    if kind not in KINDS:
        raise Http404
    return (
        Disposal.objects.visible_to(request.user)
        .filter(code=KINDS[kind], confirmed_by__isnull=False, rejected=False)
        .select_related("finding__region__parent", "finding__last_comparison", "proposed_by")
        .order_by(F("sent_on").asc(nulls_first=True), "pk")
    )


def _title(kind: str) -> str:
    return _("退回来源单位清单") if kind == "returned" else _("移交清单")


def _row(place: int, row: Disposal) -> tuple[Any, ...]:
    finding = row.finding
    files = listed(source["file"] for source in finding.last_comparison.sources)
    number = mask_id(id_number(finding.id_token)) if finding.id_token else ""
    told: list[date | None] = [row.proposed_on, row.sent_on]
    days = [day.isoformat() if day else "" for day in told]
    where = f"{finding.region.parent} {finding.region}" if finding.region.parent else finding.region
    return (
        place, files, finding.name, number, str(where), finding.get_rule_display(),
        row.get_cause_display(), row.reason, row.said_by, *days, row.sent_note,
    )  # fmt: skip
