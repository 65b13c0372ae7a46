"""Who the people are and how they live."""

from households.models.account import BankAccount
from households.models.circumstances import Circumstances
from households.models.document import Document
from households.models.household import Household, Membership
from households.models.means import Asset, Expense, Income
from households.models.particular import Particular
from households.models.person import Person
from households.models.relatives import CloseRelative, Supporter

__all__ = [
    "Asset",
    "BankAccount",
    "Circumstances",
    "CloseRelative",
    "Document",
    "Expense",
    "Household",
    "Income",
    "Membership",
    "Particular",
    "Person",
    "Supporter",
]
