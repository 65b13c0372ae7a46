"""Worked examples and the published tables of amounts, through the procedure: applied for, decided, paid."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from accounts.actions.jobs import run_job
from accounts.models.region import ancestor
from accounts.roles import Role
from cases.actions import reserve_fund as funds
from cases.actions.aid import afterwards, decide, stages
from cases.actions.aid.intake import Emergency, take_in
from cases.actions.payment import runs
from cases.models import Aid
from cases.periods import add_months
from cases.procedure import State, StepRefused
from eligibility.models import Standard
from households.actions.particulars import declare_particulars
from households.actions.people import Identity
from households.choices import IdKind
from tests import factories
from tests.cases import test_expenditure_aid as expenditure
from tests.cases.steps import TODAY, Staff, carry, confirm
from tests.cases.test_every_benefit import ABLE, CASES, Case, carried
from tests.factories import NANAN, QIANFENG

pytestmark = pytest.mark.django_db
LUOJIANG, PENGSHUI = 350504101201, 500243101201  # villages
CHILD = {"schooling": "compulsory", "employment": "student"}
DEAD = [{"state": "dead"}, {"state": "dead"}]


def tekun(mode: str, *, lost: int) -> Mapping[str, Any]:
    items = list(ABLE)[:lost]
    lost_now = ABLE | dict.fromkeys(items, False)
    return {"supporters": [], "self_care": lost_now, "support_mode": mode}


def orphan(mode: str) -> Mapping[str, Any]:
    return {"parents": DEAD, "support_mode": mode, "held": []}


def like(name: str, monthly: str) -> Case:
    known = CASES[name]
    return Case(known.benefit, monthly, known.told, known.born, known.circumstances, known.pension)


@dataclass(frozen=True)
class Place:
    """A village, the day of the applications, and what its documents pay a month."""

    village: int
    on: date
    rows: tuple[Case, ...]


BORN = date(2012, 5, 1)
PLACES = {
    "Luojiang from October 2020": Place(
        LUOJIANG, date(2021, 9, 10),
        (
            Case("tekun", "1182.00", tekun("scattered", lost=0)),
            Case("tekun", "1440.00", tekun("scattered", lost=3)),
            Case("tekun", "1698.00", tekun("scattered", lost=4)),
            Case("tekun", "1416.00", tekun("centralised", lost=0)),
            Case("tekun", "2036.00", tekun("centralised", lost=6)),
            Case("orphan", "1800.00", orphan("centralised"), BORN, CHILD, 3000),
            Case("orphan", "1400.00", orphan("scattered"), BORN, CHILD, 3000),
            like("child whose mother is in prison", "1400.00"),
            like("disabled person on dibao", "92.00"),
            like("first grade", "115.00"),
            like("second grade in hardship", "92.00"),
        ),
    ),
    "Pengshui from September 2020": Place(
        PENGSHUI, date(2020, 10, 20),
        (
            Case("tekun", "856.00", tekun("scattered", lost=0)),
            Case("tekun", "1006.00", tekun("scattered", lost=3)),
            Case("tekun", "1106.00", tekun("scattered", lost=6)),
            Case("orphan", "1456.00", orphan("centralised"), BORN, CHILD, 3000),
            Case("orphan", "1256.00", orphan("scattered"), BORN, CHILD, 3000),
            like("disabled person on dibao", "70.00"),
            like("first grade", "80.00"),
            like("second grade in hardship", "70.00"),
        ),
    ),
}  # fmt: skip


@pytest.mark.requirement("R-124", "R-145", "R-246")
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_what_the_documents_of_a_place_say_is_paid_each_month(place):
    staff = Staff(ancestor(place.village, "township"))
    factories.region(place.village, name="前峰村")
    due: dict[str, dict[int, Decimal]] = {}
    for number, case in enumerate(place.rows):
        person = factories.person("陈小安", born=case.born, at=place.village, **case.circumstances)
        elder = [factories.person("陈阿婆", at=place.village)] if case.pension else []
        home = factories.household(*elder, person)
        if case.pension:
            factories.income(home, kind="pension_employee", amount=Decimal(case.pension))
        factories.account(home, f"62220202001122{number:05}")
        declare_particulars(
            home.pk, by=staff.clerk, on=place.on, told=case.told, person_id=person.pk
        )
        application = factories.application(
            home, by=staff.clerk, benefit=case.benefit, person=person
        )
        award = confirm(carried(application, staff, place.on), staff, place.on)
        assert award.monthly == Decimal(case.monthly), case
        due.setdefault(case.benefit, {})[person.pk] = Decimal(case.monthly)
    for benefit, amounts in due.items():
        for ahead in (1, 2):
            month = add_months(place.on.replace(day=1), ahead)
            assert paid(staff, place.village, benefit, month) == amounts


def paid(staff: Staff, village: int, benefit: str, month: date) -> dict[int, Decimal]:
    """What each person gets by the county's run of a month."""
    county = ancestor(village, "county")
    cashier = factories.officer(Role.COUNTY_CASHIER, county)
    run, _new = runs.open_run(
        region_id=county, benefit=benefit, month=month, by=cashier, on=month.replace(day=8)
    )
    assert run.job_id is not None
    run_job(run.job_id, runs.compute_part, closing=runs.close_computing)
    return {line.person_id: line.amount for line in run.lines.all()}


