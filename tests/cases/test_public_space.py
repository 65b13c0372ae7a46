"""The space for everybody: no cookie, no script, nothing kept, nothing to be guessed, in two languages."""

import gzip
import re

import pytest
from django.test import Client
from django.utils import timezone

from accounts.ciphers import id_number
from cases.models import PublicVisit
from cases.procedure import State
from cases.progress import SAID
from tests import factories
from tests.cases.steps import Staff, carry

pytestmark = pytest.mark.django_db
PAGES = ["/gs/", "/gs/guide/", "/gs/guide/dibao/", "/gs/progress/", "/gs/estimate/"]
FAMILY = {
    "region": "南安市", "area": "rural", "adults": "2", "children": "2", "wages": "2000",
    "working": "1", "ill": "1", "medical": "300",
}  # fmt: skip


@pytest.fixture(autouse=True)
def place():
    return factories.region(factories.QIANFENG)


@pytest.fixture
def unhurried(settings):
    settings.PUBLIC_PAGES_A_MINUTE = 1000


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("words", ["", "?size=big&lang=en"])
def test_a_page_is_light_and_sets_no_cookie(page, words):
    answer = Client().get(page + words)
    body = answer.content.decode()
    assert answer.status_code == 200
    assert not answer.cookies
    assert "<script" not in body
    assert answer.headers["X-Robots-Tag"] == "noindex, noarchive"
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(gzip.compress(answer.content)) <= 12_000
    assert ('class="public big"' in body) == bool(words)
    assert ('<html lang="en">' in body) == bool(words)


@pytest.mark.requirement("R-280")
def test_the_hotline_stands_on_every_page(unhurried):
    for page in PAGES:
        assert "社会救助热线 12345" in Client().get(page).content.decode(), page


@pytest.mark.parametrize("page", PAGES)
def test_size_and_language_go_along_every_link(page, unhurried):
    body = Client().get(page + "?size=big&lang=en").content.decode()
    links = re.findall(r'<a[^>]*href="(/gs/[^"]*)"', body)
    assert links
    assert all("size=big" in link and "lang=en" in link for link in links)


def test_the_eleventh_page_of_a_minute_waits():
    visitor = Client()
    assert {visitor.get("/gs/").status_code for _each in range(10)} == {200}
    late = visitor.get("/gs/")
    assert late.status_code == 429
    assert late.headers["Retry-After"] == "60"
    assert Client(REMOTE_ADDR="10.0.0.9").get("/gs/").status_code == 200


def test_addresses_that_are_not_there_count_too():
    visitor = Client()
    assert {visitor.get(f"/gs/guess-{n}/").status_code for n in range(10)} == {404}
    assert visitor.get("/gs/guess-11/").status_code == 429


def test_a_count_does_not_say_whose_it_is():
    Client(REMOTE_ADDR="203.0.113.77").get("/gs/")
    (row,) = PublicVisit.objects.all()
    assert "203.0.113.77" not in str(vars(row))
    assert len(row.who) == 64


def test_the_guide_gives_the_figures_of_the_place(unhurried):
    nation = Client().get("/gs/guide/dibao/").content.decode()
    local = Client().get("/gs/guide/dibao/?region=南安市&area=rural").content.decode()
    assert "低保标准（元/月）" not in nation
    assert "低保标准（元/月）" in local
    assert "民发〔2021〕57号" in local or "最低生活保障审核确认办法" in local
    assert Client().get("/gs/guide/dibao/?region=没有的县").status_code == 422
    assert Client().get("/gs/guide/nothing/").status_code == 404


def test_the_estimate_answers_with_clauses_and_keeps_nothing(unhurried, django_assert_num_queries):
    before = PublicVisit.objects.count()
    answer = Client().post("/gs/estimate/", FAMILY)
    body = answer.content.decode()
    assert answer.status_code == 200
    assert "低保条件" in body
    assert "为准" in body
    assert "〔" in body
    assert not answer.cookies
    assert PublicVisit.objects.count() == before + 1  # the page was counted, and that is all


def test_the_estimate_follows_the_rules(unhurried):
    rich = Client().post("/gs/estimate/", FAMILY | {"wages": "30000"}).content.decode()
    poor = Client().post("/gs/estimate/", FAMILY | {"wages": "0", "working": ""}).content.decode()
    assert "可能不符合低保条件" in rich
    assert "可能符合低保条件" in poor


def test_the_estimate_says_what_to_mend(unhurried):
    assert Client().post("/gs/estimate/", {"region": "南安市"}).status_code == 422
    many = FAMILY | {"working": "9"}
    assert "挣钱的人" in Client().post("/gs/estimate/", many).content.decode()


def ask(number: str, last_four: str, client: Client | None = None):
    words = {"number": number, "last_four": last_four}
    return (client or Client()).post("/gs/progress/", words)


def test_progress_tells_stage_and_days_only(unhurried):
    application = carry(State.POSTED, Staff(), on=timezone.localdate())
    number = id_number(application.household.head.id_token)
    body = ask(application.number, number[-4:].lower()).content.decode()
    assert str(SAID[State.POSTED]) in body
    assert str(timezone.localdate()) in body
    assert application.household.head.name not in body
    assert number[:10] not in body


def test_a_wrong_number_and_wrong_places_get_the_same_answer(unhurried):
    application = carry(State.ACCEPTED, Staff())
    number = id_number(application.household.head.id_token)
    wrong = "0000" if number[-4:] != "0000" else "1111"
    unknown, missed = ask("350583-2026-99999", wrong), ask(application.number, wrong)
    assert unknown.status_code == missed.status_code == 422
    told = [re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in (unknown, missed)]
    assert told[0] == told[1]


def test_five_wrong_tries_wait_wherever_they_come_from(unhurried):
    application = carry(State.ACCEPTED, Staff())
    right = id_number(application.household.head.id_token)[-4:]
    wrong = "0000" if right != "0000" else "1111"
    for n in range(5):
        assert ask(application.number, wrong, Client(REMOTE_ADDR=f"10.1.1.{n}")).status_code == 422
    assert ask(application.number, right, Client(REMOTE_ADDR="10.1.1.9")).status_code == 429
    for n in range(4):
        ask(f"350583-2026-8888{n}", wrong, Client(REMOTE_ADDR="10.1.1.0"))
    assert ask("350583-2026-77777", wrong, Client(REMOTE_ADDR="10.1.1.0")).status_code == 429
