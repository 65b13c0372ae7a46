"""Roles and what each may do. The only table of rights; code asks `officer.may(...)`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    VILLAGE_HELPER = "village_helper", _("村级协理员")
    GRID_WORKER = "grid_worker", _("网格员")
    TOWNSHIP_CASEWORKER = "township_caseworker", _("乡镇经办")
    TOWNSHIP_HEAD = "township_head", _("乡镇负责人")
    COUNTY_REVIEWER = "county_reviewer", _("县级审核")
    COUNTY_APPROVER = "county_approver", _("县级审批")
    COUNTY_CASHIER = "county_cashier", _("县级出纳")
    CITY_SUPERVISOR = "city_supervisor", _("市级监管")
    PROVINCIAL_SUPERVISOR = "provincial_supervisor", _("省级监管")
    AUDITOR = "auditor", _("审计")
    ADMINISTRATOR = "administrator", _("系统管理")
    MACHINE = "machine", _("系统作业")


class Right(models.TextChoices):
    """One right a page or an action asks for."""

    SEE_CASES = "see_cases", _("查看个案")
    REVEAL = "reveal", _("显示证件号码与账号")
    ENTER = "enter", _("录入申请")
    SUBMIT = "submit", _("提交申请")
    VERIFY = "verify", _("核对与入户")
    REVIEW = "review", _("乡镇审核")
    POST_NOTICE = "post_notice", _("公示")
    HEAR_OBJECTION = "hear_objection", _("处理群众异议")
    EXAMINE = "examine", _("县级审查")
    CONFIRM = "confirm", _("审核确认")
    PREPARE_PAYMENT = "prepare_payment", _("编制发放")
    CHECK_PAYMENT = "check_payment", _("复核发放")
    APPROVE_PAYMENT = "approve_payment", _("审批发放")
    IMPORT_REGISTER = "import_register", _("导入登记数据")
    COMPARE = "compare", _("信息比对")
    SETTLE = "settle", _("处置疑点")
    CONFIRM_DISPOSAL = "confirm_disposal", _("复核处置")
    REPORT = "report", _("报表")
    APPROVE_EXPORT = "approve_export", _("审批导出")
    DELEGATE = "delegate", _("下放审批权限")
    DIRECT = "direct", _("部署和督办")
    REHEARSE = "rehearse", _("政策测算")
    SET_STANDARD = "set_standard", _("维护标准")
    MANAGE_OFFICERS = "manage_officers", _("管理人员与岗位")
    AUDIT = "audit", _("审计")


R = Right
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.VILLAGE_HELPER: frozenset({R.SEE_CASES, R.ENTER}),
    Role.GRID_WORKER: frozenset({R.SEE_CASES, R.ENTER}),
    Role.TOWNSHIP_CASEWORKER: frozenset(
        {R.SEE_CASES, R.REVEAL, R.ENTER, R.SUBMIT, R.VERIFY, R.POST_NOTICE, R.SETTLE, R.REPORT}
    ),
    Role.TOWNSHIP_HEAD: frozenset(
        {
            *(R.SEE_CASES, R.REVEAL, R.REVIEW, R.CONFIRM, R.SETTLE, R.REPORT),
            R.APPROVE_EXPORT,
        }
    ),
    Role.COUNTY_REVIEWER: frozenset(
        {
            *(R.SEE_CASES, R.REVEAL, R.VERIFY, R.EXAMINE, R.CHECK_PAYMENT, R.IMPORT_REGISTER),
            *(R.COMPARE, R.SETTLE, R.CONFIRM_DISPOSAL, R.REPORT, R.SET_STANDARD, R.REHEARSE),
            *(R.HEAR_OBJECTION, R.APPROVE_EXPORT, R.DIRECT),
        }
    ),
    Role.COUNTY_APPROVER: frozenset(
        {
            *(R.SEE_CASES, R.REVEAL, R.EXAMINE, R.CONFIRM, R.APPROVE_PAYMENT, R.CONFIRM_DISPOSAL),
            *(R.REPORT, R.DELEGATE, R.SET_STANDARD, R.REHEARSE, R.HEAR_OBJECTION),
            *(R.APPROVE_EXPORT, R.DIRECT),
        }
    ),
    Role.COUNTY_CASHIER: frozenset({R.SEE_CASES, R.REVEAL, R.PREPARE_PAYMENT, R.REPORT}),
    Role.CITY_SUPERVISOR: frozenset(
        {
            *(R.SEE_CASES, R.REPORT, R.SET_STANDARD, R.REHEARSE, R.HEAR_OBJECTION),
            *(R.APPROVE_EXPORT, R.DIRECT),
        }
    ),
    Role.PROVINCIAL_SUPERVISOR: frozenset(
        {
            *(R.SEE_CASES, R.REPORT, R.SET_STANDARD, R.REHEARSE, R.HEAR_OBJECTION),
            *(R.APPROVE_EXPORT, R.DIRECT),
        }
    ),
    Role.AUDITOR: frozenset({R.SEE_CASES, R.AUDIT, R.REPORT}),
    Role.ADMINISTRATOR: frozenset({R.MANAGE_OFFICERS}),
    Role.MACHINE: frozenset(
        {R.SEE_CASES, R.IMPORT_REGISTER, R.COMPARE, R.PREPARE_PAYMENT, R.REPORT, R.REHEARSE}
    ),
}

LEVEL_OF: dict[Role, str] = {
    Role.VILLAGE_HELPER: "village",
    Role.GRID_WORKER: "village",
    Role.TOWNSHIP_CASEWORKER: "township",
    Role.TOWNSHIP_HEAD: "township",
    Role.COUNTY_REVIEWER: "county",
    Role.COUNTY_APPROVER: "county",
    Role.COUNTY_CASHIER: "county",
    Role.CITY_SUPERVISOR: "city",
    Role.PROVINCIAL_SUPERVISOR: "province",
}
