"""Local standards by four eyes: nothing applies before a second person, and no figure is ever changed."""

import re
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.roles import RIGHTS, Right, Role
from cases.standard_impact import impact_of
from eligibility.actions import assess_household
from eligibility.actions.standards import (
    Figure,
    confirm_standard,
    enter_standard,
    reject_standard,
    withdraw_standard,
)
from eligibility.doubts import doubts_about
from eligibility.facts import entered_standards
from eligibility.models import Standard
from eligibility.replay import replayed
from eligibility.rules.law import STANDARDS
from households.models import Circumstances, Membership, Person
from tests import factories as make
from tests.cases import payment_roll

TODAY = date(2026, 11, 22)
NEXT_YEAR = date(2027, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY.isoformat() + "T02:00:00Z", tick=False):
        yield


@pytest.fixture
def reviewer():
    return make.officer(Role.COUNTY_REVIEWER, make.NANAN)


@pytest.fixture
def approver():
    return make.officer(Role.COUNTY_APPROVER, make.NANAN)


def figure(amount: str = "900", *, from_on: date = NEXT_YEAR, **given: object) -> Figure:
    defaults = {"key": "dibao_standard", "area": "both", "to_on": None}
    defaults["document"] = "南民〔2026〕9号"
    if from_on < TODAY:
        defaults["backdated_because"] = "文件刚收到"
    return Figure(**defaults | {"amount": Decimal(amount), "from_on": from_on} | given)  # type: ignore[arg-type]


def entered(by, given: Figure | None = None, *, at: int = make.NANAN) -> Standard:
    return enter_standard(at, given or figure(), by=by, on=TODAY)


def in_use(reviewer, approver, given: Figure) -> Standard:
    return confirm_standard(entered(reviewer, given).pk, by=approver, checked=True)


def figures() -> list[tuple[int, date, date | None]]:
    return [(each.amount, each.from_on, each.to_on) for each in entered_standards()]


def test_bureaus_set_standards_and_townships_do_not():
    setters = {role for role in Role if Right.SET_STANDARD in RIGHTS[role]}
    assert setters == {
        Role.COUNTY_REVIEWER, Role.COUNTY_APPROVER, Role.CITY_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR,
    }  # fmt: skip


def test_nothing_applies_before_another_person_confirms(reviewer, approver):
    standard = entered(reviewer)
    assert (standard.state, figures()) == ("waiting", [])
    confirm_standard(standard.pk, by=approver)
    assert figures() == [(90000, NEXT_YEAR, None)]
    standard.refresh_from_db()
    assert (standard.state, standard.confirmed_by) == ("confirmed", approver)


def test_who_entered_a_figure_cannot_confirm_it(reviewer):
    standard = entered(reviewer)
    with pytest.raises(ValidationError):
        confirm_standard(standard.pk, by=reviewer)
    other_account = make.officer(Role.COUNTY_APPROVER, make.NANAN)
    other_account.natural_person = reviewer.natural_person
    other_account.save()
    for move in (confirm_standard, lambda pk, by: reject_standard(pk, reason="x", by=by)):
        with pytest.raises(ValidationError):
            move(standard.pk, by=other_account)
    with pytest.raises(IntegrityError), transaction.atomic():
        Standard.objects.update(confirmed_by=reviewer)


def test_a_lower_bureau_does_not_confirm_what_a_higher_one_entered(approver):
    province = make.officer(Role.PROVINCIAL_SUPERVISOR, make.FUJIAN)
    city = make.officer(Role.CITY_SUPERVISOR, make.QUANZHOU)
    standard = entered(province)
    for lower in (approver, city):
        with pytest.raises(ValidationError):
            confirm_standard(standard.pk, by=lower)
    second = make.officer(Role.PROVINCIAL_SUPERVISOR, make.FUJIAN)
    assert confirm_standard(standard.pk, by=second).state == "confirmed"


@pytest.mark.requirement("R-164")
def test_a_higher_bureau_may_confirm(reviewer):
    city = make.officer(Role.CITY_SUPERVISOR, make.QUANZHOU)
    assert confirm_standard(entered(reviewer).pk, by=city).confirmed_by == city


def test_only_for_places_of_ones_own(reviewer):
    with pytest.raises(PermissionDenied):
        entered(reviewer, at=make.region(make.HUIAN).code)
    with pytest.raises(PermissionDenied):
        entered(make.officer(Role.TOWNSHIP_HEAD, make.HONGLAI), at=make.HONGLAI)
    stranger = make.officer(Role.COUNTY_APPROVER, make.HUIAN)
    with pytest.raises(Standard.DoesNotExist):
        confirm_standard(entered(reviewer).pk, by=stranger)


