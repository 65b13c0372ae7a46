"""Forms of the books, made from their declarations."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.id_numbers import BadNumber, parse
from accounts.inputs import DayInput, IdNumberInput, MoneyField
from accounts.models import Officer, Region
from monitoring.books import Book, Deed, Form, Item

LONGEST = 500
MOST = 1_000_000
FIRST, LAST = date(1900, 1, 1), date(2200, 1, 1)


def field_of(item: Item) -> forms.Field:
    """The field in which an item is typed."""
    given: dict[str, Any] = {"label": item.label, "required": item.required}
    match item.form:
        case Form.WORDS:
            area = forms.Textarea({"rows": 2})
            return forms.CharField(max_length=LONGEST, widget=area, **given)
        case Form.DAY:
            return DayField(widget=DayInput, **given)
        case Form.COUNT:
            return forms.IntegerField(min_value=0, max_value=MOST, **given)
        case Form.MONEY:
            return MoneyField(**given)
        case Form.CHOICE:
            blank = ("", _("选择") if item.required else "—")
            return forms.ChoiceField(choices=[blank, *item.choices.items()], **given)
        case Form.TEXT:
            return forms.CharField(max_length=120, **given)


class DayField(forms.DateField):
    """A day of our times."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not FIRST <= value < LAST:
            raise ValidationError(_("日期不对"))


class EntryForm(forms.Form):
    """A new entry: where, about whom or what, and the items of the book."""

    region = forms.ModelChoiceField(
        label=_("所在地"), queryset=Region.objects.none(), empty_label=_("选择")
    )
    subject = forms.CharField(max_length=120)
    number = forms.CharField(label=_("身份证号"), required=False, widget=IdNumberInput)

    def __init__(self, *args: Any, book: Book, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Region.objects.all().within(officer.intervals_with(book.right)).in_force()
        places = mine.filter(level__in=("village", "township", "county")).order_by("code")
        self.fields["region"].queryset = places  # type: ignore[attr-defined]
        self.fields["subject"].label = str(book.subject)
        if not book.numbered:
            del self.fields["number"]
        for item in book.items:
            self.fields[item.name] = field_of(item)
        if book.against:
            self.fields["against"] = forms.ModelChoiceField(
                label=_("涉及的工作人员"),
                queryset=_colleagues(officer),
                required=False,
                empty_label="—",
                help_text=_("填了以后，本人看不到这一条"),
            )
        self.items = book.items

    def clean_number(self) -> str:
        typed: str = self.cleaned_data["number"]
        try:
            return parse(typed, on=timezone.localdate()).number if typed else ""
        except BadNumber as bad:
            raise ValidationError(str(bad)) from None

    def said(self) -> dict[str, Any]:
        """What `open_entry` takes."""
        given = self.cleaned_data
        return {
            "region_id": given["region"].pk,
            "subject": given["subject"],
            "number": given.get("number", ""),
            "against": given.get("against"),
            "said": {item.name: given[item.name] for item in self.items},
        }


def _colleagues(officer: Officer) -> QuerySet[Officer]:
    """Who works where the officer does, without themself."""
    inside = Region.objects.visible_to(officer)
    people = Officer.objects.filter(posts__region__in=inside, is_machine=False)
    return people.exclude(natural_person=officer.natural_person).distinct().order_by("name")


def deed_form(deed: Deed) -> type[forms.Form]:
    """The form in which a deed is written down."""
    fields = {item.name: field_of(item) for item in deed.items}
    return type("DeedForm", (forms.Form,), fields)
