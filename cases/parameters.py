"""Parameters that a rehearsal can set: those that the rules of dibao read, with the value in force."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from accounts.models import Region
from eligibility.facts import entered_standards
from eligibility.policies.law import policy_of
from eligibility.rules.dibao import decide  # noqa: F401  every rule of dibao is declared by importing it
from eligibility.rules.law import PARAMETERS, STANDARDS, Source
from eligibility.rules.rule import RULES
from eligibility.rules.schema import AREAS
from eligibility.rules.words import CATEGORIES, EXPENSES

TABLES = {"raises", "ratios", "amounts"}
NOT_SET = "—"
Sources = Mapping[str, Mapping[str, Source]]


def rehearsable() -> dict[str, str]:
    """Name to Chinese label, standards first; one entry for each key of a table."""
    read = {name for rule in RULES.values() if rule.benefit == "dibao" for name in rule.parameters}
    names = [*STANDARDS, *(name for name in PARAMETERS if name not in STANDARDS)]
    return dict(entry for name in names if name in read for entry in _entries(name))


def sources_of(region: Region, on: date) -> Sources:
    """What stands in a place on a day, by area. Raises PolicyError for a day without a law."""
    standards = entered_standards()
    return {
        area: policy_of(region.code, area, on, standards=standards).law.sources for area in AREAS
    }


def in_force(name: str, sources: Sources) -> list[dict[str, Any]]:
    """A parameter by area: value as written, and where it stands written."""
    parameter, _sign, key = name.partition(".")
    return [{"area": area, **_told(found.get(parameter), key)} for area, found in sources.items()]


def value_in_force(name: str, sources: Sources) -> str:
    """The same in a few words: one value, or one for each area."""
    written = [each["written"] for each in in_force(name, sources)]
    return written[0] if len(set(written)) == 1 else " / ".join(written)


def setting_told(name: str, written: str, *, region: Region, on: date) -> dict[str, Any]:
    """A setting beside what it takes the place of."""
    return {
        "name": name,
        "label": rehearsable().get(name) or PARAMETERS[name.partition(".")[0]]["label"],
        "written": written,
        "in_force": in_force(name, sources_of(region, on)),
    }


def _entries(name: str) -> Iterator[tuple[str, str]]:
    about = PARAMETERS[name]
    if about["kind"] not in TABLES:
        yield name, about["label"]
        return
    for key in about["choices"]:
        yield f"{name}.{key}", f"{about['label']}·{CATEGORIES.get(key) or EXPENSES.get(key) or key}"


def _told(source: Source | None, key: str) -> dict[str, Any]:
    if source is None:
        return {"written": NOT_SET, "cite": "", "illustrative": False}
    written = source.written.get(key, NOT_SET) if key else source.written
    return {"written": _plain(written), "cite": source.cite, "illustrative": source.illustrative}


def _plain(written: Any) -> str:
    if isinstance(written, dict):
        return "，".join(f"{key} {value}" for key, value in written.items()) or NOT_SET
    if isinstance(written, list | tuple):
        return ",".join(map(str, written)) or NOT_SET
    return str(written).lower() if isinstance(written, bool) else str(written)
