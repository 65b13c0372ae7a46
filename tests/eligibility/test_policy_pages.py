"""The law of any place and day can be read without a case, compared, and asked for one household."""

import re
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.roles import Role
from cases.procedure import State
from eligibility import code_words, spoken, wording
from eligibility.browse import SUBJECTS, Place, Why, found, law_of, lines_of, side_by_side
from eligibility.clauses import cited
from eligibility.models import Standard
from eligibility.policies.packs import PolicyError, packs
from eligibility.policies.standards import shipped
from eligibility.rules.law import PARAMETERS
from eligibility.rules.rule import RULES
from tests import factories as make
from tests.cases import steps

PENGSHUI, SIXIAN = 500243000000, 341324000000
ON = date(2026, 11, 22)
CODE = re.compile(r"[a-z]+_[a-z]+|unlimited|not_tested|highest")

pytestmark = pytest.mark.django_db


def place(code: int = make.NANAN, on: date = ON, area: str = "rural") -> Place:
    return Place(make.region(code), area, on)


def line(name: str, where: Place):
    (found_one,) = lines_of(law_of(where), [name])
    return found_one


@pytest.fixture
def clerk(client: Client):
    officer = make.officer(Role.TOWNSHIP_CASEWORKER, make.HONGLAI)
    client.force_login(officer, backend="accounts.backends.PostBackend")
    return officer


def test_every_parameter_stands_in_one_subject():
    names = [each.name for subject in law_of(place()) for each in subject.lines]
    assert sorted(names) == sorted(PARAMETERS)
    assert len(SUBJECTS) == 8


def test_values_are_words_and_not_codes():
    written = [(e.parameter, e.written) for pack in packs() for e in pack.entries]
    told = {name: wording.in_words(name, value) for name, value in written}
    assert not {name: words for name, words in told.items() if CODE.search(words)}


def test_every_code_has_words_in_both_languages():
    used = {(name, c) for name, about in PARAMETERS.items() for c in about["choices"]}
    told = {code_words.word_of(name, code): code for name, code in used}
    assert sorted(code for word, code in told.items() if word == code) == []
    with translation.override("en"):
        assert [word for word in told if re.search("[\u4e00-\u9fff]", spoken.said(word))] == []


@pytest.mark.parametrize(
    ("name", "written", "words"),
    [
        ("imputation_ratio", "0.6", "60%"),
        ("gradual_exit_ceiling", "2", "2 倍"),
        ("gradual_exit_months", "unlimited", "不设上限"),
        ("vehicle_limit", "100000", "100,000 元"),
        ("raise_in_single_person", False, "否"),
        (
            "raise_table",
            {"elderly": "10%", "student": "100"},
            "老年人 标准的 10%；学生或学龄前儿童 100 元",
        ),
        ("gradual_exit_statuses", ["none", "lifted"], "非建档立卡户、已脱贫"),
        ("pension_exclusion", "none", "无"),
        ("price_index", "3.50", "3.50%"),
    ],
)
def test_a_value_is_told_with_its_unit(name, written, words):
    assert wording.in_words(name, written) == words


def test_the_smaller_place_goes_first_and_names_what_gave_way():
    told = line("gradual_exit_months", place())
    assert (told.value, told.text.place, told.text.document) == (
        "12",
        "福建省",
        "闽民救〔2020〕21号",
    )
    wider = next(each for each in told.gave_way if each.why is Why.PLACE)
    assert (wider.text.value, wider.text.place) == ("6", "全国")
    assert wider.text.from_on == date(2022, 10, 20)
    assert told.disputed


def test_a_later_text_names_the_one_it_replaced():
    told = line("gradual_exit_guide_months", place())
    assert [(each.text.value, each.why) for each in told.gave_way] == [("不设上限", Why.LATER)]
    assert told.gave_way[0].text.to_on == date(2022, 10, 19)


