"""The screening ledger (摸底排查): one row per household and month, and none without a disposition."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import LocatedByLevel, Officer, tracked
from accounts.models.located import LEVEL_COLUMNS
from accounts.querysets import ScopedQuerySet
from cases.models import Application
from households.choices import PovertyStatus
from households.models import Household
from monitoring.models.finding import Finding


class Cause(models.TextChoices):
    ILLNESS = "illness", _("因病")
    DISABILITY = "disability", _("因残")
    SCHOOL = "school", _("因学")
    EPIDEMIC = "epidemic", _("因疫")
    DISASTER = "disaster", _("因灾")
    JOB = "job", _("失业或务工不稳")
    LABOUR = "labour", _("缺劳动力")
    OTHER = "other", _("其他")


# How somebody came into poverty, by the cause and by what the poverty register says of them.
RETURNS = {
    "returned": _("脱贫后返贫"),
    "newly": _("新增贫困"),
    "epidemic_returned": _("因疫返贫"),
    "epidemic_newly": _("因疫致贫"),
}


class WarningLevel(models.TextChoices):
    RED = "red", _("红色")
    ORANGE = "orange", _("橙色")
    YELLOW = "yellow", _("黄色")


@tracked(exclude=LEVEL_COLUMNS)
class Screening(LocatedByLevel):
    """A household that somebody must look at and settle by a day. `key` names what brought it here by rule,
    household and facts, so that the same warning comes once; incomes are yuan a year for the whole family.
    """

    class Source(models.TextChoices):
        MATCHING = "matching", _("数据比对")
        SUSPECTED = "suspected", _("疑似名单")
        OWN_REPORT = "own_report", _("自主申报")
        VISIT = "visit", _("入户走访")
        HOTLINE = "hotline", _("热线反映")
        FINDING = "finding", _("疑点处置")
        WARNING = "warning", _("监测预警")

    class Discoverer(models.TextChoices):
        VILLAGE = "village", _("村（社区）干部")
        GRID = "grid", _("网格员")
        TOWNSHIP = "township", _("乡镇（街道）人员")
        SOCIAL_WORKER = "social_worker", _("社会工作者")
        VOLUNTEER = "volunteer", _("志愿者")
        ORGANISATION = "organisation", _("社会组织")
        SELF = "self", _("本人或亲友")
        SYSTEM = "system", _("系统比对")

    class Disposition(models.TextChoices):
        COVERED = "covered", _("已在保障，情况无变化")
        APPLIES = "applies", _("符合条件，协助申请")
        TEMPORARY_AID = "temporary_aid", _("申请临时救助")
        REFERRED = "referred", _("转介其他部门")
        WATCHED = "watched", _("列入潜在救助对象")
        NO_NEED = "no_need", _("不符合条件且无困难，已说明")
        GONE = "gone", _("已外迁、去世或查无此人")

    month = models.DateField(_("排查月份"))
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, related_name="screenings", verbose_name=_("家庭")
    )
    name = models.CharField(_("户主"), max_length=50)
    id_token = models.UUIDField(null=True)
    members = models.PositiveSmallIntegerField(_("家庭人口"), null=True)
    category = models.CharField(
        _("脱贫属性"), max_length=16, choices=PovertyStatus, default=PovertyStatus.NONE
    )
    income = models.DecimalField(_("家庭年收入"), max_digits=14, decimal_places=2, null=True)
    cause = models.CharField(_("困难原因"), max_length=12, choices=Cause, default=Cause.OTHER)
    source = models.CharField(_("来源"), max_length=10, choices=Source)
    discoverer = models.CharField(
        _("发现人"), max_length=14, choices=Discoverer, default=Discoverer.VILLAGE
    )
    circumstances = models.CharField(_("情况"), max_length=300, default="", blank=True)
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="screenings")
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, related_name="screenings", verbose_name=_("申请")
    )
    key = models.CharField(max_length=160, default="", blank=True)
    rule = models.CharField(_("预警规则"), max_length=30, default="", blank=True)
    level = models.CharField(
        _("预警等级"), max_length=6, choices=WarningLevel, default="", blank=True
    )
    figures = models.JSONField(_("预警依据"), default=dict)
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    entered_on = models.DateField(_("登记日期"))
    due_on = models.DateField(_("处置期限"))
    visited_on = models.DateField(_("走访日期"), null=True)
    visitors = models.CharField(_("走访人"), max_length=60, default="", blank=True)
    need = models.CharField(_("救助帮扶需求"), max_length=200, default="", blank=True)
    disposition = models.CharField(
        _("处置"), max_length=14, choices=Disposition, default="", blank=True
    )
    note = models.CharField(_("处置说明"), max_length=300, default="", blank=True)
    disposed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    disposed_on = models.DateField(_("办结日期"), null=True)

    objects = ScopedQuerySet["Screening"].as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["county_code", "month"], name="screening_county_month"),
            models.Index(fields=["township_code", "month"], name="screening_town_month"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="screening_once_per_cause", fields=["key"], condition=~Q(key="")
            ),
            models.UniqueConstraint(
                name="screening_person_once_a_month",
                fields=["month", "id_token"],
                condition=Q(id_token__isnull=False, key=""),
            ),
            models.CheckConstraint(name="screening_month_is_a_first", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="screening_disposed_by_somebody_after_a_visit",
                condition=Q(disposition="", disposed_by=None, disposed_on=None)
                | ~Q(disposition="")
                & ~Q(note="")
                & ~Q(visitors="")
                & Q(
                    disposed_by__isnull=False,
                    disposed_on__isnull=False,
                    visited_on__isnull=False,
                    disposed_on__gte=F("visited_on"),
                ),
            ),
            models.CheckConstraint(
                name="screening_warning_has_level_and_figures",
                condition=Q(source="warning")
                & ~Q(key="")
                & ~Q(rule="")
                & ~Q(level="")
                & ~Q(figures={})
                | ~Q(source="warning") & Q(level=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.month:%Y-%m}"
