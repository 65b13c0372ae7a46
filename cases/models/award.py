"""Awards (待遇): what a household or person gets, from the first of a month on."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, LocatedByLevel, tracked
from accounts.models.located import LEVEL_COLUMNS
from cases.models.decision import Decision
from cases.querysets import AwardMemberQuerySet, AwardQuerySet
from households.choices import Area
from households.models import Household, Person

NOBODY = 0  # in place of the person, where an award is the household's
# What ends an award without an exit check: a death, the person's own wish, a recall.
_CLEARED = """
    IF NOT EXISTS (
        SELECT 1 FROM cases_exitcheck AS e WHERE e.award_id = NEW.id AND e.cleared_on IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'award_ends_behind_both_locks' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
_FALLS = """
    IF EXISTS (
        SELECT 1 FROM cases_award AS a
        WHERE a.household_id = NEW.household_id AND a.benefit_group = NEW.benefit_group
          AND a.person_id IS NOT DISTINCT FROM NEW.person_id
          AND a.id <> NEW.id AND lower(a.period) = upper(NEW.period) AND a.monthly < NEW.monthly
    ) AND NOT EXISTS (
        SELECT 1 FROM cases_exitcheck AS e WHERE e.award_id = NEW.id AND e.cleared_on IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'award_falls_behind_both_locks' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""
_ENDS = pgtrigger.Q(
    new__end_reason__in=[
        "income", "property", "moved", "tekun", "gradual_exit_ended", "duplicate", "prison",
        "refuses", "false", "other", "missing", "capacity", "supporter", "grown", "certificate",
    ]
) & pgtrigger.Q(old__end_reason__df=pgtrigger.F("new__end_reason"))  # fmt: skip
_CHANGES = pgtrigger.Q(new__end_reason="changed", old__end_reason__df="changed")


@tracked(exclude=LEVEL_COLUMNS)
class Award(LocatedByLevel):
    """A household's award from a decision, over a period of whole months; one at a time per group.

    An award of one person names the `person`; each person of a household may have one of a group.
    `monthly` is the sum of its members' shares and raises, in yuan a month.
    """

    class Mode(models.TextChoices):
        HOUSEHOLD = "household", _("按户")
        SINGLE_PERSON = "single_person", _("单人保")
        GRADUAL_EXIT = "gradual_exit", _("渐退")
        PERSON = "person", _("按人")

    class EndReason(models.TextChoices):
        CHANGED = "changed", _("变更后重新确认")
        INCOME = "income", _("收入超过标准")
        PROPERTY = "property", _("财产超过规定")
        DEATH = "death", _("死亡")
        MOVED = "moved", _("迁出")
        TEKUN = "tekun", _("转特困")
        GRADUAL_EXIT_ENDED = "gradual_exit_ended", _("渐退期满")
        DUPLICATE = "duplicate", _("重复享受")
        PRISON = "prison", _("服刑")
        REFUSES = "refuses", _("拒不配合")
        FALSE = "false", _("虚假申报")
        MISSING = "missing", _("被宣告失踪")
        CAPACITY = "capacity", _("具备劳动能力")
        SUPPORTER = "supporter", _("有人履行供养抚养义务")
        GROWN = "grown", _("成年且不在读")
        CERTIFICATE = "certificate", _("残疾证失效或等级变化")
        VOLUNTARY = "voluntary", _("自愿放弃")
        RECALLED = "recalled", _("撤回确认")
        OTHER = "other", _("其他")

    household = models.ForeignKey(Household, models.PROTECT, related_name="awards")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="awards", verbose_name=_("给付对象")
    )
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="awards")
    benefit = models.CharField(_("待遇"), max_length=30)
    benefit_group = models.CharField(max_length=30)
    mode = models.CharField(_("方式"), max_length=14, choices=Mode)
    area = models.CharField(_("城乡"), max_length=5, choices=Area)
    monthly = models.DecimalField(_("月金额"), max_digits=14, decimal_places=2)
    period = DateRangeField(_("起止"))
    end_reason = models.CharField(
        _("停发原因"), max_length=20, choices=EndReason, default="", blank=True
    )
    review_due_on = models.DateField(_("下次复核"), null=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="award_one_per_household_and_group",
                expressions=[
                    ("household", RangeOperators.EQUAL),
                    ("benefit_group", RangeOperators.EQUAL),
                    (Coalesce("person", NOBODY), RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="award_starts_on_the_first", condition=Q(period__startswith__day=1)
            ),
            models.CheckConstraint(
                name="award_of_a_person_names_one",
                condition=~Q(mode="person") | Q(person__isnull=False),
            ),
            models.CheckConstraint(name="award_is_positive", condition=Q(monthly__gt=0)),
        ]
        indexes = [models.Index(fields=["county_code", "benefit"], name="award_of_county")]
        triggers = [
            pgtrigger.Trigger(
                name="award_ends_behind_both_locks",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=_ENDS,
                func=_CLEARED,
            ),
            pgtrigger.Trigger(
                name="award_falls_behind_both_locks",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                condition=_CHANGES,
                timing=pgtrigger.Deferred,
                func=_FALLS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household} {self.benefit} {self.monthly}"


@tracked()
class AwardMember(Located):
    """A person's share in an award, in yuan a month; shares and raises add up to the award."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="award_shares")
    benefit_group = models.CharField(max_length=30)
    share = models.DecimalField(_("份额"), max_digits=14, decimal_places=2)
    raised = models.DecimalField(_("分类增发"), max_digits=14, decimal_places=2, default=0)
    category = models.CharField(_("增发类别"), max_length=60, default="", blank=True)
    period = DateRangeField(_("起止"))

    objects = AwardMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="awardmember_one_award_per_person_and_group",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("benefit_group", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="awardmember_not_negative", condition=Q(share__gte=0, raised__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.share}"
