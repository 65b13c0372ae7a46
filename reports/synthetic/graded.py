"""How well the comparisons find what the answer key of an invented county holds: precision and recall."""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.ciphers import id_tokens
from households.models import Membership
from monitoring.models import Finding
from monitoring.registers import REGISTERS
from reports.synthetic.county import County, Truth


@dataclass(frozen=True)
class Expected:
    """The rules of which one should find a truth; `unless` names an income that explains it where the
    household has declared it."""

    rules: tuple[str, ...]
    unless: str = ""


# By kind of truth, and by matter where the kind is a register.
FOUND_BY: Mapping[tuple[str, str], Expected] = {
    ("death", ""): Expected(("deceased_on_roll",)),
    ("missed", ""): Expected(("only_theirs",)),
    ("public_payroll", "wage"): Expected(("on_public_payroll",)),
    ("prison", "prison"): Expected(("in_custody",)),
    ("vehicles", "car"): Expected(("vehicle_owned",)),
    ("market", "legal_person"): Expected(("company_role",)),
    ("real_estate", "two_homes"): Expected(("homes_over_limit",)),
    ("real_estate", "shop"): Expected(("shop_owned",)),
    ("human_resources", "pension_employee"): Expected(("pension_undeclared", "pension_differs")),
    ("human_resources", "contribution"): Expected(("contribution_undeclared",), unless="wage"),
    ("tax", "wage"): Expected(("tax_undeclared",), unless="wage"),
    ("provident_fund", "deposit"): Expected(("provident_fund_undeclared",), unless="wage"),
    ("household_registration", "moved_out"): Expected(("hukou_moved_out",)),
    ("household_registration", "cancelled_death"): Expected(("cancelled_for_death",)),
    ("marriage", "married"): Expected(("spouse_undeclared",)),
    ("medical", "large_self_paid"): Expected(("large_self_paid",)),
    ("education", "left"): Expected(("student_not_enrolled",)),
    ("housing", "purchase"): Expected(("home_bought",)),
    ("housing", "dangerous_house"): Expected(("dangerous_house",)),
    ("suspected", "uncovered"): Expected(("suspected_uncovered",)),
}


@dataclass(frozen=True)
class Grade:
    """One line of the table: findings of the rules, truths of the key, how many of each meet the other.

    A finding beyond the key may still be right: the other registers hold more than the secrets.
    """

    rules: tuple[str, ...]
    found: int
    true: int
    right: int
    recalled: int

    @property
    def precision(self) -> float | None:
        return round(self.right / self.found, 3) if self.found else None

    @property
    def recall(self) -> float | None:
        return round(self.recalled / self.true, 3) if self.true else None

    def line(self) -> str:
        name = " / ".join(self.rules)
        return (
            f"{name}: {self.found} found, {self.true} true, precision {self.precision}, "
            f"recall {self.recall}"
        )


def graded(county: County) -> list[Grade]:
    """The findings that stand beside the answer key; a truth about a household is found in any member."""
    homes = _homes()
    declared = _declared(county)
    grades = []
    for known, expected in FOUND_BY.items():
        truths = [
            truth
            for truth in county.truths
            if _named(truth) == known and expected.unless not in declared.get(truth.number, ())
        ]
        tokens = list(map(str, id_tokens([truth.number for truth in truths])))
        subjects = {token: {token, homes.get(token)} - {None} for token in tokens}
        every = set().union(*subjects.values())
        found = [
            {str(token), home}
            for token, home in Finding.objects.filter(rule__in=expected.rules).values_list(
                "id_token", "household"
            )
        ]
        seen = set().union(*found)
        grades.append(
            Grade(
                rules=expected.rules,
                found=len(found),
                true=len(truths),
                right=sum(bool(each & every) for each in found),
                recalled=sum(bool(subject & seen) for subject in subjects.values()),
            )
        )
    return grades


def _named(truth: Truth) -> tuple[str, str]:
    return (truth.kind, truth.note if truth.kind in REGISTERS else "")


def _homes() -> dict[str, int]:
    """The household on file of everybody with a number, by token."""
    members = Membership.objects.filter(period__endswith=None, person__id_token__isnull=False)
    return {
        str(token): home for token, home in members.values_list("person__id_token", "household")
    }


def _declared(county: County) -> dict[str, set[str]]:
    """What kinds of income the file of each person's household names."""
    return {
        member.who.number: {
            item["kind"]
            for income in (placed.home.income, *(each.income for each in placed.home.members))
            for item in income
        }
        for placed in county.homes
        for member in placed.home.members
    }
