"""Components show their arguments, in words, and nothing else."""

from datetime import UTC, date, datetime
from types import SimpleNamespace as Row
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import translation

from accounts.context import navigation
from accounts.inputs import MoneyField, initials
from accounts.models import Officer, Post, Region
from accounts.roles import Role
from tests.templates.pages import PERSON, IncomeForm, IncomeFormSet, PersonForm, render

SHEET = {
    "outcome": "household",
    "policy": {"version": "2021.1"},
    "standard_monthly": "775.00",
    "members_counted": 4,
    "counted_annual": "6984.00",
    "per_capita_monthly": "145.50",
    "award_monthly": "2518.00",
    "raises": [{"member": "mother", "category": "serious_illness", "amount": "155.00"}],
    "total_monthly": "2673.00",
    "missing": [{"fact": "assets", "member": None, "label": "家庭财产"}],
    "lines": [
        {
            "label": "就业成本扣减",
            "member": "father",
            "amount": "-9360.00",
            "working": "31200.00 × 30%",
            "cites": ["闽民救〔2020〕21号 二(二)1", "国务院令第649号 第九条"],
            "section": "income",
        }
    ],
}


def component(name: str, **arguments: Any) -> str:
    given = " ".join(f"{key}={key}" for key in arguments)
    return render(f'{{% include "components/{name}.html" with {given} only %}}', **arguments)


def test_a_sheet_says_result_lines_clauses_and_what_is_missing():
    page = component(
        "calc_sheet",
        sheet=SHEET,
        people={"father": "陈*明", "mother": "王*花"},
        words={"serious_illness": "重病"},
        clause_url="/clause/",
        announce=True,
    )
    for words in (
        "符合 · 按户保",
        "每月 2,673.00 元",
        "就业成本扣减 · 陈*明",
        "−9,360.00",
        "家庭财产",
    ):
        assert words in page
    assert "还缺 1 项" in page
    assert "元/年" in page
    assert "等 2 条" in page
    assert "/clause/?cite=%E9%97%BD" in page
    assert 'id="sheet-status" hx-swap-oob="innerHTML"' in page


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("single_person", "符合 · 单人保"),
        ("gradual_exit", "符合 · 渐退"),
        ("edge_family", "不符合低保 · 属低保边缘家庭"),
        ("refused_income", "不符合 · 收入超过标准"),
        ("refused_property", "不符合 · 财产超过规定"),
        ("need_information", "信息不足"),
    ],
)
def test_the_result_is_told_in_words_before_colours(outcome, words):
    assert component("outcome", sheet=SHEET | {"outcome": outcome}).strip().startswith(words)


def test_a_wrong_form_says_the_same_on_top_and_at_the_field():
    form = PersonForm({"number": "110105194912310021", "born_on": "1990-02-30"})
    page = render(PERSON, form=form)
    for words in ("填写姓名", "选择城乡", "出生日期写成 2026-11-22 的样子"):
        assert page.count(words) == 2
    assert 'href="#id_name"' in page
    assert 'aria-describedby="id_name_error"' in page
    assert "110105194912310021" in page
    assert "错误：" in page.partition("</title>")[0]


def test_errors_of_a_formset_are_summed_up():
    formset = IncomeFormSet(
        {
            "form-TOTAL_FORMS": 1,
            "form-INITIAL_FORMS": 0,
            "form-0-amount": "二千",
            "form-0-kind": "wage",
        }
    )
    page = component("error_summary", forms=formset)
    assert "金额只写数字" in page
    assert 'href="#id_form-0-amount"' in page
    assert not component("error_summary", forms=IncomeFormSet()).strip()


def test_a_masked_number_is_shown_by_a_post():
    page = component("reveal", masked="3505**********021X", url="/reveal/", csrf_token="t0ken")
    assert 'method="post" action="/reveal/"' in page
    assert "t0ken" in page
    shown = component("reveal", masked="3505**********021X", url="/reveal/", value="1")
    assert "<form" not in shown
    assert 'data-remask="60"' in shown


def test_a_running_job_asks_again_and_a_finished_one_rests():
    running = component(
        "progress", label="比对", done=3, total=9, url="/p/", running=True, wait="2"
    )
    assert 'hx-get="/p/?wait=3"' in running
    assert "load delay:3s" in running
    assert "hx-get" not in component("progress", label="比对", url="/p/", running=False)


def test_lists_have_a_foot():
    page = component("pager", count=1245, filtered=True, next="?after=5")
    assert "共 1,245 条，已筛选" in page
    assert 'rel="next"' in page
    assert 'rel="prev"' not in page


def test_a_section_that_cannot_be_filled_is_no_link():
    steps = [
        Row(label="成员", url="/a/", status="done"),
        Row(label="提交", url="/b/", status="blocked"),
    ]
    page = component("steps", steps=steps)
    assert "/a/" in page
    assert "/b/" not in page
    assert "暂不能填" in page


def test_every_component_renders_with_little():
    at = datetime(2026, 11, 22, tzinfo=UTC)
    for name, arguments in {
        "tiles": {"tiles": [Row(value=1, label="已超期", url="/late/", tone="bad")]},
        "tabs": {"tabs": [Row(label="成员", url="/m/", active=True, count=0)]},
        "timeline": {"events": [Row(at=at, title="提交", tone="ok")]},
        "identity_bar": {"title": "陈*明", "facts": [("村", "前峰村")], "flags": []},
        "confirm": {"title": "停发？", "url": "/stop/", "button": "停发", "csrf_token": "t"},
        "deadline": {"due": date(2026, 11, 22)},
        "cell": {"field": IncomeForm()["amount"]},
        "breadcrumb": {"trail": [("申请", "/a/")], "here": "收入"},
        "sheet_panel": {"url": "/s/", "form_id": "section"},
        "empty": {"text": "今天没有待办。"},
    }.items():
        assert component(name, **arguments).strip(), name


@pytest.mark.parametrize("name", ["400", "403", "404", "500"])
def test_error_pages_need_no_context(name):
    assert "回到工作台" in render(f'{{% extends "{name}.html" %}}')


def test_the_menu_follows_the_rights(settings):
    def labels(role: Role) -> list[str]:
        officer = Officer(username="a", name="林建华")
        region = Region(code=350583113000, until=350583114000, name="洪濑镇", level="township")
        officer.__dict__["posts_today"] = [Post(officer=officer, role=role, region=region)]
        request = RequestFactory().get("/")
        request.user = officer
        band = navigation(request)["navigation"]
        assert band.place == "洪濑镇"
        return [str(item.label) for item in band.items]

    with translation.override("zh-hans"):
        assert "人员与岗位" not in labels(Role.TOWNSHIP_CASEWORKER)
        assert "申请" not in labels(Role.ADMINISTRATOR)


def test_money_is_read_as_people_type_it():
    for typed in ("2,600", "２６００", "2600元", " 2600.00 "):
        assert MoneyField().clean(typed) == 2600
    assert "2,600.00" in str(IncomeForm(initial={"amount": MoneyField().clean("2600")})["amount"])


def test_choices_are_found_by_pinyin_initials():
    assert initials("城乡居民养老金") == "cxjmylj"
    assert initials("1 级") == "1j"
