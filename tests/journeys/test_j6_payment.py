"""J6: a month is computed, looked at, signed by three, locked, sent, returned, repaired and closed."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.id_numbers import BadNumber, parse_card
from accounts.models import Officer
from accounts.roles import Role
from cases.models import Award, PaymentLine, PaymentRun
from households.models import Person
from tests.cases import payment_roll
from tests.factories import HONGLAI, MEISHAN, NANAN, officer, region

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
HOUSEHOLDS = 120
SignIn = Callable[[Page, Officer], None]


def picture(page: Page, name: str) -> None:
    folder = Path(str(settings.BASE_DIR)) / "var" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"j6-{name}.png", full_page=True)


@pytest.fixture
def on_our_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's day is the day of the test's world."""
    real = timezone.localdate

    def day(at: datetime | None = None) -> date:
        return real(at) if at else payment_roll.TODAY

    monkeypatch.setattr(timezone, "localdate", day)


def test_j6_a_month_is_paid(
    open_page: Callable[[], Page],
    sign_in: SignIn,
    audit: Callable[[Page], None],
    on_our_day: None,
    tmp_path: Path,
):
    desk = payment_roll.Desk()
    windows = {name: open_page() for name in ("cashier", "reviewer", "approver", "clerk", "twin")}
    people = vars(desk) | {"twin": _twin_of(desk.cashier)}
    for name, page in windows.items():
        sign_in(page, people[name])
    awards = [
        *payment_roll.roll(HOUSEHOLDS - 20, village=region(HONGLAI + 202).code),
        *payment_roll.roll(20, village=region(MEISHAN + 201).code),
    ]
    _the_county_changes(awards, desk)
    run = _compute(windows["cashier"], audit)
    _look_at_what_stands_out(windows, run)
    _sign(windows, run, audit)
    _refuses_changes(run)
    first = _export(windows["cashier"], run)
    second = _export(windows["cashier"], run)
    assert first == second
    _return(windows["cashier"], run, tmp_path)
    _repair(windows, run, tmp_path, audit)
    _close(windows["cashier"], run)


def _the_county_changes(awards: list[Award], desk: payment_roll.Desk) -> None:
    """Three die after the last comparison, three accounts change, two households share a card.

    The dead do not hold their households' accounts: those of the others are paid.
    """
    payment_roll.deaths_compared(days_ago=40)
    for award in awards[:3]:
        person = award.members.exclude(person=award.household.head_id).get().person_id
        Person.objects.filter(pk=person).update(died_on=payment_roll.MONTH.replace(month=9))
    for award in awards[3:6]:
        since = payment_roll.TODAY.replace(day=15)
        payment_roll.change_account(award.household, since, by=desk.clerk)
    card = awards[6].household.accounts.get()
    awards[7].household.accounts.update(card_token=card.card_token, last4=card.last4)


def _twin_of(cashier: Officer) -> Officer:
    """The cashier's second account, with the reviewer's post."""
    twin = officer(Role.COUNTY_REVIEWER, NANAN, name=cashier.name)
    twin.natural_person = cashier.natural_person
    twin.save(update_fields=["natural_person"])
    return twin


def _compute(page: Page, audit: Callable[[Page], None]) -> PaymentRun:
    """1 and 2: red while the comparison is old; every share is a line or an exclusion."""
    page.goto("/payments/")
    audit(page)
    page.get_by_label("月份").fill("2026-11")
    page.get_by_role("button", name="编制").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("南安市 2026-11")
    run = payment_roll.work_off(PaymentRun.objects.get())
    page.reload()
    gate = page.locator("[data-gate=deaths]")
    expect(gate).to_contain_text("已超过 35 天")
    expect(page.get_by_role("button", name="编制签署")).to_be_disabled()
    payment_roll.deaths_compared(days_ago=1)
    page.reload()
    expect(gate).to_contain_text("通过")
    expect(page.locator("[data-difference]")).to_have_text("0.00")
    picture(page, "computed")
    audit(page)
    assert run.lines.count() + run.exclusions.count() == HOUSEHOLDS * 2
    assert run.exclusions.count() == 3
    page.get_by_role("link", name="名单").click()
    expect(page.locator("main tbody tr")).to_have_count(3)
    picture(page, "left-out")
    audit(page)
    return run


