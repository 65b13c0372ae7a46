"""Beside the result: what an officer should look at, what else the family fits, whom to keep in view."""

from collections.abc import Iterator, Sequence
from typing import Any

from eligibility.rules.benefits.entitlement import YES
from eligibility.rules.benefits.living_subsidy import living_floor_met
from eligibility.rules.benefits.nursing_subsidy import nursing_floor_met
from eligibility.rules.benefits.temporary_aid_amount import aid_standard_met
from eligibility.rules.dibao.decision import ON_DIBAO, months_of_the_place
from eligibility.rules.law import Law
from eligibility.rules.money import YEAR, yuan_of
from eligibility.rules.reading import Facts
from eligibility.rules.sheet.lines import Member, Row
from eligibility.rules.words import EXPENSES

RECHECK_MONTHS = 3
FAR_ABOVE = 2  # times the standard for everybody counted
# What is asked of the local figure that a benefit is paid by
CHECKED = {
    "disability_living": living_floor_met,
    "disability_nursing": nursing_floor_met,
    "temporary_aid": aid_standard_met,
}


def warnings(
    law: Law, facts: Facts, home: Row, members: Sequence[Member], expenses: Sequence[Row]
) -> list[str]:
    """Plain sentences in Chinese."""
    return [
        *_of_pension(law, members),
        *_of_waiver(law, facts, home),
        *_of_award_under_waiver(home),
        *_of_award_held(law, home),
        *_of_gradual_exit(law, home),
        *_of_imputation(members),
        *_of_supporters(law, members),
        *_of_windows(law, facts, members),
        *_of_standard(law),
        *_of_vouchers(law, members, expenses),
        *_of_property(law, home),
        *_of_figures(home, members),
    ]


def _of_pension(law: Law, members: Sequence[Member]) -> Iterator[str]:
    source = law.sources["pension_exclusion"]
    drawn = any(
        item["kind"] == "pension_resident" for told, _ in members for item in told["income"] or ()
    )
    if source.warning and drawn:
        yield source.warning


def _of_waiver(law: Law, facts: Facts, home: Row) -> Iterator[str]:
    until = facts["means_test_waived_until"]
    if until is None:
        return
    if home["waived"]:
        yield f"经济状况免予核对至 {until}，期满后的次月须重新核对"
    elif until >= law.on:
        yield law.sources["means_test_waiver"].warning or "本地不允许免予核对，已按规定核对"
    else:
        yield f"免予核对已于 {until} 期满，已按规定核对"


def _of_award_under_waiver(home: Row) -> Iterator[str]:
    """While a waiver holds the income of a family on dibao is not tested: what it comes to here ends or
    lowers nothing (闽民救〔2020〕21号 二(二)1). Conduct that bars is no matter of means."""
    held, outcome = home["award_monthly"], home["outcome"]
    on_dibao = home["award_benefit"] == "dibao"
    if not (home["waived"] and on_dibao) or outcome in ("refused_property", "need_information"):
        return
    if outcome != "household" or (held is not None and home["total"] < held):
        yield (
            "家庭正在享受低保且在免予核对期内，不再进行经济状况核对；"
            "本次收入核算结果不得作为停发或减发的依据，期内按原待遇执行"
        )


def _of_award_held(law: Law, home: Row) -> Iterator[str]:
    """An award too large for the family to be one: a slip of the pen, or other members."""
    held, most = home["award_monthly"], (law.dibao_standard or 0) * (home["members_counted"] or 0)
    if home["award_benefit"] == "dibao" and held is not None and held > most * FAR_ABOVE > 0:
        yield (
            f"现有低保金额每月 {yuan_of(held)} 元，超过低保标准与计入人数之积的 {FAR_ABOVE} 倍，请核对"
        )


def _of_gradual_exit(law: Law, home: Row) -> Iterator[str]:
    guide, given = law.gradual_exit_guide_months, months_of_the_place(law, home["rise_reason"])
    if home["outcome"] != "gradual_exit":
        return
    if guide is not None and (given is None or given > guide):
        theirs = "没有规定期限" if given is None else f"为 {given} 个月"
        cite = law.sources["gradual_exit_guide_months"].cite
        yield f"本地渐退期{theirs}，国家规定原则上不超过 {guide} 个月（{cite}）；建议按 {guide} 个月"


def _of_imputation(members: Sequence[Member]) -> Iterator[str]:
    if any(row["counted"] and row["imputed_wage"] for _, row in members):
        yield (
            "有成员的收入是按最低工资推算的；确实难以就业或长期没有收入的，应据实认定，不能一律推算"
        )