def test_before_the_first_text_there_is_no_law():
    with pytest.raises(PolicyError):
        law_of(place(on=date(2010, 1, 1)))


def test_a_word_finds_labels_documents_and_quotes():
    subjects = law_of(place())
    for word in ("渐退", "闽民救〔2020〕21号", "12 个月渐退期"):
        assert any(
            each.name == "gradual_exit_months"
            for subject in found(subjects, word)
            for each in subject.lines
        )
    assert found(subjects, "没有这个词") == []


def test_three_places_differ_on_the_gradual_exit():
    sides = [law_of(place(code)) for code in (make.FUJIAN, PENGSHUI, SIXIAN)]
    rows = {row.lines[0].name: row for _label, rows in side_by_side(sides) for row in rows}
    assert [each.value for each in rows["gradual_exit_months"].lines] == ["12", "不设上限", "6"]
    assert all(row.differs for row in rows.values())
    everything = side_by_side(sides, all_of_them=True)
    assert sum(len(rows) for _label, rows in everything) == len(PARAMETERS)


def test_two_days_of_one_place_differ_by_the_later_texts():
    sides = [law_of(place(0, on)) for on in (date(2021, 6, 30), date(2022, 10, 20))]
    rows = {row.lines[0].name: row for _label, rows in side_by_side(sides) for row in rows}
    assert [e.value for e in rows["gradual_exit_guide_months"].lines] == ["不设上限", "6"]


