"""Failures the bank reported, and their repair."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.paging import page_of
from accounts.roles import Right
from cases.actions.payment import reviews
from cases.forms.payment import AccountForm
from cases.models import PaymentLine
from cases.procedure import StepRefused
from cases.views.payment_page import REPAIRERS
from households.actions.accounts import NamesDiffer, open_account
from households.models import BankAccount, Household, Membership


@require_GET
@right_required(*REPAIRERS)
def payment_repair_list(request: OfficerRequest) -> HttpResponse:
    """Households the bank could not pay, the reason, and whether the account is right now."""
    failed = (
        PaymentLine.objects.visible_to(request.user)
        .locked()
        .failed()
        .unrepaired()
        .select_related("household__head", "region", "bank_return", "run")
        .order_by("household", "pk")
    )
    paged = page_of(request, failed, size=200)
    rows = _by_household(request, list(paged["page"]))
    context = {**paged, "rows": rows}
    return render(request, "cases/payment/repairs.html", context)


@require_http_methods(["GET", "POST"])
@right_required(Right.ENTER)
def payment_account_new(request: OfficerRequest, pk: int) -> HttpResponse:
    """Enter another account of a household; the county checks it before it is paid."""
    mine = Household.objects.visible_to(request.user).within(
        request.user.intervals_with(Right.ENTER)
    )
    household = get_object_or_404(mine.select_related("head", "region"), pk=pk)
    members = list(
        Membership.objects.visible_to(request.user)
        .filter(household=household, period__endswith=None, person__died_on=None)
        .select_related("person")
        .order_by("pk")
    )
    form = AccountForm(request.POST or None, members=members)
    if request.method == "POST" and form.is_valid():
        try:
            open_account(
                household.pk, by=request.user, on=timezone.localdate(), **form.cleaned_data
            )
        except NamesDiffer as told:
            form.add_error("holder_name", str(told))
        else:
            messages.success(request, _("账户已录入，县级复核后补发"))
            return redirect("payment_repair_list")
    context = {"household": household, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/payment/account_new.html", context, status=status)


@require_POST
@right_required(Right.CHECK_PAYMENT)
def payment_account_check(request: OfficerRequest, pk: int) -> HttpResponse:
    """A second person has checked an account."""
    mine = request.user.intervals_with(Right.CHECK_PAYMENT)
    account = get_object_or_404(BankAccount.objects.visible_to(request.user).within(mine), pk=pk)
    try:
        reviews.check_account(account.pk, by=request.user, on=timezone.localdate())
    except StepRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("账户已复核"))
    run = request.POST.get("run", "")
    if run.isdecimal():
        return redirect("payment_run_detail", int(run))
    return redirect("payment_repair_list")


def _by_household(request: OfficerRequest, lines: list[PaymentLine]) -> list[dict[str, Any]]:
    """One row a household: what failed, why, its account now, and what to do next."""
    homes: dict[int, dict[str, Any]] = {}
    for line in lines:
        row = homes.setdefault(line.household_id, {"line": line, "amount": 0})
        row["amount"] += line.amount
    accounts = BankAccount.objects.visible_to(request.user).filter(
        household__in=homes, period__endswith=None
    )
    for account in accounts.select_related("entered_by", "checked_by"):
        row = homes[account.household_id]
        row["account"] = account
        row["ready"] = (
            account.checked_on is not None
            and account.checked_on >= row["line"].bank_return.returned_on
        )
    for row in homes.values():
        place = row["line"].region_id
        row["may_enter"] = request.user.may(Right.ENTER, place)
        row["may_check"] = request.user.may(Right.CHECK_PAYMENT, place)
    return list(homes.values())
