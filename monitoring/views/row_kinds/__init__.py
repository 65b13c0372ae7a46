"""What the pages behind ledger rows say, and the steps they offer."""

from monitoring.views.row_kinds.aids import AID
from monitoring.views.row_kinds.awards import EXIT
from monitoring.views.row_kinds.people import SCREENING, WATCH
from monitoring.views.row_kinds.recoveries import RECOVERY
from monitoring.views.row_kinds.reserve_funds import RESERVE_FUND
from monitoring.views.row_kinds.settling import CLUE, RECTIFICATION, REFERRAL

__all__ = [
    "AID", "CLUE", "EXIT", "RECOVERY", "RECTIFICATION", "REFERRAL", "RESERVE_FUND", "SCREENING", "WATCH",
]  # fmt: skip
