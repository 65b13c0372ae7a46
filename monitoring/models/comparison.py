"""Comparisons (信息比对): once per kind, region, period and inputs."""

from enum import StrEnum

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Job, Located, Officer
from accounts.querysets import ScopedQuerySet
from households.models import Household, Person
from monitoring.comparisons import kind_choices


class Comparison(Located):
    """One run of the questions of a kind over the rolls and its registers."""

    class Kind(StrEnum):
        """Kinds that other code names; all of them are declared in `monitoring.comparisons`."""

        POVERTY_OFFICE = "poverty_office"
        DEATHS = "deaths"

    kind = models.CharField(_("比对种类"), max_length=30, choices=kind_choices)
    period = models.CharField(_("期间"), max_length=10)
    inputs = models.CharField(max_length=64)
    sources = models.JSONField(_("数据来源"), default=list)
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="comparisons")
    started_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(_("开始时间"), db_default=Now())
    finished_at = models.DateTimeField(_("完成时间"), null=True)
    matched = models.PositiveBigIntegerField(_("比中"), default=0)
    new = models.PositiveBigIntegerField(_("新增疑点"), default=0)
    known = models.PositiveBigIntegerField(_("已有疑点"), default=0)
    closed = models.PositiveBigIntegerField(_("自动销号"), default=0)
    groups = models.JSONField(_("分组数"), default=dict)

    objects = ScopedQuerySet["Comparison"].as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="comparison_once_per_period_and_inputs",
                fields=["kind", "region", "period", "inputs"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.period}"


class ComparedPerson(Located):
    """One person of a quarterly comparison and the group he or she fell into (四类名单).

    Kept for each quarter, so that the next one can say who came and who went.
    """

    class Group(models.TextChoices):
        BOTH = "both", _("两方都有且一致")
        ONLY_OURS = "only_ours", _("仅我方有")
        ONLY_THEIRS = "only_theirs", _("仅名册有")
        DIFFER = "differ", _("两方都有但不一致")

    class Difference(models.TextChoices):
        NAME = "name", _("姓名不同")
        MEMBERSHIP = "membership", _("家庭成员不同")
        BENEFIT = "benefit", _("待遇标注不同")
        CATEGORY = "category", _("脱贫属性不同")
        MARKED = "marked", _("名册标注在享、我方无待遇")
        LEFT = "left", _("一年内退出待遇而风险未消除")
        UNKNOWN = "unknown", _("我方标注脱贫属性、名册查无")

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="people")
    group = models.CharField(_("分组"), max_length=12, choices=Group)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="+")
    id_token = models.UUIDField(null=True)
    name = models.CharField(_("姓名"), max_length=50)
    category = models.CharField(_("脱贫属性"), max_length=30, default="")
    differences = ArrayField(
        models.CharField(max_length=12, choices=Difference), verbose_name=_("差异"), default=list
    )
    facts = models.JSONField(_("两方记录"), default=dict)

    objects = ScopedQuerySet["ComparedPerson"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="comparedperson_ours_is_a_person",
                condition=Q(group="only_theirs") | Q(person__isnull=False),
            )
        ]
        indexes = [
            models.Index(fields=["comparison", "group", "region"], name="comparedperson_group")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.get_group_display()}"
