"""The tasks of the wizard, in the order of the paper form: ten, and one more where the benefit asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.benefits import BENEFITS
from cases.intake.boxes import GRID, Row, Setting, Sheet
from cases.intake.means import AssetRow, ExpenseRow, IncomeRow
from cases.intake.particulars import ParticularsSheet
from cases.intake.people import (
    AccountSheet,
    ApplicantSheet,
    MemberRow,
    RelativeRow,
    RelativesSheet,
    SignatureRow,
    SupporterRow,
    SupportersSheet,
)

MOST_ROWS = 200
Typed = dict[str, Any]


@dataclass(frozen=True)
class Section:
    """One task: its boxes, its grid, and the sections that must be done before it can be filled.

    `given_rows`: the rows follow from other sections; people neither add nor remove them.
    """

    name: str
    label: Promise
    head: type[Sheet] | None = None
    row: type[Row] | None = None
    after: tuple[str, ...] = ()
    given_rows: bool = False

    def collect(self, sent: Mapping[str, str]) -> Typed:
        """What was typed, from the names a page sends; deleted and blank rows are left out."""
        head = {
            name: _text(sent.get(name)) for name in (self.head.base_fields if self.head else ())
        }
        return {"head": head, "rows": self._rows(sent)}

    def _rows(self, sent: Mapping[str, str]) -> list[dict[str, str]]:
        if not self.row:
            return []
        count = sent.get(f"{GRID}-TOTAL_FORMS", "")
        rows = [
            {name: _text(sent.get(f"{GRID}-{place}-{name}")) for name in self.row.columns()}
            for place in range(min(int(count) if count.isdecimal() else 0, MOST_ROWS))
            if not sent.get(f"{GRID}-{place}-DELETE")
        ]
        return [row for row in rows if not self.row.is_blank(row)]

    def head_form(self, typed: Typed, setting: Setting, *, check: bool) -> Sheet | None:
        return self.head(typed.get("head", {}), setting, check=check) if self.head else None

    def row_forms(self, typed: Typed, setting: Setting, *, check: bool) -> list[Row]:
        if not self.row:
            return []
        return [
            self.row(row, setting, check=check, place=place)
            for place, row in enumerate(typed.get("rows", []))
        ]


def _text(value: str | None) -> str:
    """One typed value, without what no database column can hold."""
    return (value or "").replace("\0", "").strip()[:500]


_ALL = (
    Section("applicant", _("申请人与授权"), ApplicantSheet, SignatureRow, given_rows=True),
    Section("members", _("家庭成员"), None, MemberRow),
    Section("relatives", _("近亲属申报"), RelativesSheet, RelativeRow),
    Section("supporters", _("赡养抚养扶养人"), SupportersSheet, SupporterRow),
    Section("income", _("收入"), None, IncomeRow, after=("members",)),
    Section("expense", _("刚性支出"), None, ExpenseRow, after=("members",)),
    Section("assets", _("财产"), None, AssetRow),
    Section("account", _("银行账户"), AccountSheet, None, after=("members",)),
    Section("documents", _("材料")),
)
_PARTICULARS = Section("particulars", _("专项情况"), ParticularsSheet, None, after=("members",))
CHECK = "check"
SECTIONS: dict[str, Section] = {section.name: section for section in _ALL}
EVERY: dict[str, Section] = SECTIONS | {_PARTICULARS.name: _PARTICULARS}
LABELS: dict[str, Promise] = {
    **{section.name: section.label for section in EVERY.values()},
    CHECK: _("核对并提交"),
}


def sections_for(benefit: str) -> dict[str, Section]:
    """The sections of an application for a benefit; what only it asks comes before the papers."""
    if not BENEFITS[benefit].asks:
        return SECTIONS
    first = {name: each for name, each in SECTIONS.items() if name != "documents"}
    return first | {_PARTICULARS.name: _PARTICULARS, "documents": SECTIONS["documents"]}
