"""The township's opinion and the decision, each resting on one assessment."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.application import Application
from eligibility.models import Assessment


@tracked()
class Opinion(Located):
    """The township's preliminary opinion (初审意见)."""

    class Advice(models.TextChoices):
        CONFIRM = "confirm", _("拟确认")
        REFUSE = "refuse", _("拟不予确认")

    application = models.ForeignKey(Application, models.PROTECT, related_name="opinions")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="opinions")
    advice = models.CharField(_("意见"), max_length=8, choices=Advice)
    reason = models.CharField(_("理由"), max_length=500)
    given_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    given_on = models.DateField(_("日期"))

    objects = ScopedQuerySet["Opinion"].as_manager()

    class Meta:
        ordering = ["given_on", "pk"]

    def __str__(self) -> str:
        return f"{self.application} {self.get_advice_display()}"


class Decision(Located):
    """A sealed decision (审核确认): append-only, in one hash chain for each county.

    `sha256` covers the canonical JSON of the decision with the digest of its assessment and the
    digest before it in the chain.
    """

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", _("确认")
        REFUSED = "refused", _("不予确认")
        RECALLED = "recalled", _("撤回确认")

    application = models.ForeignKey(Application, models.PROTECT, related_name="decisions")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="decisions")
    kind = models.CharField(_("决定"), max_length=10, choices=Kind)
    outcome = models.CharField(_("结论"), max_length=20)
    monthly = models.DecimalField(_("月金额"), max_digits=14, decimal_places=2)
    reason = models.CharField(_("理由"), max_length=500, default="")
    cites = models.CharField(_("依据"), max_length=200)
    delegated = models.BooleanField(_("受托确认"), default=False)
    delegation = models.CharField(_("委托文件"), max_length=200, default="")
    decided_by = models.ForeignKey(Officer, models.PROTECT, related_name="decisions")
    decided_on = models.DateField(_("日期"))
    at = models.DateTimeField(db_default=Now())
    chain = models.BigIntegerField(_("链"))
    position = models.BigIntegerField(_("链上序号"))
    previous = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    objects = ScopedQuerySet["Decision"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="decision_once_in_the_chain", fields=["chain", "position"]
            ),
            models.CheckConstraint(
                name="decision_refusal_has_a_reason", condition=~Q(kind="refused") | ~Q(reason="")
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="decision_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.get_kind_display()}"
