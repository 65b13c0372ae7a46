"""What the page of one finding shows, whatever was just refused."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.ciphers import id_number
from accounts.http import OfficerRequest
from accounts.roles import Right
from accounts.templatetags.formats import mask_id, mask_name
from cases.actions.calendar import working_days_left
from cases.models import PaymentHold
from eligibility.spoken import WORDS
from households.choices import PovertyStatus
from households.models import Household, Membership
from monitoring.actions.findings import carried_out
from monitoring.comparisons.coverage import MISSED
from monitoring.forms.findings import DisposalForm, RejectionForm
from monitoring.impact import impact_of
from monitoring.models import ComparedPerson, Finding, RegisterRow
from monitoring.views import missed_words
from monitoring.views.compared import BENEFITS

LOOK = (Right.SETTLE, Right.COMPARE, Right.CONFIRM_DISPOSAL, Right.AUDIT)
TONES = {"open": "bad", "checking": "warn", "proposed": "info", "settled": "ok", "vanished": ""}
MATCHED = {
    Finding.Level.L1: _("号码、姓名"),
    Finding.Level.L2: _("号码（姓名不同）"),
    Finding.Level.L3: _("姓名、出生日期、村（没有号码）"),
}


def finding_page(
    request: OfficerRequest,
    finding: Finding,
    *,
    form: DisposalForm | None = None,
    rejection: RejectionForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """Three columns: the register, the household, what happens if it is true; and what can be done."""
    on = timezone.localdate()
    disposals = finding.disposals.select_related("proposed_by", "confirmed_by", "proof")
    waiting = disposals.filter(second_needed=True, confirmed_by=None, rejected=False).first()
    context: dict[str, Any] = {
        "finding": finding,
        "trail": [(_("疑点台账"), reverse("finding_list"))],
        "tone": TONES[finding.state],
        "matched": MATCHED[Finding.Level(finding.level)],
        "said": _said(finding),
        "sources": _sources(finding),
        "id_masked": mask_id(id_number(finding.id_token)) if finding.id_token else "",
        "members": _members(request, finding.household),
        "award": _award(finding, on),
        "impact": impact_of(finding, on=on),
        "searched": finding.rule in missed_words.SEARCHED,
        "may_apply": finding.rule == MISSED and not finding.closed_on,
        "words": WORDS,
        "people": _names(finding.household),
        "holds": PaymentHold.objects.visible_to(request.user).filter(
            origin=finding.key, released_on=None
        ),
        "left": working_days_left([finding.due_on], on=on)[finding.due_on],
        "disposals": disposals.order_by("-pk"),
        "waiting": waiting,
        "carried_out": carried_out(finding),
        "own_proposal": waiting is not None and waiting.proposer == request.user.natural_person,
        "precision": Finding.objects.visible_to(request.user).precision(finding.rule, on),
        "form": form or DisposalForm(finding=finding),
        "rejection": rejection or RejectionForm(),
        "refused": refused,
    } | _rights(request, finding)
    return render(request, "monitoring/finding_detail.html", context, status=status)


def _rights(request: OfficerRequest, finding: Finding) -> dict[str, bool]:
    may = request.user.may
    return {
        "may_settle": may(Right.SETTLE, finding.region_id),
        "may_confirm": may(Right.CONFIRM_DISPOSAL, finding.region_id),
        "may_enter": may(Right.ENTER, finding.region_id),
        "may_reveal": may(Right.REVEAL, finding.region_id),
    }


def _said(finding: Finding) -> list[tuple[object, object]]:
    """What the register says, in the order and words of the page."""
    if (found := missed_words.said_of(finding)) is not None:
        return found
    facts = finding.facts
    if finding.rule == Finding.Rule.DECEASED_ON_ROLL:
        return [
            (_("登记姓名"), mask_name(facts["their_name"])),
            (_("死亡日期"), facts["died_on"]),
            (_("殡仪馆"), facts.get("place") or _("未写明")),
        ]
    statuses = dict(PovertyStatus.choices)
    differences = dict(ComparedPerson.Difference.choices)
    rows: list[tuple[object, object]] = []
    if name := facts.get("their_name"):
        rows.append((_("登记姓名"), mask_name(name)))
    for label, theirs, ours, words in (
        (_("脱贫属性"), "their_category", "our_category", statuses),
        (_("享受待遇"), "their_benefit", "our_benefit", BENEFITS),
        (_("家庭人数"), "their_people", "our_people", {}),
    ):
        said = [words.get(facts.get(side), facts.get(side) or "—") for side in (theirs, ours)]
        rows.append((label, _("名册：%(t)s；我方：%(o)s") % {"t": said[0], "o": said[1]}))
    if risk := facts.get("risk"):
        rows.append((_("风险类型"), risk))
    named = [str(differences[code]) for code in facts.get("differences", [])]
    return [*rows, (_("差异"), "、".join(named))] if named else rows


def _sources(finding: Finding) -> list[dict[str, Any]]:
    """The files that say so: of a death those with its row, all where the rows are no longer kept."""
    sources: list[dict[str, Any]] = finding.last_comparison.sources
    if finding.rule != Finding.Rule.DECEASED_ON_ROLL:
        return sources
    rows = RegisterRow.objects.filter(
        register_import__in=[source["import"] for source in sources],
        name=finding.facts["their_name"],
        event_on=finding.facts["died_on"],
    )
    saying = set(rows.values_list("register_import", flat=True))
    return [source for source in sources if source["import"] in saying] or sources


def _members(request: OfficerRequest, household: Household | None) -> list[Membership]:
    if household is None:
        return []
    living = Membership.objects.visible_to(request.user).filter(
        household=household, period__endswith=None
    )
    return list(living.with_people())


def _names(household: Household | None) -> dict[str, str]:
    if household is None:
        return {}
    return {
        str(pk): mask_name(name)
        for pk, name in household.memberships.values_list("person", "person__name")
    }


def _award(finding: Finding, on: Any) -> object:
    if finding.household is None:
        return None
    return finding.household.awards.order_by("-period").exclude(period__isempty=True).first()
