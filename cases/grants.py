"""Grants (给付): what an assessment gives for the benefit that was asked for.

Review, notice, decision, award and pages never read a sheet for it themselves; they ask
`grant_for(application)`, or `grant_of(assessment, benefit, person_id)` where there is no application. To a
grant belong

- `outcome`, the word of the sheet: of dibao `household`, `single_person`, `gradual_exit`, `refused_income` …,
  of every other benefit `yes`, `no`, `other_route`, `need_information`; `granted`: whether it gives anything;
- `monthly`, yuan a month, or the whole sum in yuan of a benefit that is given `once` or by the year;
- `shares`, who gets how much of it: they add up to it, to the fen;
- `period(decided_on)`: from the first of the next month, or of one given once the month of the decision.

A benefit of one person (`Benefit.of_person`) is granted to that person, one of a household to its head.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_noop as _

from cases.benefits import BENEFITS
from cases.models import Application, Award
from cases.periods import add_months
from eligibility.models import Assessment
from eligibility.rules.benefits.entitlement import NEED_INFORMATION, NO, OTHER_ROUTE, YES
from eligibility.rules.money import fen_of, yuan_of
from eligibility.rules.words import OUTCOMES

DIBAO = "dibao"
GIVING = ("household", "single_person", "gradual_exit", YES)
ONCE, BY_YEAR = "once", "year"
MONTHLY = "epidemic_monthly"  # the rule that says what a month brings of what is given until a day to come
WORDS: Mapping[str, str] = {
    **OUTCOMES,
    YES: _("符合条件"),
    NO: _("不符合条件"),
    OTHER_ROUTE: _("由其他待遇解决"),
    NEED_INFORMATION: _("信息不足"),
}
NOT_CONCERNED = _("属于这项待遇的对象")  # the condition of somebody whom the benefit is not about
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Share:
    """What one person gets of an award, in fen a month."""

    person_id: int
    share: int
    raised: int = 0
    category: str = ""


@dataclass(frozen=True)
class Grant:
    """What is given, to whom and for how long; nothing where it is not `granted`.

    `months`: for how many months it is given, None where it goes on. `last_day`: the day by which it ends.
    `missing`: the facts that are wanting, in words. `why`: in words, what it fails on.
    """

    outcome: str
    mode: str
    monthly: Decimal
    shares: tuple[Share, ...] = ()
    once: bool = False
    months: int | None = None
    last_day: date | None = None
    missing: tuple[str, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def granted(self) -> bool:
        return self.outcome in GIVING

    @property
    def words(self) -> str:
        """The outcome in Chinese, as the catalogue knows it."""
        return WORDS[self.outcome]

    def period(self, decided_on: date) -> DateRange:
        """The whole months it is given for; empty where its last day comes before the first of them."""
        this_month = decided_on.replace(day=1)
        start = this_month if self.once else add_months(this_month, 1)
        until = add_months(start, self.months) if self.months else None
        if self.last_day is not None:
            until = self.last_day + ONE_DAY
        if until is not None and until <= start:
            return DateRange(empty=True)
        return DateRange(start, until)


def grant_for(application: Application) -> Grant | None:
    """What the assessment of the township's opinion gives; None before there is one."""
    if application.assessment is None:
        return None
    return grant_of(application.assessment, application.benefit, application.person_id)


def grant_of(assessment: Assessment, benefit: str, person_id: int | None = None) -> Grant:
    """What an assessment gives for a benefit, to one person where it is one of persons."""
    if benefit == DIBAO:
        return _of_dibao(assessment)
    return _of_entitlement(assessment, answer_of(assessment.sheet, benefit, person_id))