@pytest.mark.parametrize(
    "given",
    [
        {"key": "no_such_standard"},
        {"document": " "},
        {"to_on": date(2026, 12, 31)},
        {"from_on": date(2026, 1, 1), "backdated_because": ""},
    ],
)
def test_what_no_figure_may_be(reviewer, given):
    with pytest.raises(ValidationError):
        entered(reviewer, figure(**given))
    assert not Standard.objects.exists()


def test_the_one_that_ran_on_ends_the_day_before(reviewer, approver):
    in_use(reviewer, approver, figure("800", from_on=date(2026, 1, 1)))
    in_use(reviewer, approver, figure("900"))
    assert figures() == [
        (80000, date(2026, 1, 1), date(2026, 12, 31)),
        (90000, NEXT_YEAR, None),
    ]


@pytest.mark.requirement("R-201")
def test_one_for_both_areas_ends_those_of_each(reviewer, approver):
    for area in ("urban", "rural"):
        in_use(reviewer, approver, figure("800", area=area, from_on=date(2026, 1, 1)))
    in_use(reviewer, approver, figure("900"))
    assert {last for _amount, _first, last in figures()} == {date(2026, 12, 31), None}


def test_one_for_a_single_area_goes_before_the_one_for_both(reviewer, approver):
    in_use(reviewer, approver, figure("800", from_on=date(2026, 1, 1)))
    page = page_of(approver, entered(reviewer, figure("850", area="rural")))
    assert "在农村让位于这一条" in page and "没有录入过同类标准" not in page


def test_a_correction_takes_the_whole_place_and_both_stay_on_record(reviewer, approver):
    wrong = in_use(reviewer, approver, figure("9000"))
    right = in_use(reviewer, approver, figure("900"))
    wrong.refresh_from_db()
    assert (wrong.state, wrong.replaced_by, wrong.from_on) == ("replaced", right, NEXT_YEAR)
    assert figures() == [(90000, NEXT_YEAR, None)]
    assert wrong.history.count() >= 3


def test_a_later_figure_is_not_run_over(reviewer, approver):
    in_use(reviewer, approver, figure("950", from_on=date(2028, 1, 1)))
    with pytest.raises(ValidationError, match="2028-01-01"):
        entered(reviewer)
    in_use(reviewer, approver, figure("900", to_on=date(2027, 12, 31)))
    assert len(figures()) == 2


