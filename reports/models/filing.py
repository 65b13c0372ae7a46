"""Reports as they are filed from level to level (报送): figures and lists frozen, corrections beside them."""

from datetime import date
from decimal import Decimal

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.periods import Period
from cases.procedure import IllegalMove
from households.models import Household, Person
from monitoring.models import Finding
from reports.catalogue import REPORTS, Heading, Report


class FilingState(models.TextChoices):
    DRAFT = "draft", _("草稿")
    FILED = "filed", _("已报送")
    RETURNED = "returned", _("已退回")
    ACCEPTED = "accepted", _("已接收")


FILING_MOVES: dict[FilingState, frozenset[FilingState]] = {
    FilingState.DRAFT: frozenset({FilingState.FILED}),
    FilingState.FILED: frozenset({FilingState.RETURNED, FilingState.ACCEPTED}),
    FilingState.RETURNED: frozenset(),
    FilingState.ACCEPTED: frozenset(),
}

_OF_A_DRAFT = """
    IF EXISTS (
        SELECT FROM reports_filing AS f
        WHERE f.id = coalesce(NEW.filing_id, OLD.filing_id) AND f.state <> 'draft'
    ) THEN
        RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
"""


def _frozen_when_filed(name: str) -> pgtrigger.Trigger:
    """What belongs to a filing comes, changes and goes only while it is a draft."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=_OF_A_DRAFT.format(name=name),
    )


@tracked()
class Filing(Located):
    """One version of one report of a unit for a period. From the moment it is filed its figures stand.

    `figures` by code, as texts: value, before, and of a quarter the month before; `narrative` by heading.
    `lists` are the filings whose frozen lists lie behind the figures: its own at the lowest level, else those
    accepted from below. A later version says in `reason` why it differs. `answered_*` is the level above.
    """

    kind = models.CharField(_("报表种类"), max_length=30)
    period = models.CharField(_("报告期"), max_length=10)
    version = models.PositiveSmallIntegerField(_("版次"), default=1)
    state = models.CharField(
        _("状态"), max_length=10, choices=FilingState, default=FilingState.DRAFT
    )
    due_on = models.DateField(_("报送期限"))
    figures = models.JSONField(_("数字"), default=dict)
    narrative = models.JSONField(_("文字部分"), default=dict)
    lists = ArrayField(models.BigIntegerField(), default=list)
    sha256 = models.CharField(_("校验"), max_length=64, default="")
    nothing = models.BooleanField(_("零报告"), default=False)
    remarks = models.TextField(_("情况说明"), default="", blank=True)
    reason = models.CharField(_("更正理由"), max_length=300, default="", blank=True)
    drafted_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(db_default=Now())
    filed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    filed_on = models.DateField(_("报送日期"), null=True)
    answered_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(_("审核日期"), null=True)
    answer = models.CharField(_("退回理由"), max_length=300, default="", blank=True)

    objects = ScopedQuerySet["Filing"].as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="filing_version_once", fields=["kind", "region", "period", "version"]
            ),
            models.UniqueConstraint(
                name="filing_one_under_way",
                fields=["kind", "region", "period"],
                condition=Q(state__in=["draft", "filed"]),
            ),
            models.CheckConstraint(
                name="filing_later_version_has_a_reason", condition=Q(version=1) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="filing_filed_has_a_seal",
                condition=Q(state="draft")
                | Q(filed_by__isnull=False, filed_on__isnull=False) & ~Q(sha256=""),
            ),
            models.CheckConstraint(
                name="filing_answered_by_another",
                condition=Q(answered_by=None) | ~Q(answered_by=F("filed_by")),
            ),
            models.CheckConstraint(
                name="filing_returned_with_a_reason", condition=~Q(state="returned") | ~Q(answer="")
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="filing_moves",
                field="state",
                transitions=[
                    (a.value, b.value) for a, after in FILING_MOVES.items() for b in sorted(after)
                ],
            ),
            pgtrigger.Protect(
                name="filing_figures_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state <> 'draft' AND (OLD.figures, OLD.narrative, OLD.lists, OLD.sha256,"
                    " OLD.remarks, OLD.nothing) IS DISTINCT FROM (NEW.figures, NEW.narrative,"
                    " NEW.lists, NEW.sha256, NEW.remarks, NEW.nothing)"
                ),
            ),
            pgtrigger.Protect(
                name="filing_filed_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__state__in=["filed", "returned", "accepted"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report.title} {self.period} {self.region}"

    def get_absolute_url(self) -> str:
        return reverse("filing_detail", args=[self.pk])

    @property
    def report(self) -> Report:
        return REPORTS[self.kind]

    @property
    def covers(self) -> Period:
        return Period.parse(self.period)

    def days_late(self, on: date) -> int:
        """Days after the last day to file, so far or when it was filed; 0 when in time."""
        return max(0, ((self.filed_on or on) - self.due_on).days)

    def values(self) -> dict[str, Decimal]:
        """The figures by code; a rate of nothing is left out."""
        return {
            code: Decimal(figure["value"])
            for code, figure in self.figures.items()
            if "value" in figure
        }

    def text(self) -> list[tuple[Heading, str]]:
        """The headings of the text with what was written."""
        return [(part, self.narrative.get(part.code, "")) for part in self.report.narrative]

    def move_to(self, state: FilingState) -> None:
        """Set the next state, or raise IllegalMove; the caller saves it."""
        if state not in FILING_MOVES[FilingState(self.state)]:
            raise IllegalMove(
                _("“%(now)s”的报表不能转为“%(then)s”")
                % {"now": self.get_state_display(), "then": state.label}
            )
        self.state = state


class FiledRow(Located):
    """One row behind the figures of a filing, as it was: who, where, which figures, which amounts."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="rows")
    section = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="+")
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="+")
    person_name = models.CharField(_("姓名"), max_length=50)
    flags = ArrayField(models.CharField(max_length=30))
    kept = models.JSONField(default=dict)

    objects = ScopedQuerySet["FiledRow"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["filing", "section", "key"], name="filedrow_of_section")]
        triggers = [_frozen_when_filed("filedrow_frozen_when_filed")]

    def __str__(self) -> str:
        return f"{self.filing} {self.person_name}"


class Attachment(Located):
    """A file that goes with a filing (附件): a photo or a pdf, which stands as the figures do."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="attachments")
    title = models.CharField(_("名称"), max_length=100)
    file = models.CharField(max_length=80, editable=False)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(_("大小"))
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("上传时间"), db_default=Now())

    objects = ScopedQuerySet["Attachment"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="attachment_once", fields=["filing", "sha256"])]
        triggers = [_frozen_when_filed("attachment_frozen_when_filed")]

    def __str__(self) -> str:
        return self.title
