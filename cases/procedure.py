"""States of an application and the moves the law allows. The database refuses all others."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right


class State(models.TextChoices):
    DRAFT = "draft", _("草稿")
    SUBMITTED = "submitted", _("已提交")
    URGENT = "urgent", _("急难待决定")
    SUPPLEMENT = "supplement", _("待补正")
    ACCEPTED = "accepted", _("已受理")
    VERIFYING = "verifying", _("核对中")
    VERIFIED = "verified", _("待入户调查")
    VISITED = "visited", _("待乡镇审核")
    REVIEWED = "reviewed", _("待公示")
    POSTED = "posted", _("公示中")
    OBJECTED = "objected", _("异议复查")
    REPORTED = "reported", _("待审核确认")
    RETURNED = "returned", _("县级退回")
    CONFIRMED = "confirmed", _("已确认")
    REFUSED = "refused", _("不予确认")
    WITHDRAWN = "withdrawn", _("已撤回")
    TERMINATED = "terminated", _("已终止")


class Stage(models.TextChoices):
    """Who stands behind a step. One person acts in one stage of a case only."""

    HANDLING = "handling", _("经办")
    REVIEW = "review", _("乡镇审核")
    EXAMINATION = "examination", _("县级审查")
    CONFIRMATION = "confirmation", _("审核确认")


# Stages that settle people's rights: a close relative of the household stands in none of them.
DECIDING = (Stage.REVIEW, Stage.EXAMINATION, Stage.CONFIRMATION)


class StepRefused(Exception):
    """A step cannot be taken now; the message says in words what happened and what to do."""


class IllegalMove(StepRefused):
    """The procedure has no such step from here; the message names both states."""


class StaleVersion(StepRefused):
    """The case has changed since the officer looked at it."""


class FourEyes(StepRefused):
    """The officer stands in another stage of this case, or is a relative: somebody else acts."""


S = State
# The only way back from a decision is to recall a confirmation, within minutes and before payment.
MOVES: dict[State, frozenset[State]] = {
    S.DRAFT: frozenset({S.SUBMITTED, S.WITHDRAWN}),
    S.SUBMITTED: frozenset({S.SUPPLEMENT, S.ACCEPTED, S.URGENT, S.WITHDRAWN}),
    S.URGENT: frozenset(
        {S.CONFIRMED, S.REFUSED, S.WITHDRAWN}
    ),  # aid first: nothing is asked before
    S.SUPPLEMENT: frozenset({S.SUBMITTED, S.WITHDRAWN, S.TERMINATED}),
    S.ACCEPTED: frozenset({S.VERIFYING, S.WITHDRAWN, S.TERMINATED}),
    S.VERIFYING: frozenset({S.VERIFIED, S.WITHDRAWN, S.TERMINATED}),
    S.VERIFIED: frozenset({S.VISITED, S.WITHDRAWN, S.TERMINATED}),
    S.VISITED: frozenset({S.REVIEWED, S.VERIFYING, S.VERIFIED, S.WITHDRAWN, S.TERMINATED}),
    S.REVIEWED: frozenset({S.POSTED, S.REPORTED, S.WITHDRAWN, S.TERMINATED}),
    S.POSTED: frozenset({S.OBJECTED, S.REPORTED, S.WITHDRAWN, S.TERMINATED}),
    S.OBJECTED: frozenset({S.VISITED, S.REVIEWED, S.WITHDRAWN, S.TERMINATED}),
    S.REPORTED: frozenset({S.CONFIRMED, S.REFUSED, S.RETURNED, S.WITHDRAWN, S.TERMINATED}),
    S.RETURNED: frozenset(
        {S.VERIFYING, S.VISITED, S.REVIEWED, S.REPORTED, S.WITHDRAWN, S.TERMINATED}
    ),
    S.CONFIRMED: frozenset({S.REPORTED}),
    S.REFUSED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.TERMINATED: frozenset(),
}
DECIDED = [S.CONFIRMED, S.REFUSED]
OPEN = [state for state, following in MOVES.items() if following and state not in DECIDED]

# Who has the next step: the states in which a case waits for somebody with the right.
DUTIES: dict[Right, frozenset[State]] = {
    Right.SUBMIT: frozenset({S.SUBMITTED, S.SUPPLEMENT, S.RETURNED}),
    Right.VERIFY: frozenset({S.ACCEPTED, S.VERIFYING, S.VERIFIED}),
    Right.REVIEW: frozenset({S.VISITED, S.URGENT}),
    Right.POST_NOTICE: frozenset({S.REVIEWED, S.POSTED, S.OBJECTED}),
    Right.EXAMINE: frozenset({S.REPORTED}),
    Right.CONFIRM: frozenset({S.REPORTED, S.URGENT}),
}