def test_figures_are_never_changed_or_deleted(reviewer):
    standard = entered(reviewer)
    for change in ({"amount": 1}, {"document": "x"}, {"key": "minimum_wage"}, {"area": "urban"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Standard.objects.filter(pk=standard.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        standard.delete()


def test_rejected_and_withdrawn_ones_never_apply(reviewer, approver):
    rejected, withdrawn = entered(reviewer), entered(reviewer)
    with pytest.raises(ValidationError):
        reject_standard(rejected.pk, reason=" ", by=approver)
    assert reject_standard(rejected.pk, reason="文号不对", by=approver).state == "rejected"
    with pytest.raises(ValidationError):
        withdraw_standard(withdrawn.pk, by=approver)
    assert withdraw_standard(withdrawn.pk, by=reviewer).state == "withdrawn"
    for closed in (rejected, withdrawn):
        with pytest.raises(ValidationError):
            confirm_standard(closed.pk, by=approver)
    assert figures() == []


def test_a_fall_in_prices_may_be_entered(reviewer, approver):
    in_use(reviewer, approver, figure("-0.50", key="price_index"))
    assert figures() == [(-50, NEXT_YEAR, None)]


@pytest.fixture
def home():
    return make.household(make.person("陈阿土", born=date(1940, 1, 1)), make.person("李阿妹"))


@pytest.fixture
def clerk():
    return make.officer(Role.TOWNSHIP_CASEWORKER, make.HONGLAI)


def standard_on_sheet(home, clerk, on: date) -> str:
    return str(assess_household(home.pk, by=clerk, on=on).sheet["standard_monthly"])


@pytest.mark.requirement("R-164")
def test_a_confirmed_figure_counts_from_its_day_and_not_before(home, clerk, reviewer, approver):
    before = standard_on_sheet(home, clerk, TODAY)
    standard = entered(reviewer)
    assert standard_on_sheet(home, clerk, NEXT_YEAR) == before
    confirm_standard(standard.pk, by=approver)
    assert standard_on_sheet(home, clerk, date(2026, 12, 31)) == before
    assert standard_on_sheet(home, clerk, NEXT_YEAR) == "900.00"


def test_a_sealed_sheet_does_not_change_when_a_figure_is_entered_later(
    home, clerk, reviewer, approver
):
    sealed = assess_household(home.pk, by=clerk, on=TODAY)
    in_use(reviewer, approver, figure("950", from_on=date(2026, 1, 1)))
    sealed.refresh_from_db()
    assert replayed(sealed) == []
    assert standard_on_sheet(home, clerk, TODAY) == "950.00"


def on_the_roll(number: int) -> None:
    """Households that hold dibao, with no income and able to nothing."""
    payment_roll.roll(number, village=make.QIANFENG)
    for person in Person.objects.filter(circumstances=None):
        Circumstances.objects.create(
            person=person, region=person.region, labour_capacity="none", employment="retired",
            schooling="none", serious_illness=False, care_duty=False,
        )  # fmt: skip


def test_the_impact_counts_households_that_hold_and_the_money_a_month(reviewer):
    on_the_roll(3)
    make.household(make.person("不在享"))
    base = impact_of(entered(reviewer, figure("1000")), today=TODAY)
    higher = impact_of(entered(reviewer, figure("1100")), today=TODAY)
    assert (base.households, base.holding, base.affected, base.gains) == (4, 3, 3, 3)
    people = Membership.objects.filter(household__awards__isnull=False).count()
    elderly_raise = 10  # yuan, of a standard higher by 100
    assert higher.change - base.change == people * (100 + elderly_raise) * 100
    assert not Standard.objects.in_use().exists()


def test_the_impact_reckons_only_the_area_the_figure_is_for(reviewer):
    on_the_roll(2)
    assert impact_of(entered(reviewer, figure("1000", area="urban")), today=TODAY).affected == 0
    assert impact_of(entered(reviewer, figure("1000", area="rural")), today=TODAY).affected == 2


# --- what to look at before confirming


def page_of(officer, standard: Standard) -> str:
    client = Client()
    client.force_login(officer, backend="accounts.backends.PostBackend")
    return client.get(reverse("standard_detail", args=[standard.pk])).content.decode()


def confirm_button(standard: Standard) -> str:
    return reverse("standard_confirm", args=[standard.pk])


@pytest.mark.parametrize(
    ("amount", "doubts"),
    [("8", 2), ("9000", 1), ("350", 2), ("1400", 1), ("700", 0), ("1100", 0)],
)
def test_a_figure_below_the_floor_or_far_from_the_last_is_doubted(reviewer, amount, doubts):
    found = doubts_about(entered(reviewer, figure(amount)))
    assert len(found) == doubts
    assert any("省定低保最低标准" in each for each in found) == (Decimal(amount) < 367)


def test_a_doubtful_figure_is_confirmed_only_when_checked(reviewer, approver):
    standard = entered(reviewer, figure("8"))
    page = page_of(approver, standard)
    assert "8 元 低于省定低保最低标准" in page and "已核对文件原文，数值无误" in page
    with pytest.raises(ValidationError, match="低于"):
        confirm_standard(standard.pk, by=approver)
    client = Client()
    client.force_login(approver, backend="accounts.backends.PostBackend")
    client.post(confirm_button(standard))
    assert Standard.objects.get().state == "waiting"
    client.post(confirm_button(standard), {"checked": "on"})
    assert Standard.objects.get().state == "confirmed"


def test_a_usual_figure_asks_for_no_tick(reviewer, approver):
    assert "已核对文件原文" not in page_of(approver, entered(reviewer, figure("900")))


def test_a_fall_in_prices_is_not_measured_by_the_one_before(reviewer, approver):
    in_use(reviewer, approver, figure("0.50", key="price_index"))
    later = figure("4.00", key="price_index", from_on=date(2027, 2, 1))
    assert doubts_about(entered(reviewer, later)) == []


@pytest.mark.parametrize("code", [make.HONGLAI, make.QIANFENG])
def test_no_standard_is_set_for_a_township_or_village(reviewer, code):
    place = make.region(code)
    with pytest.raises(ValidationError, match="县级以上"):
        entered(reviewer, at=place.code)
    assert not Standard.objects.exists()


def test_the_preview_does_not_promise_what_confirming_would_refuse(reviewer, approver):
    early = entered(reviewer, figure("800", from_on=date(2026, 1, 1)))
    assert confirm_button(early) in page_of(approver, early)
    in_use(reviewer, approver, figure("900"))
    page = page_of(approver, early)
    assert confirm_button(early) not in page and "最后一天填在 2027-01-01 之前" in page
    assert "整条由这一条更正" not in page and "由录入人照上面的要求另录一条" in page
    assert "撤回这一条" in page_of(reviewer, early)


def test_the_preview_offers_no_button_to_a_lower_bureau(approver):
    standard = entered(make.officer(Role.PROVINCIAL_SUPERVISOR, make.FUJIAN))
    page = page_of(approver, standard)
    assert confirm_button(standard) not in page and "由上级单位录入" in page


def test_two_that_wait_for_the_same_days_name_one_another(reviewer, approver):
    one = entered(reviewer, figure("900"))
    two = entered(reviewer, figure("905", area="rural", document="南民〔2026〕10号"))
    apart = entered(reviewer, figure("700", to_on=date(2026, 11, 30), from_on=date(2026, 11, 1)))
    assert "905 元" in page_of(approver, one) and "900 元" in page_of(approver, two)
    assert "同类标准待确认" not in page_of(approver, apart)


# --- pages


@pytest.fixture
def as_reviewer(client: Client, reviewer):
    client.force_login(reviewer, backend="accounts.backends.PostBackend")
    return client


def posted(**given: str) -> dict[str, str]:
    return {
        "region": "南安市", "key": "dibao_standard", "area": "both", "amount": "900",
        "from_on": "2027-01-01", "to_on": "", "document": "南民〔2026〕9号", "backdated_because": "",
        "note": "", **given,
    }  # fmt: skip


def test_from_the_form_to_the_second_person(as_reviewer, approver):
    answer = as_reviewer.post(reverse("standard_new"), posted(), follow=True)
    page = answer.content.decode()
    standard = Standard.objects.get()
    assert "影响 0 户，每月 0.00 元" in page
    assert reverse("standard_withdraw", args=[standard.pk]) in page
    assert reverse("standard_confirm", args=[standard.pk]) not in page
    other = Client()
    other.force_login(approver, backend="accounts.backends.PostBackend")
    page = other.get(reverse("standard_detail", args=[standard.pk])).content.decode()
    assert reverse("standard_confirm", args=[standard.pk]) in page
    other.post(reverse("standard_confirm", args=[standard.pk]))
    assert Standard.objects.get().state == "confirmed"
    assert "尚未开始" in other.get(reverse("standard_list")).content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"document": ""}, "填写文件"),
        ({"region": "惠安县"}, "惠安县"),
        ({"amount": "0"}, "标准应大于 0"),
        ({"from_on": "2026-01-01"}, "起始日期早于今天，写明追溯的理由"),
        ({"to_on": "2026-12-01"}, "最后一天不能早于第一天"),
        ({"key": "x"}, "标准种类"),
    ],
)
def test_the_form_says_what_is_wrong(as_reviewer, given, said):
    make.region(make.HUIAN)
    answer = as_reviewer.post(reverse("standard_new"), posted(**given))
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not Standard.objects.exists()


