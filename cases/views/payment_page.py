"""What the page of a payment run shows, whoever opens it and whatever was just refused."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.http import OfficerRequest
from accounts.roles import Right
from cases import sql
from cases.actions.payment.bridge import Bridge, bridge_of
from cases.actions.payment.gates import exceptions_of, gates_of
from cases.actions.payment.returns import clearing_of, to_repair
from cases.actions.payment.runs import PAYMENT, days_of, previous_run, terms_of
from cases.actions.payment.signatures import RIGHT_OF, STEP_FROM, seal_of, short, who_signed
from cases.benefits import BENEFITS
from cases.forms.payment import ReturnForm
from cases.models import PaymentExclusion, PaymentRun, PaymentSignature
from cases.models.payment import OPEN_RUN, RunState

LOOK = (*PAYMENT, Right.AUDIT)
REPAIRERS = (Right.SUBMIT, *PAYMENT)
HOLD_LIST = (*REPAIRERS, Right.SETTLE, Right.AUDIT)
TONES = {
    RunState.COMPUTING: "info",
    RunState.COMPUTED: "warn",
    RunState.PREPARED: "warn",
    RunState.CHECKED: "warn",
    RunState.LOCKED: "info",
    RunState.EXPORTED: "info",
    RunState.RETURNED: "warn",
    RunState.CLOSED: "ok",
    RunState.CANCELLED: "",
}
# The bridge as it is read: sign, name of the figure, label.
BRIDGE = (
    ("", "due", _("应发")),
    ("=", "last", _("上月")),
    ("+", "new", _("新增")),
    ("−", "stopped", _("停发")),
    ("±", "changed", _("调整")),
    ("+", "arrears", _("补发")),
    ("−", "recovery", _("扣回")),
)


def run_page(
    request: OfficerRequest,
    run: PaymentRun,
    *,
    refused: str = "",
    problems: Sequence[str] = (),
    return_form: ReturnForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a run, with what was refused on top."""
    context = run_context(request, run, on=timezone.localdate())
    context |= {"refused": refused, "problems": problems[:20], "form": return_form}
    return render(request, "cases/payment/run_detail.html", context, status=status)


def run_context(request: OfficerRequest, run: PaymentRun, *, on: date) -> dict[str, Any]:
    """Figures, gates, exceptions, signatures, and what this officer may do now."""
    is_open = run.state in OPEN_RUN and run.state != RunState.COMPUTING
    exceptions = exceptions_of(run) if is_open else []
    gates = gates_of(run, on=on, exceptions=exceptions) if is_open else []
    lines = run.lines.filter(void=False)
    regular = run.kind == PaymentRun.Kind.REGULAR and not BENEFITS[run.benefit].on_top
    return {
        "run": run,
        "tone": TONES[RunState(run.state)],
        "benefit": BENEFITS[run.benefit].label,
        "is_open": is_open,
        "days": days_of(run),
        "on_top": terms_of(run.supplements or run) if BENEFITS[run.benefit].on_top else None,
        "previous": previous_run(run) if regular else None,
        "bridge": bridge_rows(run) if regular and run.state != RunState.COMPUTING else None,
        "total": lines.aggregate(
            amount=Sum("amount"),
            households=Count("household", distinct=True),
            persons=Count("person", distinct=True),
        ),
        "gates": gates,
        "gates_open": all(gate.is_open for gate in gates),
        "unanswered": [one for one in exceptions if not one.answered][:100],
        "answered": [one for one in exceptions if one.answered][:100],
        "left_out": run.exclusions.values("reason").annotate(n=Count("pk"), amount=Sum("amount")),
        "reasons": dict(PaymentExclusion.Reason.choices),
        "townships": sql.rows("payment_by_township", run=run.pk),
        "supplements": run.supplementary_runs.exclude(state=RunState.CANCELLED),
        **_signing(request, run, is_open=is_open),
        **_after_lock(run),
        **_rights(request, run),
    }


def bridge_rows(run: PaymentRun) -> dict[str, Any]:
    """The bridge as cells with their addresses, and what it leaves unexplained."""
    bridge: Bridge = bridge_of(run)
    return {
        "cells": [
            {
                "sign": sign,
                "label": label,
                "sum": getattr(bridge, name),
                "url": reverse("payment_run_lines", args=[run.pk, name]),
                "signed": name == "changed",
            }
            for sign, name, label in BRIDGE
        ],
        "difference": bridge.difference,
        "is_exact": bridge.is_exact,
    }


def _signing(request: OfficerRequest, run: PaymentRun, *, is_open: bool) -> dict[str, Any]:
    """The strip of signatures, and the one this officer may give."""
    signed = {signature.step: signature for signature in who_signed(run)}
    step = STEP_FROM.get(RunState(run.state))
    mine = next(
        (s for s in signed.values() if s.natural_person == request.user.natural_person), None
    )
    seal = run.seal or (seal_of(run) if is_open else "")
    may_sign = step is not None and request.user.may(RIGHT_OF[step], run.region_id)
    return {
        "strip": [
            {"label": one.label, "signature": signed.get(one.value), "here": one == step}
            for one in PaymentSignature.Step
        ],
        "step": step if may_sign and not mine else None,
        "signed_before": mine if step and may_sign else None,
        "seal": short(seal) if seal else "",
    }


def _after_lock(run: PaymentRun) -> dict[str, Any]:
    if not run.is_locked:
        return {"clearing": None, "repairs": 0, "failed": []}
    failed = run.returns.filter(paid=False).values("reason").annotate(n=Count("pk"))
    labels = dict(run.returns.model.Reason.choices)
    return {
        "clearing": clearing_of(run),
        "repairs": len({line.household_id for line in to_repair(run)}),
        "failed": [(labels[row["reason"]], row["n"]) for row in failed],
    }


def _rights(request: OfficerRequest, run: PaymentRun) -> dict[str, bool]:
    may = {right: request.user.may(right, run.region_id) for right in PAYMENT}
    return {
        "may_prepare": may[Right.PREPARE_PAYMENT],
        "may_check": may[Right.CHECK_PAYMENT],
        "may_act": any(may.values()),
    }
