"""Support for people in extreme difficulty (特困人员救助供养)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, eq=False)
class Tekun:
    """Parameters of this subject."""
