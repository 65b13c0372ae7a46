"""Every book (登记簿) as a ledger: page, states and workbook come from the book's declaration."""

from django.utils.translation import gettext_lazy as _

from monitoring.books import BOOKS, Book, Form
from reports.ledgers.declaration import TOWNSHIP, VILLAGE, Column, Ledger, Standing

_FORMS = {Form.DAY: "day", Form.MONEY: "money", Form.COUNT: "count"}
_WIDE = 26


def _ledger_of(book: Book) -> Ledger:
    return Ledger(
        kind=book.code,
        title=book.title,
        about=book.about,
        question="ledger_book",
        opens="book_entry_detail",
        month=_("当月在册的，和当月办结的"),
        enter="book_entry_new",
        enter_right=book.right,
        rights=book.rights,
        of_book=True,
        order=book.order,
        span=book.span[:2] if book.span else ("", ""),
        columns=_columns_of(book),
        states=(
            Standing("late", _("超期"), "bad"),
            *(Standing(state.code, state.label, state.tone) for state in book.states),
        ),
    )


def _columns_of(book: Book) -> tuple[Column, ...]:
    return (
        TOWNSHIP,
        VILLAGE,
        Column("subject", book.subject, _("登记的名称"), book.clause, _named(book)),
        *(
            Column(
                item.name,
                item.label,
                _("登记或办理时写明"),
                item.clause,
                _FORMS.get(item.form, "text"),
                item.choices,
                _WIDE if item.form is Form.WORDS else 14,
            )
            for item in book.every_item
        ),
        *_days_of(book),
        Column("opened_on", _("登记日期"), _("登记的日期"), form="day", width=12),
        Column("due_on", book.waits, _("过了这一天就是超期"), form="day", width=12),
        Column("closed_on", _("办结日期"), _("退出或办结的日期"), form="day", width=12),
    )


def _days_of(book: Book) -> tuple[Column, ...]:
    if book.span is None:
        return ()
    counted = _("到办结为止，没有办结的到今天")
    return (Column("days", book.span[2], counted, book.clause, "count"),)


def _named(book: Book) -> str:
    return "name" if book.numbered else "text"


OF_BOOKS = tuple(_ledger_of(book) for book in BOOKS.values())
