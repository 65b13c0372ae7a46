"""At the line and one fen either side; on the birthday and the day before; month and year."""

from datetime import date

import pytest

from eligibility.assess import assess
from tests.eligibility.families import earning, family, member, pensioner, worker


@pytest.mark.parametrize(
    ("annual", "outcome", "award"),
    [
        ("0", "household", "660.00"),
        ("7919.99", "household", "1.00"),
        ("7920.00", "edge_family", "0.00"),
        ("11879.99", "edge_family", "0.00"),
        ("11880.00", "refused_income", "0.00"),
    ],
)
def test_the_line_is_below_not_at(annual, outcome, award):
    sheet = assess(earning(annual))
    assert (sheet["outcome"], sheet["award_monthly"]) == (outcome, award)


@pytest.mark.requirement("R-031", "R-032", "R-099")
@pytest.mark.parametrize(
    ("annual", "outcome"),
    [
        ("7919.99", "household"),
        ("7920.00", "gradual_exit"),
        ("15839.99", "gradual_exit"),
        ("15840.00", "refused_income"),
    ],
)
def test_gradual_exit_lies_between_the_line_and_its_ceiling(annual, outcome):
    held = {"benefit": "dibao", "monthly": "300", "since": "2019-03-01"}
    assert assess(earning(annual, current_award=held))["outcome"] == outcome


@pytest.mark.parametrize(
    ("until", "outcome"),
    [
        (None, "gradual_exit"),
        ("2021-09-10", "gradual_exit"),
        ("2021-09-09", "edge_family"),
    ],
)
def test_a_gradual_exit_that_has_ended_is_not_followed_by_another(until, outcome):
    held = {"benefit": "dibao", "monthly": "300", "gradual_exit_until": until}
    sheet = assess(earning("8000", current_award=held))
    assert sheet["outcome"] == outcome
    assert outcome == "edge_family" or sheet["until"] == (until or "2022-03-31")


@pytest.mark.requirement("R-026", "R-096", "R-098", "R-180")
@pytest.mark.parametrize(
    ("annual", "outcome", "award"),
    [
        ("15839.99", "household", "1.00"),
        ("15840.00", "single_person", "660.00"),
        ("23759.99", "single_person", "660.00"),
        ("23760.00", "refused_income", "0.00"),
    ],
)
def test_single_person_only_when_the_household_fails_and_below_the_ceiling(annual, outcome, award):
    ill = pensioner("ill", "sibling", "1962-03-04", serious_illness=True)
    sheet = assess(earning(annual, pensioner("head", "head", "1950-01-01"), ill))
    assert (sheet["outcome"], sheet["award_monthly"]) == (outcome, award)


@pytest.mark.requirement("R-181")
@pytest.mark.parametrize(
    ("disability", "candidate"),
    [
        (None, False),
        ({"kind": "physical", "grade": 1}, True),
        ({"kind": "physical", "grade": 2}, True),
        ({"kind": "physical", "grade": 3}, False),
        ({"kind": "visual", "grade": 3}, False),
        ({"kind": "intellectual", "grade": 3}, True),
        ({"kind": "mental", "grade": 3}, True),
        ({"kind": "mental", "grade": 4}, False),
    ],
)
def test_who_is_severely_disabled(disability, candidate):
    other = pensioner("other", "sibling", "1962-03-04", disability=disability)
    sheet = assess(earning("16000", pensioner("head", "head", "1950-01-01"), other))
    assert (sheet["outcome"] == "single_person") is candidate


@pytest.mark.requirement("R-028")
@pytest.mark.parametrize(
    ("born", "amount"),
    [
        ("1961-09-10", "66.00"),  # sixty that day
        ("1961-09-11", "0.00"),
        ("2003-09-10", "0.00"),  # eighteen that day
        ("2003-09-11", "66.00"),
        ("1960-02-29", "66.00"),
    ],
)
def test_ages_are_full_years_on_the_day(born, amount):
    one = pensioner("one", "head", born)
    sheet = assess(earning("0", one))
    assert sum(float(each["amount"]) for each in sheet["raises"]) == float(amount)


@pytest.mark.parametrize(
    ("born", "imputed"),
    [
        ("2003-09-10", True),
        ("2003-09-11", False),
        ("1961-09-11", True),
        ("1961-09-10", False),
    ],
)
def test_imputation_is_for_working_age(born, imputed):
    sheet = assess(family(member("one", "head", born, employment="unemployed")))
    assert (sheet["income_annual"] == "14160.00") is imputed  # 1,180 a month, no employment cost


