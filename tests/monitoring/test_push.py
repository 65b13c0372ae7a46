"""Departments push their registers: once, in order, by their own key, judged like files."""

import json
import time
from random import Random

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from monitoring.actions import imports, push_keys
from monitoring.models import PushedBatch, PushKey, PushNonce, RegisterImport, RegisterRow
from tests.factories import HONGLAI, HUIAN, NANAN, officer, region
from tests.monitoring import files
from tests.monitoring.pushing import address, body_of, department, work_off
from tests.monitoring.registers import loaded

pytestmark = pytest.mark.django_db


def rows(many: int = 3, seed: int = 1, **more: int) -> list[files.Row]:
    return files.funeral_rows(Random(seed), good=many, **more)


def code(answer) -> str:
    assert answer["Content-Type"] == "application/problem+json"
    said = answer.json()
    assert said["title"] and said["title_en"] and said["status"] == answer.status_code
    return str(said["type"]).rsplit(":", 1)[1]


@pytest.mark.requirement("R-224", "R-287")
def test_a_batch_is_read_judged_and_applied_like_a_file():
    sender = department()
    answer = sender.push(rows(20, refused=3, repeated=2), said={"rows": 25})
    assert answer.status_code == 202
    assert answer.json()["href"] == f"/api/registers/funeral/batches/b1/?region={NANAN}"
    assert sender.ask()["state"] == "reading"
    found = work_off()
    told = sender.ask()
    assert told["state"] == "applied"
    assert [told[n] for n in ("rows", "accepted", "rejected", "duplicate")] == [25, 20, 3, 2]
    assert len(told["rejects"]) == 3 and all(
        each["line"] and each["column"] and each["code"] for each in told["rejects"]
    )
    assert {gate["gate"]: gate["passed"] for gate in told["gates"]}["told"]
    assert RegisterRow.objects.filter(register_import_id=found.pk).count() == 20
    assert (found.source, found.stored) == ("市殡葬管理所", "")


@pytest.mark.requirement("R-210")
def test_the_office_of_rural_revitalisation_pushes_its_register():
    sender = department(kinds=["poverty_office"], source="南安市乡村振兴局")
    row = {
        "name": "陈一", "id_number": files.number(Random(1)), "household_number": "F1",
        "relation": "户主", "category": "边缘易致贫户",
    }  # fmt: skip
    body = json.dumps([row], ensure_ascii=False).encode()
    answer = sender.send(address(1, "poverty_office"), body, idempotency_key="k")
    assert answer.status_code == 202
    found = work_off()
    kept = RegisterRow.objects.get(register_import_id=found.pk)
    assert (found.kind, found.source) == ("poverty_office", "南安市乡村振兴局")
    assert (kept.name, kept.category, kept.group_key) == ("陈一", "marginal", "F1")


def test_the_line_of_a_refused_object_is_its_place_in_the_array():
    sender = department()
    good = rows(3)
    good[1][1] = good[1][1][:16]
    sender.push(good)
    work_off()
    assert [(each["line"], each["code"]) for each in sender.ask()["rejects"]] == [
        (2, "number_length")
    ]
    assert sender.ask(after=2)["rejects"] == []


def test_a_csv_body_has_the_headers_of_the_department(tmp_path):
    sender = department()
    body = files.write_csv(tmp_path / "a.csv", rows(4)).read_bytes()
    answer = sender.send(address(1), body, content_type="text/csv", idempotency_key="k")
    assert answer.status_code == 202
    assert work_off().accepted == 4


def test_a_failed_gate_waits_for_a_person(tmp_path):
    sender = department()
    sender.push(rows(2), said={"rows": 3})
    found = work_off()
    assert (found.state, sender.ask()["state"]) == ("waiting", "waits_for_a_person")
    done = imports.confirm(
        found.pk, by=officer(Role.COUNTY_REVIEWER, NANAN), on=files.AS_OF, reason="电话核实为 2 行"
    )
    assert done.state == "loaded" and sender.ask()["state"] == "applied"


def test_the_same_key_and_body_have_the_same_answer_and_another_body_has_none():
    sender = department()
    first = sender.push(rows())
    again = sender.push(rows())
    assert (again.status_code, again.content) == (first.status_code, first.content)
    other = sender.push(rows(seed=2))
    assert (other.status_code, code(other)) == (409, "key_used_for_other")
    elsewhere = sender.push(rows(), said={"batch": "b9"})
    assert (elsewhere.status_code, code(elsewhere)) == (409, "key_used_for_other")
    assert PushedBatch.objects.count() == RegisterImport.objects.count() == 1


