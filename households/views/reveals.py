"""Masked numbers shown for a minute: one POST, one line in the access log."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.actions import access
from accounts.ciphers import card_number, id_number
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from accounts.templatetags.formats import mask_card, mask_id, mask_phone
from households.models import BankAccount, Membership, Person


@require_POST
@right_required(Right.REVEAL)
def reveal_number(request: OfficerRequest, pk: int) -> HttpResponse:
    """A person's ID number."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    number = id_number(person.id_token) if person.id_token else person.other_id or ""
    return _shown(request, person, "id_number", number, mask_id(number), _("身份证号"))


@require_POST
@right_required(Right.REVEAL)
def reveal_phone(request: OfficerRequest, pk: int) -> HttpResponse:
    """A person's telephone number."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    phone = person.phone or ""
    return _shown(request, person, "phone", phone, mask_phone(phone), _("电话"))


@require_POST
@right_required(Right.REVEAL)
def reveal_card(request: OfficerRequest, pk: int) -> HttpResponse:
    """The number of a household's account."""
    account = get_object_or_404(BankAccount.objects.visible_to(request.user), pk=pk)
    number = card_number(account.card_token)
    return _shown(request, account, "card", number, mask_card(number), _("账号"))


def _shown(
    request: OfficerRequest,
    row: Person | BankAccount,
    field: str,
    value: str,
    masked: str,
    label: str,
) -> HttpResponse:
    """The component again with the value in it; without script, a page with it and a way back."""
    if not request.user.may(Right.REVEAL, row.region_id):
        return render(request, "403.html", status=403)
    access.record(
        by=request.user,
        kind=AccessLog.Kind.REVEAL,
        subject=type(row).__name__.lower(),
        subject_id=row.pk,
        region_id=row.region_id,
        fields=[field],
    )
    context = {"masked": masked, "value": value, "label": label, "back": _file_of(request, row)}
    if request.headers.get("HX-Request"):
        return render(request, "components/reveal.html", context)
    return render(request, "households/revealed.html", context)


def _file_of(request: OfficerRequest, row: Person | BankAccount) -> str:
    if isinstance(row, BankAccount):
        return reverse("household_detail", args=[row.household_id])
    home = Membership.objects.visible_to(request.user).filter(person=row).order_by("-pk").first()
    return reverse("household_detail", args=[home.household_id]) if home else reverse("desk")
