"""What a register and our own file say of a finding, in the words of the register's declaration."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.templatetags.formats import listed, mask_name
from cases.benefits import BENEFITS
from cases.models import Clock, PaymentExclusion
from households.choices import DisabilityKind, IncomeKind, Schooling
from monitoring.comparisons import COMPARISONS
from monitoring.models import Finding
from monitoring.registers import REGISTERS, Register

LABELS = {
    "amount": _("金额（元）"), "annual": _("申报年收入（元）"), "applied_on": _("申请日期"),
    "application": _("申请编号"), "benefit": _("待遇"), "benefit_group": _("待遇"),
    "benefits": _("同时享受"), "certificate_agrees": _("证号与本人一致"), "clock": _("时限"),
    "companies": _("企业数"), "due_on": _("应办日期"), "ends_on": _("期满日期"), "homes": _("住房套数"),
    "income_kind": _("收入种类"), "listed": _("名册中有"), "other_household": _("另一份档案（户）"),
    "self_paid": _("一年个人自付（元）"), "serious_illness_paid": _("大病保险支付（元）"),
    "times": _("自付相当于年标准（倍）"), "units": _("不动产单元号"), "vehicles": _("申报车辆数"),
    "waiver_until": _("免核对到期"), "year": _("年份"), "role": _("职务"), "change": _("变动"),
    "received": _("本人说实际领到（元）"), "asked_on": _("询问日期"),
    "changed_on": _("变动日期"), "batch": _("批次"), "stage": _("学段"),
    "due": _("应发（元/月）"), "monthly": _("现发（元/月）"), "paid": _("实发（元）"),
    "paid_month": _("发放月份"), "left_out": _("未发原因"), "grown_on": _("成年日期"),
    "schooling": _("就学状况"), "refusals": _("连续拒绝次数"), "refused_on": _("最近一次拒绝"),
}  # fmt: skip
YES_NO = {"yes": _("是"), "no": _("否"), True: _("是"), False: _("否")}
KINDS: dict[str, dict[Any, Any]] = {
    "income_kind": dict(IncomeKind.choices), "disability_kind": dict(DisabilityKind.choices),
    "clock": dict(Clock.Kind.choices), "benefit": {b.code: b.label for b in BENEFITS.values()},
    "benefits": {b.code: b.label for b in BENEFITS.values()}, "schooling": dict(Schooling.choices),
    "left_out": dict(PaymentExclusion.Reason.choices),
}  # fmt: skip
SIDES = (("theirs", _("名册")), ("ours", _("我方")), ("about", _("发现时")))


def said_of(finding: Finding) -> list[tuple[object, object]] | None:
    """Label and value, side by side; None for findings whose facts are told otherwise."""
    facts = finding.facts
    if not any(side in facts for side, _label in SIDES):
        return None
    register = _register(finding.rule)
    rows: list[tuple[object, object]] = []
    if name := facts.get("their_name"):
        rows.append((_("登记姓名"), mask_name(name)))
    for side, label in SIDES:
        for field, value in facts.get(side, {}).items():
            if value in ("", None):
                continue
            told = mask_name(value) if field == "spouse_name" else _word(register, field, value)
            rows.append((f"{label} · {_label(register, field)}", told))
    return rows


def _register(rule: str) -> Register | None:
    """The register that the question of a rule reads."""
    for declared in COMPARISONS.values():
        for question in declared.questions:
            if any(each.code == rule for each in question.rules) and question.reads:
                return REGISTERS[question.reads[0]]
    return None


def _label(register: Register | None, field: str) -> object:
    for column in register.columns if register else ():
        if column.field == field:
            return column.label
    return LABELS.get(field, field)


def _word(register: Register | None, field: str, value: Any) -> str:
    """A code in the words of its column; several after one another."""
    if isinstance(value, list):
        return listed(_word(register, field, each) for each in value)
    if isinstance(value, str) and value in (known := KINDS.get(field, {})):
        return str(known[value])
    if isinstance(value, bool | str) and value in YES_NO:
        return str(YES_NO[value])
    for column in register.columns if register else ():
        named = {code: word for word, code in reversed(column.options)}
        if column.options and (column.field == field or value in named) and value in named:
            return named[value]
    return str(value)
