"""Rows of the table of dibao cases, read into facts files.

A member is written as words: who, born when, and what differs from somebody of whom nothing is known to be
wrong, without work and without capacity for it: `子女 2005-09-10 本科 肢体2 工资2600/月×10`.
"""

import re
from typing import Any

from eligibility.rules.words import EXPENSES, INCOMES
from tests.eligibility.families import Facts, family, member
from tests.eligibility.spreadsheet import AREAS, KINDS, REGIONS, Case

OUTCOMES = {
    "按户": "household", "单人保": "single_person", "渐退": "gradual_exit",
    "低保边缘": "edge_family", "刚性支出困难": "rigid_expenditure", "不予（收入）": "refused_income",
    "不予（财产）": "refused_property", "待补充": "need_information",
}  # fmt: skip
RELATIONS = {
    "户主": "head", "配偶": "spouse", "子女": "child", "父母": "parent", "祖父母": "grandparent",
    "孙子女": "grandchild", "兄弟姐妹": "sibling", "其他亲属": "other",
}  # fmt: skip
SAID: dict[str, Facts] = {
    "有劳动能力": {"labour_capacity": "full"},
    "部分劳动能力": {"labour_capacity": "partial"},
    "就业": {"employment": "employed"},
    "灵活就业": {"employment": "flexible"},
    "失业": {"employment": "unemployed"},
    "在校": {"employment": "student"},
    "退休": {"employment": "retired"},
    "重病": {"serious_illness": True},
    "照料家人": {"care_duty": True},
    "确无工作可做": {"excused_from_work": True},
    "怀孕": {"work_excuse": "pregnancy"},
    "哺乳": {"work_excuse": "nursing"},
    "照看婴幼儿": {"work_excuse": "infant_care"},
    "学前": {"schooling": "preschool"},
    "义务教育": {"schooling": "compulsory"},
    "高中": {"schooling": "senior_secondary"},
    "本科": {"schooling": "undergraduate"},
    "研究生": {"schooling": "postgraduate"},
    "不同住": {"lives_with": False},
    "服刑": {"absence": "prison"},
    "宗教教职": {"absence": "clergy"},
    "宣告失踪": {"absence": "missing"},
    "强制戒毒": {"absence": "drug_isolation"},
    "收入未申报": {"income": None},
    "就学未申报": {"schooling": None},
}
STATUSES = {
    "": "none", "未脱贫": "unlifted", "脱贫户": "lifted", "脱贫不稳定户": "unstable",
    "边缘易致贫户": "marginal", "突发严重困难户": "sudden_hardship",
}  # fmt: skip
INCOME_KINDS = {label: kind for kind, label in INCOMES.items()}
EXPENSE_KINDS = {label: kind for kind, label in EXPENSES.items()}
ITEM = re.compile(r"(\D+)([\d.]+)/([月年])(?:×(\d+))?(?:（期内([\d.]+)）)?(无票据)?")
ASSETS = {
    "存款": "deposit", "证券": "security", "商业保险": "insurance", "机动车": "vehicle",
    "住房": "house", "出资": "business_capital", "大型农机具": "large_machine", "船舶": "ship",
}  # fmt: skip
ASSET = re.compile(r"(\D+)([\d.]*)(?:（(.+)）)?")
USES = {
    "残疾人专用": "disability", "营生": "livelihood", "就医": "medical", "康复": "rehabilitation",
}  # fmt: skip
LEFT_OUT = {"救助金": "assistance_money", "售唯一住房": "sale_of_only_home"}
CONDUCTS = {
    "拒不配合": "refuses_cooperation", "隐瞒": "hides_means", "放弃权益": "gives_away",
    "土地撂荒": "idle_land", "高收费择校": "high_fee_school", "自费留学": "study_abroad",
    "不履行赡养义务": "neglects_support",
}  # fmt: skip
HELD = {"低保": "dibao", "特困": "tekun", "低保边缘": "edge_family"}
REASONS = {"就业增收": "employment", "养老金增长": "pension"}
SUPPORTERS = {"子女": "child", "兄弟姐妹": "sibling", "父母": "parent"}
SUPPORTER_AMOUNTS = {
    "收入": "income_annual", "实付": "paid_annual", "约定": "agreed_annual", "人口": "family_size",
    "子女数": "children", "供养": "supports",
}  # fmt: skip


