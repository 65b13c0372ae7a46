"""Every way a place may count income, support and expenses, each by what it does to a family."""

import json

import pytest

from eligibility.assess import assess
from tests.eligibility.families import earning, family, member, pensioner, worker

UNEMPLOYED = {"employment": "unemployed"}
WAGE = "14160.00"  # 1,180 a month


def income(facts, **settings):
    return assess(facts, settings=settings)["income_annual"]


def line(sheet, rule):
    return next((each for each in sheet["lines"] if each["rule"] == rule), None)


# --- the window


@pytest.mark.parametrize(
    ("area", "told", "counted"),
    [
        ("rural", {"months": 5}, "15000.00"),
        ("urban", {"months": 5}, "15000.00"),
        ("urban", {"months": 5, "in_window": "3000"}, "36000.00"),
        ("urban", {"months": 5, "in_window": "0"}, "0.00"),
        ("rural", {"months": 5, "in_window": "3000"}, "15000.00"),
    ],
)
def test_a_city_may_read_one_month_and_its_countryside_a_year(area, told, counted):
    rent = [{"kind": "property", "amount": "3000", "per": "month", **told}]
    one = pensioner("one", "head", "1950-01-01")
    facts = family(one, region="500101000000", area=area, on="2022-03-01", income=rent)
    sheet = assess(facts)
    assert sheet["income_annual"] == counted
    asks = area == "urban" and "in_window" not in told
    assert any("申请前 1 个月" in warning for warning in sheet["warnings"]) is asks


def test_expenses_have_a_window_too():
    spent = [
        {"kind": "medical", "amount": "6000", "per": "year", "in_window": "200", "vouchers": True}
    ]
    facts = earning("9000", pensioner("one", "head", "1950-01-01", expenses=spent))
    assert assess(facts)["deductions_annual"] == "6000.00"
    assert assess(facts, settings={"expense_window_months": "1"})["deductions_annual"] == "2400.00"


# --- imputation


@pytest.mark.parametrize(
    ("sex", "born", "imputed"),
    [
        ("male", "1972-01-01", WAGE),
        ("male", "1971-01-01", "7080.00"),
        ("female", "1977-01-01", WAGE),
        ("female", "1976-01-01", "7080.00"),
        ("female", "1961-01-01", "0.00"),
    ],
)
def test_imputation_may_go_by_sex_and_age(sex, born, imputed):
    bands = [
        {"sex": "male", "from": 18, "until": 50, "ratio": "1"},
        {"sex": "male", "from": 50, "until": 60, "ratio": "0.5"},
        {"sex": "female", "from": 18, "until": 45, "ratio": "1"},
        {"sex": "female", "from": 45, "until": 55, "ratio": "0.5"},
    ]
    one = member("one", "head", born, sex=sex, **UNEMPLOYED)
    assert income(family(one), imputation_bands=json.dumps(bands)) == imputed


def test_a_sex_nobody_told_is_asked_only_where_it_matters():
    one = member("one", "head", "1985-01-01", sex=None, **UNEMPLOYED)
    bands = [{"sex": "male", "from": 18, "until": 50, "ratio": "1"}]
    assert assess(family(one))["outcome"] != "need_information"
    sheet = assess(family(one), settings={"imputation_bands": json.dumps(bands)})
    assert sheet["outcome"] == "need_information"
    assert [each["fact"] for each in sheet["missing"]] == ["sex"]


@pytest.mark.parametrize(
    ("capacity", "imputed"), [("full", WAGE), ("partial", "2832.00"), ("none", "0.00")]
)
def test_a_coefficient_for_who_can_do_some_work(capacity, imputed):
    one = member("one", "head", "1985-01-01", labour_capacity=capacity, **UNEMPLOYED)
    assert income(family(one), **{"imputation_coefficients.partial": "0.2"}) == imputed


@pytest.mark.parametrize("excuse", ["pregnancy", "nursing", "infant_care"])
def test_a_reason_counts_only_where_the_place_lists_it(excuse):
    one = member("one", "head", "1990-01-01", work_excuse=excuse, **UNEMPLOYED)
    assert income(family(one)) == "0.00"
    assert income(family(one), imputation_exemptions="study,care_duty") == WAGE