def test_the_list_names_a_kind_once_above_its_figures(as_reviewer, reviewer, approver):
    for area in ("urban", "rural"):
        in_use(reviewer, approver, figure("800", area=area, from_on=date(2026, 1, 1)))
        in_use(reviewer, approver, figure("900", area=area))
    page = as_reviewer.get(reverse("standard_list")).content.decode()
    assert page.count("<b>低保标准（元/月）</b>") == 1 and page.count("900.00") == 2


def test_a_backdated_figure_tells_the_months_that_need_back_pay(as_reviewer):
    given = posted(from_on="2026-08-01", backdated_because="文件刚收到")
    page = as_reviewer.post(reverse("standard_new"), given, follow=True).content.decode()
    assert "2026-08 至 2026-10 共 3 个月已经发放" in page


def test_a_kind_that_is_no_part_of_dibao_says_so(as_reviewer):
    given = posted(key="child_scattered", amount="1500")
    page = as_reviewer.post(reverse("standard_new"), given, follow=True).content.decode()
    assert "不影响低保金额" in page


def test_a_large_region_is_not_reckoned_while_somebody_waits(as_reviewer, monkeypatch):
    monkeypatch.setattr("cases.standard_impact.LARGEST", 0)
    payment_roll.roll(1, village=make.QIANFENG)
    page = as_reviewer.post(reverse("standard_new"), posted(), follow=True).content.decode()
    link = re.search(r'href="([^"]*parameter_1=dibao_standard[^"]*)"', page)
    assert link is not None
    form = as_reviewer.get(link[1].replace("&amp;", "&")).context["form"]
    assert form["value_1"].value() == "900.00" and str(form["region"].value()) == str(make.NANAN)
    assert form["on"].value() == NEXT_YEAR


def test_a_reason_is_needed_to_reject(as_reviewer, approver):
    standard = entered(approver)
    as_reviewer.post(reverse("standard_reject", args=[standard.pk]), {"reason": ""})
    assert Standard.objects.get().state == "waiting"
    as_reviewer.post(reverse("standard_reject", args=[standard.pk]), {"reason": "文号不对"})
    assert Standard.objects.get().state == "rejected"


@pytest.mark.requirement("R-123")
def test_every_kind_can_be_entered(as_reviewer):
    page = as_reviewer.get(reverse("standard_new")).content.decode()
    assert [key for key in STANDARDS if f'value="{key}"' not in page] == []
