"""Assessments (核算): facts and sheet together, sealed, so that an answer can be given again."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer
from accounts.querysets import ScopedQuerySet
from households.models import Household

YUAN = models.DecimalField(max_digits=16, decimal_places=2)


def _of_sheet(name: str, kind: "models.Field[Any, Any]") -> models.GeneratedField:
    """A figure of the sheet beside it, so that a report need not open the sheets of a province."""
    return models.GeneratedField(
        expression=Cast(KT(f"sheet__{name}"), kind), output_field=kind, db_persist=True
    )


class Assessment(Located):
    """What the rules said of a household on a day: never changed, never deleted.

    `facts` and `sheet` have the shapes of a facts file and a calculation sheet; `ref` of a member
    is the person's id. Amounts in columns are yuan a month.
    """

    household = models.ForeignKey(Household, models.PROTECT, related_name="assessments")
    benefit = models.CharField(_("待遇"), max_length=30)
    on = models.DateField(_("核算日期"))
    facts = models.JSONField()
    sheet = models.JSONField()
    outcome = models.CharField(_("结论"), max_length=20)
    total_monthly = models.DecimalField(_("月金额"), max_digits=14, decimal_places=2)
    standard_monthly = _of_sheet("standard_monthly", YUAN)
    income_annual = _of_sheet("income_annual", YUAN)
    members_counted = _of_sheet("members_counted", models.IntegerField())
    rules_version = models.CharField(_("规则版本"), max_length=20)
    policy_sha256 = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    assessed_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    assessed_at = models.DateTimeField(_("核算时间"), db_default=Now())

    objects = ScopedQuerySet["Assessment"].as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="assessment_not_negative", condition=Q(total_monthly__gte=0)
            )
        ]
        indexes = [models.Index(fields=["household", "-on"], name="assessment_of_household")]
        triggers = [
            pgtrigger.Protect(
                name="assessment_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.household} {self.on} {self.outcome}"
