"""Rehearsals: what other parameters would change for the caseload of a region. They change no benefit."""

import pgtrigger
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Job, Located, Officer
from accounts.querysets import ScopedQuerySet


class Rehearsal(Located):
    """One question (测算): these settings, over this caseload, as of this day. Append-only once answered.

    `settings` lists name, label, the value as written, and where the value in force stands written.
    `laws` are the seals of the policies before and after; `result` has the shape of `Tally.told` with
    townships, outcomes and examples. Money in fen a month.
    """

    on = models.DateField(_("测算日期"))
    settings = models.JSONField(_("参数"))
    protect = models.BooleanField(_("保护在享家庭"), default=False)
    stretches = models.JSONField(default=list)
    rules_version = models.CharField(_("规则版本"), max_length=20)
    laws = models.JSONField(default=dict)
    result = models.JSONField(_("结果"), default=dict)
    asked_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="+", verbose_name=_("发起人")
    )
    job = models.OneToOneField(Job, models.PROTECT, null=True, related_name="rehearsal")
    asked_at = models.DateTimeField(_("发起时间"), db_default=Now())
    finished_at = models.DateTimeField(_("完成时间"), null=True)

    objects = ScopedQuerySet["Rehearsal"].as_manager()

    class Meta:
        ordering = ["-pk"]
        triggers = [
            pgtrigger.Protect(name="rehearsal_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="rehearsal_answered_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__finished_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.on}"


class RehearsalPart(models.Model):
    """What one stretch of the caseload adds to a rehearsal, written with the part of its job."""

    rehearsal = models.ForeignKey(Rehearsal, models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    tally = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="rehearsalpart_once_per_stretch", fields=["rehearsal", "number"]
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="rehearsalpart_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.rehearsal} {self.number}"