def dibao_facts(case: Case) -> Facts:
    """The facts file of a row."""
    people = [_member(each.split(" ")) for each in case["成员"].split("；")]
    people[-1]["supporters"] = [
        _supporter(each.split(" ")) for each in case["义务人"].split("；") if each
    ]
    income, expenses = _items(case["共同收支"].split("；"))
    held, *more = case["现有待遇"].split(" ")
    return family(
        *people, region=REGIONS[case["地区"]], area=AREAS[case["城乡"]], on=case["日期"],
        poverty_status=STATUSES[case["身份"]], income=income, expenses=expenses,
        assets=[_asset(each) for each in case["财产"].split("；") if each],
        conduct=[CONDUCTS[each] for each in case["行为"].split("；") if each],
        company=_company(case["企业"]),
        current_award=_award(held, more) if held else None,
        means_test_waived_until=case["免予核对至"] or None,
    )  # fmt: skip


def settings_of(case: Case) -> dict[str, str]:
    """Figures the row supposes: `参数=值；参数=值`."""
    return dict(each.split("=") for each in case["假设"].split("；") if each)


def _member(words: list[str]) -> Facts:
    relation, born, *said = words
    known: dict[str, Any] = {"labour_capacity": "none"}
    for word in said:
        if word[:2] in KINDS and word[2:].isdigit():
            known["disability"] = {"kind": KINDS[word[:2]], "grade": int(word[2:])}
        elif word.startswith("同住始于"):
            known["lives_with_since"] = word.removeprefix("同住始于")
    for word in said:
        known |= SAID.get(word, {})
    income, expenses = _items(said)
    told = {"income": income, "expenses": expenses} | known
    return member(f"{relation}{born}", RELATIONS[relation], born, **told)


def _items(words: list[str]) -> tuple[list[Facts], list[Facts]]:
    """`工资性收入2600/月×10`, `医疗支出18000/年无票据`: incomes and expenses among the words."""
    income, expenses = [], []
    for label, amount, per, months, in_window, unproved in filter(None, map(_item, words)):
        item: Facts = {"amount": amount, "per": {"月": "month", "年": "year"}[per]}
        if months:
            item["months"] = int(months)
        item |= {"in_window": in_window} if in_window else {}
        if label in INCOME_KINDS:
            income.append({"kind": INCOME_KINDS[label], **item})
        else:
            expenses.append({"kind": EXPENSE_KINDS[label], "vouchers": not unproved, **item})
    return income, expenses


def _item(word: str) -> tuple[str, ...] | None:
    found = ITEM.fullmatch(word)
    return tuple(found.groups(default="")) if found else None


def _asset(word: str) -> Facts:
    label, number, more = re.fullmatch(ASSET, word).groups(default="")
    kind = ASSETS[label]
    told: Facts = {"kind": kind, "amount": number or "1"}
    if kind == "vehicle":
        told["vehicle_use"] = USES.get(more, "private")
    if kind == "house":
        told |= {"amount": "1", "area_m2": number}
    if kind == "deposit" and more:
        told["exempt"] = LEFT_OUT[more]
    return told


def _company(written: str) -> Facts | None:
    """`法定代表人`, `净利润15840`, `雇工13月`."""
    if not written:
        return None
    if written == "法定代表人":
        return {"legal_person": True}
    if written.startswith("净利润"):
        return {"net_profit_annual": written.removeprefix("净利润")}
    return {"hiring_months": int(written.removeprefix("雇工").removesuffix("月"))}


def _award(held: str, more: list[str]) -> Facts:
    """`低保500 渐退至2021-09-09 就业增收`."""
    name = held.rstrip("0123456789.")
    told: Facts = {"benefit": HELD[name], "monthly": held.removeprefix(name), "since": "2019-03-01"}
    for word in more:
        if word in REASONS:
            told["rise_reason"] = REASONS[word]
        else:
            told["gradual_exit_until"] = word.removeprefix("渐退至")
    return told


def _supporter(words: list[str]) -> Facts:
    """`子女 收入29760 人口1 子女数3 供养2 实付900 约定600 生于1950-01-01`, 服刑, 低保."""
    known: Facts = {"relation": SUPPORTERS[words[0]], "state": "able", "benefit": "none"}
    known |= {"family_size": 1, "children": 1, "supports": 1}
    for word in words[1:]:
        if word == "服刑":
            known["state"] = "prison"
        elif word == "低保":
            known["benefit"] = "dibao"
        elif word.startswith("生于"):
            known["birth_date"] = word.removeprefix("生于")
        else:
            label = word.rstrip("0123456789.")
            number = word.removeprefix(label)
            whole = label in ("人口", "子女数", "供养")
            known[SUPPORTER_AMOUNTS[label]] = int(number) if whole else number
    return known
