"""Posts (岗位): a role in a region, from a day to a day."""

from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.models.history import tracked
from accounts.models.officer import Officer
from accounts.models.region import Region
from accounts.roles import RIGHTS, Right, Role

# Administration, audit and the work on cases are three kinds; nobody does two of them at a time.
KIND_OF_WORK = Case(
    When(role=Role.ADMINISTRATOR, then=Value(1)),
    When(role=Role.AUDITOR, then=Value(2)),
    default=Value(0),
    output_field=models.IntegerField(),
)


class PostQuerySet(models.QuerySet["Post"]):
    def in_force(self, on: date) -> Self:
        return self.filter(period__contains=on)


@tracked()
class Post(models.Model):
    """What an officer is, where, and for how long."""

    officer = models.ForeignKey(
        Officer, models.PROTECT, related_name="posts", verbose_name=_("人员")
    )
    role = models.CharField(_("岗位"), max_length=24, choices=Role)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="posts", verbose_name=_("管辖区域")
    )
    period = DateRangeField(_("任期"))
    document = models.CharField(_("任命文件"), max_length=100, default="", blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="post_once_at_a_time",
                expressions=[
                    ("officer", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("region", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="post_keeps_administration_and_audit_apart",
                expressions=[
                    ("officer", RangeOperators.EQUAL),
                    (KIND_OF_WORK, RangeOperators.NOT_EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.get_role_display()}"

    @property
    def last_day(self) -> date | None:
        """The last day on which the post gives rights; None while no end is known."""
        return self.period.upper - timedelta(days=1) if self.period.upper else None

    @property
    def rights(self) -> frozenset[Right]:
        return RIGHTS[Role(self.role)]
