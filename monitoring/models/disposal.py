"""How findings are settled (疑点处置), and the written notice before money stops or falls."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models import Application, Award
from households.models import Document, Person
from monitoring.models.finding import Finding
from monitoring.querysets import DisposalQuerySet


@tracked()
class Disposal(Located):
    """How a finding was settled (疑点处置): code, reason, what the code asks for, and a second person.

    `proposer` and `confirmer` are natural persons: two accounts of one human being do not count. Which
    of the facts a code needs: monitoring.actions.codes.
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

    class Cause(models.TextChoices):
        NUMBER_MISUSED = "number_misused", _("号码被他人使用")
        SAME_NAME = "same_name", _("同名同姓，不是同一人")
        SOURCE_WRONG = "source_wrong", _("来源登记错误")
        SOURCE_OLD = "source_old", _("来源数据过期")
        ENTRY_WRONG = "entry_wrong", _("我方录入错误")
        DECLARED = "declared", _("已申报并计入核算")
        WITHIN_RULES = "within_rules", _("属实但不影响资格")
        OTHER = "other", _("其他原因")

    class Scope(models.TextChoices):
        PERSON = "person", _("只停本人的份额")
        HOUSEHOLD = "household", _("停全户的待遇")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="disposals")
    code = models.CharField(_("处置"), max_length=2, choices=Code)
    reason = models.CharField(_("说明"), max_length=500)
    proof = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    event_on = models.DateField(_("事实发生日期"), null=True)
    cause = models.CharField(_("误报原因"), max_length=14, choices=Cause, default="", blank=True)
    said_by = models.CharField(_("谁证实"), max_length=100, default="", blank=True)
    due_on = models.DateField(_("办理或核查日期"), null=True)
    to_whom = models.CharField(_("转给"), max_length=100, default="", blank=True)
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, related_name="disposals", verbose_name=_("申请")
    )
    scope = models.CharField(_("停发范围"), max_length=9, choices=Scope, default="", blank=True)
    end_reason = models.CharField(
        _("停发原因"), max_length=20, choices=Award.EndReason, default="", blank=True
    )
    from_month = models.DateField(_("起始月份"), null=True)
    new_head = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("新户主")
    )
    guardian = models.CharField(_("户外监护人"), max_length=100, default="", blank=True)
    concerns = models.ManyToManyField(Officer, verbose_name=_("涉及的工作人员"), related_name="+")
    batch = models.UUIDField(null=True)
    sent_on = models.DateField(_("退回或移交日期"), null=True)
    sent_note = models.CharField(_("文号或签收人"), max_length=100, default="", blank=True)
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

    objects = DisposalQuerySet.as_manager()

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
            models.CheckConstraint(
                name="disposal_starts_with_a_month",
                condition=Q(from_month=None) | Q(from_month__day=1),
            ),
            models.CheckConstraint(
                name="disposal_sent_to_somebody",
                condition=Q(sent_on=None) | ~Q(sent_note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding} {self.get_code_display()}"


@tracked()
class AdvanceNotice(Located):
    """What the household is told in writing before money stops or falls (事前告知书), and what it answers.

    Nothing takes effect before `object_until` has passed and an objection, if any, is answered.
    """

    disposal = models.OneToOneField(Disposal, models.PROTECT, related_name="advance_notice")
    told_on = models.DateField(_("送达日期"), null=True)
    way = models.CharField(_("送达方式"), max_length=60, default="")
    told_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    object_until = models.DateField(_("陈述申辩截止"), null=True)
    objection = models.CharField(_("陈述申辩"), max_length=500, default="")
    objected_on = models.DateField(_("提出日期"), null=True)
    answer = models.CharField(_("答复"), max_length=500, default="")
    upheld = models.BooleanField(_("采纳"), null=True)
    answered_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    carried_out_on = models.DateField(_("生效办理日期"), null=True)
    carried_out_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet["AdvanceNotice"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="advancenotice_told_with_its_last_day",
                condition=Q(told_on=None, object_until=None, told_by=None)
                | Q(told_on__isnull=False, object_until__gt=F("told_on"), told_by__isnull=False),
            ),
            models.CheckConstraint(
                name="advancenotice_carried_out_after_the_time_to_object",
                condition=Q(carried_out_on=None)
                | Q(carried_out_on__gt=F("object_until"), carried_out_by__isnull=False),
            ),
            models.CheckConstraint(
                name="advancenotice_objection_is_answered",
                condition=Q(carried_out_on=None) | Q(objection="") | Q(upheld=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.disposal} {self.told_on}"
