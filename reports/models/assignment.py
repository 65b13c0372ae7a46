"""What each unit owes because of a programme or document (任务), what proves it, what was done with it."""

from datetime import date
from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Count, Exists, F, Min, OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.procedure import IllegalMove
from monitoring.models import BookEntry
from reports.boards.target import Target
from reports.models.directive import Directive, DirectiveState
from reports.models.filing import Filing
from reports.models.run import LedgerFiling
from reports.programmes.template import Task

RECEIPT = "receipt"


class AssignmentState(models.TextChoices):
    OPEN = "open", _("待报")
    ANSWERED = "answered", _("待审")
    RETURNED = "returned", _("已退回")
    ACCEPTED = "accepted", _("已完成")


A = AssignmentState
ASSIGNMENT_MOVES: dict[AssignmentState, frozenset[AssignmentState]] = {
    A.OPEN: frozenset({A.ANSWERED, A.ACCEPTED}),
    A.ANSWERED: frozenset({A.RETURNED, A.ACCEPTED}),
    A.RETURNED: frozenset({A.ANSWERED}),
    A.ACCEPTED: frozenset(),
}


class AssignmentQuerySet(ScopedQuerySet["Assignment"]):
    def with_proof(self) -> Self:
        """`proven`: accepted, or what proves it was filed, received or written down where it is owed."""
        filed = Filing.objects.filter(
            kind=OuterRef("proof"), region=OuterRef("region"), period=OuterRef("period"),
            state__in=["filed", "accepted"],
        )  # fmt: skip
        ledgers = LedgerFiling.objects.filter(
            kind=OuterRef("proof"), region=OuterRef("region"), month=OuterRef("since")
        )
        entries = BookEntry.objects.filter(
            book=OuterRef("proof"), region__gte=OuterRef("region"), region__lt=OuterRef("region__until"),
            opened_on__lte=OuterRef("due_on"), opened_on__gte=OuterRef("since"),
        )  # fmt: skip
        proven = (
            Q(state=A.ACCEPTED)
            | Q(Q(proof_kind="report") & Exists(filed))
            | Q(Q(proof_kind="ledger") & Exists(ledgers))
            | Q(Q(proof_kind="book") & Exists(entries))
        )
        return self.annotate(
            proven=models.Case(
                models.When(proven, then=True), default=False, output_field=models.BooleanField()
            )
        )

    def running(self) -> Self:
        return self.filter(directive__state=DirectiveState.RUNNING)

    def owed(self) -> Self:
        """Not proven; after `with_proof`, as what follows here."""
        return self.filter(proven=False)

    def done(self) -> Self:
        return self.filter(proven=True)

    def to_check(self) -> Self:
        return self.owed().filter(state=A.ANSWERED)

    def overdue(self, on: date) -> Self:
        """Neither proven nor answered, and the day has passed."""
        return self.owed().filter(due_on__lt=on).exclude(state=A.ANSWERED)

    def counted(self, by: str, on: date) -> dict[int, dict[str, Any]]:
        """By the value of a field: how many there are, are done, wait for a check, are late since when."""
        late = Q(proven=False, due_on__lt=on) & ~Q(state=A.ANSWERED)
        rows: Any = self.order_by().values(by)
        rows = rows.annotate(
            all=Count("pk"),
            done=Count("pk", filter=Q(proven=True)),
            waiting=Count("pk", filter=Q(proven=False, state=A.ANSWERED)),
            late=Count("pk", filter=late),
            oldest=Min("due_on", filter=late),
        )
        return {row[by]: row for row in rows}