def test_a_batch_and_a_sequence_number_are_used_once():
    sender = department()
    sender.push(rows())
    assert code(sender.push(rows(), idempotency_key="other")) == "batch_known"
    same = sender.push(rows(seed=2), idempotency_key="third", said={"batch": "b2"})
    assert code(same) == "sequence_known"


def test_a_late_batch_is_kept_and_not_applied():
    sender = department()
    sender.push(rows(5, seed=1), sequence=1)
    sender.push(rows(5, seed=2), sequence=2)
    later = work_off(2)
    late = work_off(1)
    assert (later.state, late.state) == ("loaded", "late")
    assert sender.ask(1)["state"] == "late_not_applied" and sender.ask(1)["accepted"] == 5
    assert not RegisterRow.objects.filter(register_import_id=late.pk).exists()
    with pytest.raises(imports.WrongStep):
        imports.confirm(late.pk, by=officer(Role.COUNTY_REVIEWER, NANAN), on=files.AS_OF)


def test_a_batch_that_waits_is_not_confirmed_after_a_later_one():
    sender = department()
    sender.push(rows(2, seed=1), sequence=1, said={"rows": 3})
    early = work_off(1)
    sender.push(rows(5, seed=2), sequence=2)
    work_off(2)
    with pytest.raises(imports.WrongStep, match="序号更大"):
        imports.confirm(
            early.pk, by=officer(Role.COUNTY_REVIEWER, NANAN), on=files.AS_OF, reason="核实"
        )


@pytest.mark.parametrize(
    ("seconds", "right"), [(-301, False), (-298, True), (298, True), (302, False)]
)
def test_the_clock_may_be_five_minutes_off(seconds, right):
    answer = department().push(rows(), at=time.time() + seconds)
    assert answer.status_code == (202 if right else 401)
    assert right or code(answer) == "clock"


def test_a_request_is_let_in_once():
    sender = department()
    nonce = "n" * 20
    assert sender.push(rows(), nonce=nonce).status_code == 202
    assert code(sender.push(rows(), nonce=nonce)) == "nonce_used"
    assert PushedBatch.objects.count() == 1
    assert push_keys.forget_nonces(now=timezone.now()) == 0
    assert push_keys.forget_nonces(now=timezone.now() + push_keys.NONCES_KEPT) == 1


def test_what_was_changed_on_the_way_is_refused():
    sender = department()
    assert code(sender.push(rows(), signed_body=b"[]")) == "signature"
    signed = sender.headers(address(1), body_of(rows()), idempotency_key="k")
    kind = "application/json"
    moved = Client().post(address(2), body_of(rows()), content_type=kind, headers=signed)
    assert code(moved) == "signature"
    rekeyed = Client().post(
        address(1), body_of(rows()), content_type=kind, headers=signed | {"Idempotency-Key": "x"}
    )
    assert code(rekeyed) == "signature"
    assert code(Client().post(address(1), b"[]", content_type=kind)) == "headers_missing"
    sender.key_id = "0" * 16
    assert code(sender.push(rows())) == "key_unknown"
    assert not PushedBatch.objects.exists()


def test_a_revoked_key_opens_nothing():
    sender = department()
    assert sender.push(rows()).status_code == 202
    key = PushKey.objects.get()
    assert key.last_used_at is not None
    push_keys.revoke(key.pk, by=key.issued_by)
    assert code(sender.push(rows(seed=2), sequence=2)) == "key_revoked"
    with pytest.raises(DatabaseError), transaction.atomic():
        PushKey.objects.filter(pk=key.pk).update(revoked_at=None, revoked_by=None)


def test_a_key_opens_its_registers_in_its_region():
    township = region(HONGLAI)
    sender = department(kinds=["funeral"])
    assert code(sender.push(rows(), kind="poverty_office")) == "kind_not_allowed"
    assert code(sender.push(rows(), kind="nothing")) == "kind_unknown"
    region(HUIAN)
    assert code(sender.push(rows(), said={"region": HUIAN})) == "region_outside"
    assert sender.push(rows(), said={"region": township.code}).status_code == 202
    other = department(at=HUIAN, source="惠安县殡葬所")
    asked = other.send("/api/registers/funeral/batches/b1/", method="GET")
    assert code(asked) == "batch_not_there"
    named = other.send(f"/api/registers/funeral/batches/b1/?region={HONGLAI}", method="GET")
    assert code(named) == "batch_not_there"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"{}", "not_a_sheet"),
        (b"[1, 2]", "not_rows"),
        (b'[{"name": {"a": 1}}]', "not_rows"),
        (b"[" * 100_000, "not_rows"),
        (b'[{"name": "a"', "not_rows"),
        ('[{"name":"林一","id_number":"1","died_on":"","naem":""}]'.encode(), "names_unknown"),
        ('[{"name":"林一","died_on":"2026-01-01"}]'.encode(), "no_header"),
        (b"[]", "no_rows"),
    ],
)
def test_a_body_that_is_no_list_of_rows_leaves_nothing(body, problem):
    answer = department().send(address(1), body, idempotency_key="k")
    assert (answer.status_code, code(answer)) == (422, problem)
    assert not RegisterImport.objects.exists() and not PushedBatch.objects.exists()