def test_the_page_shows_sources_and_what_gave_way(client, clerk):
    answer = client.get(reverse("policy"), {"region": "南安市", "on": "2026-11-22", "q": "渐退期"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "闽民救〔2020〕21号" in page and "给予 12 个月渐退期" in page
    assert f"{reverse('clause')}?cite=" in page
    assert "更小地区的规定优先" in page and "2022-10-20 起" in page


def test_the_page_needs_no_case_and_shows_any_place_of_the_country(client, clerk):
    make.region(PENGSHUI, name="彭水苗族土家族自治县")
    page = client.get(reverse("policy"), {"region": f"{PENGSHUI}", "q": "渐退"}).content.decode()
    assert "不设上限" in page and "超过低保标准但低于2倍低保标准的" in page


def test_the_browser_follows_every_cite_to_its_clause(client, clerk):
    page = client.get(reverse("policy"), {"on": "2026-11-22"}).content.decode()
    for address in sorted(set(re.findall(r'href="(/clauses/[^"]+)"', page))):
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address


@pytest.mark.parametrize(
    "asked", [{"on": "2001-01-01"}, {"on": "x"}, {"region": "没有的地方"}, {"area": "sea"}]
)
def test_what_cannot_be_asked_is_said(client, clerk, asked):
    for name in ("policy", "policy_compare"):
        given = asked if name == "policy" else {f"{k}_one": v for k, v in asked.items()}
        given = {"area": "sea"} if "area_one" in given else given
        answer = client.get(reverse(name), given)
        assert answer.status_code == 422
        assert "error-summary" in answer.content.decode()


def test_the_comparison_page_puts_the_sources_of_each_beside_one_another(client, clerk):
    make.region(PENGSHUI), make.region(SIXIAN)
    page = client.get(
        reverse("policy_compare"),
        {"region_one": f"{make.FUJIAN}", "region_two": f"{PENGSHUI}", "region_three": f"{SIXIAN}"},
    ).content.decode()
    assert page.index("闽民救〔2020〕21号") and "渐退期（月）" in page
    assert "给予1-6个月的渐退期" in page and "继续执行低保渐退政策" in page


@pytest.fixture
def decided() -> int:
    """A household with a confirmed decision; its number."""
    with time_machine.travel("2026-11-22T02:00:00Z", tick=False):
        household = steps.carry(State.CONFIRMED, steps.Staff()).household
    assert household is not None
    return household.pk


@time_machine.travel("2026-11-22T02:00:00Z", tick=False)
def test_the_household_page_tells_the_conflict_of_the_gradual_exit(client, clerk, decided):
    page = client.get(reverse("household_law", args=[decided])).content.decode()
    assert "本地渐退期为 12 个月，国家规定原则上不超过 6 个月" in page
    assert "闽民救〔2020〕21号" in page and "更小地区的规定优先" in page
    assert page.index("渐退期") < page.index("本户核算用到的规定")
    assert "就业成本" in page or "低保标准" in page


@time_machine.travel("2026-11-22T02:00:00Z", tick=False)
def test_what_has_changed_since_the_decision_stands_first(client, clerk, decided):
    county = make.region(make.NANAN)
    entered, confirmed = make.officer(Role.COUNTY_REVIEWER, county), make.officer()
    Standard.objects.create(
        region=county, key="dibao_standard", area="both", amount=Decimal(999), document="南民〔2026〕9号",
        period=DateRange(date(2026, 1, 1), None), entered_by=entered, confirmed_by=confirmed,
    )  # fmt: skip
    page = client.get(reverse("household_law", args=[decided])).content.decode()
    assert "999 元" in page and "本单位录入的标准优先" in page
    assert page.index("已变") < page.index("999 元")


@time_machine.travel("2026-11-22T02:00:00Z", tick=False)
def test_the_gradual_exit_is_folded_where_it_is_not_in_sight(client, clerk, decided):
    folded = client.get(reverse("household_law", args=[make.household().pk])).content.decode()
    assert "本户现在没有待遇，用不到" in folded and 'id="exit"' not in folded
    assert 'id="exit"' in client.get(reverse("household_law", args=[decided])).content.decode()


@time_machine.travel("2026-11-22T02:00:00Z", tick=False)
def test_the_household_page_shows_the_law_of_the_day_asked_for(client, clerk, decided):
    url = reverse("household_law", args=[decided])
    page = client.get(url, {"on": "2021-09-10"}).content.decode()
    assert "2021-09-10 的规定" in page and "775 元" in page and "回到今天" in page
    for wrong in ("x", "2001-01-01", "2026-13-45"):
        answer = client.get(url, {"on": wrong})
        assert answer.status_code == 422 and "error-summary" in answer.content.decode()


def test_a_clause_lists_what_it_sets_and_then_the_rules_reckoned_by_it(client, clerk):
    for cite in cites_of_the_rules():
        found = cited(cite)
        assert found is not None and all(each.value for each in found.sets)
        page = client.get(reverse("clause"), {"cite": cite}).content.decode()
        assert ("据以计算的规则" in page) == bool(found.rules)
        assert ("没有收录这一条的原文" in page) == (not found.quoted)


def cites_of_the_rules() -> list[str]:
    return sorted({str(clause) for rule in RULES.values() for clause in rule.cites})[:20]


@pytest.mark.django_db
def test_a_clause_names_the_place_of_a_standard():
    anhui = next(each for each in shipped() if each.region == 340000000000)
    found = cited(f"{anhui.document} {anhui.clause}".strip())
    assert found is not None
    assert {each.place for each in found.sets} & {"安徽省"}
    assert not any(each.place.isdigit() for each in found.sets)


def test_a_household_without_a_decision_has_its_page_too(client, clerk):
    page = client.get(reverse("household_law", args=[make.household().pk])).content.decode()
    assert "本户还没有作过决定" in page


def test_the_household_page_lies_in_scope(client):
    stranger = make.officer(Role.TOWNSHIP_CASEWORKER, make.LUOCHENG)
    client.force_login(stranger, backend="accounts.backends.PostBackend")
    home = make.household()
    assert client.get(reverse("household_law", args=[home.pk])).status_code == 404


def test_shipped_standards_are_told_with_their_place():
    assert shipped()
    told = line("disposable_income", place(make.NANAN))
    assert told.text.illustrative and told.text.place == "福建省"
