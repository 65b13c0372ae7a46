"""A calculation sheet as plain lines for people, in Chinese."""

import unicodedata
from collections.abc import Iterator

from eligibility.rules.sheet.sheet import Sheet
from eligibility.rules.words import ALSO_FITS, OUTCOMES

SECTIONS = {
    "income": "收入",
    "deduction": "扣减",
    "measure": "人均收入",
    "property": "财产",
    "award": "救助金",
    "raise": "分类施保",
}


def printed(sheet: Sheet) -> str:
    """The whole sheet, one fact a line."""
    return "\n".join([*_head(sheet), *_body(sheet), *_result(sheet), *_remarks(sheet)])


def _head(sheet: Sheet) -> Iterator[str]:
    policy = sheet["policy"]
    yield f"核算表  {sheet['on']}  {policy['title']}（{policy['version']}）"
    yield f"结论：{OUTCOMES[sheet['outcome']]}"
    for each in sheet["missing"]:
        whose = f"（成员 {each['member']}）" if each["member"] else ""
        yield f"缺少事实：{each['label']}{whose}"


def _body(sheet: Sheet) -> Iterator[str]:
    section = ""
    for line in sheet["lines"]:
        if line["section"] != section:
            section = line["section"]
            yield ""
            yield f"【{SECTIONS[section]}】"
        whose = f"（{line['member']}）" if line["member"] else ""
        mark = "（示例数值）" if line["illustrative"] else ""
        yield f"  {_wide(line['label'] + whose, 40)}{line['amount']:>14}  {line['working']}"
        yield f"      依据：{'；'.join(line['cites']) or '——'}{mark}"


def _result(sheet: Sheet) -> Iterator[str]:
    yield ""
    figures = {
        "当地标准（元/月）": sheet["standard_monthly"],
        "共同生活成员（人）": sheet["members_counted"],
        "计入的年收入": sheet["counted_annual"],
        "家庭月人均收入": sheet["per_capita_monthly"],
        "距低保线（元/月）": sheet["distance"]["to_line_monthly"],
        "救助金（元/月）": sheet["award_monthly"],
        "合计（元/月）": sheet["total_monthly"],
    }
    for label, figure in figures.items():
        if figure is not None:
            yield f"{_wide(label, 24)}{figure:>14}"
    for each in sheet["candidates"]:
        yield f"单人保对象 {each['member']}：每月 {each['award_monthly']} 元"
    if sheet.get("from"):
        yield f"渐退期：{sheet['from']} 起，至 {sheet['until'] or '收入达到上限为止'}"


def _remarks(sheet: Sheet) -> Iterator[str]:
    for flip in sheet["distance"]["flips"]:
        whose = f"（成员 {flip['member']}）" if flip["member"] else ""
        then = OUTCOMES[flip["outcome"]]
        yield f"如果{flip['label']}{whose}：{then}，每月 {flip['total_monthly']} 元"
    if sheet["also_fits"]:
        yield "还可申请：" + "、".join(ALSO_FITS[name] for name in sheet["also_fits"])
    if sheet["watch"] and sheet["watch"]["suggested"]:
        watch = sheet["watch"]
        yield f"建议列为潜在救助对象：{'、'.join(watch['reasons'])}；{watch['recheck_months']} 个月后复查"
    for warning in sheet["warnings"]:
        yield f"注意：{warning}"


def _wide(text: str, width: int) -> str:
    """Padded to a width in which a Chinese character takes two columns."""
    columns = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return text + " " * max(1, width - columns)
