"""What a draft says, in words, section by section: for checking and for paper."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from accounts.templatetags.formats import mask_card, mask_id, money
from cases.intake.boxes import NOTHING, Sheet
from cases.intake.draft import Draft
from cases.intake.sections import EVERY
from households.choices import Unit

_UNSEEN = {"ref", "person", "sure", "DELETE"}


@dataclass
class Answers:
    """Single answers as pairs of label and words; rows under their column heads."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def answers_of(draft: Draft, name: str, *, masked: bool = True) -> Answers:
    """The words of one section; numbers are masked unless they go onto the applicant's own paper."""
    section, typed = EVERY[name], draft.typed(name)
    setting = draft.village_setting(name)
    answers = Answers()
    head = section.head_form(typed, setting, check=True)
    if head:
        answers.pairs = [
            (str(box.label), _words(head, key, masked)) for key, box in head.fields.items()
        ]
    if name == "applicant":
        answers.columns = [_("签字人"), _("签署日期")]
        answers.rows = [[signer.name, _day(draft, signer.ref)] for signer in draft.signers]
        return answers
    rows = section.row_forms(typed, setting, check=True)
    if section.row and rows:
        shown = [key for key in rows[0].fields if key not in _UNSEEN]
        shown = [key for key in shown if any(row.typed.get(key) for row in rows)]
        answers.columns = [str(section.row.base_fields[key].label) for key in shown]
        answers.rows = [[_words(row, key, masked) for key in shown] for row in rows]
    return answers


def _day(draft: Draft, ref: str) -> str:
    day = draft.signed_on(ref)
    return day.isoformat() if day else _("还没有签")


def _words(form: Sheet, key: str, masked: bool) -> str:
    """A choice by its label, money with two places, a number masked; as typed when it cannot be read."""
    raw = form.typed.get(key, "")
    if form.typed.get("kind") == NOTHING and key in ("amount", "unit", "times"):
        return ""
    value: Any = form.read().get(key)
    choices = dict(getattr(form.fields[key], "choices", []))
    if raw and raw in choices:
        return str(choices[raw])
    if key == "id_number" and masked:
        return mask_id(str(value or raw))
    if key == "card" and masked:
        return mask_card(str(value or raw))
    if hasattr(value, "quantize"):
        return money(value)
    if key == "member" and not raw:
        return _("全家")
    if key == "unit" and not raw:
        return str(Unit.MONTH.label)
    return str(value if value not in (None, "") else raw)
