"""A draft for somebody found by a comparison: what registers told, as if it had been typed."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from cases.intake.sections import Typed
from households.choices import AssetKind, ExpenseKind, IncomeKind

Facts = Mapping[str, Any]
AS_TOLD = ("relation", "sex", "birth_date", "labour_capacity", "employment", "schooling")
ITEMS = {
    "income": ("income", IncomeKind), "expense": ("expenses", ExpenseKind),
    "assets": ("assets", AssetKind),
}  # fmt: skip


def sections_of_facts(facts: Facts, people: Mapping[str, Mapping[str, str]]) -> dict[str, Typed]:
    """The sections of a draft from a facts file; `people` gives the name and number of each `ref`. What the
    facts do not say is left open, to be asked."""
    village = str(int(facts["region"])) if int(facts["region"]) % 1000 else ""
    head = {"village": village, "area": facts["area"]}
    if status := facts.get("poverty_status"):
        head["poverty_status"] = status
    members = [_member(member, people[member["ref"]]) for member in facts["members"]]
    typed: dict[str, Typed] = {
        "applicant": {"head": head, "rows": []},
        "members": {"head": {}, "rows": members},
    }
    for section in ITEMS:
        if rows := list(_items(facts, section)):
            typed[section] = {"head": {}, "rows": rows}
    return typed


def _member(member: Facts, known: Mapping[str, str]) -> dict[str, str]:
    typed = {"ref": member["ref"], "lives_with": "yes", **known}
    typed |= {name: member[name] for name in AS_TOLD if member.get(name)}
    if disability := member.get("disability"):
        typed["disability_kind"] = disability["kind"]
        typed["disability_grade"] = str(disability.get("grade", ""))
    if (ill := member.get("serious_illness")) is not None:
        typed["serious_illness"] = "yes" if ill else "no"
    return typed


def _items(facts: Facts, section: str) -> Iterator[dict[str, str]]:
    told, kinds = ITEMS[section]
    for owner in (facts, *facts["members"]):
        for item in owner.get(told, ()):
            if item["kind"] in kinds:
                yield _item(item, owner.get("ref", ""), section)


def _item(item: Facts, member: str, section: str) -> dict[str, str]:
    typed = {
        "member": member, "kind": item["kind"], "amount": item.get("amount", ""),
        "note": _("登记数据"),
    }  # fmt: skip
    if section == "assets":
        return typed | {
            "vehicle_use": item.get("vehicle_use", ""), "area_m2": item.get("area_m2", "")
        }  # fmt: skip
    return typed | {"unit": "year", "times": "1", "sure": "yes"}
