"""The lines of a calculation sheet: each with its rule, its amount, its working in figures, its clauses.

Amounts of the lines of a section add up: `income` to the yearly income, `deduction` to what is taken off it,
`award` and `raise` together to the monthly total. Sections `measure` and `property` only show figures.
"""

from collections.abc import Iterator, Sequence

from eligibility.rules.dibao import decision, raises, single_person
from eligibility.rules.law import EXPENSE_KINDS, Law
from eligibility.rules.means import expenditure, family, imputation, income, support
from eligibility.rules.money import WHOLE, YEAR, half_up, per_cent, times, yuan_of
from eligibility.rules.reading import Facts
from eligibility.rules.sheet.line import Line as Line
from eligibility.rules.sheet.line import Member as Member
from eligibility.rules.sheet.line import Row as Row
from eligibility.rules.sheet.line import line_of
from eligibility.rules.sheet.property_lines import property_lines
from eligibility.rules.words import CATEGORIES, EXPENSES, INCOMES, OUTCOMES


def lines_of(
    law: Law, home: Row, members: Sequence[Member], incomes: Sequence[Row], expenses: Sequence[Row]
) -> list[Line]:
    """Every line of one household, in the order in which it is worked out. Only with facts complete."""
    lines = [*_income_lines(law, home, members, incomes)]
    lines += _deduction_lines(law, home, members, expenses)
    lines += _measure_lines(law, home)
    lines += property_lines(law, home)
    lines += award_lines(law, home, members)
    return lines


def _income_lines(
    law: Law, home: Row, members: Sequence[Member], incomes: Sequence[Row]
) -> Iterator[Line]:
    for told, row in members:
        if row["counted"]:
            mine = [item for item in incomes if item["member"] == row["member"]]
            yield from _item_lines(law, mine, told["ref"])
            yield from _member_income_lines(law, row, told["ref"])
    yield from _item_lines(law, [item for item in incomes if item["member"] is None], None)
    shared = sum(item["basic_pension"] for item in incomes if item["member"] is None)
    if shared:
        yield line_of(income.basic_pension, law, -shared, "", section="income")


def _item_lines(law: Law, items: Sequence[Row], ref: str | None) -> Iterator[Line]:
    for item in items:
        label, working = INCOMES[item["kind"]], _each_month(item)
        whole, outside = item["annual"], item["excluded_income"]
        yield line_of(
            income.own_income, law, whole, working, section="income", member=ref, label=label
        )
        if outside:
            yield line_of(
                income.excluded_income, law, -outside, f"{label}全额不计入",
                section="income", member=ref,
            )  # fmt: skip


def _each_month(item: Row) -> str:
    whole, months = item["annual"], item["months"]
    if whole % months == 0 and item["monthly"]:
        return f"{yuan_of(whole // months)} × {months}"
    return f"{yuan_of(whole)}（全年）"


def _member_income_lines(law: Law, row: Row, ref: str) -> Iterator[Line]:
    """What is left out of a member's income, and what they are taken to have."""
    counted = (
        (income.pension_excluded, -1, _pension_working),
        (income.employment_cost, -1, _cost_working),
        (income.carer_relieved, -1, _relief_working),
        (income.income_deducted, -1, _deducted_working),
        (imputation.imputed_wage, 1, _imputed_working),
        (support.imputed_support, 1, _support_working),
    )
    for rule, sign, working in counted:
        if amount := row[rule.name]:
            yield line_of(rule, law, sign * amount, working(law, row), section="income", member=ref)


def _pension_working(law: Law, row: Row) -> str:
    months, rest = divmod(row["pension_excluded"], law.central_basic_pension)
    if law.pension_exclusion == "central" and not rest:
        return f"{yuan_of(law.central_basic_pension)} × {months}"
    return "以实领为限"


def _relief_working(law: Law, row: Row) -> str:
    return f"以最低工资 {yuan_of(law.minimum_wage or 0)} × {YEAR} 为限"


def _deducted_working(law: Law, row: Row) -> str:
    return " + ".join(yuan_of(row[kind]) for kind in law.income_deductions if row[kind])


def _support_working(law: Law, row: Row) -> str:
    return f"应给付 {yuan_of(row['support_due'])} − 已申报 {yuan_of(row['support_received'])}"


def _imputed_working(law: Law, row: Row) -> str:
    base, share = row["imputation_base"], row["imputation_share"]
    part = "" if share == WHOLE else f" × {per_cent(share)}"
    working = f"{yuan_of(base)} × {YEAR}{part}"
    cost = base * YEAR * share // WHOLE - row["imputed_wage"]
    return f"{working} − 就业成本 {yuan_of(cost)}" if cost else working


