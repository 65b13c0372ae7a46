"""Suspected lists (疑似人员) that the ministry or the province sends down to be answered."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import ADDRESS, PERSON, PHONE, REGION, TOWNSHIP, VILLAGE

KINDS = (
    *((word, "death") for word in ("死亡", "亡故", "火化", "殡葬")),
    *((word, "uncovered") for word in ("应保未保", "漏", "未纳入", "未享受", "应救未救", "低收入")),
    ("重复", "duplicate"),
    *((word, "custody") for word in ("服刑", "戒毒", "羁押")),
    *((word, "payroll") for word in ("财政供养", "公职", "编制")),
    *((word, "company") for word in ("企业", "工商", "法人", "市场主体")),
    *((word, "property") for word in ("车", "房", "财产", "存款", "不动产", "金融")),
    *((word, "ineligible") for word in ("不符合", "应退", "错保", "超标", "收入", "人情保")),
    ("", "other"),
)

SUSPECTED = Register(
    kind="suspected",
    label=_("上级下发疑似名单"),
    complete=False,
    category="suspected_kind",
    group="batch",
    columns=(
        *PERSON,
        Column("batch", _("批次"), ("批次", "批次号", "下发批次", "核查批次", "期次")),
        Column("source", _("来源"), ("来源", "数据来源", "下发单位", "来源单位", "来源部门")),
        Column(
            "suspected_kind",
            _("疑似类型"),
            ("疑似类型", "疑点类型", "疑似问题", "问题类型", "预警类型", "疑点", "核查类型"),
            Reads.CHOICE,
            options=KINDS,
        ),
        Column(
            "answer_by",
            _("反馈期限"),
            ("反馈期限", "反馈时限", "办结期限", "截止日期", "反馈截止日期", "上报期限"),
            Reads.DAY,
        ),
        TOWNSHIP,
        VILLAGE,
        REGION,
        ADDRESS,
        PHONE,
    ),
)
