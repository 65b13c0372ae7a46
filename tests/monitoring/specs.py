"""What random rows of each register hold."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from accounts.ciphers import id_token
from tests.factories import invented_number
from tests.monitoring.files import AS_OF
from tests.monitoring.worlds import KINDS, World

Spec = Callable[[World], dict[str, Any]]


def _some(made: World, **data: Any) -> dict[str, str]:
    """Of those fields whatever has a value."""
    return {name: str(value) for name, value in data.items() if value is not None}


def _funeral(made: World) -> dict[str, Any]:
    return {"event": made.day(200, 10), "data": {"funeral_home": "南安市殡仪馆"}}


def _disability(made: World) -> dict[str, Any]:
    r = made.random
    kind, grade = r.choice(KINDS), r.randrange(1, 5)
    tail = f"{KINDS.index(kind) + 1}{grade}" if made.yes(0.7) else r.choice(["", "11", "64B1"])
    return {
        "event": made.day(),
        "data": _some(
            made, disability_kind=kind, disability_grade=grade, certificate_number=tail,
            certificate_state=r.choice([None, "valid", "valid", "cancelled", "frozen"]),
            valid_until=r.choice([None, None, AS_OF - timedelta(9), AS_OF + timedelta(9)]),
            certificate_agrees=r.choice([None, "yes", "yes", "no"]),
        ),
    }  # fmt: skip


def _medical(made: World) -> dict[str, Any]:
    r = made.random
    return {
        "event": made.day(500, 5),
        "category": "inpatient",
        "data": _some(
            made, hospital=r.choice(["南安市医院", "泉州一院"]), total_cost=r.randrange(1, 9) * 1000,
            self_paid=r.choice(["900.50", "4000.00", "9300.00", "12000"]),
            medical_aid_paid=r.choice([None, None, None, "0", "300"]),
            serious_illness_paid=r.choice([None, "0", "5000"]),
            contribution_aided=r.choice([None, "yes", "no", "no"]),
        ),
    }  # fmt: skip


def _education(made: World) -> dict[str, Any]:
    r = made.random
    return {
        "category": r.choice(["compulsory", "senior_secondary", "undergraduate", "postgraduate"]),
        "data": _some(
            made, school="洪濑中学", enrolment=r.choice([None, "enrolled", "left", "graduated"]),
            aid_kind=r.choice([None, "国家助学金", ""]),
        ),
    }  # fmt: skip


def _real_estate(made: World) -> dict[str, Any]:
    r = made.random
    gone = r.choice([None, None, AS_OF - timedelta(40), AS_OF - timedelta(500)])
    return {
        "category": r.choice(["home", "home", "home", "shop", "other"]),
        "group": f"35058300{r.randrange(40):04}", "event": made.day(),
        "data": _some(made, area_m2="88.50", transferred_on=gone),
    }  # fmt: skip


def _housing(made: World) -> dict[str, Any]:
    r = made.random
    return {
        "category": r.choice(["purchase", "dangerous_house", "public_rental"]),
        "event": made.day(800, 5),
        "data": _some(
            made, danger_grade=r.choice([None, "B", "C", "D"]), rebuilt_in=r.choice([None, "2024"])
        ),
    }  # fmt: skip


def _human_resources(made: World) -> dict[str, Any]:
    r = made.random
    matters = (
        "pension_employee",
        "pension_resident",
        "contribution",
        "unemployment",
        "public_post",
    )
    return {
        "category": r.choice(matters), "event": r.choice([None, made.day(900, 20)]),
        "data": _some(
            made, monthly_amount=r.choice(["155", "155.00", "1860", None]),
            employer=r.choice([None, "", "南安某厂"]), record_state=r.choice([None, "in_force", "stopped"]),
        ),
    }  # fmt: skip


def _tax(made: World) -> dict[str, Any]:
    r = made.random
    kind = r.choice(["wage", "labour", "business", "property", "other"])
    return {
        "category": kind, "event": made.day(500, 20).replace(day=1),
        "data": {"amount": r.choice(["800.00", "2500.00", "15000"])},
    }  # fmt: skip


def _market(made: World) -> dict[str, Any]:
    r = made.random
    roles = ("legal_person", "shareholder", "executive", "self_employed", "cooperative_member")
    return {
        "category": r.choice(roles), "group": f"91350583MA{r.randrange(30):08}", "event": made.day(),
        "data": _some(
            made, company="某公司", company_state=r.choice([None, "open", "ended", "suspended"]),
            ended_on=r.choice([None, None, AS_OF - timedelta(5)]),
        ),
    }  # fmt: skip


def _vehicles(made: World) -> dict[str, Any]:
    r = made.random
    kinds = ("car", "car", "motorcycle", "disability_vehicle", "tractor", "truck", "ship")
    return {
        "category": r.choice(kinds), "group": f"闽C{r.randrange(60):05}", "event": made.day(),
        "data": _some(made, vehicle_state=r.choice([None, "in_use", "in_use", "scrapped", "sold"])),
    }  # fmt: skip


def _provident_fund(made: World) -> dict[str, Any]:
    r = made.random
    return {
        "data": _some(
            made, employer="南安某厂", monthly_deposit=r.choice([None, "0", "420.00"]), balance="9000",
            account_state=r.choice([None, "open", "sealed", "closed"]),
        )
    }  # fmt: skip


def _household_registration(made: World) -> dict[str, Any]:
    r = made.random
    changes = ("moved_in", "moved_out", "cancelled_death", "cancelled_other", "born", "none")
    return {
        "category": r.choice(changes), "group": f"HK{r.randrange(12):04}", "event": made.day(500, 10),
        "data": {"relation": "子女"},
    }  # fmt: skip


def _marriage(made: World) -> dict[str, Any]:
    r = made.random
    others = [p.id_token for p in made.people] + [
        id_token(invented_number(AS_OF.replace(year=1980)))
    ]
    return {
        "category": r.choice(["married", "divorced"]), "event": made.day(900, 10),
        "other": r.choice(others), "data": {"spouse_name": "林配偶"},
    }  # fmt: skip


def _payroll(made: World) -> dict[str, Any]:
    employer = made.random.choice(["南安市某中学", "洪濑镇政府"])
    return {"data": {"employer": employer, "monthly_wage": "6200"}}


def _prison(made: World) -> dict[str, Any]:
    r = made.random
    out = r.choice([None, AS_OF - timedelta(9), AS_OF + timedelta(90)])
    return {"category": "prison", "event": made.day(600, 10), "data": _some(made, released_on=out)}


def _suspected(made: World) -> dict[str, Any]:
    batch = made.random.choice(["民政部2026-3", "省2026-9"])
    return {"category": "severe", "group": batch, "data": {"answer_by": "2026-12-10"}}


def _epidemic(made: World) -> dict[str, Any]:
    return {"event": made.day(300, 10), "data": _some(made, discharged_on="2026-03-01")}


SPECS: dict[str, Spec] = {
    "funeral": _funeral, "disability": _disability, "medical": _medical, "education": _education,
    "real_estate": _real_estate, "housing": _housing, "human_resources": _human_resources,
    "tax": _tax, "market": _market, "vehicles": _vehicles, "provident_fund": _provident_fund,
    "household_registration": _household_registration, "marriage": _marriage,
    "public_payroll": _payroll, "prison": _prison, "suspected": _suspected, "epidemic": _epidemic,
}  # fmt: skip