@tracked()
class Assignment(Located):
    """What one unit owes by one day because of a directive. `region` is the unit.

    `code` names a task of the programme, or the receipt of a document. `proof_kind` and `proof` say what
    proves it besides an answer: a report of `period`, a ledger of the month of `since`, an entry of a book
    since then. A `figure` is read from a board where the task has a target, else typed.
    """

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="assignments")
    code = models.CharField(max_length=24)
    phase = models.CharField(max_length=20, default="", blank=True)
    due_on = models.DateField(_("期限"))
    since = models.DateField()
    period = models.CharField(_("报告期"), max_length=10, default="", blank=True)
    proof_kind = models.CharField(max_length=10, default="", blank=True)
    proof = models.CharField(max_length=30, default="", blank=True)
    owner = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("状态"), max_length=8, choices=AssignmentState, default=A.OPEN)
    words = models.TextField(_("办理情况"), default="", blank=True)
    figure = models.DecimalField(_("数字"), max_digits=14, decimal_places=2, null=True)
    nothing = models.BooleanField(_("零报告"), default=False)
    answerer = models.UUIDField(null=True)
    answered_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(_("报送日期"), null=True)
    checker = models.UUIDField(null=True)
    checked_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    checked_on = models.DateField(_("审核日期"), null=True)
    reason = models.CharField(_("退回理由"), max_length=300, default="", blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["region", "due_on"], name="assignment_of_a_unit"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="assignment_once", fields=["directive", "region", "code", "due_on"]
            ),
            models.CheckConstraint(
                name="assignment_answered_in_words",
                condition=Q(state="open")
                | Q(answered_by__isnull=False, answered_on__isnull=False, answerer__isnull=False)
                & (~Q(words="") | Q(nothing=True) | Q(code=RECEIPT)),
            ),
            models.CheckConstraint(
                name="assignment_accepted_by_another",
                condition=~Q(state__in=["accepted", "returned"])
                | Q(code=RECEIPT)
                | Q(checker__isnull=False) & ~Q(checker=F("answerer")),
            ),
            models.CheckConstraint(
                name="assignment_returned_with_a_reason",
                condition=~Q(state="returned") | ~Q(reason=""),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="assignment_moves",
                field="state",
                transitions=[
                    (a.value, b.value)
                    for a, after in ASSIGNMENT_MOVES.items()
                    for b in sorted(after)
                ],
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("assignment_detail", args=[self.pk])

    @property
    def task(self) -> Task | None:
        """The task of the programme, unless it is a document's own demand or its receipt."""
        programme = self.directive.programme
        if programme is None or self.code == RECEIPT:
            return None
        return programme.task(self.code)

    @property
    def title(self) -> str:
        if self.code == RECEIPT:
            return str(_("签收文件"))
        return str(self.task.title) if self.task else self.directive.asks

    @property
    def clause(self) -> str:
        return self.task.clause if self.task else ""

    @property
    def target(self) -> Target | None:
        return self.task.target if self.task else None

    def days_late(self, on: date) -> int:
        """Days after the last day, so far or when it was answered; 0 when in time."""
        return max(0, ((self.answered_on or on) - self.due_on).days)

    def move_to(self, state: AssignmentState) -> None:
        """Set the next state, or raise IllegalMove; the caller saves it."""
        if state not in ASSIGNMENT_MOVES[AssignmentState(self.state)]:
            raise IllegalMove(
                _("“%(now)s”的任务不能转为“%(then)s”")
                % {"now": self.get_state_display(), "then": state.label}
            )
        self.state = state


class AssignmentStep(Located):
    """What was done with an assignment on a day, as it was said then."""

    class Kind(models.TextChoices):
        NAMED = "named", _("指定责任人")
        ANSWERED = "answered", _("报送")
        RECEIVED = "received", _("签收")
        ACCEPTED = "accepted", _("接收")
        RETURNED = "returned", _("退回")

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.TextField(default="", blank=True)
    figure = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    on = models.DateField(_("日期"))
    at = models.DateTimeField(db_default=Now())

    objects = ScopedQuerySet["AssignmentStep"].as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        triggers = [
            pgtrigger.Protect(
                name="assignmentstep_stays", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment} {self.kind}"


class AssignmentPaper(Located):
    """A file that goes with an answer: a photo or a pdf."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="papers")
    title = models.CharField(_("名称"), max_length=100)
    file = models.CharField(max_length=80, editable=False)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(_("大小"))
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    added_on = models.DateField(_("日期"))

    objects = ScopedQuerySet["AssignmentPaper"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="assignmentpaper_once", fields=["assignment", "sha256"])
        ]
        triggers = [
            pgtrigger.Protect(
                name="assignmentpaper_stays", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return self.title
