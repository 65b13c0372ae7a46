"""Parameters that a rehearsal can set: those that the rules of dibao read, with the value in force."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from accounts.models import Region
from eligibility import wording
from eligibility.code_words import word_of
from eligibility.facts import entered_standards
from eligibility.policies.law import policy_of
from eligibility.rules.every import RULES
from eligibility.rules.law import PARAMETERS, STANDARDS, Source
from eligibility.rules.schema import AREAS
from eligibility.spoken import said

TABLES = {"raises", "ratios", "amounts"}
CODED = {"choice", "choices"}
APART = re.compile("[、，,;；]")
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
    written = [in_words(name, each["written"]) for each in in_force(name, sources)]
    return written[0] if len(set(written)) == 1 else " / ".join(written)


def setting_told(name: str, written: str, *, region: Region, on: date) -> dict[str, Any]:
    """A setting beside what it takes the place of."""
    return {
        "name": name,
        "label": rehearsable().get(name) or PARAMETERS[name.partition(".")[0]]["label"],
        "written": written,
        "in_force": in_force(name, sources_of(region, on)),
    }


def label_of(label: str) -> str:
    """A parameter's label in the reader's language; that of a table's key is said in its parts."""
    whole = said(label)
    return whole if whole != label else "·".join(said(part) for part in label.split("·"))


def in_words(name: str, written: str) -> str:
    """A value as written with words for its codes; figures stay as they are written."""
    parameter = name.partition(".")[0]
    about = PARAMETERS[parameter]
    if written == NOT_SET:
        return written
    if written == about["nothing"] or about["kind"] in CODED:
        return wording.in_words(parameter, written)
    if about["kind"] == "flag":
        return wording.in_words(parameter, written == "true")
    if about["kind"] == "counts":
        return gettext("，").join(_counted(parameter, item) for item in written.split("，"))
    return written


def in_codes(name: str, typed: str) -> str:
    """What somebody typed with codes for its words; anything else as it was typed."""
    parameter = name.partition(".")[0]
    codes = words_of(parameter)
    if PARAMETERS[parameter]["kind"] != "choices" or typed in codes:
        return codes.get(typed.strip(), typed)
    parts = (part.strip() for part in APART.split(typed))
    return ",".join(codes.get(part, part) for part in parts if part)


def words_of(parameter: str) -> dict[str, str]:
    """The words that a parameter may be set to, in Chinese and the reader's language, to their codes."""
    about = PARAMETERS[parameter]
    if about["kind"] == "flag":
        return {gettext("是"): "true", gettext("否"): "false", "是": "true", "否": "false"}
    codes = [*(about["choices"] if about["kind"] in CODED else ()), about["nothing"]]
    chinese = {word_of(parameter, code): code for code in codes if code}
    return {said(word): code for word, code in chinese.items()} | chinese


def _counted(parameter: str, item: str) -> str:
    """One entry of a table: the word of its code, and its number."""
    code, _space, number = item.partition(" ")
    return f"{said(word_of(parameter, code))} {number}".strip()


def _entries(name: str) -> Iterator[tuple[str, str]]:
    about = PARAMETERS[name]
    if about["kind"] not in TABLES:
        yield name, about["label"]
        return
    for key in about["choices"]:
        yield f"{name}.{key}", f"{about['label']}·{word_of(name, key)}"


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
