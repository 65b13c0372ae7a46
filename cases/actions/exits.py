"""Exit with a double lock: proposed, proved, told in writing, held against every risk list, then cleared.

An award ends or falls without it only by death, by the person's own wish, or when a confirmation is recalled.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.calendar import due_date
from cases.benefits import law_in, limit_of
from cases.models import Application, Award, ExitCheck, ExitSource, VerificationResult
from cases.procedure import FourEyes, StepRefused

Reason = Award.EndReason
FREE = frozenset({Reason.DEATH, Reason.VOLUNTARY, Reason.RECALLED})
SHORTEST = 5
RISKS: dict[str, Promise] = {
    "poverty_register": gettext_lazy("扶贫名册上风险未消除"),
    "findings": gettext_lazy("有未办结的疑点"),
    "illness": gettext_lazy("有重病成员"),
    "watch": gettext_lazy("在潜在救助对象名单上"),
    "screening": gettext_lazy("有未处置的排查或预警"),
    "hotline": gettext_lazy("有未办结的热线诉求"),
}


@dataclass(frozen=True)
class Gate:
    """One thing that must be so before the award may end."""

    words: str
    clear: bool


@transaction.atomic
def propose(award_id: int, *, reason: str, note: str, by: Officer, on: date) -> ExitCheck:
    """The award shall end or fall, and why; sources and visit of an open review come along.

    Asked again, the open check is the check. Raises StepRefused for a reason that needs none.
    """
    award = Award.objects.visible_to(by).select_for_update(of=("self",)).get(pk=award_id)
    _require(by, Right.VERIFY, award.region_id)
    if reason in FREE:
        raise StepRefused(_("死亡和自愿放弃不用退出核对"))
    if len(note.strip()) < SHORTEST:
        raise StepRefused(_("写明退出的理由，至少 5 个字"))
    return _open_check(award, reason=reason, note=note, by=by, on=on)


@transaction.atomic
def propose_gradual_end(award_id: int, *, note: str, by: Officer, on: date) -> ExitCheck:
    """A gradual exit whose review is due is proposed by whoever compares there, the machine too: its
    decision gave the day already. Raises StepRefused for any other award."""
    award = Award.objects.visible_to(by).select_for_update(of=("self",)).get(pk=award_id)
    _require(by, Right.COMPARE, award.region_id)
    due = award.review_due_on
    if award.mode != Award.Mode.GRADUAL_EXIT or due is None or due > on:
        raise StepRefused(_("渐退期的复核还没有到期"))
    return _open_check(award, reason=Reason.GRADUAL_EXIT_ENDED, note=note, by=by, on=on)


def _open_check(award: Award, *, reason: str, note: str, by: Officer, on: date) -> ExitCheck:
    known = award.exit_checks.filter(cleared_on=None, dropped_on=None).first()
    if known:
        return known
    review = award.household.applications.open().filter(benefit=award.benefit).first()
    made = ExitCheck.objects.create(
        award=award,
        region_id=award.region_id,
        application=review,
        reason=reason,
        note=note.strip(),
        proposed_by=by,
        proposer=by.natural_person,
        proposed_on=on,
    )
    if review:
        _bring_along(made, review, by)
    return made


@transaction.atomic
def add_source(
    check_id: int, *, kind: str, origin: str, words: str, happened_on: date, by: Officer, on: date
) -> ExitSource:
    """One more independent source, or a visit. Raises StepRefused for one that is there, or without words."""
    check = _locked(check_id, by, Right.VERIFY)
    if happened_on > on or len(words.strip()) < SHORTEST:
        raise StepRefused(_("写明证明了什么（至少 5 个字），日期不晚于今天"))
    source, created = ExitSource.objects.get_or_create(
        exit_check=check,
        kind=kind,
        origin=origin.strip(),
        defaults={
            "region_id": check.region_id, "words": words.strip(), "on": happened_on, "added_by": by,
        },
    )  # fmt: skip
    if not created:
        raise StepRefused(_("这个来源已经登记，另一个单位的证明才算独立来源"))
    return source


@transaction.atomic
def give_notice(check_id: int, *, way: str, by: Officer, on: date) -> ExitCheck:
    """The household has the notice in writing (《社会救助暂行办法》第十三条); the time to answer runs, as
    long as the law of the place says on that day."""
    check = _locked(check_id, by, Right.VERIFY)
    if check.notice_on is not None:
        raise StepRefused(_("已经书面告知过"))
    check.notice_on, check.notice_way = on, way.strip()
    cooling = limit_of(law_in(check.region_id, check.award.area, on), "exit_notice_limit")
    check.answer_until, _estimated = due_date(on, cooling)
    check.save(update_fields=["notice_on", "notice_way", "answer_until"])
    return check


@transaction.atomic
def record_risks(check_id: int, risks: Mapping[str, int], *, by: Officer, on: date) -> ExitCheck:
    """What the risk lists say today: list to how often it names the household."""
    check = _locked(check_id, by, Right.SEE_CASES)
    check.risks = {name: count for name, count in risks.items() if count}
    check.risks_open, check.checked_on = len(check.risks), on
    check.save(update_fields=["risks", "risks_open", "checked_on"])
    return check


@transaction.atomic
def ask_override(check_id: int, *, reason: str, by: Officer, on: date) -> ExitCheck:
    """Somebody wants the exit in spite of a red gate, and says why."""
    check = _locked(check_id, by, Right.VERIFY)
    if len(reason.strip()) < SHORTEST:
        raise StepRefused(_("写明放行的理由，至少 5 个字"))
    check.override_reason = reason.strip()
    check.override_asked_by, check.override_asker = by, by.natural_person
    check.overridden_by, check.overrider = None, None
    check.save(
        update_fields=[
            "override_reason", "override_asked_by", "override_asker", "overridden_by", "overrider",
        ]
    )  # fmt: skip
    return check


@transaction.atomic
def agree_to_override(check_id: int, *, by: Officer, on: date) -> ExitCheck:
    """A second person agrees. Raises FourEyes for whoever asked, StepRefused when nobody did."""
    check = _locked(check_id, by, Right.CONFIRM)
    if check.override_asker is None:
        raise StepRefused(_("还没有人提出放行"))
    if check.override_asker == by.natural_person:
        raise FourEyes(_("放行是你提出的，由其他人员同意"))
    check.overridden_by, check.overrider = by, by.natural_person
    check.save(update_fields=["overridden_by", "overrider"])
    return check


@transaction.atomic
def drop(check_id: int, *, by: Officer, on: date) -> ExitCheck:
    """The award goes on after all."""
    check = _locked(check_id, by, Right.VERIFY)
    check.dropped_on = on
    check.save(update_fields=["dropped_on"])
    return check


def gates(check: ExitCheck, *, on: date) -> list[Gate]:
    """Every gate in words, clear or not, on a day."""
    sources, visited = _proof(check)
    told = check.notice_on is not None
    proof = _("独立来源 %(n)d 个，%(visit)s；要两个来源，或一个来源加入户") % {
        "n": sources,
        "visit": _("已入户") if visited else _("没有入户"),
    }
    found = [
        Gate(proof, sources >= 2 or (sources >= 1 and visited)),
        Gate(_("书面告知：%(day)s") % {"day": check.notice_on or _("还没有")}, told),
        Gate(
            _("等候期满：%(day)s") % {"day": check.answer_until or _("告知后起算")},
            check.answer_until is not None and check.answer_until < on,
        ),
        Gate(
            _("风险名单当天核对：%(day)s") % {"day": check.checked_on or _("还没有")},
            check.checked_on == on,
        ),
    ]
    return found + [
        Gate(str(label), check.checked_on is not None and name not in check.risks)
        if name in check.risks
        else Gate(_("不在名单：%(list)s") % {"list": label}, check.checked_on is not None)
        for name, label in RISKS.items()
    ]


def require_cleared(award: Award, *, by: Officer, on: date) -> ExitCheck:
    """The open check of an award is cleared on this day. Raises StepRefused with every gate that is red."""
    checks = ExitCheck.objects.select_for_update(of=("self",)).filter(award=award, dropped_on=None)
    check = checks.order_by("-pk").first()
    if check is not None and check.cleared_on == on:  # decided, recalled, and decided again
        return check
    if check is None or check.cleared_on is not None:
        raise StepRefused(_("停发、减发前先做退出核对：在家庭档案里打开“退出核对”"))
    red = [gate.words for gate in gates(check, on=on) if not gate.clear]
    if red and check.overridden_by_id is None:
        raise StepRefused(_("退出核对没有通过：%s") % "；".join(red))
    check.sources, check.visited = _proof(check)
    check.cleared_by, check.cleared_on = by, on
    check.save(update_fields=["sources", "visited", "cleared_by", "cleared_on"])
    return check


@transaction.atomic
def end_gradual_exit(check_id: int, *, by: Officer, on: date) -> Award:
    """A gradual exit that is over stays ended: a second person confirms what ended by itself.

    Raises FourEyes for whoever proposed or proved it, StepRefused before its last day or with a red gate.
    """
    check = _locked(check_id, by, Right.CONFIRM)
    award = check.award
    if award.mode != Award.Mode.GRADUAL_EXIT or award.period.upper > on:
        raise StepRefused(_("渐退期还没有满"))
    proved = check.evidence.values_list("added_by__natural_person", flat=True)
    if by.natural_person in (check.proposer, *proved):
        raise FourEyes(_("这项退出由你提出或取证，由其他人员确认"))
    require_cleared(award, by=by, on=on)
    award.end_reason = Reason.GRADUAL_EXIT_ENDED
    award.save(update_fields=["end_reason"])
    return award


def _proof(check: ExitCheck) -> tuple[int, bool]:
    """How many independent sources, by who they come from, and whether somebody was there."""
    evidence = check.evidence.values_list("kind", "origin")
    spoken = {origin for kind, origin in evidence if kind != ExitSource.Kind.VISIT}
    return len(spoken), any(kind == ExitSource.Kind.VISIT for kind, _origin in evidence)


def _bring_along(check: ExitCheck, review: Application, by: Officer) -> None:
    """Results of the verification that say something, and the visit, are sources already."""
    results = VerificationResult.objects.filter(verification__application=review).exclude(
        answer=VerificationResult.Answer.NOTHING
    )
    found = {each.source: each for each in results.order_by("-as_of")}
    rows = [
        (ExitSource.Kind.REGISTER, each.get_source_display(), each.get_answer_display(), each.as_of)
        for each in found.values()
    ]
    rows += [
        (
            ExitSource.Kind.VISIT,
            f"{each.first_visitor.name}、{each.second_visitor_name}",
            each.conclusion,
            each.visited_on,
        )
        for each in review.visits.select_related("first_visitor")
    ]
    for kind, origin, words, day in rows:
        ExitSource.objects.get_or_create(
            exit_check=check,
            kind=kind,
            origin=str(origin)[:60],
            defaults={
                "region_id": check.region_id, "words": str(words)[:300], "on": day, "added_by": by,
            },
        )  # fmt: skip


def _locked(check_id: int, by: Officer, right: Right) -> ExitCheck:
    check = (
        ExitCheck.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("award")
        .get(pk=check_id)
    )
    _require(by, right, check.region_id)
    if check.cleared_on or check.dropped_on:
        raise StepRefused(_("这项退出核对已经结束"))
    return check


def _require(by: Officer, right: Right, region_id: int) -> None:
    by.forget_posts()
    if not by.may(right, region_id):
        raise PermissionDenied(_("你的岗位不能办理退出核对"))
