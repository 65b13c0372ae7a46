"""Clocks, notices, reviews and waivers of the procedure."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, eq=False)
class Procedure:
    """Parameters of this subject."""
