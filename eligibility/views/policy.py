"""The law of any place on any day, and of several beside one another. No case is needed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Region
from accounts.roles import Right
from eligibility.browse import found, law_of, side_by_side
from eligibility.forms import CompareForm, LawForm, regions_offered
from eligibility.policies.packs import PolicyError
from households.choices import Area


@require_GET
@right_required(Right.SEE_CASES)
def policy(request: OfficerRequest) -> HttpResponse:
    """Every parameter of a place, an area and a day, by subject."""
    home = _home(request)
    today = timezone.localdate()
    asked = {"region": _written(home), "area": Area.RURAL, "on": today.isoformat()}
    form = LawForm(asked | {name: given for name, given in request.GET.items() if given})
    context: dict[str, Any] = {
        "form": form,
        "regions": regions_offered(request.user),
        "may_set": request.user.may(Right.SET_STANDARD),
    }
    if form.is_valid():
        place = form.place(home)
        try:
            subjects = law_of(place)
        except PolicyError:
            form.add_error("on", _("没有收录这一天的政策，换一个较晚的日期"))
        else:
            word = form.cleaned_data["q"].strip()
            context |= {
                "place": place,
                "word": word,
                "subjects": found(subjects, word) if word else subjects,
                "clause_url": reverse("clause"),
            }
    status = 422 if form.errors else 200
    return render(request, "eligibility/policy.html", context, status=status)


@require_GET
@right_required(Right.SEE_CASES)
def policy_compare(request: OfficerRequest) -> HttpResponse:
    """Two or three places or days side by side; only what differs, unless all is asked for."""
    home = _home(request)
    today = timezone.localdate().isoformat()
    asked = {"region_one": _written(home), "on_one": today, "area": Area.RURAL}
    form = CompareForm(asked | {name: given for name, given in request.GET.items() if given})
    context: dict[str, Any] = {"form": form, "regions": regions_offered(request.user)}
    if form.is_valid():
        places = form.places()
        try:
            sides = [law_of(place) for place in places]
        except PolicyError:
            form.add_error(None, _("没有收录这一天的政策，换一个较晚的日期"))
        else:
            everything = form.cleaned_data["everything"]
            context |= {
                "places": places,
                "subjects": side_by_side(sides, all_of_them=everything) if len(sides) > 1 else [],
                "everything": everything,
                "clause_url": reverse("clause"),
                "width": len(places) + 1,
            }
    status = 422 if form.errors else 200
    return render(request, "eligibility/policy_compare.html", context, status=status)


def _home(request: OfficerRequest) -> Region:
    """The place of the officer's first post that sees cases."""
    return next(post.region for post in request.user.posts_today if Right.SEE_CASES in post.rights)


def _written(region: Region) -> str:
    return f"{region.code:012} {region.name}"
