"""Monthly payment: runs, their lines, and who is left out with a reason."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Job, Located, LocatedByLevel, Officer, tracked
from accounts.models.located import LEVEL_COLUMNS
from accounts.querysets import ScopedQuerySet
from cases.models.award import Award, AwardMember
from cases.procedure import IllegalMove
from cases.querysets import PaymentLineQuerySet, PaymentRunQuerySet
from households.models import Household, Person


class RunState(models.TextChoices):
    COMPUTING = "computing", _("计算中")
    COMPUTED = "computed", _("待核验")
    PREPARED = "prepared", _("待复核")
    CHECKED = "checked", _("待审批")
    LOCKED = "locked", _("已锁定")
    EXPORTED = "exported", _("已导出")
    RETURNED = "returned", _("已回盘")
    CLOSED = "closed", _("已关账")
    CANCELLED = "cancelled", _("已作废")


RUN_MOVES: dict[RunState, frozenset[RunState]] = {
    RunState.COMPUTING: frozenset({RunState.COMPUTED, RunState.CANCELLED}),
    RunState.COMPUTED: frozenset({RunState.PREPARED, RunState.COMPUTING, RunState.CANCELLED}),
    RunState.PREPARED: frozenset({RunState.CHECKED, RunState.COMPUTED, RunState.CANCELLED}),
    RunState.CHECKED: frozenset({RunState.LOCKED, RunState.COMPUTED, RunState.CANCELLED}),
    RunState.LOCKED: frozenset({RunState.EXPORTED}),
    RunState.EXPORTED: frozenset({RunState.RETURNED}),
    RunState.RETURNED: frozenset({RunState.CLOSED}),
    RunState.CLOSED: frozenset(),
    RunState.CANCELLED: frozenset(),
}

LOCKED = [RunState.LOCKED, RunState.EXPORTED, RunState.RETURNED, RunState.CLOSED]
OPEN_RUN = [RunState.COMPUTING, RunState.COMPUTED, RunState.PREPARED, RunState.CHECKED]

# FOR SHARE: a change and the signature that locks the run wait for each other, so none slips between.
_FROZEN = """
    PERFORM 1 FROM cases_paymentrun
    WHERE id = OLD.run_id
      AND state IN ('computing', 'computed', 'prepared', 'checked', 'cancelled')
    FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'payment_is_locked' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW.run_id <> OLD.run_id THEN
        RAISE EXCEPTION 'payment_stays_in_its_run' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
_OPEN = """
    PERFORM 1 FROM cases_paymentrun WHERE id IN (SELECT run_id FROM added) FOR SHARE;
    IF EXISTS (
        SELECT 1 FROM cases_paymentrun
        WHERE id IN (SELECT run_id FROM added) AND state NOT IN ('computing', 'computed')
    ) THEN
        RAISE EXCEPTION 'payment_is_locked' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""
_LOCKED_CHANGES = """
    OLD.state IN ('locked', 'exported', 'returned', 'closed', 'cancelled')
    AND ((NEW.region_code, NEW.benefit, NEW.month, NEW.kind, NEW.sequence, NEW.cut_off_on,
          NEW.batch_number, NEW.seal, NEW.round, NEW.locked_at)
         IS DISTINCT FROM
         (OLD.region_code, OLD.benefit, OLD.month, OLD.kind, OLD.sequence, OLD.cut_off_on,
          OLD.batch_number, OLD.seal, OLD.round, OLD.locked_at)
         OR OLD.file_sha256 NOT IN ('', NEW.file_sha256))
"""
_RUN_FROZEN = """
    RAISE EXCEPTION 'paymentrun_is_locked' USING ERRCODE = 'check_violation';
