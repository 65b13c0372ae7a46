"""Temporary aid (临时救助)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, eq=False)
class TemporaryAid:
    """Parameters of this subject."""
