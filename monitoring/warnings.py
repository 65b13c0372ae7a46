"""Early warnings (监测预警): a question in `sql/` each, levels by thresholds in `warnings.toml`."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from monitoring.models import Cause, WarningLevel


@dataclass(frozen=True)
class Threshold:
    """From which measure on a warning has a level, and in how many days somebody must look."""

    level: WarningLevel
    start: Decimal
    days: int


@dataclass(frozen=True)
class WarningRule:
    """One rule: its question, what it suggests as the cause, and its thresholds, the highest first."""

    code: str
    label: Promise
    unit: Promise
    cause: Cause
    thresholds: tuple[Threshold, ...]
    because: str
    illustrative: bool

    @property
    def question(self) -> str:
        return f"warning_{self.code}"

    @property
    def floor(self) -> Decimal:
        return min(each.start for each in self.thresholds)

    def threshold(self, measure: Decimal) -> Threshold:
        """The highest that the measure reaches; the caller asked for no measure below the floor."""
        return next(each for each in self.thresholds if measure >= each.start)


_FILE = Path(__file__).with_suffix(".toml")
_WORDS: dict[str, tuple[Promise, Promise, Cause]] = {
    "expense_spike": (_("医疗自付骤增"), _("元/年"), Cause.ILLNESS),
    "income_fall": (_("收入骤减"), _("（百分比）"), Cause.JOB),
    "weak_signals": (_("多个弱信号"), _("个信号"), Cause.OTHER),
}

SIGNALS: dict[str, Promise] = {
    "unemployment": _("失业登记"),
    "stopped": _("社保或养老待遇停止"),
    "left_school": _("离校"),
    "disability": _("新办残疾证"),
    "hotline": _("热线求助"),
    "illness": _("大病保险支付"),
    "income_ended": _("一项收入停止"),
}


def _rules() -> dict[str, WarningRule]:
    found = {}
    for code, given in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        label, unit, cause = _WORDS[code]
        levels = tuple(
            Threshold(level, Decimal(given[level]["from"]), given[level]["days"])
            for level in WarningLevel
        )
        found[code] = WarningRule(
            code, label, unit, cause, levels, given["because"], given["illustrative"]
        )
    return found


WARNINGS = _rules()
