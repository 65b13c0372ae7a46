"""What townships send up every month, and what their appraisal makes of it."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.roles import Role
from cases.models import Award
from cases.periods import Period
from reports.actions import filing
from reports.boards.supervision import MEASURES, appraised
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read
from tests.cases.payment_roll import end_shares, roll
from tests.factories import HONGLAI, NANAN, officer, region

pytestmark = pytest.mark.django_db
NOVEMBER, OCTOBER = date(2026, 11, 1), Period.parse("2026-10")
TODAY = date(2026, 11, 22)


def homes(form: str) -> list[int]:
    town, month = region(HONGLAI), Period.month_of(NOVEMBER)
    found = read(LEDGERS[form], places=[(town.code, town.until)], month=month, on=TODAY)
    return [row["opens"] for row in found.rows]


@pytest.mark.requirement("R-108")
def test_who_came_and_who_went_in_a_month_stands_on_its_forms():
    (came,) = roll(1, persons=1, start=NOVEMBER)
    stays, went = roll(2, persons=1)
    end_shares(went, NOVEMBER)
    Award.objects.filter(pk=went.pk).update(end_reason="death")
    assert homes("new_awards") == [came.household_id]
    assert homes("stopped") == homes("exit_destinations") == [went.household_id]
    assert stays.household_id not in homes("changed_awards")


@pytest.mark.requirement("R-118")
def test_a_township_reports_how_the_campaign_goes_and_the_county_accepts():
    clerk = officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    given = {"region_id": HONGLAI, "period": OCTOBER, "by": clerk, "on": TODAY}
    found = filing.draft("governance", **given)
    words = {part.code: "逐户排查，问题已整改" for part, _said in found.text()}
    filing.write(found.pk, narrative=words, by=clerk)
    filing.file(found.pk, remarks="", by=clerk, on=TODAY)
    county = officer(Role.COUNTY_REVIEWER, NANAN)
    accepted = filing.accept(found.pk, by=county, on=TODAY)
    assert (accepted.state, accepted.region_id) == ("accepted", HONGLAI)
    assert set(accepted.narrative.values()) == {"逐户排查，问题已整改"}


@pytest.mark.requirement("R-116")
def test_money_that_comes_late_costs_a_township_its_score():
    ten, none = Decimal(10), Decimal(0)
    prompt = [(m, ten if m.whole else none, ten if m.whole else none) for m in MEASURES]
    late = [(m, Decimal(5) if m.code == "paid_on_time" else part, w) for m, part, w in prompt]
    whole = sum(m.weight for m in MEASURES)
    lost = sum(m.weight for m in MEASURES if m.code == "paid_on_time") / 2
    assert appraised(prompt).score == 100
    assert appraised(late).score == round((whole - lost) * 100 / whole, 1) < 100
