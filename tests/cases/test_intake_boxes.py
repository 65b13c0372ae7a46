"""Every box of the intake forms: what it reads, what it refuses, and that its column can hold the rest."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.db import models
from django.utils import translation

from accounts.templatetags.formats import problems
from cases.forms.bulk import BulkForm
from cases.intake.boxes import Setting, Sheet
from cases.intake.draft import Draft
from cases.intake.means import AssetRow, ExpenseRow, IncomeRow
from cases.intake.people import (
    AccountSheet,
    ApplicantSheet,
    MemberRow,
    RelativeRow,
    SignatureRow,
    SupporterRow,
)
from cases.intake.sections import SECTIONS
from cases.models import Application, ApplicationPerson
from households.models import (
    Asset,
    BankAccount,
    CloseRelative,
    Expense,
    Household,
    Income,
    Membership,
    Person,
    Supporter,
)
from households.names import is_name
from tests import factories
from tests.drafts import TODAY, draft, sections

SETTING = Setting(TODAY, people=[("m1", "陈志明")], villages=[("350583112200", "前峰村")])

# Which column a box ends in. Boxes that end in none (sealed text, words on paper only) are left out.
COLUMNS: dict[type[Sheet], dict[str, tuple[type[models.Model], str]]] = {
    ApplicantSheet: {
        "address": (Household, "address"), "area": (Household, "area"),
        "poverty_status": (Household, "poverty_status"),
    },
    MemberRow: {
        "name": (Person, "name"), "id_kind": (Person, "id_kind"), "sex": (Person, "sex"),
        "relation": (Membership, "relation"),
    },
    RelativeRow: {
        "staff_name": (CloseRelative, "staff_name"), "staff_unit": (CloseRelative, "staff_unit"),
        "relation": (CloseRelative, "relation"),
    },
    SupporterRow: {
        "name": (Supporter, "name"), "relation": (Supporter, "relation"),
        "residence": (Supporter, "residence"), "monthly_income": (Supporter, "monthly_income"),
        "monthly_support": (Supporter, "monthly_support"),
    },
    IncomeRow: {
        "kind": (Income, "kind"), "amount": (Income, "amount"), "unit": (Income, "unit"),
        "times": (Income, "times"), "note": (Income, "note"),
    },
    ExpenseRow: {
        "kind": (Expense, "kind"), "amount": (Expense, "amount"), "unit": (Expense, "unit"),
        "times": (Expense, "times"), "note": (Expense, "note"),
    },
    AssetRow: {
        "kind": (Asset, "kind"), "amount": (Asset, "amount"), "note": (Asset, "note"),
        "vehicle_use": (Asset, "vehicle_use"), "area_m2": (Asset, "area_m2"),
    },
    AccountSheet: {
        "holder_name": (BankAccount, "holder_name"), "bank": (BankAccount, "bank"),
        "custody_agreement": (BankAccount, "custody_agreement"),
    },
}  # fmt: skip
ENDING_IN_A_COLUMN = [
    pytest.param(sheet, box, *column, id=f"{sheet.__name__}-{box}")
    for sheet, boxes in COLUMNS.items()
    for box, column in boxes.items()
]


def _most(column: Any) -> Decimal | int:
    """The longest text, or the greatest number, of a column."""
    if isinstance(column, models.DecimalField):
        return 10 ** Decimal(column.max_digits - column.decimal_places) - Decimal("0.01")
    return int(column.max_length or 32_767)


@pytest.mark.parametrize(("sheet", "box", "model", "name"), ENDING_IN_A_COLUMN)
def test_no_box_takes_more_than_its_column(sheet, box, model, name):
    field, column = sheet.base_fields[box], model._meta.get_field(name)
    most = _most(column)
    if isinstance(field, forms.ChoiceField):
        assert all(len(str(value)) <= most for value, _label in field.choices)
    elif isinstance(field, forms.DecimalField):
        greatest = 10 ** Decimal(field.max_digits - field.decimal_places) - Decimal("0.01")
        assert greatest <= most
    elif isinstance(field, forms.IntegerField):
        assert field.max_value <= most
    else:
        assert field.max_length <= most


def test_names_fit_wherever_they_are_copied():
    longest = MemberRow.base_fields["name"].max_length
    for model, column in ((Application, "applicant_name"), (ApplicationPerson, "name")):
        assert longest <= model._meta.get_field(column).max_length
    assert not is_name("㍿" * 20)


@pytest.mark.parametrize("name", [name for name, s in SECTIONS.items() if s.row or s.head])
@pytest.mark.parametrize("junk", ["", "9" * 20, "字" * 400, "-5", "1.234", "乱写", "400"])
def test_what_is_refused_is_said_in_our_own_words(name, junk):
    """A sentence that leaves the box unnamed, or comes from the framework, tells a clerk nothing."""
    section = SECTIONS[name]
    for kind in filter(None, [section.head, section.row]):
        form = kind(dict.fromkeys(kind.base_fields, junk), SETTING, check=True)
        for text in [text for box in form.errors for text in problems(form[box])]:
            assert text != "选一项"
            assert not any(theirs in text for theirs in ("字段", "确保", "请输入", "必填"))


@pytest.mark.parametrize(
    ("sheet", "box", "typed", "text"),
    [
        (ApplicantSheet, "poverty_status", "", "选择脱贫属性"),
        (IncomeRow, "times", "400", "次数最多是 366"),
        (AssetRow, "area_m2", "99999999", "面积太大，核对一遍"),
        (ApplicantSheet, "address", "长" * 201, "最多 200 个字，现在是 201 个"),
    ],
)
def test_a_refusal_names_its_box(sheet, box, typed, text):
    form = sheet({box: typed}, SETTING, check=True)
    assert problems(form[box]) == [text]


def test_the_count_of_a_bulk_approval_is_asked_for_plainly():
    with translation.override("zh-hans"):
        for typed, text in (("三", "户数只写整数，例如 12"), ("", "输入要确认的户数")):
            assert problems(BulkForm({"count": typed}, officer=None)["count"]) == [text]


@pytest.mark.parametrize(
    "typed",
    ["2026-11-20", "20261120", "２０２６－11－20", "２０２６．１１．２０", "2026年11月20日", "2026/11/20"],
)  # fmt: skip
def test_a_day_is_read_however_it_is_typed(typed):
    form = SignatureRow({"ref": "m1", "signed_on": typed}, SETTING, check=True)
    assert form.read()["signed_on"] == date(2026, 11, 20)


@pytest.mark.parametrize("typed", ["2099-01-01", "0001-01-01"])
def test_nobody_is_born_tomorrow_or_in_the_year_one(typed):
    said = {"name": "陈小宝", "id_kind": "none", "relation": "child", "lives_with": "yes"}
    row = MemberRow(said | {"sex": "male", "birth_date": typed}, SETTING, check=True)
    assert problems(row["birth_date"]) == ["出生日期不在可能的范围内，核对一遍"]


def test_full_width_digits_are_read_everywhere():
    assert ApplicantSheet.base_fields["phone"].clean("１３８ ０００－０１１１１") == "138 000-01111"
    form = IncomeRow(
        {"kind": "wage", "member": "m1", "amount": "２，６００．５０", "unit": "month", "times": "１１"},
        SETTING, check=True,
    )  # fmt: skip
    assert form.is_valid(), form.errors
    assert (form.read()["amount"], form.read()["times"]) == (Decimal("2600.50"), 11)
    house = AssetRow({"kind": "house", "amount": "1", "area_m2": "８８．５"}, SETTING, check=True)
    assert house.read()["area_m2"] == Decimal("88.50")


@pytest.mark.parametrize("typed", ["12,34,5", "1,2", ",100", "1,0000", "1e5"])
def test_separators_stand_between_thousands(typed):
    form = IncomeRow({"kind": "business", "amount": typed}, SETTING, check=True)
    assert form.errors["amount"] == ["金额只写数字，例如 2600 或 2,600.00"]


def test_a_great_amount_is_repeated_to_the_fen():
    form = IncomeRow({"kind": "business", "amount": "99999999.99"}, SETTING, check=True)
    assert "每月 99,999,999.99 元" in str(form.errors)


@pytest.mark.parametrize(
    "name",
    ["陈志明", "𠮷田明", "阿依古丽·买买提", "〇一", "\U000323b0三", "John Smith", "José O’Brien", "Ｊｏｈｎ"],
)  # fmt: skip
def test_names_that_are_names(name):
    assert MemberRow.base_fields["name"].clean(name)


@pytest.mark.parametrize(
    "name", ["测 试<b>x</b>", "张🙂", "张3", "张３", "a@b", "张&李", "——", "张(三)", "⿰亻三"]
)
def test_names_that_are_none(name):
    with pytest.raises(forms.ValidationError) as refused:
        MemberRow.base_fields["name"].clean(name)
    assert refused.value.messages == ["姓名只写汉字或字母，少数民族和外国人姓名可以用间隔号“·”"]


@pytest.mark.django_db
def test_a_draft_keeps_its_great_amount_while_it_is_doubted():
    factories.region(factories.QIANFENG)
    clerk = factories.officer()
    typed = sections()["income"]
    typed["rows"][0]["amount"] = "30000"
    application = draft(clerk, income=typed)
    assert Draft(application, on=TODAY).rows("income")[0]["amount"] == 30000
