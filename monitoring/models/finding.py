"""Findings (疑点): one row per rule, person and event, settled by people."""

from enum import StrEnum

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, LocatedByLevel, Officer, tracked
from accounts.models.located import LEVEL_COLUMNS
from accounts.querysets import ScopedQuerySet
from cases.procedure import IllegalMove
from households.models import Document, Household, Person
from monitoring.comparisons import rule_choices
from monitoring.models.comparison import Comparison
from monitoring.querysets import FindingQuerySet


class FindingState(models.TextChoices):
    OPEN = "open", _("待核实")
    CHECKING = "checking", _("核实中")
    PROPOSED = "proposed", _("待复核")
    SETTLED = "settled", _("已办结")
    VANISHED = "vanished", _("已自动销号")


FINDING_MOVES: dict[FindingState, frozenset[FindingState]] = {
    FindingState.OPEN: frozenset(
        {FindingState.CHECKING, FindingState.PROPOSED, FindingState.SETTLED, FindingState.VANISHED}
    ),
    FindingState.CHECKING: frozenset(
        {FindingState.PROPOSED, FindingState.SETTLED, FindingState.VANISHED}
    ),
    FindingState.PROPOSED: frozenset({FindingState.CHECKING, FindingState.SETTLED}),
    FindingState.SETTLED: frozenset({FindingState.OPEN}),
    FindingState.VANISHED: frozenset({FindingState.OPEN}),
}


_SECOND_PERSON = """
    IF NEW.state = 'settled' AND OLD.state <> 'settled' AND EXISTS (
        SELECT 1 FROM monitoring_disposal AS d
        WHERE d.finding_id = NEW.id AND d.second_needed
          AND d.confirmed_by_id IS NULL AND NOT d.rejected
    ) THEN
        RAISE EXCEPTION 'finding_settled_by_two_people' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""


@tracked(exclude=LEVEL_COLUMNS)
class Finding(LocatedByLevel):
    """A difference somebody must explain. `key` is rule + person + event, so re-runs add nothing;
    `facts_sha256` covers its own facts: a settled finding stays silent until they change."""

    class Rule(StrEnum):
        """Rules that other code names; all of them are declared in `monitoring.comparisons`."""

        DECEASED_ON_ROLL = "deceased_on_roll"
        ONLY_THEIRS = "only_theirs"
        ONLY_OURS = "only_ours"
        BOTH_DIFFER = "both_differ"

    class Level(models.TextChoices):
        L1 = "L1", _("号码与姓名一致")
        L2 = "L2", _("号码一致、姓名不同")
        L3 = "L3", _("姓名、出生日期与村一致")

    key = models.CharField(max_length=120, unique=True)
    rule = models.CharField(_("规则"), max_length=40, choices=rule_choices)
    level = models.CharField(_("匹配程度"), max_length=2, choices=Level)
    state = models.CharField(
        _("状态"), max_length=10, choices=FindingState, default=FindingState.OPEN
    )
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="findings")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="findings")
    id_token = models.UUIDField(null=True)
    name = models.CharField(_("姓名"), max_length=50)
    facts = models.JSONField(_("证据"), default=dict)
    facts_sha256 = models.CharField(max_length=64)
    first_comparison = models.ForeignKey(Comparison, models.PROTECT, related_name="new_findings")
    last_comparison = models.ForeignKey(Comparison, models.PROTECT, related_name="findings")
    found_on = models.DateField(_("发现日期"))
    due_on = models.DateField(_("办理期限"))
    owner = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="findings")
    closed_on = models.DateField(_("销号日期"), null=True)
    closing_reason = models.CharField(_("销号原因"), max_length=200, default="")
    version = models.PositiveIntegerField(default=1)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["county_code", "state", "due_on"], name="finding_county_list"),
            models.Index(fields=["township_code", "state", "due_on"], name="finding_town_list"),
        ]
        constraints = [
            models.CheckConstraint(
                name="finding_closed_has_a_day_and_a_reason",
                condition=Q(state__in=["settled", "vanished"], closed_on__isnull=False)
                & ~Q(closing_reason="")
                | ~Q(state__in=["settled", "vanished"]) & Q(closed_on=None),
            )
        ]
        triggers = [
            pgtrigger.FSM(
                name="finding_moves",
                field="state",
                transitions=[
                    (a.value, b.value) for a, after in FINDING_MOVES.items() for b in sorted(after)
                ],
            ),
            pgtrigger.Trigger(
                name="finding_settled_by_two_people",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=_SECOND_PERSON,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rule_display()} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("finding_detail", args=[self.pk])

    def move_to(self, state: FindingState) -> None:
        """Set the next state and count the version, or raise IllegalMove; the caller saves both."""
        if state not in FINDING_MOVES[FindingState(self.state)]:
            raise IllegalMove(
                _("“%(now)s”的疑点不能转为“%(then)s”")
                % {"now": self.get_state_display(), "then": state.label}
            )
        self.state = state
        self.version += 1


@tracked()
class Disposal(Located):
    """How a finding was settled (疑点处置): code, reason, proof, and a second person for stops.

    `proposer` and `confirmer` are natural persons: two accounts of one human being do not count.
    """

    class Code(models.TextChoices):
        STOPPED = "1", _("属实，停发")
        CHANGED = "2", _("属实，调整金额")
        EXPLAINED = "3", _("核实后仍符合条件")
        THEIR_ERROR = "4", _("来源数据有误")
        OUR_ERROR = "5", _("我方档案有误，已更正")
        NEW_CASE = "6", _("已新开申请")
        TEMPORARY_AID = "7", _("给予临时救助")
        REFERRED = "8", _("转介相关部门")
        WATCH_LIST = "9", _("列入潜在救助对象")
        POVERTY_OFFICE = "10", _("移交乡村振兴部门")
        CLUE = "11", _("移送问题线索")
        NOT_REACHED = "12", _("未能联系，定期再访")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="disposals")
    code = models.CharField(_("处置"), max_length=2, choices=Code)
    reason = models.CharField(_("说明"), max_length=500)
    proof = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    event_on = models.DateField(_("事实发生日期"), null=True)
    proposed_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    proposed_on = models.DateField(_("提出日期"))
    second_needed = models.BooleanField(_("需第二人"), default=False)
    proposer = models.UUIDField()
    confirmed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    confirmer = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(_("复核时间"), null=True)
    rejected = models.BooleanField(_("已驳回"), default=False)
    rejection = models.CharField(_("驳回理由"), max_length=300, default="")
    effect = models.JSONField(_("办理结果"), default=dict)
    at = models.DateTimeField(db_default=Now())

    objects = ScopedQuerySet["Disposal"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="disposal_confirmed_by_another",
                condition=Q(confirmed_by=None, confirmer=None)
                | (Q(confirmer__isnull=False) & ~Q(confirmer=F("proposer"))),
            ),
            models.CheckConstraint(
                name="disposal_stop_and_change_need_a_second_person",
                condition=~Q(code__in=["1", "2"]) | Q(second_needed=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding} {self.get_code_display()}"