def _cost_working(law: Law, row: Row) -> str:
    ratio, months = per_cent(law.employment_cost_ratio), row["wage_months"]
    standard, minimum = yuan_of(law.dibao_standard or 0), yuan_of(law.minimum_wage or 0)
    disabled = f"{minimum} × {per_cent(law.employment_cost_disabled_ratio)} × {months}"
    by_wage = f"{yuan_of(row['wage'])} × {ratio}"
    working = {
        "wage_ratio": by_wage,
        "wage_ratio_or_minimum_wage": f"{by_wage} 与 {disabled} 取高"
        if row["disabled"]
        else by_wage,
        "standard_ratio": f"{standard} × {ratio} × {months}",
        "minimum_wage_ratio": disabled if row["disabled"] else f"{minimum} × {ratio} × {months}",
        "actual": "按实际支出",
    }[law.employment_cost]
    cap = law.employment_cost_cap
    if cap is not None:
        working += f"，不超过 {standard} × {times(cap)} × {months}"
    return working


def _deduction_lines(
    law: Law, home: Row, members: Sequence[Member], expenses: Sequence[Row]
) -> Iterator[Line]:
    refs = {row["member"]: told["ref"] for told, row in members if row["counted"]}
    rule = expenditure.rigid_expenditure
    for kind in EXPENSE_KINDS:
        owners = {e["member"] for e in expenses if e["kind"] == kind and e["claimed"]}
        owners &= refs.keys() | {None}
        of_kind = home[kind]
        if not of_kind:
            continue
        above = spared_of_education(law, kind, home)
        taken = taken_off(law, kind, of_kind, above)
        spent = f"({yuan_of(of_kind)} − {yuan_of(above)})" if above else yuan_of(of_kind)
        working = f"{spent} × {per_cent(law.rigid_ratio.get(kind, 0))}"
        if kind in law.rigid_cap:
            working += f"，不超过 {yuan_of(law.rigid_cap[kind])}"
        ref = refs.get(owners.pop()) if len(owners) == 1 else None
        label = f"刚性支出扣减：{EXPENSES[kind]}"
        yield line_of(rule, law, -taken, working, section="deduction", member=ref, label=label)
    beyond = home["rigid_expenditure"] - home["deductions"]
    if beyond:
        yield line_of(
            expenditure.deductions, law, beyond, "扣减以可扣收入为限，超出部分不再扣",
            section="deduction",
        )  # fmt: skip


def spared_of_education(law: Law, kind: str, home: Row) -> int:
    """Fen a year of education that the family bears itself, where the place deducts only what is above."""
    if kind != "education" or law.education_above is None:
        return 0
    last_year = home["last_year_income"]
    earned = home["income"] if last_year is None else last_year
    return int(earned) * law.education_above // WHOLE


def taken_off(law: Law, kind: str, spent: int, above: int = 0) -> int:
    """Fen a year taken off for one kind: the figure behind `expenditure.deductible`."""
    part = (max(0, spent - above) * law.rigid_ratio.get(kind, 0) + WHOLE - 1) // WHOLE
    return min(part, law.rigid_cap.get(kind, part))


def _measure_lines(law: Law, home: Row) -> Iterator[Line]:
    counted, size = home["counted_income"], home["members_counted"]
    yield line_of(
        decision.counted_income, law, counted,
        f"{yuan_of(home['income'])} − {yuan_of(home['deductions'])}", section="measure",
    )  # fmt: skip
    per_head = half_up(counted, size * YEAR)
    than = "<" if home["below_line"] else "≥"
    yield line_of(
        decision.below_line, law, per_head,
        f"{yuan_of(counted)} ÷ {size} ÷ {YEAR} = {yuan_of(per_head)} {than} "
        f"{yuan_of(law.dibao_standard or 0)}",
        section="measure", label="家庭月人均收入",
    )  # fmt: skip
    if home.get("reading"):
        yield _reading_line(law, home)


