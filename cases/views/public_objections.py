"""Objections without a name: the form below what hangs, and the answer for the holder of a receipt."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.http import client_address
from cases.actions.objection import answer_to, hanging, lodge
from cases.actions.public_visits import count
from cases.forms.public import PublicObjectionForm, ReceiptForm
from cases.procedure import StepRefused
from cases.views.public_space import public_page, shown

A_DAY = timedelta(days=1)
MOST_A_DAY = 5  # objections from one address


@public_page
def public_objection(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what is wrong with what hangs; the receipt is shown once."""
    today = timezone.localdate()
    against = hanging(slug, on=today)
    if against is None:
        raise Http404
    form = PublicObjectionForm(request.POST or None)
    if not form.is_valid():
        context = {"form": form, "slug": slug, "text": against.text}
        return shown(request, "objection", context, status=422 if form.errors else 200)
    if count("objection", client_address(request), each=A_DAY) > MOST_A_DAY:
        return shown(request, "objection_wait", status=429)
    try:
        lodged = lodge(slug, on=today, **form.cleaned_data)
    except StepRefused as refused:
        form.add_error(None, str(refused))
        return shown(
            request, "objection", {"form": form, "slug": slug, "text": against.text}, status=422
        )
    return shown(request, "objection_lodged", {"lodged": lodged})


@public_page
def public_answer(request: HttpRequest) -> HttpResponse:
    """What became of an objection, by its receipt."""
    form = ReceiptForm(request.POST or None)
    if not form.is_valid():
        return shown(request, "answer", {"form": form}, status=422 if form.errors else 200)
    found = answer_to(form.cleaned_data["receipt"])
    if found is None:
        form.add_error("receipt", _("没有这个回执号，照着回执再输入一遍"))
        return shown(request, "answer", {"form": form}, status=422)
    return shown(request, "answer", {"form": form, "found": found})
