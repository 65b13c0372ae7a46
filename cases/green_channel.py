"""The green channel (绿色通道): the elderly and the severely disabled go first in every queue.

厅民发〔2021〕34号 三(一): people of 60 and over, and the severely disabled.
"""

from datetime import date

from accounts.id_numbers import age_on
from cases.benefits import TimeLimit
from cases.models import Application
from eligibility.rules.law import Law

ELDERLY = 60
SEVERE_GRADES = (1, 2)
# The document gives no days: illustrative.
BEGINS = TimeLimit(1, "厅民发〔2021〕34号 三(一)", date(2021, 1, 1))

Priority = Application.Priority


def priority_of(
    birth_date: date | None, kind: str | None, grade: int | None, *, law: Law, on: date
) -> str:
    """Why somebody goes first on a day; empty for whom the channel is not."""
    if grade in SEVERE_GRADES or grade == SEVERE_GRADES[-1] + 1 and kind in law.severe_at_grade_3:
        return Priority.SEVERELY_DISABLED
    if birth_date is not None and age_on(birth_date, on) >= ELDERLY:
        return Priority.ELDERLY
    return ""
