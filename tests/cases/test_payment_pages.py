"""The pages of payment: what is refused is said in words, and nothing is written."""

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import AccessLog, Officer
from accounts.roles import Role
from cases.actions.payment import bank_file, holds
from cases.actions.payment.signatures import seal_of, short
from cases.forms.payment import read_return
from cases.models import BankReturn, PaymentHold, PaymentReview, PaymentRun, PaymentSignature
from households.models import BankAccount
from tests.cases.payment_roll import (
    TODAY,
    Desk,
    change_account,
    change_amount,
    computed,
    deaths_compared,
    paid_out,
    return_file,
    roll,
    signed,
)
from tests.factories import NANAN, officer

pytestmark = pytest.mark.django_db
CARD = "6222021234567890128"


@pytest.fixture(autouse=True)
def _on_our_day(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else TODAY)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def browser(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


def words(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.mark.requirement("R-113")
def test_opens_a_month_and_refuses_one_that_is_not(desk: Desk):
    roll(2)
    client = browser(desk.cashier)
    given = {"region": NANAN, "benefit": "dibao"}
    for month, told in [
        ("2026", "月份写成 2026-11 这样"),
        ("2026-13", "月份写成 2026-11 这样"),
        ("", "填写月份，如 2026-11"),
        ("2026-12", "2026-12还没有开始"),
    ]:
        answer = client.post("/payments/open/", given | {"month": month})
        assert answer.status_code == 422
        assert told in words(answer)
    assert not PaymentRun.objects.exists()
    answer = client.post("/payments/open/", given | {"month": "2026-11"}, follow=True)
    assert "正在计算" in words(answer)
    assert PaymentRun.objects.get().created_by == desk.cashier


def test_a_shut_gate_is_told_and_nothing_is_signed(desk: Desk):
    roll(1)
    run = computed(desk.cashier)
    seen = {"step": "prepare", "seal_seen": short(seal_of(run))}
    answer = browser(desk.cashier).post(f"/payments/{run.pk}/sign/", seen)
    assert answer.status_code == 422
    assert "死亡比对：还没有做过死亡比对，比对完成后再发放" in words(answer)
    assert not PaymentSignature.objects.exists()


def test_a_changed_seal_is_told(desk: Desk):
    roll(1)
    deaths_compared()
    run = computed(desk.cashier)
    answer = browser(desk.cashier).post(
        f"/payments/{run.pk}/sign/", {"step": "prepare", "seal_seen": "ABCDEF01"}
    )
    assert answer.status_code == 422
    assert "你看到的封印是 ABCDEF01" in words(answer)


def test_only_the_right_people_reach_each_step(desk: Desk):
    roll(1)
    deaths_compared()
    run = signed(computed(desk.cashier), desk)
    for who, step, status in [
        (desk.approver, "file", 403),
        (desk.reviewer, "return", 403),
        (desk.clerk, "file", 403),
        (officer(Role.AUDITOR, NANAN), "file", 403),
        (officer(Role.COUNTY_CASHIER, 350521000000), "file", 404),
    ]:
        assert browser(who).post(f"/payments/{run.pk}/{step}/").status_code == status
    assert not AccessLog.objects.filter(kind="download").exists()


def test_the_file_is_an_attachment_named_by_its_batch(desk: Desk):
    roll(1)
    deaths_compared()
    run = signed(computed(desk.cashier), desk)
    answer = browser(desk.cashier).post(f"/payments/{run.pk}/file/")
    assert answer["Content-Disposition"] == f'attachment; filename="{run.batch_number}.csv"'
    assert answer["Cache-Control"].startswith("no-store") or "no-store" in answer["Cache-Control"]
    assert answer.content == bank_file.bank_file(run).content


def test_an_exception_is_answered_only_with_a_reason(desk: Desk):
    deaths_compared()
    (award,) = roll(1, persons=1)
    change_account(award.household, date(2026, 11, 15), by=desk.clerk)
    run = computed(desk.cashier)
    client = browser(desk.reviewer)
    given = {"household_id": award.household_id, "question": "account", "verdict": "hold"}
    answer = client.post(f"/payments/{run.pk}/exception/", given | {"reason": " "})
    assert (answer.status_code, PaymentReview.objects.count()) == (422, 0)
    assert "写明理由" in words(answer)
    client.post(f"/payments/{run.pk}/exception/", given | {"reason": "联系不上"})
    assert PaymentHold.objects.get().reason == "联系不上"
    assert run.exclusions.get().reason == "held"


class TestReturnFile:
    @pytest.fixture
    def sent(self, desk: Desk) -> PaymentRun:
        roll(3)
        deaths_compared()
        run = signed(computed(desk.cashier), desk)
        bank_file.export(run.pk, by=desk.cashier, on=TODAY)
        run.refresh_from_db()
        return run

    def give(self, run: PaymentRun, desk: Desk, content: bytes):
        file = SimpleUploadedFile("return.csv", content)
        return browser(desk.cashier).post(f"/payments/{run.pk}/return/", {"file": file})

    def test_is_read_in_both_encodings(self, sent: PaymentRun, desk: Desk):
        text = return_file(sent, {2: "frozen"}).decode("utf-8-sig")
        assert self.give(sent, desk, text.encode("gb18030")).status_code == 302
        assert BankReturn.objects.filter(reason="frozen").count() == 2

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"", "这个文件是空的"),
            (b"\xff\xfe\x00\x01\x00", "不是文本"),
            ("甲,乙\n1,2\n".encode(), "缺少“批次号、序号、账号后四位、金额、结果、原因”列"),
            ("批次号,序号,账号后四位,金额,结果,原因\n".encode(), "没有明细"),
            ("批次号,序号,账号后四位,金额,结果,原因\nB,x,1,1,成功,\n".encode(), "第 2 行读不出来"),
            (
                "批次号,序号,账号后四位,金额,结果,原因\nB,1,1,NaN,成功,\n".encode(),
                "第 2 行读不出来",
            ),
            ("批次号,序号,账号后四位,金额,结果,原因\nB,1,1,1,大概,\n".encode(), "第 2 行读不出来"),
            ("批次号,序号,账号后四位,金额,结果,原因\nB,1,1,1,成功,\n".encode(), "不是本批次"),
        ],
    )
    def test_refuses_what_is_not_one(self, sent: PaymentRun, desk: Desk, content: bytes, told: str):
        answer = self.give(sent, desk, content)
        assert answer.status_code == 422
        assert told in words(answer)
        assert not BankReturn.objects.exists()

    def test_any_bytes_are_refused_in_words(self, sent: PaymentRun):
        for content in (b"\x00" * 50, bytes(range(256)) * 3, b'"' * 99, b"," * 500, "批".encode()):
            with pytest.raises(ValidationError):
                read_return(content)

    def test_an_unknown_reason_is_another_reason(self, sent: PaymentRun):
        out = io.StringIO()
        csv.writer(out).writerows(
            [
                ("批次号", "序号", "账号后四位", "金额", "结果", "原因"),
                ("B", "1", "12", "1,200.00", "失败", "系统升级"),
            ]
        )
        (one,) = read_return(out.getvalue().encode())
        assert (one.reason, one.last4, one.amount) == ("other", "0012", Decimal("1200.00"))


