"""Golden tables: a row of a spreadsheet with Chinese headings is one case, read here into a facts file.

An empty cell says nothing; 不详 says that the fact is not known, and leaves it out of the facts.
"""

from collections.abc import Iterator
from typing import Any

from eligibility.assess import assess
from eligibility.rules.words import FACTS
from tests.eligibility.families import Facts, family, pensioner
from tests.eligibility.spreadsheet import KINDS as DISABILITIES
from tests.eligibility.spreadsheet import Case as Row
from tests.eligibility.spreadsheet import cases

UNKNOWN = "不详"
NO_ENTRY = "不涉及"
ANSWERS = {
    "可以享受": "yes",
    "不享受": "no",
    "另走途径": "other_route",
    "待补充": "need_information",
}
PERIODS = {"月": "month", "年": "year", "一次": "once"}
AREAS = {"城镇": "urban", "农村": "rural"}
FLAGS = {"是": True, "否": False}
STATUSES = {
    "无": "none", "未脱贫": "unlifted", "脱贫户": "lifted", "脱贫不稳定户": "unstable",
    "边缘易致贫户": "marginal", "突发严重困难户": "sudden_hardship",
}  # fmt: skip
BENEFITS = {
    "低保": "dibao", "特困": "tekun", "困难残疾人生活补贴": "disability_living",
    "重度残疾人护理补贴": "disability_nursing", "孤儿": "orphan", "事实无人抚养儿童": "unsupported_child",
    "艾滋病病毒感染儿童": "hiv_child", "工伤护理": "work_injury_nursing", "其他护理津贴": "other_nursing",
    "其他生活津贴": "other_living", "失业保险金": "unemployment_insurance",
    "失业补助金": "unemployment_aid", "优抚对象": "entitled_group",
}  # fmt: skip
KINDS = {"急难型": "emergency", "支出型": "expenditure"}
CAUSES = {
    "火灾": "fire", "交通事故": "accident", "溺水": "drowning", "人身伤害": "injury",
    "突发重病": "sudden_illness", "疫情": "epidemic", "教育": "education", "医疗": "medical",
    "失业": "unemployment", "其他": "other",
}  # fmt: skip
LEVELS = {"较轻": "light", "一般": "ordinary", "较重": "heavy"}


def rows_of(name: str) -> list[Row]:
    """The rows of a table, those without a number left out (they are headings within it)."""
    return [row for row in cases(name) if row["序号"]]


def facts_of(row: Row) -> Facts:
    """The facts file of a row: the person, and as many others as the family has, without income."""
    others = (_other(place) for place in range(1, int(row.get("家庭人数") or 1)))
    return family(
        _person(row),
        *others,
        region=row["地区代码"],
        area=AREAS[row["城乡"]],
        on=row["核算日期"],
        **_stated(row, "建档立卡身份", "poverty_status", STATUSES, "none"),
        **_amount(row, "家庭年收入", "income"),
        assets=_assets(row),
        hardship=_hardship(row),
        current_award=_award(row),
    )


def answered(row: Row) -> dict[str, Any]:
    """What the sheet says of the row's benefit for its person or household, in the words of the table."""
    sheet = assess(facts_of(row), settings=dict(_settings(row)))
    entries = [
        each
        for each in sheet["benefits"]
        if each["benefit"] == row["待遇"] and each["member"] in (None, "person")
    ]
    if not entries:
        return {"结论": NO_ENTRY, "金额": "", "周期": "", "另走途径": "", "待补充": ""}
    (entry,) = entries
    words = {code: word for word, code in ANSWERS.items()}
    periods = {code: word for word, code in PERIODS.items()}
    return {
        "结论": words[entry["answer"]],
        "金额": entry["amount"] or "",
        "周期": periods[entry["per"]] if entry["amount"] else "",
        "另走途径": entry["route"] or "",
        "待补充": "、".join(sorted(each["label"] for each in entry["missing"])),
    }


def expected(row: Row) -> dict[str, Any]:
    told = {name: row[name] for name in ("结论", "金额", "周期", "另走途径")}
    missing = [label for label in row["待补充"].split("、") if label]
    assert set(missing) <= set(FACTS.values()), missing
    return told | {"待补充": "、".join(sorted(missing))}


def _person(row: Row) -> Facts:
    born = row.get("出生日期") or "1950-01-01"
    return pensioner(
        "person",
        "head",
        "1950-01-01",
        **_told(
            hukou_here=FLAGS.get(row.get("户籍在本地", "")),
            absence="prison" if row.get("服刑") == "是" else None,
            disability=_disability(row),
            held=_held(row.get("在享待遇", "")),
            epidemic=_epidemic(row),
        ),
        **_amount(row, "本人年收入", "income"),
    ) | {"birth_date": None if born == UNKNOWN else born}


def _other(place: int) -> Facts:
    return pensioner(f"other{place}", "parent", "1948-05-01", held=[])


def _told(**given: Any) -> Facts:
    return {name: value for name, value in given.items() if value is not None}


def _amount(row: Row, column: str, name: str) -> Facts:
    """A yearly income as rent from land; of which nothing is known where the cell says so."""
    told = row.get(column, "")
    if told == UNKNOWN:
        return {name: None}
    return {name: [{"kind": "property", "amount": told, "per": "year"}] if told else []}


def _stated(row: Row, column: str, name: str, codes: dict[str, str], ordinary: str) -> Facts:
    told = row.get(column, "")
    return {name: None if told == UNKNOWN else codes[told] if told else ordinary}


def _disability(row: Row) -> Facts | None:
    kind, grade, until = (row.get(name, "") for name in ("残疾类别", "残疾等级", "证件有效期至"))
    if not kind:
        return None
    told: Facts = {"kind": DISABILITIES[kind]}
    if grade != UNKNOWN:
        told["grade"] = int(grade)
    return told | ({"certificate_until": until} if until else {})


def _held(told: str) -> list[Facts] | None:
    """`特困、其他护理津贴 60`: each benefit, with its amount a month where one is told."""
    if told == UNKNOWN:
        return None
    return [_holding(each) for each in told.split("、") if each]


def _holding(told: str) -> Facts:
    name, _, monthly = told.partition(" ")
    return {"benefit": BENEFITS[name]} | ({"monthly": monthly} if monthly else {})


def _epidemic(row: Row) -> Facts | None:
    days = {"admitted_on": row.get("确诊日期"), "discharged_on": row.get("出院日期")}
    told = {name: day for name, day in days.items() if day}
    confirmed = FLAGS.get(row.get("确诊", ""))
    return told | ({} if confirmed is None else {"confirmed": confirmed}) or None


def _hardship(row: Row) -> Facts | None:
    if not row.get("困难类型"):
        return None
    told = {
        "kind": KINDS[row["困难类型"]],
        "cause": CAUSES.get(row["困难原因"]),
        "level": LEVELS.get(row["困难程度"]),
        "months": int(row["困难月数"]) if row["困难月数"] else None,
        "self_paid": row["自付费用"] or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _award(row: Row) -> Facts | None:
    told = row.get("现有待遇", "")
    return {"benefit": BENEFITS[told], "monthly": "500", "since": "2019-03-01"} if told else None


def _assets(row: Row) -> list[Facts] | None:
    told = row.get("存款", "")
    if told == UNKNOWN:
        return None
    return [{"kind": "deposit", "amount": told}] if told else []


def _settings(row: Row) -> Iterator[tuple[str, str]]:
    """`参数=值；参数=值`: figures that the row supposes instead of those in force."""
    for each in row.get("假设", "").split("；"):
        if each:
            name, _, value = each.partition("=")
            yield name, value
