"""Public notices (公示) and objections."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.fields import SealedTextField
from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.application import Application
from cases.models.publication import Publication, PublicationEntry
from cases.querysets import ObjectionQuerySet
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
    end_photo = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64, default="")
    taken_down_on = models.DateField(_("撤下日期"), null=True)
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
            pgtrigger.ReadOnly(
                name="notice_text_stays", fields=["text", "slug", "starts_on", "digest"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.starts_on}"


@tracked()
class Objection(Located):
    """Somebody objects (异议) to a notice or a list; names and words are encrypted.

    At the window the township writes it down (`recorded_by`). From the public pages it comes with a
    `receipt`, lies at least one level above the township, and two people answer it; of a list they
    say which `entry` it is about.
    """

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("成立")
        REJECTED = "rejected", _("不成立")

    notice = models.ForeignKey(Notice, models.PROTECT, null=True, related_name="objections")
    publication = models.ForeignKey(
        Publication, models.PROTECT, null=True, related_name="objections"
    )
    entry = models.ForeignKey(
        PublicationEntry, models.PROTECT, null=True, related_name="+", verbose_name=_("涉及家庭")
    )
    receipt = models.CharField(_("回执号"), max_length=20, null=True, unique=True)
    received_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("最迟答复"), null=True)
    cites = models.CharField(_("依据"), max_length=100, default="")
    objector = SealedTextField(_("异议人"), null=True, place="cases_objection.objector")
    contact = SealedTextField(_("联系方式"), null=True, place="cases_objection.contact")
    content = SealedTextField(_("异议内容"), place="cases_objection.content")
    recorded_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    proposed_outcome = models.CharField(max_length=10, choices=Outcome, null=True)
    proposed_answer = models.CharField(_("拟答复"), max_length=500, default="")
    proposed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(_("结果"), max_length=10, choices=Outcome, null=True)
    answer = models.CharField(_("答复"), max_length=500, default="")
    settled_on = models.DateField(_("办结日期"), null=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="objection_settled_has_an_outcome",
                condition=Q(settled_on=None, outcome=None)
                | Q(settled_on__isnull=False, outcome__isnull=False),
            ),
            models.CheckConstraint(
                name="objection_to_one_thing",
                condition=Q(notice=None, publication__isnull=False)
                | Q(notice__isnull=False, publication=None),
            ),
            models.CheckConstraint(
                name="objection_written_down_or_sent_in",
                condition=Q(recorded_by=None, receipt__isnull=False)
                | Q(recorded_by__isnull=False, receipt=None),
            ),
            models.CheckConstraint(
                name="objection_sent_in_is_answered_by_two",
                condition=Q(receipt=None)
                | Q(settled_on=None)
                | (
                    Q(proposed_by__isnull=False, confirmed_by__isnull=False)
                    & ~Q(proposed_by=F("confirmed_by"))
                ),
            ),
        ]
        indexes = [models.Index(fields=["region", "settled_on", "due_on"], name="objection_open")]

    def __str__(self) -> str:
        return self.receipt or f"{self.notice} {self.received_on}"


@tracked()
class ObjectionTarget(Located):
    """An officer whom an objection names: it is hidden from that person, under every account."""

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="targets")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = ScopedQuerySet["ObjectionTarget"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="objectiontarget_once", fields=["objection", "officer"])
        ]

    def __str__(self) -> str:
        return f"{self.objection_id} {self.officer_id}"
