"""Settings of a rehearsal that cannot be read: a reason in two languages, never a fault of the program."""

from datetime import date

import pytest

from eligibility.policies.law import policy_of
from eligibility.policies.packs import PolicyError
from eligibility.policies.values import BadValue
from eligibility.rules.law import PARAMETERS
from eligibility.rules.law.parameter import Limit, Raise

SIXIAN = 341324000000
LIMIT = next(name for name, about in PARAMETERS.items() if about["kind"] == "limit")


def law_with(name, value):
    return policy_of(SIXIAN, "rural", date(2021, 9, 10), settings={name: value}).law


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("dibao_standard.x", "3", "不是表"),
        ("raise_stacking.x", "3", "highest"),
        ("excluded_income.x", "3", "不是表"),
        ("temporary_aid_standard.x", "3", "is no table"),
        ("family_reading.x", "3", "is no table"),
        ("dibao_standard", "-5", "1200.50"),
        ("dibao_standard", "abc", "应写不为负"),
        ("gradual_exit_months", "inf", "unlimited"),
        ("gradual_exit_months", "1e3", "整数"),
        ("gradual_exit_months", "10000", "9999"),
        ("gradual_exit_months", "9" * 5001, "whole number"),
        ("rigid_household_cap", "1E+999999", "小数"),
        ("rigid_household_cap", "NaN", "decimal"),
        ("rigid_ratio", "abc", "表"),
        ("rigid_ratio", "", "NAME.KEY=VALUE"),
        ("rigid_ratio.nothing", "0.5", "medical"),
        ("rigid_ratio.medical", "half", "0.3"),
        ("raise_stacking", "most", "highest_plus_disabled"),
        ("excluded_income", "lottery", "old_age_allowance"),
        ("means_test_waiver", "perhaps", "true"),
        ("imputation_bands", "{", "from"),
        ("imputation_bands", "[" * 100_000, "from"),
        ("award_tiers", '[{"below": "2"}]', "从低到高"),
        (f"{LIMIT}.x", "1", "days"),
        ("raise_table.elderly", "200%", "100%"),
        ("raise_table.elderly", "100.01%", "不超过"),
        ("raise_table.elderly", "-1%", "20%"),
    ],
)
def test_refused_with_what_is_expected(name, value, told):
    with pytest.raises(BadValue) as refused:
        law_with(name, value)
    text = str(refused.value)
    assert told in text
    assert " / takes " in text
    assert name in text
    assert len(text) < 1_500


def test_choices_are_named_in_both_languages():
    with pytest.raises(BadValue) as refused:
        law_with("raise_stacking", "most")
    chinese, english = str(refused.value).split(" / ")
    assert "highest_plus_disabled" in chinese
    assert "highest_plus_disabled" in english


def test_a_setting_that_is_no_parameter():
    with pytest.raises(PolicyError, match=r"没有参数 colour.x / no parameter"):
        law_with("colour.x", "red")


def test_one_key_of_a_table_leaves_the_others():
    law = law_with("raise_table.elderly", "100%")
    assert law.raise_table["elderly"] == Raise(of_standard=10_000)
    assert law.raise_table["serious_illness"] == Raise(of_standard=2_000)


def test_the_days_of_a_time_limit_can_be_set_alone():
    assert getattr(law_with(f"{LIMIT}.days", "3"), LIMIT) == Limit(3, True)
