"""The commands other programs call: their words, their JSON, their exit codes."""

import json
from datetime import UTC, date, datetime
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Job
from accounts.roles import Role
from monitoring.actions.schedule import DUTIES
from monitoring.models import Finding, RegisterImport
from tests.cases.payment_roll import roll
from tests.factories import NANAN, officer, region
from tests.monitoring import files
from tests.monitoring.test_deaths import HEADER, dead, members

pytestmark = pytest.mark.django_db


def told(*command: str) -> Any:
    out = StringIO()
    call_command(*command, "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def dirty(tmp_path) -> str:
    rows = files.funeral_rows(Random(1), good=80, refused=14, repeated=3)
    return str(files.write_csv(tmp_path / "dirty.csv", rows, title=True))


def test_import_register_accounts_for_every_row(dirty):
    region(NANAN)
    answer = told("import_register", "funeral", dirty, "--region", "350583")
    assert (answer["rows"], answer["accepted"]) == (97, 80)
    assert (answer["rejected"], answer["duplicate"]) == (14, 3)
    assert str(answer["rejects_file"]).endswith(".xlsx")
    assert RegisterImport.objects.get().state == "loaded"


def test_import_register_refuses_the_same_file_and_writes_nothing(dirty):
    region(NANAN)
    told("import_register", "funeral", dirty, "--region", str(NANAN))
    with pytest.raises(CommandError, match="已于 .* 导入.*"):
        told("import_register", "funeral", dirty, "--region", str(NANAN))
    assert RegisterImport.objects.count() == 1


def test_import_register_refuses_a_file_without_the_needed_columns(tmp_path):
    region(NANAN)
    path = tmp_path / "other.csv"
    path.write_text("姓名,性别,死亡日期\n陈某,男,2026-01-01\n")
    with pytest.raises(CommandError, match="no header row.*证件号码"):
        told("import_register", "funeral", str(path), "--region", str(NANAN))
    with pytest.raises(CommandError, match="no such file"):
        told("import_register", "funeral", str(tmp_path / "none.csv"))


def test_the_place_of_a_file_is_the_only_county_that_pays(dirty):
    roll(1)
    assert told("import_register", "funeral", dirty)["region"] == NANAN


@pytest.mark.requirement("R-287")
def test_compare_once_and_again(tmp_path):
    gone = members(roll(2))[:2]
    rows = [dead(person, date(2026, 9, 3)) for person in gone]
    path = files.write_csv(tmp_path / "f.csv", rows, header=HEADER)
    told("import_register", "funeral", str(path), "--as-of", "2026-10-01")
    first = told("compare", "deaths", "--period", "2026-09", "--region", str(NANAN))
    assert first == {"matched": 2, "new": 2, "known": 0, "closed": 0}
    again = told("compare", "deaths", "--period", "2026-09", "--region", str(NANAN))
    assert again == {"matched": 2, "new": 0, "known": 2, "closed": 0}
    assert Finding.objects.count() == 2
    job = Job.objects.get(kind="compare_deaths", period="2026-09")
    assert (job.state, job.result["new"]) == ("done", 2)


def test_compare_above_a_county_takes_its_counties_in_turn(tmp_path):
    (gone, *_rest) = members(roll(1))
    path = files.write_csv(tmp_path / "f.csv", [dead(gone, date(2026, 9, 3))], header=HEADER)
    told("import_register", "funeral", str(path), "--region", "35", "--as-of", "2026-10-01")
    assert told("compare", "deaths", "--period", "2026-09", "--region", "35")["new"] == 1


@pytest.mark.parametrize(
    ("kind", "period", "words"),
    [("deaths", "2026Q3", "2026-09"), ("poverty_office", "2026-09", "2026Q3")],
)
def test_compare_wants_the_period_of_its_kind(kind, period, words):
    region(NANAN)
    with pytest.raises(CommandError, match=words):
        told("compare", kind, "--period", period, "--region", str(NANAN))


def test_compare_without_a_register_leaves_nothing_behind():
    roll(1)
    with pytest.raises(CommandError, match="not compared"):
        told("compare", "deaths", "--period", "2026-09", "--region", str(NANAN))
    assert not Job.objects.filter(kind="compare_deaths").exists()


@pytest.mark.requirement("R-003")
def test_jobs_shows_last_next_missed_and_failed():
    roll(1)
    Job.objects.create(
        kind="compare_deaths", key="k", region_id=NANAN, period="2020-01", state="parked",
        error="读不到数据", requested_by=officer(Role.COUNTY_REVIEWER, NANAN),
    )  # fmt: skip
    answer = told("jobs")
    kinds = {job["kind"]: job for job in answer["jobs"]}
    assert set(kinds) == {duty.job for duty in DUTIES.values() if duty.regular}
    assert len(kinds["compare_deaths"]["missed"]) >= 3
    assert kinds["compare_deaths"]["last"] is None and kinds["compare_deaths"]["failed"]
    assert [row["key"] for row in answer["failed"]] == ["k"]
    out = StringIO()
    call_command("jobs", stdout=out)
    Job.objects.update(
        state="done", period="2026-10", finished_at=datetime(2026, 10, 9, 2, 5, 31, 77, tzinfo=UTC)
    )
    call_command("jobs", stdout=out)
    assert "上次 last 2026-10-09 10:05，" in out.getvalue()
    assert "漏做 missed" in out.getvalue() and "读不到数据" in out.getvalue()
