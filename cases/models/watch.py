"""Potential recipients (潜在救助对象): refused, but in difficulty; looked at again by a date."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.application import Application
from households.models import Household


@tracked()
class WatchEntry(Located):
    """A household on the watch list, with the reason and the next check.

    A refusal proposes it; somebody accepts or declines. What would have changed the refusal stands on its
    sealed sheet.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("待列入")
        WATCHED = "watched", _("关注中")
        CLOSED = "closed", _("已移出")

    class Level(models.TextChoices):
        HIGH = "high", _("重点关注")
        MEDIUM = "medium", _("一般关注")
        LOW = "low", _("定期了解")

    class Origin(models.TextChoices):
        REFUSAL = "refusal", _("不予确认")
        FINDING = "finding", _("疑点处置")
        SCREENING = "screening", _("摸底排查")

    household = models.ForeignKey(Household, models.PROTECT, related_name="watch_entries")
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, related_name="watch_entries"
    )
    state = models.CharField(_("状态"), max_length=8, choices=State, default=State.WATCHED)
    level = models.CharField(_("关注等级"), max_length=6, choices=Level, default=Level.MEDIUM)
    origin = models.CharField(_("列入来源"), max_length=9, choices=Origin, default=Origin.REFUSAL)
    difficulty = models.CharField(_("困难情形"), max_length=200, default="", blank=True)
    reason = models.CharField(_("原因"), max_length=300)
    entered_on = models.DateField(_("列入日期"))
    next_check_on = models.DateField(_("下次核查"))
    closed_on = models.DateField(_("移出日期"), null=True)
    closing_reason = models.CharField(_("移出原因"), max_length=200, default="")

    objects = ScopedQuerySet["WatchEntry"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="watchentry_one_open_per_household",
                fields=["household"],
                condition=Q(closed_on=None),
            ),
            models.CheckConstraint(
                name="watchentry_closed_has_a_day_and_a_reason",
                condition=Q(state="closed", closed_on__isnull=False) & ~Q(closing_reason="")
                | ~Q(state="closed") & Q(closed_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household} {self.next_check_on}"


@tracked()
class WatchCheck(Located):
    """Somebody looked at a watched household again: what was found, and when next."""

    class Result(models.TextChoices):
        SAME = "same", _("情况无变化，继续关注")
        WORSE = "worse", _("困难加重，协助重新申请")
        BETTER = "better", _("困难已消除，移出")

    entry = models.ForeignKey(WatchEntry, models.PROTECT, related_name="checks")
    checked_on = models.DateField(_("核查日期"))
    result = models.CharField(_("核查结果"), max_length=6, choices=Result)
    note = models.CharField(_("核查情况"), max_length=300)
    next_check_on = models.DateField(_("下次核查"), null=True)
    checked_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = ScopedQuerySet["WatchCheck"].as_manager()

    class Meta:
        ordering = ["-checked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="watchcheck_goes_on_or_ends",
                condition=Q(result="better", next_check_on=None)
                | ~Q(result="better")
                & Q(next_check_on__isnull=False, next_check_on__gt=F("checked_on")),
            ),
            models.CheckConstraint(name="watchcheck_says_what_was_seen", condition=~Q(note="")),
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.checked_on}"