@pytest.mark.parametrize(
    "reason",
    [
        {"care_duty": True},
        {"serious_illness": True},
        {"schooling": "undergraduate"},
        {"employment": "student", "schooling": "undergraduate"},
        {"employment": "student", "schooling": None},
        {"labour_capacity": "partial"},
        {"labour_capacity": "none"},
        {"disability": {"kind": "mental", "grade": 3}},
        {"excused_from_work": True},
        {"employment": "retired", "excused_from_work": True},
    ],
)
def test_a_reason_not_to_work_stops_imputation(reason):
    one = member("one", "head", "1985-01-01", **{"employment": "unemployed"} | reason)
    assert assess(family(one))["income_annual"] == "0.00"


@pytest.mark.parametrize(
    ("born", "said", "imputed"),
    [
        ("1961-09-11", {"employment": "retired"}, True),
        ("1961-09-10", {"employment": "retired"}, False),
        ("1985-01-01", {"employment": "retired", "labour_capacity": "none"}, False),
        ("1985-01-01", {"employment": "student", "schooling": "none"}, True),
        ("1985-01-01", {"employment": "student", "schooling": "preschool"}, True),
        ("1985-01-01", {"employment": "student", "schooling": "postgraduate"}, False),
    ],
)
def test_an_early_pensioner_and_a_student_of_no_school_do_not_work(born, said, imputed):
    sheet = assess(family(member("one", "head", born, **said)))
    assert (sheet["income_annual"] == "14160.00") is imputed


def test_a_woman_retired_within_the_band_of_her_sex_is_imputed():
    bands = '[{"sex": "female", "from": 18, "until": 45, "ratio": "1"}]'
    young, old = (
        member("one", "head", born, employment="retired") for born in ("1977-01-01", "1976-01-01")
    )
    told = [assess(family(one), settings={"imputation_bands": bands}) for one in (young, old)]
    assert [sheet["income_annual"] for sheet in told] == ["14160.00", "0.00"]


@pytest.mark.requirement("R-025", "R-095", "R-162", "R-233")
@pytest.mark.parametrize(
    ("wage", "months", "cost"),
    [
        ("2200.00", 12, "-7920.00"),  # 30 % is the standard exactly
        ("2200.01", 12, "-7920.00"),
        ("2199.90", 12, "-7919.64"),
        ("3000", 5, "-3300.00"),
        ("0.01", 1, "-0.01"),  # a broken fen goes to the applicant
    ],
)
def test_employment_cost_is_a_share_up_to_the_standard(wage, months, cost):
    income = [{"kind": "wage", "amount": wage, "per": "month", "months": months}]
    sheet = assess(
        family(member("one", "head", "1985-01-01", employment="employed", income=income))
    )
    (line,) = [line for line in sheet["lines"] if line["rule"] == "employment_cost"]
    assert line["amount"] == cost


@pytest.mark.requirement("R-162", "R-233")
@pytest.mark.parametrize(
    ("settings", "cost"),
    [
        ({"employment_cost": "standard_ratio"}, "-2376.00"),
        ({"employment_cost": "minimum_wage_ratio", "employment_cost_ratio": "0.1"}, "-1416.00"),
        ({"employment_cost": "none"}, None),
        ({"employment_cost": "wage_ratio", "employment_cost_cap": "unlimited"}, "-10800.00"),
        ({"employment_cost": "actual"}, "-1200.00"),
    ],
)
def test_every_way_to_count_employment_cost(settings, cost):
    spent = [{"kind": "employment", "amount": "100", "per": "month", "vouchers": True}]
    sheet = assess(
        family(worker("one", "head", "1985-01-01", "3000", expenses=spent)), settings=settings
    )
    lines = [line["amount"] for line in sheet["lines"] if line["rule"] == "employment_cost"]
    assert lines == ([cost] if cost else [])


def test_a_disabled_worker_takes_the_better_of_two_costs():
    disabled = worker(
        "one", "head", "1985-01-01", "1000", disability={"kind": "physical", "grade": 4}
    )
    sheet = assess(
        family(disabled),
        settings={
            "employment_cost": "wage_ratio_or_minimum_wage", "employment_cost_cap": "unlimited",
        },
    )  # fmt: skip
    assert sheet["income_annual"] == "4920.00"  # 12,000 less half of 1,180 a month


