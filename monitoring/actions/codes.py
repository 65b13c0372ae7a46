"""Disposal codes (疑点处置): which of them a finding allows, what each asks for, and who confirms it.

Nothing here writes. A finding closes (对账销号) when its question comes back clean, or when named evidence
and a second person stand behind it: so every code that closes one has both.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import statements
from accounts.models import Officer
from accounts.roles import Right
from cases.models import Application
from cases.procedure import OPEN, State
from households.actions.deaths import heirs_of, is_minor
from monitoring.comparisons import RULES
from monitoring.models import Disposal, Finding
from monitoring.models.finding import DEATHS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SQL = Path(__file__).resolve().parent.parent / "sql"
Code = Disposal.Code
DISMISSALS = frozenset({Code.EXPLAINED, Code.THEIR_ERROR, Code.OUR_ERROR})
WEIGHTY = frozenset({Code.STOPPED, Code.CHANGED, Code.CLUE})
OF_A_DEATH = frozenset({Code.STOPPED, Code.NOT_REACHED}) | DISMISSALS
LONGEST_REST = timedelta(days=366)


class Facts(TypedDict, total=False):
    """What the codes ask for, beside the reason and the proof; the columns of a disposal."""

    event_on: date | None
    cause: str
    said_by: str
    due_on: date | None
    to_whom: str
    application: Application | None
    scope: str
    end_reason: str
    from_month: date | None
    new_head_id: int | None
    guardian: str
    concerns: Iterable[Officer]


def codes_for(finding: Finding) -> list[Code]:
    """The codes that make sense for a finding: a death is true or untrue, the rest follows from it."""
    if finding.rule in DEATHS:
        return [code for code in Code if code in OF_A_DEATH]
    left_out: set[Code] = set()
    if finding.household_id is None:
        left_out |= {Code.STOPPED, Code.CHANGED, Code.OUR_ERROR}
    elif finding.person_id is None:
        left_out |= {Code.STOPPED}
    return [code for code in Code if code not in left_out]


def asked_by(finding: Finding, code: str) -> "dict[str, StrOrPromise]":
    """The facts a code asks for here, each with the sentence that is said where it is missing."""
    death = finding.rule in DEATHS
    proof: dict[str, StrOrPromise] = {"proof": _("上传核实证明（村委会证明、注销户口单等的照片）")}
    cause: dict[str, StrOrPromise] = {"cause": _("选择误报的原因")}
    asked: dict[str, dict[str, StrOrPromise]] = {
        Code.STOPPED: proof | {"event_on": _("填写死亡日期，不晚于今天")}
        if death
        else proof
        | {
            "scope": _("选择停发本人还是全户"),
            "end_reason": _("选择停发的原因"),
            "from_month": _("填写从哪个月起停发"),
        },
        Code.CHANGED: {"application": _("先发起复核，再选择这次复核")},
        Code.EXPLAINED: cause | {"said_by": _("写明由谁证实")} | proof,
        Code.THEIR_ERROR: cause | {"said_by": _("写明由谁证实")} | proof,
        Code.OUR_ERROR: cause,
        Code.NEW_CASE: {"application": _("先新开申请，再选择这件申请")},
        Code.TEMPORARY_AID: {"application": _("先受理急难救助，再选择这件申请")},
        Code.REFERRED: {"to_whom": _("写明转给谁"), "due_on": _("填写办理期限")},
        Code.WATCH_LIST: {"due_on": _("填写下次核查日期")},
        Code.POVERTY_OFFICE: {"to_whom": _("写明转给谁")},
        Code.CLUE: {"to_whom": _("写明转给谁")},
        Code.NOT_REACHED: {"due_on": _("填写再访日期")},
    }
    facts = asked[Code(code)]
    if death and code in (Code.EXPLAINED, Code.THEIR_ERROR):
        facts = facts | {"due_on": _("填写在世核实的有效期，到期重新核实")}
    if death and code == Code.STOPPED and needs_guardian(finding):
        facts = facts | {"guardian": _("家中没有成年人，写明户外监护人的姓名和关系")}
    return facts


def needs_second(code: str) -> bool:
    """Whether a second person must confirm: whatever closes a finding."""
    return code != Code.NOT_REACHED


def is_weighty(finding: Finding, code: str) -> bool:
    """Whether the county confirms: money stops or falls, a clue, or a death that number and name speak for
    is called untrue."""
    certain = RULES[finding.rule].second and finding.level == Finding.Level.L1
    return code in WEIGHTY or (certain and code in DISMISSALS)


def confirming_rights(finding: Finding, code: str) -> tuple[Right, ...]:
    """Who may be the second person: for light codes anybody else who settles findings there."""
    if is_weighty(finding, code):
        return (Right.CONFIRM_DISPOSAL,)
    return (Right.CONFIRM_DISPOSAL, Right.SETTLE)


def needs_guardian(finding: Finding) -> bool:
    """Whether with this head's death nobody of age would be left in the household."""
    household = finding.household
    if household is None or household.head_id != finding.person_id or finding.person_id is None:
        return False
    heirs = heirs_of(household, finding.person_id, on=finding.found_on)
    return bool(heirs) and all(is_minor(each.person, finding.found_on) for each in heirs)


def applications_for(finding: Finding, code: str) -> QuerySet[Application]:
    """Applications that a disposal may name: of the household or the person, not from before the finding.

    A change names a review; temporary aid names one of that benefit.
    """
    named = Q(people__id_token=finding.id_token) if finding.id_token else Q(pk=None)
    if finding.household_id:
        named |= Q(household=finding.household_id)
    review = Q(purpose=Application.Purpose.REVIEW) if code == Code.CHANGED else Q()
    aid = Q(benefit="temporary_aid") if code == Code.TEMPORARY_AID else Q()
    lately = Q(created_at__date__gte=finding.found_on) | Q(state__in=OPEN)
    found = Application.objects.filter(named & review & aid & lately)
    return found.exclude(state=State.WITHDRAWN).distinct().order_by("-pk")


def corrected_since(finding: Finding) -> dict[str, str] | None:
    """The last correction of the household's file or the person since the finding: which table, when.

    The history is written by the database, so none can be claimed; None if nothing was corrected.
    """
    since = timezone.make_aware(datetime.combine(finding.found_on, time.min))
    given = {"person": finding.person_id, "household": finding.household_id, "since": since}
    for row in statements.rows(SQL, "corrections_since", **given):
        model = apps.get_model("households", row["what"])
        return {"what": str(model._meta.verbose_name), "at": row["at"].isoformat()}
    return None
