"""Runs of assessments over all households of a region, and what each household was answered."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Job, Located, Officer
from accounts.querysets import ScopedQuerySet
from households.models import Household


class AssessmentRun(Located):
    """Every household of a region assessed as of one day (批量核算); one at work a region and day.

    `stretches` says how the region was cut; part n of the job answers stretch n. `outcomes` counts
    households by outcome, `total_monthly` is yuan a month; both are there when it is finished.
    """

    on = models.DateField(_("核算日期"))
    rules_version = models.CharField(_("规则版本"), max_length=20)
    stretches = models.JSONField(default=list)
    asked_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="+", verbose_name=_("发起人")
    )
    job = models.OneToOneField(Job, models.PROTECT, null=True, related_name="assessment_run")
    started_at = models.DateTimeField(_("开始时间"), db_default=Now())
    finished_at = models.DateTimeField(_("完成时间"), null=True)
    households = models.BigIntegerField(_("户数"), default=0)
    outcomes = models.JSONField(_("结论"), default=dict)
    total_monthly = models.DecimalField(_("每月合计"), max_digits=16, decimal_places=2, default=0)

    objects = ScopedQuerySet["AssessmentRun"].as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="assessmentrun_one_at_work",
                fields=["region", "on"],
                condition=Q(finished_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.on}"


class AssessedHousehold(Located):
    """The answer to one household in one run: yuan a year of income, yuan a month of money.

    `law` is the seal of the policy. The table has a partition for each run, written by COPY and without
    history: a run that is not wanted any more is dropped whole. Amounts are null where a fact is missing.
    """

    pk = models.CompositePrimaryKey("run", "household")
    run = models.ForeignKey(AssessmentRun, models.DO_NOTHING, related_name="answers")
    household = models.ForeignKey(Household, models.DO_NOTHING, related_name="+")
    outcome = models.CharField(_("结论"), max_length=20)
    members_counted = models.SmallIntegerField(_("共同生活成员"))
    counted_income = models.DecimalField(_("计入收入"), max_digits=14, decimal_places=2, null=True)
    award = models.DecimalField(_("救助金"), max_digits=14, decimal_places=2, null=True)
    raised = models.DecimalField(_("分类施保"), max_digits=14, decimal_places=2, null=True)
    total = models.DecimalField(_("月金额"), max_digits=14, decimal_places=2, null=True)
    law = models.CharField(max_length=64)

    objects = ScopedQuerySet["AssessedHousehold"].as_manager()

    class Meta:
        managed = False
        db_table = "cases_assessedhousehold"

    def __str__(self) -> str:
        return f"{self.run_id} {self.household_id} {self.outcome}"
