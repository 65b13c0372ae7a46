"""Funds against payments (资金收支): what a county was given in a year, spent of it, and still wants."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet

from accounts.models import Region
from cases import sql
from cases.benefits import BENEFITS, MONITORED_HOUSEHOLD, RIGID_EXPENDITURE, TEKUN, law_in
from cases.models import Appropriation, PaymentLine
from cases.models.payment import LOCKED
from eligibility.facts import entered_standards
from eligibility.policies.law import policy_of
from eligibility.rules.money import FEN
from households.choices import Area

DECEMBER = 12
NOTHING = Decimal("0.00")
Kind = PaymentLine.Kind
BASIS_POINTS = 100  # in one per cent
Places = Sequence[tuple[int, int]]


@dataclass
class Book:
    """One county and year, in yuan: `given` by source, `spent` by month and benefit."""

    county: int
    year: int
    given: dict[str, Decimal] = field(default_factory=dict)
    free: Decimal = NOTHING  # for every benefit
    bound: list[tuple[list[str], Decimal]] = field(default_factory=list)  # for these alone
    months: dict[date, Decimal] = field(default_factory=dict)
    spent_on: dict[str, Decimal] = field(default_factory=dict)
    ratio: Decimal | None = None  # per cent the province bears, with its raise

    @property
    def granted(self) -> Decimal:
        return sum(self.given.values(), NOTHING)

    @property
    def spent(self) -> Decimal:
        return sum(self.months.values(), NOTHING)

    @property
    def balance(self) -> Decimal:
        return self.granted - self.spent

    @property
    def rate(self) -> Decimal:
        """Yuan of the last month paid."""
        return self.months[max(self.months)] if self.months else NOTHING

    @property
    def months_left(self) -> int:
        return DECEMBER - max(self.months).month if self.months else DECEMBER

    @property
    def wanting(self) -> Decimal:
        """What is missing till the end of the year if every month costs what the last one did."""
        return max(self.rate * self.months_left - self.balance, NOTHING)

    @property
    def short(self) -> list[str]:
        """Benefits on which more was spent than the sums that may be spent on them."""
        return [code for code, spent in self.spent_on.items() if spent > self.may_cover(code)]

    def may_cover(self, benefit: str) -> Decimal:
        """The sums that may be spent on a benefit: those for all, and those bound to it."""
        return self.free + sum((yuan for codes, yuan in self.bound if benefit in codes), NOTHING)

    @property
    def is_red(self) -> bool:
        return self.balance < 0 or bool(self.short)

    @property
    def province_due(self) -> Decimal | None:
        """What the province bears of the spending by its ratio; None where none is entered."""
        return None if self.ratio is None else (self.spent * self.ratio / 100).quantize(NOTHING)


def books_of(places: Places, year: int) -> list[Book]:
    """The book of every county of the places that was given something or paid something that year."""
    books: dict[int, Book] = {}
    for row in _confirmed(places, year):
        book = books.setdefault(row.region_id, Book(row.region_id, year))
        book.given[row.source] = book.given.get(row.source, NOTHING) + row.amount
        if row.benefits:
            book.bound.append((row.benefits, row.amount))
        else:
            book.free += row.amount
        if row.ratio is not None:
            book.ratio = row.ratio + (tilt_of(row.region_id, row.arrived_on) if row.tilted else 0)
    starts, untils = [start for start, _until in places], [until for _start, until in places]
    for paid in sql.rows("fund_spending", starts=starts, untils=untils, year=year):
        book = books.setdefault(paid["county"], Book(paid["county"], year))
        month, benefit = paid["month"], paid["benefit"]
        book.months[month] = book.months.get(month, NOTHING) + paid["yuan"]
        book.spent_on[benefit] = book.spent_on.get(benefit, NOTHING) + paid["yuan"]
    return [books[county] for county in sorted(books)]


def book_of(region: Region, year: int) -> Book | None:
    """The book of a county, where sums were confirmed for it that year."""
    place = [(region.code, region.until)]
    return books_of(place, year)[0] if _confirmed(place, year).exists() else None


def tilt_of(county: int, on: date) -> Decimal:
    """Per cent that the province bears more in a county of the old revolutionary base areas."""
    return Decimal(law_in(county, Area.RURAL, on).old_area_tilt) / BASIS_POINTS


def treasury_due(book: Book) -> Decimal | None:
    """What the treasury gives for the tekun persons paid, by its own standard (财政补助标准) of each month
    and area, whatever they are paid: yuan. None where no standard is known."""
    lines = PaymentLine.objects.filter(
        run__region=book.county, run__state__in=LOCKED, benefit=TEKUN.code, kind=Kind.REGULAR,
        void=False, month__year=book.year,
    ).exclude(bank_return__paid=False)  # fmt: skip
    paid = lines.order_by().values_list("month", "award__area").annotate(persons=Count("pk"))
    entered = entered_standards()
    dues = []
    for month, area, persons in paid:
        law = policy_of(book.county, area, month, standards=entered).law
        if law.tekun_fiscal_subsidy is not None:
            dues.append(Decimal(law.tekun_fiscal_subsidy) / FEN * persons)
    return sum(dues, NOTHING) if dues else None


def together(books: Iterable[Book], region: int) -> Book:
    """Sums of several counties of a year. What is missing in one is not made up by another's balance."""
    listed = list(books)
    whole = Book(region, listed[0].year if listed else 0)
    for book in listed:
        for source, yuan in book.given.items():
            whole.given[source] = whole.given.get(source, NOTHING) + yuan
        for month, yuan in book.months.items():
            whole.months[month] = whole.months.get(month, NOTHING) + yuan
    return whole


def spendable() -> list[tuple[str, str]]:
    """The benefits a sum can be bound to: those with money of their own."""
    recognised = (RIGID_EXPENDITURE, MONITORED_HOUSEHOLD)
    return [(each.code, str(each.label)) for each in BENEFITS.values() if each not in recognised]


def _confirmed(places: Places, year: int) -> QuerySet[Appropriation]:
    rows = Appropriation.objects.within(places).filter(year=year, state="confirmed")
    return rows.order_by("arrived_on", "pk")
