"""The policy pages and the standards in a real window, in both languages, with nothing axe complains of."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from accounts.roles import Role
from cases.procedure import State
from eligibility.models import Standard
from tests import factories as make
from tests.architecture.source import ROOT
from tests.cases import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PENGSHUI = 500243000000
SCREENS = ROOT / "var" / "screens"


@pytest.mark.requirement("R-164")
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_law_is_read_compared_and_set_in_both_languages(page, sign_in, audit, language):
    staff = steps.Staff()
    household = steps.carry(State.CONFIRMED, staff).household_id
    make.region(PENGSHUI, name="彭水苗族土家族自治县")
    reviewer = make.officer(Role.COUNTY_REVIEWER, make.NANAN, name="王审核")
    approver = staff.approver
    approver.language = language
    approver.save()
    waiting = Standard.objects.create(
        region=make.region(make.NANAN), key="dibao_standard", area="both", amount=Decimal("900"),
        period=DateRange(date(2026, 8, 1), None), document="南民〔2026〕9号", entered_by=reviewer,
        backdated_because="文件刚收到",
    )  # fmt: skip
    sign_in(page, approver)
    both = f"?region_one={make.NANAN}&region_two={PENGSHUI}"
    addresses = {
        "policy": reverse("policy"),
        "compare": reverse("policy_compare") + both,
        "law": reverse("household_law", args=[household]),
        "standards": reverse("standard_list"),
        "standard": reverse("standard_detail", args=[waiting.pk]),
        "new": reverse("standard_new"),
    }
    for name, address in addresses.items():
        page.goto(address)
        page.locator("h1").wait_for()
        audit(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 1366, f"{name} is {wide} wide"
        SCREENS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENS / f"policy-{name}-{language}.png")
    page.goto(addresses["standard"])
    page.locator("[data-main]").click()
    page.locator(".message.success").wait_for()
    assert Standard.objects.in_use().get().confirmed_by == approver