def asked_of(application: Application, sheet: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """What a sheet answers to the application, with its reasons and clauses; None for dibao, where the sheet
    as a whole is the answer, and before there is a sheet."""
    if sheet is None or application.benefit == DIBAO:
        return None
    return answer_of(sheet, application.benefit, application.person_id)


def answer_of(
    sheet: Mapping[str, Any], benefit: str, member: int | str | None = None
) -> dict[str, Any]:
    """The entry of a sheet for a benefit beside dibao; who is not named there is not concerned. Of what is
    given month by month to whom the case names (`Benefit.by_person`), the amount is that of a month."""
    ref = None if member is None else str(member)
    asked = BENEFITS.get(benefit)
    if ref and asked and asked.by_person:
        return _by_month(answer_of(sheet, asked.by_person, ref)) | {"benefit": benefit}
    found: Sequence[dict[str, Any]] = sheet.get("benefits", ())
    nobody: dict[str, Any] = {
        "benefit": benefit, "member": ref, "answer": NO, "amount": None, "per": "month",
        "route": None, "missing": (), "lines": (),
    }  # fmt: skip
    return next(
        (each for each in found if each["benefit"] == benefit and each["member"] == ref), nobody
    )


def _by_month(told: dict[str, Any]) -> dict[str, Any]:
    month = next((each["amount"] for each in told["lines"] if each["rule"] == MONTHLY), None)
    return told | {"amount": month, "per": "month"}


def _of_dibao(assessment: Assessment) -> Grant:
    sheet = assessment.sheet
    outcome = sheet["outcome"]
    granted = outcome in GIVING
    until = sheet.get("until") if outcome == "gradual_exit" else None
    return Grant(
        outcome=outcome,
        mode=outcome if granted else "",
        monthly=Decimal(sheet["total_monthly"] or 0),
        shares=tuple(_shares_of_dibao(assessment)) if granted else (),
        last_day=date.fromisoformat(until) if until else None,
        missing=_missing(sheet["missing"]) if outcome == NEED_INFORMATION else (),
    )


def _of_entitlement(assessment: Assessment, told: Mapping[str, Any]) -> Grant:
    amount, outcome = fen_of(told["amount"] or "0"), told["answer"]
    if outcome == YES and not amount:  # the conditions hold, and other aid covers it whole
        outcome = NO
    paid_to = told["member"] or _head_first(assessment)[0]
    return Grant(
        outcome=outcome,
        mode=Award.Mode.PERSON if told["member"] else Award.Mode.HOUSEHOLD,
        monthly=Decimal(yuan_of(amount)),
        shares=(Share(int(paid_to), amount),) if outcome == YES else (),
        once=told["per"] == ONCE,
        months=1 if told["per"] in (ONCE, BY_YEAR) else None,
        missing=_missing(told["missing"]),
        why=_why(told),
    )


def _why(told: Mapping[str, Any]) -> tuple[str, ...]:
    if told["answer"] == NO and not told["lines"]:
        return (NOT_CONCERNED,)
    return tuple(each["label"] for each in told["lines"] if each["holds"] is False)


def _missing(facts: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    return tuple(fact.get("label") or fact["fact"] for fact in facts)


def _shares_of_dibao(assessment: Assessment) -> list[Share]:
    """By household the award is split over the counted members and the remainder goes to the head;
    single persons have their own amounts; a raise belongs to the member it is for."""
    sheet = assessment.sheet
    if sheet["outcome"] == "single_person":
        own = {each["member"]: fen_of(each["award_monthly"]) for each in sheet["candidates"]}
    else:
        own = _split(fen_of(sheet["award_monthly"]), _head_first(assessment))
    raises: dict[str, list[Mapping[str, str]]] = {}
    for each in sheet["raises"]:
        raises.setdefault(each["member"], []).append(each)
        own.setdefault(each["member"], 0)
    return [
        Share(
            int(ref),
            amount,
            sum(fen_of(each["amount"]) for each in raises.get(ref, ())),
            "、".join(each["category"] for each in raises.get(ref, ())),
        )
        for ref, amount in own.items()
    ]


def _head_first(assessment: Assessment) -> list[str]:
    """The counted members, the head of the household first."""
    relation = {each["ref"]: each["relation"] for each in assessment.facts["members"]}
    counted: list[str] = assessment.sheet["counted_members"]
    return sorted(counted, key=lambda ref: relation[ref] != "head")


def _split(amount: int, refs: Sequence[str]) -> dict[str, int]:
    each, rest = divmod(amount, len(refs))
    return {ref: each + (rest if place == 0 else 0) for place, ref in enumerate(refs)}
