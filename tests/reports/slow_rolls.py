"""The rows behind inspections, tekun and the kinds of temporary aid, by loops as in `slow`."""

from collections.abc import Iterator
from typing import Any

from cases.models import AidStage, Award
from cases.periods import Period
from households.models import Circumstances
from reports.models import InspectionCheck
from tests.reports.slow import Row, failed, holds, inside, paid_lines


def inspections(p: Period) -> Iterator[Row]:
    for each in InspectionCheck.objects.exclude(checked_on=None):
        seen = inside(each.checked_on, p)
        yield {
            "inspections": seen, "household": each.household_id, "checked": True,
            "object_wrong": each.object_right is False, "measure_wrong": each.measure_right is False,
            "amount_wrong": each.amount_right is False,
        }  # fmt: skip


def tekun_people(p: Period) -> Iterator[Row]:
    lines = [
        each for each in paid_lines() if each.benefit == "tekun" and each.month == p.last_month
    ]
    for person in {line.person_id: line.person for line in lines}.values():
        mine = [line for line in lines if line.person_id == person.pk]
        award = max((line.award for line in mine), key=lambda each: each.pk)
        told = [m for m in award.decision.assessment.facts["members"] if m["ref"] == str(person.pk)]
        mode = told[0].get("support_mode") if told else None
        items = (told[0].get("self_care") or {}) if told else {}
        answers = [each for each in items.values() if each is not None]
        failed = answers.count(False) if len(answers) == 6 else None
        known = Circumstances.objects.filter(person=person).first()
        age = (p.last_day.year - person.birth_date.year) - (
            (p.last_day.month, p.last_day.day) < (person.birth_date.month, person.birth_date.day)
        )
        wholly, half = failed is not None and failed >= 4, failed is not None and 1 <= failed <= 3
        central = mode == "centralised"
        yield {
            "tekun": True, mode or "unknown": True, "household": award.household_id, "now": True,
            "able": failed == 0, "half": half, "wholly": wholly, "untold": failed is None,
            "not_able": half or wholly, "wholly_centralised": wholly and central,
            "not_able_centralised": (half or wholly) and central, "elderly": age >= 60,
            "minor": age < 18,
            "disabled": known is not None and known.disability_grade is not None,
        }  # fmt: skip


def temporary_aids(p: Period) -> Iterator[Row]:
    given: list[tuple[Any, ...]] = []
    for line in paid_lines():
        if line.benefit == "temporary_aid" and not failed(line) and inside(line.month, p):
            stage = AidStage.objects.filter(award=line.award).first()
            given.append((line.household_id, line.month, line.amount, line.award.decision, stage))
    for stage in AidStage.objects.filter(state="given", award=None):
        if inside(stage.given_on, p):
            home = stage.aid.application.household_id
            given.append((home, stage.given_on, stage.amount, stage.aid.decision, stage))
    for home, on, amount, decision, stage in given:
        held = [a.benefit for a in Award.objects.filter(household=home) if holds(a.period, on)]
        kind, form = (stage.aid.kind, stage.form) if stage else ("", "cash")
        yield {
            "temporary_aid": True, "household": home, "amount": amount, "now": True,
            "emergency": kind == "emergency", "expenditure": kind == "expenditure",
            "type_unknown": not kind, "by_county": not decision.delegated,
            "by_township": decision.delegated, "cash": form == "cash", "goods": form == "goods",
            "referral": form == "referral", "to_dibao": "dibao" in held,
            "to_tekun": "tekun" in held and "dibao" not in held,
            "to_others": not {"dibao", "tekun"} & set(held),
            "not_local": stage is not None and bool(stage.aid.hukou),
        }  # fmt: skip


ROWS = {each.__name__: each for each in (inspections, tekun_people, temporary_aids)}