def _look_at_what_stands_out(windows: dict[str, Page], run: PaymentRun) -> None:
    """3: each account change and shared card is answered, and not by whoever entered it."""
    page = windows["reviewer"]
    page.goto(f"/payments/{run.pk}/")
    changed = page.locator("[data-exception=account]")
    expect(changed).to_have_count(3)
    changed.first.get_by_label("理由").fill("电话回访本人，原卡仍在用")
    changed.first.get_by_role("button", name="确定").click()
    expect(changed).to_have_count(2)
    for _left in range(2):
        changed.first.get_by_label("理由").fill("联系不上，下月再发")
        changed.first.get_by_label("处理").select_option("hold")
        changed.first.get_by_role("button", name="确定").click()
    expect(changed).to_have_count(0)
    shared = page.locator("[data-exception=card]")
    for left in (1, 0):
        shared.first.get_by_label("理由").fill("母女共用，有代管协议")
        shared.first.get_by_role("button", name="确定").click()
        expect(shared).to_have_count(left)
    picture(page, "answered")
    run.refresh_from_db()
    assert run.exclusions.count() == 7


def _sign(windows: dict[str, Page], run: PaymentRun, audit: Callable[[Page], None]) -> None:
    """4 and 6: three people, one seal; the same person again is told text 18."""
    seals = set()
    for name, button in (("cashier", "编制"), ("reviewer", "复核"), ("approver", "审批")):
        page = windows[name]
        page.goto(f"/payments/{run.pk}/")
        seals.add(page.locator("[data-seal]").inner_text())
        page.get_by_role("button", name=f"{button}签署").click()
        expect(page.get_by_role("button", name=f"{button}签署")).to_have_count(0)
        if name == "cashier":
            _second_account(windows["twin"], run)
    assert len(seals) == 1
    expect(page.get_by_role("heading", level=1)).to_contain_text("已锁定")
    picture(page, "locked")
    audit(page)


def _second_account(page: Page, run: PaymentRun) -> None:
    """The cashier's second account has the reviewer's post; it may not sign the next step."""
    page.goto(f"/payments/{run.pk}/")
    expect(page.get_by_text("你是本批次编制人，本批次由其他人员签署")).to_be_visible()
    expect(page.get_by_role("button", name="复核签署")).to_have_count(0)


