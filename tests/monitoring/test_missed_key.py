"""The search against an invented county whose truth is known: who was missed, and who has it wrongly."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from accounts.ciphers import id_tokens
from accounts.models import Region
from accounts.roles import Role
from monitoring.missed.hits import search
from monitoring.models import RegisterImport
from reports.synthetic import rolls
from reports.synthetic.compared import take_in
from reports.synthetic.county import County, Placed, invent
from reports.synthetic.departments import registered, write_department
from reports.synthetic.load import load
from reports.synthetic.registers import write_poverty_office
from tests import factories
from tests.factories import HONGLAI, NANAN, QIANFENG

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 31)
DIBAO = ("household", "single_person")
SAID = Decimal(400)  # yuan a month, by those who hide what they earn


def registers_arrive(county: County, folder: Path) -> None:
    by = factories.officer(Role.COUNTY_REVIEWER, NANAN)
    write_poverty_office(county, folder / "poverty_office.csv", as_of=DAY)
    for kind, rows in registered(county, as_of=DAY).items():
        write_department(kind, rows, folder / f"{kind}.csv")
    for path in sorted(folder.glob("*.csv")):
        take_in(path, path.stem, NANAN, by=by, on=DAY)


def on_the_rolls(homes: list[Placed]) -> None:
    """Homes on file; who is covered holds dibao, decided by what the file says."""
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    approver = factories.officer(Role.COUNTY_APPROVER, NANAN)
    for placed, household in zip(homes, load(County(NANAN, DAY, homes)), strict=True):
        if placed.covered:
            rolls.bring_in(household, by=approver, clerk=clerk, on=date(2026, 5, 4))


def found(rule: str) -> dict[str, dict[str, Any]]:
    """Facts by the token of the head."""
    files = list(RegisterImport.objects.values_list("pk", flat=True))
    hits = search(Region.objects.get(code=NANAN), files, on=DAY)
    return {h["id_token"]: json.loads(h["facts"]) for h in hits if h["rule"] == rule}


def kinds(county: County) -> dict[str, str]:
    heads = [placed.home.members[0].who.number for placed in county.homes]
    tokens = map(str, id_tokens(heads))
    return dict(zip(tokens, (placed.home.kind for placed in county.homes), strict=True))


def true(county: County, kind: str) -> set[str]:
    return set(map(str, id_tokens([truth.number for truth in county.of_kind(kind)])))


def measured(name: str, hits: set[str], truth: set[str]) -> tuple[float, float]:
    right = len(hits & truth)
    precision, recall = right / max(1, len(hits)), right / max(1, len(truth))
    print(f"\n{name}: {len(hits)} found, {len(truth)} true, "
          f"precision {precision:.2f}, recall {recall:.2f}")  # fmt: skip
    return precision, recall


def hide_wages(county: County) -> None:
    """Who has it wrongly said less than the tax office knows: the registers are written first."""
    liars = {truth.number for truth in county.of_kind("wrong_recipient")}
    for placed in county.homes:
        if placed.home.members[0].who.number in liars:
            for member in placed.home.members:
                member.income = [item | {"amount": SAID} for item in member.income]


@pytest.fixture
def county() -> County:
    factories.region(QIANFENG)
    return invent(code=NANAN, villages=[(QIANFENG, "rural")], households=110, seed=5, on=DAY)


@pytest.mark.requirement("R-229")
def test_everybody_missed_and_everybody_wrong_is_found_among_homes_on_file(
    tmp_path, county, capsys
):
    registers_arrive(county, tmp_path)
    hide_wages(county)
    on_the_rolls(county.homes)
    of = kinds(county)
    dibao = {
        token for token, each in found("missed_recipients").items() if each["benefit"] in DIBAO
    }
    asked = {
        token for token in dibao if of[token] != "unknown_work"
    }  # of whom the key knows nothing
    with capsys.disabled():
        assert measured("missed, on file", asked, true(county, "missed")) == (1, 1)
        wrong = set(found("wrong_recipients"))
        assert measured("wrong recipients", wrong, true(county, "wrong_recipient")) == (1, 1)


@pytest.mark.requirement("R-005", "R-229", "R-279")
def test_everybody_missed_is_found_who_is_known_to_registers_alone(tmp_path, county, capsys):
    county.homes = [placed for placed in county.homes if not placed.covered]
    registers_arrive(county, tmp_path)
    of, hits = kinds(county), found("missed_recipients")
    dibao = {token for token, each in hits.items() if each["benefit"] in DIBAO}
    with capsys.disabled():
        precision, recall = measured("missed, off file", dibao, true(county, "missed"))
    assert recall == 1
    # Deposits and work that nobody registered are what registers cannot know.
    assert {of[token] for token in dibao - true(county, "missed")} <= {
        "rich_in_property",
        "unknown_work",
    }
    assert precision > 0
