"""T28: whoever reads every public page finds no number, no minor, no illness."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from accounts.ciphers import card_number, id_number
from accounts.roles import Role
from cases.actions import publication
from households.models import BankAccount, Person
from tests import factories
from tests.cases import payment_roll
from tests.cases.steps import Staff, carry
from tests.factories import HONGLAI, QIANFENG

pytestmark = [pytest.mark.django_db]
NUMBERS = re.compile(r"(?<!\d)(\d{17}[\dXx]|\d{15,19}|1[3-9]\d{9})(?!\d)")


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
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    made = publication.prepare_list(
        QIANFENG, "dibao", by=clerk, on=today, place="村务公开栏", phone="12345"
    )
    publication.publish_list(made.pk, by=staff.head, on=today)
    slugs = (made.slug, case.notices.get().slug)
    told = "".join(
        Client().get(f"/gs/{slug}/{end}{query}").content.decode()
        for slug in slugs
        for end in ("", "objection/")
        for query in ("", "?lang=en&size=big")
    )
    assert "周*症" in told
    assert not NUMBERS.findall(told)
    numbers = [id_number(token) for token in Person.objects.values_list("id_token", flat=True)]
    cards = [card_number(each.card_token) for each in BankAccount.objects.all()]
    assert not [each for each in (*numbers, *cards) if each in told]
    for word in ("金丝雀", "童", "尿毒症", "周重症", home.address):
        assert word not in told
    guesses = {Client().get(f"/gs/{n:022}/").status_code for n in range(100)}
    assert guesses == {404}
