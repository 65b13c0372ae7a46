"""J7: a list is prepared, published by another, read by anybody at 320 px in two languages, objected to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import Officer
from accounts.roles import Role
from cases.models import Objection, Publication
from tests.cases import payment_roll
from tests.factories import HONGLAI, QIANFENG, officer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
SignIn = Callable[[Page, Officer], None]
PAGES = ("/gs/", "/gs/guide/", "/gs/guide/dibao/", "/gs/progress/", "/gs/estimate/", "/gs/answer/")


def picture(page: Page, name: str) -> None:
    folder = Path(str(settings.BASE_DIR)) / "var" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"j7-{name}.png", full_page=True)


def test_j7_a_village_reads_who_receives_what(
    open_page: Callable[[], Page],
    sign_in: SignIn,
    audit: Callable[[Page], None],
    settings,
):
    settings.PUBLIC_PAGES_A_MINUTE = 500
    payment_roll.roll(5, village=QIANFENG)
    clerk, head = officer(Role.TOWNSHIP_CASEWORKER, HONGLAI), officer(Role.TOWNSHIP_HEAD, HONGLAI)
    first, second, visitor = open_page(), open_page(), open_page()
    sign_in(first, clerk)
    sign_in(second, head)
    first.goto("/publications/")
    audit(first)
    first.get_by_label("村（社区）").select_option(label="前峰村")
    first.get_by_label("异议电话").fill("0595-86681234")
    first.get_by_role("button", name="编制名单").click()
    expect(first.locator("main")).to_contain_text("由其他人员公布")
    made = Publication.objects.get()
    second.goto(f"/publications/{made.pk}/")
    second.get_by_role("button", name="核对无误，公布").click()
    expect(second.locator("main")).to_contain_text("公布中")
    audit(second)
    picture(second, "proof")
    for width, language in ((320, "zh-hans"), (390, "en"), (1366, "zh-hans")):
        visitor.set_viewport_size({"width": width, "height": 768})
        for address in (*PAGES, f"/gs/{made.slug}/", f"/gs/{made.slug}/objection/"):
            visitor.goto(f"{address}?lang={language}&size={'big' if width == 390 else 'usual'}")
            audit(visitor)
            assert visitor.evaluate("document.documentElement.scrollWidth") <= width
            picture(visitor, f"{width}-{address.strip('/').replace('/', '-')[:12]}")
    visitor.goto(f"/gs/{made.slug}/objection/")
    visitor.get_by_label("您的异议").fill("这家有车")
    visitor.get_by_role("button", name="提交异议").click()
    objection = Objection.objects.get()
    expect(visitor.locator("main")).to_contain_text(str(objection))
    assert objection.due_on is not None
    assert objection.due_on > timezone.localdate()
    assert not Objection.objects.visible_to(clerk).exists()
    assert not visitor.context.cookies()
