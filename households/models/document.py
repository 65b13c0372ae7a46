"""Scans and files of a household, stored outside the web root."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from households.models.household import Household
from households.models.person import Person


@tracked()
class Document(Located):
    """One paper (材料). Until an application is submitted it hangs on the draft's number alone.

    `ref` names the person in the draft whom it concerns.
    """

    class Kind(models.TextChoices):
        ID_CARD = "id_card", _("身份证")
        HUKOU = "hukou", _("户口簿")
        AUTHORISATION = "authorisation", _("核对授权书")
        DISABILITY = "disability", _("残疾证")
        ILLNESS = "illness", _("诊断证明")
        INCOME = "income", _("收入证明")
        EXPENSE = "expense", _("支出票据")
        SCHOOL = "school", _("就学证明")
        BANK = "bank", _("银行卡（存折）")
        VISIT_PHOTO = "visit_photo", _("入户照片")
        NOTICE_PHOTO = "notice_photo", _("公示照片")
        PROOF = "proof", _("处置证明")
        OTHER = "other", _("其他")

    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="documents")
    draft_number = models.CharField(max_length=20, default="", db_index=True)
    ref = models.CharField(max_length=20, default="", blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="documents")
    kind = models.CharField(_("材料种类"), max_length=16, choices=Kind)
    title = models.CharField(_("名称"), max_length=100)
    file = models.CharField(max_length=80, unique=True, editable=False)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(_("大小"))
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("上传时间"), db_default=Now())

    objects = ScopedQuerySet["Document"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="document_hangs_on_a_household_or_draft",
                condition=Q(household__isnull=False) | ~Q(draft_number=""),
            )
        ]

    def __str__(self) -> str:
        return self.title