@pytest.mark.requirement("R-024")
@pytest.mark.parametrize(
    ("vouchers", "counted", "warned"),
    [(True, "2000.00", False), (False, "5000.00", True), (None, "2000.00", True)],
)
def test_expenses_need_vouchers(vouchers, counted, warned):
    spent = [{"kind": "medical", "amount": "3000", "per": "year", "vouchers": vouchers}]
    sheet = assess(earning("5000", pensioner("head", "head", "1950-01-01", expenses=spent)))
    assert sheet["counted_annual"] == counted
    assert any("票据" in warning for warning in sheet["warnings"]) is warned


def test_deductions_never_go_below_nothing():
    spent = [{"kind": "medical", "amount": "90000", "per": "year", "vouchers": True}]
    sheet = assess(earning("5000", pensioner("head", "head", "1950-01-01", expenses=spent)))
    assert (sheet["deductions_annual"], sheet["counted_annual"]) == ("5000.00", "0.00")


@pytest.mark.parametrize(
    ("settings", "deducted"),
    [
        ({"rigid_ratio.medical": "0.7"}, "2100.00"),
        ({"rigid_cap.medical": "1000"}, "1000.00"),
        ({"rigid_household_cap": "0.5"}, "2500.00"),
    ],
)
def test_shares_and_caps_of_expenses(settings, deducted):
    spent = [{"kind": "medical", "amount": "3000", "per": "year", "vouchers": True}]
    facts = earning("5000", pensioner("head", "head", "1950-01-01", expenses=spent))
    assert assess(facts, settings=settings)["deductions_annual"] == deducted


@pytest.mark.parametrize(
    ("deposit", "ill", "within"),
    [
        ("23760.00", False, True),
        ("23760.01", False, False),
        ("31680.00", True, True),
        ("31680.01", True, False),
    ],
)
def test_savings_per_head(deposit, ill, within):
    one = pensioner("one", "head", "1950-01-01", serious_illness=ill)
    sheet = assess(earning("0", one, assets=[{"kind": "deposit", "amount": deposit}]))
    assert (sheet["outcome"] == "household") is within


@pytest.mark.parametrize(
    ("worth", "use", "within"),
    [
        ("79999.99", "private", True),
        ("80000", "private", False),
        ("80000", "disability", True),
        ("200000", "livelihood", True),
    ],
)
def test_vehicles(worth, use, within):
    car = {"kind": "vehicle", "amount": worth, "vehicle_use": use}
    assert (assess(earning("0", assets=[car]))["outcome"] == "household") is within


@pytest.mark.parametrize(
    ("areas", "within"), [(["200"], True), (["30", "30"], True), (["30", "30.01"], False)]
)
def test_a_second_home_counts_with_its_area(areas, within):
    homes = [{"kind": "house", "amount": "50000", "area_m2": area} for area in areas]
    assert (assess(earning("0", assets=homes))["outcome"] == "household") is within


@pytest.mark.parametrize(
    ("stacking", "raises"),
    [
        ("highest", [("serious_illness", "132.00")]),
        ("sum", [("serious_illness", "132.00"), ("elderly", "66.00")]),
    ],
)
def test_stacking_of_raises(stacking, raises):
    one = pensioner("one", "head", "1950-01-01", serious_illness=True)
    sheet = assess(earning("0", one), settings={"raise_stacking": stacking})
    assert [(each["category"], each["amount"]) for each in sheet["raises"]] == raises


@pytest.mark.requirement("R-198")
def test_a_pension_counts_only_above_the_central_part():
    pension = [{"kind": "pension_resident", "amount": "80", "per": "month"}]
    sheet = assess(family(pensioner("one", "head", "1950-01-01", income=pension)))
    assert sheet["income_annual"] == "0.00"


@pytest.mark.requirement("R-198")
@pytest.mark.parametrize(
    ("on", "counted", "warned"),
    [("2020-12-31", "0.00", False), ("2025-12-31", "0.00", False), ("2026-01-01", "960.00", True)],
)
def test_the_exclusion_of_the_basic_pension_ends_with_the_plan_period(on, counted, warned):
    pension = [{"kind": "pension_resident", "amount": "80", "per": "month"}]
    one = pensioner("one", "head", "1950-01-01", income=pension)
    sheet = assess(family(one, region="350583000000", on=on), on=date.fromisoformat(on))
    assert sheet["income_annual"] == counted
    assert any("2025-12-31" in warning for warning in sheet["warnings"]) is warned


@pytest.mark.parametrize(
    ("on", "outcome"), [("2020-06-30", "refused_income"), ("2020-07-01", "edge_family")]
)
def test_the_edge_family_begins_in_july_2020(on, outcome):
    facts = earning("8000", region="350583000000", on=on)
    assert assess(facts)["outcome"] == outcome


