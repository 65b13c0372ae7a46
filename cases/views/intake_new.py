"""A new application: search before create (先查后建)."""

import hashlib

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.id_numbers import BadNumber
from accounts.inputs import IdNumberInput
from accounts.models import Officer, Region
from accounts.roles import Right
from cases.actions.intake import SAVES_OF_A_PAGE, AlreadyOpen, open_draft, open_review
from cases.actions.lookup import Hit, TooManyForeign, look_up
from cases.benefits import benefit_choices
from cases.grants import DIBAO
from cases.intake.boxes import Choose, IdNumberBox, NameBox
from cases.models import Application, Award
from households.choices import Area
from households.models import Household


class NewApplicationForm(forms.Form):
    """Who applies, and where the household lives."""

    benefit = Choose(benefit_choices(), label=gettext_lazy("申请的待遇"), required=False)
    id_number = IdNumberBox(label=gettext_lazy("申请人身份证号"))
    name = NameBox(label=gettext_lazy("申请人姓名"))
    village = Choose(label=gettext_lazy("村（社区）"))
    area = Choose(Area.choices, label=gettext_lazy("城乡"))
    channel = Choose(
        [c for c in Application.Channel.choices if c[0] in ("window", "discovery", "hotline")],
        label=gettext_lazy("来源"),
    )

    def __init__(self, officer: Officer, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["village"].choices = [("", "—"), *villages_of(officer)]  # type: ignore[attr-defined]
        box = self.fields["id_number"]
        box.on = timezone.localdate()  # type: ignore[attr-defined]
        box.widget = IdNumberInput(check_url=reverse("number_check"))


@require_http_methods(["GET", "POST"])
@right_required(Right.ENTER)
def application_new(request: OfficerRequest) -> HttpResponse:
    """Look the number up; if nothing stands in the way, open a draft."""
    initial = {
        "benefit": request.GET.get("benefit") or DIBAO,
        "area": Area.RURAL,
        "channel": Application.Channel.WINDOW,
    }
    if request.method == "GET":
        return _page(request, NewApplicationForm(request.user, initial=initial))
    form = NewApplicationForm(request.user, request.POST)
    if not form.is_valid():
        return _page(request, form)
    on, said = timezone.localdate(), form.cleaned_data
    said["benefit"] = said["benefit"] or DIBAO
    try:
        hit = look_up(
            said["id_number"], by=request.user, on=on, name=said["name"], benefit=said["benefit"]
        )
    except TooManyForeign as error:
        form.add_error("id_number", str(error))
        return _page(request, form)
    if hit.blocks or (hit.standing != "free" and "anyway" not in request.POST):
        return _page(request, form, hit)
    household = hit.household.pk if hit.household else None
    try:
        application = open_draft(
            by=request.user, on=on, region_id=int(said["village"]), name=said["name"],
            number=said["id_number"], benefit=said["benefit"], area=said["area"], channel=said["channel"],
            household_id=household,
        )  # fmt: skip
    except AlreadyOpen as error:
        messages.warning(request, str(error))
        return redirect(error.application)
    return redirect("application_tasks", application.pk)


@require_POST
@right_required(Right.ENTER)
def number_check(request: OfficerRequest) -> HttpResponse:
    """The card below an ID number field: what is known of the number, as far as it may be told."""
    raw, apart = request.POST.get("number", ""), request.GET.get("application", "")
    try:
        hit = look_up(
            raw, by=request.user, on=timezone.localdate(), benefit=_benefit_of(request, apart),
            apart_from=int(apart) if apart.isdecimal() else None,
        )  # fmt: skip
    except (BadNumber, TooManyForeign) as error:
        return render(request, "cases/intake/_hit.html", {"text": str(error)})
    return render(request, "cases/intake/_hit.html", {"hit": hit})


def _benefit_of(request: OfficerRequest, apart: str) -> str:
    """The benefit of the draft in which a number is typed; dibao on the page that opens one."""
    if not apart.isdecimal():
        return DIBAO
    known = Application.objects.visible_to(request.user).filter(pk=int(apart))
    return known.values_list("benefit", flat=True).first() or DIBAO


@require_POST
@right_required(Right.ENTER)
def review_new(request: OfficerRequest, pk: int) -> HttpResponse:
    """Open a review of a household, or of one award of it (`award`), filled with what is on file, or go on
    with the one in hand."""
    award = Award.objects.visible_to(request.user).filter(
        household=pk, pk=request.POST.get("award", "0")
    )
    benefit, person = award.values_list("benefit", "person").first() or (DIBAO, None)
    on = timezone.localdate()
    try:
        application = open_review(pk, by=request.user, on=on, benefit=benefit, person_id=person)
    except Household.DoesNotExist:
        return render(request, "404.html", status=404)
    except AlreadyOpen as error:
        messages.warning(request, str(error))
        return redirect(error.application)
    return redirect("application_tasks", application.pk)


def villages_of(officer: Officer) -> list[tuple[str, str]]:
    """Villages in which the officer may enter applications, with their township."""
    villages = Region.objects.visible_to(officer).in_force().filter(level=Region.Level.VILLAGE)
    return [
        (str(village.code), f"{village.parent.name if village.parent else ''} {village.name}")
        for village in villages.select_related("parent")
        if officer.may(Right.ENTER, village.code)
    ]


def sequence_of(sent: "dict[str, str] | object") -> int:
    """One number for the page (`client`) and the place of the save (`sequence`) among its saves."""
    get = sent.get  # type: ignore[union-attr]
    client, place = str(get("client", "")), str(get("sequence", ""))
    page = int.from_bytes(hashlib.blake2b(client.encode(), digest_size=5).digest(), "big") >> 1
    saves = int(place[:8]) if place.isdecimal() else 0
    return (page if client else 0) * SAVES_OF_A_PAGE + min(saves, SAVES_OF_A_PAGE - 1)


def _page(
    request: OfficerRequest, form: NewApplicationForm, hit: Hit | None = None
) -> HttpResponse:
    trail = [(_("申请"), reverse("application_list"))]
    context = {"form": form, "hit": hit, "trail": trail}
    status = 422 if form.errors else 409 if hit else 200
    return render(request, "cases/intake/new.html", context, status=status)
