"""What is filled in when an inspection is planned, a household added, looked at, and the whole concluded."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.inputs import DayInput, MoneyField
from accounts.models import Officer, Region
from accounts.roles import Right
from cases.benefits import BENEFITS
from monitoring.forms.findings import settlers_near
from reports.actions.inspections import MOST, Verdict
from reports.forms import RegionChoice
from reports.forms.programmes import units_of
from reports.models import Directive, DirectiveState, Inspection, InspectionCheck
from reports.models.inspection import MATTERS

PUT_RIGHT = timedelta(days=30)  # no document gives days to put a single error right: illustrative

NEAR = {  # below its post a unit inspects two levels: who stands further down is its lower units' matter
    "nation": ("province", "city"),
    "province": ("city", "county"),
    "city": ("county", "township"),
    "county": ("township",),
}


def _words(label: Any, *, rows: int = 2, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea({"rows": rows}), **more)


class InspectionForm(forms.Form):
    """An inspection as a unit plans it: how, where, why, by whom, from when to when, and how many."""

    region = forms.ModelChoiceField(Region.objects.none(), label=_("检查单位"), empty_label=None)
    kind = forms.ChoiceField(label=_("检查方式"), choices=Inspection.Kind.choices)
    unannounced = forms.BooleanField(
        label=_("“四不两直”"),
        required=False,
        help_text=_("不发通知、不打招呼；发现的问题直接进入督战"),
    )
    place = RegionChoice(Region.objects.none(), label=_("被检查地区"))
    about = _words(_("检查事由"), max_length=300, help_text=_("直接调查写明群众反映的问题线索"))
    inspectors = forms.CharField(label=_("检查人员"), max_length=100)
    third_party = forms.CharField(
        label=_("第三方机构"), max_length=60, required=False, help_text=_("第三方抽查填写")
    )
    starts_on = forms.DateField(label=_("开始"), widget=DayInput)
    ends_on = forms.DateField(label=_("结束"), widget=DayInput)
    benefit = forms.ChoiceField(label=_("抽查待遇"), required=False)
    size = forms.IntegerField(
        label=_("抽取户数"), required=False, min_value=0, max_value=MOST,
        help_text=_("从当日在享家庭中随机抽取；直接调查不填"),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, officer: Officer, on: date) -> None:
        super().__init__(data, initial={"starts_on": on, "size": 20})
        mine = officer.intervals_with(Right.DIRECT)
        posts = [post.region for post in officer.posts_today]
        near = Q(level__in={level for post in posts for level in NEAR.get(post.level, ())})
        near |= Q(pk__in=[post.pk for post in posts])
        places = Region.objects.visible_to(officer).within(mine).in_force().filter(near)
        running = Directive.objects.visible_to(officer).filter(state=DirectiveState.RUNNING)
        fields: Any = self.fields
        fields["region"].queryset = units_of(officer, Right.DIRECT)
        fields["place"].queryset = places.select_related("parent").order_by("code")
        fields["benefit"].choices = [
            ("", _("全部待遇")),
            *((code, benefit.label) for code, benefit in BENEFITS.items() if not benefit.on_top),
        ]
        fields["programme"] = forms.ModelChoiceField(
            running.exclude(template=""),
            label=_("专项行动"),
            required=False,
            empty_label=_("不属于专项行动"),
        )

    def said(self) -> dict[str, Any]:
        """What `plan` takes."""
        given = dict(self.cleaned_data)
        programme = given.pop("programme")
        return given | {
            "region_id": given.pop("region").pk,
            "place_id": given.pop("place").pk,
            "size": given["size"] or 0,
            "programme_id": programme.pk if programme else None,
        }


class HouseholdForm(forms.Form):
    """A household that a clue speaks of."""

    number = forms.CharField(label=_("户号"), max_length=20)


class VerdictForm(forms.Form):
    """What was found in one household, and who puts right what is wrong."""

    amount_found = MoneyField(
        label=_("核定月金额"), required=False, help_text=_("金额不准确时填写")
    )
    found = _words(_("核查情况"), max_length=400)
    measure = _words(_("整改措施"), max_length=500, required=False)
    owner = forms.ModelChoiceField(Officer.objects.none(), label=_("整改责任人"), required=False)
    due_on = forms.DateField(label=_("整改时限"), widget=DayInput, required=False)
    field_order = (*MATTERS, "amount_found", "found", "measure", "owner", "due_on")

    def __init__(
        self, data: Any = None, *, check: InspectionCheck, officer: Officer, on: date
    ) -> None:
        super().__init__(data, prefix=f"check-{check.pk}", initial={"due_on": on + PUT_RIGHT})
        for name, label in MATTERS.items():
            self.fields[name] = forms.TypedChoiceField(
                label=label, choices=[("right", _("准确")), ("wrong", _("不准确"))],
                coerce="right".__eq__, initial="right",
            )  # fmt: skip
        self.order_fields(self.field_order)
        settlers = settlers_near(officer, on)
        self.fields["owner"].queryset = settlers  # type: ignore[attr-defined]

    def verdict(self) -> Verdict:
        given = dict(self.cleaned_data)
        owner = given.pop("owner")
        return Verdict(**given, owner_id=owner.pk if owner else None)


class ConclusionForm(forms.Form):
    """What an inspection came to."""

    conclusion = _words(_("检查结论"), rows=3, max_length=2000)
