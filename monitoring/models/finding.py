"""Findings (疑点): one row per rule, person and event, settled by people."""

from enum import StrEnum

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import LocatedByLevel, Officer, tracked
from accounts.models.located import LEVEL_COLUMNS
from cases.benefits import BENEFITS
from cases.grants import DIBAO
from cases.procedure import IllegalMove
from households.models import Household, Person
from monitoring.comparisons import rule_choices
from monitoring.models.comparison import Comparison
from monitoring.querysets import FindingQuerySet


class FindingState(models.TextChoices):
    OPEN = "open", _("待核实")
    CHECKING = "checking", _("核实中")
    PROPOSED = "proposed", _("待复核")
    TOLD = "told", _("已告知，待生效")
    DEFERRED = "deferred", _("暂缓")
    SETTLED = "settled", _("已办结")
    VANISHED = "vanished", _("已自动销号")


FINDING_MOVES: dict[FindingState, frozenset[FindingState]] = {
    FindingState.OPEN: frozenset(
        {
            *(FindingState.CHECKING, FindingState.PROPOSED, FindingState.DEFERRED),
            FindingState.VANISHED,
        }
    ),
    FindingState.CHECKING: frozenset(
        {FindingState.PROPOSED, FindingState.DEFERRED, FindingState.VANISHED}
    ),
    FindingState.PROPOSED: frozenset(
        {FindingState.CHECKING, FindingState.TOLD, FindingState.SETTLED}
    ),
    FindingState.TOLD: frozenset({FindingState.CHECKING, FindingState.SETTLED}),
    FindingState.DEFERRED: frozenset({FindingState.CHECKING, FindingState.VANISHED}),
    FindingState.SETTLED: frozenset({FindingState.OPEN}),
    FindingState.VANISHED: frozenset({FindingState.OPEN}),
}
CLOSED = (FindingState.SETTLED, FindingState.VANISHED)


_SECOND_PERSON = """
    IF NEW.state = 'settled' AND OLD.state <> 'settled' AND NOT EXISTS (
        SELECT 1 FROM monitoring_disposal AS d
        WHERE d.finding_id = NEW.id AND d.confirmed_by_id IS NOT NULL AND NOT d.rejected
    ) THEN
        RAISE EXCEPTION 'finding_settled_by_two_people' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
_COMES_BACK = """
    IF OLD.state IN ('settled', 'vanished') AND NEW.state = 'open' THEN
        NEW.reappearances := OLD.reappearances + 1;
        NEW.wakes_on := NULL;
    ELSIF OLD.state = 'deferred' AND NEW.facts_sha256 <> OLD.facts_sha256 THEN
        NEW.state := 'checking';
        NEW.wakes_on := NULL;
    ELSIF NEW.state = 'vanished' THEN
        NEW.wakes_on := NULL;
    END IF;
    RETURN NEW;
"""


@tracked(exclude=LEVEL_COLUMNS, by_row=True)
class Finding(LocatedByLevel):
    """A difference somebody must explain. `key` is rule + person + event, so re-runs add nothing;
    `facts_sha256` covers its own facts: a settled finding stays silent until they change, or until
    `wakes_on`. The database counts how often one that was closed came back."""

    class Rule(StrEnum):
        """Rules that other code names; all of them are declared in `monitoring.comparisons`."""

        DECEASED_ON_ROLL = "deceased_on_roll"
        CANCELLED_FOR_DEATH = "cancelled_for_death"
        ONLY_THEIRS = "only_theirs"
        ONLY_OURS = "only_ours"
        BOTH_DIFFER = "both_differ"
        ORPHANED = "orphaned"
        CARER_DIED = "carer_died"
        SUPPORTER_DIED = "supporter_died"

    class Level(models.TextChoices):
        L1 = "L1", _("号码与姓名一致")
        L2 = "L2", _("号码一致、姓名不同")
        L3 = "L3", _("姓名、出生日期与村一致")

    key = models.CharField(max_length=120)
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
    wakes_on = models.DateField(_("到期重新核实"), null=True)
    resting_reason = models.CharField(
        _("暂缓理由"), max_length=200, db_default="", default="", blank=True
    )
    reappearances = models.PositiveSmallIntegerField(_("再次出现"), db_default=0, default=0)
    version = models.PositiveIntegerField(default=1)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["county_code", "state", "due_on"], name="finding_county_list"),
            models.Index(fields=["township_code", "state", "due_on"], name="finding_town_list"),
            models.Index(
                fields=["wakes_on"], name="finding_to_wake", condition=Q(wakes_on__isnull=False)
            ),
        ]
        constraints = [
            models.UniqueConstraint(name="finding_key_once", fields=["key"]),
            models.CheckConstraint(
                name="finding_closed_has_a_day_and_a_reason",
                condition=Q(state__in=["settled", "vanished"], closed_on__isnull=False)
                & ~Q(closing_reason="")
                | ~Q(state__in=["settled", "vanished"]) & Q(closed_on=None),
            ),
            models.CheckConstraint(
                name="finding_wakes_where_it_rests",
                condition=Q(state="deferred", wakes_on__isnull=False)
                | Q(state="settled")
                | Q(wakes_on=None),
            ),
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
            pgtrigger.Trigger(
                name="finding_comes_back",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=_COMES_BACK,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rule_display()} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("finding_detail", args=[self.pk])

    @property
    def benefit(self) -> str:
        """The benefit it is about: dibao, unless its facts name another."""
        return str(self.facts.get("ours", {}).get("benefit") or DIBAO)

    @property
    def receiver_id(self) -> int | None:
        """The person whose award of that benefit it is about; None of a benefit of the household."""
        return self.person_id if BENEFITS[self.benefit].of_person else None

    def move_to(self, state: FindingState) -> None:
        """Set the next state and count the version, or raise IllegalMove; the caller saves both."""
        if state not in FINDING_MOVES[FindingState(self.state)]:
            raise IllegalMove(
                _("“%(now)s”的疑点不能转为“%(then)s”")
                % {"now": self.get_state_display(), "then": state.label}
            )
        self.state = state
        self.version += 1


DEATHS = (Finding.Rule.DECEASED_ON_ROLL, Finding.Rule.CANCELLED_FOR_DEATH)
