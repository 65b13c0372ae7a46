"""What people say about a payment run: holds, answers to what stands out, and signatures."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.award import Award
from cases.models.payment import PaymentRun
from cases.querysets import PaymentHoldQuerySet
from households.models import Household, Person


@tracked()
class PaymentHold(Located):
    """The next payments of a person or a household wait (暂缓), until somebody releases them."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="holds")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="holds")
    reason = models.CharField(_("原因"), max_length=200)
    origin = models.CharField(max_length=100, default="")
    held_on = models.DateField(_("起"))
    held_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    released_on = models.DateField(_("解除"), null=True)
    released_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    release_reason = models.CharField(_("解除理由"), max_length=200, default="")

    objects = PaymentHoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="paymenthold_once_per_origin",
                fields=["award", "person", "origin"],
                condition=Q(released_on=None) & ~Q(origin=""),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="paymenthold_released_by_somebody",
                condition=Q(released_on=None, released_by=None)
                | Q(released_on__gte=F("held_on"), released_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class PaymentSignature(Located):
    """One of three signatures on a run (编制 复核 审批): three steps, three different people."""

    class Step(models.TextChoices):
        PREPARE = "prepare", _("编制")
        CHECK = "check", _("复核")
        APPROVE = "approve", _("审批")

    run = models.ForeignKey(PaymentRun, models.PROTECT, related_name="signatures")
    step = models.CharField(_("签署"), max_length=8, choices=Step)
    round = models.PositiveSmallIntegerField(default=1)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    natural_person = models.UUIDField()
    seal = models.CharField(_("封印"), max_length=64)
    at = models.DateTimeField(_("时间"), db_default=Now())

    objects = ScopedQuerySet["PaymentSignature"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="paymentsignature_once_per_step", fields=["run", "round", "step"]
            ),
            models.UniqueConstraint(
                name="paymentsignature_three_people", fields=["run", "round", "natural_person"]
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="paymentsignature_append_only",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"{self.run} {self.get_step_display()}"


@tracked()
class PaymentReview(Located):
    """Somebody looked at what stands out in a run (例外核查), and said what to do, with a reason.

    The answer holds as long as the fact is the same; another amount or account asks again.
    """

    class Question(models.TextChoices):
        ACCOUNT = "account", _("截止日前十日内变更账户")
        CARD = "card", _("多户共用一个账号")
        AMOUNT = "amount", _("金额比上月变动超过 50%")

    class Verdict(models.TextChoices):
        KEEP = "keep", _("保留")
        HOLD = "hold", _("暂缓")
        REMOVE = "remove", _("剔除")

    run = models.ForeignKey(PaymentRun, models.PROTECT, related_name="reviews")
    household = models.ForeignKey(Household, models.PROTECT, related_name="payment_reviews")
    question = models.CharField(_("例外"), max_length=8, choices=Question)
    fact = models.CharField(_("核查时的情形"), max_length=80)
    verdict = models.CharField(_("处理"), max_length=8, choices=Verdict)
    reason = models.CharField(_("理由"), max_length=200)
    by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"), db_default=Now())

    objects = ScopedQuerySet["PaymentReview"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="paymentreview_once_per_question", fields=["run", "household", "question"]
            ),
            models.CheckConstraint(name="paymentreview_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.household} {self.get_verdict_display()}"
