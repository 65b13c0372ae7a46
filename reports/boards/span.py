"""Where and when a reader looks: a place in their posts, a month, and the way up and down from there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Region
from accounts.roles import Right
from cases.periods import Period
from reports.boards.asking import Answered, Asked
from reports.catalogue.form import Section
from reports.forms import months_until, period_choices

_MONTHS = 13


class SpanForm(forms.Form):
    """The month of a board; the place goes along unseen, people walk to it by links."""

    month = forms.ChoiceField(label=_("月份"))
    region = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True)
class Place:
    """One row of a board: a unit right below, the region itself, or a code that no unit carries any more."""

    key: str
    name: str
    opens: str


@dataclass(frozen=True)
class Span:
    """A region and a month as a board shows them on a day."""

    region: Region
    period: Period
    today: date
    form: SpanForm
    below: tuple[Region, ...]
    top: bool

    def ask(self, section: Section, by: str) -> Answered:
        return Asked(section, self.region, self.period, by, self.today).answered()

    def query(self, region: Region | None = None) -> str:
        return f"?region={(region or self.region).pk}&month={self.period.text}"

    def places(self, *answers: Answered) -> list[Place]:
        """The units below, then whatever else the answers hold."""
        found = [Place(str(each.pk), each.name, self.query(each)) for each in self.below]
        known = {place.key for place in found}
        others = {key for each in answers for key in each.found} - known
        return found + [Place(key, self._named(key), "") for key in sorted(others)]

    def _named(self, key: str) -> str:
        return str(_("本级")) if key == str(self.region.pk) else key


def span_of(officer: Officer, asked: Mapping[str, str], *, today: date) -> Span:
    """What an address asks for. Raises Region.DoesNotExist for a place outside the officer's posts."""
    mine = officer.intervals_with(Right.REPORT)
    seen = Region.objects.visible_to(officer).within(mine)
    text = asked.get("region", "")
    if text.isdecimal() and len(text) <= 12:
        region = seen.select_related("parent").get(pk=int(text))
    elif text:
        raise Region.DoesNotExist
    else:
        region = next(p.region for p in officer.posts_today if Right.REPORT in p.rights)
    months = months_until(today, _MONTHS)
    known = [month.text for month in months]
    month = asked["month"] if asked.get("month") in known else known[0]
    form = SpanForm({"month": month, "region": region.pk})
    form.fields["month"].choices = period_choices(months, today)  # type: ignore[attr-defined]
    below = tuple(Region.objects.in_force().filter(parent_id=region.pk).order_by("code"))
    top = region.parent_id is None or not any(s <= region.parent_id < u for s, u in mine)
    return Span(region, Period.parse(month), today, form, below, top)
