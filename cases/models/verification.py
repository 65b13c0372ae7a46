"""Authorisation, verification by registers (核对) and the home survey (入户调查)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.fields import SealedJSONField
from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from cases.models.application import Application, ApplicationPerson
from households.models import Document


@tracked()
class Authorisation(Located):
    """A member or supporter signed the verification authorisation (核对授权书)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="authorisations")
    signer = models.OneToOneField(
        ApplicationPerson, models.PROTECT, related_name="authorisation", verbose_name=_("签字人")
    )
    signed_on = models.DateField(_("签署日期"))
    valid_until = models.DateField(_("有效期至"))
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    revoked_on = models.DateField(_("撤销日期"), null=True)

    objects = ScopedQuerySet["Authorisation"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="authorisation_ends_after_signing",
                condition=Q(valid_until__gte=F("signed_on")),
            )
        ]

    def __str__(self) -> str:
        return str(self.signer)


@tracked()
class Verification(Located):
    """One request to the registers for all members, and its report (核对报告)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="verifications")
    asked_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    asked_on = models.DateField(_("发起日期"))
    finished_on = models.DateField(_("完成日期"), null=True)
    conclusion = models.CharField(_("结论"), max_length=200, default="")

    objects = ScopedQuerySet["Verification"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="verification_one_open_per_application",
                fields=["application"],
                condition=Q(finished_on=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.asked_on}"


@tracked()
class VerificationResult(Located):
    """What one source said of one person: nothing, the same as declared, or a conflict."""

    class Answer(models.TextChoices):
        NOTHING = "nothing", _("未查到")
        CONSISTENT = "consistent", _("与申报一致")
        CONFLICT = "conflict", _("与申报不一致")

    class Source(models.TextChoices):
        POLICE = "household_registration", _("户籍")
        MARRIAGE = "marriage", _("婚姻登记")
        FUNERAL = "funeral", _("殡葬")
        VEHICLES = "vehicles", _("机动车")
        REAL_ESTATE = "real_estate", _("不动产")
        SOCIAL_SECURITY = "human_resources", _("社会保险与就业")
        PROVIDENT_FUND = "provident_fund", _("住房公积金")
        TAX = "tax", _("税务")
        MARKET = "market", _("市场主体")
        PUBLIC_PAYROLL = "public_payroll", _("财政供养")
        BANK = "bank", _("银行存款")
        DISABILITY = "disability", _("残联残疾人证")
        REGISTRATION_PLACE = "registration_place", _("户籍地民政部门（未在户籍地享受）")

    verification = models.ForeignKey(Verification, models.PROTECT, related_name="results")
    person = models.ForeignKey(ApplicationPerson, models.PROTECT, related_name="results")
    source = models.CharField(_("数据来源"), max_length=30, choices=Source)
    as_of = models.DateField(_("数据日期"))
    answer = models.CharField(_("核对结果"), max_length=12, choices=Answer)
    detail = SealedJSONField(place="cases_verificationresult.detail", default=dict)
    disputed = models.BooleanField(_("申请人有异议"), default=False)
    recorded_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = ScopedQuerySet["VerificationResult"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="verificationresult_once_per_source",
                fields=["verification", "person", "source"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.source}"


@tracked()
class Visit(Located):
    """A home survey by two people (民发〔2021〕57号 第十六条)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="visits")
    visited_on = models.DateField(_("入户日期"))
    first_visitor = models.ForeignKey(Officer, models.PROTECT, related_name="visits_first")
    second_visitor_name = models.CharField(_("第二调查人"), max_length=50)
    second_visitor = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="visits_second"
    )
    present = models.CharField(_("在场成员"), max_length=200)
    findings = SealedJSONField(place="cases_visit.findings", default=dict)
    means_agree = models.BooleanField(_("与申报相符"))
    conclusion = models.CharField(_("调查结论"), max_length=500)

    objects = ScopedQuerySet["Visit"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="visit_by_two_people",
                condition=~Q(second_visitor_name="")
                & (Q(second_visitor=None) | ~Q(second_visitor=F("first_visitor"))),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.visited_on}"
