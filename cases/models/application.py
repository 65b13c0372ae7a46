"""Applications (申请), their draft sections, and the people named in them."""

import pgtrigger
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, Reverse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.fields import SealedJSONField
from accounts.models import Located, LocatedByLevel, Officer, tracked
from accounts.models.located import LEVEL_COLUMNS
from accounts.querysets import ScopedQuerySet
from cases.benefits import BENEFITS
from cases.procedure import MOVES, OPEN, IllegalMove, State
from cases.querysets import ApplicationQuerySet
from eligibility.models import Assessment
from households.choices import Area
from households.models import Household, Person


@tracked(exclude=LEVEL_COLUMNS)
class Application(LocatedByLevel):
    """A request for a benefit, or a review of one, from draft to decision.

    `person`: whom a benefit of one person is for; nobody for a benefit of the household, or while a draft
    has not named one. `discovered_on`: when somebody asked, a register told or a helper found; the clock from
    discovery to aid begins there. `registered_at`: where the applicant is registered, if not here, and the
    residence permit by which they apply at their residence.
    """

    class Purpose(models.TextChoices):
        NEW = "new", _("新申请")
        REVIEW = "review", _("复核")

    class Channel(models.TextChoices):
        WINDOW = "window", _("窗口")
        DISCOVERY = "discovery", _("主动发现")
        COMPARISON = "comparison", _("信息比对")
        HOTLINE = "hotline", _("热线")
        REVIEW_PLAN = "review_plan", _("动态管理")

    class Priority(models.TextChoices):
        ELDERLY = "elderly", _("60 周岁以上老年人")
        SEVERELY_DISABLED = "severely_disabled", _("重度残疾人")

    number = models.CharField(_("受理号"), max_length=20, unique=True)
    benefit = models.CharField(_("待遇"), max_length=30)
    purpose = models.CharField(_("类别"), max_length=8, choices=Purpose, default=Purpose.NEW)
    channel = models.CharField(_("来源"), max_length=12, choices=Channel, default=Channel.WINDOW)
    state = models.CharField(_("环节"), max_length=12, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(_("版本"), default=1)
    area = models.CharField(_("城乡"), max_length=5, choices=Area, default=Area.RURAL)
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="applications")
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        related_name="benefit_applications",
        verbose_name=_("给付对象"),
    )
    applicant_name = models.CharField(_("申请人"), max_length=50, default="")
    assessment = models.ForeignKey(
        Assessment, models.PROTECT, null=True, related_name="applications"
    )
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="applications_entered")
    created_at = models.DateTimeField(_("录入时间"), db_default=Now())
    submitted_at = models.DateTimeField(_("提交时间"), null=True)
    accepted_on = models.DateField(_("受理日期"), null=True)
    decided_on = models.DateField(_("决定日期"), null=True)
    discovered_on = models.DateField(_("发现日期"), null=True)
    priority = models.CharField(
        _("绿色通道"), max_length=18, choices=Priority, default="", blank=True
    )
    registered_at = models.CharField(_("户籍地"), max_length=60, default="", blank=True)
    permit_number = models.CharField(_("居住证号"), max_length=30, default="", blank=True)
    permit_until = models.DateField(_("居住证有效期至"), null=True)
    close_relative = models.BooleanField(_("近亲属备案"), default=False)
    returns = models.PositiveSmallIntegerField(_("退回次数"), default=0)
    returned_boxes = models.JSONField(_("退回内容"), default=list)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="application_one_open_per_household_and_benefit",
                fields=["household", "benefit", "person"],
                condition=Q(state__in=OPEN, household__isnull=False),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="application_decided_on_iff_decided",
                condition=Q(state__in=["confirmed", "refused"], decided_on__isnull=False)
                | (~Q(state__in=["confirmed", "refused"]) & Q(decided_on=None)),
            ),
            models.CheckConstraint(
                name="application_permit_of_somebody_registered_elsewhere",
                condition=Q(permit_number="", permit_until=None)
                | ~Q(permit_number="") & ~Q(registered_at="") & Q(permit_until__isnull=False),
            ),
            models.CheckConstraint(
                name="application_submitted_has_a_household",
                condition=Q(state__in=["draft", "withdrawn"]) | Q(household__isnull=False),
            ),
            models.CheckConstraint(
                name="application_confirmed_has_an_assessment",
                condition=~Q(state="confirmed") | Q(assessment__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="application_list"),
            models.Index(
                OpClass(Reverse("number"), "text_pattern_ops"), name="application_number_ending"
            ),
            models.Index(fields=["city_code", "-created_at", "-id"], name="application_city_list"),
            models.Index(
                fields=["county_code", "-created_at", "-id"], name="application_county_list"
            ),
            models.Index(
                fields=["township_code", "-created_at", "-id"], name="application_town_list"
            ),
            models.Index(
                fields=["county_code", "state", "-created_at"], name="application_county_state"
            ),
            models.Index(
                fields=["township_code", "state", "-created_at"], name="application_town_state"
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="application_moves",
                field="state",
                transitions=sorted((a.value, b.value) for a, after in MOVES.items() for b in after),
            )
        ]

    def __str__(self) -> str:
        return self.number

    def get_state_display(self) -> str:  # type: ignore[no-redef]
        """The state in words: a case of a benefit without a notice waits to be reported to the county."""
        if self.state == State.REVIEWED and not BENEFITS[self.benefit].posted:
            return gettext("待上报")
        return str(State(self.state).label)

    def get_absolute_url(self) -> str:
        return reverse("application_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def move_to(self, state: State) -> None:
        """Set the next state and count the version, or raise IllegalMove; the caller saves both."""
        if state not in MOVES[State(self.state)]:
            raise IllegalMove(
                _("“%(now)s”的申请不能转为“%(then)s”")
                % {"now": self.get_state_display(), "then": state.label}
            )
        self.state = state
        self.version += 1


@tracked()
class DraftSection(Located):
    """One section of the intake wizard as last saved; encrypted, since it names people."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="sections")
    name = models.CharField(max_length=20)
    data = SealedJSONField(place="cases_draftsection.data", default=dict)
    version = models.PositiveIntegerField(default=1)
    client_sequence = models.PositiveBigIntegerField(default=0)
    finished = models.BooleanField(_("已填完"), default=False)
    saved_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    objects = ScopedQuerySet["DraftSection"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="draftsection_once_per_application", fields=["application", "name"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.name}"


@tracked()
class ApplicationPerson(Located):
    """A person named in an application, draft or not: for duplicate checks and authorisations."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="people")
    ref = models.CharField(max_length=20)
    name = models.CharField(_("姓名"), max_length=50)
    id_token = models.UUIDField(null=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="applications")
    is_supporter = models.BooleanField(_("义务人"), default=False)

    objects = ScopedQuerySet["ApplicationPerson"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="applicationperson_once_by_ref", fields=["application", "ref"]
            ),
            models.UniqueConstraint(
                name="applicationperson_once_by_number", fields=["application", "id_token"]
            ),
        ]
        indexes = [models.Index(fields=["id_token"], name="applicationperson_number")]

    def __str__(self) -> str:
        return self.name
