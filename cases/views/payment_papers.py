"""Papers of a run: the approval sheet (发放审批表) and the roster (花名册), for A4."""

from typing import Any

from django.db.models import Count, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from cases import sql
from cases.actions.payment.bank_file import bank_file, bank_rows
from cases.actions.payment.signatures import short, who_signed
from cases.benefits import BENEFITS
from cases.models import PaymentLine, PaymentRun
from cases.views.payment_page import LOOK, bridge_rows


@require_GET
@right_required(*LOOK)
def payment_sheet(request: OfficerRequest, pk: int) -> HttpResponse:
    """The approval sheet: figures, signatures, seal, and the control figures of the file."""
    run = get_object_or_404(_runs(request), pk=pk)
    regular = run.kind == PaymentRun.Kind.REGULAR
    context = {
        **_head(run),
        "bridge": bridge_rows(run) if regular else None,
        "left_out": run.exclusions.values("reason").annotate(n=Count("pk"), amount=Sum("amount")),
        "reasons": dict(run.exclusions.model.Reason.choices),
        "townships": sql.rows("payment_by_township", run=run.pk),
        "file": bank_file(run) if run.is_locked else None,
    }
    return render(request, "cases/payment/sheet.html", context)


@require_GET
@right_required(*LOOK)
def payment_roster(request: OfficerRequest, pk: int) -> HttpResponse:
    """The roster: each household with its persons, amount and last four digits. It is logged."""
    run = get_object_or_404(_runs(request), pk=pk)
    access.record(
        by=request.user,
        kind=AccessLog.Kind.PRINT,
        subject="payment_run",
        subject_id=run.pk,
        region_id=run.region_id,
        fields=["name", "amount"],
    )
    persons = dict(
        PaymentLine.objects.visible_to(request.user)
        .filter(run=run, void=False)
        .values_list("household")
        .annotate(n=Count("person", distinct=True))
    )
    places = dict(
        PaymentLine.objects.visible_to(request.user)
        .filter(run=run, void=False)
        .values_list("household", "region__name")
    )
    rows = [
        (row, persons.get(row.household_id, 0), places.get(row.household_id, ""))
        for row in bank_rows(run)
    ]
    return render(request, "cases/payment/roster.html", {**_head(run), "rows": rows})


def _head(run: PaymentRun) -> dict[str, Any]:
    lines = run.lines.filter(void=False)
    return {
        "run": run,
        "benefit": BENEFITS[run.benefit].label,
        "seal": short(run.seal),
        "signatures": who_signed(run),
        "total": lines.aggregate(
            amount=Sum("amount"),
            households=Count("household", distinct=True),
            persons=Count("person", distinct=True),
        ),
    }


def _runs(request: OfficerRequest) -> Any:
    runs = PaymentRun.objects.visible_to(request.user).within(request.user.intervals_with(*LOOK))
    return runs.select_related("region")
