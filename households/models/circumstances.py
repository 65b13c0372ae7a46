"""What is true of a person and matters to the law; earlier versions are in the history table."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.fields import SealedTextField
from accounts.models import Located, tracked
from accounts.querysets import ScopedQuerySet
from households.choices import DisabilityKind, Employment, LabourCapacity, LeftBehind, Schooling
from households.models.person import Person


@tracked()
class Circumstances(Located):
    """A person's circumstances (个人状况). NULL means not known, which is never the same as no."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="circumstances")
    labour_capacity = models.CharField(
        _("劳动能力"), max_length=8, choices=LabourCapacity, null=True
    )
    employment = models.CharField(_("就业状况"), max_length=12, choices=Employment, null=True)
    disability_kind = models.CharField(
        _("残疾类别"), max_length=12, choices=DisabilityKind, null=True
    )
    disability_grade = models.PositiveSmallIntegerField(_("残疾等级"), null=True)
    disability_until = models.DateField(_("残疾证有效期"), null=True)
    serious_illness = models.BooleanField(_("重病"), null=True)
    illness = SealedTextField(_("病种"), null=True, place="households_circumstances.illness")
    schooling = models.CharField(_("就学"), max_length=20, choices=Schooling, null=True)
    care_duty = models.BooleanField(_("照料家人"), null=True)
    left_behind = models.CharField(
        _("留守"), max_length=8, choices=LeftBehind, default=LeftBehind.NO
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects = ScopedQuerySet["Circumstances"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="circumstances_disability_is_kind_and_grade",
                condition=Q(disability_kind=None, disability_grade=None)
                | Q(disability_kind__isnull=False, disability_grade__range=(1, 4)),
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
