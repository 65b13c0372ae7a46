"""Drafts as a caseworker would type them: invented people with right check digits."""

from copy import deepcopy
from datetime import date
from itertools import count
from typing import Any

from accounts.models import Officer
from cases.actions.intake import open_draft, save_section
from cases.models import Application
from tests.factories import QIANFENG
from tests.factories import invented_number as id_number

TODAY = date(2026, 11, 20)
CARD = "6222020200112233446"
_order = count(100)


def member(ref: str, name: str, number: str, relation: str, **typed: str) -> dict[str, str]:
    """One typed row of the members grid."""
    row = {"ref": ref, "name": name, "id_number": number, "relation": relation, "lives_with": "yes"}
    return row | typed


def sections() -> dict[str, dict[str, Any]]:
    """Four people as in the first worked example: 2,751 yuan a month in January 2021."""
    father = member(
        "m1", "陈志明", id_number(date(1975, 4, 2)), "head", labour_capacity="full",
        employment="employed", schooling="none", disability_kind="no", serious_illness="no",
        care_duty="no",
    )  # fmt: skip
    grandfather = member(
        "m2", "陈阿土", id_number(date(1946, 5, 6)), "parent", labour_capacity="none",
        employment="retired", schooling="none", serious_illness="no",
    )  # fmt: skip
    mother = member(
        "m3", "王秀花", id_number(date(1977, 8, 9), "female"), "spouse", labour_capacity="partial",
        employment="none", schooling="none", serious_illness="yes", care_duty="no",
    )  # fmt: skip
    child = member(
        "m4", "陈小宇", id_number(date(2008, 9, 1)), "child", labour_capacity="none",
        employment="student", schooling="compulsory", serious_illness="no",
    )  # fmt: skip
    head = {
        "village": str(QIANFENG), "address": "前峰村 12 号", "area": "rural",
        "poverty_status": "none", "phone": "13800001111",
    }  # fmt: skip
    signed = [{"ref": f"m{n}", "signed_on": "2026-11-18"} for n in (1, 2, 3, 4)]
    return {
        "members": {"head": {}, "rows": [father, grandfather, mother, child]},
        "applicant": {"head": head, "rows": signed},
        "relatives": {"head": {"answer": "no"}, "rows": []},
        "supporters": {"head": {"answer": "no"}, "rows": []},
        "income": {"head": {}, "rows": [
            {"member": "m1", "kind": "wage", "amount": "2,600", "unit": "month", "times": "12"},
            {"member": "m2", "kind": "pension_resident", "amount": "155", "unit": "month"},
            {"member": "m3", "kind": "none", "note": "重病治疗"},
            {"member": "", "kind": "business", "amount": "2400", "unit": "year"},
        ]},
        "expense": {"head": {}, "rows": [
            {"member": "m3", "kind": "medical", "amount": "18000", "unit": "year", "vouchers": "yes"},
        ]},
        "assets": {"head": {}, "rows": [
            {"member": "", "kind": "house", "amount": "60000", "area_m2": "88"},
            {"member": "m1", "kind": "deposit", "amount": "3000"},
        ]},
        "account": {"head": {
            "holder": "m1", "holder_name": "陈志明", "bank": "中国工商银行南安支行", "card": CARD,
        }, "rows": []},
        "documents": {"head": {}, "rows": []},
    }  # fmt: skip


def draft(by: Officer, *, on: date = TODAY, fill: bool = True, **changed: Any) -> Application:
    """A draft of Qianfeng with every section finished; `changed` replaces whole sections."""
    typed = sections() | deepcopy(changed)
    first = typed["members"]["rows"][0]
    application = open_draft(
        by=by,
        on=on,
        region_id=int(typed["applicant"]["head"]["village"]),
        name=first["name"],
        number=first["id_number"],
    )
    if fill:
        for name, data in typed.items():
            save(application, name, data, by=by, on=on)
    application.refresh_from_db()
    return application


def save(
    application: Application, name: str, typed: Any, *, by: Officer, on: date = TODAY,
    finished: bool = True,
) -> None:  # fmt: skip
    """Save a section over whatever stands there."""
    standing = application.sections.filter(name=name).first()
    version = standing.version if standing else 0
    save_section(
        application.pk, name, by=by, on=on, typed=typed, version=version,
        sequence=next(_order), finished=finished,
    )  # fmt: skip
