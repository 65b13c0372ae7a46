"""A home as a caseworker types it into the sections of an application."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from cases.models import Application
from reports.synthetic.county import Placed
from reports.synthetic.people import card_number, phone_number

Typed = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Asked:
    """What is applied for: for dibao nothing more; else for whom (`person`, the ref of a member), the boxes
    that only this benefit asks, and who owes that person support, as typed."""

    benefit: str = "dibao"
    person: str = ""
    boxes: Mapping[str, str] = field(default_factory=dict)
    supporters: tuple[Mapping[str, str], ...] = ()

    @property
    def sections(self) -> Typed:
        """What stands in other words than in an application for dibao, or stands there alone."""
        if not self.person:
            return {}
        asked = {"head": {"person": self.person, **self.boxes}, "rows": []}
        return {"particulars": asked} | (self._owing if self.supporters else {})

    @property
    def _owing(self) -> Typed:
        return {"supporters": {"head": {"answer": "yes"}, "rows": [*map(dict, self.supporters)]}}


FOR_DIBAO = Asked()


def sections_of(placed: Placed, on: date, random: Random, asked: Asked = FOR_DIBAO) -> Typed:
    """The home as a caseworker would type it into the wizard; everybody named has signed."""
    members = [_member(f"m{n}", each) for n, each in enumerate(placed.home.members, 1)]
    refs = {row["ref"]: each for row, each in zip(members, placed.home.members, strict=True)}
    signing = [*refs, *(each["ref"] for each in asked.supporters)]
    signed = [{"ref": ref, "signed_on": on.isoformat()} for ref in signing]
    head = {
        "village": str(placed.village),
        "address": placed.address,
        "area": placed.area,
        "poverty_status": placed.home.poverty_status,
        "phone": phone_number(random),
    }
    account = {
        "holder": "m1",
        "holder_name": placed.home.members[0].who.name,
        "bank": "南安农商银行",
        "card": card_number(random),
    }
    income = _earned(refs)
    together = [_flow("", item) for item in placed.home.income]
    expense = [_flow(ref, item) for ref, each in refs.items() for item in each.expenses]
    assets = [
        {"member": "", "kind": a["kind"], "amount": str(a["amount"])} for a in placed.home.assets
    ]
    house = {"member": "", "kind": "house", "amount": "60000", "area_m2": "90"}
    of_all: Typed = {
        "members": {"head": {}, "rows": members},
        "applicant": {"head": head, "rows": signed},
        "relatives": {"head": {"answer": "no"}, "rows": []},
        "supporters": {"head": {"answer": "no"}, "rows": []},
        "income": {"head": {}, "rows": income + together},
        "expense": {"head": {}, "rows": expense or [{"member": "", "kind": "none"}]},
        "assets": {"head": {}, "rows": [house, *assets]},
        "account": {"head": account, "rows": []},
        "documents": {"head": {}, "rows": []},
    }
    return of_all | asked.sections


def _earned(people: Mapping[str, Any]) -> list[dict[str, str]]:
    """What each person earns; of whoever earns nothing, that it is so."""
    return [
        row
        for ref, each in people.items()
        for row in [_flow(ref, item) for item in each.income]
        or [{"member": ref, "kind": "none", "note": "没有收入来源"}]
    ]


def _member(ref: str, member: Any) -> dict[str, str]:
    told = member.circumstances
    yes_no = {True: "yes", False: "no", None: ""}
    return {
        "ref": ref,
        "name": member.who.name,
        "id_number": member.who.number,
        "relation": member.relation,
        "lives_with": "yes",
        "labour_capacity": told.get("labour_capacity") or "",
        "employment": told.get("employment") or "",
        "schooling": told.get("schooling") or "",
        "disability_kind": told.get("disability_kind") or "no",
        "disability_grade": str(told.get("disability_grade") or ""),
        "serious_illness": yes_no[told.get("serious_illness")],
        "care_duty": yes_no[told.get("care_duty")],
    }


def _flow(ref: str, item: dict[str, Any]) -> dict[str, str]:
    row = {"member": ref, "kind": item["kind"], "amount": str(item["amount"]), "unit": item["unit"]}
    if item["unit"] != "year":
        row["times"] = str(item["times"])
    if item.get("vouchers"):
        row["vouchers"] = "yes"
    return row


def answered(application: Application, changes: Typed, signed: str) -> Typed:
    """Every section of a household on file answered: what was there, what changed, and what there is not."""
    typed: Typed = {section.name: section.data for section in application.sections.all()}
    for name, change in changes.items():
        stood = typed.get(name, {"head": {}, "rows": []})
        typed[name] = {
            "head": stood["head"] | change.get("head", {}),
            "rows": stood["rows"] + change.get("rows", []),
        }
    refs = [row["ref"] for row in typed["members"]["rows"]]
    earning = {row.get("member") for row in typed["income"]["rows"]}
    typed["income"]["rows"] += [
        {"member": ref, "kind": "none", "note": "没有收入来源"}
        for ref in refs
        if ref not in earning
    ]
    for name in ("expense", "assets"):
        typed[name]["rows"] = typed[name]["rows"] or [{"member": "", "kind": "none"}]
    signing = [*refs, *(row["ref"] for row in typed["supporters"]["rows"])]
    typed["applicant"]["rows"] = [{"ref": ref, "signed_on": signed} for ref in signing]
    typed.setdefault("documents", {"head": {}, "rows": []})
    return typed
