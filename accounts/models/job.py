"""Jobs: rows with a lease. Celery only wakes workers; these rows are the truth."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models.located import Located
from accounts.models.officer import Officer
from accounts.querysets import ScopedQuerySet


class JobQuerySet(ScopedQuerySet["Job"]):
    def claimable(self, at: datetime | Now) -> Self:
        """Jobs nobody holds: ready, or held by a worker whose lease ran out."""
        return self.filter(
            Q(state=Job.State.READY) | Q(state=Job.State.RUNNING, lease_until__lt=at),
        ).filter(Q(not_before=None) | Q(not_before__lte=at))


class Job(Located):
    """A piece of work (任务) for one region, once per `key`.

    Safe to lose, to run twice and to kill half-way: a worker claims it with a lease of a minute,
    renews the lease after each part, and another takes over when the lease runs out. A person may pause
    it, which ends at a part's end, and resume it where it stood; a cancelled one never runs again.
    """

    class State(models.TextChoices):
        READY = "ready", _("待运行")
        RUNNING = "running", _("运行中")
        DONE = "done", _("已完成")
        PARKED = "parked", _("已挂起")
        PAUSED = "paused", _("已暂停")
        CANCELLED = "cancelled", _("已取消")

    ENDED = (State.DONE, State.CANCELLED)
    RESTING = (State.PARKED, State.PAUSED)  # until a person resumes it

    kind = models.CharField(_("种类"), max_length=40)
    key = models.CharField(_("唯一键"), max_length=200, unique=True)
    period = models.CharField(_("期间"), max_length=10, default="")
    arguments = models.JSONField(_("参数"), default=dict)
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.READY)
    owner = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(_("次数"), default=0)
    requested_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="jobs", verbose_name=_("发起人")
    )
    halted_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("停止人")
    )
    created_at = models.DateTimeField(_("创建时间"), db_default=Now())
    sent_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(_("开始时间"), null=True)
    finished_at = models.DateTimeField(_("完成时间"), null=True)
    result = models.JSONField(_("结果"), default=dict)
    error = models.TextField(_("错误"), default="")

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="job_running_has_a_lease",
                condition=~Q(state="running") | Q(owner__isnull=False, lease_until__isnull=False),
            ),
            models.CheckConstraint(
                name="job_halted_by_somebody_and_held_by_nobody",
                condition=Q(
                    state__in=["paused", "cancelled"],
                    halted_by__isnull=False,
                    owner=None,
                    lease_until=None,
                )
                | (~Q(state__in=["paused", "cancelled"]) & Q(halted_by=None)),
            ),
            models.CheckConstraint(
                name="job_finished_iff_done",
                condition=Q(state="done", finished_at__isnull=False)
                | (~Q(state="done") & Q(finished_at=None)),
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "period", "region"], name="job_of_period"),
            models.Index(
                fields=["lease_until"],
                condition=Q(state__in=["ready", "running"]),
                name="job_open_by_lease",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def rows_so_far(self) -> int:
        """Rows of its parts, also of one that is at work and tells how far it is."""
        return sum(self.parts.values_list("rows", flat=True))


class JobPart(models.Model):
    """One part of a job: done exactly once, in the transaction of its work."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    done_at = models.DateTimeField(null=True)
    rows = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "number"], name="jobpart_once_per_job")
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.number}"


def new_owner() -> uuid.UUID:
    """A name for one worker's hold on one job."""
    return uuid.uuid4()
