"""The order of the rules: from five tables of facts to one row of answers for each household."""

from collections.abc import Iterable
from functools import cache

import polars as pl

from eligibility.rules.dibao import decision as rules
from eligibility.rules.dibao import raises, readings, single_person, sums
from eligibility.rules.dibao.decided import Decided
from eligibility.rules.dibao.sums import Told
from eligibility.rules.facts import Frames
from eligibility.rules.law import EXPENSE_KINDS, Law
from eligibility.rules.means import (
    expenditure,
    family,
    imputation,
    income,
    property,
    support,
    window,
)
from eligibility.rules.pace import Pace, at_the_end, beside, in_order
from eligibility.rules.rule import Rule, answer

__all__ = ["Decided", "decide", "outcome_of"]


def decide(facts: Frames, law: Law, pace: Pace = at_the_end) -> Decided:
    """Every rule of dibao over every household of the tables, which all stand under this law; where it
    reads a family in its favour, the better of two readings."""
    if law.family_reading == "favourable" and (read := readings.chosen(facts, law, _decide)):
        return read.beside(_decide(read.facts, law, pace))
    return _decide(facts, law, pace)


def _decide(facts: Frames, law: Law, pace: Pace = at_the_end) -> Decided:
    incomes = window.incomes_of(facts.incomes.lazy(), law)
    incomes = pace(answer(incomes, law, income.excluded_income, income.basic_pension))
    expenses = window.expenses_of(facts.expenses.lazy(), law)
    expenses = pace(answer(expenses, law, expenditure.claimed))
    told = sums.told_by(facts, law)
    members = pace(_members(facts, incomes, expenses, told, law, pace))
    households = pace(_households(facts, members, incomes, expenses, told, law, pace))
    return Decided(households, members, incomes, expenses)


def _members(
    facts: Frames,
    incomes: pl.LazyFrame,
    expenses: pl.LazyFrame,
    told: Told,
    law: Law,
    pace: Pace,
) -> pl.LazyFrame:
    """Each member with their own sums and the answer of every rule about a member."""
    business = facts.incomes.filter(sums.OF_ALL, pl.col("kind") == "business")["household"]
    members = in_order(facts.members.lazy(), "member", pace)
    for of_each in (sums.earned(incomes, told, pace), sums.spent(expenses, told, pace)):
        members = beside(members, of_each, "member", pace)
    members = members.with_columns_seq(sums.or_nothing(told)).with_columns_seq(
        family_business=pl.col("household").is_in(business.implode()),
        income_amount=pl.when(~pl.col("income_unknown")).then(True),
        wage_stated=pl.when(pl.col("earning")).then(True),
    )
    first, *later = OF_MEMBERS
    due = support.support_due(facts.beyond.supporters, law)
    members = _supported(_allowed(answer(members, law, *first), law), due, law)
    for stage in later:
        members = answer(members, law, *stage)
    return answer(members.with_columns_seq(raises.belonging(law)), law, raises.raise_monthly)


OF_MEMBERS: tuple[tuple[Rule, ...], ...] = (
    (family.age, family.disabled, family.severe_disability),
    (family.studying, family.counted, income.pension_excluded, income.employment_cost,
     imputation.of_working_age, imputation.imputation_base),
    (imputation.exempt_from_work, imputation.imputation_share, income.carer_relieved),
    (imputation.to_be_imputed, income.income_deducted),
    (imputation.imputed_wage,),
    (income.own_income,),
    (expenditure.own_rigid_expenditure,),
    (single_person.own_counted,),
    (single_person.candidate,),
    (single_person.single_award,),
)  # fmt: skip


def _allowed(members: pl.LazyFrame, law: Law) -> pl.LazyFrame:
    """The members with the expenses that the place reckons by a scale of its own."""
    if law.education_rates:
        members = members.with_columns_seq(education=expenditure.education_at_public_rate(law))
    if law.care_deduction != "claimed":
        members = members.with_columns_seq(care=expenditure.care_allowed(law))
    return members


def _supported(members: pl.LazyFrame, due: pl.LazyFrame | None, law: Law) -> pl.LazyFrame:
    """The members with what their supporters elsewhere are taken to give; nothing where none is named."""
    if due is None:
        nothing = pl.lit(0, pl.Int64)
        return members.with_columns_seq(imputed_support=nothing, imputed_support_single=nothing)
    due_of = ("support_due", "support_due_single")
    told = members.join(due, on="member", how="left").with_columns_seq(
        pl.col(name).fill_null(0) for name in due_of
    )
    return answer(told, law, support.imputed_support, support.imputed_support_single)


