"""Exit with a double lock (退出核对): what stands behind the end or the fall of an award."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.application import Application
from cases.models.award import Award

_OPEN = Q(cleared_on=None, dropped_on=None)


@tracked()
class ExitCheck(Located):
    """One award that shall end or fall. It is cleared with two sources, or one and a visit, after a written
    notice and a time to answer, with no risk list against it; or by two people who give a reason.

    The database refuses a cleared check that lacks one of these, and an award that ends without one.
    `sources`, `visited` and `risks` are counted by the action that clears; `risks` says which lists name it.
    """

    award = models.ForeignKey(Award, models.PROTECT, related_name="exit_checks")
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, related_name="exit_checks"
    )
    reason = models.CharField(_("退出原因"), max_length=20, choices=Award.EndReason)
    note = models.CharField(_("说明"), max_length=300)
    proposed_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    proposer = models.UUIDField()
    proposed_on = models.DateField(_("提出日期"))
    notice_on = models.DateField(_("书面告知日期"), null=True)
    notice_way = models.CharField(_("送达方式"), max_length=40, default="", blank=True)
    answer_until = models.DateField(_("等候期满"), null=True)
    answer = models.CharField(_("对象意见"), max_length=300, default="", blank=True)
    risks = models.JSONField(_("风险名单"), default=dict)
    risks_open = models.PositiveSmallIntegerField(default=0)
    checked_on = models.DateField(_("核对名单日期"), null=True)
    override_reason = models.CharField(_("放行理由"), max_length=300, default="", blank=True)
    override_asked_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    override_asker = models.UUIDField(null=True)
    overridden_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    overrider = models.UUIDField(null=True)
    sources = models.PositiveSmallIntegerField(_("独立来源"), default=0)
    visited = models.BooleanField(_("已入户"), default=False)
    cleared_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    cleared_on = models.DateField(_("通过日期"), null=True)
    dropped_on = models.DateField(_("撤销日期"), null=True)

    objects = ScopedQuerySet["ExitCheck"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="exitcheck_one_open_per_award", fields=["award"], condition=_OPEN
            ),
            models.CheckConstraint(
                name="exitcheck_overridden_by_two_people",
                condition=Q(overridden_by=None, overrider=None)
                | Q(
                    overridden_by__isnull=False,
                    overrider__isnull=False,
                    override_asker__isnull=False,
                )
                & ~Q(override_reason="")
                & ~Q(overrider=F("override_asker")),
            ),
            models.CheckConstraint(
                name="exitcheck_cleared_by_both_locks",
                condition=Q(cleared_on=None, cleared_by=None)
                | Q(cleared_on__isnull=False, cleared_by__isnull=False, dropped_on=None)
                & (
                    Q(overridden_by__isnull=False)
                    | Q(
                        notice_on__isnull=False,
                        answer_until__isnull=False,
                        answer_until__lt=F("cleared_on"),
                        checked_on__isnull=False,
                        risks_open=0,
                    )
                    & (Q(sources__gte=2) | Q(sources__gte=1, visited=True))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award} {self.get_reason_display()}"


@tracked()
class ExitSource(Located):
    """One independent source that speaks for the exit, or a visit by two people."""

    class Kind(models.TextChoices):
        REGISTER = "register", _("部门登记数据")
        PAPER = "paper", _("单位或银行证明")
        DECLARED = "declared", _("本人申报")
        VISIT = "visit", _("入户核实（两人）")

    exit_check = models.ForeignKey(ExitCheck, models.PROTECT, related_name="evidence")
    kind = models.CharField(_("来源种类"), max_length=8, choices=Kind)
    origin = models.CharField(_("来源单位（入户写两名走访人）"), max_length=60)
    words = models.CharField(_("证明了什么"), max_length=300)
    on = models.DateField(_("日期"))
    added_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = ScopedQuerySet["ExitSource"].as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="exitsource_once_per_origin", fields=["exit_check", "kind", "origin"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.origin}"
