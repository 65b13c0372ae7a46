"""Every benefit beside dibao over the rows that dibao has decided."""

from dataclasses import dataclass

import polars as pl

from eligibility.rules.benefits.bridge_aid import BRIDGE_AID
from eligibility.rules.benefits.children import ORPHAN, UNSUPPORTED_CHILD
from eligibility.rules.benefits.entitlement import Entitlement
from eligibility.rules.benefits.epidemic_aid import EPIDEMIC_AID
from eligibility.rules.benefits.living_subsidy import LIVING_SUBSIDY
from eligibility.rules.benefits.nursing_subsidy import NURSING_SUBSIDY
from eligibility.rules.benefits.price_subsidy import PRICE_SUBSIDY
from eligibility.rules.benefits.standing import STANDING, standing
from eligibility.rules.benefits.supporters import at_home
from eligibility.rules.benefits.tekun import TEKUN
from eligibility.rules.benefits.temporary_aid import TEMPORARY_AID
from eligibility.rules.benefits.together import settle
from eligibility.rules.beyond import Beyond
from eligibility.rules.dibao.decide import Decided
from eligibility.rules.law import Law
from eligibility.rules.pace import Pace, at_the_end, false_of_all
from eligibility.rules.rule import answer

# In the order in which a benefit may read the answer of those before it.
ENTITLEMENTS: tuple[Entitlement, ...] = (
    ORPHAN, UNSUPPORTED_CHILD, TEKUN,
    LIVING_SUBSIDY, NURSING_SUBSIDY, TEMPORARY_AID, BRIDGE_AID, EPIDEMIC_AID, PRICE_SUBSIDY,
)  # fmt: skip

# What the benefits of a member read of their household.
OF_THE_HOUSEHOLD = (
    "household", "region", "area", "outcome", "total", "line", "counted_income", "members_counted",
    "property_within", "award_benefit", "award_monthly", "edge_family", "poverty_status",
)  # fmt: skip

CONCERNS = {
    of: sorted({each.concerns.name for each in ENTITLEMENTS if each.of == of})
    for of in ("member", "household")
}


@dataclass(frozen=True)
class Entitled:
    """The rows of dibao with a column for every rule, answer and amount of the other benefits."""

    members: pl.LazyFrame
    households: pl.LazyFrame


def entitle(decided: Decided, beyond: Beyond, law: Law, pace: Pace = at_the_end) -> Entitled:
    """All entitlements in their order, computed at that pace."""
    homes = decided.households.select_seq(OF_THE_HOUSEHOLD)
    members = (
        decided.members.join(homes, on="household", how="left")
        .join(standing(beyond), on="member", how="left")
        .join(at_home(decided), on="member", how="left")
    )
    members = pace(answer(members, law, *STANDING))
    households = decided.households
    for entitlement in ENTITLEMENTS:
        if entitlement.of == "member":
            members = entitlement.ask(members, beyond, law)
        else:
            households = entitlement.ask(households, beyond, law)
    rows = {"member": pace(members), "household": pace(households)}
    of_nobody = {of: false_of_all(frame, CONCERNS[of], pace) for of, frame in rows.items()}
    answered: list[str] = []
    for entitlement in ENTITLEMENTS:
        of = entitlement.of
        if entitlement.concerns.name in of_nobody[of]:
            rows[of] = rows[of].with_columns_seq(entitlement.declined)
            continue
        rows[of] = pace(entitlement.answer(rows[of], decided, beyond, law))
        if of == "member":
            rows[of] = settle(rows[of], law, entitlement.benefit, answered)
            answered.append(entitlement.benefit)
    return Entitled(rows["member"], rows["household"])
