"""Medical insurance settlements (医保结算): one row for each stay or visit."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import PERSON, PLACE

INSURED = (
    ("未参保", "uninsured"),
    ("断保", "uninsured"),
    ("未", "uninsured"),
    ("终止", "uninsured"),
    ("停", "suspended"),
    ("参保", "insured"),
    ("正常", "insured"),
    ("在保", "insured"),
)
VISITS = (
    ("住院", "inpatient"),
    ("慢", "chronic_outpatient"),
    ("特殊病", "chronic_outpatient"),
    ("特病", "chronic_outpatient"),
    ("门特", "chronic_outpatient"),
    ("门诊", "outpatient"),
    ("急诊", "outpatient"),
    ("药店", "outpatient"),
    ("购药", "outpatient"),
)
AIDED = (
    *((word, "no") for word in ("未", "否", "无", "不", "N", "0")),
    *((word, "yes") for word in ("全额", "定额", "资助", "享受", "是", "有", "Y", "1")),
)

MEDICAL = Register(
    kind="medical",
    label=_("医保结算"),
    complete=False,
    event="settled_on",
    category="visit_kind",
    sensitive=_("医疗健康信息"),
    keep_days=365,
    columns=(
        *PERSON,
        Column(
            "insured_state",
            _("参保状态"),
            ("参保状态", "参保情况", "参保缴费状态", "是否参保"),
            Reads.CHOICE,
            options=INSURED,
        ),
        Column(
            "hospital",
            _("就诊机构"),
            ("就诊机构", "就诊医院", "医疗机构", "定点医疗机构", "医疗机构名称", "医院名称")
            + ("定点医药机构名称", "医院"),
        ),
        Column(
            "visit_kind",
            _("就诊类型"),
            ("就诊类型", "就诊类别", "医疗类别", "就医方式", "医疗类型", "就医类别"),
            Reads.CHOICE,
            options=VISITS,
        ),
        Column(
            "disease",
            _("病种"),
            ("病种", "病种名称", "疾病名称", "诊断", "主要诊断", "出院诊断", "疾病诊断", "病名"),
        ),
        Column(
            "total_cost",
            _("总费用"),
            ("总费用", "医疗总费用", "医疗费用总额", "费用总额", "医疗费总额", "发生医疗费用"),
            Reads.MONEY,
        ),
        Column(
            "pooled_paid",
            _("统筹支付"),
            ("统筹支付", "基本医保支付", "统筹基金支付", "基本医疗保险支付", "统筹报销", "医保报销")
            + ("基本医保报销金额", "统筹基金支付金额", "基本医保统筹支付"),
            Reads.MONEY,
        ),
        Column(
            "serious_illness_paid",
            _("大病保险支付"),
            ("大病保险支付", "大病支付", "大病保险", "大病报销", "大病保险报销", "大病"),
            Reads.MONEY,
        ),
        Column(
            "medical_aid_paid",
            _("医疗救助支付"),
            ("医疗救助支付", "医疗救助", "医疗救助金额", "救助金额", "民政救助"),
            Reads.MONEY,
        ),
        Column(
            "self_paid",
            _("个人自付"),
            ("个人自付", "个人负担", "自付金额", "个人支付", "个人自付金额", "自付费用")
            + ("个人负担金额", "个人自负", "个人负担总额", "政策范围内个人自付"),
            Reads.MONEY,
        ),
        Column(
            "settled_on",
            _("结算日期"),
            ("结算日期", "结算时间", "费用结算日期", "报销日期", "出院结算日期", "出院日期"),
            Reads.DAY,
        ),
        Column(
            "contribution_aided",
            _("参保资助标识"),
            (
                "参保资助标识",
                "参保资助",
                "是否资助参保",
                "资助参保标识",
                "资助参保情况",
                "资助类别",
            ),
            Reads.CHOICE,
            options=AIDED,
        ),
        *PLACE,
    ),
)
