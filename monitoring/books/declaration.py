"""What a book (登记簿) is: a declaration. A new one is an entry here, with no new table, page or workbook.

A book is for what the policies ask to be written down and followed up, and what decides no money: people
left behind and their visits, care agreements, service orders, complaints, windows, training. Whatever
decides a benefit has tables of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right


class Form(StrEnum):
    """How an item is written."""

    TEXT = "text"
    WORDS = "words"
    DAY = "day"
    COUNT = "count"
    MONEY = "money"  # yuan
    CHOICE = "choice"


@dataclass(frozen=True)
class Item:
    """One thing written down: its name in the data, its heading, and the clause that asks for it."""

    name: str
    label: Promise
    form: Form = Form.TEXT
    choices: Mapping[str, Promise] = field(default_factory=dict)
    required: bool = True
    clause: str = ""


@dataclass(frozen=True)
class Deed:
    """Something that is done with an entry: from which states, to which, and who may (`right`; None: whoever
    may open an entry).

    `due`: what is due next, as days from today, as the name of an item that is a day, or as the name of
    an item of `INTERVALS`; None leaves it. `by_another`: not by whoever did the deed before. `reassesses`:
    the tekun award of the person is reviewed for what they can do for themselves. `at_home`: it is done by
    going there, so that it is a duty of the monthly round when it falls due.
    """

    name: str
    label: Promise
    items: tuple[Item, ...]
    since: tuple[str, ...]
    to: str = ""  # the state stays
    due: int | str | None = None
    right: Right | None = None
    by_another: bool = False
    reassesses: bool = False
    at_home: bool = False


@dataclass(frozen=True)
class Stand:
    """A state of an entry; an `end` closes it."""

    code: str
    label: Promise
    tone: str = ""
    end: bool = False


@dataclass(frozen=True)
class Book:
    """A book: whom or what its entries are about, what is written down, what is done, what is due.

    `subject`: heading of the name of each entry. `numbered`: a person, who may be named by an ID number and
    has one open entry, or one for each value of the item `per`. `single`: one open entry for each place.
    `due`: as in `Deed`, for a new entry. `waits`: the heading of the due day. `order`: items by which the
    entries stand in a queue. `span`: the days from one item to another are counted, to today while there is
    no other, under a heading. `deeds` lead through `states`, of which the first is the beginning.
    """

    code: str
    title: Promise
    about: Promise
    clause: str
    subject: Promise
    items: tuple[Item, ...]
    deeds: tuple[Deed, ...]
    states: tuple[Stand, ...]
    due: int | str | None = None
    waits: Promise = _("到期")
    numbered: bool = False
    single: bool = False
    per: str = ""
    order: tuple[str, ...] = ()
    span: tuple[str, str, Promise] | None = None
    against: bool = False  # an officer may be named, who then does not see the entry
    right: Right = Right.ENTER
    rights: tuple[Right, ...] = (Right.SEE_CASES,)

    def __post_init__(self) -> None:
        codes = {state.code for state in self.states}
        days = {item.name for item in self.every_item if item.form in (Form.DAY, Form.CHOICE)}
        for deed in self.deeds:
            if not {*deed.since, deed.to or self.states[0].code} <= codes:
                raise ValueError(f"{self.code}: {deed.name} leads to or from no state")
        for due in (self.due, *(deed.due for deed in self.deeds)):
            if isinstance(due, str) and due not in days:
                raise ValueError(f"{self.code}: nothing is due by {due}")

    @property
    def every_item(self) -> tuple[Item, ...]:
        """Items of a new entry, then of the deeds; a name that comes again is the same item."""
        known: dict[str, Item] = {item.name: item for item in self.items}
        for deed in self.deeds:
            known = {**known, **{i.name: i for i in deed.items if i.name not in known}}
        return tuple(known.values())

    def right_for(self, deed: Deed) -> Right:
        return deed.right or self.right

    @property
    def visited(self) -> Deed | None:
        """The deed that is done by going there, where the book has one."""
        return next((deed for deed in self.deeds if deed.at_home), None)

    def state(self, code: str) -> Stand:
        return next(state for state in self.states if state.code == code)


# How often somebody is visited: days, as the choice says. No public document gives them: illustrative.
INTERVALS: dict[str, tuple[Promise, int]] = {
    "week": (_("每周"), 7),
    "fortnight": (_("每半月"), 15),
    "month": (_("每月"), 30),
    "quarter": (_("每季度"), 91),
    "half_year": (_("每半年"), 182),
}
INTERVAL = Item(
    "interval", _("走访间隔"), Form.CHOICE, {code: label for code, (label, _n) in INTERVALS.items()}
)
PHONE = Item("phone", _("联系电话"), required=False)
NOTE = Item("note", _("说明"), Form.WORDS)
OPEN = Stand("open", _("在册"))
ENDED = Stand("ended", _("已退出"), "ok", end=True)
ENDING = Deed("end", _("退出"), (NOTE,), ("open",), "ended")


def choice(
    name: str, label: Promise, clause: str = "", *, required: bool = True, **choices: Promise
) -> Item:
    return Item(name, label, Form.CHOICE, choices, required, clause)


def day(name: str, label: Promise, clause: str = "", *, required: bool = True) -> Item:
    return Item(name, label, Form.DAY, {}, required, clause)


def visit(*more: Item, due: int | str = "interval") -> Deed:
    """Somebody was there and saw how things are; the next time is due by the interval."""
    seen = (
        Item("visitor", _("走访人")),
        Item("seen", _("走访情况"), Form.WORDS),
        Item("need", _("需要解决的问题"), Form.WORDS, required=False),
    )
    return Deed("visit", _("登记走访"), (*seen, *more), ("open",), due=due, at_home=True)