"""


def _frozen_when_locked(name: str) -> list[pgtrigger.Trigger]:
    """Rows come only while the run is open, and do not change or go once it is locked."""
    return [
        pgtrigger.Trigger(
            name=f"{name}_frozen_when_locked",
            when=pgtrigger.Before,
            operation=pgtrigger.Update | pgtrigger.Delete,
            func=_FROZEN,
        ),
        pgtrigger.Trigger(
            name=f"{name}_added_while_open",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="added"),  # type: ignore[no-untyped-call]
            func=_OPEN,
        ),
    ]


@tracked(exclude=LEVEL_COLUMNS)
class PaymentRun(LocatedByLevel):
    """One county's payment of one benefit for one month (发放批次).

    A supplementary run pays again what the bank could not pay. Sums are in yuan.
    """

    class Kind(models.TextChoices):
        REGULAR = "regular", _("月度发放")
        SUPPLEMENTARY = "supplementary", _("补发批次")

    benefit = models.CharField(_("待遇"), max_length=30)
    month = models.DateField(_("月份"))
    kind = models.CharField(_("批次种类"), max_length=14, choices=Kind, default=Kind.REGULAR)
    sequence = models.PositiveSmallIntegerField(_("批次序号"), default=0)
    supplements = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="supplementary_runs"
    )
    cut_off_on = models.DateField(_("截止日"))
    state = models.CharField(_("状态"), max_length=10, choices=RunState, default=RunState.COMPUTING)
    version = models.PositiveIntegerField(default=1)
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="payment_runs")
    batch_number = models.CharField(_("批次号"), max_length=30, null=True, unique=True)
    round = models.PositiveSmallIntegerField(_("签署轮次"), default=1)
    send_back_reason = models.CharField(_("退回理由"), max_length=200, default="")
    seal = models.CharField(_("封印"), max_length=64, default="")
    file_sha256 = models.CharField(_("银行文件校验值"), max_length=64, default="")
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(db_default=Now())
    locked_at = models.DateTimeField(_("锁定时间"), null=True)

    objects = PaymentRunQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="paymentrun_once_per_county_and_month",
                fields=["region", "benefit", "month", "kind", "sequence"],
                condition=~Q(state="cancelled"),
            ),
            models.CheckConstraint(name="paymentrun_month_is_a_first", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="paymentrun_locked_has_number_and_seal",
                condition=Q(state__in=["computing", "computed", "prepared", "checked", "cancelled"])
                | (Q(batch_number__isnull=False, locked_at__isnull=False) & ~Q(seal="")),
            ),
            models.CheckConstraint(
                name="paymentrun_supplement_names_its_run",
                condition=Q(kind="regular", supplements=None, sequence=0)
                | Q(kind="supplementary", supplements__isnull=False, sequence__gt=0),
            ),
            models.CheckConstraint(
                name="paymentrun_exported_keeps_its_digest",
                condition=~Q(state__in=["exported", "returned", "closed"]) | ~Q(file_sha256=""),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="paymentrun_moves",
                field="state",
                transitions=sorted(
                    (a.value, b.value) for a, after in RUN_MOVES.items() for b in after
                ),
            ),
            pgtrigger.Protect(name="paymentrun_is_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="paymentrun_frozen_when_locked",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(_LOCKED_CHANGES),
                func=_RUN_FROZEN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.benefit} {self.get_kind_display()}"

    @property
    def is_locked(self) -> bool:
        return self.state in LOCKED

    def move_to(self, state: RunState) -> None:
        """Set the next state and count the version, or raise IllegalMove; the caller saves both."""
        if state not in RUN_MOVES[RunState(self.state)]:
            raise IllegalMove(
                _("“%(now)s”的批次不能转为“%(then)s”")
                % {"now": self.get_state_display(), "then": state.label}
            )
        self.state = state
        self.version += 1


class PaymentLine(Located):
    """One person's money of one month (发放明细): unique over all runs, by the database.

    The account is a snapshot. Once the run is locked a line does not change; what the bank did with
    it stands in `BankReturn`.
    """

    class Kind(models.TextChoices):
        REGULAR = "regular", _("当月")
        ARREARS = "arrears", _("补发")
        RECOVERY = "recovery", _("扣回")

    run = models.ForeignKey(PaymentRun, models.PROTECT, related_name="lines")
    award = models.ForeignKey(Award, models.PROTECT, related_name="payment_lines")
    member = models.ForeignKey(AwardMember, models.PROTECT, related_name="payment_lines")
    household = models.ForeignKey(Household, models.PROTECT, related_name="payment_lines")
    person = models.ForeignKey(Person, models.PROTECT, related_name="payment_lines")
    benefit = models.CharField(max_length=30)
    benefit_group = models.CharField(max_length=30)
    month = models.DateField(_("月份"))
    kind = models.CharField(_("种类"), max_length=10, choices=Kind, default=Kind.REGULAR)
    sequence = models.PositiveSmallIntegerField(default=0)
    repairs = models.ForeignKey("self", models.PROTECT, null=True, related_name="repeats")
    back_pay = models.ForeignKey("BackPay", models.PROTECT, null=True, related_name="lines")
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2)
    raised = models.DecimalField(_("其中分类增发"), max_digits=14, decimal_places=2, default=0)
    void = models.BooleanField(default=False)
    payee_name = models.CharField(_("户名"), max_length=50)
    bank = models.CharField(_("开户银行"), max_length=60)
    card_token = models.UUIDField()
    last4 = models.CharField(max_length=4)

    objects = PaymentLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="paymentline_once_per_person_and_month",
                fields=["person", "benefit_group", "month", "kind", "sequence", "back_pay"],
                condition=Q(void=False),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="paymentline_amount_fits_its_kind",
                condition=Q(kind="recovery", amount__lt=0)
                | (~Q(kind="recovery") & Q(amount__gt=0, amount__lte=20000)),
            ),
            models.CheckConstraint(
                name="paymentline_repair_has_a_later_sequence",
                condition=Q(repairs=None, sequence=0) | Q(repairs__isnull=False, sequence__gt=0),
            ),
            models.CheckConstraint(
                name="paymentline_back_pay_is_arrears",
                condition=Q(back_pay=None) | Q(kind="arrears"),
            ),
            models.UniqueConstraint(
                name="paymentline_repaired_once", fields=["repairs"], condition=Q(void=False)
            ),
        ]
        indexes = [
            models.Index(fields=["run", "household"], name="paymentline_of_run"),
            models.Index(fields=["household", "-month"], name="paymentline_of_household"),
        ]
        triggers = _frozen_when_locked("paymentline")

    def __str__(self) -> str:
        return f"{self.person} {self.month:%Y-%m} {self.amount}"


class PaymentExclusion(Located):
    """An award share in force that this run does not pay, and why."""

    class Reason(models.TextChoices):
        HELD = "held", _("暂缓发放")
        NO_ACCOUNT = "no_account", _("没有可用账户")
        DIED = "died", _("已登记死亡")
        PAID = "paid", _("本月已在其他批次发放")
        REMOVED = "removed", _("人工剔除")

    run = models.ForeignKey(PaymentRun, models.PROTECT, related_name="exclusions")
    award = models.ForeignKey(Award, models.PROTECT, related_name="payment_exclusions")
    member = models.ForeignKey(AwardMember, models.PROTECT, related_name="payment_exclusions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2)
    reason = models.CharField(_("原因"), max_length=12, choices=Reason)
    note = models.CharField(_("说明"), max_length=200, default="")

    objects = ScopedQuerySet["PaymentExclusion"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="paymentexclusion_once_per_run", fields=["run", "member"]),
            models.CheckConstraint(
                name="paymentexclusion_removal_has_a_note",
                condition=~Q(reason="removed") | ~Q(note=""),
            ),
        ]
        triggers = _frozen_when_locked("paymentexclusion")

    def __str__(self) -> str:
        return f"{self.person} {self.get_reason_display()}"
