"""What the page of one finding shows, whatever was just refused."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.ciphers import id_number
from accounts.http import OfficerRequest
from accounts.roles import Right
from accounts.templatetags.formats import listed, mask_id, mask_name
from cases.actions.calendar import working_days_left
from cases.models import PaymentHold, Recovery
from eligibility.spoken import WORDS
from households.choices import PovertyStatus
from households.models import Household, Membership
from monitoring.actions import duties
from monitoring.actions.applying import asks_for_review
from monitoring.actions.codes import codes_for, confirming_rights
from monitoring.actions.findings import carried_out
from monitoring.actions.recovery import is_true
from monitoring.comparisons.coverage import MISSED
from monitoring.forms.disposals import (
    AnswerForm,
    DeferForm,
    DeliveryForm,
    DisposalForm,
    ObjectionForm,
    RejectionForm,
    label_of,
)
from monitoring.impact import impact_of
from monitoring.models import AdvanceNotice, ComparedPerson, Disposal, Finding, RegisterRow
from monitoring.models.finding import DEATHS, FindingState
from monitoring.querysets import DisposalQuerySet
from monitoring.views import fact_words, missed_words
from monitoring.views.compared import BENEFITS

LOOK = (Right.SETTLE, Right.COMPARE, Right.CONFIRM_DISPOSAL, Right.AUDIT)
AFTER_A_DEATH = (Finding.Rule.ORPHANED, Finding.Rule.CARER_DIED, Finding.Rule.SUPPORTER_DIED)
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
    disposals = (
        Disposal.objects.visible_to(request.user)
        .filter(finding=finding)
        .select_related("proposed_by", "confirmed_by", "proof", "application", "advance_notice")
    )
    waiting = disposals.filter(second_needed=True, confirmed_by=None, rejected=False).first()
    context: dict[str, Any] = {
        "finding": finding,
        "trail": [(_("疑点台账"), reverse("finding_list"))],
        "left": working_days_left([finding.due_on], on=on)[finding.due_on],
        "disposals": disposals.order_by("-pk"),
        "carried_out": carried_out(finding),
        "waiting": waiting,
        "own_proposal": waiting is not None and waiting.proposer == request.user.natural_person,
        "causes": _causes(request, finding, on),
        "codes": _codes(request, finding, form),
        "form": form
        or DisposalForm(
            finding=finding, officer=request.user, on=on, code=request.GET.get("code", "")
        ),
        "notice": _notice(disposals),
        "closed_because": _closed_because(finding, disposals),
        "today": on,
        "rejection": rejection or RejectionForm(),
        "refused": refused,
    }
    context |= (
        _seen(request, finding, on) | _blank_forms(finding) | _rights(request, finding, waiting)
    )
    return render(request, "monitoring/finding_detail.html", context, status=status)


def _seen(request: OfficerRequest, finding: Finding, on: date) -> dict[str, Any]:
    """What is known: the register's side, the household's, and what happens if it is true."""
    return {
        "matched": MATCHED[Finding.Level(finding.level)],
        "said": _said(finding),
        "sources": _sources(finding),
        "seen_at_home": duties.of_finding(finding.pk),
        "id_masked": mask_id(id_number(finding.id_token)) if finding.id_token else "",
        "precision": Finding.objects.visible_to(request.user).precision(finding.rule, on),
        "members": _members(request, finding.household),
        "recoveries": Recovery.objects.visible_to(request.user).filter(origin=finding.key),
        "may_recover": bool(finding.household_id)
        and finding.rule not in DEATHS
        and is_true(finding),
        "award": _award(finding, on),
        "asks_for_review": asks_for_review(finding, on=on),
        "impact": impact_of(finding, on=on),
        "searched": finding.rule in missed_words.SEARCHED,
        "may_apply": finding.rule == MISSED and not finding.closed_on,
        "words": WORDS,
        "people": _names(finding.household),
        "holds": PaymentHold.objects.visible_to(request.user).filter(
            origin=finding.key, released_on=None
        ),
    }


def _blank_forms(finding: Finding) -> dict[str, Any]:
    return {
        "defer": DeferForm(initial={"version": finding.version}),
        "delivery": DeliveryForm(),
        "objection": ObjectionForm(),
        "answer": AnswerForm(),
    }


def found(request: OfficerRequest, pk: int, *rights: Right) -> Finding:
    """A finding in sight; if rights are named, one where the officer holds any of them."""
    seen = Finding.objects.visible_to(request.user).select_related(
        "region__parent", "owner", "person", "household__head", "last_comparison"
    )
    if rights:
        seen = seen.within(request.user.intervals_with(*rights))
    return get_object_or_404(seen, pk=pk)


def _rights(request: OfficerRequest, finding: Finding, waiting: Disposal | None) -> dict[str, bool]:
    may, place = request.user.may, finding.region_id
    seconds = confirming_rights(finding, waiting.code) if waiting else ()
    return {
        "may_settle": may(Right.SETTLE, place),
        "may_second": any(may(right, place) for right in seconds),
        "may_confirm": may(Right.CONFIRM_DISPOSAL, place),
        "may_enter": may(Right.ENTER, place),
        "may_reveal": may(Right.REVEAL, place),
    }


def _codes(
    request: OfficerRequest, finding: Finding, form: DisposalForm | None
) -> list[dict[str, Any]]:
    """The codes to choose from, as tabs; the form below shows what the chosen one asks for."""
    allowed = codes_for(finding)
    asked = form.chosen.value if form else request.GET.get("code", "")
    chosen = asked if asked in allowed else allowed[0]
    return [
        {"label": label_of(finding, code), "url": f"?code={code}#settle", "active": code == chosen}
        for code in allowed
    ]


def _causes(request: OfficerRequest, finding: Finding, on: date) -> list[tuple[str, int]]:
    """Why findings of this rule were untrue, most often first."""
    words = dict(Disposal.Cause.choices)
    counted = Finding.objects.visible_to(request.user).untrue_causes(finding.rule, on)
    return [(str(words[cause]), count) for cause, count in counted.items()]


def _closed_because(finding: Finding, disposals: DisposalQuerySet) -> str:
    """Why it is closed, in the reader's language as far as the words are ours."""
    if finding.state == FindingState.VANISHED:
        return gettext("比对中不再出现")
    confirmed = disposals.filter(confirmed_by__isnull=False, rejected=False).order_by("-pk").first()
    if finding.state != FindingState.SETTLED or confirmed is None:
        return finding.closing_reason
    return f"{confirmed.get_code_display()}{gettext('：')}{confirmed.reason}"