def _households(
    facts: Frames,
    members: pl.LazyFrame,
    incomes: pl.LazyFrame,
    expenses: pl.LazyFrame,
    told: Told,
    law: Law,
    pace: Pace,
) -> pl.LazyFrame:
    """Each household with its sums and the answer of every rule about a household."""
    of_each = [
        sums.of_members(members, told, pace),
        sums.earned_together(incomes, told, pace),
        sums.of_assets(facts.assets, members, law, pace),
    ]
    if told.of_households:
        of_each.append(sums.spent_together(expenses, told, pace))
    households = in_order(facts.households.lazy(), "household", pace)
    for each in of_each:
        households = beside(households, each, "household", pace)
    households = households.with_columns_seq(_waived(law), pl.col("members_counted").fill_null(0))
    households = households.with_columns_seq(_totals(told))
    households = _with_supporters(households, facts, law)
    return outcome_of(households, law)


def outcome_of(households: pl.LazyFrame, law: Law) -> pl.LazyFrame:
    """The answer of every rule about a household, from its sums."""
    for stage in OF_HOUSEHOLDS:
        households = answer(households, law, *stage)
    return households.with_columns_seq(total=pl.col("award") + pl.col("raised"))


OF_HOUSEHOLDS: tuple[tuple[Rule, ...], ...] = (
    (expenditure.rigid_expenditure, rules.line),
    (expenditure.deductions,),
    (rules.counted_income, property.financial_within, *property.PARTS),
    (property.financial_within_edge,),
    (property.property_within, property.property_within_edge, rules.below_line,
     single_person.single_person_band,
     rules.gradual_exit, rules.gradual_exit_award, rules.edge_family,
     rules.rigid_expenditure_family, rules.household_award),
    (rules.single_person,),
    (rules.unknown,),
    (rules.outcome,),
    (rules.award, rules.raised),
)  # fmt: skip


def _with_supporters(households: pl.LazyFrame, facts: Frames, law: Law) -> pl.LazyFrame:
    """Where the place tests them: whether everybody named who owes a member support is within the rule of
    property; unknown while one is not told, or while nobody was asked."""
    if not law.supporters_property:
        return households
    asked = facts.beyond.people.lazy().group_by("household")
    told = facts.beyond.supporters.lazy().group_by("household")
    all_within = pl.col("property_within").all(ignore_nulls=False)
    within = pl.when(pl.col("named").is_null()).then(True).otherwise(pl.col("all_within"))
    return (
        households.join(
            asked.agg(asked=pl.col("supporters_known").any()), on="household", how="left"
        )
        .join(told.agg(named=pl.len(), all_within=all_within), on="household", how="left")
        .with_columns_seq(supporters_property_within=pl.when(pl.col("asked")).then(within))
    )


def _waived(law: Law) -> pl.Expr:
    """Whether the means test is waived that day, where the law of the place still allows it."""
    valid = (pl.col("waived_until") >= law.on).fill_null(False)
    return (valid & law.means_test_waiver).alias("waived")


@cache
def _totals(told: Told) -> list[pl.Expr]:
    """Members and household together; assets of a household that named none, when it named none."""
    return [*_earned(told), *_spent(told), *_owned()]


def _earned(told: Told) -> Iterable[pl.Expr]:
    unknown = ~pl.col("income_known") | pl.col("members_income_unknown")
    if told.incomes_wanting:
        unknown |= pl.col("common_income_unknown").fill_null(False)
    if told.expenses_wanting:
        unknown |= pl.col("members_expense_unknown")
    if told.expenses_wanting and told.of_households:
        unknown |= pl.col("common_expense_unknown").fill_null(False)
    common = pl.col("common_income").fill_null(0)
    yield pl.when(~unknown).then(pl.col("members_income") + common).alias("income")
    yield pl.when(~unknown).then(pl.col("members_total") + common).alias("total_income")


def _spent(told: Told) -> Iterable[pl.Expr]:
    spent = {kind: _of_kind(kind, told) for kind in EXPENSE_KINDS}
    yield from (part.alias(kind) for kind, part in spent.items())
    yield pl.sum_horizontal(spent.values()).alias("rigid_claimed")


def _of_kind(kind: str, told: Told) -> pl.Expr:
    own = pl.col(f"members_{kind}") if kind in told.of_members else sums.NOTHING
    if kind not in told.of_households:
        return own
    return own + pl.col(f"common_{kind}").fill_null(0)


def _owned() -> Iterable[pl.Expr]:
    nothing = pl.col("held").is_null()
    for name in ("financial", "business_capital", "houses", "house_area"):
        known = pl.when(~nothing).then(pl.col(name)).otherwise(0)
        yield pl.when(pl.col("assets_known")).then(known).alias(name)
    for name in ("dear_vehicle", "barred_asset", "recent_home"):
        found = pl.when(~nothing).then(pl.col(name)).otherwise(False)
        yield pl.when(pl.col("assets_known")).then(found).alias(name)
