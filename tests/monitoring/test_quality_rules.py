"""The data-quality rules that need a whole row, column or file, each with its vector."""

import json
from datetime import date
from random import Random

import polars as pl
import pytest

from accounts.id_numbers import check_character
from households.names import name_key
from households.variants import PAIRS
from monitoring.registers import REGISTERS, cells
from monitoring.registers.headers import find_header, propose
from monitoring.registers.ledger import Account, Ledger
from monitoring.registers.places import Places
from monitoring.registers.sheet import Sheet
from monitoring.registers.table import Batch, data_rows, read
from reports.synthetic.people import card_number
from tests.monitoring.files import AS_OF, number

HONGLAI, QIANFENG, DONGXI, GONE = 350583113000, 350583113202, 350583113203, 350583113299
PLACES = [
    (HONGLAI, "洪濑镇", "township", None),
    (QIANFENG, "前峰村民委员会", "village", None),
    (DONGXI, "东溪村民委员会", "village", None),
    (GONE, "后洋村民委员会", "village", DONGXI),
]
ONE, OTHER = (f + check_character(f) for f in ("35058319780101441", "35058319820315662"))


def taken(kind: str, *lines: list[str | None]) -> tuple[Batch, Account]:
    """A sheet of those lines, read: the first ones hold its header."""
    width = max(len(line) for line in lines)
    rows = [[n, *line, *[None] * (width - len(line))] for n, line in enumerate(lines, 1)]
    schema = {"row": pl.UInt32} | {f"c{place}": pl.String for place in range(width)}
    sheet_rows = pl.DataFrame(rows, schema=schema, orient="row")
    register = REGISTERS[kind]
    header = find_header(sheet_rows, register)
    assert header is not None
    sheet = Sheet(register, header, propose(header, register), AS_OF, Places(PLACES), 350583000000)
    batch = read(data_rows(sheet_rows, sheet), sheet)
    ledger = Ledger()
    ledger.add(batch.traces)
    return batch, ledger.close()


def told(batch: Batch, row: int = 0) -> dict[str, str]:
    found = json.loads(batch.accepted["data"][row])
    return {field: value for field, value in found.items() if value is not None}


def test_the_unit_of_a_column_stands_in_its_title():
    batch, _ = taken(
        "market",
        ["姓名", "证件号码", "统一社会信用代码", "认缴出资额（万元）", "实缴（元）"],
        ["陈一", ONE, "91A", "50", "1,200元"],
        ["李二", OTHER, "91B", "3.5万元", "7"],
    )
    assert told(batch) == {"subscribed": "500000.00", "paid_in": "1200.00"}
    assert told(batch, 1) == {"subscribed": "35000.00", "paid_in": "7.00"}


def test_the_unit_of_a_sheet_stands_above_its_header():
    batch, _ = taken(
        "market",
        ["市场主体名册", None, None, None, "单位：万元"],
        ["姓名", "证件号码", "统一社会信用代码", "认缴", "实缴（元）"],
        ["陈一", ONE, "91A", "50", "50"],
    )
    assert told(batch) == {"subscribed": "500000.00", "paid_in": "50.00"}


def test_a_date_without_its_day_is_known_to_the_month():
    batch, _ = taken(
        "funeral",
        ["逝者姓名", "证件号码", "死亡日期"],
        ["陈一", ONE, "2026年9月"],
        ["李二", OTHER, "2026.9.7"],
    )
    assert batch.accepted["event_on"].to_list() == ["2026-09-01", "2026-09-07"]
    assert told(batch)["event_precision"] == "month"
    assert "event_precision" not in told(batch, 1)
    assert batch.remarks["day_month"] == 1


def test_the_number_is_believed_before_the_columns_beside_it():
    batch, _ = taken(
        "disability",
        ["姓名", "性别", "身份证号", "出生日期", "残疾等级"],
        ["陈一", "女", ONE, "1979-01-01", "二级"],
    )
    assert batch.accepted["birth_date"].to_list() == ["1978-01-01"]
    assert batch.remarks["sex_differs"] == batch.remarks["birth_differs"] == 1


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        *(("陳志強", "陈志强"), ("王喆", "王哲"), ("林堃", "林坤"), ("李淼", "李渺")),
        *(("張曉燕", "张晓燕"), ("张　三", "张三"), ("张\u200b三", "张三"), ("张\u00a0三", "张三")),
        *(("买买提•艾力", "买买提·艾力"), ("买买提．艾力", "买买提·艾力"), ("\uf9dd", "\u5229")),
    ],
)
def test_two_ways_to_write_a_name_are_compared_as_one(written, usual):
    assert name_key(written) == name_key(usual)


