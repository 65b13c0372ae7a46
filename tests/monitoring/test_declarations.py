"""The declarations of the registers: one for each kind, with headers as departments write them."""

import polars as pl
import pytest

from monitoring.comparisons import COMPARISONS
from monitoring.models.register import RegisterKind
from monitoring.registers import REGISTERS, cells
from monitoring.registers.headers import find_header, missing, propose
from tests.monitoring.headers import HEADERS


def test_every_kind_is_declared_once():
    assert set(REGISTERS) == set(RegisterKind.values)
    assert all(RegisterKind(kind).label == str(r.label) for kind, r in REGISTERS.items())
    assert {kind for each in COMPARISONS.values() for kind in each.registers} <= set(REGISTERS)


@pytest.mark.parametrize("kind", REGISTERS)
def test_named_columns_are_declared(kind):
    register = REGISTERS[kind]
    fields = [column.field for column in register.columns]
    assert len(set(fields)) == len(fields)
    named = {register.event, register.category, register.group, register.benefit, register.other}
    named |= {register.head} | {field for field, _code in register.implied}
    assert named - {""} <= set(fields)
    assert all(column.aliases for column in register.columns)


@pytest.mark.parametrize(("kind", "titles", "mapped"), HEADERS)
def test_headers_as_departments_write_them_are_found(kind, titles, mapped):
    register = REGISTERS[kind]
    columns = ["row", *(f"c{place}" for place in range(len(titles)))]
    above = [1, "导出表", *[None] * (len(titles) - 1)]
    head = pl.DataFrame([above, [2, *titles]], schema=columns, orient="row")
    header = find_header(head, register)
    assert header is not None and (header.first_row, header.last_row) == (2, 2)
    mapping = propose(header, register)
    assert {field: titles[int(column[1:])] for field, column in mapping.items()} == mapped
    assert missing(mapping, register) == []


@pytest.mark.parametrize(
    ("kind", "field", "words", "code"),
    [
        ("disability", "disability_kind", "肢体残疾", "physical"),
        ("disability", "disability_kind", "智力", "intellectual"),
        ("disability", "disability_kind", "聋哑", "hearing"),
        ("disability", "disability_kind", "6", "mental"),
        ("disability", "disability_grade", "二级", "2"),
        ("disability", "disability_grade", "Ⅲ", "3"),
        ("disability", "certificate_state", "无效", "cancelled"),
        ("disability", "certificate_state", "有效", "valid"),
        ("medical", "visit_kind", "门诊慢特病", "chronic_outpatient"),
        ("medical", "visit_kind", "普通门诊", "outpatient"),
        ("medical", "visit_kind", "外伤住院", "inpatient"),
        ("medical", "contribution_aided", "未资助", "no"),
        ("medical", "contribution_aided", "定额资助", "yes"),
        ("medical", "insured_state", "未参保", "uninsured"),
        ("education", "stage", "初级中学", "compulsory"),
        ("education", "stage", "中等职业学校", "senior_secondary"),
        ("education", "stage", "普通高中", "senior_secondary"),
        ("education", "stage", "高职（专科）", "undergraduate"),
        ("education", "enrolment", "不在校", "left"),
        ("education", "enrolment", "休学", "enrolled"),
        ("housing", "support_kind", "公共租赁住房", "public_rental"),
        ("housing", "support_kind", "公租房租赁补贴", "rent_subsidy"),
        ("housing", "support_kind", "农村危房改造", "dangerous_house"),
        ("housing", "support_kind", "存量房买卖合同", "purchase"),
        ("housing", "danger_grade", "D级", "D"),
        ("real_estate", "property_use", "成套住宅", "home"),
        ("real_estate", "property_use", "非住宅", "other"),
        ("real_estate", "property_use", "商业服务", "shop"),
        ("human_resources", "matter", "城乡居民基本养老保险", "pension_resident"),
        ("human_resources", "matter", "企业职工基本养老保险", "pension_employee"),
        ("human_resources", "matter", "失业保险金", "unemployment"),
        ("human_resources", "record_state", "暂停发放", "stopped"),
        ("human_resources", "record_state", "正常发放", "in_force"),
        ("tax", "income_kind", "正常工资薪金", "wage"),
        ("tax", "income_kind", "一般劳务报酬所得", "labour"),
        ("tax", "income_kind", "经营所得", "business"),
        ("tax", "income_kind", "偶然所得", "other"),
        ("market", "role", "法定代表人", "legal_person"),
        ("market", "role", "自然人股东", "shareholder"),
        ("market", "role", "合作社成员", "cooperative_member"),
        ("market", "role", "个体工商户经营者", "self_employed"),
        ("market", "company_state", "吊销，未注销", "ended"),
        ("market", "company_state", "在营（开业）企业", "open"),
        ("vehicles", "vehicle_kind", "小型轿车", "car"),
        ("vehicles", "vehicle_kind", "残疾人专用汽车", "disability_vehicle"),
        ("vehicles", "vehicle_kind", "普通二轮摩托车", "motorcycle"),
        ("vehicles", "vehicle_kind", "轻型栏板货车", "truck"),
        ("vehicles", "vehicle_kind", "K33", "car"),
        ("vehicles", "vehicle_state", "达到报废标准", "in_use"),
        ("vehicles", "vehicle_state", "已报废", "scrapped"),
        ("provident_fund", "account_state", "封存", "sealed"),
        ("household_registration", "change", "死亡注销", "cancelled_death"),
        ("household_registration", "change", "市外迁入", "moved_in"),
        ("household_registration", "relation", "户主配偶", "spouse"),
        ("household_registration", "relation", "妻子", "spouse"),
        ("household_registration", "relation", "侄女", "other"),
        ("household_registration", "relation", "外公", "grandparent"),
        ("household_registration", "relation", "公公", "parent"),
        ("household_registration", "relation", "女婿", "child"),
        ("household_registration", "relation", "孙媳", "grandchild"),
        ("household_registration", "relation", "户主", "head"),
        ("marriage", "change", "离婚登记", "divorced"),
        ("marriage", "change", "补领结婚证", "married"),
        ("prison", "custody_kind", "强制隔离戒毒", "drug_isolation"),
        ("prison", "custody_kind", "有期徒刑", "prison"),
        ("suspected", "suspected_kind", "疑似应保未保", "uncovered"),
        ("suspected", "suspected_kind", "疑似死亡仍享受", "death"),
        ("hotline", "request_kind", "投诉举报", "complaint"),
        ("hotline", "request_kind", "求助", "need"),
        ("poverty_office", "benefit", "未享受低保", "none"),
        ("poverty_office", "benefit", "农村低保", "dibao"),
    ],
)
def test_their_words_become_our_codes(kind, field, words, code):
    assert cells.choice(words, REGISTERS[kind].column(field).options).value == code


def test_community_correction_is_no_custody():
    options = REGISTERS["prison"].column("custody_kind").options
    assert cells.choice("社区矫正", options).problem == "choice_unknown"