def test_fj_5_aid_for_expenses_is_standard_times_persons_times_months():
    staff = Staff()
    family = [factories.person(name) for name in ("陈阿土", "陈阿水", "陈阿金")]
    Standard.objects.create(
        region_id=NANAN, key="disposable_income", area="both", amount=Decimal(30000),
        period=DateRange(date(2026, 1, 1), None), document="统计公报", entered_by=staff.clerk,
        confirmed_by=staff.approver, confirmed_at=timezone.now(),
    )  # fmt: skip
    home = factories.household(*family)
    factories.income(home, amount=Decimal(2600))
    factories.account(home)
    case = factories.application(home, by=staff.clerk, benefit="temporary_aid")
    expenditure.file_hardship(
        case, home.head, expenditure.TOLD | {"months": 2, "severity": "ordinary", "self_paid": None}
    )
    case = carry(State.REPORTED, staff, application=case)
    expenditure.confirmed(case, staff)
    aid = Aid.objects.get(application=case)
    assert (aid.computed, aid.amount) == (Decimal(4650), Decimal(4650))
    months = sorted({stage.award.period.lower for stage in aid.stages.all() if stage.award})
    assert sum(paid(staff, QIANFENG, "temporary_aid", months[0]).values()) > 0


def test_ah_5_three_stages_of_an_emergency_each_behind_a_visit():
    village, town = 341324104201, 341324104000
    factories.region(village)
    staff = Staff(town)
    cashier = factories.officer(Role.COUNTY_CASHIER, ancestor(village, "county"))
    funds.open_fund(
        region_id=town, quota=Decimal(20000), document="泗民〔2026〕9号", by=cashier, on=TODAY
    )
    fire = Emergency("fire", "ordinary", "housing", TODAY, "住房失火")
    who = Identity("陈失火", "male", date(1980, 3, 4), IdKind.NONE)
    aid = take_in(who, fire, region_id=village, area="rural", by=staff.clerk, on=TODAY)
    amounts = [Decimal(1320), Decimal(1320), Decimal(660)]
    decide.decide(aid.pk, amounts=amounts, reason="住房失火，急需安置", by=staff.approver, on=TODAY)
    for number in (1, 2, 3):
        stages.give_from_fund(aid.pk, document=f"领条{number}号", by=staff.clerk, on=TODAY)
        if number == 3:
            break
        with pytest.raises(StepRefused, match="没有待发放"):
            stages.give_from_fund(aid.pk, document="领条", by=staff.clerk, on=TODAY)
        if number == 1:
            afterwards.complete_papers(
                aid.pk, papers="火灾证明、领款签字", by=staff.clerk, on=TODAY
            )
        stages.follow_up(
            aid.pk, visited_on=TODAY, visitors="林经办、陈协理", seen="仍住亲戚家", goes_on=True,
            by=staff.clerk, on=TODAY,
        )  # fmt: skip
    assert [each.amount for each in aid.stages.order_by("number")] == amounts
    assert funds.fund_of(village).balance == Decimal(20000 - 3300)
