"""Clocks and terms of the procedure come from the law of place, area and day, each with its clause."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse

from cases.actions import notice
from cases.actions.acceptance import accept
from cases.actions.award import end_share
from cases.actions.calendar import pause_clocks
from cases.actions.payment import runs
from cases.benefits import BENEFITS, DIBAO, benefit_choices, law_in
from cases.forms.handling import SupplementForm
from cases.models import Award, Clock, PaymentRun
from cases.procedure import State
from eligibility.policies.law import policy_of
from eligibility.policies.packs import PolicyError, packs
from eligibility.rules.law.procedure import Procedure
from monitoring.actions.schedule import DUTIES
from tests import factories
from tests.cases.payment_roll import Desk, computed, roll
from tests.cases.steps import Staff, carry, confirm

NANAN, PENGSHUI, SUZHOU, ELSEWHERE = 350583113202, 500243000000, 341302000000, 110101000000
M2012, M2021, N2022 = "民发〔2012〕220号", "民发〔2021〕57号", "民发〔2022〕83号"
T2021, INVENTED = "民发〔2021〕43号", "示例时限，公开文件没有规定"
WORKING, CALENDAR = True, False
HOME = Path(__file__).resolve().parents[2]

# benefit, clock, day, days, unit, clause
CLOCKS = [
    ("dibao", "investigate", "2014-05-01", 10, WORKING, f"{M2012} 第十八条"),
    ("dibao", "investigate", "2021-06-30", 10, WORKING, f"{M2012} 第十八条"),
    ("dibao", "investigate", "2021-07-01", 3, WORKING, f"{M2021} 第十五条"),
    ("dibao", "investigate", "2026-11-22", 3, WORKING, f"{M2021} 第十五条"),
    ("dibao", "data_check", "2021-06-30", None, None, None),
    ("dibao", "data_check", "2021-07-01", 3, WORKING, f"{M2021} 第十七条"),
    ("dibao", "appraisal", "2021-06-30", 5, WORKING, f"{M2012} 第二十一条"),
    ("dibao", "appraisal", "2021-07-01", None, None, None),
    ("dibao", "notice", "2021-06-30", 7, CALENDAR, f"{M2012} 第二十五条"),
    ("dibao", "notice", "2021-07-01", 7, CALENDAR, f"{M2021} 第十九条"),
    ("dibao", "county_notice", "2021-06-30", 7, CALENDAR, f"{M2012} 第二十九条"),
    ("dibao", "county_notice", "2021-07-01", None, None, None),
    ("dibao", "county_decision", "2021-06-30", 5, WORKING, f"{M2012} 第二十六条"),
    ("dibao", "county_decision", "2021-07-01", 10, WORKING, f"{M2021} 第二十条"),
    ("dibao", "county_decision_after_notice", "2021-06-30", 3, WORKING, f"{M2012} 第二十九条"),
    ("dibao", "county_decision_after_notice", "2021-07-01", None, None, None),
    ("dibao", "objection", "2021-06-30", 20, WORKING, f"{M2012} 第二十九条"),
    ("dibao", "objection", "2021-07-01", None, None, None),
    ("dibao", "refusal_notice", "2021-06-30", 3, CALENDAR, f"{M2012} 第二十六条"),
    ("dibao", "refusal_notice", "2021-07-01", 3, WORKING, f"{M2021} 第二十一条"),
    ("dibao", "total", "2021-06-30", 30, WORKING, INVENTED),
    ("dibao", "total", "2021-07-01", 30, WORKING, f"{M2021} 第二十二条"),
    ("dibao", "total_hard", "2021-06-30", 45, WORKING, INVENTED),
    ("dibao", "total_hard", "2021-07-01", 45, WORKING, f"{M2021} 第二十二条"),
    ("dibao", "total_delegated", "2021-06-30", 30, WORKING, INVENTED),
    ("dibao", "total_delegated", "2021-07-01", 30, WORKING, f"{M2021} 第二十二条"),
    ("dibao", "total_delegated", "2022-10-19", 30, WORKING, f"{M2021} 第二十二条"),
    ("dibao", "total_delegated", "2022-10-20", 20, WORKING, f"{N2022} 四(一)"),
    ("dibao", "supplement", "2026-11-22", 10, WORKING, INVENTED),
    ("dibao", "death", "2026-11-22", 3, WORKING, INVENTED),
    ("tekun", "township", "2021-06-30", 15, WORKING, INVENTED),
    ("tekun", "township", "2021-07-01", 15, WORKING, f"{T2021} 第十三条"),
    ("tekun", "notice", "2021-07-01", 7, CALENDAR, f"{T2021} 第十五条"),
    ("tekun", "county_decision", "2021-07-01", 15, WORKING, f"{T2021} 第十六条"),
    ("tekun", "objection", "2021-07-01", 15, WORKING, f"{T2021} 第十五条"),
    ("tekun", "refusal_notice", "2021-07-01", 3, WORKING, f"{T2021} 第十八条"),
    ("tekun", "reassessment", "2021-07-01", 10, WORKING, f"{T2021} 第二十三条"),
    ("unsupported_child", "township", "2019-12-31", 15, WORKING, INVENTED),
    ("unsupported_child", "township", "2020-01-01", 15, WORKING,
     "《关于进一步加强事实无人抚养儿童保障工作的意见》 二(二)"),
    ("unsupported_child", "county_decision", "2020-01-01", 15, WORKING,
     "《关于进一步加强事实无人抚养儿童保障工作的意见》 二(三)"),
    ("temporary_aid", "emergency", "2026-11-22", 5, WORKING, INVENTED),
    ("temporary_aid", "total", "2026-11-22", 30, WORKING, INVENTED),
    ("temporary_aid", "total_hard", "2026-11-22", 40, WORKING, INVENTED),
    ("rigid_expenditure", "total", "2024-12-31", 30, WORKING, INVENTED),
    ("rigid_expenditure", "total", "2025-01-01", 30, WORKING, "《刚性支出困难家庭认定办法》 第八条"),
    ("rigid_expenditure", "total_hard", "2025-01-01", 45, WORKING, "《刚性支出困难家庭认定办法》 第八条"),
    ("monitored_household", "total", "2026-11-22", 15, CALENDAR,
     "《县级防止返贫监测对象识别程序（公开样本）》"),
    ("monitored_household", "notice", "2026-11-22", 5, CALENDAR,
     "《县级防止返贫监测对象识别程序（公开样本）》"),
]  # fmt: skip


@pytest.mark.parametrize("place", [ELSEWHERE, NANAN, PENGSHUI, SUZHOU])
@pytest.mark.parametrize(("benefit", "clock", "on", "days", "working", "cites"), CLOCKS)
def test_every_clock_in_every_place(place, benefit, clock, on, days, working, cites):
    """No place of these has shortened a clock of its own on these days but Fujian's temporary aid."""
    law = law_in(place, "rural", date.fromisoformat(on))
    if days is None:
        with pytest.raises(LookupError, match="no time limit"):
            BENEFITS[benefit].limit(clock, law)
        return
    limit = BENEFITS[benefit].limit(clock, law)
    assert (limit.days, limit.working, limit.cites) == (days, working, cites)
    assert limit.since <= date.fromisoformat(on)


