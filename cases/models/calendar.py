"""Working days, and the clocks of an application."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, tracked
from cases.models.application import Application
from cases.querysets import ClockQuerySet


class Workday(models.Model):
    """One day of a year whose holidays are announced (节假日安排).

    A year without rows falls back to weekdays, and pages say so.
    """

    day = models.DateField(primary_key=True)
    is_working = models.BooleanField()
    name = models.CharField(max_length=60, default="", blank=True)

    def __str__(self) -> str:
        return f"{self.day} {self.is_working}"


@tracked()
class Clock(Located):
    """A time limit (时限) that runs for an application; it pauses while papers are completed."""

    class Kind(models.TextChoices):
        INVESTIGATE = "investigate", _("启动调查")
        TOWNSHIP = "township", _("乡镇调查核实")
        REASSESSMENT = "reassessment", _("自理能力重新评估")
        NOTICE = "notice", _("公示")
        COUNTY_DECISION = "county_decision", _("县级确认")
        REFUSAL_NOTICE = "refusal_notice", _("不予确认告知")
        SUPPLEMENT = "supplement", _("补正材料")
        TOTAL = "total", _("全程")
        EMERGENCY = "emergency", _("急难救助发放")
        PAPERS = "papers", _("补齐材料")
        FOLLOW_UP = "follow_up", _("回访")
        DIBAO_TEST = "dibao_test", _("核查低保")

    application = models.ForeignKey(Application, models.PROTECT, related_name="clocks")
    kind = models.CharField(_("时限"), max_length=16, choices=Kind)
    days = models.PositiveSmallIntegerField(_("天数"))
    working = models.BooleanField(_("工作日"))
    cites = models.CharField(_("依据"), max_length=100)
    started_on = models.DateField(_("起算"))
    due_on = models.DateField(_("到期"))
    paused_on = models.DateField(_("暂停"), null=True)
    stopped_on = models.DateField(_("停止"), null=True)
    estimated = models.BooleanField(_("按周末推算"), default=False)

    objects = ClockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="clock_one_running_of_a_kind",
                fields=["application", "kind"],
                condition=Q(stopped_on=None),
            ),
            models.CheckConstraint(
                name="clock_due_not_before_start", condition=Q(due_on__gte=F("started_on"))
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(stopped_on=None), name="clock_running_by_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due_on}"
