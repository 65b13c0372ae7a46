"""A draft as a whole: everything typed so far, and what it means."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from accounts.id_numbers import age_on, parse
from cases.benefits import BENEFITS
from cases.intake.boxes import NOTHING, Setting
from cases.intake.particulars import particulars_in
from cases.intake.sections import EVERY, SECTIONS, Section, Typed, sections_for
from cases.models import Application, DraftSection, Event
from cases.procedure import State


@dataclass(frozen=True)
class Member:
    """A member as typed; `birth_date` is None while the number cannot be read."""

    ref: str
    name: str
    said: dict[str, Any] = field(repr=False)
    on: date

    @property
    def birth_date(self) -> date | None:
        born: date | None = self.said.get("birth_date")
        return born

    @property
    def age(self) -> int | None:
        """Full years on the day of the draft."""
        return None if self.birth_date is None else age_on(self.birth_date, self.on)

    @property
    def label(self) -> str:
        if self.age is None:
            return self.name
        return _("%(name)s · %(age)s 岁") % {"name": self.name, "age": self.age}

    @property
    def number(self) -> str:
        """The ID number, when it can be read."""
        text: str = self.said.get("id_number") or ""
        return text


class Draft:
    """All sections of one application on one day. Reads them once; writes nothing."""

    def __init__(self, application: Application, *, on: date) -> None:
        self.application = application
        self.on = on
        self.saved = {row.name: row for row in DraftSection.objects.filter(application=application)}
        self._heads: dict[str, dict[str, Any]] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {}

    def typed(self, name: str) -> Typed:
        saved = self.saved.get(name)
        return saved.data if saved else {"head": {}, "rows": []}

    @property
    def sections(self) -> dict[str, Section]:
        """The sections its benefit asks to be filled."""
        return sections_for(self.application.benefit)

    @cached_property
    def members(self) -> list[Member]:
        rows = SECTIONS["members"].row_forms(self.typed("members"), Setting(self.on), check=True)
        return [
            Member(f.typed.get("ref", ""), f.typed.get("name", ""), f.read(), self.on) for f in rows
        ]

    @cached_property
    def supporters(self) -> list[Member]:
        """Supporters outside the household; none when the answer is no."""
        typed = self.typed("supporters")
        if typed["head"].get("answer") != "yes":
            return []
        asks = BENEFITS[self.application.benefit].asks
        rows = SECTIONS["supporters"].row_forms(typed, Setting(self.on, asks=asks), check=True)
        return [
            Member(f.typed.get("ref", ""), f.typed.get("name", ""), f.read(), self.on) for f in rows
        ]

    @cached_property
    def signers(self) -> list[Member]:
        """Everybody who has to sign the verification authorisation."""
        return [*self.members, *self.supporters]

    @cached_property
    def beneficiary(self) -> Member | None:
        """Whom a benefit of one person is for, or the patient of an epidemic; None while nobody is named."""
        head = self.typed("particulars")["head"]
        ref = head.get("person") or head.get("patient")
        return next((member for member in self.members if member.ref == ref), None)

    @property
    def particulars(self) -> dict[str, Any]:
        """What only this benefit asks of that person, by kind, as a facts file writes it."""
        asks = BENEFITS[self.application.benefit].asks
        if not asks:
            return {}
        told = particulars_in(self.head("particulars"), asks)
        if "supporters" in asks and self.typed("supporters")["head"].get("answer"):
            told["supporters"] = [supporter_facts(each) for each in self.supporters]
        return told

    @property
    def hardship(self) -> dict[str, Any] | None:
        """What befell the household, where the benefit asks it; None while the cause is not told."""
        told = self.head("particulars")
        return told if told.get("cause") else None

    @cached_property
    def setting(self) -> Setting:
        """What the forms must know of the draft."""
        asks = BENEFITS[self.application.benefit].asks
        return Setting(self.on, [(m.ref, m.label) for m in self.members], asks=asks)

    @cached_property
    def returned(self) -> dict[str, list[dict[str, Any]]]:
        """Boxes the county found wrong, by section, as long as nobody saved the section since."""
        if self.application.state != State.RETURNED:
            return {}
        returns = Event.objects.filter(application=self.application, kind=Event.Kind.RETURNED)
        at = returns.order_by("-at").values_list("at", flat=True).first()
        found: dict[str, list[dict[str, Any]]] = {}
        for box in self.application.returned_boxes:
            saved = self.saved.get(box["section"])
            if at is None or saved is None or saved.saved_at <= at:
                found.setdefault(box["section"], []).append(box)
        return found

    def head(self, name: str) -> dict[str, Any]:
        """What the single boxes of a section mean."""
        if name not in self._heads:
            form = EVERY[name].head_form(self.typed(name), self.village_setting(name), check=True)
            self._heads[name] = form.read() if form else {}
        return self._heads[name]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """What the rows of a section mean, “none” rows and unreadable boxes left out."""
        if name not in self._rows:
            forms = SECTIONS[name].row_forms(self.typed(name), self.setting, check=True)
            said = [form.read() for form in forms]
            self._rows[name] = [row for row in said if row.get("kind") != NOTHING]
        return self._rows[name]

    def says_none(self, name: str, ref: str = "") -> bool:
        """Whether a “none” row stands for that person (or the household)."""
        return any(
            row.get("kind") == NOTHING and row.get("member", "") == ref
            for row in self.typed(name)["rows"]
        )

    def finished(self, name: str) -> bool:
        return name in self.saved and self.saved[name].finished

    def village_setting(self, name: str) -> Setting:
        """A saved village is taken as it is: whether it may be chosen was settled when saving."""
        village = self.typed(name)["head"].get("village", "")
        region = self.application.region
        label = region.name if str(region.code) == village else village
        return replace(self.setting, villages=[(village, label)] if village else [])

    def signed_on(self, ref: str) -> date | None:
        """The day a person signed the authorisation, if one was entered."""
        days = {row.get("ref"): row.get("signed_on") for row in self.rows("applicant")}
        return days.get(ref)


def supporter_facts(supporter: Member) -> dict[str, Any]:
    """What a facts file says of a supporter, as far as it was told."""
    said = supporter.said
    facts: dict[str, Any] = {name: said[name] for name in ("state", "benefit") if said.get(name)}
    if supporter.number:
        facts["birth_date"] = parse(supporter.number, on=supporter.on).birth_date.isoformat()
    if said.get("monthly_income") is not None:
        facts["income_annual"] = str(said["monthly_income"] * 12)
    if said.get("property_within") is not None:
        facts["property_within"] = said["property_within"]
    if said.get("disability_kind") and said.get("disability_grade"):
        facts["disability"] = {
            "kind": said["disability_kind"], "grade": int(said["disability_grade"]),
        }  # fmt: skip
    return facts
