"""The access log refuses change; what is changed behind its back is found."""

import json
import random
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from accounts.actions import access, seals
from accounts.models import AccessLog, AccessSeal, Officer
from accounts.roles import Role
from config.tasks import close_day
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def auditor() -> Officer:
    return factories.officer(Role.AUDITOR, factories.NANAN)


def look(by: Officer, times: int = 1) -> None:
    for number in range(times):
        access.record(
            by=by,
            kind="reveal",
            subject="person",
            subject_id=number,
            region_id=factories.NANAN,
            fields=["id_number"],
            purpose="核对",
        )


def seal() -> int:
    """Seal as after a commit: the head goes to the file outside."""
    sealed = seals.seal_access_log()
    for entry in connection.run_on_commit:
        entry[1]()
    connection.run_on_commit = []
    return sealed


def behind_its_back(statement: str, *values: int) -> int:
    """As somebody who owns the tables: the triggers are off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("accounts_accesslog", "accounts_accessseal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement, values)
        changed = int(cursor.rowcount)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("accounts_accesslog", "accounts_accessseal"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    return changed


@pytest.mark.parametrize("model", [AccessLog, AccessSeal])
@pytest.mark.parametrize("change", ["update", "delete"])
@pytest.mark.requirement("R-200")
def test_lines_and_seals_cannot_be_changed(auditor, model, change):
    look(auditor)
    seal()
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        rows = model.objects.all()
        rows.delete() if change == "delete" else rows.update(at="2020-01-01T00:00:00Z")
    assert model.objects.count() == 1


def test_seals_are_chained_and_agree(auditor):
    look(auditor, 5)
    assert seal() == 5
    assert seal() == 0
    look(auditor, 3)
    assert seal() == 3
    first, second = AccessSeal.objects.all()
    assert (first.previous, second.previous) == (seals.START, first.sha256)
    assert (first.rows, second.rows) == (5, 3)
    assert seals.verify_access_log() == []


def test_long_stretches_are_cut(auditor, monkeypatch):
    monkeypatch.setattr(seals, "STRETCH", 10)
    look(auditor, 25)
    assert seal() == 25
    assert sum(AccessSeal.objects.values_list("rows", flat=True)) == 25
    assert seals.verify_access_log() == []


CHANGES = {
    "officer": "UPDATE accounts_accesslog SET subject_id = subject_id + 1 WHERE id = %s",
    "purpose": "UPDATE accounts_accesslog SET purpose = purpose || ' ' WHERE id = %s",
    "time": "UPDATE accounts_accesslog SET at = at + interval '1 microsecond' WHERE id = %s",
    "fields": "UPDATE accounts_accesslog SET fields = '{}' WHERE id = %s",
    "place": "UPDATE accounts_accesslog SET region_code = 350500000000 WHERE id = %s",
    "gone": "DELETE FROM accounts_accesslog WHERE id = %s",
    "slipped in": "INSERT INTO accounts_accesslog (id, at, kind, subject, subject_id, fields, purpose,"
    " officer_id, region_code) SELECT -id, at, kind, subject, subject_id, fields, purpose, officer_id,"
    " region_code FROM accounts_accesslog WHERE id = %s",
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_found(auditor, change):
    look(auditor, 12)
    seal()
    look(auditor, 4)
    seal()
    chosen = random.Random(change).choice(list(AccessLog.objects.values_list("pk", flat=True)))
    assert behind_its_back(CHANGES[change], chosen) == 1
    assert len(seals.verify_access_log()) >= 1


def test_a_lost_end_is_found_by_the_head_kept_outside(auditor):
    look(auditor, 5)
    seal()
    look(auditor, 5)
    seal()
    last = AccessSeal.objects.last()
    behind_its_back("DELETE FROM accounts_accesslog WHERE id >= %s", last.first_id)
    behind_its_back("DELETE FROM accounts_accessseal WHERE id = %s", last.pk)
    assert any("库外留存" in words for words in seals.verify_access_log())


def test_the_commands_say_so(auditor):
    look(auditor, 2)
    out = StringIO()
    call_command("seal_access_log", "--json", stdout=out)
    assert json.loads(out.getvalue()) == {"sealed": 2}
    out = StringIO()
    call_command("verify", "--json", stdout=out)
    assert json.loads(out.getvalue())["broken"] == 0
    behind_its_back("DELETE FROM accounts_accesslog WHERE id > %s", 0)
    with pytest.raises(SystemExit) as end:
        call_command("verify", stdout=StringIO())
    assert end.value.code == 1


def test_the_end_of_the_day_seals_and_forgets(auditor, client):
    look(auditor, 3)
    client.force_login(auditor, backend="accounts.backends.PostBackend")
    Session.objects.update(expire_date="2020-01-01T00:00:00Z")
    assert close_day() == 3
    assert not Session.objects.exists()
