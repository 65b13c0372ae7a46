"""T28: whoever reads every public page finds no number, no minor, no illness."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from accounts.ciphers import card_number, id_number
from accounts.roles import Role
from cases.actions import notice, publication
from cases.models import Notice, Publication
from cases.procedure import State, StepRefused
from households.actions.particulars import declare_particulars
from households.models import BankAccount, Person
from tests import factories
from tests.cases import payment_roll
from tests.cases.steps import Staff, carry, confirm, take
from tests.factories import HONGLAI, QIANFENG

pytestmark = [pytest.mark.django_db]
BOTH_DEAD = {"parents": [{"state": "dead"}] * 2, "support_mode": "scattered", "held": []}
ONE_IN_PRISON = {"parents": [{"state": "dead"}, {"state": "prison", "months": 36}], "held": []}
NUMBERS = re.compile(r"(?<!\d)(\d{17}[\dXx]|\d{15,19}|1[3-9]\d{9})(?!\d)")


def crawled(*slugs: str) -> str:
    """Every word of these public pages, in both languages and large print, and of the page to object."""
    return "".join(
        Client().get(f"/gs/{slug}/{end}{query}").content.decode()
        for slug in slugs
        for end in ("", "objection/")
        for query in ("", "?lang=en&size=big")
    )


def hung(staff: Staff, on: date) -> str:
    """The long-term list of dibao of the village."""
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    made = publication.prepare_list(
        QIANFENG, "dibao", by=clerk, on=on, place="村务公开栏", phone="12345"
    )
    publication.publish_list(made.pk, by=staff.head, on=on)
    return made.slug


@pytest.mark.requirement("R-289")
def test_a_crawl_finds_nothing_private(settings):
    settings.PUBLIC_PAGES_A_MINUTE = 1000
    today = timezone.localdate()
    roll = payment_roll.roll(6, village=QIANFENG)
    minor = roll[0].household.head
    minor.name, minor.birth_date = "金丝雀童", today.replace(year=today.year - 9, day=1)
    minor.phone = "13800001111"
    minor.save()
    ill = factories.person("周重症", serious_illness=True, illness="尿毒症")
    home = factories.household(ill)
    factories.income(home)
    staff = Staff()
    case = carry("posted", staff, application=factories.application(home, by=staff.clerk), on=today)
    told = crawled(hung(staff, today), case.notices.get().slug)
    assert "周*症" in told
    assert not NUMBERS.findall(told)
    numbers = [id_number(token) for token in Person.objects.values_list("id_token", flat=True)]
    cards = [card_number(each.card_token) for each in BankAccount.objects.all()]
    assert not [each for each in (*numbers, *cards) if each in told]
    for word in ("金丝雀", "童", "尿毒症", "周重症", home.address):
        assert word not in told
    guesses = {Client().get(f"/gs/{n:022}/").status_code for n in range(100)}
    assert guesses == {404}


def test_a_child_with_the_childs_money_is_on_no_public_page(settings):
    settings.PUBLIC_PAGES_A_MINUTE = 1000
    today, staff = timezone.localdate(), Staff()
    child = factories.person(
        "雀小宝", born=today.replace(year=today.year - 9, day=1), schooling="compulsory",
        employment="student",
    )  # fmt: skip
    payment_roll.roll(2, village=QIANFENG)
    home = factories.household(factories.person("周阿婆"), child)
    case = carry("posted", staff, application=factories.application(home, by=staff.clerk), on=today)
    factories.region(QIANFENG)
    for benefit, told in (("orphan", BOTH_DEAD), ("unsupported_child", ONE_IN_PRISON)):
        declare_particulars(home.pk, by=staff.clerk, on=today, told=told, person_id=child.pk)
        asked = factories.application(home, by=staff.clerk, benefit=benefit, person=child)
        for state in ("accepted", "verifying", "verified", "reviewed"):
            take(asked, State(state), staff, today)
        with pytest.raises(StepRefused, match="不需要公示"):
            notice.post_notice(asked.pk, by=staff.clerk, on=today, place="公开栏", phone="12345")
        with pytest.raises(StepRefused, match="没有长期公布"):
            publication.prepare_list(
                QIANFENG, benefit, by=staff.clerk, on=today, place="公开栏", phone="12345"
            )
        if benefit == "orphan":
            notice.report(asked.pk, by=staff.clerk, on=today)
            confirm(asked, staff, today)
    told = crawled(hung(staff, today), case.notices.get().slug)
    assert "周*婆" in told
    for word in ("雀小宝", "雀", "小宝", "孤儿", "无人抚养", "orphan", "unsupported"):
        assert word not in told, word
    assert set(Notice.objects.values_list("application__benefit", flat=True)) == {"dibao"}
    assert set(Publication.objects.values_list("benefit", flat=True)) == {"dibao"}
