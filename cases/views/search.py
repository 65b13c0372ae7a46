"""One box for number, name, household or application: asked by POST, answered with masked rows."""

import re
from typing import Any

from django.db.models.functions import Reverse
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.actions import access
from accounts.ciphers import id_number, id_token
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.id_numbers import BadNumber, parse, tidy
from accounts.models import AccessLog
from accounts.roles import Right
from accounts.templatetags.formats import mask_id
from cases.models import Application
from households.models import Household, Membership, Person
from households.names import wanted_grams

SHOWN = 20
LOOKED_THROUGH = 200  # of a name that thousands have, so many are put in order


@require_http_methods(["GET", "POST"])
@right_required(Right.SEE_CASES)
def search(request: OfficerRequest) -> HttpResponse:
    """Find people, households and applications in the officer's own area."""
    asked = request.POST.get("q", "").replace("\0", "").strip()[:60]
    if request.method == "GET" or not asked:
        return render(request, "cases/household/search.html", {"asked": ""})
    people = _people(request, asked)
    found = {
        "asked": asked,
        "people": people,
        "households": _numbered(
            Household.objects.visible_to(request.user), asked, "head", "region"
        ),
        "applications": _numbered(Application.objects.visible_to(request.user), asked, "region"),
    }
    access.record(
        by=request.user,
        kind=AccessLog.Kind.SEARCH,
        subject="search",
        subject_id=None,
        region_id=access.home_of(request.user),
        fields=[_kind_of(asked)],
    )
    return render(request, "cases/household/search.html", found)


def _kind_of(asked: str) -> str:
    if re.fullmatch(r"\d{17}[\dX]", tidy(asked)):
        return "id_number"
    return "number" if re.search(r"\d", asked) else "name"


def _people(request: OfficerRequest, asked: str) -> list[dict[str, Any]]:
    people = Person.objects.visible_to(request.user).filter(merged_into=None)
    if _kind_of(asked) == "id_number":
        try:
            number = parse(asked, on=timezone.localdate()).number
        except BadNumber:
            return []
        found = people.with_token(id_token(number))
    elif _kind_of(asked) == "name":
        found = people.filter(name_grams__contains=wanted_grams(asked))
    else:
        return []
    if (
        len(asked) == 1
    ):  # one in ten may have it: from place to place is sooner than by the index of names
        found = found.order_by("region_id", "pk")
    some = sorted(found.values_list("pinyin", "pk")[:LOOKED_THROUGH])[:SHOWN]
    people = found.select_related("region").order_by("pinyin", "pk")
    listed = list(people.filter(pk__in=[key for _pinyin, key in some]))
    homes = {
        home.person_id: home.household
        for home in Membership.objects.visible_to(request.user)
        .filter(person__in=listed, period__endswith=None)
        .select_related("household")
    }
    return [
        {
            "person": person,
            "number": mask_id(id_number(person.id_token)) if person.id_token else "",
            "household": homes.get(person.pk),
        }
        for person in listed
    ]


def _numbered(rows: Any, asked: str, *related: str) -> list[Any]:
    """Rows whose number is, or ends with, what was asked; at least four characters."""
    word = asked.upper()
    if len(word) < 4 or not re.fullmatch(r"[A-Z0-9-]+", word):
        return []
    ending = rows.alias(backwards=Reverse("number")).filter(backwards__startswith=word[::-1])
    return list(ending.select_related(*related).order_by("-pk")[:SHOWN])
