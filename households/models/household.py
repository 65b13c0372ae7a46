"""Households and who belongs to them over time."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, Reverse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, LocatedByLevel, tracked
from accounts.models.located import LEVEL_COLUMNS
from households.choices import Area, PovertyStatus, Relation
from households.models.person import Person
from households.querysets import HouseholdQuerySet, MembershipQuerySet


@tracked(exclude=LEVEL_COLUMNS)
class Household(LocatedByLevel):
    """A household (家庭), with its file (一户一档)."""

    number = models.CharField(_("户号"), max_length=20, unique=True)
    area = models.CharField(_("城乡"), max_length=5, choices=Area)
    head = models.ForeignKey(Person, models.PROTECT, related_name="headed", verbose_name=_("户主"))
    address = models.CharField(_("住址"), max_length=200, default="")
    poverty_status = models.CharField(
        _("脱贫属性"), max_length=16, choices=PovertyStatus, default=PovertyStatus.NONE
    )
    waiver_until = models.DateField(_("免核对到期"), null=True)
    created_at = models.DateTimeField(_("建档时间"), db_default=Now())

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="household_list"),
            models.Index(
                OpClass(Reverse("number"), "text_pattern_ops"), name="household_number_ending"
            ),
            models.Index(fields=["city_code", "-created_at", "-id"], name="household_city_list"),
            models.Index(
                fields=["county_code", "-created_at", "-id"], name="household_county_list"
            ),
            models.Index(
                fields=["township_code", "-created_at", "-id"], name="household_town_list"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("household_detail", args=[self.pk])


@tracked()
class Membership(Located):
    """A person lives in a household from a day to a day; in one household at a time."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    relation = models.CharField(_("与户主关系"), max_length=12, choices=Relation)
    lives_with = models.BooleanField(_("共同生活"), default=True)
    period = DateRangeField(_("起止"))
    left_reason = models.CharField(_("离开原因"), max_length=100, default="")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="membership_one_household_at_a_time",
                expressions=[("person", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="membership_one_head_at_a_time",
                expressions=[
                    ("household", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(relation="head"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_relation_display()}"
