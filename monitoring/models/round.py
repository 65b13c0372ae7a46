"""The monthly round (一次入户多项任务): all duties at a household in one visit, one sheet for a village."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from households.models import Household
from monitoring.models.book import BookEntry
from monitoring.models.screening import Screening


class Round(Located):
    """The sheet of a village and month; `code` opens it on a telephone. Made twice, it is the same sheet."""

    month = models.DateField(_("月份"))
    code = models.CharField(_("打开码"), max_length=12, unique=True)
    made_on = models.DateField(_("生成日期"))
    made_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = ScopedQuerySet["Round"].as_manager()

    class Meta:
        ordering = ["-month", "region_id"]
        constraints = [
            models.UniqueConstraint(name="round_once_a_month", fields=["region", "month"]),
            models.CheckConstraint(name="round_month_is_a_first", condition=Q(month__day=1)),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.month:%Y-%m}"


class RoundVisit(Located):
    """One visit of the round: to a household, or to somebody without a file, whom a ledger or a book names.

    What everybody is asked at home: `received` is what they say they were given in `paid_month`, `paid` what
    was paid out to them, both in yuan.
    """

    class Satisfied(models.TextChoices):
        YES = "yes", _("满意")
        FAIRLY = "fairly", _("基本满意")
        NO = "no", _("不满意")

    round = models.ForeignKey(Round, models.PROTECT, related_name="visits")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="+")
    screening = models.ForeignKey(Screening, models.PROTECT, null=True, related_name="+")
    entry = models.ForeignKey(BookEntry, models.PROTECT, null=True, related_name="+")
    satisfied = models.CharField(
        _("对救助工作"), max_length=6, choices=Satisfied, default="", blank=True
    )
    need = models.CharField(_("需要和建议"), max_length=200, default="", blank=True)
    paid_month = models.DateField(_("发放月份"), null=True)
    paid = models.DecimalField(_("发放金额"), max_digits=14, decimal_places=2, null=True)
    received = models.DecimalField(_("实际领到"), max_digits=14, decimal_places=2, null=True)
    asked_on = models.DateField(_("询问日期"), null=True)
    asked_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet["RoundVisit"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="roundvisit_once_per_home",
                fields=["round", "household", "screening", "entry"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="roundvisit_to_somebody",
                condition=Q(household__isnull=False, screening=None, entry=None)
                | Q(household=None, screening__isnull=False, entry=None)
                | Q(household=None, screening=None, entry__isnull=False),
            ),
            models.CheckConstraint(
                name="roundvisit_received_beside_paid",
                condition=Q(received=None)
                | Q(received__gte=0, paid__gte=0, paid_month__isnull=False),
            ),
            models.CheckConstraint(
                name="roundvisit_asked_by_somebody",
                condition=Q(asked_on=None, asked_by=None, satisfied="", need="", received=None)
                | Q(asked_on__isnull=False, asked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.household_id or self.screening_id or self.entry_id}"


@tracked()
class RoundDuty(Located):
    """One duty at a visit, with its own deadline; `reference` is the row of its kind that it serves."""

    class Kind(models.TextChoices):
        DEATH = "death", _("核实疑似死亡")
        FINDING = "finding", _("核实疑点")
        WATCH = "watch", _("核查潜在救助对象")
        REVIEW = "review", _("定期复核")
        GRADUAL_EXIT = "gradual_exit", _("渐退期满前复核")
        SCREENING = "screening", _("摸底走访")
        BOOK = "book", _("定期探访")
        AID = "aid", _("临时救助回访")
        PATROL = "patrol", _("网格巡查")

    class Result(models.TextChoices):
        SAME = "same", _("情况无变化")
        WORSE = "worse", _("困难加重")
        BETTER = "better", _("困难已消除")
        CHANGED = "changed", _("家庭情况有变化")
        ALIVE = "alive", _("本人在世")
        DEAD = "dead", _("已去世")
        TRUE = "true", _("情况属实")
        UNTRUE = "untrue", _("情况不属实")
        SEEN = "seen", _("已走访")

    round = models.ForeignKey(Round, models.PROTECT, related_name="duties")
    visit = models.ForeignKey(RoundVisit, models.PROTECT, related_name="duties")
    kind = models.CharField(_("任务"), max_length=12, choices=Kind)
    reference = models.BigIntegerField()
    due_on = models.DateField(_("期限"))
    added_on = models.DateField(_("列入日期"))
    result = models.CharField(_("结果"), max_length=8, choices=Result, default="", blank=True)
    note = models.CharField(_("走访情况"), max_length=300, default="", blank=True)
    done_on = models.DateField(_("完成日期"), null=True)
    done_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet["RoundDuty"].as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="roundduty_once_a_round", fields=["round", "kind", "reference"]
            ),
            models.CheckConstraint(
                name="roundduty_done_by_somebody_with_a_result",
                condition=Q(result="", done_on=None, done_by=None)
                | ~Q(result="") & Q(done_on__isnull=False, done_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due_on}"
