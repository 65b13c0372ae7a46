"""Which text applies in which place on which day: the day before a text, its first day, and the day after."""

from datetime import date, timedelta

import pytest

from eligibility.policies.documents import texts
from eligibility.policies.law import policy_of
from eligibility.policies.packs import PolicyError, packs

DAY = timedelta(days=1)
ANYWHERE, QUANZHOU, NANAN, PUTIAN = 110101000000, 350500000000, 350583112000, 350300000000
PENGSHUI, CHONGQING, SUZHOU_AH, SIXIAN = 500243000000, 500101000000, 341302000000, 341324000000
ALL_STATUSES = ("none", "unlifted", "lifted", "unstable", "marginal", "sudden_hardship")
OF_THE_MIND = ("intellectual", "mental")
DISABILITY, ILLNESS, STUDY = "severe_disability", "serious_illness", "study"
SERIOUS = (DISABILITY, ILLNESS)
PAID_OUT = ("wage_tax", "social_insurance", "support_paid")

# document, its first day there, place, parameter, value before, value from that day on
BEGINS = [
    ("method_2021", "2021-07-01", ANYWHERE, "parents_of_minors_counted", True, False),
    ("method_2021", "2021-07-01", ANYWHERE, "income_deductions", (), PAID_OUT),
    ("method_2021", "2021-07-01", ANYWHERE, "means_test_waiver", True, False),
    ("method_2021", "2021-07-01", NANAN, "means_test_waiver", False, False),
    ("method_2021", "2021-07-01", SUZHOU_AH, "means_test_waiver", True, False),
    ("action_2020", "2020-03-01", ANYWHERE, "single_person_grounds", SERIOUS, SERIOUS),
    ("fujian_2020", "2020-03-31", NANAN, "gradual_exit_months", 6, 12),
    ("fujian_2020", "2020-03-31", QUANZHOU, "single_person_award", "difference", "full"),
    (
        "fujian_2020", "2020-03-31", NANAN, "single_person_grounds",
        (DISABILITY, ILLNESS), (DISABILITY, ILLNESS, STUDY),
    ),
    ("fujian_deaths_2020", "2020-03-23", NANAN, "severe_at_grade_3", OF_THE_MIND, OF_THE_MIND),
    ("pengshui_2020", "2020-04-30", PENGSHUI, "gradual_exit_months", 6, None),
    ("pengshui_2020", "2020-04-30", PENGSHUI, "single_person_needs_labour_loss", False, True),
    ("pengshui_2020", "2020-04-30", PENGSHUI, "gradual_exit_statuses", ALL_STATUSES, ALL_STATUSES[1:]),
    ("low_income_2020", "2020-07-01", ANYWHERE, "edge_ceiling", 15000, 15000),
    ("low_income_2020", "2020-07-01", ANYWHERE, "single_person_ceiling", 15000, 15000),
    ("anhui_city_2021", "2021-01-01", SUZHOU_AH, "pension_exclusion", "none", "central"),
    ("anhui_city_2021", "2021-01-01", SUZHOU_AH, "gradual_exit_ceiling", 20000, 20000),
    ("anhui_city_2021", "2021-01-01", SUZHOU_AH, "severe_at_grade_3", OF_THE_MIND, OF_THE_MIND),
    ("fujian_2021", "2021-10-29", NANAN, "family_reading", "as_found", "favourable"),
    ("fujian_2021", "2021-10-29", QUANZHOU, "co_residence_months", 0, 12),
    ("fujian_2022", "2022-08-01", NANAN, "gradual_exit_months_by_reason", {}, {"employment": 6}),
    ("guarantee_2022", "2022-10-20", ANYWHERE, "gradual_exit_guide_months", None, 6),
    ("guarantee_2022", "2022-10-20", NANAN, "gradual_exit_guide_months", None, 6),
    ("guarantee_2022", "2022-10-20", PENGSHUI, "gradual_exit_guide_months", None, 6),
    (
        "guarantee_2022", "2022-10-20", ANYWHERE, "single_person_impute_support",
        "all", "not_siblings_or_elderly",
    ),
    ("chongqing_means_2022", "2023-01-01", CHONGQING, "unstable_work", "minimum_wage", "trade_wage"),
    (
        "putian_2023", "2023-01-01", PUTIAN, "employment_cost",
        "wage_ratio", "wage_ratio_or_minimum_wage",
    ),
    ("rigid_2025", "2025-01-01", ANYWHERE, "rigid_expenditure_ratio", 6000, 6000),
    ("sixian_property", "2021-01-01", SIXIAN, "company_owner_barred", False, True),
    ("sixian_property", "2021-01-01", SIXIAN, "vehicle_limit", 0, 8000000),
]  # fmt: skip
# A period that ends: last day, place, parameter, value until then, value after
ENDS = [
    ("2020-12-31", NANAN, "means_test_waiver", True, False),
    (
        "2021-06-30",
        NANAN,
        "single_person_grounds",
        (DISABILITY, ILLNESS, STUDY),
        (DISABILITY, ILLNESS),
    ),
    ("2020-12-31", ANYWHERE, "single_person_ceiling_unlifted", None, 15000),
    ("2021-06-30", PENGSHUI, "single_person_ceiling", 20000, 15000),
    ("2025-12-31", ANYWHERE, "pension_exclusion", "central", "none"),
    ("2025-12-31", SUZHOU_AH, "pension_exclusion", "central", "none"),
]


