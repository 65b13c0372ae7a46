"""Checks on a whole file before it counts: half files, other months and broken exports stop here.

Each gate says in words and numbers what it saw. One that fails needs a second person.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

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

_BETWEEN = " · "

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


def in_words(gate: Gate) -> str:
    """What a gate saw, in the language of the reader."""
    said = [gettext(text) % values for text, values in gate.get("said", [])]
    return _BETWEEN.join(said) if said else str(gate["words"])


def _seen(gate: str, passed: bool, *said: tuple[str, dict[str, str]]) -> Gate:
    """The texts and their figures are kept, for each language, and as the machine's language has them."""
    return {"gate": gate, "passed": passed, "said": said, "words": in_words({"said": said})}


def _rows(found: RegisterImport, last: RegisterImport | None) -> Gate:
    """A file much shorter than the last one may be half a file, a much longer one two."""
    now = f"{found.rows:,}"
    if last is None or last.rows < WORTH_COMPARING:
        return _seen("rows", True, (_("本次 %(now)s 行，没有可比的上次文件"), {"now": now}))
    share = (found.rows - last.rows) / last.rows
    figures = {"now": now, "share": str(round(abs(share) * 100)), "then": f"{last.rows:,}"}
    if share <= -MORE_OR_FEWER:
        fewer = _("本次 %(now)s 行，比上次少 %(share)s%%，可能不是完整文件，需由另一人确认")
        return _seen("rows", False, (fewer, figures))
    if share >= MORE_OR_FEWER:
        more = _("本次 %(now)s 行，比上次多 %(share)s%%，可能混入了别处的数据，需由另一人确认")
        return _seen("rows", False, (more, figures))
    return _seen("rows", True, (_("本次 %(now)s 行，上次 %(then)s 行"), figures))


def _overlap(found: RegisterImport, last: RegisterImport | None) -> Gate | None:
    """A list of everybody has most people of last time again."""
    if last is None or not (found.complete and last.complete):
        return None
    every, again = overlap(found.pk, last.pk)
    figures = {"every": f"{every:,}", "again": f"{again:,}"}
    passed = every < WORTH_COMPARING or again >= AGAIN * every
    return _seen("overlap", passed, (_("上次的 %(every)s 人里，本次仍有 %(again)s 人"), figures))


def _numbers(found: RegisterImport, last: RegisterImport | None) -> Gate:
    """Many broken numbers mean that the export went wrong, not the people."""
    broken = sum(p["count"] for p in found.problems if p["code"] in _BROKEN)
    passed = broken <= BROKEN_NUMBERS * found.rows or found.rows < WORTH_COMPARING
    figures = {"broken": f"{broken:,}", "rows": f"{found.rows:,}"}
    return _seen("numbers", passed, (_("证件号码损坏 %(broken)s 行，共 %(rows)s 行"), figures))


def _rejected(found: RegisterImport, last: RegisterImport | None) -> Gate:
    """Many refused rows mean shifted columns, or another file than it says."""
    passed = found.rejected < REJECTED * found.rows or found.rows < WORTH_COMPARING
    share = str(round(100 * found.rejected / found.rows))
    figures = {"rejected": f"{found.rejected:,}", "share": share}
    return _seen("rejected", passed, (_("拒收 %(rejected)s 行，占 %(share)s%%"), figures))


def _columns(found: RegisterImport, last: RegisterImport | None) -> Gate | None:
    """A column that was there last time and is not now."""
    if last is None:
        return None
    register = REGISTERS[found.kind]
    gone = [str(register.column(name).label) for name in last.mapping if name not in found.mapping]
    if gone:
        words = _("上次有、这次没有的列：%(columns)s")
        return _seen("columns", False, (words, {"columns": "、".join(gone)}))
    return _seen("columns", True, (_("对应的列与上次相同或更多"), {}))


def _areas(found: RegisterImport, last: RegisterImport | None) -> Gate | None:
    """A file of another county: its numbers begin differently, or its villages are not ours."""
    lost = sum(w["count"] for w in found.warnings if w["code"] == "place_unknown")
    if found.accepted >= WORTH_COMPARING and lost >= LOST_PLACES * found.accepted:
        words = _("%(lost)s 行的乡村名称不在这个地区")
        return _seen("areas", False, (words, {"lost": f"{lost:,}"}))
    now = found.profile["areas"]
    if not now:
        return None
    most = next(iter(now))
    figures = {"area": most, "share": str(round(100 * now[most] / found.profile["numbers"]))}
    words = _("证件号码多数以 %(area)s 开头，占 %(share)s%%")
    return _seen("areas", _moved(found, last) < MOVED, (words, figures))


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
    said = [(_("日期从 %(first)s 到 %(last)s"), {"first": found.profile["first"], "last": newest})]
    old = found.as_of - date.fromisoformat(newest) > OLDEST_NEWS
    before = (last.profile.get("last") if last else None) or ""
    if newest < before:
        said.append((_("上次文件已到 %(then)s"), {"then": before}))
    passed = not (old or newest < before) or found.rows < WORTH_COMPARING
    return _seen("days", passed, *said)


def _told(found: RegisterImport, last: RegisterImport | None) -> Gate | None:
    """What the source itself counted."""
    counts = [
        (found.told_rows, found.rows, _("来源报 %(told)s 行，文件里 %(counted)s 行")),
        (
            found.told_persons,
            found.profile["persons"],
            _("来源报 %(told)s 人，文件里 %(counted)s 人"),
        ),
    ]
    given = [(told, many, words) for told, many, words in counts if told is not None]
    if not given:
        return None
    said = [(words, {"told": f"{t:,}", "counted": f"{many:,}"}) for t, many, words in given]
    return _seen("told", all(told == many for told, many, _words in given), *said)


GATES: tuple[Callable[[RegisterImport, RegisterImport | None], Gate | None], ...] = (
    *(_rows, _overlap, _columns, _numbers, _rejected, _areas, _days, _told),
)
