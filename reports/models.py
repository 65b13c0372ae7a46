"""Reports that were made, and who downloaded them."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer
from accounts.querysets import ScopedQuerySet
from reports.catalogue import REPORTS


class ReportRun(Located):
    """One report as it was made (报表): figures, and the seal of what they were read from."""

    kind = models.CharField(_("报表种类"), max_length=30)
    period = models.CharField(_("期间"), max_length=10)
    figures = models.JSONField()
    made_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("生成时间"), db_default=Now())

    objects = ScopedQuerySet["ReportRun"].as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.period}"

    @property
    def title(self) -> str:
        return str(REPORTS[self.kind].title)


class Download(Located):
    """Who took which report away, when."""

    run = models.ForeignKey(ReportRun, models.PROTECT, related_name="downloads")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    sha256 = models.CharField(max_length=64)

    objects = ScopedQuerySet["Download"].as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.run} {self.officer}"
