"""Entries of the books (登记簿) and what was done with each; `monitoring.books` says what is asked."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, LocatedByLevel, Officer, tracked
from accounts.models.located import LEVEL_COLUMNS
from accounts.querysets import ScopedQuerySet
from households.models import Person


class BookEntryQuerySet(ScopedQuerySet["BookEntry"]):
    def without_those_about(self, officer: Officer) -> Self:
        """Entries that do not name the officer: who is named does not see them."""
        return self.exclude(against_person=officer.natural_person)


@tracked(exclude=LEVEL_COLUMNS)
class BookEntry(LocatedByLevel):
    """One entry. `data` holds what is known now, by item: days ISO, money as yuan text.

    `key` is whom or what it is about, where a book has one open entry for each; `due_on` is the next day
    something is due.
    """

    book = models.CharField(_("登记簿"), max_length=24)
    number = models.CharField(_("编号"), max_length=24, unique=True)
    subject = models.CharField(_("名称"), max_length=120)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="book_entries")
    key = models.CharField(max_length=80, default="", blank=True)
    data = models.JSONField(_("内容"), default=dict)
    state = models.CharField(_("状态"), max_length=12)
    due_on = models.DateField(_("到期"), null=True)
    against = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    against_person = models.UUIDField(null=True)
    opened_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    opened_on = models.DateField(_("登记日期"))
    last_person = models.UUIDField()  # the natural person who did the last deed
    closed_on = models.DateField(_("办结日期"), null=True)

    objects = BookEntryQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["book", "region"], name="bookentry_of_a_place")]
        constraints = [
            models.UniqueConstraint(
                name="bookentry_one_open_for_each",
                fields=["book", "key"],
                condition=Q(closed_on=None) & ~Q(key=""),
            ),
            models.CheckConstraint(name="bookentry_names_somebody", condition=~Q(subject="")),
            models.CheckConstraint(
                name="bookentry_closed_after_it_was_opened",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
            ),
            models.CheckConstraint(
                name="bookentry_about_an_officer_by_person",
                condition=Q(against=None, against_person=None)
                | Q(against__isnull=False, against_person__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class BookDeed(Located):
    """What was done with an entry on a day: which deed, what was written down, and the state after it."""

    entry = models.ForeignKey(BookEntry, models.PROTECT, related_name="deeds")
    deed = models.CharField(max_length=16)
    data = models.JSONField(default=dict)
    state = models.CharField(max_length=12)
    done_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    done_on = models.DateField(_("日期"))
    at = models.DateTimeField(db_default=Now())

    objects = ScopedQuerySet["BookDeed"].as_manager()

    class Meta:
        ordering = ["-done_on", "-pk"]
        triggers = [
            pgtrigger.Protect(name="book_deed_stays", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.deed}"
