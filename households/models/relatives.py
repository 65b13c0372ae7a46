"""People outside the household who matter: those who owe support, and relatives on the staff."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from households.models.household import Household


@tracked()
class Supporter(Located):
    """A legal supporter outside the household (法定赡养抚养扶养义务人)."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="supporters")
    name = models.CharField(_("姓名"), max_length=50)
    id_token = models.UUIDField(_("公民身份号码"), null=True)
    relation = models.CharField(_("关系"), max_length=40)
    residence = models.CharField(_("住址"), max_length=200, default="", blank=True)
    monthly_income = models.DecimalField(
        _("月收入（元）"), max_digits=14, decimal_places=2, null=True
    )
    monthly_support = models.DecimalField(
        _("每月给付（元）"), max_digits=14, decimal_places=2, null=True
    )
    ended_on = models.DateField(_("失效日期"), null=True)

    objects = ScopedQuerySet["Supporter"].as_manager()

    def __str__(self) -> str:
        return self.name


@tracked()
class CloseRelative(Located):
    """A member is a close relative of somebody who works on assistance (近亲属备案)."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="close_relatives")
    staff_name = models.CharField(_("工作人员姓名"), max_length=50)
    staff_unit = models.CharField(_("单位与职务"), max_length=100)
    relation = models.CharField(_("与申请家庭成员的关系"), max_length=40)
    officer = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="relatives_on_file"
    )
    filed_on = models.DateField(_("备案日期"))
    ended_on = models.DateField(_("失效日期"), null=True)

    objects = ScopedQuerySet["CloseRelative"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="closerelative_names_somebody", condition=~Q(staff_name=""))
        ]

    def __str__(self) -> str:
        return f"{self.staff_name} {self.relation}"
