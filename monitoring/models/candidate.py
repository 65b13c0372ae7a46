"""Pairs of the second pass (疑似同一人): a register row without a usable number, and somebody on file."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from households.models import Household, Person
from monitoring.models.register import RegisterImport


@tracked()
class LinkCandidate(Located):
    """One pair with its match weight in bits and what was compared; a person says whether it is true."""

    class State(models.TextChoices):
        OPEN = "open", _("待判定")
        ACCEPTED = "accepted", _("是同一人")
        REJECTED = "rejected", _("不是同一人")

    register_import = models.ForeignKey(RegisterImport, models.CASCADE, related_name="candidates")
    row_number = models.PositiveIntegerField(_("行号"))
    name = models.CharField(_("登记姓名"), max_length=50)
    birth_date = models.DateField(_("登记出生日期"), null=True)
    event_on = models.DateField(_("登记日期"), null=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="candidates")
    household = models.ForeignKey(Household, models.PROTECT, related_name="candidates")
    weight = models.DecimalField(_("匹配权重"), max_digits=6, decimal_places=2)
    levels = models.JSONField(_("逐项比较"), default=dict)
    state = models.CharField(_("状态"), max_length=8, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("判定时间"), null=True)
    at = models.DateTimeField(db_default=Now())

    objects = ScopedQuerySet["LinkCandidate"].as_manager()

    class Meta:
        ordering = ["-weight", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="linkcandidate_a_pair_once", fields=["register_import", "row_number", "person"]
            ),
            models.UniqueConstraint(
                name="linkcandidate_a_row_is_one_person",
                fields=["register_import", "row_number"],
                condition=Q(state="accepted"),
            ),
            models.CheckConstraint(
                name="linkcandidate_decided_by_somebody",
                condition=Q(state="open", decided_by=None) | ~Q(state="open") & ~Q(decided_by=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.weight}"
