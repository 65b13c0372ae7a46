"""Problems and how they are put right (问题整改，对账销号)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.procedure import IllegalMove
from households.models import Document


class RectificationState(models.TextChoices):
    OPEN = "open", _("整改中")
    DONE = "done", _("待验收")
    CLOSED = "closed", _("已销号")


R = RectificationState
RECTIFICATION_MOVES: dict[RectificationState, frozenset[RectificationState]] = {
    R.OPEN: frozenset({R.DONE}),
    R.DONE: frozenset({R.OPEN, R.CLOSED}),
    R.CLOSED: frozenset({R.OPEN}),
}


@tracked()
class Rectification(Located):
    """One problem of a unit. It closes only with evidence and a checker who is not its owner.

    `owner_person` and `checker_person` are natural persons; `recovered` is money brought back, in yuan.
    """

    class Source(models.TextChoices):
        AUDIT = "audit", _("审计")
        INSPECTION = "inspection", _("督查检查")
        COMPLAINT = "complaint", _("信访投诉")
        MATCHING = "matching", _("数据比对")
        SELF_CHECK = "self_check", _("自查自纠")
        MEDIA = "media", _("媒体反映")

    class Kind(models.TextChoices):
        DIBAO = "dibao", _("兜底保障政策落实不到位")
        TEMPORARY_AID = "temporary_aid", _("临时救助政策落实不到位")
        TEKUN = "tekun", _("特困供养服务落实不到位")
        EPIDEMIC = "epidemic", _("因疫致贫返贫保障不到位")
        FUNDS = "funds", _("资金管理")
        CONDUCT = "conduct", _("作风和纪律")
        FORMALISM = "formalism", _("形式主义、官僚主义")
        INACTION = "inaction", _("不作为、慢作为")
        EPIDEMIC_DUTY = "epidemic_duty", _("疫情防控责任不落实、措施不精准")

    number = models.CharField(_("编号"), max_length=20, unique=True)
    source = models.CharField(_("来源"), max_length=12, choices=Source)
    kind = models.CharField(_("问题类型"), max_length=14, choices=Kind)
    problem = models.CharField(_("问题"), max_length=500)
    measure = models.CharField(_("整改措施"), max_length=500)
    owner = models.ForeignKey(Officer, models.PROTECT, related_name="rectifications")
    owner_person = models.UUIDField()
    opened_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    opened_on = models.DateField(_("登记日期"))
    due_on = models.DateField(_("整改时限"))
    state = models.CharField(
        _("状态"), max_length=6, choices=RectificationState, default=RectificationState.OPEN
    )
    done_on = models.DateField(_("完成日期"), null=True)
    done = models.CharField(_("完成情况"), max_length=500, default="", blank=True)
    recovered = models.DecimalField(_("追回金额"), max_digits=14, decimal_places=2, default=0)
    evidence = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    checked_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    checker_person = models.UUIDField(null=True)
    closed_on = models.DateField(_("销号日期"), null=True)
    remark = models.CharField(_("验收意见"), max_length=300, default="", blank=True)
    reopened = models.PositiveSmallIntegerField(_("重新打开次数"), default=0)

    objects = ScopedQuerySet["Rectification"].as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="rectification_done_with_evidence",
                condition=Q(state="open")
                | Q(done_on__isnull=False, evidence__isnull=False) & ~Q(done=""),
            ),
            models.CheckConstraint(
                name="rectification_closed_by_another",
                condition=~Q(state="closed") & Q(closed_on=None)
                | Q(
                    state="closed",
                    checked_by__isnull=False,
                    checker_person__isnull=False,
                    closed_on__isnull=False,
                    closed_on__gte=F("done_on"),
                )
                & ~Q(checker_person=F("owner_person")),
            ),
            models.CheckConstraint(
                name="rectification_recovered_not_negative", condition=Q(recovered__gte=0)
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="rectification_moves",
                field="state",
                transitions=sorted(
                    (a.value, b.value) for a, after in RECTIFICATION_MOVES.items() for b in after
                ),
            )
        ]

    def __str__(self) -> str:
        return self.number

    def move_to(self, state: RectificationState) -> None:
        """Set the next state, or raise IllegalMove; the caller saves."""
        if state not in RECTIFICATION_MOVES[RectificationState(self.state)]:
            raise IllegalMove(
                _("“%(now)s”的问题不能转为“%(then)s”")
                % {"now": self.get_state_display(), "then": state.label}
            )
        self.state = state
