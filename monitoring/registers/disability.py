"""Disabled persons (持证残疾人) of the disabled persons' federation: one row for each certificate."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import PERSON, PHONE, PLACE

KINDS = (
    ("多重", "multiple"),
    ("视力", "visual"),
    ("盲", "visual"),
    ("听力", "hearing"),
    ("聋", "hearing"),
    ("言语", "speech"),
    ("语言", "speech"),
    ("哑", "speech"),
    ("肢", "physical"),
    ("智", "intellectual"),
    ("精神", "mental"),
    ("1", "visual"),
    ("2", "hearing"),
    ("3", "speech"),
    ("4", "physical"),
    ("5", "intellectual"),
    ("6", "mental"),
    ("7", "multiple"),
)
GRADES = (
    *(("一", "1"), ("壹", "1"), ("二", "2"), ("贰", "2"), ("三", "3"), ("叁", "3")),
    *(("四", "4"), ("肆", "4"), ("IV", "4"), ("III", "3"), ("II", "2"), ("I", "1")),
    *((digit, digit) for digit in "1234"),
)
STATES = (
    ("无效", "cancelled"),
    ("失效", "cancelled"),
    ("过期", "cancelled"),
    ("注销", "cancelled"),
    ("作废", "cancelled"),
    ("死亡", "cancelled"),
    ("迁出", "cancelled"),
    ("冻结", "frozen"),
    ("暂停", "frozen"),
    ("有效", "valid"),
    ("正常", "valid"),
    ("持证", "valid"),
    ("在用", "valid"),
    ("发放", "valid"),
)

DISABILITY = Register(
    kind="disability",
    label=_("残联持证残疾人"),
    complete=True,
    event="issued_on",
    other="guardian_number",
    sensitive=_("医疗健康信息"),
    keep_days=365,
    columns=(
        *PERSON,
        Column(
            "certificate_number",
            _("残疾证号"),
            ("残疾证号", "残疾人证号", "残疾证号码", "残疾人证号码", "残疾证编号", "证号")
            + ("残疾人证编号", "持证号"),
            Reads.CERTIFICATE,
        ),
        Column(
            "disability_kind",
            _("残疾类别"),
            ("残疾类别", "残疾类型", "残疾种类", "类别", "残疾"),
            Reads.CHOICE,
            options=KINDS,
        ),
        Column(
            "disability_grade",
            _("残疾等级"),
            ("残疾等级", "残疾级别", "等级", "级别", "残疾程度"),
            Reads.CHOICE,
            options=GRADES,
        ),
        Column(
            "issued_on",
            _("发证日期"),
            ("发证日期", "发证时间", "办证日期", "初次发证日期", "首次办证日期", "核发日期"),
            Reads.DAY,
        ),
        Column(
            "valid_until",
            _("有效期至"),
            ("有效期至", "有效期", "有效期限", "到期日期", "证件有效期", "有效截止日期"),
            Reads.DAY,
        ),
        Column(
            "certificate_state",
            _("证件状态"),
            ("证件状态", "持证状态", "状态", "残疾证状态", "办证状态"),
            Reads.CHOICE,
            options=STATES,
        ),
        Column("guardian", _("监护人"), ("监护人", "监护人姓名", "法定监护人")),
        Column(
            "guardian_number",
            _("监护人证件号码"),
            ("监护人身份证号", "监护人证件号码", "监护人身份证号码", "监护人证件号"),
            Reads.OTHER_NUMBER,
        ),
        PHONE,
        *PLACE,
    ),
)
