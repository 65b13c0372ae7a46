"""The order of the rules: from five tables of facts to one row of answers for each household."""

from collections.abc import Iterable

import polars as pl

from eligibility.rules.dibao import decision as rules
from eligibility.rules.dibao import raises, readings, single_person
from eligibility.rules.dibao.decided import Decided
from eligibility.rules.facts import Frames
from eligibility.rules.law import EXPENSE_KINDS, Law
from eligibility.rules.law.kinds import BARRED_ASSETS, INCOME_DEDUCTIONS
from eligibility.rules.means import (
    expenditure,
    family,
    imputation,
    income,
    property,
    support,
    window,
)
from eligibility.rules.rule import Rule, answer

__all__ = ["Decided", "decide"]

EARNED = ("wage", "business")


def decide(facts: Frames, law: Law) -> Decided:
    """Every rule of dibao over every household of the tables, which all stand under this law; where it
    reads a family in its favour, the better of two readings."""
    if law.family_reading == "favourable" and (read := readings.chosen(facts, law, _decide)):
        return read.beside(_decide(read.facts, law))
    return _decide(facts, law)


def _decide(facts: Frames, law: Law) -> Decided:
    incomes = window.incomes_of(facts.incomes.lazy(), law)
    incomes = answer(incomes, law, income.excluded_income, income.basic_pension)
    expenses = answer(window.expenses_of(facts.expenses.lazy(), law), law, expenditure.claimed)
    common = _of_households(incomes, expenses)
    members = _members(facts, incomes, expenses, common, law)
    households = _households(facts, members, common, law)
    return Decided(households, members, incomes, expenses)


def _of_households(incomes: pl.LazyFrame, expenses: pl.LazyFrame) -> pl.LazyFrame:
    """Sums of the items that belong to a household as a whole."""
    earned = incomes.filter(pl.col("member").is_null()).group_by("household")
    spent = expenses.filter(pl.col("member").is_null()).group_by("household")
    return earned.agg(
        common_income=(
            pl.col("annual") - pl.col("excluded_income") - pl.col("basic_pension")
        ).sum(),
        family_business=(pl.col("kind") == "business").any(),
        common_income_unknown=pl.col("annual").is_null().any(),
    ).join(
        spent.agg(
            *(_claimed(kind).alias(f"common_{kind}") for kind in EXPENSE_KINDS),
            common_expense_unknown=pl.col("claimed").is_null().any(),
        ),
        on="household",
        how="full",
        coalesce=True,
    )


def _members(
    facts: Frames,
    incomes: pl.LazyFrame,
    expenses: pl.LazyFrame,
    common: pl.LazyFrame,
    law: Law,
) -> pl.LazyFrame:
    """Each member with their own sums and the answer of every rule about a member."""
    earned, spent = _earned(incomes), _spent(expenses)
    business = common.select("household", "family_business")
    members = (
        facts.members.lazy()
        .join(earned, on="member", how="left")
        .join(spent, on="member", how="left")
        .join(business, on="household", how="left")
        .with_columns(_sums_or_nothing())
        .with_columns(
            income_amount=pl.when(~pl.col("income_unknown")).then(True),
            wage_stated=pl.when(pl.col("earning")).then(True),
        )
    )
    for stage in OF_MEMBERS:
        members = answer(members, law, *stage)
        if stage is OF_MEMBERS[0]:
            due = support.support_due(facts.beyond.supporters, law)
            members = _supported(_allowed(members, law), due, law)
    return answer(members.with_columns(raises.belonging(law)), law, raises.raise_monthly)


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
        members = members.with_columns(education=expenditure.education_at_public_rate(law))
    if law.care_deduction != "claimed":
        members = members.with_columns(care=expenditure.care_allowed(law))
    return members


def _supported(members: pl.LazyFrame, due: pl.LazyFrame | None, law: Law) -> pl.LazyFrame:
    """The members with what their supporters elsewhere are taken to give; nothing where none is named."""
    if due is None:
        nothing = pl.lit(0, pl.Int64)
        return members.with_columns(imputed_support=nothing, imputed_support_single=nothing)
    sums = ("support_due", "support_due_single")
    told = members.join(due, on="member", how="left").with_columns(
        pl.col(name).fill_null(0) for name in sums
    )
    return answer(told, law, support.imputed_support, support.imputed_support_single)


def _earned(incomes: pl.LazyFrame) -> pl.LazyFrame:
    kind = pl.col("kind")
    return (
        incomes.filter(pl.col("member").is_not_null())
        .group_by("member")
        .agg(
            wage=pl.col("annual").filter(kind == "wage").sum(),
            wage_months=pl.col("months").filter(kind == "wage").sum().clip(upper_bound=12),
            gross=(pl.col("annual") - pl.col("excluded_income")).sum(),
            basic_pension=pl.col("basic_pension").sum(),
            support_received=pl.col("annual").filter(kind == "support").sum(),
            earning=kind.is_in(EARNED).any(),
            income_unknown=pl.col("annual").is_null().any(),
        )
    )


def _spent(expenses: pl.LazyFrame) -> pl.LazyFrame:
    return (
        expenses.filter(pl.col("member").is_not_null())
        .group_by("member")
        .agg(
            *(_claimed(kind).alias(kind) for kind in EXPENSE_KINDS),
            *(_claimed(kind).alias(kind) for kind in INCOME_DEDUCTIONS),
            actual_cost=_claimed("employment"),
            expense_unknown=pl.col("claimed").is_null().any(),
        )
    )


def _claimed(kind: str) -> pl.Expr:
    return pl.col("claimed").filter(pl.col("kind") == kind).sum()