@pytest.mark.parametrize(("one", "another"), [("仝军", "同军"), ("甯静", "宁静"), ("姜文", "薑文")])
def test_names_that_only_look_alike_stay_two(one, another):
    assert name_key(one) != name_key(another)


def test_no_character_is_replaced_twice():
    assert all(len(old) == len(new) == 1 for old, new in PAIRS.items())
    assert not set(PAIRS) & set(PAIRS.values())


@pytest.mark.parametrize(
    "name", ["陈\ue863明", "陈?明", "陈□明", "张𬭎", "䶮青", "Chen Ming", "陈**"]
)
def test_no_row_with_a_right_number_is_refused_for_a_rare_name(name):
    batch, _ = taken("public_payroll", ["姓名", "身份证号", "单位"], [name, ONE, "某中学"])
    assert batch.refused.is_empty()
    assert batch.remarks["name_placeholder"] == any(c in name for c in "\ue863?□")


def test_a_certificate_tells_kind_grade_and_holder():
    batch, _ = taken(
        "disability",
        ["姓名", "身份证号", "残疾证号", "残疾类别", "残疾等级"],
        ["陈一", ONE, f"{ONE}42", None, None],
        ["李二", OTHER, f"{OTHER}61K1", "智力残疾", "一级"],
        ["王三", None, f"{number_of(3)}73", "多重", "三级"],
        ["张四", number_of(4), f"{ONE}42", "肢体", "二级"],
    )
    assert [told(batch, row)["certificate_number"] for row in range(4)] == [
        "42",
        "61K1",
        "73",
        "42",
    ]
    assert told(batch)["disability_kind"] == "physical" and told(batch)["disability_grade"] == "2"
    assert told(batch, 1)["disability_kind"] == "intellectual"
    assert batch.accepted["id_number"][2] == number_of(3)
    assert told(batch, 3)["certificate_agrees"] == "no"
    names = ("number_from_certificate", "certificate_differs", "kind_differs")
    assert [batch.remarks[code] for code in names] == [1, 1, 1]
    assert not [n for n in (ONE, OTHER, number_of(3)) if n in str(batch.accepted["data"].to_list())]


def number_of(seed: int) -> str:
    return number(Random(seed))


@pytest.mark.parametrize(
    ("text", "value", "problem", "remark"),
    [
        ("6.22848E+18", None, "card_scientific", None),
        ("6228480402564880000", None, "card_truncated", None),
        ("6228480402564890019", "*0019", None, "card_check"),
        ("0512 3344 5566", "*5566", None, "card_check"),
    ],
)
def test_bank_accounts(text, value, problem, remark):
    assert cells.card(text) == cells.Read(value, problem, remark)


def test_a_right_bank_card_keeps_its_last_four_digits():
    right = card_number(Random(1))
    assert cells.card(right) == cells.Read(f"*{right[-4:]}")


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("13800001234", "13800001234", None),
        ("13800001234.0", "13800001234", None),
        ("１３８００００１２３４", "13800001234", None),
        ("1.38E+10", None, "phone_scientific"),
        ("无", None, None),
    ],
)
def test_telephones(text, value, problem):
    assert cells.phone(text) == cells.Read(value, problem)


@pytest.mark.parametrize(
    ("text", "months"),
    [("36", "36"), ("3年6个月", "42"), ("三年六个月", "42"), ("有期徒刑十二年", "144"),
     ("两年", "24"), ("二十五年", "300"), ("8个月", "8"), ("无期徒刑", None)],
)  # fmt: skip
def test_terms(text, months):
    assert cells.term(text).value == months


@pytest.mark.parametrize(
    ("text", "first"),
    [("202609", "2026-09-01"), ("2026-09", "2026-09-01"), ("2026年9月", "2026-09-01"),
     ("2026-09-01至2026-09-30", "2026-09-01"), ("20260930", "2026-09-01"), ("2026-13", None)],
)  # fmt: skip
def test_periods_of_a_month(text, first):
    assert cells.month(text).value == first


def test_one_person_in_two_households_is_taken_and_shown():
    batch, account = taken(
        "poverty_office",
        ["户编号", "姓名", "证件号码", "与户主关系", "脱贫属性"],
        ["F1", "陈一", ONE, "户主", "已脱贫"],
        ["F2", "陈一", ONE, "之子", "已脱贫"],
        ["F2", "李二", OTHER, "户主", "已脱贫"],
        ["F1", "陈一", ONE, "户主", "已脱贫"],
    )
    assert (account.rows, account.accepted, account.duplicate) == (4, 3, 1)
    assert account.oddities == {"in_two_households": [[2, 3]]}