@pytest.mark.parametrize(
    ("on", "spent", "outcome"),
    [
        ("2025-01-01", "12000.01", "rigid_expenditure"),
        ("2025-01-01", "12000.00", "refused_income"),
        ("2024-12-31", "15000", "refused_income"),
    ],
)
def test_the_rigid_expenditure_family_begins_in_2025(on, spent, outcome):
    """More than 60 % of an income of 20,000; nothing of it is deducted, to stay above the line."""
    costs = [{"kind": "care", "amount": spent, "per": "year", "vouchers": True}]
    one = pensioner("one", "head", "1950-01-01", expenses=costs)
    sheet = assess(earning("20000", one, on=on), settings={"rigid_ratio.care": "0"})
    assert sheet["outcome"] == outcome


@pytest.mark.requirement("R-029", "R-030", "R-231", "R-232")
@pytest.mark.parametrize(
    ("on", "outcome"), [("2020-12-31", "household"), ("2021-01-01", "refused_property")]
)
def test_a_waived_family_is_not_tested_until_the_waiver_ends(on, outcome):
    rich = [{"kind": "deposit", "amount": "100000"}]
    facts = earning(
        "0", region="350583000000", on=on, assets=rich, means_test_waived_until="2020-12-31"
    )
    assert assess(facts)["outcome"] == outcome


@pytest.mark.requirement("R-030", "R-232")
@pytest.mark.parametrize(("on", "waived"), [("2020-12-31", True), ("2021-01-01", False)])
def test_no_waiver_of_fujian_holds_after_the_campaign(on, waived):
    rich = [{"kind": "deposit", "amount": "100000"}]
    facts = earning(
        "0", region="350583000000", on=on, assets=rich, means_test_waived_until="2022-12-31"
    )
    sheet = assess(facts)
    assert (sheet["outcome"] == "household") is waived
    assert ("本地不允许免予核对，已按规定核对" in sheet["warnings"]) is not waived


@pytest.mark.requirement("R-029", "R-231")
@pytest.mark.parametrize(
    ("until", "award", "earned", "warned"),
    [
        ("2020-12-31", {"benefit": "dibao", "monthly": "300"}, "40000", True),
        ("2020-12-31", {"benefit": "dibao", "monthly": "300"}, "7000", True),
        ("2020-12-31", {"benefit": "dibao", "monthly": "300"}, "0", False),
        ("2020-12-31", {"benefit": "edge_family"}, "40000", False),
        ("2020-12-31", None, "40000", False),
        ("2020-10-30", {"benefit": "dibao", "monthly": "300"}, "40000", False),
    ],
)
def test_under_a_waiver_no_income_ends_or_lowers_an_award(until, award, earned, warned):
    facts = earning(
        earned, region="350583000000", on="2020-10-31", current_award=award,
        means_test_waived_until=until,
    )  # fmt: skip
    said = [text for text in assess(facts)["warnings"] if "不得作为停发或减发的依据" in text]
    assert bool(said) is warned


@pytest.mark.parametrize(("monthly", "warned"), [("1320.00", False), ("1320.01", True)])
def test_an_award_far_above_what_the_family_could_get_is_pointed_out(monthly, warned):
    held = {"benefit": "dibao", "monthly": monthly}
    told = assess(earning("0", current_award=held))["warnings"]
    assert any(f"每月 {monthly} 元" in text for text in told) is warned


@pytest.mark.parametrize(
    ("relation", "born", "schooling", "counted"),
    [
        ("spouse", "1980-01-01", "none", True),
        ("child", "2010-01-01", "compulsory", True),
        ("child", "2000-01-01", "undergraduate", True),
        ("child", "1996-01-01", "postgraduate", False),
        ("child", "1996-01-01", "none", False),
        ("parent", "1950-01-01", "none", False),
    ],
)
def test_who_counts_while_living_elsewhere(relation, born, schooling, counted):
    away = pensioner("away", relation, born, schooling=schooling, lives_with=False)
    sheet = assess(earning("0", pensioner("head", "head", "1978-01-01"), away))
    assert (sheet["members_counted"] == 2) is counted


def test_a_prisoner_does_not_count():
    away = pensioner("away", "spouse", "1980-01-01", absence="prison")
    sheet = assess(earning("0", pensioner("head", "head", "1978-01-01"), away))
    assert sheet["members_counted"] == 1
