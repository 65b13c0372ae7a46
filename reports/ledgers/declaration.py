"""What a ledger (台账) is: a declaration. A new one is a question in `sql/` and an entry, no new page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right


@dataclass(frozen=True)
class Column:
    """One column: `name` in the question, its heading, what it says, and who asks for it (clause).

    `form`: how it is written: `text`, `name` (masked on the page), `number` (an ID number's token,
    masked everywhere), `day`, `month`, `money` (yuan), `count`, `flag`, `benefits`
    (codes), `categories` (codes of raises), `reasons` (of a sheet); `words`: labels of its codes.
    """

    name: str
    label: Promise
    definition: Promise
    clause: str = ""
    form: str = "text"
    words: Mapping[str, Promise | str] = field(default_factory=dict)
    width: int = 14


@dataclass(frozen=True)
class Standing:
    """A state a row may be in; the counts on top of the page open their rows."""

    code: str
    label: Promise
    tone: str = ""


@dataclass(frozen=True)
class Ledger:
    """A ledger: title, question, columns, states, and the page that a row opens by its `opens`.

    `rights`: any of them, where the row lies. `month`: which rows belong to a month, in words.
    `enter`: the page on which a row is added, for holders of `enter_right`; where that is an entry of a book,
    `book` names it. `of_book`: the columns after the first ones are items of a book (`monitoring.books`),
    which the question answers as one `data`; `order` and `span` are those of the book.
    """

    kind: str
    title: Promise
    about: Promise
    question: str
    opens: str
    columns: tuple[Column, ...]
    states: tuple[Standing, ...]
    month: Promise
    rights: tuple[Right, ...] = (Right.SEE_CASES,)
    enter: str = ""
    enter_right: Right = Right.ENTER
    of_book: bool = False
    book: str = ""
    order: tuple[str, ...] = ()
    span: tuple[str, ...] = ("", "")

    @property
    def enter_words(self) -> tuple[str, ...]:
        """What the address of the page of entry takes: a book's page is told which book."""
        book = self.kind if self.of_book else self.book
        return (book,) if book else ()

    @property
    def named(self) -> str:
        """The column that names a row: the first of a name, of a book its subject."""
        names = (
            each.name for each in self.columns if each.form == "name" or each.name == "subject"
        )
        return next(names, "")

    @property
    def labels(self) -> dict[str, Promise]:
        return {state.code: state.label for state in self.states}

    @property
    def tones(self) -> dict[str, str]:
        return {state.code: state.tone for state in self.states}


TOWNSHIP = Column("township", _("乡镇（街道）"), _("户所在的乡镇（街道）"), width=12)
VILLAGE = Column("village", _("村（社区）"), _("户所在的村（社区）"), width=12)
HEAD = Column("head_name", _("户主"), _("户主姓名"), form="name", width=10)
HOUSEHOLD = Column("household_number", _("户号"), _("家庭档案的户号"), width=20)