class TestRepair:
    @pytest.fixture
    def failed(self, desk: Desk) -> PaymentRun:
        roll(2)
        deaths_compared()
        return paid_out(signed(computed(desk.cashier), desk), desk, {1: "closed"})

    def test_the_township_enters_and_the_county_checks(self, failed: PaymentRun, desk: Desk):
        household = failed.lines.failed().first().household
        given = {
            "holder_id": household.head_id, "holder_name": household.head.name,
            "bank": "中国邮政储蓄银行", "card": CARD,
        }  # fmt: skip
        clerk = browser(desk.clerk)
        address = f"/payments/accounts/of/{household.pk}/"
        for change, told in [
            ({"card": "123"}, "卡号 16–19 位，现在是 3 位"),
            ({"card": CARD[:-1] + "0"}, "卡号校验位对不上"),
            ({"holder_name": "别人"}, "不一致，改用本人账户或登记监护人"),
        ]:
            answer = clerk.post(address, given | change)
            assert answer.status_code == 422
            assert told in words(answer)
        assert clerk.post(address, given).status_code == 302
        account = BankAccount.objects.get(household=household, period__endswith=None)
        assert (account.last4, account.entered_by) == (CARD[-4:], desk.clerk)
        assert "待复核" in words(clerk.get("/payments/repairs/"))
        browser(desk.reviewer).post(f"/payments/accounts/{account.pk}/check/")
        assert "等待补发" in words(clerk.get("/payments/repairs/"))

    def test_the_list_shows_only_ones_own_area(self, failed: PaymentRun):
        neighbour = officer(Role.TOWNSHIP_CASEWORKER, 350583112000)
        answer = words(browser(neighbour).get("/payments/repairs/"))
        assert "没有待补发的家庭" in answer


def test_a_hold_is_released_with_a_reason(desk: Desk):
    (award,) = roll(1)
    hold = holds.hold_payments(award.pk, reason="疑似死亡", by=desk.reviewer, on=TODAY)
    client = browser(desk.reviewer)
    address = f"/payments/holds/{hold.pk}/release/"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "本人健在"}).status_code == 302
    again = client.post(address, {"reason": "再次"})
    assert again.status_code == 422
    assert "已于 2026-11-20 解除" in words(again)


@pytest.mark.requirement("R-108", "R-112")
def test_every_figure_of_the_bridge_opens_its_rows(desk: Desk):
    deaths_compared()
    first, second, third = roll(3, persons=1)
    signed(computed(desk.cashier, month=date(2026, 10, 1)), desk)
    first.members.update(period=first.period.__class__(date(2020, 1, 1), date(2026, 11, 1)))
    change_amount(second, Decimal("650.00"), date(2026, 11, 1))
    roll(2, persons=1, start=date(2026, 11, 1))
    run = computed(desk.cashier)
    client = browser(desk.cashier)
    rows = {
        part: client.get(f"/payments/{run.pk}/lines/{part}/").context["page"].paginator.count
        for part in ("due", "last", "new", "stopped", "changed", "arrears", "recovery")
    }
    assert rows == {
        "due": 4, "last": 3, "new": 2, "stopped": 1, "changed": 1, "arrears": 0, "recovery": 0,
    }  # fmt: skip
    assert client.get(f"/payments/{run.pk}/lines/nonsense/").status_code == 404
    town = client.get(f"/payments/{run.pk}/lines/due/?township=350583112000")
    assert town.context["page"].paginator.count == 0
    assert third.pk


def test_pages_ask_few_questions(desk: Desk, django_assert_max_num_queries):
    deaths_compared()
    roll(40)
    run = signed(computed(desk.cashier), desk)
    client = browser(desk.cashier)
    client.get("/payments/")
    for address in ("", f"{run.pk}/lines/due/", f"{run.pk}/left-out/", "holds/", "repairs/"):
        with django_assert_max_num_queries(14):
            assert client.get(f"/payments/{address}").status_code == 200
    with django_assert_max_num_queries(25):
        client.get(f"/payments/{run.pk}/")
