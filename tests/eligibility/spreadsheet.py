"""Cases as a policy officer keeps them: a row of a spreadsheet in Chinese, read into a facts file."""

import csv
import re
from pathlib import Path
from typing import Any

from eligibility.rules.words import INCOMES
from tests.eligibility.families import Facts, family, member

GOLDEN = Path(__file__).parent.parent / "golden"
Case = dict[str, str]

REGIONS = {
    "洛江区": "350504000000", "南安市": "350583000000", "三明市": "350400000000",
    "万州区": "500101000000", "彭水县": "500243000000", "莆田市城厢区": "350302000000",
    "泗县": "341324000000", "宿州市埇桥区": "341302000000", "怀远县": "340321000000",
    "滁州市": "341100000000", "北京市东城区": "110101000000",
}  # fmt: skip
AREAS = {"城市": "urban", "农村": "rural"}
KINDS = {
    "视力": "visual", "听力": "hearing", "言语": "speech", "肢体": "physical",
    "智力": "intellectual", "精神": "mental", "多重": "multiple",
}  # fmt: skip
SCHOOLS = {
    "": "none", "不详": None, "学前": "preschool", "义务教育": "compulsory",
    "高中": "senior_secondary", "中职": "senior_secondary", "本科": "undergraduate",
}  # fmt: skip
ABSENCES = {"": "none", "服刑": "prison", "宣告失踪": "missing"}
ITEMS = {
    "吃饭": "eating", "穿衣": "dressing", "上下床": "bed", "如厕": "toilet", "行走": "walking",
    "洗澡": "bathing",
}  # fmt: skip
MODES = {"": None, "分散": "scattered", "集中": "centralised"}
CHOICES = {"": None, "特困": "tekun", "儿童": "child"}
BENEFITS = {
    "低保": "dibao", "特困": "tekun", "孤儿": "orphan", "事实无人抚养": "unsupported_child",
    "生活补贴": "disability_living", "护理补贴": "disability_nursing", "异地低保": "dibao_elsewhere",
    "工伤护理费": "work_injury_nursing", "临时救助": "temporary_aid", "低保边缘": "edge_family",
}  # fmt: skip
SUPPORTERS: dict[str, Facts] = {
    "有能力": {"state": "able"},
    "无民事行为能力": {"state": "no_civil_capacity"},
    "宣告失踪": {"state": "declared_missing"},
    "服刑": {"state": "prison"},
    "特困": {"benefit": "tekun"},
    "低保": {"benefit": "dibao"},
    "无救助": {"benefit": "none"},
    "财产符合": {"property_within": True},
    "财产超标": {"property_within": False},
}
PARENTS = {
    "抚养": "raises", "死亡": "dead", "宣告失踪": "declared_missing", "重残": "severe_disability",
    "重病": "serious_illness", "服刑": "prison", "强制戒毒": "drug_isolation",
    "限制自由": "restricted", "失联": "lost_contact", "查找不到": "not_found", "不详": None,
}  # fmt: skip
ANSWERS = {"是": "yes", "否": "no", "另行办理": "other_route", "待补充": "need_information"}
VERDICTS = {
    "可同时享受": "allowed", "不得同时享受": "never", "择一": "choose", "补差": "difference",
}  # fmt: skip


def cases(name: str) -> list[Case]:
    """The rows of a golden table by their Chinese headings."""
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def missing_of(case: Case) -> set[str]:
    """The facts said to be wanting, by their labels."""
    return set(filter(None, case["缺少"].split("；")))


def labels(missing: list[dict[str, str]]) -> set[str]:
    return {each["label"] for each in missing}


def tekun_facts(case: Case) -> Facts:
    """A person living alone, with what the row says and nothing else unknown."""
    person = member(
        "a", "head", case["出生日期"],
        labour_capacity="none",
        disability=_disability(case["残疾"]),
        schooling=SCHOOLS[case["在读"]],
        absence=ABSENCES[case["去向"]],
        income=_incomes(case["本人收入"]),
        self_care=_self_care(case["不能自理"]),
        support_mode=MODES[case["供养方式"]],
        supporters=_supporters(case["义务人"]),
        held=_held(case["正在享受"]),
    )  # fmt: skip
    person["birth_date"] = case["出生日期"] or None
    assets = [{"kind": "deposit", "amount": case["存款"]}] if case["存款"] else []
    return family(
        person, region=REGIONS[case["地区"]], area=AREAS[case["城乡"]], on=case["日期"],
        income=_incomes(case["共同收入"]), assets=assets,
    )  # fmt: skip