def _notice(disposals: DisposalQuerySet) -> AdvanceNotice | None:
    """The notice that runs, if money is to stop or fall."""
    for disposal in disposals.filter(advance_notice__isnull=False, rejected=False):
        if disposal.advance_notice.carried_out_on is None:
            return disposal.advance_notice
    return None


def _said(finding: Finding) -> list[tuple[object, object]]:
    """What the register says, in the order and words of the page."""
    if (found := missed_words.said_of(finding) or fact_words.said_of(finding)) is not None:
        return found
    facts = finding.facts
    if finding.rule in AFTER_A_DEATH:
        rows_of_death: list[tuple[object, object]] = [
            (_("逝者"), mask_name(facts["their_name"])),
            (_("死亡日期"), facts["died_on"]),
        ]
        if role := facts.get("relation"):
            rows_of_death.append((_("关系"), role))
        return rows_of_death
    if finding.rule in DEATHS:
        return [
            (_("登记姓名"), mask_name(facts["their_name"])),
            (_("死亡日期"), facts["died_on"]),
            (_("殡仪馆"), facts.get("place") or _("未写明"))
            if finding.rule == Finding.Rule.DECEASED_ON_ROLL
            else (_("户口"), _("因死亡注销")),
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
    named = [differences[code] for code in facts.get("differences", [])]
    return [*rows, (_("差异"), listed(named))] if named else rows


def _sources(finding: Finding) -> list[dict[str, Any]]:
    """The files that say so: of a death those with its row, all where the rows are no longer kept."""
    sources: list[dict[str, Any]] = finding.last_comparison.sources
    if finding.rule not in DEATHS:
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
    """The award that the finding is about, or the household's latest where it has none of that benefit."""
    if finding.household is None:
        return None
    awards = finding.household.awards.order_by("-period").exclude(period__isempty=True)
    about = awards.filter(benefit=finding.benefit, person=finding.receiver_id)
    return about.first() or awards.first()
