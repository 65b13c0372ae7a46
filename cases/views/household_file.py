"""The file of a household (一户一档): identity bar, tabs, and the page that says why this amount."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from accounts.templatetags.formats import mask_name, money
from cases.benefits import BENEFITS
from cases.models import Award
from cases.views.household_tabs import TABS, Context, asked_in, award_of, names_of
from eligibility.spoken import WORDS
from households.models import Household


@require_GET
@right_required(Right.SEE_CASES)
def household_detail(request: OfficerRequest, pk: int, tab: str = "overview") -> HttpResponse:
    """One tab of the file. Every look is logged."""
    if tab not in TABS:
        raise Http404
    household = _household(request, pk)
    _log(request, household, AccessLog.Kind.VIEW, tab)
    may_exit = (
        request.user.may(Right.VERIFY, household.region_id) and award_of(household) is not None
    )
    context = {
        **_identity(household),
        **TABS[tab][1](request, household),
        "tabs": [*_tabs(household, tab), *_above(household, may_exit=may_exit)],
        "tab": f"cases/household/_{tab}.html",
        "may_review": request.user.may(Right.ENTER, household.region_id),
        "may_reveal": request.user.may(Right.REVEAL, household.region_id),
    }
    return render(request, "cases/household/detail.html", context)


@require_GET
@right_required(Right.SEE_CASES)
def why_this_amount(request: OfficerRequest, pk: int) -> HttpResponse:
    """本户说明: one page on paper from the sealed sheet of the award named, or of the one in force."""
    household, named = _household(request, pk), request.GET.get("award", "")
    award = household.awards.filter(pk=named).first() if named.isdecimal() else award_of(household)
    if award is None:
        raise Http404
    _log(request, household, AccessLog.Kind.PRINT, "why")
    shares = award.members.select_related("person").order_by("pk")
    assessment = award.decision.assessment
    context = {
        "household": household,
        "award": award,
        "benefit": BENEFITS[award.benefit].label,
        "sheet": assessment.sheet,
        "asked": asked_in(award),
        "assessment": assessment,
        "people": names_of(household),
        "words": WORDS,
        "shares": shares,
        "printed_by": request.user,
        "printed_at": timezone.localtime(),
    }
    return render(request, "cases/household/why.html", context)


def _household(request: OfficerRequest, pk: int) -> Household:
    households = Household.objects.visible_to(request.user).select_related("region", "head")
    return get_object_or_404(households, pk=pk)


def _log(request: OfficerRequest, household: Household, kind: str, field: str) -> None:
    access.record(
        by=request.user,
        kind=kind,
        subject="household",
        subject_id=household.pk,
        region_id=household.region_id,
        fields=[field],
    )


def _identity(household: Household) -> Context:
    """What the bar on top says: head, place, award and its dates, people, this month's money."""
    award, today = award_of(household), timezone.localdate()
    lasting = household.awards.lasting(today).prefetch_related("members")
    held = list(lasting.order_by("period", "pk"))
    paid = len({share.person_id for each in held for share in each.members.all()})
    living = household.memberships.on(today).count()
    facts = [
        (_("户号"), household.number),
        (_("所在地"), household.region.name),
        (_("人口"), _("%(all)s 人，保障 %(paid)s 人") % {"all": living, "paid": paid}),
        (_("待遇"), "；".join(map(_told, held)) or _("不在享")),
        (_("本月"), money(sum(each.monthly for each in held)) if held else None),
    ]
    return {
        "household": household,
        "award": award,
        "title": _("%(name)s 家庭") % {"name": mask_name(household.head.name)},
        "facts": facts,
        "flags": _flags(household, award),
    }


def _told(award: Award) -> str:
    """The benefit, for dibao in which way, and since when."""
    mode = award.get_mode_display() if award.person_id is None else ""
    return f"{BENEFITS[award.benefit].label} {mode} {_span(award)}".replace("  ", " ")


def _span(award: Award) -> str:
    until = f"{award.period.upper:%Y-%m-%d}" if award.period.upper else ""
    return f"{award.period.lower:%Y-%m-%d}–{until}"


def _flags(household: Household, award: Award | None) -> list[dict[str, str]]:
    flags = []
    if household.close_relatives.filter(ended_on=None).exists():
        flags.append({"text": _("近亲属备案"), "tone": "warn"})
    if award and award.mode == Award.Mode.GRADUAL_EXIT:
        flags.append({"text": _("渐退中"), "tone": "warn"})
    if award and award.holds.filter(released_on=None).exists():
        flags.append({"text": _("暂缓发放"), "tone": "bad"})
    return flags


def _tabs(household: Household, here: str) -> list[Context]:
    return [
        {
            "label": label,
            "url": reverse("household_tab", args=[household.pk, name]),
            "active": name == here,
        }
        for name, (label, _build) in TABS.items()
    ]


def _above(household: Household, *, may_exit: bool) -> list[Context]:
    """Findings and exits are kept on the floor above: links, where that floor is there."""
    try:
        url = reverse("finding_list")
    except NoReverseMatch:
        return []
    links = [{"label": _("比对"), "url": f"{url}?household={household.pk}", "active": False}]
    if may_exit:
        exit_url = reverse("exit_new", args=[household.pk])
        links.append({"label": _("退出核对"), "url": exit_url, "active": False})
    return links
