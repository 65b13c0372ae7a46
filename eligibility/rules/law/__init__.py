"""The law of one place on one day: every parameter a rule may read, with where it was found."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from eligibility.rules.law.children import Children
from eligibility.rules.law.dibao import Dibao
from eligibility.rules.law.kinds import (
    EXPENSE_KINDS,
    GROUNDS,
    INCOME_KINDS,
    POVERTY_STATUSES,
    RAISE_CATEGORIES,
)
from eligibility.rules.law.means import Means
from eligibility.rules.law.parameter import Limit, Raise, Source
from eligibility.rules.law.procedure import Procedure
from eligibility.rules.law.standards import Standards
from eligibility.rules.law.subsidies import Subsidies
from eligibility.rules.law.tekun import Tekun
from eligibility.rules.law.temporary_aid import TemporaryAid

__all__ = [
    "EXPENSE_KINDS", "GROUNDS", "INCOME_KINDS", "PARAMETERS", "POVERTY_STATUSES",
    "RAISE_CATEGORIES", "STANDARDS", "Law", "Limit", "Raise", "Source",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class Law(Standards, Means, Dibao, Tekun, TemporaryAid, Subsidies, Children, Procedure):
    """Amounts in fen, ratios and multiples in basis points; None where a limit does not exist."""

    region: int
    area: str
    on: date
    sources: Mapping[str, Source]

    def cites(self, *names: str) -> list[str]:
        """Where these parameters stand written, each text once."""
        written = (self.sources[name].cite for name in names if name in self.sources)
        return list(dict.fromkeys(cite for cite in written if cite))

    def illustrative(self, *names: str) -> bool:
        return any(self.sources[name].illustrative for name in names if name in self.sources)


PARAMETERS: dict[str, Mapping[str, Any]] = {
    each.name: each.metadata for each in fields(Law) if each.metadata
}
STANDARDS = tuple(name for name, about in PARAMETERS.items() if "standard" in about)
