"""What came back from those to whom a finding was handed: other departments, discipline inspection."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from monitoring.models.disposal import Disposal


@tracked()
class Reply(Located):
    """The answer to a referral (转介) or a clue (问题线索): to whom it went, and what became of it."""

    disposal = models.OneToOneField(Disposal, models.PROTECT, related_name="reply")
    organ = models.CharField(_("转往单位"), max_length=60)
    sent_on = models.DateField(_("转出日期"))
    replied_on = models.DateField(_("回复日期"), null=True)
    result = models.CharField(_("办理结果"), max_length=300, default="", blank=True)
    discipline = models.CharField(_("处理处分"), max_length=200, default="", blank=True)
    written_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = ScopedQuerySet["Reply"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reply_has_a_day_and_a_result",
                condition=Q(replied_on=None, result="")
                | Q(replied_on__isnull=False, replied_on__gte=F("sent_on")) & ~Q(result=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organ} {self.sent_on}"
