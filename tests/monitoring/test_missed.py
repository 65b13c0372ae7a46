"""应保未保 and 应退未退: the search by the rule core on what registers say."""

import json
from datetime import date
from functools import partial
from typing import Any

import pytest

from accounts.ciphers import id_number, id_token
from accounts.models import Region
from accounts.roles import Role
from cases.models import ApplicationPerson
from monitoring.actions.comparing import compare
from monitoring.missed.hits import search
from monitoring.models import Finding, RegisterImport
from tests.cases.payment_roll import roll
from tests.factories import (
    NANAN,
    QIANFENG,
    application,
    invented_number,
    officer,
    region,
)
from tests.monitoring.files import AS_OF
from tests.monitoring.staged import staged

pytestmark = pytest.mark.django_db
Row = dict[str, Any]
OLD, WORKING = date(1946, 3, 4), date(1980, 3, 4)


@pytest.fixture
def county() -> Region:
    region(QIANFENG)
    return region(NANAN)


def listed(born: date, home: str = "1", relation: str = "head", **given: Any) -> Row:
    """A row of the poverty office, at risk."""
    return {
        "name": "陈阿土", "number": invented_number(born), "household_number": home,
        "relation": relation, "category": "unstable", "risk_removed": "no",
        "region_code": QIANFENG, **given,
    }  # fmt: skip


def who(row: Row, **given: Any) -> Row:
    return {"name": row["name"], "number": row["number"], "region_code": QIANFENG} | given


def pension(row: Row, amount: str, matter: str = "pension_resident") -> Row:
    return who(row, matter=matter, monthly_amount=amount, record_state="in_force")


def no_property() -> None:
    """Registers of property that list everybody, and name strangers only."""
    stranger = {"name": "林外人", "number": invented_number(WORKING)}
    staged("vehicles", [stranger | {"plate": "闽C1", "vehicle_kind": "motorcycle"}])
    staged("real_estate", [stranger | {"unit_number": "U1", "property_use": "shop"}])
    staged("market", [stranger | {"credit_code": "C1", "role": "executive"}])


def found(county: Region) -> list[Row]:
    return hits(county, "missed_recipients")


def hits(county: Region, rule: str) -> list[Row]:
    files = list(RegisterImport.objects.values_list("pk", flat=True))
    told = search(county, files, on=AS_OF)
    return [hit | {"facts": json.loads(hit["facts"])} for hit in told if hit["rule"] == rule]


@pytest.mark.requirement("R-229", "R-268")
def test_an_old_person_of_the_poverty_register_with_a_small_pension_is_likely(county):
    row = listed(OLD)
    staged("poverty_office", [row])
    staged("human_resources", [pension(row, "150.00")])
    no_property()
    (hit,) = found(county)
    assert (hit["name"], hit["region_code"], hit["level"]) == ("陈阿土", QIANFENG, "L1")
    facts = hit["facts"]
    assert (facts["benefit"], facts["certainty"], facts["signs"]) == (
        "household",
        "likely",
        ["at_risk"],
    )
    assert facts["origin"] == "poverty_office"
    member = facts["home"]["members"][0]
    assert member["income"] == [
        {"kind": "pension_resident", "per": "year", "amount": "1800.00", "months": 12}
    ]
    assert "assets" not in facts["home"]  # nobody told


def test_a_missing_row_is_no_evidence_where_the_register_is_not_complete(county):
    row = listed(OLD)
    staged("poverty_office", [row])
    staged("human_resources", [pension(row, "150.00")])
    assert found(county)[0]["facts"]["certainty"] == "possible"


def test_somebody_of_working_age_without_a_row_is_not_taken_to_earn_nothing(county):
    staged("poverty_office", [listed(WORKING)])
    no_property()
    (hit,) = found(county)
    assert hit["facts"]["certainty"] == "possible"
    assert "income" not in hit["facts"]["home"]["members"][0]


def test_a_wage_above_the_line_or_a_dear_car_leaves_a_home_out(county):
    earner, driver = listed(WORKING, "1"), listed(OLD, "2")
    staged("poverty_office", [earner, driver])
    staged("public_payroll", [who(earner, monthly_wage="8000.00")])
    staged("human_resources", [pension(driver, "150.00")])
    car = who(
        driver, plate="闽C8", vehicle_kind="car", vehicle_use="非营运", vehicle_state="in_use"
    )
    staged("vehicles", [car])
    assert found(county) == []


@pytest.mark.requirement("R-158")
def test_whoever_was_lifted_from_poverty_and_lost_the_capacity_to_work_is_found(county):
    lost, able = (
        listed(WORKING, home, category="lifted", risk_removed="yes", name=name, labour=labour)
        for home, name, labour in (("1", "陈丧劳", "丧失劳动力"), ("2", "林在劳", "普通劳动力"))
    )
    staged("poverty_office", [lost, able])
    no_property()
    (hit,) = found(county)
    assert (hit["name"], hit["facts"]["certainty"]) == ("陈丧劳", "likely")


