"""The export ledger (导出台账): every file of rows somebody took away, who agreed to it, and each copy."""

from datetime import datetime
from typing import Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models.job import Job
from accounts.models.located import Located
from accounts.models.officer import Officer
from accounts.querysets import ScopedQuerySet
from accounts.roles import Right

ROWS_ALONE = 1_000  # masked rows that an officer may take without another person
COPIES = 3


class ExportState(models.TextChoices):
    MAKING = "making", _("生成中")
    WAITING = "waiting", _("待审批")
    OPEN = "open", _("可下载")
    REFUSED = "refused", _("不同意")


class ExportQuerySet(ScopedQuerySet["Export"]):
    def read_by(self, officer: Officer) -> Self:
        """What the officer asked for, and what lies where they approve exports or audit."""
        elsewhere = self.within(officer.intervals_with(Right.APPROVE_EXPORT, Right.AUDIT))
        return self.filter(Q(asked_by=officer) | Q(pk__in=elsewhere.values("pk")))

    def waiting_for(self, officer: Officer) -> Self:
        """What the officer may answer: where they approve, and asked for by somebody else."""
        here = self.within(officer.intervals_with(Right.APPROVE_EXPORT))
        return here.filter(state=ExportState.WAITING).exclude(asker=officer.natural_person)


class Export(Located):
    """One file of rows that somebody asked for: why, how many, masked or not, and until when it is there.

    More than ROWS_ALONE rows, or numbers that are not masked, wait for another person. `subject` and
    `subject_id` are what the access log says was taken; `sha256` is of the file before it is marked.
    While a job makes it, `rows` is what was counted when it was asked for, then what is in it.
    """

    subject = models.CharField(_("对象"), max_length=30)
    subject_id = models.BigIntegerField(null=True)
    fields = models.JSONField(_("内容"), default=list)
    title = models.CharField(_("名称"), max_length=160)
    name = models.CharField(_("文件名"), max_length=120)
    content_type = models.CharField(max_length=100)
    rows = models.PositiveIntegerField(_("行数"))
    masked = models.BooleanField(_("号码已遮掩"))
    sha256 = models.CharField(_("校验"), max_length=64)
    reason = models.CharField(_("用途"), max_length=200)
    asked_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="exports", verbose_name=_("申请人")
    )
    asker = models.UUIDField()
    asked_at = models.DateTimeField(_("申请时间"), db_default=Now())
    state = models.CharField(_("状态"), max_length=8, choices=ExportState)
    answered_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("审批人")
    )
    answerer = models.UUIDField(null=True)
    answered_at = models.DateTimeField(_("审批时间"), null=True)
    answer = models.CharField(_("审批意见"), max_length=200, default="", blank=True)
    expires_at = models.DateTimeField(_("到期"))
    downloads_left = models.PositiveSmallIntegerField(_("剩余次数"), default=COPIES)

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["asked_by", "-asked_at"], name="export_of_officer")]
        constraints = [
            models.CheckConstraint(
                name="export_large_or_unmasked_by_two",
                condition=~Q(state="open")
                | Q(rows__lte=ROWS_ALONE, masked=True)
                | Q(answered_by__isnull=False, answerer__isnull=False),
            ),
            models.CheckConstraint(
                name="export_answered_by_another",
                condition=Q(answerer=None) | ~Q(answerer=F("asker")),
            ),
            models.CheckConstraint(name="export_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="export_refused_with_a_reason",
                condition=~Q(state="refused") | ~Q(answer="") & Q(answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="export_few_copies", condition=Q(downloads_left__lte=COPIES)
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="export_moves",
                field="state",
                transitions=[
                    ("making", "open"),
                    ("making", "waiting"),
                    ("waiting", "open"),
                    ("waiting", "refused"),
                ],
            ),
            pgtrigger.ReadOnly(
                name="export_asked_once",
                fields=["region", "subject", "masked", "reason", "asked_by", "asker"],
            ),
            pgtrigger.Protect(
                name="export_made_once",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__state="making")
                & (
                    pgtrigger.Q(old__rows__df=pgtrigger.F("new__rows"))
                    | pgtrigger.Q(old__sha256__df=pgtrigger.F("new__sha256"))
                ),
            ),
            pgtrigger.Protect(name="export_is_kept", operation=pgtrigger.Delete),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("export_detail", args=[self.pk])

    @property
    def alone(self) -> bool:
        """Whether the officer may take it without another person."""
        return may_go_alone(self.rows, masked=self.masked)

    @property
    def in_parts(self) -> bool:
        """Whether its file is put together when a copy goes out."""
        return self.pieces.exclude(part="").exists()

    @property
    def job(self) -> Job | None:
        """What makes its file; nothing when the file was there at once."""
        return Job.objects.filter(key=self.job_key).first()

    @property
    def job_key(self) -> str:
        return f"extract:{self.pk}"

    def may_be_taken(self, now: datetime) -> bool:
        return self.state == ExportState.OPEN and self.expires_at > now and self.downloads_left > 0

    def move_to(self, state: ExportState, *, of: ExportState = ExportState.WAITING) -> None:
        """Answer what waits, or what was being made is there. Raises ValidationError when that was before."""
        if self.state != of:
            raise ValidationError(_("这项导出还在生成，或已经审批过"))
        self.state = state


def may_go_alone(rows: int, *, masked: bool) -> bool:
    return masked and rows <= ROWS_ALONE


class ExportPiece(models.Model):
    """A piece of the file of an export, encrypted, until it expires; a whole file is one, of no `part`.

    What is authenticated with it says whose piece it is, which, and whether another follows: none can be
    changed, moved, taken from another file or left out at the end.
    """

    export = models.ForeignKey(Export, models.PROTECT, related_name="pieces")
    number = models.PositiveIntegerField()
    part = models.CharField(max_length=40, default="", blank=True)
    sealed = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="exportpiece_once", fields=["export", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.export_id}.{self.number}"

    def place(self, *, last: bool) -> str:
        """What is authenticated with it."""
        end = "last" if last else "more"
        return f"accounts_exportpiece.sealed {self.export_id} {self.number} {self.part} {end}"


class ExportCopy(Located):
    """One copy that went out: to whom and when; its mark stands in the file."""

    export = models.ForeignKey(Export, models.PROTECT, related_name="copies")
    number = models.PositiveSmallIntegerField(_("第几份"))
    taken_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="+", verbose_name=_("下载人")
    )
    taken_at = models.DateTimeField(_("下载时间"), db_default=Now())

    objects = ScopedQuerySet["ExportCopy"].as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="exportcopy_once", fields=["export", "number"]),
            models.CheckConstraint(
                name="exportcopy_few", condition=Q(number__gte=1, number__lte=COPIES)
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="exportcopy_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.export_id}-{self.number}"
