"""Benefits (待遇) as declarations: a new one is a new entry here, not a new app."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class TimeLimit:
    """A clock: so many working (or calendar) days for what, in force from a day on, by a clause."""

    days: int
    cites: str
    since: date
    working: bool = True


@dataclass(frozen=True)
class Benefit:
    """What the procedure must know of a benefit.

    `group`: benefits of one group exclude each other for a person and month. `decided_for`:
    `household` or `person`. `posted`: whether the law has a notice before the decision.
    `limits`: clock name to its time limits in order of date; the last one in force counts.
    """

    code: str
    label: Promise
    group: str
    decided_for: str
    posted: bool
    limits: dict[str, tuple[TimeLimit, ...]] = field(default_factory=dict)

    def limit(self, name: str, on: date) -> TimeLimit:
        """The time limit in force on a day. Raises LookupError if the benefit has none."""
        in_force = [limit for limit in self.limits[name] if limit.since <= on]
        if not in_force:
            raise LookupError(f"{self.code}: no time limit {name} on {on}")
        return in_force[-1]


_2012 = "民发〔2012〕220号"
_2021 = "民发〔2021〕57号"
_2022 = "2022-10-20 通知 一"

DIBAO = Benefit(
    code="dibao",
    label=_("最低生活保障"),
    group="minimum_living",
    decided_for="household",
    posted=True,
    limits={
        "investigate": (
            TimeLimit(10, _2012, date(2012, 12, 12)),
            TimeLimit(3, f"{_2021} 第十六条", date(2021, 7, 1)),
        ),
        "notice": (
            TimeLimit(7, _2012, date(2012, 12, 12), working=False),
            TimeLimit(7, f"{_2021} 第十九条", date(2021, 7, 1), working=False),
        ),
        "county_decision": (
            TimeLimit(5, _2012, date(2012, 12, 12)),
            TimeLimit(10, f"{_2021} 第十九条", date(2021, 7, 1)),
        ),
        "refusal_notice": (
            TimeLimit(3, _2012, date(2012, 12, 12), working=False),
            TimeLimit(3, f"{_2021} 第二十一条", date(2021, 7, 1)),
        ),
        "total": (
            TimeLimit(30, _2012, date(2012, 12, 12)),
            TimeLimit(30, f"{_2021} 第二十二条", date(2021, 7, 1)),
        ),
        "total_hard": (TimeLimit(45, f"{_2021} 第二十二条", date(2012, 12, 12)),),
        "total_delegated": (
            TimeLimit(30, _2021, date(2012, 12, 12)),
            TimeLimit(20, _2022, date(2022, 10, 20)),
        ),
    },
)

BENEFITS: dict[str, Benefit] = {benefit.code: benefit for benefit in (DIBAO,)}


def benefit_choices() -> list[tuple[str, Promise]]:
    return [(benefit.code, benefit.label) for benefit in BENEFITS.values()]
