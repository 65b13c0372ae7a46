"""People, each once, whoever asks for them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.fields import SealedTextField
from accounts.models import Located, Region, tracked
from households.choices import IdKind, Sex
from households.querysets import PersonQuerySet


@tracked()
class Person(Located):
    """A person (人员). The ID number is a token; `name_key` is the name as it is compared."""

    name = models.CharField(_("姓名"), max_length=50)
    name_key = models.CharField(max_length=50, editable=False)
    name_grams = ArrayField(models.CharField(max_length=2), default=list, editable=False)
    pinyin = models.CharField(max_length=200, default="", editable=False)
    id_kind = models.CharField(
        _("证件种类"), max_length=16, choices=IdKind, default=IdKind.RESIDENT
    )
    id_token = models.UUIDField(_("公民身份号码"), null=True, unique=True)
    other_id = SealedTextField(_("其他证件号码"), null=True, place="households_person.other_id")
    other_id_digest = models.BinaryField(null=True, unique=True, max_length=32)
    sex = models.CharField(_("性别"), max_length=6, choices=Sex)
    birth_date = models.DateField(_("出生日期"))
    phone = SealedTextField(_("电话"), null=True, place="households_person.phone")
    hukou = models.ForeignKey(
        Region, models.PROTECT, null=True, related_name="+", verbose_name=_("户籍所在地")
    )
    died_on = models.DateField(_("死亡日期"), null=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", verbose_name=_("并入")
    )
    created_at = models.DateTimeField(db_default=Now())

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_has_the_number_of_its_kind",
                condition=Q(
                    id_kind__in=["resident", "hk_macao_taiwan", "foreign"], id_token__isnull=False
                )
                | Q(id_kind="other", other_id_digest__isnull=False)
                | Q(id_kind="none", id_token=None),
            ),
            models.CheckConstraint(
                name="person_dies_after_birth",
                condition=Q(died_on=None) | Q(died_on__gte=F("birth_date")),
            ),
            models.CheckConstraint(
                name="person_not_merged_into_itself",
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
            ),
        ]
        indexes = [GinIndex(fields=["name_grams"], name="person_name_grams")]

    def __str__(self) -> str:
        return self.name
