"""What only other benefits than dibao ask of a person or a household, each with the days it held."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.fields import SealedJSONField
from accounts.models import Located, tracked
from accounts.querysets import ScopedQuerySet
from households.choices import ParticularKind
from households.models.household import Household
from households.models.person import Person


@tracked()
class Particular(Located):
    """One particular (专项情况) of a person, or of the household where nobody is named.

    `said` is the value that a facts file gives under the name of the kind. Encrypted: it may tell of
    illness, prison and who left whom.
    """

    household = models.ForeignKey(Household, models.PROTECT, related_name="particulars")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="particulars")
    kind = models.CharField(_("事项"), max_length=14, choices=ParticularKind)
    said = SealedJSONField(place="households_particular.said")
    known_on = models.DateField(_("登记日期"))
    ended_on = models.DateField(_("失效日期"), null=True)

    objects = ScopedQuerySet["Particular"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="particular_one_of_a_kind_in_force",
                fields=["household", "person", "kind"],
                condition=Q(ended_on=None),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="particular_of_a_person_or_the_household",
                condition=Q(kind="hardship", person=None)
                | ~Q(kind="hardship") & Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="particular_ends_after_it_began",
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("known_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household} {self.get_kind_display()}"
