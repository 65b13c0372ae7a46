"""What an assessment gives for a benefit: to whom, how much, and for which months."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from cases.grants import Share, grant_of
from eligibility.models import Assessment

DECIDED = date(2026, 11, 23)
DECEMBER, NOVEMBER = date(2026, 12, 1), date(2026, 11, 1)


def assessment(**entry: object) -> Assessment:
    told = {
        "benefit": "tekun", "member": "2", "answer": "yes", "amount": "1182.00", "per": "month",
        "missing": [], "lines": [],
    }  # fmt: skip
    return Assessment(
        sheet={"counted_members": ["2", "1"], "benefits": [told | entry]},
        facts={"members": [{"ref": "1", "relation": "head"}, {"ref": "2", "relation": "parent"}]},
    )


def test_a_benefit_of_a_person_is_granted_to_nobody_else():
    grant = grant_of(assessment(), "tekun", 2)
    assert (grant.granted, grant.mode, grant.shares) == (True, "person", (Share(2, 118200),))
    assert grant.monthly == Decimal("1182.00")
    assert grant.period(DECIDED) == DateRange(DECEMBER, None)
    assert not grant_of(assessment(), "tekun", 1).granted
    assert not grant_of(assessment(), "disability_living", 2).granted


@pytest.mark.parametrize(
    ("per", "months"),
    [("once", DateRange(NOVEMBER, DECEMBER)), ("year", DateRange(DECEMBER, date(2027, 1, 1)))],
)
def test_what_is_given_at_once_is_given_for_one_month(per, months):
    grant = grant_of(assessment(per=per, member=None), "tekun")
    assert grant.period(DECIDED) == months
    assert grant.shares == (Share(1, 118200),), "the head takes what is the household's"


def test_what_other_aid_covers_whole_is_not_granted():
    assert not grant_of(assessment(amount="0.00"), "tekun", 2).granted


def test_what_is_wanting_and_what_fails_is_said():
    missing = [{"fact": "support_mode", "label": "供养方式"}]
    asked = grant_of(
        assessment(answer="need_information", amount=None, missing=missing), "tekun", 2
    )
    assert (asked.granted, asked.missing) == (False, ("供养方式",))
    lines = [{"label": "财产符合规定", "holds": False}, {"label": "无劳动能力", "holds": True}]
    assert grant_of(assessment(answer="no", amount=None, lines=lines), "tekun", 2).why == (
        "财产符合规定",
    )
