"""Every book (登记簿) by its code, in the order of the list."""

from monitoring.books.benefits import BESIDE_BENEFITS
from monitoring.books.care import CARE
from monitoring.books.declaration import INTERVALS, Book, Deed, Form, Item, Stand
from monitoring.books.governance import GOVERNANCE
from monitoring.books.institutions import INSTITUTIONS
from monitoring.books.left_behind import LEFT_BEHIND
from monitoring.books.routing import ROUTING
from monitoring.books.services import HELP
from monitoring.books.staff import STAFF
from monitoring.books.voices import VOICES

BOOKS: dict[str, Book] = {
    book.code: book
    for book in (
        *LEFT_BEHIND,
        *CARE,
        *INSTITUTIONS,
        *BESIDE_BENEFITS,
        *ROUTING,
        *HELP,
        *VOICES,
        *STAFF,
        *GOVERNANCE,
    )
}

__all__ = ["BOOKS", "INTERVALS", "Book", "Deed", "Form", "Item", "Stand"]
