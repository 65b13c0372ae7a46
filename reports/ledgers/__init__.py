"""Every ledger (台账) by its kind, in the order of the list."""

from reports.ledgers.awards import GRADUAL_EXIT, SINGLE_PERSON
from reports.ledgers.declaration import Column, Ledger, Standing

LEDGERS: dict[str, Ledger] = {ledger.kind: ledger for ledger in (SINGLE_PERSON, GRADUAL_EXIT)}

__all__ = ["LEDGERS", "Column", "Ledger", "Standing"]
