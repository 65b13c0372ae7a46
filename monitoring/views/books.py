"""Entries of the books: written down, opened, and taken on by what is done."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from accounts.templatetags.formats import bracketed, mask_name, money, strung
from cases.actions.reassessment import reviews_of
from cases.procedure import StepRefused
from monitoring.actions import books as actions
from monitoring.books import BOOKS, Book, Deed, Form, Item
from monitoring.forms.books import EntryForm, deed_form
from monitoring.models import BookEntry
from monitoring.views import row_page
from monitoring.views.row_page import Facts, RowKind, RowStep

WRITERS = (Right.ENTER, Right.VERIFY, Right.SETTLE, Right.CONFIRM_DISPOSAL)


@require_http_methods(["GET", "POST"])
@right_required(*WRITERS)
def book_entry_new(request: OfficerRequest, code: str) -> HttpResponse:
    """A new entry of a book."""
    book = BOOKS.get(code)
    if book is None:
        raise Http404
    if not request.user.may(book.right):
        raise PermissionDenied
    typed = request.POST if request.method == "POST" else None
    form = EntryForm(typed, book=book, officer=request.user)
    if request.method == "GET":
        return _form(request, book, form)
    if not form.is_valid():
        return _form(request, book, form, status=422)
    try:
        made = actions.open_entry(code, by=request.user, on=timezone.localdate(), **form.said())
    except (StepRefused, PermissionDenied) as refused:
        form.add_error(None, str(refused))
        return _form(request, book, form, status=409)
    messages.success(request, _("已登记 %(number)s") % {"number": made.number})
    return redirect("book_entry_detail", made.pk)


@require_safe
@right_required(Right.SEE_CASES)
def book_entry_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    return row_page.show(_kind(request, pk), request, pk)


@require_POST
@right_required(*WRITERS)
def book_entry_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    return row_page.take(_kind(request, pk), request, pk, name)


def _form(request: OfficerRequest, book: Book, form: EntryForm, status: int = 200) -> HttpResponse:
    context = {"book": book, "form": form}
    return render(request, "monitoring/book_entry_new.html", context, status=status)


def _kind(request: OfficerRequest, pk: int) -> RowKind:
    """The kind of row that the entry's book makes; an entry that is not to be seen is not there."""
    code = (
        BookEntry.objects.visible_to(request.user)
        .without_those_about(request.user)
        .filter(pk=pk)
        .values_list("book", flat=True)
    )
    book = BOOKS.get(code.first() or "")
    if book is None:
        raise Http404
    return RowKind(
        subject="book_entry",
        ledger=book.code,
        ledger_title=book.title,
        rights=book.rights,
        rows=lambda officer: (
            BookEntry.objects.visible_to(officer)
            .without_those_about(officer)
            .select_related("region__parent", "opened_by", "against")
        ),
        title=lambda row: _title(book, row),
        facts=lambda row: _facts(book, row),
        story=lambda row: _story(book, row),
        links=_links,
        steps=tuple(_step(book, deed, main=not place) for place, deed in enumerate(book.deeds)),
    )


def _step(book: Book, deed: Deed, *, main: bool) -> RowStep:
    return RowStep(
        deed.name,
        deed.label,
        deed.label,
        deed_form(deed),
        (book.right_for(deed),),
        _act(deed),
        fits=lambda row: row.state in deed.since,
        begins=lambda row: row.data if deed.due is None or isinstance(deed.due, str) else {},
        hint=gettext_lazy("这一步由另一名工作人员办理。") if deed.by_another else "",
        main=main,
    )


def _act(deed: Deed) -> Callable[..., object]:
    def act(pk: int, *, by: Any, on: Any, **said: Any) -> BookEntry:
        return actions.do(pk, deed.name, said, by=by, on=on)

    return act


def _title(book: Book, row: BookEntry) -> str:
    return mask_name(row.subject) if book.numbered else row.subject


def _facts(book: Book, row: BookEntry) -> Facts:
    state = book.state(row.state)
    late = row.closed_on is None and row.due_on is not None and row.due_on < timezone.localdate()
    parent = row.region.parent.name if row.region.parent else ""
    asked = [(item.label, told(item, row.data)) for item in book.every_item]
    return [
        (gettext_lazy("编号"), row.number),
        (gettext_lazy("所在地"), f"{parent} {row.region.name}"),
        (gettext_lazy("状态"), _("%s，已超期") % state.label if late else state.label),
        *([(book.waits, row.due_on)] if row.due_on else []),
        *([(gettext_lazy("涉及的工作人员"), row.against.name)] if row.against else []),
        *[(label, words) for label, words in asked if words],
        (gettext_lazy("依据"), book.clause),
    ]


def _story(book: Book, row: BookEntry) -> Sequence[tuple[Any, str]]:
    deeds = {deed.name: deed for deed in book.deeds}
    story = [
        (each.done_on, _deed_words(deeds[each.deed], each.data, each.done_by.name))
        for each in row.deeds.select_related("done_by")
    ]
    opened = _("登记：%(name)s") % {"name": row.opened_by.name}
    return [*story, (row.opened_on, opened)]


def _deed_words(deed: Deed, data: dict[str, str], name: str) -> str:
    told_of = [(item.label, told(item, data)) for item in deed.items]
    said = strung(f"{label}{_('：')}{words}" for label, words in told_of if words)
    return f"{deed.label}{bracketed(name)} {said}"


def told(item: Item, data: dict[str, str]) -> str:
    """What was written down of an item, in words; nothing where nothing was."""
    value = data.get(item.name, "")
    if item.form is Form.CHOICE:
        return str(item.choices.get(value, ""))
    return money(value) if item.form is Form.MONEY and value else value


def _links(row: BookEntry) -> list[tuple[str, str]]:
    if row.person is None:
        return []
    home = row.person.memberships.filter(period__endswith=None).first()
    if home is None:
        return []
    return [
        (_("家庭档案"), reverse("household_detail", args=[home.household_id])),
        *[(_("复核申请"), each.get_absolute_url()) for each in reviews_of(row.person)],
    ]