def child_facts(case: Case) -> Facts:
    """A grandparent of 65 with the month's income of the row, and the child."""
    old = member(
        "g", "head", "1956-01-01", labour_capacity="none", employment="retired",
        income=[{"kind": "other", "amount": case["祖父母月收入"], "per": "month", "months": 12}],
    )  # fmt: skip
    child = member(
        "k", "grandchild", case["出生日期"],
        labour_capacity="none",
        disability=_disability(case["残疾"]),
        schooling=SCHOOLS[case["在读"]],
        parents=_parents(case["父亲"], case["母亲"]),
        support_mode=MODES[case["养育方式"]],
        held=_held(case["正在享受"]),
    )  # fmt: skip
    child["birth_date"] = case["出生日期"] or None
    return family(old, child, region=REGIONS[case["地区"]], on=case["日期"])


def _disability(written: str) -> Facts | None:
    """`肢体2`: a kind and a grade; the grade may be left out."""
    if not written:
        return None
    grade = written[2:]
    return {"kind": KINDS[written[:2]], **({"grade": int(grade)} if grade else {})}


def _incomes(written: str) -> list[Facts] | None:
    """`城乡居民养老金 150/月；其他收入 600/年`; 未申报 for nothing told, 不详 for an unknown amount."""
    if written == "未申报":
        return None
    kinds = {label: kind for kind, label in INCOMES.items()}
    found = []
    for each in filter(None, written.split("；")):
        label, amount, per = re.split("[ /]", each)
        item: Facts = {"kind": kinds[label], "per": {"月": "month", "年": "year"}[per]}
        found.append(item | ({} if amount == "不详" else {"amount": amount}))
    return found


def _self_care(written: str) -> Facts | None:
    """The items not achieved; one with a question mark was not assessed, 未评估 means none was."""
    if written == "未评估":
        return None
    known: Facts = dict.fromkeys(ITEMS.values(), True)
    for item in filter(None, written.split("、")):
        known[ITEMS[item.rstrip("？")]] = None if item.endswith("？") else False
    return known


def _supporters(written: str) -> list[Facts] | None:
    """`无` for nobody, 未查 for not asked; otherwise each with what is known of them, in any order."""
    if written in ("无", "未查"):
        return None if written == "未查" else []
    return [_supporter(each.split(" ")) for each in written.split("；")]


def _supporter(told: list[str]) -> Facts:
    known: dict[str, Any] = {}
    for each in told:
        if each in SUPPORTERS:
            known |= SUPPORTERS[each]
        elif each.startswith("收入"):
            known["income_annual"] = each.removeprefix("收入")
        elif each[:2] in KINDS:
            known["disability"] = _disability(each)
        else:
            known["birth_date"] = each
    return known


def _parents(father: str, mother: str) -> list[Facts] | None:
    """Each as told, one left out is not named; 未查 for neither asked."""
    if father == mother == "未查":
        return None
    return [_parent(each.split(" ")) for each in (father, mother) if each]


def _parent(told: list[str]) -> Facts:
    """`失联 2021-03-10`, `服刑 12个月`, `重残 精神4`."""
    known: dict[str, Any] = {}
    state, *more = told
    if PARENTS[state]:
        known["state"] = PARENTS[state]
    for each in more:
        if each.endswith("个月"):
            known["months"] = int(each.removesuffix("个月"))
        elif each[:2] in KINDS:
            known["disability"] = _disability(each)
        else:
            known["since"] = each
    return known


def _held(written: str) -> list[Facts] | None:
    """`特困 500`: a benefit with its yuan a month, which may be left out; 未查 for not asked."""
    if written == "未查":
        return None
    found = []
    for each in filter(None, written.split("；")):
        benefit, *amount = each.split(" ")
        found.append({"benefit": BENEFITS[benefit], **({"monthly": amount[0]} if amount else {})})
    return found