def test_only_so_many_carers_are_spared():
    carers = [
        member("one", "head", "1985-01-01", care_duty=True, **UNEMPLOYED),
        member("two", "spouse", "1986-01-01", care_duty=True, **UNEMPLOYED),
    ]
    assert income(family(*carers)) == "0.00"
    assert income(family(*carers), imputation_carers="1") == WAGE


@pytest.mark.parametrize(
    ("settings", "counted"),
    [
        ({}, WAGE),
        (
            {"unstable_work": "minimum_wage_less_cost"},
            "9912.00",
        ),  # 30 % of it is below the standard
        ({"unstable_work": "trade_wage", "trade_wages.construction": "4000"}, "48000.00"),
        ({"unstable_work": "trade_wage", "trade_wages.retail": "4000"}, WAGE),
        ({"unstable_work": "trade_wage"}, WAGE),
    ],
)
def test_unstable_work_without_proof(settings, counted):
    one = member("one", "head", "1985-01-01", employment="flexible", trade="construction")
    sheet = assess(family(one), settings=settings)
    assert sheet["income_annual"] == line(sheet, "imputed_wage")["amount"] == counted


def test_people_in_business_for_themselves():
    one = member("one", "head", "1985-01-01", employment="flexible", self_employed=True)
    assert income(family(one), self_employed_ratio="1.5") == "21240.00"


# --- what is taken off a wage


@pytest.mark.parametrize(
    ("deductions", "counted"),
    [("", "28080.00"), ("wage_tax,social_insurance", "25080.00"), ("support_paid", "26880.00")],
)
def test_tax_social_insurance_and_support_paid(deductions, counted):
    spent = [
        {"kind": "wage_tax", "amount": "50", "per": "month"},
        {"kind": "social_insurance", "amount": "200", "per": "month"},
        {"kind": "support_paid", "amount": "100", "per": "month"},
    ]
    facts = family(worker("one", "head", "1985-01-01", "3000", expenses=spent))
    assert income(facts, income_deductions=deductions) == counted


def test_one_carers_wage_is_relieved_for_each_person_cared_for():
    ill = pensioner("ill", "parent", "1950-01-01", disability={"kind": "physical", "grade": 1})
    carers = [
        worker("one", "head", "1985-01-01", "2000", care_duty=True),
        worker("two", "spouse", "1985-01-01", "2000", care_duty=True),
    ]
    facts = family(*carers, ill)
    assert income(facts) == "33600.00"
    assert income(facts, carer_relief="true") == "19440.00"


@pytest.mark.parametrize(
    ("disability", "cost"),
    [(None, "-1416.00"), ({"kind": "physical", "grade": 4}, "-7080.00")],
)
def test_a_share_of_the_minimum_wage_more_for_disabled_workers(disability, cost):
    one = worker("one", "head", "1985-01-01", "3000", disability=disability)
    settings = {"employment_cost": "minimum_wage_ratio", "employment_cost_ratio": "0.1"}
    assert line(assess(family(one), settings=settings), "employment_cost")["amount"] == cost


# --- support from outside


def supporter(**given):
    able = {"state": "able", "benefit": "none", "relation": "child"}
    return able | {"income_annual": "40000", "family_size": 3, "children": 2, "supports": 1} | given


def supported(*supporters, **given):
    return family(pensioner("old", "head", "1945-01-01", supporters=list(supporters), **given))


@pytest.mark.parametrize(
    ("given", "counted"),
    [
        ({"income_annual": "23760"}, "0.00"),  # 660 a head and month exactly
        ({"income_annual": "29760"}, "1000.00"),  # 2,000 a head above it, half
        ({"income_annual": "29760", "children": 3}, "800.00"),
        ({"income_annual": "29760", "supports": 2}, "500.00"),
        ({"income_annual": "29760", "paid_annual": "1500"}, "1500.00"),
        ({"income_annual": "29760", "paid_annual": "900"}, "1000.00"),
        ({"income_annual": "29760", "agreed_annual": "600", "paid_annual": "900"}, "600.00"),
        ({"income_annual": "90000", "state": "prison"}, "0.00"),
        ({"income_annual": "90000", "benefit": "dibao"}, "0.00"),
        ({"income_annual": None, "paid_annual": "240"}, "240.00"),
    ],
)
def test_support_by_the_formula(given, counted):
    assert income(supported(supporter(**given))) == counted


