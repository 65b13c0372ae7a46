"""Orphans and de-facto unsupported children (孤儿、事实无人抚养儿童)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, eq=False)
class Children:
    """Parameters of this subject."""