def test_a_body_over_the_limit_and_another_kind_of_body(settings):
    settings.REGISTER_MAX_BYTES = 1000
    big = department().push(rows(20))
    assert (big.status_code, code(big)) == (413, "too_big")
    odd = department().push(rows(1), content_type="application/xml")
    assert (odd.status_code, code(odd)) == (415, "media_type")


@pytest.mark.parametrize(
    "said", [{"batch": "../x"}, {"sequence": 0}, {"as_of": "2031-01-01"}, {"as_of": ""}]
)
def test_wrong_parameters_are_told(said):
    answer = department().push(rows(), said=said)
    assert (answer.status_code, code(answer)) == (422, "parameters")
    assert next(iter(said)) in answer.json()["detail"]


def test_too_many_requests_in_a_minute(monkeypatch):
    monkeypatch.setattr(push_keys, "EACH_MINUTE", 2)
    sender = department()
    assert [sender.push(rows()).status_code for _ in range(3)] == [202, 202, 429]


def test_the_database_keeps_what_was_pushed():
    department().push(rows())
    for change in (
        lambda: PushedBatch.objects.update(sequence=5),
        lambda: PushedBatch.objects.all().delete(),
        lambda: PushKey.objects.all().delete(),
        lambda: PushNonce.objects.create(
            key=PushKey.objects.get(), nonce=PushNonce.objects.get().nonce
        ),
    ):
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            change()


class TestKeys:
    def browser(self, role: Role = Role.ADMINISTRATOR, at: int = NANAN) -> Client:
        client = Client()
        client.force_login(officer(role, region(at)), backend="accounts.backends.PostBackend")
        return client

    def test_a_key_is_shown_once_and_revoked(self):
        client = self.browser()
        given = {"source": "医保局", "region": str(NANAN), "kinds": ["funeral"]}
        slip = client.post(reverse("push_key_new"), given).content.decode()
        key = PushKey.objects.get()
        assert "只显示这一次" in slip and key.key_id in slip
        secret = slip.split('id="secret">')[1].split("<")[0]
        assert len(secret) > 40 and secret.encode() not in bytes(key.sealed_digest)
        listed = client.get(reverse("push_key_list")).content.decode()
        assert "医保局" in listed and secret not in listed and "没有用过" in listed
        client.post(reverse("push_key_revoke", args=[key.pk]))
        key.refresh_from_db()
        assert key.revoked_at is not None
        assert "收回" in client.get(reverse("push_key_list")).content.decode()

    def test_only_the_administrator_of_the_place_issues_and_sees_keys(self):
        elsewhere = self.browser(at=HUIAN)
        region(NANAN)
        given = {"source": "医保局", "region": str(NANAN), "kinds": ["funeral"]}
        assert elsewhere.post(reverse("push_key_new"), given).status_code == 422
        with pytest.raises(PermissionDenied):
            reviewer = officer(Role.COUNTY_REVIEWER, NANAN)
            push_keys.issue("医保局", kinds=["funeral"], region_id=NANAN, by=reviewer)
        assert self.browser(Role.COUNTY_REVIEWER).get(reverse("push_key_list")).status_code == 403

    def test_the_schema_names_every_address_and_problem(self):
        answer = self.browser().get(reverse("api_schema"), headers={"Accept": "application/json"})
        assert answer.status_code == 200
        text = b"".join(answer) if answer.streaming else answer.content
        assert b"/api/registers/{kind}/batches/{batch}/" in text and b"Idempotency-Key" in text
        assert b"X-Doudi-Signature" in text


def test_files_and_pushes_of_one_source_share_what_is_remembered(tmp_path):
    path = files.write_csv(tmp_path / "a.csv", rows(4))
    loaded(path, source="市殡葬管理所")
    sender = department()
    body = files.write_csv(tmp_path / "b.csv", rows(4, seed=2)).read_bytes()
    sender.send(address(1), body, content_type="text/csv", idempotency_key="k")
    assert PushedBatch.objects.get().register_import.sheet["remembered"]["header"] == "same"
