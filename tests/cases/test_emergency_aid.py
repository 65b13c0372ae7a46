"""Emergency aid: money the same day, papers later, stages behind visits, and a test for dibao in the end."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts import statements
from accounts.ciphers import id_number
from accounts.roles import Role
from cases.actions import reserve_fund as funds
from cases.actions.aid import afterwards, decide, stages
from cases.actions.aid.intake import Emergency, take_in
from cases.actions.chain import verify_chain
from cases.models import Aid, AidStage, Application, Clock
from cases.periods import Period
from cases.procedure import FourEyes, State, StepRefused
from eligibility.models import Assessment
from eligibility.replay import replayed
from households.actions.people import Identity
from households.choices import IdKind
from households.models import Person
from reports.ledgers import LEDGERS
from reports.ledgers.reading import SQL, read
from tests import factories
from tests.cases.steps import TODAY, Staff
from tests.factories import HONGLAI, LUOCHENG, NANAN, QIANFENG, invented_number

pytestmark = pytest.mark.django_db
BORN = date(1980, 3, 4)
STRANGER = Identity("王外来", "male", BORN, IdKind.NONE)


@pytest.fixture
def staff() -> Staff:
    factories.region(QIANFENG)
    return Staff()


def taken(
    staff: Staff, who: Identity = STRANGER, *, follows: Aid | None = None, **given: Any
) -> Aid:
    told: dict[str, Any] = {
        "cause": "fire", "severity": "light", "need": "housing", "happened_on": TODAY,
        "happened": "住房失火，家中用品烧毁", "hukou": "江西省上饶市",
    }  # fmt: skip
    return take_in(
        who, Emergency(**told | given), region_id=QIANFENG, area="rural", by=staff.clerk,
        on=TODAY, follows=follows,
    )  # fmt: skip


def fund(quota: int = 20000) -> None:
    cashier = factories.officer(Role.COUNTY_CASHIER, NANAN)
    funds.open_fund(
        region_id=HONGLAI, quota=Decimal(quota), document="南民〔2026〕9号", by=cashier, on=TODAY
    )


def decided(aid: Aid, by: Any, *amounts: int, **given: Any) -> Aid:
    told = {"amounts": [Decimal(each) for each in amounts], "reason": "住房失火，急需安置"}
    return decide.decide(aid.pk, by=by, on=TODAY, **told | given)


def given(aid: Aid, staff: Staff) -> AidStage:
    return stages.give_from_fund(aid.pk, document="领条1号", by=staff.clerk, on=TODAY)


def visited(aid: Aid, staff: Staff, *, goes_on: bool = True) -> AidStage:
    return stages.follow_up(
        aid.pk, visited_on=TODAY, visitors="林经办、陈协理", seen="仍住亲戚家", goes_on=goes_on,
        by=staff.clerk, on=TODAY,
    )  # fmt: skip


def _as_typed(person: Person) -> Identity:
    assert person.id_token is not None
    return Identity(person.name, person.sex, person.birth_date, number=id_number(person.id_token))


def _check_now() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def ledger(on: date = TODAY) -> Any:
    return read(
        LEDGERS["temporary_aid"],
        places=[(HONGLAI, HONGLAI + 1000)],
        month=Period.month_of(on),
        on=on,
    )


@pytest.mark.requirement("R-045", "R-047", "R-184", "R-187", "R-188", "R-242")
def test_money_the_same_day_for_somebody_from_elsewhere_and_papers_later(staff):
    fund()
    aid = taken(staff)
    case = aid.application
    assert case.state == State.URGENT
    clock = case.clocks.get(kind="emergency")
    assert (clock.days, clock.working, clock.stopped_on) == (5, True, None)
    assert Application.objects.waiting_for(staff.head).get() == case
    assert decide.computed_of(decide.previewed(aid, on=TODAY)) == 2000
    factories.post(staff.clerk, Role.TOWNSHIP_HEAD, HONGLAI)
    with pytest.raises(FourEyes):
        decided(aid, staff.clerk, 2000)
    decided(aid, staff.head, 2000)
    factories.post(staff.head, Role.TOWNSHIP_CASEWORKER, HONGLAI)
    with pytest.raises(FourEyes):
        stages.give_from_fund(aid.pk, document="领条1号", by=staff.head, on=TODAY)
    paid = given(aid, staff).movement
    assert paid is not None
    paid.refresh_from_db()
    assert (paid.balance, paid.decided_by, paid.entered_by) == (18000, staff.head, staff.clerk)
    clock.refresh_from_db()
    assert clock.stopped_on == TODAY
    case.refresh_from_db()
    assert case.state == State.CONFIRMED and verify_chain() == []
    assert replayed(Assessment.objects.get(applications=case)) == []
    assert case.decisions.get().monthly == 2000 and case.decisions.get().delegated
    owed = Application.objects.waiting_for(staff.clerk).with_deadline().get()
    aid.refresh_from_db()
    assert owed == case and owed.due_on == aid.papers_due_on
    afterwards.complete_papers(aid.pk, papers="火灾证明、领款签字", by=staff.clerk, on=TODAY)
    assert ledger().rows[0]["state"] == "test"


@pytest.mark.requirement("R-185", "R-187")
def test_above_its_limit_the_township_leaves_it_to_the_county_and_the_county_to_its_mechanism(
    staff,
):
    aid = taken(staff, severity="heavy", months=4)  # 775 yuan for one person and four months
    with pytest.raises(StepRefused, match="超过乡镇审批额度 2000"):
        decided(aid, staff.head, 3100)
    with pytest.raises(StepRefused, match="写明参加人员"):
        decided(aid, staff.approver, 9000)
    minutes = decide.Minutes("民政局、教育局、医保局", "一户多难，超出规定", "南救联纪〔2026〕3号")
    made = decided(aid, staff.approver, 5000, 4000, minutes=minutes)
    assert (made.computed, made.amount) == (3100, 9000)
    assert not made.decision.delegated
    with pytest.raises(IntegrityError, match="beyond_the_rules"), transaction.atomic():
        Aid.objects.filter(pk=aid.pk).update(minutes_document="")


@pytest.mark.requirement("R-189")
def test_a_later_stage_waits_for_a_visit_and_may_be_stopped_by_one(staff):
    fund()
    aid = decided(taken(staff), staff.head, 800, 800, 400)
    with pytest.raises(StepRefused, match="还没有发放"):
        visited(aid, staff)
    given(aid, staff)
    with pytest.raises(StepRefused, match="没有待发放"):
        given(aid, staff)
    held = aid.stages.get(number=2)
    with pytest.raises(IntegrityError, match="follow_a_visit"), transaction.atomic():
        AidStage.objects.filter(pk=held.pk).update(state="released")
    assert Clock.objects.get(application=aid.application, kind="follow_up").stopped_on is None
    visited(aid, staff)
    given(aid, staff)
    visited(aid, staff, goes_on=False)
    assert [each.state for each in aid.stages.all()] == ["given", "given", "stopped"]
    assert funds.fund_of(QIANFENG).balance == 20000 - 1600
    assert (ledger().rows[0]["amount"], ledger().rows[0]["given"]) == (2000, 1600)
    with pytest.raises(IntegrityError, match="add_up"), transaction.atomic():
        AidStage.objects.create(aid=aid, region_id=aid.region_id, number=4, amount=1)
        _check_now()
    again = taken(staff, Identity("王外来", "male", BORN, IdKind.NONE), follows=aid)
    assert again.follows == aid


@pytest.mark.requirement("R-050", "R-243")
def test_after_the_aid_the_household_is_tested_for_dibao_by_a_day(staff):
    fund()
    home = factories.household(factories.person("陈阿土"))
    aid = taken(staff, _as_typed(home.head))
    assert aid.application.household == home
    decided(aid, staff.head, 1000)
    given(aid, staff)
    aid.refresh_from_db()
    assert aid.test_due_on == TODAY + timedelta(days=90)
    afterwards.test_for_dibao(aid.pk, fits=True, note="仍无收入来源", by=staff.clerk, on=TODAY)
    aid.refresh_from_db()
    assert (aid.test_application.benefit, aid.test_application.household) == ("dibao", home)


def test_somebody_with_a_household_elsewhere_is_helped_here_and_that_household_stays_unseen(staff):
    away = factories.household(factories.person("李远方", at=LUOCHENG))
    who = _as_typed(away.head)
    aid = taken(staff, who)
    own = aid.application.household
    assert (own.region_id, own != away, away.region_id) == (QIANFENG, True, LUOCHENG)
    assert decide.computed_of(decide.previewed(aid, on=TODAY)) == 2000
    decided(aid, staff.head, 500)
    wrong = Identity("李远近", who.sex, who.birth_date, number=who.number)
    with pytest.raises(StepRefused, match="对不上"):
        taken(staff, wrong)


@pytest.mark.requirement("R-045", "R-048", "R-241")
def test_cash_of_the_fund_counts_in_reports_until_it_is_given_back(staff):
    fund()
    aid = decided(taken(staff), staff.head, 1200)
    paid = given(aid, staff).movement
    assert paid is not None
    year = {
        "start": NANAN, "until": NANAN + 10**6, "first_day": date(2026, 11, 1),
        "day_after": date(2026, 12, 1), "last_year_start": date(2025, 11, 1),
        "last_year_until": date(2025, 12, 1),
    }  # fmt: skip

    def counted() -> tuple[Any, Any, Any]:
        spent = statements.rows(SQL, "temporary_aid", **year)
        cases = statements.rows(
            SQL, "applications", **{name: year[name] for name in list(year)[:4]}
        )
        form = read(
            LEDGERS["aid_paid"], places=[(HONGLAI, HONGLAI + 1000)],
            month=Period.month_of(TODAY), on=TODAY,
        )  # fmt: skip
        return (
            [(row["amount"], row["now"]) for row in spent],
            [row["prompt"] for row in cases],
            [(row["amount"], row["state"]) for row in form.rows],
        )

    assert counted() == ([(1200, True)], [True], [(1200, "paid")])
    funds.take_back(paid.fund_id, payment=paid.pk, document="退款单", by=staff.clerk, on=TODAY)
    assert counted() == ([], [True], [])


def test_goods_a_referral_and_a_refusal(staff):
    first = decided(taken(staff), staff.head, 300, form="goods")
    with pytest.raises(StepRefused, match="不是救助金"):
        given(first, staff)
    stages.hand_over(first.pk, what="棉被2床、米面", document="签收单1", by=staff.clerk, on=TODAY)
    other = Identity("张求助", "female", BORN, IdKind.NONE)
    second = decided(taken(staff, other), staff.head, 0, form="referral")
    stages.hand_over(second.pk, what="县红十字会", document="转介单1", by=staff.clerk, on=TODAY)
    third = taken(staff, Identity("赵无难", "male", BORN, IdKind.NONE))
    decide.refuse(third.pk, reason="没有遭遇急难", by=staff.head, on=TODAY)
    assert [row["state"] for row in ledger().rows] == ["papers", "papers", "refused"]
    assert verify_chain() == []


@pytest.mark.requirement("R-045", "R-188")
def test_the_whole_way_in_the_browser_of_the_township(client: Client, staff: Staff):
    fund()
    client.force_login(staff.clerk)
    said = {
        "name": "王急难", "number": invented_number(BORN), "region": QIANFENG, "area": "rural",
        "cause": "accident", "severity": "light", "need": "medical", "happened_on": TODAY,
        "happened": "车祸住院", "channel": "window",
    }  # fmt: skip
    answer = client.post(reverse("aid_new"), said, follow=True)
    aid = Aid.objects.get()
    page = reverse("aid_detail", args=[aid.pk])
    assert answer.redirect_chain[-1][0] == page
    client.force_login(staff.head)
    told = client.get(page).content.decode()
    assert "2,000.00" in told and "决定救助" in told
    step = {"first": "2000", "form": "cash", "reason": "车祸住院，急需费用"}
    client.post(reverse("aid_step", args=[aid.pk, "decide"]), step)
    client.force_login(staff.clerk)
    client.post(reverse("aid_step", args=[aid.pk, "give"]), {"document": "领条8号"})
    told = client.get(page).content.decode()
    assert "已发放" in told and "补齐材料" in told and "核查低保" in told
    assert "王急难" not in told
    case = client.get(reverse("application_detail", args=[aid.application_id])).content.decode()
    assert page in case
