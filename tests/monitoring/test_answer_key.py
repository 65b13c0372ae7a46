"""Invented files of every register: taken in, and everybody of the answer key stands in them and is found."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.ciphers import id_token
from accounts.roles import Role
from households.names import name_key
from monitoring.comparisons import COMPARISONS
from monitoring.models import RegisterImport, RegisterRow
from monitoring.registers import REGISTERS
from reports.management.commands.synthesize import Command
from reports.synthetic.compared import compare, take_in
from reports.synthetic.county import County, invent
from reports.synthetic.graded import graded
from reports.synthetic.hidden import SECRETS, tell_secrets
from reports.synthetic.load import load
from reports.synthetic.registers import write_register
from tests import factories
from tests.cases.payment_roll import on_dibao
from tests.factories import NANAN, QIANFENG

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 31)
CATEGORIES = {
    "prison": "prison", "car": "car", "legal_person": "legal_person", "two_homes": "home",
    "shop": "shop", "pension_employee": "pension_employee", "contribution": "contribution",
    "moved_out": "moved_out", "cancelled_death": "cancelled_death", "married": "married",
    "large_self_paid": "inpatient", "purchase": "purchase", "dangerous_house": "dangerous_house",
    "uncovered": "uncovered", "need": "need",
}  # fmt: skip


@pytest.fixture(scope="module")
def county() -> County:
    made = invent(code=NANAN, villages=[(QIANFENG, "rural")], households=150, seed=3, on=DAY)
    tell_secrets(made, 3)
    return made


def test_every_secret_is_true_of_somebody_once(county):
    told = [truth for truth in county.truths if truth.kind in REGISTERS]
    assert {(t.kind, t.note) for t in told} == {(s.register, s.matter) for s in SECRETS}
    assert len({truth.number for truth in told}) == len(told)
    assert {s.register for s in SECRETS} | {"funeral", "poverty_office"} == set(REGISTERS)


def test_the_homes_stay_as_they_were(county):
    plain = invent(code=NANAN, villages=[(QIANFENG, "rural")], households=150, seed=3, on=DAY)
    assert plain.homes == county.homes
    assert plain.truths == county.truths[: len(plain.truths)]


@pytest.mark.requirement("R-008", "R-177", "R-224")
def test_everybody_of_the_answer_key_stands_in_the_files_and_is_found(tmp_path, county, capsys):
    factories.region(QIANFENG, name="前峰村")
    homes = load(county)
    on_dibao([home for placed, home in zip(county.homes, homes, strict=True) if placed.covered])
    by = factories.officer(Role.COUNTY_REVIEWER, NANAN)
    for kind in REGISTERS:
        path = tmp_path / f"{kind}.csv"
        written = write_register(county, kind, path, as_of=DAY, dirty=0.3)
        found = take_in(path, kind, NANAN, by=by, on=DAY)
        assert (found.rows, found.state) == (written, "loaded")
        assert found.accepted + found.rejected + found.duplicate == written
        everybody_stands_in(found, county)
    for kind, declared in COMPARISONS.items():
        if declared.registers and not declared.questions[0].searches:
            compare(kind, NANAN, by=by, on=DAY)
    grades = graded(county)
    with capsys.disabled():
        print("", *(grade.line() for grade in grades), sep="\n")
    assert [grade.line() for grade in grades if grade.true and grade.recall != 1] == []
    assert sum(grade.true > 0 for grade in grades) >= 15


def everybody_stands_in(found: RegisterImport, county: County) -> None:
    rows = RegisterRow.objects.filter(register_import_id=found.pk)
    for truth in county.of_kind(found.kind):
        named = rows.filter(name_key=name_key(truth.name), id_token=None)
        mine = rows.filter(id_token=id_token(truth.number)) | named
        hits = mine.filter(category=CATEGORIES[truth.note]) if truth.note in CATEGORIES else mine
        assert hits.count() >= (2 if truth.note == "two_homes" else 1), truth
        if truth.on and found.kind != "tax":
            assert hits.filter(event_on=truth.on).exists(), truth


def test_the_command_writes_every_file_and_the_key(tmp_path: Path):
    factories.region(QIANFENG, name="前峰村")
    answers, folder = tmp_path / "key.jsonl", tmp_path / "files"
    call_command(
        Command(), region=NANAN, households=60, seed=3, answers=answers, registers=folder, json=True
    )
    assert {path.stem for path in folder.iterdir()} == set(REGISTERS)
    kinds = {json.loads(line)["kind"] for line in answers.read_text("utf-8").splitlines()}
    assert {"death", "vehicles", "hotline"} <= kinds
