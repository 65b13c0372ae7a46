"""What one comparison found: its findings by rule, and the people of its four groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat, Left, LPad, Substr
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.ciphers import id_number
from accounts.http import OfficerRequest
from accounts.models import Region
from accounts.paging import page_of
from accounts.querysets import ScopedQuerySet
from accounts.roles import Right
from accounts.templatetags.formats import grouped, mask_id, mask_name
from households.choices import PovertyStatus
from monitoring.comparisons import COMPARISONS
from monitoring.models import ComparedPerson, Comparison, Finding

Group = ComparedPerson.Group
Difference = ComparedPerson.Difference
BENEFITS = {
    "dibao": gettext_lazy("低保"),
    "tekun": gettext_lazy("特困"),
    "none": gettext_lazy("无"),
}
STATUSES = dict(PovertyStatus.choices)
# What of the two records tells a difference: theirs, ours, and how both are worded.
TOLD: dict[str, tuple[str, str, Mapping[str, Any]]] = {
    Difference.MEMBERSHIP: ("their_people", "our_people", {}),
    Difference.BENEFIT: ("their_benefit", "our_benefit", BENEFITS),
    Difference.CATEGORY: ("their_category", "our_category", STATUSES),
    Difference.MARKED: ("their_benefit", "our_benefit", BENEFITS),
    Difference.LEFT: ("risk", "our_benefit", BENEFITS),
    Difference.UNKNOWN: ("their_category", "our_category", STATUSES),
}
CHANGES = ("came", "went")
_QUARTER = Cast(Substr("period", 6), IntegerField()) * 3
# The last month of a period as text: 2026Q3 stands with 2026-09.
_LAST_MONTH = Case(
    When(
        period__contains="Q",
        then=Concat(
            Left("period", 4), Value("-"), LPad(Cast(_QUARTER, CharField()), 2, Value("0"))
        ),
    ),
    default=F("period"),
)


@dataclass(frozen=True)
class Row:
    """One person of a group: who it is, masked, and how the two records differ."""

    person: ComparedPerson
    number: str
    category: object
    differences: list[tuple[str, str]]


def comparisons_of(request: OfficerRequest) -> ScopedQuerySet[Comparison]:
    """Comparisons where the officer may compare, the latest period first."""
    seen = Comparison.objects.visible_to(request.user).within(
        request.user.intervals_with(Right.COMPARE)
    )
    latest_first = (_LAST_MONTH.desc(), "-period", "-started_at", "-pk")
    return seen.select_related("region", "started_by").order_by(*latest_first)


def comparison_of(request: OfficerRequest, pk: int) -> Comparison:
    """One of them. Raises Http404."""
    found = comparisons_of(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def found_by(request: OfficerRequest, comparison: Comparison) -> list[dict[str, Any]]:
    """Findings of its rules in its place: new with it, to do today, and settled; with their lists."""
    levels = dict(Finding.Level.choices)
    declared = {rule.code: rule for rule in COMPARISONS[comparison.kind].rules}
    counted = (
        Finding.objects.visible_to(request.user)
        .inside(comparison.region.code, comparison.region.until)
        .filter(rule__in=list(declared))
        .order_by()
        .values("rule", "level")
        .annotate(
            new=Count("pk", filter=Q(first_comparison=comparison)),
            todo=Count("pk", filter=Q(state__in=["open", "checking", "proposed"])),
            settled=Count("pk", filter=Q(state="settled")),
        )
    )
    found = []
    for row in sorted(counted, key=lambda each: (each["rule"], each["level"])):
        wanted = {"rule": row["rule"], "level": row["level"]}
        found.append(
            {
                **row,
                "rule_label": declared[row["rule"]].label,
                "level_label": levels[row["level"]],
                "new_url": _findings(**wanted, comparison=comparison.pk, state="all"),
                "todo_url": _findings(**wanted),
                "settled_url": _findings(**wanted, state="settled"),
            }
        )
    return found


def townships_of(request: OfficerRequest, comparison: Comparison) -> list[dict[str, Any]]:
    """Its findings still to do, township by township, the most first; with their lists."""
    rules = [rule.code for rule in COMPARISONS[comparison.kind].rules]
    counted = (
        Finding.objects.visible_to(request.user)
        .inside(comparison.region.code, comparison.region.until)
        .to_do()
        .filter(rule__in=rules)
        .order_by()
        .values("township_code")
        .annotate(todo=Count("pk"), late=Count("pk", filter=Q(due_on__lt=timezone.localdate())))
        .order_by("-todo", "township_code")
    )
    names = dict(
        Region.objects.filter(code__in=[each["township_code"] for each in counted]).values_list(
            "code", "name"
        )
    )
    return [{**each, "name": names.get(each["township_code"], "")} for each in counted]


def groups_page(request: OfficerRequest, comparison: Comparison) -> dict[str, Any]:
    """The four groups with their change since last time, and the people of the one asked for."""
    counts = comparison.groups.get("counts")
    if not counts:
        return {}
    group = request.GET.get("group", "")
    group = group if group in Group.values else Group.DIFFER
    change = request.GET.get("change", "")
    people = _people(request, comparison, group, change if change in CHANGES else "")
    paged = page_of(request, people.order_by("region_id", "pk"))
    return {
        "before": comparison.groups.get("before"),
        "groups": [
            {"group": value, "label": label, **counts[value]} for value, label in Group.choices
        ],
        "group": group,
        "group_label": Group(group).label,
        "change": change if change in CHANGES else "",
        "tabs": [
            {
                "label": label,
                "url": f"?group={value}",
                "active": value == group,
                "count": grouped(counts[value]["now"]),
            }
            for value, label in Group.choices
        ],
        "rows": [_row(person) for person in paged["page"]],
        **paged,
    }


def _people(
    request: OfficerRequest, comparison: Comparison, group: str, change: str
) -> ScopedQuerySet[ComparedPerson]:
    """People of a group; or only who came into it, or who left it, since the comparison before."""
    seen = ComparedPerson.objects.visible_to(request.user).select_related("region", "household")
    now = seen.filter(comparison=comparison, group=group)
    if not change:
        return now
    earlier = seen.filter(comparison=_before(request, comparison), group=group)
    here, there = (earlier, now) if change == "went" else (now, earlier)
    same = there.filter(id_token=OuterRef("id_token"))
    return here.filter(~Exists(same.select_related(None)))


def _before(request: OfficerRequest, comparison: Comparison) -> Comparison | None:
    """The comparison whose groups the change is counted from."""
    return (
        Comparison.objects.visible_to(request.user)
        .filter(
            kind=comparison.kind,
            region=comparison.region_id,
            period=comparison.groups.get("before") or "",
        )
        .exclude(finished_at=None)
        .order_by("-pk")
        .first()
    )


def _row(person: ComparedPerson) -> Row:
    return Row(
        person=person,
        number=mask_id(id_number(person.id_token)) if person.id_token else "",
        category=STATUSES.get(person.category, person.category),
        differences=[
            (str(Difference(code).label), _told(person.facts, code)) for code in person.differences
        ],
    )


def _told(facts: dict[str, Any], code: str) -> str:
    """What each side says about one difference."""
    if code == Difference.NAME:
        return _("名册 %(theirs)s") % {"theirs": mask_name(facts.get("their_name"))}
    theirs, ours, words = TOLD[code]
    said = [facts.get(side) for side in (theirs, ours)]
    told = [str(words.get(str(each), each)) if each else _("没有") for each in said]
    return _("名册 %(theirs)s，我方 %(ours)s") % {"theirs": told[0], "ours": told[1]}


def _findings(**wanted: str | int) -> str:
    return f"{reverse('finding_list')}?{urlencode(wanted)}"
