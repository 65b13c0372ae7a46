"""What the rule core answers for many households by one reading: the outcome, and what members get."""

from datetime import date

import polars as pl

from eligibility.assess import assess_frames
from eligibility.policies.law import Policy
from eligibility.policies.standards import LocalStandard
from eligibility.rules.benefits.entitle import ENTITLEMENTS, entitle
from eligibility.rules.dibao.decide import decide
from eligibility.rules.facts import Frames
from eligibility.rules.means import property as means_property
from eligibility.rules.money import YEAR
from eligibility.rules.pace import OF_A_CROWD

BY_HOUSEHOLD = ("household", "single_person", "edge_family", "rigid_expenditure")
ON_DIBAO = ("household", "single_person", "gradual_exit")
BY_MEMBER = ("tekun", "orphan", "unsupported_child", "disability_living", "disability_nursing")
PROPERTY = ("financial_within", *(part.name for part in means_property.PARTS))
OF_A_HOME = (
    "household", "outcome", "members_counted", "counted_income", "line", "total", "below_line", *PROPERTY,
)  # fmt: skip
PERIODS = {"year": YEAR}


def of_homes(facts: Frames, *, on: date, standards: tuple[LocalStandard, ...]) -> pl.DataFrame:
    """One row a household: the outcome, what it rests on, fen a month in `total`."""
    return assess_frames(facts, on=on, standards=standards, answering=_homes)


def of_members(facts: Frames, *, on: date, standards: tuple[LocalStandard, ...]) -> pl.DataFrame:
    """Rows of `household`, `member`, `benefit`, `answer` (yes or need_information) and fen a month in
    `monthly`, for benefits of single members; who gets none is not there."""
    return assess_frames(facts, on=on, standards=standards, answering=_members)


def _homes(facts: Frames, policy: Policy) -> pl.DataFrame:
    told = decide(facts, policy.law).households.select(OF_A_HOME)
    return told.collect(optimizations=OF_A_CROWD)


def _members(facts: Frames, policy: Policy) -> pl.DataFrame:
    entitled = entitle(decide(facts, policy.law), facts.beyond, policy.law).members
    rows = entitled.select(
        "household", "member", "age", "counted",
        *BY_MEMBER, *(f"{benefit}_amount" for benefit in BY_MEMBER),
    ).collect(optimizations=OF_A_CROWD)  # fmt: skip
    periods = {each.benefit: each.period(policy.law) for each in ENTITLEMENTS}
    answers = [
        rows.select(
            "household", "member", "age", benefit=pl.lit(benefit), answer=benefit,
            monthly=pl.col(f"{benefit}_amount") // PERIODS.get(periods[benefit], 1),
        ).filter(pl.col("answer").is_in(("yes", "need_information")))
        for benefit in BY_MEMBER
    ]  # fmt: skip
    return pl.concat(answers)