def _of_supporters(law: Law, members: Sequence[Member]) -> Iterator[str]:
    """Supporters of whom too little was told to reckon what they owe."""
    if law.support_fee != "formula":
        return
    told = ("family_size", "income_annual")
    for facts, row in members:
        for each in facts["supporters"] or () if row["counted"] else ():
            silent = any(each[name] is None for name in told) and each["agreed_annual"] is None
            if silent and each["state"] in (None, "able") and each["benefit"] in (None, "none"):
                yield "有赡养义务人的家庭收入或人数未查明，赡养费只按实际给付计算"
                return


def _of_windows(law: Law, facts: Facts, members: Sequence[Member]) -> Iterator[str]:
    """Work for part of a year, in a place that looks at fewer months than twelve."""
    window = law.income_window_months
    holders = [facts, *(told for told, _ in members)]
    items = (item for held in holders for item in held["income"] or ())
    partial = any(
        item["months"] not in (None, YEAR) and item["in_window"] is None for item in items
    )
    if window < YEAR and partial:
        yield f"本地按申请前 {window} 个月的收入核算，有收入只填了全年情况；请补填核算期内实收金额"


def _of_standard(law: Law) -> Iterator[str]:
    least, ours = law.provincial_minimum, law.dibao_standard
    if least is not None and ours is not None and ours < least:
        yield f"本地低保标准 {yuan_of(ours)} 低于省定最低标准 {yuan_of(least)}，请核对标准"


def _of_vouchers(law: Law, members: Sequence[Member], expenses: Sequence[Row]) -> Iterator[str]:
    counted = {row["member"] for _, row in members if row["counted"]} | {None}
    for item in expenses:
        if item["member"] not in counted or item["kind"] not in law.rigid_vouchers:
            continue
        what = f"{EXPENSES[item['kind']]} {yuan_of(item['annual'] or 0)} 元"
        if item["vouchers"] is False:
            yield f"{what}没有票据，未扣减；补齐票据后重新核算"
        elif item["vouchers"] is None:
            yield f"{what}未注明有无票据，暂按有票据扣减；审核前须查验"


def _of_property(law: Law, home: Row) -> Iterator[str]:
    if law.financial_limit is None and not home["waived"]:
        yield "没有收录本地的家庭财产标准，金融资产未作检验"


def _of_figures(home: Row, members: Sequence[Member]) -> Iterator[str]:
    """Local figures that a benefit is paid by and that break the rule set for them; none is changed."""
    rows = [home, *(row for _, row in members)]
    for benefit, checked in CHECKED.items():
        if any(row.get(benefit) == YES and row[checked.name] is False for row in rows):
            yield f"不符合“{checked.label}”，金额未改动，请核对录入的当地标准"


def also_fits(law: Law, home: Row, members: Sequence[Member]) -> list[str]:
    """Other help the family fits on the same facts; what is certain from them, not all there may be.
    Of a benefit that the sheet answers for, it is the answer; temporary aid that nobody asked for is a
    hint."""
    rows = [home, *(row for _, row in members)]
    answered = {name: [row.get(name) for row in rows] for name in CHECKED}
    outcome = home["outcome"]
    known = outcome != "need_information"
    asked = home["hardship_stated"] is not False
    fits = {
        "disability_living": YES in answered["disability_living"],
        "disability_nursing": YES in answered["disability_nursing"],
        "edge_family": outcome in ("single_person", "gradual_exit") and home["edge_family"],
        "rigid_expenditure": outcome == "gradual_exit" and home["rigid_expenditure_family"],
        "temporary_aid": YES in answered["temporary_aid"]
        if asked
        else known and outcome not in ON_DIBAO and home["rigid_claimed"] > 0,
    }
    return [name for name, fitting in fits.items() if fitting]


def watch(law: Law, home: Row, members: Sequence[Member]) -> dict[str, Any] | None:
    """Whether a family that gets no allowance should stay in view, and why."""
    if home["outcome"] in (*ON_DIBAO, "need_information"):
        return None
    rows = [row for _, row in members if row["counted"]]
    reasons = {
        "重病": any(row["serious_illness"] for row in rows),
        "残疾": any(row["disabled"] for row in rows),
        "就学": home["education"] > 0,
        "医疗支出": home["medical"] > 0,
        "刚性支出": home["rigid_claimed"] > 0,
        "收入在低保标准 2 倍以下": home["counted_income"] < home["line"] * 2,
    }
    held = [reason for reason, holds in reasons.items() if holds]
    return {"suggested": bool(held), "reasons": held, "recheck_months": RECHECK_MONTHS}
