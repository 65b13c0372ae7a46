"""The price link (价格补贴联动机制): what the law says of a county in a month, and whom it would pay."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from cases import sql
from cases.benefits import BENEFITS, PRICE_SUBSIDY
from cases.models import PaymentRun
from cases.models.payment import LOCKED
from cases.periods import add_months
from eligibility.facts import entered_standards
from eligibility.models.standard import MAY_BE_NEGATIVE
from eligibility.policies.law import policy_of
from eligibility.policies.packs import covers
from eligibility.policies.standards import LocalStandard, shipped
from eligibility.rules.benefits.price_subsidy import price_amount, price_link_started
from eligibility.rules.law import Law
from eligibility.rules.money import FEN
from households.choices import Area


@dataclass(frozen=True)
class PriceMonth:
    """Indices and triggers in per cent, amounts in yuan a person.

    `started` is None while an index that could start the link is not entered; an amount is None where the
    dibao standard of that area is not known. `groups` are those of the law, `benefits` those of them that
    are paid here; the others are paid by other departments.
    """

    month: date
    index: Decimal | None
    food_index: Decimal | None
    trigger: Decimal
    food_trigger: Decimal
    started: bool | None
    urban: Decimal | None
    rural: Decimal | None
    groups: tuple[str, ...]
    paid_by: date | None
    cites: Sequence[str]

    @property
    def benefits(self) -> list[str]:
        return [code for code in BENEFITS if code in self.groups]

    @property
    def others(self) -> list[str]:
        return [code for code in self.groups if code not in BENEFITS]

    @property
    def has_index(self) -> bool:
        return self.index is not None or self.food_index is not None

    @property
    def is_payable(self) -> bool:
        return self.started is True and self.urban is not None and self.rural is not None

    @property
    def asked(self) -> dict[str, Any]:
        """The terms as the statements over awards take them."""
        return {"benefits": self.benefits, "urban": str(self.urban), "rural": str(self.rural)}


@dataclass(frozen=True)
class Preview:
    """Whom a run would pay: persons, each once, and yuan."""

    persons: int
    yuan: Decimal


def price_month(
    county: int, month: date, *, entered: tuple[LocalStandard, ...] | None = None
) -> PriceMonth:
    """What the rules say for a county in the month in which an index is published and paid.

    `entered`: the bureaus' standards, where they were read before.
    """
    standards = entered_standards() if entered is None else entered
    town, country = (policy_of(county, area, month, standards=standards).law for area in Area)
    urban, rural = _amount(town), _amount(country)
    cites = [*price_link_started.cited(country), *price_amount.cited(country)]
    return PriceMonth(
        month=month,
        index=_hundredths(country.price_index),
        food_index=_hundredths(country.food_price_index),
        trigger=Decimal(country.price_trigger) / FEN,
        food_trigger=Decimal(country.food_price_trigger) / FEN,
        started=pl.select(price_link_started(country)).item(),
        urban=_hundredths(urban),
        rural=_hundredths(rural),
        groups=country.price_subsidy_groups,
        paid_by=day_of(month, PRICE_SUBSIDY.term("payment_day", country)),
        cites=list(dict.fromkeys(cites)),
    )


def preview_of(county: int, priced: PriceMonth) -> Preview:
    """Persons with an award of these benefits in the month, and what they would get together."""
    (row,) = sql.rows("payment_totals", run=None, county=county, month=priced.month, **priced.asked)
    return Preview(row["shares"], row["share_yuan"])


def waiting_months(county: int, *, on: date) -> list[PriceMonth]:
    """Months of the last quarter whose link has started and whose money is in no locked run yet."""
    this = on.replace(day=1)
    locked = PaymentRun.objects.filter(
        region=county, benefit=PRICE_SUBSIDY.code, kind=PaymentRun.Kind.REGULAR, state__in=LOCKED
    )
    paid = set(locked.values_list("month", flat=True))
    months = [add_months(this, -back) for back in range(3)]
    entered = entered_standards()
    asked = [each for each in with_index(county, months, entered) if each not in paid]
    priced = [price_month(county, each, entered=entered) for each in asked]
    return [each for each in priced if each.is_payable]


def with_index(county: int, months: Iterable[date], entered: Iterable[LocalStandard]) -> list[date]:
    """Those of the months for which an index stands, entered or shipped: no law is worked out for others."""
    indices = [
        each
        for each in (*entered, *shipped())
        if each.kind in MAY_BE_NEGATIVE and covers(each.region, county)
    ]
    return [
        month
        for month in months
        if any(each.from_on <= month <= (each.to_on or month) for each in indices)
    ]


def day_of(month: date, day: int | None) -> date | None:
    """A day of a month as the law names it: the last one where the month is shorter."""
    last = monthrange(month.year, month.month)[1]
    return None if day is None else month.replace(day=min(day, last))


def _amount(law: Law) -> int | None:
    fen: int | None = pl.select(price_amount(law)).item()
    return fen


def _hundredths(whole: int | None) -> Decimal | None:
    """Fen as yuan, basis points as per cent."""
    return None if whole is None else Decimal(whole) / FEN
