"""What single change would give more: the same facts with one thing different, to be decided as well."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.rules.dibao.decision import OUTCOMES
from eligibility.rules.facts import age_on
from eligibility.rules.law import Law
from eligibility.rules.means.family import ADULT
from eligibility.rules.money import WHOLE, yuan_of
from eligibility.rules.reading import Facts

Row = Mapping[str, Any]
ALWAYS_READ = ("head", "spouse", "child")
FOUND_SEVERE = {"kind": "physical", "grade": 2, "certificate_until": None}


@dataclass(frozen=True)
class Change:
    """One change and the facts as they would then be."""

    name: str
    member: str | None
    label: str
    facts: Facts


def changes(facts: Facts, on: date) -> list[Change]:
    """The changes worth trying for this family; which of them help is for the rules to say."""
    return [
        *_vouchers(facts),
        *_certificates(facts),
        *_illnesses(facts),
        *_vehicles(facts),
        *_readings(facts, on),
    ]


def receipt_wanted(law: Law, home: Row) -> int | None:
    """Fen of a medical receipt whose share would bring a family just below the line; None where the family
    is not over it by income alone, or where no such expense is taken off."""
    ratio, spent = law.rigid_ratio.get("medical", 0), home["medical"]
    if home["below_line"] is not False or not home["property_within"] or not ratio:
        return None
    over = home["counted_income"] - home["line"] + 1
    taken = (spent * ratio + WHOLE - 1) // WHOLE + over
    return int((taken - 1) * WHOLE // ratio + 1 - spent)


def receipt_of(needed: int, facts: Facts) -> Change:
    return Change("receipt", None, f"再有 {yuan_of(needed)} 元医疗自付票据", facts)


def flips(home: Row, tried: Sequence[tuple[Change, Row]]) -> list[dict[str, Any]]:
    """Those changes that lift the outcome or the money, with what they would give."""
    if home["outcome"] == "need_information":
        return []
    return [
        {
            "change": change.name,
            "member": change.member,
            "label": change.label,
            "outcome": then["outcome"],
            "total_monthly": yuan_of(then["total"]),
        }
        for change, then in tried
        if then["outcome"] != "need_information" and _better(then, home)
    ]


def _better(then: Row, now: Row) -> bool:
    rank = OUTCOMES.index
    return bool(then["total"] > now["total"]) or (
        then["total"] == now["total"] and rank(then["outcome"]) < rank(now["outcome"])
    )


def _changed(facts: Facts, place: int, **values: Any) -> Facts:
    members = list(facts["members"])
    members[place] = {**members[place], **values}
    return {**facts, "members": members}


def _vouchers(facts: Facts) -> Iterator[Change]:
    holders = [facts, *facts["members"]]
    if any(item["vouchers"] is False for held in holders for item in held["expenses"] or ()):
        proved = deepcopy(facts)
        for held in (proved, *proved["members"]):
            for item in held["expenses"] or ():
                item["vouchers"] = True
        yield Change("vouchers", None, "补齐支出票据", proved)


def _certificates(facts: Facts) -> Iterator[Change]:
    for place, member in enumerate(facts["members"]):
        disability = member["disability"]
        if disability and (disability["grade"] or 0) > 2:
            severe = _changed(facts, place, disability={**disability, "grade": 2})
            yield Change("disability_grade", member["ref"], "残疾等级经评定为二级", severe)
        elif not disability and member["labour_capacity"] in ("partial", "none"):
            found = _changed(facts, place, disability=FOUND_SEVERE)
            yield Change("disability_certificate", member["ref"], "经评定取得二级残疾证", found)


def _illnesses(facts: Facts) -> Iterator[Change]:
    for place, member in enumerate(facts["members"]):
        ill = any(item["kind"] == "medical" for item in member["expenses"] or ())
        if ill and member["serious_illness"] is False:
            found = _changed(facts, place, serious_illness=True)
            yield Change("serious_illness", member["ref"], "经认定为重病患者", found)


def _vehicles(facts: Facts) -> Iterator[Change]:
    """A private vehicle found to be what the family lives by."""
    holders = [facts, *facts["members"]]
    if any(asset["vehicle_use"] == "private" for held in holders for asset in held["assets"] or ()):
        earning = deepcopy(facts)
        for held in (earning, *earning["members"]):
            for asset in held["assets"] or ():
                if asset["vehicle_use"] == "private":
                    asset["vehicle_use"] = "livelihood"
        yield Change("vehicle_use", None, "查明机动车为谋生所用", earning)


def _readings(facts: Facts, on: date) -> Iterator[Change]:
    """Whoever need not be counted, read as living apart; whoever lives apart, read as living together."""
    for place, member in enumerate(facts["members"]):
        born, schooling = member["birth_date"], member["schooling"]
        grown = born is not None and age_on(born, on) >= ADULT
        child = member["relation"] == "child" and grown and schooling in (None, "none")
        if member["lives_with"] and (child or member["relation"] not in ALWAYS_READ):
            apart = _changed(facts, place, lives_with=False)
            yield Change("living_apart", member["ref"], "查明不共同生活，不计入家庭成员", apart)
        if member["lives_with"] is False and not member["absence"]:
            together = _changed(facts, place, lives_with=True)
            yield Change("living_together", member["ref"], "查明共同生活，计入家庭成员", together)
