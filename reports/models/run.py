"""Reports that were made, and ledgers filed with the county."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer
from accounts.querysets import ScopedQuerySet
from reports.catalogue import REPORTS
from reports.ledgers import LEDGERS


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

    def by_code(self) -> dict[str, dict[str, str]]:
        """The figures as they were kept, by code."""
        return {figure["code"]: figure for figure in self.figures}


class LedgerFiling(Located):
    """A ledger of a month that a township filed with its county (报备): the rows as they were then."""

    kind = models.CharField(_("台账"), max_length=20)
    month = models.DateField(_("月份"))
    counts = models.JSONField(_("各状态行数"))
    sha256 = models.CharField(max_length=64)
    filed_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    filer = models.UUIDField()
    filed_on = models.DateField(_("报备日期"))
    received_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    receiver = models.UUIDField(null=True)
    received_on = models.DateField(_("签收日期"), null=True)

    objects = ScopedQuerySet["LedgerFiling"].as_manager()

    class Meta:
        ordering = ["-month", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="ledgerfiling_the_same_rows_once",
                fields=["kind", "region", "month", "sha256"],
            ),
            models.CheckConstraint(
                name="ledgerfiling_received_by_another",
                condition=Q(received_by=None, receiver=None, received_on=None)
                | Q(
                    received_by__isnull=False,
                    receiver__isnull=False,
                    received_on__isnull=False,
                    received_on__gte=F("filed_on"),
                )
                & ~Q(receiver=F("filer")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.month:%Y-%m}"

    @property
    def title(self) -> str:
        return str(LEDGERS[self.kind].title)

    @property
    def rows(self) -> int:
        return sum(self.counts.values())
