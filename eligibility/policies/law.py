"""Which law stands in a place on a day: the packs from the nation down, and the local standards."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from eligibility.policies.packs import Entry, Pack, PolicyError, covers, packs
from eligibility.policies.standards import LocalStandard, standard_of
from eligibility.policies.values import shown, value_of, with_key
from eligibility.rules.law import PARAMETERS, STANDARDS, Law, Source
from eligibility.rules.money import yuan_of


@dataclass(frozen=True, eq=False)
class Policy:
    """A law with its name: the smallest pack that covers the place, and the seal of all its values."""

    law: Law
    pack: str
    title: str
    version: str
    sha256: str
    standards: tuple[LocalStandard, ...]


Settings = Mapping[str, Any]


def policy_of(
    region: int,
    area: str,
    on: date,
    *,
    standards: Iterable[LocalStandard] | None = None,
    settings: Settings | None = None,
) -> Policy:
    """The policy in force. `standards` are entered by the bureau and go before the shipped ones;
    `settings` rehearse other values ("table.key" sets one key of a table). Raises PolicyError before the
    first day any text is known for, and for a setting that is not a parameter; BadValue for a value that a
    parameter does not take."""
    entered = None if standards is None else tuple(standards)
    frozen = tuple(sorted((settings or {}).items()))
    return _policy_of(region, area, on, entered, frozen)


@lru_cache(maxsize=4096)
def _policy_of(
    region: int,
    area: str,
    on: date,
    entered: tuple[LocalStandard, ...] | None,
    settings: tuple[tuple[str, str], ...],
) -> Policy:
    here = [pack for pack in packs() if covers(pack.region, region)]
    values: dict[str, Any] = {}
    sources: dict[str, Source] = {}
    for name in PARAMETERS:
        if name in STANDARDS:
            continue
        found = [(pack, entry) for pack in here if (entry := pack.entry(name, on, area))]
        if not found:
            raise PolicyError(f"{on}：没有收录这一天的政策 / no policy is known for this day")
        values[name] = found[-1][1].value
        sources[name] = _source(found)
    local = _local_standards(region, area, on, entered)
    for standard in local:
        values[standard.kind] = standard.amount
        sources[standard.kind] = _source_of_standard(standard)
    for name, written in settings:
        _set(values, sources, name, written, on)
    law = Law(region=region, area=area, on=on, sources=sources, **values)
    smallest = here[-1]
    version = "+".join(f"{pack.name}@{pack.version}" for pack in here)
    return Policy(law, smallest.name, smallest.title, version, _seal(law), local)


def _local_standards(
    region: int, area: str, on: date, entered: tuple[LocalStandard, ...] | None
) -> tuple[LocalStandard, ...]:
    found = (standard_of(kind, region, area, on, entered) for kind in STANDARDS)
    return tuple(standard for standard in found if standard)


def _source(found: list[tuple[Pack, Entry]]) -> Source:
    """The source of the last, most specific entry, with those it overrode below it, nearest first."""
    overrode: tuple[Source, ...] = ()
    for pack, entry in found:
        source = Source(
            pack.name, entry.document, entry.clause, entry.quote, entry.from_on, entry.to_on,
            entry.illustrative, entry.written, entry.warning, overrode,
        )  # fmt: skip
        overrode = (source, *overrode)
    return source


def _source_of_standard(standard: LocalStandard) -> Source:
    return Source(
        "standards", standard.document, standard.clause, "", standard.from_on, standard.to_on,
        standard.illustrative, yuan_of(standard.amount),
    )  # fmt: skip


def _set(
    values: dict[str, Any], sources: dict[str, Source], name: str, written: Any, on: date
) -> None:
    """Put a rehearsed value in the place of the one in force."""
    parameter, _, key = name.partition(".")
    if parameter not in PARAMETERS:
        raise PolicyError(f"没有参数 {name} / no parameter {name}")
    in_force = sources.get(parameter)
    whole = written
    if key:
        whole = with_key(parameter, in_force.written if in_force else None, key, written)
    values[parameter] = value_of(parameter, whole, shown(name, written))
    sources[parameter] = Source(
        "settings", "", "", "", on, None, True, whole, "", (in_force,) if in_force else ()
    )


def _seal(law: Law) -> str:
    """SHA-256 of every value and where it stands written."""
    told = {
        name: [source.written, source.document, source.clause, source.from_on.isoformat()]
        for name, source in law.sources.items()
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