def test_the_family_is_whole_and_the_dead_and_prisoners_are_no_members(county):
    head = listed(WORKING, labour="丧失劳动力", name="陈金水")
    child = listed(date(2015, 5, 5), relation="child", name="陈子涵")
    baby = listed(date(2024, 5, 5), relation="child", name="陈雨欣") | {"number": ""}
    dead, inside = listed(OLD, relation="parent"), listed(WORKING, relation="sibling")
    baby["birth_date"] = date(2024, 5, 5)
    staged("poverty_office", [head, child, baby, dead, inside])
    staged("funeral", [who(dead, died_on="2026-08-01", event_on=date(2026, 8, 1))])
    staged("prison", [who(inside, custody_kind="prison", event_on=date(2026, 1, 1))])
    no_property()
    (hit,) = found(county)
    members = {m["ref"]: m for m in hit["facts"]["home"]["members"]}
    assert len(members) == 4
    names = {ref: each["name"] for ref, each in hit["facts"]["people"].items()}
    assert {names[ref]: m.get("absence") for ref, m in members.items()} == {
        "陈金水": None, "陈子涵": None, "陈雨欣": None, "陈阿土": "prison",
    }  # fmt: skip
    assert hit["facts"]["certainty"] == "likely"
    assert hit["facts"]["figures"]["monthly"] is not None


@pytest.mark.requirement("R-262")
def test_a_cancelled_certificate_is_none_and_a_valid_one_brings_the_subsidies(county):
    head, other = listed(OLD, "1"), listed(OLD, "2")
    staged("poverty_office", [head, other])
    grade = {"disability_kind": "physical", "disability_grade": "1"}
    staged("disability", [
        who(head, certificate_state="valid", **grade),
        who(other, certificate_state="cancelled", **grade),
    ])  # fmt: skip
    staged("human_resources", [pension(head, "150"), pension(other, "150")])
    no_property()
    told = {hit["id_token"]: hit["facts"] for hit in found(county)}
    benefits = sorted(len(facts["benefits"]) for facts in told.values())
    assert benefits[0] < benefits[1]
    signs = sorted(facts["signs"] for facts in told.values())
    assert signs == [["at_risk"], ["at_risk", "severe_disability"]]


def test_whoever_is_paid_is_left_out(county):
    (award,) = roll(1)
    paid = award.members.order_by("pk")[0].person
    staged(
        "poverty_office", [listed(OLD) | {"number": id_number(paid.id_token), "name": paid.name}]
    )
    no_property()
    assert found(county) == []


@pytest.mark.parametrize(
    ("state", "decided_on", "listed_"),
    [("submitted", None, False), ("refused", date(2026, 9, 1), False), ("refused", date(2026, 2, 1), True)],
)  # fmt: skip
def test_whoever_asked_or_was_refused_lately_is_left_out(county, state, decided_on, listed_):
    row = listed(OLD)
    staged("poverty_office", [row])
    staged("human_resources", [pension(row, "150.00")])
    no_property()
    made = application(state=state, decided_on=decided_on)
    ApplicationPerson.objects.create(
        application=made, region=made.region, ref="m9", name="陈阿土", id_token=id_token(row["number"])
    )  # fmt: skip
    token = str(id_token(row["number"]))
    told = [hit for hit in found(county) if hit["id_token"] == token]
    assert [hit["facts"].get("refused") for hit in told] == ([str(decided_on)] if listed_ else [])


@pytest.mark.requirement("R-160")
def test_rolls_against_registers(county):
    over, fine = roll(2)

    def row(award: Any) -> Row:
        head = award.household.head
        return {"name": head.name, "number": id_number(head.id_token), "region_code": QIANFENG}

    staged("public_payroll", [row(over) | {"monthly_wage": "9000.00"}])
    found = hits(county, "wrong_recipients")
    assert [hit["household_id"] for hit in found] == [over.household_id]
    facts = found[0]["facts"]
    assert facts["failed"] == ["below_line"] and facts["told"] == ["wage"]


def test_findings_are_written_once_and_stay_silent_while_their_own_facts_stay(county):
    row = listed(OLD)
    staged("poverty_office", [row])
    staged("human_resources", [pension(row, "150.00")])
    no_property()
    by = officer(Role.COUNTY_REVIEWER, NANAN)
    ask = partial(compare, "coverage", region_id=NANAN, by=by, on=AS_OF)
    assert ask(period="2026Q4")[1] == {"matched": 1, "new": 1, "known": 0, "closed": 0}
    assert ask(period="2026Q4")[1] == {"matched": 1, "new": 0, "known": 1, "closed": 0}
    finding = Finding.objects.get()
    assert (finding.rule, finding.state, finding.household) == ("missed_recipients", "open", None)
    staged("housing", [who(row, support_kind="rent_subsidy")])  # another file, the same facts
    ask(period="2027Q1")
    assert Finding.objects.get().facts_sha256 == finding.facts_sha256
    staged("human_resources", [pension(row, "90.00")])
    ask(period="2027Q2")
    assert Finding.objects.get().facts_sha256 != finding.facts_sha256
    staged("public_payroll", [who(row, monthly_wage="9000.00")])
    assert ask(period="2027Q3")[1] == {"matched": 0, "new": 0, "known": 0, "closed": 1}
