"""What is remembered of a source: how its columns and words were understood the last time."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from accounts.models import Officer, Region
from monitoring.models import RegisterImport
from monitoring.registers import REGISTERS
from monitoring.registers.headers import Header, propose

State = RegisterImport.State
WORDS = 40  # asked for on one page


@dataclass(frozen=True)
class Remembered:
    """The mapping and words to begin with, and how the header differs from the last one."""

    mapping: dict[str, str]
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    header: str = "new"  # new: first file of the source; same; changed
    gone: list[str] = field(
        default_factory=list
    )  # titles of columns that were used and are missing
    added: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {"header": self.header, "gone": self.gone, "added": self.added}


def remember(header: Header, *, kind: str, region: Region, source: str, by: Officer) -> Remembered:
    """As a person chose for the last file of the source; by the names of columns where it is the first."""
    proposed = propose(header, REGISTERS[kind])
    earlier = RegisterImport.objects.visible_to(by).filter(
        kind=kind, region=region, source=source, state__in=[State.LOADED, State.DESTROYED]
    )
    last = earlier.first()
    if last is None:
        return Remembered(proposed)
    titles: dict[str, str] = last.sheet["titles"]
    if titles == header.titles:
        return Remembered(last.mapping, last.words, "same")
    mapping = _by_title(last.mapping, titles, header.titles)
    added = [title for title in header.titles.values() if title and title not in titles.values()]
    for name, column in proposed.items():
        new = header.titles[column] in added and column not in mapping.values()
        if name not in mapping and new:
            mapping[name] = column
    lost = [titles[last.mapping[name]] for name in last.mapping if name not in mapping]
    return Remembered(mapping, last.words, "changed", lost, added)


def sources_of(by: Officer) -> list[str]:
    """Names of sources that were used before, where the officer may see them."""
    named = RegisterImport.objects.visible_to(by).exclude(source="")
    return sorted(set(named.order_by().values_list("source", flat=True).distinct()[:200]))


def unknown_words(found: RegisterImport) -> list[tuple[str, str, int]]:
    """Words of the source that no dictionary of ours has: column, word and rows, most rows first."""
    labels = [str(column.label) for column in REGISTERS[found.kind].columns if column.options]
    rows = found.rejected_rows.filter(code="choice_unknown", column__in=labels).exclude(value="")
    counted = rows.order_by().values("column", "value").annotate(many=Count("pk"))
    return [
        (each["column"], each["value"], each["many"])
        for each in counted.order_by("-many", "column", "value")[:WORDS]
    ]


def _by_title(mapping: dict[str, str], then: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    """Our field to the column that is called as the chosen one was."""
    places: dict[str, str] = {}
    for column, title in now.items():
        places.setdefault(title, column)
    return {
        name: places[then[column]]
        for name, column in mapping.items()
        if then.get(column) and then[column] in places
    }
