"""Rehearsals against a small county worked out by hand."""

import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import DatabaseError, transaction

from accounts.models import Region
from accounts.roles import Role
from cases.actions import rehearsal
from cases.caseload import caseload_of, stretches
from cases.models import Award, Rehearsal
from cases.rehearsed import Rehearsed, in_words
from eligibility.assess import assess, assess_frames
from eligibility.facts import facts_of
from eligibility.rehearse import RISE, richer_by
from households.models import Household
from tests import factories as make
from tests.cases import payment_roll
from tests.cases.test_assess_all import crowd

ON = date(2021, 9, 10)  # Nan'an: 775 yuan a person and month
pytestmark = pytest.mark.django_db


def alone(income: str, at: int = make.QIANFENG) -> Household:
    """Somebody of forty who cannot work, alone, with so many yuan a month from their land."""
    head = make.person(born=date(1981, 1, 1), at=at)
    home = make.household(head)
    make.income(home, kind="property", amount=Decimal(income))
    return home


def ask(settings: dict[str, str], *, protect: bool = False, region: int = make.NANAN) -> Rehearsal:
    reviewer = make.officer(Role.PROVINCIAL_SUPERVISOR, make.FUJIAN)
    asked = rehearsal.ask(region, settings, by=reviewer, on=ON, protect=protect)
    assert asked.job is not None
    rehearsal.work(asked.job.pk)
    return Rehearsal.objects.get(pk=asked.pk)


@pytest.fixture
def county() -> list[Household]:
    """Incomes of 700, 760, 780 and 900 a month; the last in another township."""
    return [alone("700"), alone("760"), alone("780"), alone("900", at=make.MEISHAN + 201)]


@pytest.mark.requirement("R-165")
def test_a_higher_standard_by_hand(county):
    found = Rehearsed(ask({"dibao_standard": "800"}))
    sums = found.sums
    # 75 + 15 before; 100 + 40 + 20 after
    assert (sums["before"], sums["after"], sums["change"]) == (9_000, 16_000, 7_000)
    assert [sums[name] for name in ("enters", "leaves", "gains", "loses", "unchanged")] == [
        1,
        0,
        2,
        0,
        1,
    ]
    assert sums["households"] == sums["persons"] == 4
    assert [(row["level"], row["name"], row["after"]) for row in found.townships] == [
        ("county", "南安市", 16_000),
        ("township", "梅山镇", 0),
        ("township", "洪濑镇", 16_000),
    ]
    assert found.outcomes_of("before") == {"edge_family": 2, "household": 2}
    assert found.outcomes_of("after") == {"edge_family": 1, "household": 3}


def test_a_lower_standard_by_hand(county):
    sums = Rehearsed(ask({"dibao_standard": "750"})).sums
    assert (sums["before"], sums["after"]) == (9_000, 5_000)
    assert [sums[name] for name in ("enters", "leaves", "gains", "loses", "unchanged")] == [
        0,
        1,
        0,
        1,
        2,
    ]


def test_who_holds_an_award_is_protected_when_asked(county):
    (award,) = payment_roll.roll(1, persons=1)
    Award.objects.filter(pk=award.pk).update(household=county[0], monthly=Decimal("75.00"))
    free = Rehearsed(ask({"dibao_standard": "750"})).sums
    kept = Rehearsed(ask({"dibao_standard": "750"}, protect=True)).sums
    assert (free["loses"], free["leaves"], free["protected"]) == (1, 1, 0)
    assert (kept["loses"], kept["leaves"], kept["protected"]) == (0, 1, 1)
    assert kept["after"] == free["after"] + kept["protection"] == free["after"] + 2_500


def test_a_cliff_is_where_100_yuan_cost_more_than_100():
    old = make.person(born=date(1945, 1, 1))
    make.income(make.household(old), kind="property", amount=Decimal("700"))
    alone("300")
    # 75 and a tenth of the standard for his age are gone at 800; at 400 it is the 100 alone
    asked = [Rehearsed(ask({"raise_table.elderly": each})) for each in ("200", "1")]
    assert [each.sums["cliff_before"] for each in asked] == [1, 1]
    assert [each.sums["cliff_after"] for each in asked] == [1, 0]
    assert "cliff_gone" in {each["kind"] for each in asked[1].result["examples"]}


def test_richer_columns_are_the_changed_facts():
    homes = crowd(9)
    county = Region.objects.get(code=make.NANAN)
    (whole,) = stretches(county)
    richer = assess_frames(richer_by(caseload_of(whole, on=ON), RISE), on=ON)
    for home, row in zip(homes, richer.iter_rows(named=True), strict=True):
        facts = facts_of(home, on=ON)
        facts["income"].append({"kind": "transfer", "amount": "100", "per": "month"})
        sheet = assess(facts)
        assert row["outcome"] == sheet["outcome"]
        assert Decimal(row["total"]) / 100 == Decimal(sheet["total_monthly"])


def test_writes_nothing_but_itself(county):
    before = _rows()
    ask({"dibao_standard": "800"})
    changed = {name for name, count in _rows().items() if count != before[name]}
    ours = {"Rehearsal", "RehearsalPart", "Job", "JobPart"}
    people = {"Officer", "OfficerHistory", "Post", "PostHistory", "Region"}  # who asks
    assert ours <= changed <= ours | people


def test_an_answer_stands(county):
    found = ask({"dibao_standard": "800"})
    assert found.laws["before"] != found.laws["after"]
    for change in (lambda: found.delete(), lambda: Rehearsal.objects.update(result={})):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_asks_only_where_the_officer_may(county):
    for role, place in ((Role.TOWNSHIP_HEAD, make.HONGLAI), (Role.COUNTY_REVIEWER, make.HUIAN)):
        with pytest.raises(PermissionDenied):
            rehearsal.ask(make.NANAN, {"dibao_standard": "1"}, by=make.officer(role, place), on=ON)


def test_examples_tell_the_story_without_a_name(county):
    examples = ask({"dibao_standard": "800"}).result["examples"]
    assert {each["kind"] for each in examples} == {"enters", "gains"}
    words = in_words(next(each for each in examples if each["kind"] == "enters"))
    assert "户主 40 岁" in words and "每月 20.00 元" in words and "低保金 无 → 20.00" in words
    told = json.dumps(examples, ensure_ascii=False)
    assert "陈阿土" not in told and str(county[2].pk) not in [
        each.get("household") for each in examples
    ]


def test_the_command_tells_the_same(county):
    out = StringIO()
    given = [f"--region={make.NANAN}", f"--on={ON}", "--set=dibao_standard=800", "--json"]
    call_command("simulate", *given, stdout=out)
    told = json.loads(out.getvalue())
    assert (told["before"], told["after"], told["change"]) == ("90.00", "160.00", "70.00")
    assert told["enters"] == 1 and told["gains"] == 2
    assert told["townships"][0]["after"] == "160.00"


def test_an_empty_county_is_no_trouble():
    make.region(make.HUIAN)
    assert Rehearsed(ask({"dibao_standard": "800"}, region=make.HUIAN)).sums["households"] == 0


def _rows() -> dict[str, int]:
    models = [model for model in apps.get_models() if not model._meta.proxy]
    return {model.__name__: model._default_manager.count() for model in models}
