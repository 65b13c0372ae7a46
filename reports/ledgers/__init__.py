"""Every ledger (台账) by its kind, in the order of the list."""

from reports.ledgers.awards import EXIT, GRADUAL_EXIT, SINGLE_PERSON
from reports.ledgers.declaration import Column, Ledger, Standing
from reports.ledgers.people import SCREENING, WATCH
from reports.ledgers.settling import CLUE, RECTIFICATION, REFERRAL

LEDGERS: dict[str, Ledger] = {
    ledger.kind: ledger
    for ledger in (
        SCREENING, WATCH, SINGLE_PERSON, GRADUAL_EXIT, EXIT, RECTIFICATION, REFERRAL, CLUE,
    )
}  # fmt: skip

__all__ = ["LEDGERS", "Column", "Ledger", "Standing"]
