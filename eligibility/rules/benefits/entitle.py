"""Every benefit beside dibao over the rows that dibao has decided."""

from dataclasses import dataclass

import polars as pl

from eligibility.rules.benefits.entitlement import Entitlement
from eligibility.rules.benefits.living_subsidy import LIVING_SUBSIDY
from eligibility.rules.beyond import Beyond
from eligibility.rules.dibao.decide import Decided
from eligibility.rules.law import Law

# In the order in which a benefit may read the answer of those before it.
ENTITLEMENTS: tuple[Entitlement, ...] = (LIVING_SUBSIDY,)

# What the benefits of a member read of their household.
OF_THE_HOUSEHOLD = (
    "household", "region", "area", "outcome", "total", "line", "counted_income", "members_counted",
    "property_within", "award_benefit", "edge_family", "poverty_status",
)  # fmt: skip


@dataclass(frozen=True)
class Entitled:
    """The rows of dibao with a column for every rule, answer and amount of the other benefits."""

    members: pl.LazyFrame
    households: pl.LazyFrame


def entitle(decided: Decided, beyond: Beyond, law: Law) -> Entitled:
    """All entitlements in their order; not yet computed."""
    homes = decided.households.select(OF_THE_HOUSEHOLD)
    members = decided.members.join(homes, on="household", how="left")
    households = decided.households
    for entitlement in ENTITLEMENTS:
        if entitlement.of == "member":
            members = entitlement(members, beyond, law)
        else:
            households = entitlement(households, beyond, law)
    return Entitled(members, households)