@pytest.mark.parametrize(
    ("on", "cites"),
    [
        ("2019-09-30", INVENTED),
        ("2019-10-01", "《福建省临时救助工作规范》"),
        ("2020-03-30", "《福建省临时救助工作规范》"),
        ("2020-03-31", "闽民救〔2020〕21号 二(二)3"),
        ("2020-12-31", "闽民救〔2020〕21号 二(二)3"),
        ("2021-01-01", "《福建省临时救助工作规范》"),
        ("2024-10-01", INVENTED),
    ],
)
def test_emergency_aid_in_fujian(on, cites):
    law = law_in(NANAN, "rural", date.fromisoformat(on))
    limit = BENEFITS["temporary_aid"].limit("emergency", law)
    assert (limit.days, limit.working, limit.cites) == (5, True, cites)


TERMS = [
    ("appraisal", NANAN, "rural", "2021-06-30", "always"),
    ("appraisal", NANAN, "rural", "2021-07-01", "disputed"),
    ("spot_check", NANAN, "rural", "2021-06-30", 3000),
    ("spot_check", NANAN, "rural", "2021-07-01", None),
    ("must_visit", NANAN, "rural", "2021-06-30", ("close_relative", "doubtful", "complained")),
    ("must_visit", NANAN, "rural", "2021-07-01", ("close_relative", "complained")),
    ("review_cycle", NANAN, "urban", "2021-06-30", {"A": 12, "B": 6, "C": 1}),
    ("review_cycle", NANAN, "rural", "2021-06-30", {"A": 12, "B": 6, "C": 3}),
    ("review_cycle", NANAN, "urban", "2021-07-01", {"A": 12, "B": 12, "C": 6}),
    ("death_settlement", NANAN, "rural", "2022-10-19", None),
    ("death_settlement", NANAN, "rural", "2022-10-20", 3),
    ("payment_day", NANAN, "rural", "2021-06-30", 10),
    ("payment_day", NANAN, "rural", "2021-07-01", None),
    ("approval_level", NANAN, "rural", "2020-03-30", "county"),
    ("approval_level", NANAN, "rural", "2020-03-31", "township"),
    ("approval_level", NANAN, "rural", "2020-12-31", "township"),
    ("approval_level", NANAN, "rural", "2021-01-01", "county"),
    ("approval_level", PENGSHUI, "rural", "2020-06-01", "county"),
    ("waiver_until", NANAN, "rural", "2020-03-30", date(2021, 6, 30)),
    ("waiver_until", NANAN, "rural", "2020-03-31", date(2020, 12, 31)),
    ("waiver_until", NANAN, "rural", "2021-07-01", None),
]


