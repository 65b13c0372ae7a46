"""One window in which one officer after the other signs in and carries a case from counter to bank."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from accounts.ciphers import id_number
from accounts.models import Officer
from accounts.roles import Role
from cases.models import Application, Award, PaymentRun
from households.models import Household, Person
from tests import factories
from tests.cases import payment_roll
from tests.cases.steps import TODAY, Staff
from tests.drafts import CARD
from tests.factories import NANAN, QIANFENG

DECIDED, PAID = date(2026, 12, 1), date(2027, 1, 8)
Boxes = dict[str, str]
NO_MEANS = {"rows-0-kind": "none"}


@dataclass
class Window:
    """One window and the people who sit at it, on the day to which the clock was moved."""

    page: Page
    audit: Callable[[Page], None]
    put: Callable[[Page, Officer], None]
    clock: Any
    staff: Staff = field(default_factory=Staff)

    def __post_init__(self) -> None:
        self.cashier = factories.officer(Role.COUNTY_CASHIER, NANAN)

    def move_to(self, day: date) -> None:
        self.clock.move_to(datetime(day.year, day.month, day.day, 1, 30, tzinfo=UTC))

    def sit(self, officer: Officer, address: str) -> None:
        """The officer signs in and opens a page."""
        self.put(self.page, officer)
        self.page.goto(address)

    def fill(self, boxes: Boxes, form: Locator | Page) -> None:
        for name, value in boxes.items():
            box = form.locator(f"[name='{name}']")
            kind = box.first.evaluate("box => box.type")
            if kind == "select-one":
                box.select_option(value)
            elif kind == "radio":
                form.locator(f"[name='{name}'][value='{value}']").check()
            else:
                box.fill(value)

    def press(self, button: str, **boxes: str) -> None:
        """The boxes of the form with that button are filled, and it is sent."""
        named = self.page.get_by_role("button", name=button, exact=True)
        self.fill(boxes, self.page.locator("form", has=named))
        named.click()


def home_of(*people: Person, pension: int = 0) -> Household:
    home = factories.household(*people)
    if pension:
        factories.income(home, kind="pension_employee", amount=Decimal(pension))
    else:
        factories.income(home)
    factories.account(home, CARD)
    return home


# The wizard


def apply(window: Window, home: Household, benefit: str, asked: Boxes) -> Application:
    """From the counter to a submitted application, every section looked at."""
    page = window.page
    window.sit(window.staff.clerk, f"/applications/new/?benefit={benefit}")
    assert home.head.id_token is not None
    number = id_number(home.head.id_token)
    window.press("查一查，建立草稿", id_number=number, name=home.head.name, village=str(QIANFENG))
    page.get_by_role("button", name="用这份档案新建申请").click()
    page.wait_for_url(re.compile(r"/applications/\d+/"))
    application = Application.objects.latest("pk")
    assert application.benefit == benefit
    go_through(window, application, {"particulars": asked})
    return application


def go_through(window: Window, application: Application, changes: dict[str, Boxes]) -> None:
    """Every section is filled or confirmed, and the application submitted."""
    page, base = window.page, f"/applications/{application.pk}/intake/"
    page.goto(f"{base}applicant/")
    while not page.url.endswith("/check/"):
        name = page.url.rstrip("/").rsplit("/", 1)[-1]
        _fill_section(window, name, changes.get(name, {}))
        page.get_by_role("button", name="已填完，下一步").click()
        page.wait_for_url(re.compile(rf"/intake/(?!{name}/)"))
    page.get_by_label("已逐项念给申请人听").check()
    page.get_by_role("button", name="提交乡镇审核").click()
    expect(page.get_by_role("heading", name="已提交乡镇审核")).to_be_visible()


def _fill_section(window: Window, name: str, boxes: Boxes) -> None:
    page = window.page
    if name == "applicant":
        for box in page.locator("input[name$=-signed_on]").all():
            box.fill(TODAY.isoformat())
    if name in ("expense", "assets") and not page.locator("[name='rows-0-kind']").input_value():
        window.fill(NO_MEANS, page)
    window.fill(boxes, page)
    if name == "particulars":
        window.audit(page)


# The procedure


def carry(window: Window, application: Application, *sources: str) -> None:
    """The township takes it through the steps the benefit has, and reports it to the county."""
    staff, page, case = window.staff, window.page, f"/applications/{application.pk}/"
    window.sit(staff.clerk, case)
    window.press("受理申请")
    window.press("发起核对")
    for person in application.people.order_by("pk"):
        mine = (
            sources
            if person.person_id == Application.objects.get(pk=application.pk).person_id
            else ()
        )
        for source in ("funeral", *mine):
            answer = "consistent" if source in mine else "nothing"
            window.press("登记这条结果", person_id=str(person.pk), source=source, answer=answer)
    page.get_by_role("link", name="完成核对").click()
    window.press("完成核对报告", conclusion="与申报一致")
    if page.get_by_role("button", name="登记入户调查").count():
        window.press(
            "登记入户调查",
            second_name="陈协理",
            present="本人",
            means_agree="yes",
            conclusion="与申报相符",
        )
    window.sit(staff.head, case)
    window.press("核算并提出意见", advice="confirm", reason="符合条件")
    window.sit(staff.clerk, case)
    if page.get_by_role("button", name="张贴公示").count():
        window.press("张贴公示", place="村务公开栏", phone="0595-86681234")
        window.move_to(DECIDED)
        window.sit(staff.clerk, case)
        window.press("结束公示并上报")
    else:
        window.press("上报审核确认")
    expect(page.get_by_text("待审核确认").first).to_be_visible()


def confirm(window: Window, application: Application, monthly: str) -> Award:
    """The county confirms, and the person is told in writing how much and by which clause."""
    window.move_to(DECIDED)
    window.sit(window.staff.approver, f"/approvals/?case={application.pk}")
    expect(window.page.locator("aside [data-testid=result]")).to_contain_text(monthly)
    window.audit(window.page)
    window.page.get_by_role("button", name="确认").first.click()
    expect(window.page.get_by_role("heading", name="审批台")).to_be_visible()
    award = Award.objects.get(decision__application=application)
    window.page.goto(f"/applications/{application.pk}/decision/")
    expect(window.page.locator("body")).to_contain_text(monthly)
    window.audit(window.page)
    return award


def pay(window: Window, benefit: str, label: str, amount: str, folder: Path) -> None:
    """The county pays the first month: three signatures, the bank's file, its answer, closed."""
    staff, page = window.staff, window.page
    window.move_to(PAID)
    payment_roll.deaths_compared(days_ago=(payment_roll.TODAY - PAID).days + 1)
    window.sit(window.cashier, "/payments/")
    window.press("编制", benefit=benefit, month="2027-01")
    run = payment_roll.work_off(PaymentRun.objects.latest("pk"))
    people = (("编制", window.cashier), ("复核", staff.reviewer), ("审批", staff.approver))
    for step, officer in people:
        window.sit(officer, f"/payments/{run.pk}/")
        window.press(f"{step}签署")
    expect(page.get_by_role("heading", level=1)).to_contain_text(label)
    window.sit(window.cashier, f"/payments/{run.pk}/")
    with page.expect_download():
        window.press("生成银行文件")
    run.refresh_from_db()
    answer = folder / f"{benefit}.csv"
    answer.write_bytes(payment_roll.return_file(run))
    page.goto(f"/payments/{run.pk}/")
    page.get_by_label("回盘文件").set_input_files(answer)
    window.press("登记回盘")
    window.press("关账")
    expect(page.get_by_role("heading", level=1)).to_contain_text("已关账")
    assert [str(line.amount) for line in run.lines.all()] == [amount]


def carry_refused(window: Window, application: Application) -> None:
    """The township finds that the conditions do not hold any more, and reports that."""
    case = f"/applications/{application.pk}/"
    window.sit(window.staff.clerk, case)
    window.press("受理申请")
    window.press("发起核对")
    for person in application.people.order_by("pk"):
        window.press("登记这条结果", person_id=str(person.pk), source="funeral", answer="nothing")
    window.page.get_by_role("link", name="完成核对").click()
    window.press("完成核对报告", conclusion="母亲已释放")
    window.sit(window.staff.head, case)
    window.press("核算并提出意见", advice="refuse", reason="母亲已回家抚养")
    window.sit(window.staff.clerk, case)
    window.press("上报审核确认")
