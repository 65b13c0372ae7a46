"""Early warnings: levels by declared thresholds, one row a person settles, silent until its facts change."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Officer
from accounts.roles import Role
from cases.periods import Period
from households.models import Expense, Household, Income
from monitoring.actions import rounds, screening
from monitoring.actions.warning import raise_warnings
from monitoring.models import RegisterImport, Screening, WarningLevel
from monitoring.warnings import SIGNALS, WARNINGS
from tests import factories
from tests.factories import HONGLAI, NANAN, QIANFENG, officer, region
from tests.monitoring.worlds import Row, store

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def county() -> Officer:
    region(QIANFENG)
    return officer(Role.COUNTY_REVIEWER, NANAN)


def spends(home: Household, amount: int, known_on: date = date(2026, 11, 1)) -> Expense:
    return Expense.objects.create(
        household=home, region=home.region, person=home.head, kind="medical", amount=Decimal(amount),
        unit="year", times=1, vouchers=True, known_on=known_on,
    )  # fmt: skip


def test_every_threshold_is_declared_with_a_reason_and_marked():
    for rule in WARNINGS.values():
        starts = [each.start for each in rule.thresholds]
        assert [each.level for each in rule.thresholds] == list(WarningLevel)
        assert starts == sorted(starts, reverse=True)
        assert rule.because and rule.illustrative


@pytest.mark.requirement("R-009", "R-170", "R-277")
@pytest.mark.parametrize(
    ("amount", "level"), [(9_999, None), (10_000, "yellow"), (30_000, "orange"), (50_000, "red")]
)
def test_medical_bills_give_a_level_with_the_figures_behind_it(county, amount, level):
    home = factories.household()
    spends(home, amount)
    made = raise_warnings(NANAN, by=county, on=TODAY)
    assert [row.level for row in made] == ([level] if level else [])
    if level:
        assert made[0].figures["measure"] == f"{amount}.00"
        assert (made[0].source, made[0].household, made[0].rule) == (
            "warning",
            home,
            "expense_spike",
        )


@pytest.mark.requirement("R-171", "R-226")
def test_a_warning_has_its_day_and_stands_on_the_round_of_its_village(county):
    spends(factories.household(), 50_000)
    (row,) = raise_warnings(NANAN, by=county, on=TODAY)
    assert row.due_on == TODAY + timedelta(days=5)
    helper = officer(Role.VILLAGE_HELPER, QIANFENG)
    assert Screening.objects.visible_to(helper).get() == row
    month = Period.month_of(TODAY)
    duty = rounds.make_round(QIANFENG, month=month, by=helper, on=TODAY).duties.get()
    assert (duty.kind, duty.reference, duty.due_on) == ("screening", row.pk, row.due_on)


def test_a_fall_of_income_warns_and_a_rise_does_not(county):
    home, other = factories.household(), factories.household()
    for each in (home, other):
        factories.income(each, kind="wage", amount=Decimal(2000))
    Income.objects.filter(household=home).update(ended_on=date(2026, 11, 1))
    factories.income(home, amount=Decimal(900), known_on=date(2026, 11, 1))
    factories.income(other, amount=Decimal(900), known_on=date(2026, 11, 1))
    (made,) = raise_warnings(NANAN, by=county, on=TODAY)
    assert (made.household, made.rule, made.level) == (home, "income_fall", "orange")
    assert made.figures["measure"] == "55.0"


def weak(home: Household, *signals: str, as_of: date = date(2026, 11, 10)) -> None:
    """Register rows about the head, one for each signal, and a file before that said nothing."""

    def said(
        kind: str, day: date | None = None, category: str = "", **data: str
    ) -> tuple[str, Row]:
        return kind, Row("陈", home.head.id_token, event=day, category=category, data=data)

    jobs = "human_resources"
    rows = {
        "unemployment": said(jobs, date(2026, 10, 8), "unemployment"),
        "stopped": said(jobs, date(2019, 3, 1), "contribution", record_state="stopped"),
        "left_school": said("education", enrolment="left"),
        "disability": said("disability", date(2026, 9, 1), certificate_state="valid"),
        "hotline": said("hotline", date(2026, 11, 2), "need"),
        "illness": said("medical", date(2026, 8, 5), serious_illness_paid="0.01"),
    }
    for each in signals:
        kind, row = rows[each]
        for day, lines in ((date(2026, 1, 5), []), (as_of, [row])):
            made = store(kind, lines)
            RegisterImport.objects.filter(pk=made.pk).update(as_of=day)


@pytest.mark.requirement("R-009", "R-160")
@pytest.mark.parametrize(
    ("signals", "level"),
    [
        (["hotline"], None),
        (["unemployment", "left_school"], "yellow"),
        (["stopped", "disability", "illness"], "orange"),
        (["unemployment", "left_school", "hotline", "illness"], "red"),
    ],
)
def test_weak_signals_of_several_registers_add_up_to_a_level(county, signals, level):
    home, other = factories.household(), factories.household()
    weak(home, *signals)
    weak(other, signals[0])
    made = raise_warnings(NANAN, by=county, on=TODAY)
    assert [(row.household, row.rule, row.level) for row in made] == (
        [(home, "weak_signals", level)] if level else []
    )
    if level:
        assert made[0].figures["measure"] == str(len(signals))
        assert all(str(SIGNALS[each]) in made[0].circumstances for each in signals)


def test_a_signal_sent_again_or_known_for_long_is_no_news(county):
    home = factories.household()
    weak(home, "left_school", "hotline")
    assert len(raise_warnings(NANAN, by=county, on=TODAY)) == 1
    weak(home, "left_school", "hotline", as_of=date(2026, 12, 10))
    assert raise_warnings(NANAN, by=county, on=date(2026, 12, 15)) == []
    (row,) = Screening.objects.all()
    assert row.figures["events"] == 2
    assert raise_warnings(NANAN, by=county, on=date(2027, 7, 1)) == []
    assert row.figures["latest"] == "2026-11-10"


def test_what_the_first_file_of_a_register_says_is_no_change(county):
    home = factories.household()
    weak(home, "hotline")
    store("education", [Row("陈", home.head.id_token, data={"enrolment": "left"})])
    assert raise_warnings(NANAN, by=county, on=TODAY) == []


def test_again_adds_nothing_and_explained_stays_silent_until_its_facts_change(county):
    home = factories.household()
    spends(home, 12_000)
    (row,) = raise_warnings(NANAN, by=county, on=TODAY)
    assert raise_warnings(NANAN, by=county, on=TODAY) == []
    clerk = officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    screening.visit(row.pk, visited_on=TODAY, visitors="林一", need="", by=clerk, on=TODAY)
    screening.dispose(row.pk, disposition="no_need", note="子女已负担药费", by=clerk, on=TODAY)
    assert raise_warnings(NANAN, by=county, on=date(2026, 12, 20)) == []
    spends(home, 3_000, known_on=date(2026, 12, 18))
    (again,) = raise_warnings(NANAN, by=county, on=date(2026, 12, 20))
    assert again.household == home and again.pk != row.pk


def test_an_open_warning_takes_the_newer_figures(county):
    home = factories.household()
    spends(home, 12_000)
    (row,) = raise_warnings(NANAN, by=county, on=TODAY)
    spends(home, 45_000, known_on=date(2026, 11, 19))
    assert raise_warnings(NANAN, by=county, on=TODAY) == []
    row.refresh_from_db()
    assert (row.level, row.figures["measure"]) == ("red", "57000.00")
    assert Screening.objects.count() == 1


def test_the_township_raises_no_warnings(county):
    with pytest.raises(PermissionDenied):
        raise_warnings(HONGLAI, by=officer(Role.TOWNSHIP_CASEWORKER, HONGLAI), on=TODAY)
