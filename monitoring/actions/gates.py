"""Checks on a whole file before it counts: half files, other months and broken exports stop here.

Each gate says in words and numbers what it saw. One that fails needs a second person.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from monitoring.models import RegisterImport
from monitoring.registers import REGISTERS
from monitoring.registers.profile import overlap

MORE_OR_FEWER = 0.30  # of the rows of last time
WORTH_COMPARING = 100  # rows; smaller files vary by nature
BROKEN_NUMBERS = 0.01
REJECTED = 0.20
AGAIN = 0.80  # of the people of last time, in a register that lists everybody
MOVED = 0.50  # of the people come from other areas than last time
LOST_PLACES = 0.50
OLDEST_NEWS = timedelta(days=366)
_BROKEN = ("number_check", "number_scientific", "number_truncated", "number_length")

Gate = dict[str, Any]


def gates(found: RegisterImport) -> list[Gate]:
    """What each gate saw: its name, whether the file passed, and the words to show."""
    last = last_loaded(found)
    seen = (gate(found, last) for gate in GATES)
    return [gate for gate in seen if gate is not None]


def last_loaded(found: RegisterImport) -> RegisterImport | None:
    """The import of the same register, source and place before this one."""
    earlier = RegisterImport.objects.filter(
        kind=found.kind,
        source=found.source,
        region=found.region,
        state=RegisterImport.State.LOADED,
    )
    return earlier.exclude(pk=found.pk).order_by("-imported_at").first()


def _said(gate: str, passed: bool, words: str) -> Gate:
    return {"gate": gate, "passed": passed, "words": words}


def _rows(found: RegisterImport, last: RegisterImport | None) -> Gate:
    """A file much shorter than the last one may be half a file, a much longer one two."""
    now = f"{found.rows:,}"
    if last is None or last.rows < WORTH_COMPARING:
        return _said("rows", True, _("本次 %(now)s 行，没有可比的上次文件") % {"now": now})
    share = (found.rows - last.rows) / last.rows
    percent = {"now": now, "share": round(abs(share) * 100)}
    if share <= -MORE_OR_FEWER:
        words = _("本次 %(now)s 行，比上次少 %(share)d%%，可能不是完整文件，需由另一人确认")
        return _said("rows", False, words % percent)
    if share >= MORE_OR_FEWER:
        words = _("本次 %(now)s 行，比上次多 %(share)d%%，可能混入了别处的数据，需由另一人确认")
        return _said("rows", False, words % percent)
    words = _("本次 %(now)s 行，上次 %(then)s 行") % {"now": now, "then": f"{last.rows:,}"}
    return _said("rows", True, words)


def _overlap(found: RegisterImport, last: RegisterImport | None) -> Gate | None:
    """A list of everybody has most people of last time again."""
    if last is None or not (found.complete and last.complete):
        return None
    every, again = overlap(found.pk, last.pk)
    words = _("上次的 %(every)s 人里，本次仍有 %(again)s 人") % {
        "every": f"{every:,}",
        "again": f"{again:,}",
    }
    return _said("overlap", every < WORTH_COMPARING or again >= AGAIN * every, words)


def _numbers(found: RegisterImport, last: RegisterImport | None) -> Gate:
    """Many broken numbers mean that the export went wrong, not the people."""
    broken = sum(p["count"] for p in found.problems if p["code"] in _BROKEN)
    passed = broken <= BROKEN_NUMBERS * found.rows or found.rows < WORTH_COMPARING
    words = _("证件号码损坏 %(broken)s 行，共 %(rows)s 行") % {
        "broken": f"{broken:,}",
        "rows": f"{found.rows:,}",
    }
    return _said("numbers", passed, words)


def _rejected(found: RegisterImport, last: RegisterImport | None) -> Gate:
    """Many refused rows mean shifted columns, or another file than it says."""
    passed = found.rejected < REJECTED * found.rows or found.rows < WORTH_COMPARING
    words = _("拒收 %(rejected)s 行，占 %(share)d%%") % {
        "rejected": f"{found.rejected:,}",
        "share": round(100 * found.rejected / found.rows),
    }
    return _said("rejected", passed, words)


def _columns(found: RegisterImport, last: RegisterImport | None) -> Gate | None:
    """A column that was there last time and is not now."""
    if last is None:
        return None
    register = REGISTERS[found.kind]
    gone = [str(register.column(name).label) for name in last.mapping if name not in found.mapping]
    if gone:
        words = _("上次有、这次没有的列：%(columns)s") % {"columns": "、".join(gone)}
        return _said("columns", False, words)
    return _said("columns", True, _("对应的列与上次相同或更多"))


def _areas(found: RegisterImport, last: RegisterImport | None) -> Gate | None:
    """A file of another county: its numbers begin differently, or its villages are not ours."""
    lost = sum(w["count"] for w in found.warnings if w["code"] == "place_unknown")
    if found.accepted >= WORTH_COMPARING and lost >= LOST_PLACES * found.accepted:
        words = _("%(lost)s 行的乡村名称不在这个地区") % {"lost": f"{lost:,}"}
        return _said("areas", False, words)
    now = found.profile["areas"]
    if not now:
        return None
    most = next(iter(now))
    words = _("证件号码多数以 %(area)s 开头，占 %(share)d%%") % {
        "area": most,
        "share": round(100 * now[most] / found.profile["numbers"]),
    }
    return _said("areas", _moved(found, last) < MOVED, words)


def _moved(found: RegisterImport, last: RegisterImport | None) -> float:
    """The share of people who come from other areas than those of the last file."""
    if last is None or not last.profile.get("numbers"):
        return 0
    now, then = found.profile, last.profile
    if min(now["numbers"], then["numbers"]) < WORTH_COMPARING:
        return 0
    shared = sum(
        min(many / now["numbers"], then["areas"].get(area, 0) / then["numbers"])
        for area, many in now["areas"].items()
    )
    return 1 - float(shared)


def _days(found: RegisterImport, last: RegisterImport | None) -> Gate | None:
    """The newest event is about as old as the file, and not older than the newest of last time."""
    newest = found.profile["last"]
    if newest is None:
        return None
    words = _("日期从 %(first)s 到 %(last)s") % {"first": found.profile["first"], "last": newest}
    old = found.as_of - date.fromisoformat(newest) > OLDEST_NEWS
    before = (last.profile.get("last") if last else None) or ""
    if newest < before:
        words += _("，上次文件已到 %(then)s") % {"then": before}
    passed = not (old or newest < before) or found.rows < WORTH_COMPARING
    return _said("days", passed, words)


def _told(found: RegisterImport, last: RegisterImport | None) -> Gate | None:
    """What the source itself counted."""
    pairs = [
        (found.told_rows, found.rows, _("来源报 %(told)s 行，文件里 %(counted)s 行")),
        (
            found.told_persons,
            found.profile["persons"],
            _("来源报 %(told)s 人，文件里 %(counted)s 人"),
        ),
    ]
    given = [(told, counted, words) for told, counted, words in pairs if told is not None]
    if not given:
        return None
    words = "；".join(w % {"told": f"{told:,}", "counted": f"{many:,}"} for told, many, w in given)
    return _said("told", all(told == counted for told, counted, _words in given), words)


GATES: tuple[Callable[[RegisterImport, RegisterImport | None], Gate | None], ...] = (
    *(_rows, _overlap, _columns, _numbers, _rejected, _areas, _days, _told),
)