def _sums_or_nothing() -> Iterable[pl.Expr]:
    """Who has no item has a sum of nothing, and nothing unknown in it."""
    sums = (
        "wage", "wage_months", "gross", "basic_pension", "support_received", "actual_cost",
        *EXPENSE_KINDS, *INCOME_DEDUCTIONS,
    )  # fmt: skip
    yield from (pl.col(name).fill_null(0) for name in sums)
    flags = ("earning", "income_unknown", "expense_unknown", "family_business")
    yield from (pl.col(name).fill_null(False) for name in flags)


def _households(
    facts: Frames, members: pl.LazyFrame, common: pl.LazyFrame, law: Law
) -> pl.LazyFrame:
    """Each household with its sums and the answer of every rule about a household."""
    assets = facts.assets.lazy().join(members.select("member", "counted"), on="member", how="left")
    households = (
        facts.households.lazy()
        .join(_of_members(members), on="household", how="left")
        .join(common, on="household", how="left")
        .join(_of_assets(assets, law), on="household", how="left")
        .with_columns(_waived(law))
        .with_columns(_totals())
    )
    households = _with_supporters(households, facts, law)
    stages = (
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
    for stage in stages:
        households = answer(households, law, *stage)
    return households.with_columns(total=pl.col("award") + pl.col("raised"))


def _of_members(members: pl.LazyFrame) -> pl.LazyFrame:
    """Sums over the members counted; of the others only whether they should count is asked."""
    counted = pl.col("counted").fill_null(False)
    hardship = pl.col("severe_disability") | pl.col("serious_illness")
    candidate = pl.col("candidate") & counted
    return members.group_by("household").agg(
        members_counted=counted.sum().cast(pl.Int64),
        members_income=pl.col("own_income").filter(counted).sum(),
        members_total=(
            pl.col("gross")
            - pl.col("pension_excluded")
            + pl.col("imputed_wage")
            + pl.col("imputed_support")
        )
        .filter(counted)
        .sum(),
        members_unknown=pl.col("counted").is_null().any(),
        members_income_unknown=pl.col("own_income").filter(counted).is_null().any(),
        members_expense_unknown=pl.col("expense_unknown").filter(counted).any(),
        hardship=hardship.filter(counted).any(ignore_nulls=False),
        at_work=pl.col("earning").filter(counted).any(),
        raises=pl.col("raise_monthly").filter(counted).sum(),
        raises_unknown=pl.col("raise_monthly").filter(counted).is_null().any(),
        candidates=candidate.fill_null(False).sum().cast(pl.Int64),
        candidates_unknown=(pl.col("candidate").is_null() & counted).any(),
        single_awards=pl.col("single_award").filter(counted).sum(),
        candidate_raises=pl.col("raise_monthly").filter(candidate.fill_null(False)).sum(),
        candidate_raises_unknown=pl.col("raise_monthly")
        .filter(candidate.fill_null(False))
        .is_null()
        .any(),
        **{f"members_{kind}": pl.col(kind).filter(counted).sum() for kind in EXPENSE_KINDS},
    )


def _of_assets(assets: pl.LazyFrame, law: Law) -> pl.LazyFrame:
    kind, amount = pl.col("kind"), pl.col("amount")
    ours = pl.col("member").is_null() | pl.col("counted")

    def known_sum(of: pl.Expr, among: pl.Expr) -> pl.Expr:
        """The sum, unknown as soon as one of the items is."""
        return pl.when(~of.filter(among).is_null().any()).then(of.filter(among).sum())

    return (
        assets.filter(ours)
        .group_by("household")
        .agg(
            held=pl.len(),
            financial=known_sum(amount, property.counts_as_financial(law)),
            barred_asset=kind.is_in(list(law.barred_assets) or BARRED_ASSETS).any(),
            recent_home=property.recent_home(law).any(),
            business_capital=known_sum(amount, kind == "business_capital"),
            houses=(kind == "house").sum().cast(pl.Int64),
            house_area=known_sum(pl.col("area_m2"), kind == "house"),
            dear_vehicle=property.dear_vehicle(law)
            .filter(kind == "vehicle")
            .any(ignore_nulls=False),
        )
    )


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
        .with_columns(supporters_property_within=pl.when(pl.col("asked")).then(within))
    )


def _waived(law: Law) -> pl.Expr:
    """Whether the means test is waived that day, where the law of the place still allows it."""
    valid = (pl.col("waived_until") >= law.on).fill_null(False)
    return (valid & law.means_test_waiver).alias("waived")


def _totals() -> Iterable[pl.Expr]:
    """Members and household together; assets of a household that named none, when it named none."""
    unknown = (
        ~pl.col("income_known")
        | pl.col("common_income_unknown").fill_null(False)
        | pl.col("members_income_unknown")
        | pl.col("members_expense_unknown")
        | pl.col("common_expense_unknown").fill_null(False)
    )
    common = pl.col("common_income").fill_null(0)
    yield pl.when(~unknown).then(pl.col("members_income") + common).alias("income")
    yield pl.when(~unknown).then(pl.col("members_total") + common).alias("total_income")
    shared = {kind: pl.col(f"common_{kind}").fill_null(0) for kind in EXPENSE_KINDS}
    both = {kind: pl.col(f"members_{kind}") + part for kind, part in shared.items()}
    yield from (part.alias(kind) for kind, part in both.items())
    yield pl.sum_horizontal(both.values()).alias("rigid_claimed")
    nothing = pl.col("held").is_null()
    for name in ("financial", "business_capital", "houses", "house_area"):
        known = pl.when(~nothing).then(pl.col(name)).otherwise(0)
        yield pl.when(pl.col("assets_known")).then(known).alias(name)
    for name in ("dear_vehicle", "barred_asset", "recent_home"):
        found = pl.when(~nothing).then(pl.col(name)).otherwise(False)
        yield pl.when(pl.col("assets_known")).then(found).alias(name)