def test_support_by_household_by_payment_or_not_at_all():
    facts = supported(supporter(income_annual="29760", paid_annual="100"))
    assert income(facts, support_excess_base="household") == "3000.00"
    assert income(facts, support_fee="paid") == "100.00"
    assert income(facts, support_fee="none") == "0.00"


def test_support_already_told_as_income_is_not_counted_twice():
    told = [{"kind": "support", "amount": "50", "per": "month"}]
    sheet = assess(supported(supporter(income_annual="29760"), income=told))
    assert sheet["income_annual"] == "1000.00"
    assert line(sheet, "imputed_support")["amount"] == "400.00"


def test_a_supporter_nobody_asked_about_is_a_warning_and_no_income():
    sheet = assess(supported(supporter(income_annual=None)))
    assert (sheet["outcome"], sheet["income_annual"]) == ("household", "0.00")
    assert any("赡养" in warning for warning in sheet["warnings"])


@pytest.mark.parametrize(
    ("mode", "given", "award"),
    [
        ("all", {}, "577.00"),
        ("none", {}, "660.00"),
        ("not_siblings_or_elderly", {}, "577.00"),
        ("not_siblings_or_elderly", {"relation": "sibling"}, "660.00"),
        ("not_siblings_or_elderly", {"birth_date": "1961-09-10"}, "660.00"),
        ("not_siblings_or_elderly", {"birth_date": "1961-09-11"}, "577.00"),
    ],
)
def test_support_for_a_person_computed_apart(mode, given, award):
    ill = pensioner(
        "ill", "sibling", "1962-03-04", serious_illness=True,
        supporters=[supporter(**{"income_annual": "29760"} | given)],
    )  # fmt: skip
    facts = earning("17000", pensioner("head", "head", "1950-01-01"), ill)
    sheet = assess(facts, settings={"single_person_impute_support": mode})
    assert (sheet["outcome"], sheet["award_monthly"]) == ("single_person", award)


# --- rigid expenditure


@pytest.mark.parametrize(
    ("told", "deducted"),
    [
        ({}, "2000.00"),
        ({"last_year_income": "5000"}, "10000.00"),
        ({"last_year_income": "20000"}, "0.00"),
    ],
)
def test_education_above_a_multiple_of_last_years_income(told, deducted):
    spent = [{"kind": "education", "amount": "20000", "per": "year", "vouchers": True}]
    pupil = member("pupil", "child", "2004-09-01", schooling="undergraduate", expenses=spent)
    facts = earning("9000", pensioner("head", "head", "1950-01-01"), pupil, **told)
    sheet = assess(facts, settings={"education_above": "2", "rigid_household_cap": "9"})
    line_amount = sum(float(e["amount"]) for e in sheet["lines"] if e["section"] == "deduction")
    assert sheet["deductions_annual"] == f"{min(float(deducted), 9000):.2f}"
    assert -line_amount == float(sheet["deductions_annual"])


def test_study_costs_at_the_public_rate():
    spent = [{"kind": "education", "amount": "20000", "per": "year", "vouchers": True}]
    pupil = member("pupil", "child", "2004-09-01", schooling="undergraduate", expenses=spent)
    facts = earning("9000", pensioner("head", "head", "1950-01-01"), pupil)
    settings = {"education_rates.undergraduate": "6400"}
    assert assess(facts, settings=settings)["deductions_annual"] == "6400.00"


def test_care_at_what_the_two_subsidies_come_to():
    one = pensioner("one", "head", "1950-01-01", disability={"kind": "physical", "grade": 1})
    facts = earning("5000", one, region="350583000000", on="2021-06-10")
    law = assess(facts, settings={"care_deduction": "subsidies"})
    assert 0 < float(law["deductions_annual"]) <= 5000
    assert assess(facts)["deductions_annual"] == "0.00"
