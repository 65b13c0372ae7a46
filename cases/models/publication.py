"""Long-term publication (长期公布): who in a village receives a benefit, frozen on one day."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.award import Award
from cases.querysets import PublicationQuerySet
from households.models import Document


@tracked()
class Publication(Located):
    """The list of a village as one officer prepared and another let it hang; never asked of people anew.

    `text` is what stands above the list, `digest` that of text and entries. It comes down on the day after
    `until`, when another takes its place, or by hand with a reason.
    """

    benefit = models.CharField(_("待遇"), max_length=30)
    slug = models.CharField(max_length=32, unique=True)
    text = models.JSONField(_("公布内容"))
    digest = models.CharField(max_length=64)
    prepared_on = models.DateField(_("编制日期"))
    prepared_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    published_on = models.DateField(_("公布日期"), null=True)
    published_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    until = models.DateField(_("公布到"))
    taken_down_on = models.DateField(_("撤下日期"), null=True)
    taken_down_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    taken_down_why = models.CharField(_("撤下原因"), max_length=200, default="")
    photo = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    end_photo = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="publication_one_hangs_per_village_and_benefit",
                fields=["region", "benefit"],
                condition=Q(published_on__isnull=False, taken_down_on=None),
            ),
            models.CheckConstraint(
                name="publication_by_a_second_person",
                condition=Q(published_on=None, published_by=None)
                | (
                    Q(published_on__isnull=False, published_by__isnull=False)
                    & ~Q(published_by=F("prepared_by"))
                ),
            ),
            models.CheckConstraint(
                name="publication_taken_down_by_somebody",
                condition=Q(taken_down_on=None, taken_down_by=None)
                | Q(taken_down_on__isnull=False, taken_down_by__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="publication_text_stays",
                fields=["text", "slug", "digest", "benefit", "region", "until", "prepared_by"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.benefit} {self.prepared_on}"


@tracked()
class PublicationEntry(Located):
    """One line of a list, with the statutory fields alone; withdrawn when the award ends."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="entries")
    award = models.ForeignKey(Award, models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    board_name = models.CharField(max_length=60)
    persons = models.PositiveSmallIntegerField()
    monthly = models.DecimalField(max_digits=14, decimal_places=2)
    withdrawn_on = models.DateField(null=True)

    objects = ScopedQuerySet["PublicationEntry"].as_manager()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                name="publicationentry_once_per_award", fields=["publication", "award"]
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="publicationentry_stays",
                fields=["publication", "award", "name", "board_name", "persons", "monthly"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication} {self.place}"