def _refuses_changes(run: PaymentRun) -> None:
    """6: nothing written straight into the database changes a locked line."""
    for statement in (
        "UPDATE cases_paymentline SET amount = 1",
        "DELETE FROM cases_paymentline",
        "UPDATE cases_paymentrun SET seal = 'x'",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    run.refresh_from_db()


def _export(page: Page, run: PaymentRun) -> str:
    """7: the file's digest, which the page and the approval sheet print too."""
    page.goto(f"/payments/{run.pk}/")
    with page.expect_download() as download:
        page.get_by_role("button", name="银行文件").click()
    digest = hashlib.sha256(Path(download.value.path()).read_bytes()).hexdigest()
    page.reload()
    expect(page.locator("[data-sha256]")).to_have_text(digest)
    page.goto(f"/payments/{run.pk}/sheet/")
    expect(page.locator("[data-sha256]")).to_have_text(digest)
    picture(page, "sheet")
    return digest


def _return(page: Page, run: PaymentRun, folder: Path) -> None:
    """8: twelve failures with their reasons; the same file again is known."""
    failing = dict.fromkeys(range(1, 7), "closed") | dict.fromkeys(range(7, 13), "name")
    run.refresh_from_db()
    file = folder / "return.csv"
    file.write_bytes(payment_roll.return_file(run, failing))
    for words in ("成功 106 笔，失败 12 笔", "这个回盘文件已于 2026-11-20 导入"):
        page.goto(f"/payments/{run.pk}/")
        page.get_by_label("回盘文件").set_input_files(file)
        page.get_by_role("button", name="登记回盘").click()
        expect(page.get_by_text(words)).to_be_visible()
    wrong = folder / "wrong.csv"
    wrong.write_bytes(payment_roll.return_file(run).replace(b"202611", b"209911"))
    page.get_by_label("回盘文件").set_input_files(wrong)
    page.get_by_role("button", name="登记回盘").click()
    expect(page.locator("[role=alert]").first).to_contain_text("行对不上")
    page.goto(f"/payments/{run.pk}/")
    picture(page, "returned")
    page.get_by_role("button", name="关账").click()
    expect(page.locator("[role=alert]").first).to_contain_text("元没有着落")


def _repair(
    windows: dict[str, Page], run: PaymentRun, folder: Path, audit: Callable[[Page], None]
) -> None:
    """9: the township enters accounts, the county checks them, twelve are paid again, once."""
    clerk, reviewer, cashier = (windows[name] for name in ("clerk", "reviewer", "cashier"))
    clerk.goto("/payments/repairs/")
    rows = clerk.locator("[data-repair]")
    expect(rows).to_have_count(12)
    audit(clerk)
    picture(clerk, "repairs")
    for number in range(12):
        clerk.goto("/payments/repairs/")
        rows.nth(number).get_by_role("link", name="更正账户").click()
        name = clerk.get_by_label("领取人").locator("option").first.inner_text()
        clerk.get_by_label("户名").fill(name)
        clerk.get_by_label("开户银行").fill("中国邮政储蓄银行")
        if number == 0:
            clerk.get_by_label("账号").fill("622202020011223")
            clerk.get_by_role("button", name="保存").click()
            expect(clerk.get_by_text("卡号 16–19 位，现在是 15 位").first).to_be_visible()
            picture(clerk, "account")
        clerk.get_by_label("账号").fill(card(number))
        clerk.get_by_role("button", name="保存").click()
        expect(clerk.get_by_text("账户已录入，县级复核后补发")).to_be_visible()
    reviewer.goto("/payments/repairs/")
    checks = reviewer.get_by_role("button", name="账户已核实")
    for left in range(11, -1, -1):
        checks.first.click()
        expect(checks).to_have_count(left)
    cashier.goto(f"/payments/{run.pk}/")
    cashier.get_by_role("button", name="生成补发批次").click()
    expect(cashier.get_by_role("heading", level=1)).to_contain_text("补发批次")
    extra = PaymentRun.objects.get(kind="supplementary")
    failed = PaymentLine.objects.filter(run=run).failed()
    assert set(extra.lines.values_list("repairs", flat=True)) == {line.pk for line in failed}
    for name in ("cashier", "reviewer", "approver"):
        windows[name].goto(f"/payments/{extra.pk}/")
        windows[name].get_by_role("button", name="签署").click()
    _export(cashier, extra)
    extra.refresh_from_db()
    file = folder / "again.csv"
    file.write_bytes(payment_roll.return_file(extra))
    cashier.goto(f"/payments/{extra.pk}/")
    cashier.get_by_label("回盘文件").set_input_files(file)
    cashier.get_by_role("button", name="登记回盘").click()
    expect(cashier.get_by_text("成功 12 笔，失败 0 笔")).to_be_visible()


def _close(page: Page, run: PaymentRun) -> None:
    """10: every yuan has a place, and nobody was paid a month twice."""
    page.goto(f"/payments/{run.pk}/")
    expect(page.locator("[data-balance]")).to_have_text("0.00")
    page.get_by_role("button", name="关账").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("已关账")
    picture(page, "closed")
    page.goto("/payments/")
    picture(page, "list")
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FROM (
                   SELECT line.person_id FROM cases_paymentline AS line
                   JOIN cases_bankreturn AS answer ON answer.line_id = line.id AND answer.paid
                   WHERE line.kind = 'regular'
                   GROUP BY line.person_id, line.month HAVING count(*) > 1) AS twice"""
        )
        assert cursor.fetchone() == (0,)


def card(number: int) -> str:
    """An invented card number with the right last digit."""
    head = f"62179902000{number:07}"
    return next(full for digit in range(10) if _is_card(full := f"{head}{digit}"))


def _is_card(number: str) -> bool:
    try:
        return parse_card(number) == number
    except BadNumber:
        return False
