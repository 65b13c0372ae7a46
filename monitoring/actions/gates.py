"""Checks on a whole file before it counts: half files, other months and broken exports stop here.

Each gate says in words and numbers what it saw. One that fails needs a second person.
"""

from typing import Any

from django.utils.translation import gettext as _

from monitoring.models import RegisterImport

FEWER = 0.30  # of the rows of last time
WORTH_COMPARING = 100  # rows; smaller files vary by nature
BROKEN_NUMBERS = 0.10
_BROKEN = ("number_check", "number_scientific", "number_truncated", "number_length")


def gates(found: RegisterImport) -> list[dict[str, Any]]:
    """What each gate saw: its name, whether the file passed, and the words to show."""
    return [_rows(found), _numbers(found)]


def _rows(found: RegisterImport) -> dict[str, Any]:
    """A file much shorter than the last one may be half a file."""
    last = last_loaded(found)
    if last is None or last.rows < WORTH_COMPARING:
        words = _("本次 %(now)s 行，没有可比的上次文件") % {"now": f"{found.rows:,}"}
        return {"gate": "rows", "passed": True, "words": words}
    share = (last.rows - found.rows) / last.rows
    if share >= FEWER:
        words = _("本次 %(now)s 行，比上次少 %(share)d%%，可能不是完整文件，需由另一人确认") % {
            "now": f"{found.rows:,}",
            "share": round(share * 100),
        }
        return {"gate": "rows", "passed": False, "words": words}
    words = _("本次 %(now)s 行，上次 %(then)s 行") % {
        "now": f"{found.rows:,}",
        "then": f"{last.rows:,}",
    }
    return {"gate": "rows", "passed": True, "words": words}


def _numbers(found: RegisterImport) -> dict[str, Any]:
    """Many broken numbers mean that the export went wrong, not the people."""
    broken = sum(p["count"] for p in found.problems if p["code"] in _BROKEN)
    passed = broken < max(BROKEN_NUMBERS * found.rows, 1) or found.rows < WORTH_COMPARING
    words = _("证件号码损坏 %(broken)s 行，共 %(rows)s 行") % {
        "broken": f"{broken:,}",
        "rows": f"{found.rows:,}",
    }
    return {"gate": "numbers", "passed": passed, "words": words}


def last_loaded(found: RegisterImport) -> RegisterImport | None:
    """The import of the same register and place before this one."""
    earlier = RegisterImport.objects.filter(
        kind=found.kind, region=found.region, state=RegisterImport.State.LOADED
    )
    return earlier.exclude(pk=found.pk).order_by("-imported_at").first()
