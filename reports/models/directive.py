"""Documents that ask units for something (文件、专项行动), and the phases of programmes."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from reports.programmes import TEMPLATES, Template


class DirectiveState(models.TextChoices):
    DRAFT = "draft", _("待确认")
    RUNNING = "running", _("进行中")
    CLOSED = "closed", _("已结束")


class DirectiveQuerySet(ScopedQuerySet["Directive"]):
    def visible_to(self, officer: Officer) -> Self:
        """Those of the officer's own units, and those that ask something of them."""
        asked = Q()
        for start, until in officer.intervals():
            asked |= Q(assignments__region__gte=start, assignments__region__lt=until)
        if not asked:
            return self.none()
        confirmed = ~Q(state=DirectiveState.DRAFT)
        addressed = self.model.objects.filter(asked, confirmed).values("pk")
        return super().visible_to(officer) | self.filter(pk__in=addressed)


@tracked()
class Directive(Located):
    """A document that asks units for something: a programme that is started (`template`), or a notice.

    Nothing is owed before another person confirmed it. `forwards`: the document from above it passes on.
    """

    class Kind(models.TextChoices):
        PROGRAMME = "programme", _("专项行动")
        FORWARD = "forward", _("转发通知")
        NOTICE = "notice", _("督查通报")
        SUMMONS = "summons", _("约谈")
        KEY_CASE = "key_case", _("重点案件督办")
        OTHER = "other", _("其他文件")

    kind = models.CharField(_("文件种类"), max_length=10, choices=Kind)
    template = models.CharField(_("专项行动"), max_length=30, default="", blank=True)
    number = models.CharField(_("文号"), max_length=60)
    title = models.CharField(_("标题"), max_length=120)
    issued_on = models.DateField(_("印发日期"))
    asks = models.TextField(_("要求"), default="", blank=True)
    due_on = models.DateField(_("答复期限"), null=True)
    forwards = models.ForeignKey("self", models.PROTECT, null=True, related_name="forwarded_by")
    responsible = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    file = models.CharField(max_length=80, default="", blank=True, editable=False)
    media_type = models.CharField(max_length=40, default="", blank=True)
    state = models.CharField(
        _("状态"), max_length=8, choices=DirectiveState, default=DirectiveState.DRAFT
    )
    made_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    maker = models.UUIDField()
    made_on = models.DateField(_("起草日期"))
    confirmed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    confirmer = models.UUIDField(null=True)
    confirmed_on = models.DateField(_("确认日期"), null=True)
    closed_on = models.DateField(_("结束日期"), null=True)
    summary = models.TextField(_("总结"), default="", blank=True)

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="directive_one_programme_at_a_time",
                fields=["region", "template"],
                condition=~Q(template="") & ~Q(state="closed"),
            ),
            models.UniqueConstraint(name="directive_number_once", fields=["region", "number"]),
            models.CheckConstraint(
                name="directive_confirmed_by_another",
                condition=Q(state="draft", confirmed_on=None)
                | Q(confirmed_by__isnull=False, confirmed_on__isnull=False, confirmer__isnull=False)
                & ~Q(confirmer=F("maker")),
            ),
            models.CheckConstraint(
                name="directive_programme_has_a_template",
                condition=Q(kind="programme") & ~Q(template="")
                | ~Q(kind="programme") & Q(template=""),
            ),
            models.CheckConstraint(
                name="directive_closed_with_a_summary",
                condition=~Q(state="closed") | Q(closed_on__isnull=False) & ~Q(summary=""),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="directive_moves",
                field="state",
                transitions=[("draft", "running"), ("running", "closed")],
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("directive_detail", args=[self.pk])

    @property
    def programme(self) -> Template | None:
        return TEMPLATES.get(self.template)


class ProgrammePhase(Located):
    """The days of a phase as a unit set them, and when it was found complete (关口)."""

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="phases")
    code = models.CharField(max_length=20)
    starts_on = models.DateField(_("开始"))
    ends_on = models.DateField(_("结束"))
    passed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    passed_on = models.DateField(_("过关日期"), null=True)

    objects = ScopedQuerySet["ProgrammePhase"].as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(name="programmephase_once", fields=["directive", "code"]),
            models.CheckConstraint(
                name="programmephase_ends_after_it_begins", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.directive} {self.code}"
