"""Public notices (公示) and objections."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.fields import SealedTextField
from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.application import Application
from households.models import Document


@tracked()
class Notice(Located):
    """What hangs in the village for seven days: exactly this text, masked as the law allows."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="notices")
    slug = models.CharField(max_length=32, unique=True)
    place = models.CharField(_("张贴地点"), max_length=100)
    text = models.JSONField(_("公示内容"))
    starts_on = models.DateField(_("开始"))
    ends_on = models.DateField(_("结束"))
    posted_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    photo = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(_("办结日期"), null=True)

    objects = ScopedQuerySet["Notice"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="notice_hangs_seven_days", condition=Q(ends_on__gte=F("starts_on") + 6)
            ),
            models.UniqueConstraint(
                name="notice_one_open_per_application",
                fields=["application"],
                condition=Q(closed_on=None),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="notice_text_stays", fields=["text", "slug", "starts_on"])
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.starts_on}"


@tracked()
class Objection(Located):
    """Somebody objects to a notice (异议); names and words are encrypted."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("成立")
        REJECTED = "rejected", _("不成立")

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="objections")
    received_on = models.DateField(_("收到日期"))
    objector = SealedTextField(_("异议人"), null=True, place="cases_objection.objector")
    content = SealedTextField(_("异议内容"), place="cases_objection.content")
    recorded_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    outcome = models.CharField(_("结果"), max_length=10, choices=Outcome, null=True)
    answer = models.CharField(_("答复"), max_length=500, default="")
    settled_on = models.DateField(_("办结日期"), null=True)

    objects = ScopedQuerySet["Objection"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="objection_settled_has_an_outcome",
                condition=Q(settled_on=None, outcome=None)
                | Q(settled_on__isnull=False, outcome__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.notice} {self.received_on}"