@pytest.mark.requirement("R-023")
@pytest.mark.parametrize(("term", "place", "area", "on", "said"), TERMS)
def test_terms_before_on_and_after_each_change(term, place, area, on, said):
    assert DIBAO.term(term, law_in(place, area, date.fromisoformat(on))) == said


def test_a_day_before_any_text_is_refused():
    with pytest.raises(PolicyError):
        law_in(NANAN, "rural", date(2014, 4, 30))


def test_every_parameter_of_the_procedure_is_read_by_some_code():
    folders = ("cases", "monitoring", "eligibility", "reports")
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in (HOME / folder).rglob("*.py")
        if path.name != "procedure.py" or path.parent.name != "law"
    )
    unread = [
        each.name
        for each in fields(Procedure)
        if f'"{each.name}"' not in code and f".{each.name}" not in code
    ]
    assert unread == []


def test_every_declared_parameter_is_one_of_the_law():
    law = policy_of(0, "rural", date(2026, 1, 1)).law
    for benefit in BENEFITS.values():
        for parameter in (*benefit.limits.values(), *benefit.terms.values()):
            assert hasattr(law, parameter), (benefit.code, parameter)


def test_quotes_are_short_and_every_figure_has_a_document_or_says_it_is_an_example():
    names = {each.name for each in fields(Procedure)}
    for pack in packs():
        for entry in pack.entries:
            if entry.parameter in names:
                assert len(entry.quote) <= 25, entry.where
                assert entry.document or entry.illustrative, entry.where


def test_only_what_the_procedure_can_carry_is_offered():
    assert [code for code, _label in benefit_choices()] == [
        "dibao", "tekun", "orphan", "unsupported_child", "temporary_aid", "disability_living",
        "disability_nursing",
    ]  # fmt: skip


@pytest.mark.requirement("R-003", "R-287")
@pytest.mark.parametrize(
    ("place", "on", "poverty", "deaths"),
    [
        (NANAN, date(2020, 3, 30), 3, 1),
        (NANAN, date(2026, 11, 22), 3, 1),
        (PENGSHUI, date(2020, 4, 29), 3, 1),
        (PENGSHUI, date(2020, 4, 30), 1, 1),
    ],
)
def test_how_often_registers_are_compared(place, on, poverty, deaths):
    assert DUTIES["poverty_office"].months(place, on) == poverty
    assert DUTIES["deaths"].months(place, on) == deaths
    period = DUTIES["poverty_office"].period_of(on, place)
    assert (period.months, period.start <= on < period.until) == (poverty, True)


