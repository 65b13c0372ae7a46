"""A peer: the same law in OpenFisca-core, which counts in 32-bit floats, so its answers are not exact.

It starts, like ours, from the five tables: the sums of each person's items are made for it by polars.
"""

from typing import Any

import numpy as np
import polars as pl
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.bare import PENSION, STANDARD, WAGE, people_of
from eligibility.rules.facts import Frames

Person = build_entity("person", "persons", "a member", is_person=True)
Household = build_entity("household", "households", "a family", roles=[{"key": "member"}])
PERIOD = "2021"
INPUTS = {
    "person": ("wage", "pension", "medical", "age", "weak", "idle"),
    "household": ("farm", "saved", "held", "former"),
}

READ = (
    "household", "member", "wage", "pension", "medical", "age", "idle", "severe", "serious_illness",
)  # fmt: skip


def _variable(name: str, of: Any, formula: Any = None) -> type[Variable]:
    about = {"value_type": float, "entity": of, "definition_period": DateUnit.YEAR, "label": name}
    return type(name, (Variable,), about | ({"formula": formula} if formula else {}))


def own(person: Any, period: Any) -> Any:
    wage, pension = person("wage", period), person("pension", period)
    imputed = person("idle", period) * WAGE * 12
    cost = np.minimum(np.ceil(wage * 0.3), STANDARD * 12)
    return wage - cost + pension - np.minimum(pension, PENSION * 12) + imputed


def raised(person: Any, period: Any) -> Any:
    age = person("age", period)
    tender = np.where((age >= 60) | (age < 18), 6_600, 0)
    return np.where(person("weak", period) > 0, 13_200, tender)


def single(person: Any, period: Any) -> Any:
    mine = person("own", period)
    apart = mine - np.minimum(mine, person("medical", period))
    short = np.ceil((STANDARD * 12 - apart) / 1200) * 100
    return np.where((person("weak", period) > 0) & (apart < STANDARD * 12), short, 0)


def counted(household: Any, period: Any) -> Any:
    income = household.sum(household.members("own", period)) + household("farm", period)
    return income - np.minimum(household.sum(household.members("medical", period)), income)


def total(household: Any, period: Any) -> Any:
    income, size = household("counted", period), household.nb_persons()
    line = size * STANDARD * 12.0
    singles = household.sum(household.members("single", period))
    raises = household.sum(household.members("raised", period))
    short = np.ceil((line - income) / 1200) * 100
    leaving = (household("held", period) > 0) & (income < line * 2)
    paid = np.where(leaving, household("former", period), 0)
    paid = np.where((income < line * 1.5) & (singles > 0), singles, paid)
    paid = np.where(income < line, short + raises, paid)
    hardship = household.any(household.members("weak", period) > 0)
    allowed = size * STANDARD * np.where(hardship, 48.0, 36.0)
    return np.where(household("saved", period) <= allowed, paid, 0)


def system() -> TaxBenefitSystem:
    """The law as OpenFisca variables."""
    built = TaxBenefitSystem([Person, Household])
    of = {"person": Person, "household": Household}
    for entity, names in INPUTS.items():
        built.add_variables(*(_variable(name, of[entity]) for name in names))
    for formula, entity in ((own, Person), (raised, Person), (single, Person)):
        built.add_variable(_variable(formula.__name__, entity, formula))
    for formula in (counted, total):
        built.add_variable(_variable(formula.__name__, Household, formula))
    return built


def inputs(facts: Frames) -> dict[str, pl.DataFrame]:
    """The columns of both entities, persons in the order of their households."""
    people = people_of(facts).select(READ).collect().sort("household", "member")
    annual = pl.col("annual")
    farm = (
        facts.incomes.filter(pl.col("member").is_null())
        .group_by("household")
        .agg(farm=annual.sum())
    )
    saved = facts.assets.group_by("household").agg(saved=pl.col("amount").sum())
    homes = facts.households.join(farm, on="household", how="left").join(
        saved, on="household", how="left"
    )
    held = pl.col("award_benefit").is_not_null()
    return {
        "person": people.with_columns(weak=pl.col("severe") | pl.col("serious_illness")),
        "household": homes.sort("household")
        .with_columns(held=held, former=pl.col("award_monthly"))
        .fill_null(0),
    }


def calculate(built: TaxBenefitSystem, given: dict[str, pl.DataFrame]) -> np.ndarray:
    """The monthly total of every household, in fen."""
    builder = SimulationBuilder()
    builder.create_entities(built)
    people, homes = given["person"], given["household"]
    builder.declare_person_entity("person", np.arange(len(people)))
    households = builder.declare_entity("household", homes["household"].to_numpy())
    builder.join_with_persons(
        households, people["household"].to_numpy(), np.array(["member"] * len(people))
    )
    simulation = builder.build(built)
    for entity, names in INPUTS.items():
        for name in names:
            simulation.set_input(name, PERIOD, given[entity][name].cast(pl.Float64).to_numpy())
    return np.asarray(simulation.calculate("total", PERIOD))