def _reading_line(law: Law, home: Row) -> Line:
    """Which reading of the family was taken, and what the other would have given."""
    taken, other = ("计入", "不计入") if home["reading"] == "together" else ("不计入", "计入")
    size, other_size = home["members_counted"], home["other_members"]
    if home["other_outcome"] is None:
        working = f"其他共同生活亲属{taken}"
    else:
        would = f"{OUTCOMES[home['other_outcome']]}，每月 {yuan_of(home['other_total'] or 0)}"
        working = f"其他共同生活亲属{taken}，共 {size} 人；{other}则共 {other_size} 人：{would}"
    return line_of(
        family.counted, law, 0, working, section="measure", label="从有利于申请人的口径认定成员",
    )  # fmt: skip


def award_lines(law: Law, home: Row, members: Sequence[Member]) -> Iterator[Line]:
    """What is paid a month, and for what."""
    standard = yuan_of(law.dibao_standard or 0)
    if home["outcome"] == "household":
        award = home["household_award"]
        working = _household_working(law, home)
        yield line_of(decision.household_award, law, award, working, section="award")
    if home["outcome"] == "single_person":
        for told, row in candidates_of(members):
            yield line_of(
                single_person.single_award, law, row["single_award"],
                _single_working(law, row, standard), section="award", member=told["ref"],
            )  # fmt: skip
    if home["outcome"] == "gradual_exit":
        kept = f"原保障金额 {yuan_of(home['award_monthly'])}"
        if law.gradual_exit_payment == "taper" and home["exit_until"] is None:
            kept += f" × {per_cent(law.gradual_exit_taper_ratio)}，进到元"
        award = home["gradual_exit_award"]
        yield line_of(decision.gradual_exit_award, law, award, kept, section="award")
    for told, row in raised_members(law, home, members):
        yield from _raise_lines(law, told, row)


def _household_working(law: Law, home: Row) -> str:
    size, award = home["members_counted"], home["household_award"]
    if law.award_mode == "tiers" or award == size * law.award_minimum:
        kind = "分档" if law.award_mode == "tiers" else "最低"
        return f"{kind}补助每人 {yuan_of(award // size)} × {size}"
    standard, counted = yuan_of(law.dibao_standard or 0), yuan_of(home["counted_income"])
    return f"{standard} × {size} − {counted} ÷ {YEAR}，进到元"


def candidates_of(members: Sequence[Member]) -> list[Member]:
    return [(told, row) for told, row in members if row["candidate"] and row["counted"]]


def raised_members(law: Law, home: Row, members: Sequence[Member]) -> list[Member]:
    """Whose raises are paid with the outcome."""
    if home["outcome"] == "household":
        return [(told, row) for told, row in members if row["counted"]]
    if home["outcome"] == "single_person" and law.raise_in_single_person:
        return candidates_of(members)
    return []


def _single_working(law: Law, row: Row, standard: str) -> str:
    if law.single_person_award == "full":
        return f"按标准全额 {standard}"
    if law.single_person_award == "ratio":
        return f"{standard} × {per_cent(law.single_person_ratio)}，进到元"
    working = f"{standard} − 本人收入 {yuan_of(row['own_counted'])} ÷ {YEAR}，进到元"
    if law.single_person_floor:
        working += f"，不低于标准的 {per_cent(law.single_person_floor)}"
    return working


def _raise_lines(law: Law, told: Facts, row: Row) -> Iterator[Line]:
    for category, amount in raises_of(law, row):
        each = law.raise_table[category]
        standard = yuan_of(law.dibao_standard or 0)
        share = f"{standard} × {per_cent(each.of_standard or 0)}，进到元"
        working = share if each.fen is None else f"每月 {yuan_of(each.fen)}"
        yield line_of(
            raises.raise_monthly, law, amount, working, section="raise", member=told["ref"],
            label=f"分类施保：{CATEGORIES[category]}",
        )  # fmt: skip


def raises_of(law: Law, row: Row) -> list[tuple[str, int]]:
    """The categories a member's raise is made of, each with its fen a month; together the raise itself."""
    due = row["raise_monthly"] or 0
    held = {
        category: raises.monthly(each, law.dibao_standard or 0)
        for category, each in law.raise_table.items()
        if row[f"is_{category}"]
    }
    if law.raise_stacking == "sum":
        chosen = held
    else:
        plus = {"disabled"} if law.raise_stacking == "highest_plus_disabled" else set()
        on_top = {category: fen for category, fen in held.items() if category in plus}
        rest = {category: fen for category, fen in held.items() if category not in plus}
        highest = max(rest, key=lambda category: rest[category], default=None)
        chosen = ({highest: rest[highest]} if highest else {}) | on_top
    if not chosen:
        return []
    first, *others = chosen.items()
    return [(first[0], due - sum(fen for _, fen in others)), *others]
