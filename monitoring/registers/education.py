"""Pupils and students (在校学生) of the education bureau: one row for each enrolment."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import BIRTH_DATE, ID_NUMBER, NAME, PLACE, SEX

STAGES = (
    *((word, "preschool") for word in ("学前", "幼儿", "幼教")),
    *((word, "postgraduate") for word in ("研究生", "硕士", "博士")),
    *((word, "compulsory") for word in ("初中", "初级", "小学", "义务", "九年一贯", "特殊教育")),
    *((word, "senior_secondary") for word in ("高中", "高级", "中职", "中专", "技工", "技校")),
    *((word, "senior_secondary") for word in ("职高", "职业中学", "中等职业")),
    *((word, "undergraduate") for word in ("本科", "专科", "大专", "高职", "大学", "高等")),
)
ENROLMENTS = (
    *((word, "left") for word in ("不在", "未在", "非在", "退学", "转出", "离校", "辍学", "流失")),
    *((word, "left") for word in ("死亡", "开除", "注销", "肄业")),
    *((word, "graduated") for word in ("毕业", "结业")),
    *((word, "enrolled") for word in ("在读", "在校", "在籍", "在园", "正常", "转入", "复学")),
    *((word, "enrolled") for word in ("休学", "有学籍", "注册", "就读")),
)

EDUCATION = Register(
    kind="education",
    label=_("教育学籍与资助"),
    complete=True,
    category="stage",
    other="guardian_number",
    sensitive=_("不满十四周岁未成年人的个人信息"),
    keep_days=365,
    columns=(
        NAME.called(_("学生姓名"), "学生姓名", "幼儿姓名", "受助学生姓名"),
        ID_NUMBER.called(_("证件号码"), "学生身份证号", "学生证件号码", "学生身份证件号"),
        SEX,
        BIRTH_DATE,
        Column("school", _("学校"), ("学校", "学校名称", "就读学校", "所在学校", "毕业学校")),
        Column(
            "stage",
            _("学段"),
            ("学段", "就读学段", "教育阶段", "办学类型", "学历层次", "培养层次", "学校类型"),
            Reads.CHOICE,
            options=STAGES,
        ),
        Column("grade", _("年级"), ("年级", "就读年级", "年级名称", "年级班级", "班级")),
        Column(
            "enrolment",
            _("学籍状态"),
            ("学籍状态", "学生状态", "在读状态", "就读状态", "学籍情况", "是否在校"),
            Reads.CHOICE,
            options=ENROLMENTS,
        ),
        Column(
            "aid_kind",
            _("资助类型"),
            ("资助类型", "资助项目", "资助名称", "资助类别", "享受资助项目", "助学项目"),
        ),
        Column(
            "aid_amount",
            _("资助金额"),
            ("资助金额", "资助金额合计", "补助金额", "助学金额", "资助标准"),
            Reads.MONEY,
        ),
        Column("tuition", _("学费"), ("学费", "学费标准", "保教费", "应缴学费"), Reads.MONEY),
        Column("boarding", _("住宿费"), ("住宿费", "住宿费标准", "寄宿费"), Reads.MONEY),
        Column(
            "guardian_number",
            _("监护人证件号码"),
            ("监护人身份证号", "监护人证件号码", "家长身份证号", "家长证件号码", "户主身份证号"),
            Reads.OTHER_NUMBER,
        ),
        *PLACE,
    ),
)
