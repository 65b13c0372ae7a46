"""What a finding of the search says, in words: the likely benefit, why, how sure, and what is unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.templatetags.formats import listed, mask_name, money, strung
from eligibility.rules.rule import RULES
from eligibility.spoken import WORDS, said
from monitoring.comparisons.coverage import MISSED, WRONG
from monitoring.comparisons.second_pass import LINKED
from monitoring.models import Finding
from monitoring.registers import REGISTERS

SEARCHED = (MISSED, WRONG)
SIGNS = {
    "at_risk": gettext_lazy("防返贫监测对象，风险未消除"),
    "suspected": gettext_lazy("上级下发疑似应保未保"),
    "severe_disability": gettext_lazy("重度残疾"),
    "serious_illness": gettext_lazy("大病"),
    "epidemic": gettext_lazy("疫情确诊"),
    "hotline": gettext_lazy("热线求助"),
    "dangerous_house": gettext_lazy("危房"),
}
CERTAINTY = {
    "known": gettext_lazy("事实齐全，符合"),
    "likely": gettext_lazy("未知事项怎样都符合"),
    "possible": gettext_lazy("要看未知事项"),
}
ORIGINS = {
    "file": gettext_lazy("我方档案"),
    "poverty_office": gettext_lazy("扶贫名册"),
    "household_registration": gettext_lazy("户籍"),
    "alone": gettext_lazy("只知本人，家庭成员未知"),
}
ITEMS = {
    "wage": gettext_lazy("工资"), "pension_employee": gettext_lazy("职工养老金"),
    "pension_resident": gettext_lazy("居民养老金"), "business": gettext_lazy("经营"),
    "property": gettext_lazy("财产收入"), "transfer": gettext_lazy("失业金"),
    "vehicle": gettext_lazy("机动车"), "house": gettext_lazy("房屋"), "ship": gettext_lazy("船舶"),
    "business_capital": gettext_lazy("企业出资"), "deposit": gettext_lazy("公积金余额"),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One home of the list, in words; amounts are text in yuan a month."""

    finding: Finding
    people: int
    benefit: str
    others: str
    certainty: str
    signs: str
    marks: str
    figures: Mapping[str, Any]


def line_of(finding: Finding) -> Line:
    """What a row of the list shows of a likely missed recipient."""
    facts = finding.facts
    others = dict.fromkeys(WORDS[each["benefit"]] for each in facts["benefits"])
    return Line(
        finding,
        len(facts["home"]["members"]),
        benefit_of(facts),
        listed(said(word) for word in others),
        str(CERTAINTY[facts["certainty"]]),
        listed(SIGNS[sign] for sign in facts["signs"]),
        _marks(facts),
        facts["figures"],
    )


def benefit_of(facts: Mapping[str, Any]) -> str:
    """What the household as a whole would get."""
    return said(WORDS[facts["benefit"]])


def _marks(facts: Mapping[str, Any]) -> str:
    marks = []
    if since := facts.get("refused"):
        marks.append(_("%(day)s 曾不予确认") % {"day": since})
    if since := facts.get("watch"):
        marks.append(_("%(day)s 起在潜在救助对象名单") % {"day": since})
    return strung(marks)


def said_of(finding: Finding) -> list[tuple[object, object]] | None:
    """The rows of the finding's page; None for a finding of another rule."""
    if finding.rule == MISSED:
        return _missed(finding)
    if finding.rule == LINKED:
        return _linked(finding)
    return _wrong(finding) if finding.rule == WRONG else None


def _linked(finding: Finding) -> list[tuple[object, object]]:
    facts = finding.facts
    return [
        (_("登记"), REGISTERS[facts["register"]].label),
        (_("登记姓名"), mask_name(facts["their_name"])),
        (_("登记出生日期"), facts["their_birth"] or "—"),
        (_("登记日期"), facts["their_event"] or "—"),
        (_("匹配权重"), facts["weight"]),
    ]


def _missed(finding: Finding) -> list[tuple[object, object]]:
    line, facts = line_of(finding), finding.facts
    figures = facts["figures"]
    rows: list[tuple[object, object]] = [
        (_("可能享受"), line.benefit),
        (_("把握"), line.certainty),
        (_("已知事实"), _("%(known)s / %(asked)s 项") % figures),
        (_("家庭构成来自"), ORIGINS[facts["origin"]]),
    ]
    if facts["benefit"] in ("household", "single_person"):
        rows.insert(1, (_("约每月（元）"), money(figures["monthly"])))
        rows.insert(2, (_("人均低于标准（元/月）"), money(figures["short"])))
    given = [
        (_("另可能享受"), line.others),
        (_("困难迹象"), line.signs),
        (_("以前办过"), line.marks),
    ]
    return [*rows, *((label, words) for label, words in given if words)]


def _wrong(finding: Finding) -> list[tuple[object, object]]:
    facts = finding.facts
    failed = [said(RULES[rule].label) for rule in facts["failed"]]
    told = [ITEMS[kind] for kind in facts["told"] if kind in ITEMS]
    rows: list[tuple[object, object]] = [
        (_("核算结果"), said(WORDS[facts["outcome"]])),
        (_("不符合的规定"), listed(failed)),
        (_("现在每月（元）"), money(facts["figures"]["monthly"])),
    ]
    return [*rows, (_("登记数据多出的"), listed(told))] if told else rows


def sources_of(finding: Finding) -> list[dict[str, object]]:
    """The registers that were asked, and whether no row in them says anything."""
    return [
        {
            "label": REGISTERS[source["register"]].label,
            "as_of": source["as_of"],
            "whole": source["whole"],
        }
        for source in finding.last_comparison.sources
    ]


def names_of(finding: Finding) -> dict[str, str]:
    """Masked names of the home by their refs."""
    return {ref: mask_name(each["name"]) for ref, each in finding.facts["people"].items()}
