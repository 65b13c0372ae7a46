"""The county's draw (县级抽查) among the cases that wait for its decision: one lot for each case."""

import hashlib

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.application import Application


@tracked()
class SpotCheck(Located):
    """The lot of one case in a draw: whoever knows the seed and the numbers of its cases can draw again.

    `chosen` cases are visited before they are decided; `ratio`: at least so many basis points are chosen.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="spot_check")
    seed = models.CharField(_("抽查种子"), max_length=32)
    ratio = models.PositiveSmallIntegerField(_("抽查比例"))
    chosen = models.BooleanField(_("抽中"))
    drawn_on = models.DateField(_("抽取日期"))
    drawn_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = ScopedQuerySet["SpotCheck"].as_manager()

    class Meta:
        ordering = ["-drawn_on", "seed", "application__number"]
        constraints = [
            models.CheckConstraint(name="spotcheck_has_a_seed", condition=~Q(seed="")),
            models.CheckConstraint(
                name="spotcheck_ratio_is_a_share", condition=Q(ratio__gt=0, ratio__lte=10_000)
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="spotcheck_stands", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.seed}"


def lot_of(seed: str, number: str) -> str:
    """The lot of a case: those with the smallest are chosen."""
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()
