"""Subsidies of disabled people and children: what is due beside what is held, what a change sets going."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.ciphers import id_number
from accounts.roles import Role
from cases.actions import award as awards
from cases.actions import exits
from cases.models import Application, Award, PaymentLine, PaymentRun
from cases.procedure import State
from households.models import Circumstances, Income, Person
from monitoring.actions import comparing, disposal, notices
from monitoring.actions.applying import open_application
from monitoring.models import AdvanceNotice, Finding
from tests import factories
from tests.cases.steps import TODAY, Staff, carry, confirm
from tests.cases.test_every_benefit import CASES, DECIDED, applied, carried
from tests.factories import NANAN
from tests.monitoring.files import write_csv
from tests.monitoring.registers import loaded
from tests.monitoring.test_disposal import proof

pytestmark = pytest.mark.django_db
NOW, JANUARY = date(2027, 2, 10), date(2027, 1, 1)
CARD = ("姓名", "身份证号", "残疾证号", "残疾类别", "残疾等级", "证件状态")


@pytest.fixture
def staff() -> Staff:
    return Staff()


def awarded(case: str, staff: Staff) -> Award:
    return confirm(carried(applied(CASES[case], staff), staff), staff, DECIDED)


def compare(kind: str, on: date = NOW) -> dict[tuple[str, str], Finding]:
    """Open findings of a comparison by rule and event."""
    by = factories.officer(Role.COUNTY_REVIEWER, NANAN)
    comparing.compare(kind, region_id=NANAN, period=f"{on:%Y-%m}", by=by, on=on)
    found = Finding.objects.filter(closed_on=None)
    return {(each.rule, each.key.split(":")[2]): each for each in found}


def by_list(path: Path, kind: str, person: Person, grade: str, state: str) -> dict[Any, Finding]:
    """A list of the federation with one certificate, compared."""
    assert person.id_token is not None
    number = id_number(person.id_token)
    digit = {"一级": "1", "二级": "2"}[grade]
    card = f"{number}4{digit}"
    rows = [[person.name, number, card, "肢体", grade, state]]
    loaded(write_csv(path, rows, header=CARD), kind=kind)
    by = factories.officer(Role.COUNTY_REVIEWER, NANAN)
    comparing.compare(kind, region_id=NANAN, period="2027Q1", by=by, on=NOW)
    found = Finding.objects.filter(closed_on=None)
    return {each.rule: each for each in found}


def behind_both_locks(award: Award, reason: str, staff: Staff, on: date) -> None:
    check = exits.propose(award.pk, reason=reason, note="按核实情况退出", by=staff.clerk, on=on)
    exits.ask_override(check.pk, reason="核实材料齐全，同意退出", by=staff.clerk, on=on)
    exits.agree_to_override(check.pk, by=staff.approver, on=on)


@pytest.mark.requirement("R-053", "R-247")
def test_dibao_that_starts_and_ends_has_the_childs_money_recalculated(staff):
    full = awarded("child whose mother is in prison", staff)
    home, child = full.household, full.person
    assert compare("subsidies") == {}
    Income.objects.filter(household=home).update(ended_on=date(2026, 12, 31))
    family = factories.application(home, by=staff.clerk)
    dibao = confirm(carry(State.REPORTED, staff, application=family, on=NOW), staff, NOW)
    ((key, found),) = compare("subsidies", NOW + timedelta(days=1)).items()
    assert key == ("subsidy_amount", "unsupported_child") and found.person == child
    due = Decimal("1792.00") - dibao.monthly / 2
    assert found.facts["ours"] == {
        "benefit": "unsupported_child", "due": str(due), "monthly": "1792.00",
    }  # fmt: skip
    assert Award.objects.get(pk=full.pk).monthly == Decimal("1792.00")  # nothing happens by itself
    client = Client()
    client.force_login(staff.clerk, backend="accounts.backends.PostBackend")
    page = client.get(found.get_absolute_url(), {"code": "2"}).content.decode()
    assert "应发（元/月）" in page and "事实无人抚养儿童基本生活补贴" in page and "发起复核" in page
    draft = open_application(found.pk, by=staff.clerk, on=NOW)
    assert (draft.benefit, draft.person, draft.purpose) == ("unsupported_child", child, "review")
    Application.objects.filter(pk=draft.pk).update(state="withdrawn")
    review = factories.application(
        home, by=staff.clerk, benefit="unsupported_child", person=child, purpose="review"
    )
    behind_both_locks(full, "other", staff, NOW)
    less = confirm(carried(review, staff, NOW), staff, NOW)
    assert less.monthly == due
    assert compare("subsidies", NOW + timedelta(days=2)) == {}
    Income.objects.filter(household=home).update(ended_on=None)
    awards.end_award(
        dibao.pk, by=staff.approver, on=NOW, last_day=date(2027, 2, 28), reason="voluntary"
    )
    ((key, found),) = compare("subsidies", date(2027, 3, 5)).items()
    assert key == ("subsidy_amount", "unsupported_child")
    assert (found.facts["ours"]["due"], found.facts["ours"]["monthly"]) == ("1792.00", str(due))


@pytest.mark.requirement("R-053")
def test_whoever_is_due_a_subsidy_and_gets_none_applies_for_it(staff):
    person = factories.person("陈小安", disability_kind="physical", disability_grade=1)
    home = factories.household(person)
    factories.account(home)
    confirm(carry(State.REPORTED, staff, application=factories.application(home)), staff, TODAY)
    found = compare("subsidies")
    assert set(found) == {
        ("subsidy_unpaid", "disability_living"), ("subsidy_unpaid", "disability_nursing"),
    }  # fmt: skip
    nursing = found["subsidy_unpaid", "disability_nursing"]
    made = open_application(nursing.pk, by=staff.clerk, on=NOW)
    assert (made.benefit, made.person, made.purpose) == ("disability_nursing", person, "new")
    assert set(compare("subsidies")) == {("subsidy_unpaid", "disability_living")}


@pytest.mark.requirement("R-053", "R-247")
def test_an_award_that_the_last_run_left_out_or_paid_wrongly_is_on_the_list(staff):
    award = awarded("second grade in hardship", staff)
    run = PaymentRun.objects.create(
        region_id=NANAN, benefit=award.benefit, month=JANUARY, cut_off_on=JANUARY,
        created_by=staff.approver,
    )  # fmt: skip
    line = PaymentLine.objects.create(
        run=run, award=award, member=award.members.get(), household=award.household,
        person=award.person, region_id=award.region_id, benefit=award.benefit,
        benefit_group=award.benefit_group, month=JANUARY, amount=Decimal(85), payee_name="陈",
        bank="农商行", card_token=award.household.accounts.get().card_token, last4="3447",
    )  # fmt: skip
    for state in ("computed", "prepared", "checked"):
        PaymentRun.objects.filter(pk=run.pk).update(state=state)
    told = {"state": "locked", "batch_number": "B1", "seal": "1", "locked_at": timezone.now()}
    PaymentRun.objects.filter(pk=run.pk).update(**told)
    found = compare("subsidies")
    facts = found["subsidy_amount", "disability_nursing"].facts["ours"]
    assert (facts["due"], facts["monthly"], facts["paid"]) == ("92.00", "92.00", "85.00")
    assert facts["paid_month"] == "2027-01"
    assert line.amount == 85


@pytest.mark.requirement("R-053", "R-126")
def test_another_grade_in_the_register_opens_a_review_and_a_cancelled_certificate_a_stop(
    staff, tmp_path
):
    award = awarded("second grade in hardship", staff)
    person: Any = award.person
    changed = by_list(tmp_path / "a.csv", "disability", person, "一级", "有效")
    found = changed["subsidy_grade_changed"]
    assert (found.person, found.benefit) == (person, "disability_nursing")
    review = open_application(found.pk, by=staff.clerk, on=NOW)
    assert (review.benefit, review.person, review.purpose) == (award.benefit, person, "review")
    Circumstances.objects.filter(person=person).update(disability_grade=1)
    assert ("subsidy_amount", "disability_nursing") in compare("subsidies")  # 115 are due, 92 held
    ended = by_list(tmp_path / "b.csv", "disability", person, "一级", "注销")
    found = ended["certificate_ended"]
    assert "subsidy_grade_changed" not in ended
    assert Award.objects.get(pk=award.pk).period.upper is None  # nobody's money ends by itself
    stopped(found, award, staff)
    award.refresh_from_db()
    assert (award.period.upper, award.end_reason) == (date(2027, 4, 1), "certificate")


def stopped(found: Finding, award: Award, staff: Staff) -> None:
    """Proposed by one, confirmed by another, told, and carried out behind both locks."""
    made = disposal.propose(
        found.pk, code="1", reason="残联已注销证件", by=staff.clerk, on=NOW, version=found.version,
        proof=proof(), facts={
            "scope": "person", "end_reason": "certificate", "from_month": date(2027, 4, 1),
        },
    )  # fmt: skip
    disposal.confirm(made.pk, by=staff.approver, on=NOW)
    notice = AdvanceNotice.objects.get(disposal=made)
    notices.deliver(notice.pk, way="当面送达", by=staff.clerk, on=NOW)
    on = date(2027, 3, 5)
    behind_both_locks(award, "certificate", staff, on)
    notices.take_effect(notice.pk, by=staff.approver, on=on)


def test_a_birthday_asks_about_school_and_then_ends_the_right(staff):
    award = awarded("child whose mother is in prison", staff)
    child: Any = award.person
    Person.objects.filter(pk=child.pk).update(birth_date=date(2009, 3, 1))
    soon = compare("due")
    assert soon["child_grown", "unsupported_child"].facts["ours"]["grown_on"] == "2027-03-01"
    grown = date(2027, 3, 2)
    assert ("child_grown", "unsupported_child") in compare("due", grown)  # still at school
    assert compare("subsidies", grown).keys() == soon.keys()
    Circumstances.objects.filter(person=child).update(schooling="none")
    assert ("child_grown", "unsupported_child") not in compare("due", grown)
    assert ("subsidy_unfounded", "unsupported_child") in compare("subsidies", grown)