def test_households_without_a_head_or_with_two_are_shown():
    third = number_of(9)
    _batch, account = taken(
        "poverty_office",
        ["户编号", "姓名", "证件号码", "与户主关系", "脱贫属性"],
        ["F1", "陈一", ONE, "配偶", "已脱贫"],
        ["F2", "李二", OTHER, "户主", "已脱贫"],
        ["F2", "王三", third, "户主", "已脱贫"],
    )
    assert account.accepted == 3
    assert account.oddities == {"head_missing": [[2]], "head_twice": [[3, 4]]}


def test_one_number_under_two_names_takes_its_block_out():
    _batch, account = taken(
        "vehicles",
        ["号牌号码", "所有人", "证件号码"],
        ["闽C1", "陈一", ONE],
        ["闽C2", "陈二", ONE],
        ["闽C3", "陳一", OTHER],
        ["闽C4", "陈一", OTHER],
    )
    assert (account.accepted, account.rejected) == (2, 2)
    assert account.conflicting == [2, 3]


def test_an_old_name_of_a_place_means_its_successor():
    places = Places(PLACES)
    assert places.code_of(None, "洪濑镇", "后洋村", None) == DONGXI
    assert places.code_of(f"{GONE}", None, None, None) == DONGXI
    assert places.code_of(None, None, "后洋", None) == DONGXI
    assert places.code_of(None, None, None, "福建省南安市洪濑镇后洋村3号") == DONGXI


def test_a_name_of_today_counts_before_an_old_one():
    reused = [*PLACES, (350583113210, "后洋社区居委会", "village", None)]
    assert Places(reused).code_of(None, None, "后洋", None) == 350583113210


def test_a_merged_township_leads_to_the_villages_it_brought():
    old, now, village = 350583120000, 350583121000, 350583120201
    places = Places(
        [(old, "旧镇", "township", now), (now, "新镇", "township", None),
         (village, "山前村", "village", None)]
    )  # fmt: skip
    for township in ("旧镇", "新镇"):
        assert places.code_of(None, township, "山前村", None) == village
    assert places.code_of(None, "旧镇", None, None) == now


@pytest.mark.requirement("R-177")
def test_a_ticket_without_a_number_or_a_name_is_taken():
    batch, account = taken(
        "hotline",
        ["工单号", "来电人", "证件号码", "来电时间", "诉求类别"],
        ["T1", "陈先生", None, "2026-11-02 08:30", "求助"],
        ["T2", None, "11010519", "2026/11/3", "其他"],
    )
    assert (account.accepted, account.rejected) == (2, 0)
    assert batch.remarks["without_number"] == 2 and batch.remarks["left_out"] == 1
    assert batch.accepted["category"].to_list() == ["need", "need"]


def test_a_spouse_stands_in_the_second_number():
    batch, _ = taken(
        "marriage",
        ["登记日期", "业务类型", "男方姓名", "男方身份证号", "女方姓名", "女方身份证号"],
        ["2026-05-20", "结婚登记", "陈一", ONE, "李二", OTHER],
        ["2026-05-21", "结婚登记", "王三", number_of(5), "阮氏", "B1234567"],
    )
    assert batch.accepted["other_number"].to_list() == [OTHER, None]
    assert batch.remarks["other_number_bad"] == 1
    assert OTHER not in str(batch.accepted["data"].to_list())


def test_a_date_that_nothing_rests_on_takes_no_row_away():
    batch, _ = taken(
        "real_estate",
        ["权利人", "证件号", "不动产单元号", "登记时间", "转移日期"],
        ["陈一", ONE, "U1", "1900-01-01", "不详"],
        ["李二", OTHER, "U2", "2020-05-06", None],
    )
    assert batch.accepted["event_on"].to_list() == [None, "2020-05-06"]
    assert batch.remarks["day_left_out"] == batch.remarks["left_out"] == 1


def test_who_pays_contributions_is_told_by_the_base():
    batch, _ = taken(
        "human_resources",
        ["姓名", "身份证号", "险种", "缴费基数", "月养老金"],
        ["陈一", ONE, "企业职工基本养老保险", "4500", None],
        ["李二", OTHER, "企业职工基本养老保险", None, "3100"],
    )
    assert batch.accepted["category"].to_list() == ["contribution", "pension_employee"]


def test_titles_headers_of_later_pages_and_totals_are_no_data():
    batch, account = taken(
        "public_payroll",
        ["财政供养人员名册", None, None],
        ["姓名", "身份证号", "单位"],
        ["陈一", ONE, "某中学"],
        ["姓名", "身份证号", "单位"],
        ["李二", OTHER, "某小学"],
        ["合计", "2 人", None],
        ["制表人：", None, "2026-11-20"],
    )
    assert (account.rows, account.accepted) == (2, 2)
    assert batch.accepted["row_number"].to_list() == [3, 5]


def test_the_day_of_reading_bounds_the_day_of_birth():
    assert cells.number("110105202701010017", on=date(2026, 11, 20)).problem == "number_date"
