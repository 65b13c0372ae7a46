"""An entry of a register about somebody invented, in the words its department would use."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from monitoring.registers import REGISTERS, Column, Reads, Register
from reports.synthetic.people import card_number, phone_number

Entry = dict[
    str, str
]  # the text of each column of the register, by field; empty where nothing stands

# What may stand in a column of choices or of words. A pair (register, field) counts before the field.
_WORDS: dict[str | tuple[str, str], tuple[str, ...]] = {
    "certificate_state": ("有效", "正常"),
    "insured_state": ("正常参保", "参保缴费"),
    "visit_kind": ("普通住院", "门诊慢特病", "普通门诊"),
    "contribution_aided": ("未资助", "否"),
    "stage": ("小学", "初中", "普通高中"),
    "enrolment": ("在读", "正常在校"),
    "support_kind": ("公共租赁住房", "租赁补贴", "农村危房改造"),
    "property_use": ("成套住宅", "住宅"),
    "matter": ("城乡居民基本养老保险", "企业职工基本养老保险"),
    "record_state": ("正常发放", "正常"),
    "income_kind": ("工资薪金所得", "劳务报酬所得"),
    "role": ("股东", "监事", "合作社成员"),
    "company_state": ("存续", "在业"),
    "vehicle_kind": ("小型轿车", "普通二轮摩托车", "轻型厢式货车"),
    "vehicle_state": ("正常", "在用"),
    "account_state": ("正常", "封存"),
    "relation": ("户主",),
    ("household_registration", "change"): ("正常",),
    ("marriage", "change"): ("结婚登记",),
    "custody_kind": ("有期徒刑", "强制隔离戒毒"),
    "suspected_kind": ("疑似应保未保", "疑似死亡", "疑似名下有车"),
    "request_kind": ("求助", "咨询", "投诉"),
    ("poverty_office", "category"): ("已脱贫", "脱贫不稳定户", "边缘易致贫户"),
    "benefit": ("否",),
    "hospital": ("南安市医院", "南安市中医院", "泉州市第一医院"),
    "disease": ("脑梗死", "慢性肾功能衰竭", "2型糖尿病", "高血压3级"),
    "school": ("洪濑中心小学", "洪濑中学", "梅山中心小学", "国光中学"),
    "grade": ("三年级", "五年级", "八年级"),
    "employer": ("南安市永泰制衣有限公司", "南安市宏丰石材有限公司", "泉州联众物业有限公司"),
    ("public_payroll", "employer"): ("南安市第一小学", "洪濑镇卫生院", "梅山镇人民政府"),
    "company": ("南安市顺达建材店", "南安市金穗种植专业合作社", "洪濑镇味佳小吃店"),
    "vehicle_use": ("非营运",),
    "brand": ("五菱牌", "长安牌", "豪爵牌"),
    "location": ("南安市洪濑镇江滨路12号", "南安市梅山镇梅亭街8号"),
    "share": ("单独所有", "共同共有"),
    "hukou": ("农业家庭户口", "居民家庭户口"),
    "source": ("省民政厅", "民政部"),
    "batch": ("2026年第3批",),
    "content": ("反映家庭困难，询问如何申请低保", "反映邻居家有车还在领低保", "咨询临时救助"),
    "handled_by": ("南安市民政局", "洪濑镇人民政府"),
    "satisfaction": ("满意", "基本满意"),
    "funeral_home": ("南安市殡仪馆",),
}
_KINDS = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重")
_GRADES = ("一级", "二级", "三级", "四级")
_LATER = {
    "valid_until": 1200,
    "answer_by": 30,
    "due_on": 10,
    "done_on": 5,
    "discharged_on": 12,
    "cremated_on": 2,
}  # fmt: skip  days after the event
_NUMBERED = {"plate": "闽C", "credit_code": "91350583", "unit_number": "350583", "household_number": "H",
             "ticket_number": "NA2026", "person_number": "R"}  # fmt: skip
_MADE: dict[Reads, Callable[[Random], str]] = {
    Reads.MONEY: lambda random: f"{random.randrange(3, 60) * 100}",
    Reads.AREA: lambda random: f"{random.randrange(40, 140)}",
    Reads.TERM: lambda random: f"{random.randrange(1, 9)}年6个月",
    Reads.PHONE: phone_number,
    Reads.CARD: card_number,
}


def entry(
    kind: str, name: str, number: str, random: Random, *,
    as_of: date, village: int, village_name: str, **given: str,
) -> Entry:  # fmt: skip
    """Every column of the register filled; `given` fields stand as they are."""
    register = REGISTERS[kind]
    event = as_of - timedelta(days=random.randrange(2, 300))
    own = {
        "name": name,
        "id_number": number,
        "sex": "男" if int(number[16]) % 2 else "女",
        "birth_date": f"{number[6:10]}-{number[10:12]}-{number[12:14]}",
        "village": village_name,
        "region": f"{village:012}",
        "place": f"福建省南安市{village_name}{random.randrange(1, 90)}号",
    }
    if kind == "disability":
        own |= _certificate(number, random, given)
    made = {}
    for column in register.columns:
        field = column.field
        made[field] = given.get(field) or own.get(field) or _filled(register, column, event, random)
    return made | {field: text for field, text in given.items() if text == ""}


def _certificate(number: str, random: Random, given: Entry) -> Entry:
    """Kind and grade, and the certificate number that says the same."""
    kind = given.get("disability_kind") or random.choice(_KINDS)
    grade = given.get("disability_grade") or random.choice(_GRADES)
    signs = f"{_KINDS.index(kind[:2]) + 1}{_GRADES.index(grade) + 1}"
    return {
        "disability_kind": kind,
        "disability_grade": grade,
        "certificate_number": number + signs,
    }


def _filled(register: Register, column: Column, event: date, random: Random) -> str:
    """What a department would have written; columns that are mostly empty stay so."""
    field = column.field
    if words := _WORDS.get((register.kind, field)) or _WORDS.get(field):
        return random.choice(words)
    if column.reads is Reads.DAY:
        after = 0 if field == register.event else _LATER.get(field)
        return "" if after is None else (event + timedelta(days=after)).isoformat()
    if field in _NUMBERED:
        return f"{_NUMBERED[field]}{random.randrange(10**8):08}"
    if column.reads is Reads.MONTH:
        return f"{event:%Y-%m}"
    return _MADE[column.reads](random) if column.reads in _MADE else ""


def header(register: Register) -> list[str]:
    """The titles its department would write: the first name of each column."""
    return [column.aliases[0] for column in register.columns]