@pytest.mark.django_db
class TestRunningClocks:
    def clock(self, application, kind):
        return Clock.objects.get(application=application, kind=kind)

    @pytest.mark.parametrize(
        ("on", "investigate", "cites"),
        [(date(2021, 6, 30), 10, f"{M2012} 第十八条"), (date(2021, 7, 1), 3, f"{M2021} 第十五条")],
    )
    def test_the_day_of_acceptance_decides(self, on, investigate, cites):
        staff = Staff()
        application = carry(State.SUBMITTED, staff)
        accept(application.pk, by=staff.clerk, on=on)
        clock = self.clock(application, Clock.Kind.INVESTIGATE)
        assert (clock.days, clock.cites) == (investigate, cites)

    def test_a_case_accepted_before_a_change_keeps_its_longer_limit(self):
        """Accepted when the whole had no text, objected to when it had one: still the former."""
        staff = Staff()
        application = carry(State.POSTED, staff, on=date(2021, 6, 25))
        notice.record_objection(
            application.pk, by=staff.clerk, on=date(2021, 7, 1), content="有存款没有申报"
        )
        clock = self.clock(application, Clock.Kind.TOTAL)
        assert (clock.days, clock.cites) == (45, INVENTED)

    def test_clocks_stand_still_for_papers(self):
        application = carry(State.ACCEPTED)
        pause_clocks(application, on=date(2026, 11, 25))
        assert self.clock(application, Clock.Kind.TOTAL).paused_on == date(2026, 11, 25)

    def test_the_form_proposes_the_usual_days_for_papers(self):
        staff = Staff()
        application = carry(State.SUBMITTED, staff)
        with time_machine.travel(date(2026, 11, 23), tick=False):
            form = SupplementForm(application=application, officer=staff.clerk)
        assert form.fields["until"].initial == date(2026, 12, 7)


@pytest.mark.django_db
class TestReviews:
    @pytest.mark.parametrize(
        ("on", "able", "due"),
        [
            (date(2021, 6, 1), True, date(2021, 9, 1)),  # rural, may change: a quarter
            (date(2021, 6, 1), False, date(2021, 12, 1)),  # steady for the time being
            (date(2021, 8, 2), True, date(2022, 2, 1)),
            (date(2021, 8, 2), False, date(2022, 8, 1)),
        ],
    )
    def test_the_cycle_is_that_of_the_class_on_the_day_of_the_decision(self, on, able, due):
        assert self.award(on, able).review_due_on == due

    @pytest.mark.requirement("R-029", "R-030", "R-232")
    @pytest.mark.parametrize(
        ("waived_until", "due"),
        [
            (date(2021, 6, 30), date(2021, 1, 1)),  # the law's last day is the earlier one
            (date(2020, 10, 31), date(2020, 11, 1)),
            (None, date(2021, 3, 1)),
        ],
    )
    def test_a_waived_household_is_looked_at_again_when_the_waiver_ends(self, waived_until, due):
        award = self.award(date(2020, 9, 1), able=False, waiver_until=waived_until)
        assert award.review_due_on == due

    def test_after_a_death_all_is_settled_within_the_months_of_the_law(self):
        staff = Staff()
        award = self.award(date(2026, 8, 3), able=False, staff=staff)
        other = award.members.exclude(person=award.household.head).get()
        rest = end_share(
            award.pk, person_id=other.person_id, by=staff.approver, on=date(2026, 9, 10),
            last_day=date(2026, 9, 30), reason=Award.EndReason.DEATH,
        )  # fmt: skip
        assert (award.review_due_on, rest.review_due_on) == (date(2027, 8, 1), date(2026, 12, 1))

    def award(self, on, able, *, staff=None, waiver_until=None):
        staff = staff or Staff()
        working = {"labour_capacity": "full", "employment": "unemployed"} if able else {}
        home = factories.household(
            factories.person("陈阿土", born=date(1945, 5, 6)),
            factories.person("李阿婆", born=date(1947, 5, 6), sex="female", **working),
        )
        home.waiver_until = waiver_until
        home.save(update_fields=["waiver_until"])
        factories.income(home)
        application = factories.application(home, by=staff.clerk)
        carry(State.REPORTED, staff, application=application, on=on)
        return confirm(application, staff, on.replace(day=on.day + 9))


def test_days_of_a_payment_run():
    run = PaymentRun(region_id=350583000000, benefit="dibao", month=date(2021, 6, 1))
    run.cut_off_on = date(2021, 6, 2)
    assert runs.days_of(run) == runs.RunDays(settled_by=None, paid_by=date(2021, 6, 10))
    run.cut_off_on = date(2021, 7, 1)
    assert runs.days_of(run) == runs.RunDays(settled_by=None, paid_by=None)


@pytest.mark.django_db
def test_the_page_of_a_run_says_until_when_it_is_paid(client):
    desk = Desk()
    roll(1)
    run = computed(desk.cashier, month=date(2021, 6, 1), on=date(2021, 6, 2))
    client.force_login(desk.cashier, backend="accounts.backends.PostBackend")
    page = client.get(reverse("payment_run_detail", args=[run.pk]))
    assert "2021-06-10" in page.content.decode()
