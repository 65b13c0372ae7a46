"""Temporary aid (临时救助): what befell whom, what was decided, and the stages in which it is given."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.application import Application
from cases.models.award import Award
from cases.models.decision import Decision
from cases.models.reserve_fund import FundMovement
from households.models import Person

_ADDS_UP = """
    IF (SELECT sum(s.amount) FROM cases_aidstage AS s WHERE s.aid_id = NEW.aid_id)
        IS DISTINCT FROM (SELECT a.amount FROM cases_aid AS a WHERE a.id = NEW.aid_id)
    THEN
        RAISE EXCEPTION 'aid_stages_add_up' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""
_WITHIN_THE_RULES = Q(amount=None) | Q(computed__isnull=False, amount__lte=F("computed"))
_BY_MINUTES = ~Q(minutes="") & ~Q(participants="") & ~Q(minutes_document="")


@tracked()
class Aid(Located):
    """The aid of one application, where the hardship came about, with hukou there or without.

    `computed` is what the rules give, `amount` what was decided, in yuan; more than the rules give only by
    the county's case-by-case mechanism (一事一议), with participants, minutes and a document. `follows`: the
    aid before it, of which this is the follow-up (跟进救助). `self_paid`: what the household had to pay
    itself over those `months`, in yuan.
    """

    class Type(models.TextChoices):
        EMERGENCY = "emergency", _("急难型")
        EXPENDITURE = "expenditure", _("支出型")

    class Cause(models.TextChoices):
        FIRE = "fire", _("火灾")
        ACCIDENT = "accident", _("交通事故")
        DROWNING = "drowning", _("溺水")
        INJURY = "injury", _("人身伤害")
        SUDDEN_ILLNESS = "sudden_illness", _("突发重大疾病")
        EPIDEMIC = "epidemic", _("疫情")
        EDUCATION = "education", _("教育支出")
        MEDICAL = "medical", _("医疗支出")
        UNEMPLOYMENT = "unemployment", _("失业")
        OTHER = "other", _("其他")

    class Severity(models.TextChoices):
        LIGHT = "light", _("较轻")
        ORDINARY = "ordinary", _("一般")
        HEAVY = "heavy", _("较重")

    class Need(models.TextChoices):
        FOOD = "food", _("吃饭")
        CLOTHING = "clothing", _("穿衣")
        EDUCATION = "education", _("义务教育")
        MEDICAL = "medical", _("基本医疗")
        HOUSING = "housing", _("住房安全")
        OTHER = "other", _("其他生活困难")

    application = models.OneToOneField(Application, models.PROTECT, related_name="aid")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="aids", verbose_name=_("救助对象")
    )
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="followed_by", verbose_name=_("跟进")
    )
    kind = models.CharField(_("类型"), max_length=11, choices=Type, default=Type.EMERGENCY)
    cause = models.CharField(_("困难原因"), max_length=14, choices=Cause)
    severity = models.CharField(_("困难程度"), max_length=8, choices=Severity)
    months = models.PositiveSmallIntegerField(_("困难持续月数"), null=True)
    self_paid = models.DecimalField(_("自付费用"), max_digits=14, decimal_places=2, null=True)
    need = models.CharField(_("解决什么困难"), max_length=9, choices=Need)
    happened_on = models.DateField(_("发生日期"))
    happened = models.CharField(_("发生了什么"), max_length=300)
    hukou = models.CharField(_("户籍地"), max_length=60, default="", blank=True)
    computed = models.DecimalField(_("按规定计算"), max_digits=14, decimal_places=2, null=True)
    amount = models.DecimalField(_("救助金额"), max_digits=14, decimal_places=2, null=True)
    decision = models.OneToOneField(Decision, models.PROTECT, null=True, related_name="aid")
    participants = models.CharField(_("参加人员"), max_length=200, default="", blank=True)
    minutes = models.CharField(_("会议记录"), max_length=1000, default="", blank=True)
    minutes_document = models.CharField(_("会议纪要文号"), max_length=100, default="", blank=True)
    papers_due_on = models.DateField(_("补齐材料期限"), null=True)
    papers_on = models.DateField(_("材料补齐日期"), null=True)
    papers = models.CharField(_("补齐的材料"), max_length=300, default="", blank=True)
    test_due_on = models.DateField(_("核查低保期限"), null=True)
    tested_on = models.DateField(_("核查低保日期"), null=True)
    tested = models.CharField(_("核查低保情况"), max_length=300, default="", blank=True)
    test_application = models.ForeignKey(
        Application, models.PROTECT, null=True, related_name="after_aid", verbose_name=_("低保申请")
    )

    objects = ScopedQuerySet["Aid"].as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="aid_beyond_the_rules_only_by_minutes",
                condition=_WITHIN_THE_RULES | _BY_MINUTES,
            ),
            models.CheckConstraint(
                name="aid_amount_has_a_decision",
                condition=Q(amount=None) | Q(decision__isnull=False, amount__gte=0),
            ),
            models.CheckConstraint(
                name="aid_papers_say_what_came", condition=Q(papers_on=None) | ~Q(papers="")
            ),
            models.CheckConstraint(
                name="aid_test_says_what_came_of_it", condition=Q(tested_on=None) | ~Q(tested="")
            ),
            models.CheckConstraint(
                name="aid_follows_another", condition=Q(follows=None) | ~Q(follows=F("pk"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.get_kind_display()}"

    @property
    def monthly(self) -> bool:
        """Whether it is given to a patient month by month until discharge (确诊患者按月救助)."""
        return self.kind == self.Type.EXPENDITURE and self.application.person_id is not None

    @property
    def hardship(self) -> dict[str, Any]:
        """The hardship as a facts file tells it."""
        accepted_on = self.application.accepted_on
        return {
            "kind": self.kind, "cause": self.cause, "level": self.severity, "months": self.months,
            "self_paid": None if self.self_paid is None else str(self.self_paid),
            "accepted_on": accepted_on.isoformat() if accepted_on else None,
        }  # fmt: skip


@tracked()
class AidStage(Located):
    """One stage of an aid under one approval (一次审批、分阶段救助), in yuan.

    The first is released with the decision; each later one is held until a visit has looked at the family
    again, which releases or stops it. A stage is given once, in one way. Of an aid by the month, a stage is
    what has become due since the one before it, and there is always one ahead until the patient leaves.
    """

    class State(models.TextChoices):
        HELD = "held", _("待回访")
        RELEASED = "released", _("待发放")
        GIVEN = "given", _("已发放")
        STOPPED = "stopped", _("已停止")

    class Form(models.TextChoices):
        CASH = "cash", _("发放救助金")
        GOODS = "goods", _("发放实物")
        REFERRAL = "referral", _("提供转介服务")

    class Source(models.TextChoices):
        RESERVE_FUND = "reserve_fund", _("乡镇备用金")
        BUDGET = "budget", _("临时救助资金")
        SPECIAL_FUND = "special_fund", _("救急难专项基金")

    aid = models.ForeignKey(Aid, models.PROTECT, related_name="stages")
    number = models.PositiveSmallIntegerField(_("阶段"))
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2)
    form = models.CharField(_("救助方式"), max_length=8, choices=Form, default=Form.CASH)
    state = models.CharField(_("状态"), max_length=8, choices=State, default=State.HELD)
    visited_on = models.DateField(_("回访日期"), null=True)
    visitors = models.CharField(_("回访人"), max_length=60, default="", blank=True)
    seen = models.CharField(_("回访情况"), max_length=300, default="", blank=True)
    given_on = models.DateField(_("发放日期"), null=True)
    source = models.CharField(_("资金来源"), max_length=12, choices=Source, default="", blank=True)
    document = models.CharField(_("凭证"), max_length=100, default="", blank=True)
    what = models.CharField(_("实物或转往单位"), max_length=200, default="", blank=True)
    given_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    movement = models.OneToOneField(FundMovement, models.PROTECT, null=True, related_name="stage")
    award = models.OneToOneField(Award, models.PROTECT, null=True, related_name="aid_stage")

    objects = ScopedQuerySet["AidStage"].as_manager()

    class Meta:
        ordering = ["aid", "number"]
        constraints = [
            models.UniqueConstraint(name="aidstage_once_by_number", fields=["aid", "number"]),
            models.CheckConstraint(
                name="aidstage_is_worth_something",
                condition=Q(amount__gt=0) | Q(form="referral", amount=0),
            ),
            models.CheckConstraint(
                name="aidstage_later_ones_follow_a_visit",
                condition=Q(number=1)
                | Q(state="held")
                | Q(visited_on__isnull=False) & ~Q(visitors="") & ~Q(seen=""),
            ),
            models.CheckConstraint(
                name="aidstage_given_in_one_way",
                condition=Q(state="given", given_on__isnull=False)
                & (Q(movement=None) | Q(award=None))
                & ~Q(document="")
                | ~Q(state="given") & Q(given_on=None, movement=None, award=None),
            ),
            models.CheckConstraint(
                name="aidstage_given_names_its_source",
                condition=~Q(state="given") | Q(form="referral") | ~Q(source=""),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="aidstage_moves",
                field="state",
                transitions=[
                    ("held", "released"), ("held", "stopped"), ("released", "given"),
                    ("released", "stopped"),
                ],
            ),
            pgtrigger.Trigger(
                name="aid_stages_add_up",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=_ADDS_UP,
            ),
            pgtrigger.Protect(name="aidstage_is_never_deleted", operation=pgtrigger.Delete),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.aid} {self.number}"
