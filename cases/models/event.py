"""What happened to an application: the story, and the fence for four eyes."""

import pgtrigger
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer
from accounts.querysets import ScopedQuerySet
from cases.models.application import Application
from cases.procedure import Stage

_ONE_STAGE = """
    IF NEW.stage <> '' AND EXISTS (
        SELECT 1 FROM cases_event AS e
        WHERE e.application_id = NEW.application_id
          AND e.natural_person = NEW.natural_person
          AND e.stage <> '' AND e.stage <> NEW.stage
    ) THEN
        RAISE EXCEPTION 'event_one_stage_per_person' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""

_NO_RELATIVE = """
    IF NEW.stage IN ('review', 'examination', 'confirmation') AND EXISTS (
        SELECT 1
        FROM households_closerelative AS kin
        JOIN accounts_officer AS relative ON relative.id = kin.officer_id
        JOIN cases_application AS application ON application.household_id = kin.household_id
        WHERE application.id = NEW.application_id
          AND relative.natural_person = NEW.natural_person
          AND (kin.ended_on IS NULL OR kin.ended_on > NEW.on)
    ) THEN
        RAISE EXCEPTION 'event_not_by_a_relative' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""


class Event(Located):
    """One thing that happened (轨迹), by whom, in which stage. Append-only.

    The database refuses an event of a person who stands in another stage of the same case, and of
    a close relative of the household in any stage that decides.
    """

    class Kind(models.TextChoices):
        DRAFTED = "drafted", _("建立草稿")
        SUBMITTED = "submitted", _("提交")
        SUPPLEMENT_ASKED = "supplement_asked", _("一次性告知补正")
        SUPPLEMENTED = "supplemented", _("补正完成")
        ACCEPTED = "accepted", _("受理")
        VERIFICATION_ASKED = "verification_asked", _("发起核对")
        VERIFIED = "verified", _("核对完成")
        VISITED = "visited", _("入户调查")
        ASSESSED = "assessed", _("核算")
        REVIEWED = "reviewed", _("乡镇审核")
        POSTED = "posted", _("公示")
        TAKEN_DOWN = "taken_down", _("公示撤下")
        OBJECTED = "objected", _("收到异议")
        OBJECTION_SETTLED = "objection_settled", _("异议办结")
        REPORTED = "reported", _("上报县级")
        EXAMINED = "examined", _("县级审查")
        RETURNED = "returned", _("退回")
        RESUBMITTED = "resubmitted", _("退回后重报")
        CONFIRMED = "confirmed", _("审核确认")
        RECALLED = "recalled", _("撤回确认")
        REFUSED = "refused", _("不予确认")
        WITHDRAWN = "withdrawn", _("撤回申请")
        TERMINATED = "terminated", _("终止办理")
        NOTIFIED = "notified", _("告知书送达")
        AWARD_CHANGED = "award_changed", _("待遇变更")
        NOTED = "noted", _("记事")

    application = models.ForeignKey(Application, models.PROTECT, related_name="events")
    kind = models.CharField(_("事项"), max_length=20, choices=Kind)
    stage = models.CharField(_("环节"), max_length=14, choices=Stage, default="", blank=True)
    by = models.ForeignKey(Officer, models.PROTECT, related_name="events", verbose_name=_("经办人"))
    natural_person = models.UUIDField()
    on = models.DateField(_("日期"))
    at = models.DateTimeField(_("时间"), db_default=Now())
    detail = models.JSONField(_("内容"), default=dict)

    objects = ScopedQuerySet["Event"].as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["application", "at"], name="event_of_application"),
            models.Index(fields=["by", "-at"], name="event_of_officer"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="event_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            pgtrigger.Trigger(
                name="event_one_stage_per_person",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_ONE_STAGE,
            ),
            pgtrigger.Trigger(
                name="event_not_by_a_relative",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_NO_RELATIVE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.get_kind_display()}"
