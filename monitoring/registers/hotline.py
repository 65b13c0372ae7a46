"""Tickets of the hotline 12345 (热线工单): one row for each call, often without an ID number."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import ADDRESS, ID_NUMBER, NAME, PHONE, REGION, TOWNSHIP, VILLAGE

# What is none of these words is looked at as a need.
REQUESTS = (
    *((word, "complaint") for word in ("投诉", "举报", "不满", "违规", "信访")),
    *((word, "query") for word in ("咨询", "建议", "表扬", "查询", "意见", "感谢")),
    ("", "need"),
)

HOTLINE = Register(
    kind="hotline",
    label=_("12345 热线工单"),
    complete=False,
    event="called_on",
    category="request_kind",
    group="ticket_number",
    numberless=True,
    columns=(
        Column(
            "ticket_number",
            _("工单号"),
            ("工单号", "工单编号", "诉求编号", "件号", "受理编号", "编号"),
            required=True,
        ),
        replace(
            NAME.called(_("来电人"), "来电人", "来电人姓名", "诉求人", "反映人"), required=False
        ),
        ID_NUMBER.called(_("证件号码"), "来电人身份证号", "诉求人身份证号"),
        PHONE.called(_("电话"), "来电号码", "来电电话", "诉求人电话"),
        Column(
            "called_on",
            _("来电时间"),
            ("时间", "来电时间", "受理时间", "登记时间", "来电日期", "诉求时间", "受理日期"),
            Reads.DAY,
            required=True,
        ),
        Column(
            "request_kind",
            _("诉求类别"),
            ("诉求类别", "诉求类型", "工单类型", "诉求性质", "事项类别", "问题类型", "工单类别"),
            Reads.CHOICE,
            options=REQUESTS,
        ),
        Column(
            "content",
            _("内容"),
            ("内容", "诉求内容", "反映内容", "工单内容", "问题描述", "诉求标题", "主要内容"),
        ),
        Column(
            "handled_by",
            _("承办单位"),
            ("承办单位", "办理单位", "责任单位", "承办部门", "主办单位"),
        ),
        Column("due_on", _("时限"), ("时限", "办理时限", "办结时限", "截止时间"), Reads.DAY),
        Column("done_on", _("办结时间"), ("办结时间", "办结日期", "完成时间"), Reads.DAY),
        Column("satisfaction", _("满意度"), ("满意度", "满意情况", "回访结果", "满意度评价")),
        TOWNSHIP,
        VILLAGE,
        REGION,
        ADDRESS.called(_("涉及地址"), "涉及地址", "诉求地址", "事发地址", "反映地址"),
    ),
)