def value(place, on, parameter, area="urban"):
    return getattr(policy_of(place, area, on).law, parameter)


@pytest.mark.requirement("R-157")
@pytest.mark.parametrize(("document", "begins", "place", "parameter", "before", "after"), BEGINS)
def test_a_text_applies_from_its_first_day(document, begins, place, parameter, before, after):
    first = date.fromisoformat(begins)
    after = (
        before
        if after is None and parameter in ("severe_at_grade_3", "single_person_grounds")
        else after
    )
    assert value(place, first - DAY, parameter) == before
    assert value(place, first, parameter) == value(place, first + DAY, parameter) == after
    source = policy_of(place, "urban", first).law.sources[parameter]
    assert source.document == texts()[document].cite
    assert source.from_on == first
    earlier = policy_of(place, "urban", first - DAY).law.sources[parameter]
    assert earlier.document != source.document or earlier.illustrative


@pytest.mark.parametrize(("last", "place", "parameter", "until", "after"), ENDS)
def test_a_period_ends_with_its_last_day(last, place, parameter, until, after):
    day = date.fromisoformat(last)
    assert value(place, day - DAY, parameter) == value(place, day, parameter) == until
    assert value(place, day + DAY, parameter) == after


def test_the_law_begins_with_the_regulation():
    with pytest.raises(PolicyError):
        policy_of(ANYWHERE, "rural", date(2014, 4, 30))
    assert policy_of(ANYWHERE, "rural", date(2014, 5, 1)).law.gradual_exit_months == 6


@pytest.mark.requirement("R-234")
@pytest.mark.parametrize(
    ("place", "on", "months", "ceiling", "award"),
    [
        (NANAN, "2020-06-01", 12, 20000, "full"),
        (PENGSHUI, "2020-06-01", None, 20000, "difference"),
        (SUZHOU_AH, "2021-06-01", 6, 20000, "difference"),
        (ANYWHERE, "2020-06-01", 6, 20000, "difference"),
        (ANYWHERE, "2022-12-01", 6, 20000, "difference"),
    ],
)
def test_where_the_texts_disagree_each_place_has_its_own(place, on, months, ceiling, award):
    law = policy_of(place, "rural", date.fromisoformat(on)).law
    assert (law.gradual_exit_months, law.gradual_exit_ceiling) == (months, ceiling)
    assert law.single_person_award == award


def test_the_window_of_a_city_differs_from_its_countryside():
    on = date(2022, 1, 1)
    assert value(CHONGQING, on, "income_window_months", "urban") == 1
    assert value(CHONGQING, on, "income_window_months", "rural") == 12


@pytest.mark.requirement("R-164")
@pytest.mark.parametrize(
    ("place", "area", "on", "standard"),
    [
        (350402000000, "urban", "2020-07-01", 70800),
        (350481000000, "rural", "2020-07-01", 70800),
        (350423000000, "rural", "2020-07-01", 64000),
        (350423000000, "rural", "2020-06-30", None),
        (350583000000, "rural", "2018-12-01", 60000),
        (350504000000, "urban", "2020-10-01", 77500),
        (PENGSHUI, "urban", "2017-12-31", 50000),
        (PENGSHUI, "rural", "2018-01-01", 41000),
        (PENGSHUI, "rural", "2020-08-31", 41000),
        (PENGSHUI, "rural", "2020-09-01", 49600),
        (PENGSHUI, "urban", "2021-09-01", 63600),
        (PENGSHUI, "rural", "2025-07-01", 63000),
        (SIXIAN, "rural", "2021-01-01", 66000),
        (340300000000, "rural", "2020-01-01", 66000),
        (340300000000, "urban", "2022-06-30", 69000),
        (340300000000, "rural", "2022-07-01", 72200),
        (340400000000, "urban", "2020-07-01", 64200),
        (341100000000, "urban", "2022-07-01", 72700),
        (341100000000, "rural", "2022-07-01", 71700),
    ],
)  # fmt: skip
def test_published_standards_stand_from_their_day(place, area, on, standard):
    assert value(place, date.fromisoformat(on), "dibao_standard", area) == standard


@pytest.mark.parametrize(
    ("place", "on", "wage"),
    [
        (350583000000, "2019-06-01", 150000),
        (350583000000, "2020-01-01", 172000),
        (PENGSHUI, "2019-01-01", 170000),
        (SIXIAN, "2021-12-02", 118000),
        (SUZHOU_AH, "2018-11-01", 128000),
    ],
)
def test_published_minimum_wages_stand_from_their_day(place, on, wage):
    assert value(place, date.fromisoformat(on), "minimum_wage") == wage


def test_nothing_rests_on_a_text_before_or_after_it_stood():
    """What is only borrowed from a text of another time says so."""
    days = {text.cite: text for text in texts().values()}
    wrong = [
        entry.where
        for pack in packs()
        for entry in pack.entries
        if entry.document
        and not entry.illustrative
        and entry.where.split("/")[1].startswith(("means", "dibao"))
        if (begun := days[entry.document].from_on) and entry.from_on < begun
    ]
    assert not wrong
