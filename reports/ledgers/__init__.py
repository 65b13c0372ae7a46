"""Every ledger (台账) and monthly form of townships by its kind, in the order of the list."""

from reports.ledgers import township
from reports.ledgers.aid import RESERVE_FUND, TEMPORARY_AID
from reports.ledgers.awards import EXIT, GRADUAL_EXIT, SINGLE_PERSON
from reports.ledgers.benefits import BENEFIT_LEDGERS
from reports.ledgers.books import OF_BOOKS
from reports.ledgers.declaration import Column, Ledger, Standing
from reports.ledgers.migrants import MIGRANT
from reports.ledgers.people import SCREENING, WATCH
from reports.ledgers.settling import CLUE, RECOVERY, RECTIFICATION, REFERRAL
from reports.ledgers.tekun import SCATTERED
from reports.ledgers.workers import WORKER

FORMS: tuple[Ledger, ...] = (
    township.NEW_AWARDS, township.STOPPED, township.CHANGED_AWARDS, township.CHANGED_RAISES,
    township.DEATHS, township.EXIT_DESTINATIONS, township.AID_PAID, township.RELATIVES,
    township.MEETINGS,
)  # fmt: skip
LEDGERS: dict[str, Ledger] = {
    ledger.kind: ledger
    for ledger in (
        SCREENING, WATCH, SINGLE_PERSON, GRADUAL_EXIT, EXIT, RECTIFICATION, RECOVERY, REFERRAL, CLUE,
        TEMPORARY_AID, RESERVE_FUND, MIGRANT, WORKER, SCATTERED, *BENEFIT_LEDGERS,
        *FORMS,
        *OF_BOOKS,
    )
}  # fmt: skip

__all__ = ["FORMS", "LEDGERS", "Column", "Ledger", "Standing"]
