"""Potential recipients (潜在救助对象): refused, but in difficulty; looked at again by a date."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.application import Application
from households.models import Household


@tracked()
class WatchEntry(Located):
    """A household on the watch list, with the reason and the next check."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="watch_entries")
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, related_name="watch_entries"
    )
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
            )
        ]

    def __str__(self) -> str:
        return f"{self.household} {self.next_check_on}"
