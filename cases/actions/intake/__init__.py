"""Intake (受理前): a draft is opened, filled section by section, and submitted once."""

from cases.actions.intake.drafts import AlreadyOpen, open_draft, open_review
from cases.actions.intake.found import sections_of_facts
from cases.actions.intake.prefill import changed_since_file
from cases.actions.intake.saving import (
    EDITABLE,
    SAVES_OF_A_PAGE,
    Closed,
    Conflict,
    as_shown,
    editable,
    save_section,
)
from cases.actions.intake.submission import NotReady, amend, submit, write_down

__all__ = [
    "EDITABLE",
    "SAVES_OF_A_PAGE",
    "AlreadyOpen",
    "Closed",
    "Conflict",
    "NotReady",
    "amend",
    "as_shown",
    "changed_since_file",
    "editable",
    "open_draft",
    "open_review",
    "save_section",
    "sections_of_facts",
    "submit",
    "write_down",
]
