"""What everybody may ask without a name: the guide, the progress of an application, an estimate."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.http import client_address
from accounts.models import Region
from accounts.models.region import NATION
from cases.estimate import estimate
from cases.forms.public import EstimateForm, GuidePlaceForm, ProgressForm
from cases.guide import GUIDES, told
from cases.progress import TooManyTries, progress_of
from cases.views.public_space import public_page, shown
from eligibility.browse import Place
from eligibility.policies.packs import PolicyError
from eligibility.rules.reading import FactsError
from households.choices import Area


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The doors of the public space."""
    return shown(request, "home")


@public_page
def guide_list(request: HttpRequest) -> HttpResponse:
    """Every benefit, and for whom it is."""
    return shown(request, "guide_list", {"guides": GUIDES.values()})


@public_page
def guide(request: HttpRequest, benefit: str) -> HttpResponse:
    """One benefit as the law of a place has it today."""
    if benefit not in GUIDES:
        raise Http404
    form = GuidePlaceForm(request.GET or None)
    region = form.cleaned_data["region"] if form.is_valid() else None
    area = (form.cleaned_data["area"] if form.is_valid() else "") or Area.RURAL
    place = Place(region or _nation(), area, timezone.localdate())
    context = {"form": form, "place": place, "local": region, **vars(told(GUIDES[benefit], place))}
    return shown(request, "guide", context, status=422 if form.errors else 200)


@public_page
def progress(request: HttpRequest) -> HttpResponse:
    """The stage of an application; the same answer for a wrong number and for wrong places."""
    form = ProgressForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if not form.is_valid():
        return shown(request, "progress", context, status=422 if form.errors else 200)
    try:
        context["found"] = progress_of(**form.cleaned_data, who=client_address(request))
    except TooManyTries:
        return shown(request, "progress_wait", status=429)
    if context["found"] is None:
        form.add_error(None, _("没有查到。核对受理号和身份证号后四位；连错五次要等半小时"))
    return shown(request, "progress", context, status=422 if form.errors else 200)


@public_page
def estimate_page(request: HttpRequest) -> HttpResponse:
    """Six questions and what the rules answer. The answers go with the request and stay nowhere."""
    form = EstimateForm(request.POST or None)
    if not form.is_valid():
        return shown(request, "estimate", {"form": form}, status=422 if form.errors else 200)
    answers = form.answers()
    try:
        sheet = estimate(answers, on=timezone.localdate())
    except (FactsError, PolicyError):
        form.add_error(None, _("这些回答算不出来，改一改，或者直接到乡镇（街道）问"))
        return shown(request, "estimate", {"form": form}, status=422)
    lines = [line for line in sheet["lines"] if line["section"] in ("measure", "property", "award")]
    return shown(request, "estimated", {"sheet": sheet, "lines": lines, "place": answers.region})


def _nation() -> Region:
    return Region(code=NATION, name=_("全国"), level=Region.Level.NATION)
