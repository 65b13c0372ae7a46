"""Forms of the ledgers: rows of a screening, visits, dispositions, checks, problems and replies."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.id_numbers import BadNumber, parse
from accounts.inputs import DayInput, IdNumberInput, MoneyField
from accounts.models import Officer, Region
from accounts.roles import Right
from cases.benefits import benefit_choices
from cases.grants import DIBAO
from cases.models import WatchCheck, WatchEntry
from households.choices import PovertyStatus
from monitoring.forms.findings import settlers_near
from monitoring.models import Cause, Rectification, Screening

S = Screening


def words(
    label: Any, *, rows: int = 2, longest: int = 300, required: bool = True
) -> forms.CharField:
    """A few sentences."""
    area = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=longest, widget=area, required=required)


class ScreeningForm(forms.Form):
    """One line of the grid: a household as a helper knows it. Lines without a name are left out."""

    region = forms.ModelChoiceField(label=_("村（社区）"), queryset=Region.objects.none())
    name = forms.CharField(label=_("户主"), max_length=50)
    number = forms.CharField(label=_("身份证号"), required=False, widget=IdNumberInput)
    members = forms.IntegerField(label=_("人口"), required=False, min_value=1, max_value=30)
    category = forms.ChoiceField(label=_("脱贫属性"), choices=PovertyStatus.choices)
    income = MoneyField(label=_("家庭年收入"), required=False)
    cause = forms.ChoiceField(label=_("困难原因"), choices=Cause.choices)
    source = forms.ChoiceField(
        label=_("来源"),
        choices=[c for c in S.Source.choices if c[0] not in ("finding", "warning")],
        initial=S.Source.VISIT,
    )
    discoverer = forms.ChoiceField(
        label=_("发现人"), choices=[c for c in S.Discoverer.choices if c[0] != "system"]
    )
    circumstances = forms.CharField(label=_("情况"), max_length=300, required=False)

    def __init__(self, *args: Any, villages: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = villages  # type: ignore[attr-defined]
        if villages:
            self.fields["region"].initial = villages[0].pk
        self.empty_permitted, self.use_required_attribute = True, False

    def has_changed(self) -> bool:
        """A line counts when something was typed; choices have their first value from the start."""
        return any(self.data.get(self.add_prefix(name)) for name in ("name", "number"))

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"].strip()
        if not number:
            return ""
        try:
            return parse(number, on=timezone.localdate()).number
        except BadNumber as wrong:
            raise ValidationError(str(wrong)) from wrong


class ApplyForm(forms.Form):
    """What a screened household applies for."""

    benefit = forms.ChoiceField(label=_("申请的待遇"), choices=benefit_choices, initial=DIBAO)


class VisitForm(forms.Form):
    """A visit to a household of the screening ledger."""

    visited_on = forms.DateField(label=_("走访日期"), widget=DayInput)
    visitors = forms.CharField(label=_("走访人"), max_length=60)
    members = forms.IntegerField(label=_("人口"), required=False, min_value=1, max_value=30)
    income = MoneyField(label=_("家庭年收入"), required=False)
    cause = forms.ChoiceField(label=_("困难原因"), choices=Cause.choices)
    need = words(_("救助帮扶需求"), longest=200, required=False)


class DispositionForm(forms.Form):
    """How a row of the screening ledger is settled."""

    disposition = forms.ChoiceField(
        label=_("处置"), choices=S.Disposition.choices, widget=forms.RadioSelect
    )
    note = words(_("处置说明"))


class AcceptForm(forms.Form):
    level = forms.ChoiceField(
        label=_("关注等级"), choices=WatchEntry.Level.choices, initial=WatchEntry.Level.MEDIUM
    )


class DeclineForm(forms.Form):
    reason = words(_("不列入的理由"), longest=200)


class CheckForm(forms.Form):
    """A check of a watched household."""

    result = forms.ChoiceField(
        label=_("核查结果"), choices=WatchCheck.Result.choices, widget=forms.RadioSelect
    )
    note = words(_("核查情况"))
    next_check_on = forms.DateField(
        label=_("下次核查"), widget=DayInput, required=False, help_text=_("不填按关注等级计算")
    )


class ProblemForm(forms.Form):
    """A problem that a unit must put right."""

    region = forms.ModelChoiceField(label=_("责任单位"), queryset=Region.objects.none())
    source = forms.ChoiceField(label=_("来源"), choices=Rectification.Source.choices)
    kind = forms.ChoiceField(label=_("问题类型"), choices=Rectification.Kind.choices)
    problem = words(_("问题"), longest=500)
    measure = words(_("整改措施"), longest=500)
    owner = forms.ModelChoiceField(label=_("责任人"), queryset=Officer.objects.none())
    due_on = forms.DateField(label=_("整改时限"), widget=DayInput)

    def __init__(self, *args: Any, officer: Officer, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = (
            Region.objects.visible_to(officer).in_force().filter(level__in=["county", "township"])
        )
        units = units.filter(
            pk__in=Region.objects.all().within(officer.intervals_with(Right.CONFIRM_DISPOSAL))
        )
        self.fields["region"].queryset = units.order_by("code")  # type: ignore[attr-defined]
        self.fields["owner"].queryset = settlers_near(officer, on)  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return given | {
            "region_id": given.pop("region").pk,
            "owner_id": given.pop("owner").pk,
        }


class DoneForm(forms.Form):
    done = words(_("完成情况"), longest=500)
    recovered = MoneyField(label=_("追回金额"), required=False)
    evidence = forms.FileField(label=_("佐证"), help_text=_("照片或 PDF，不超过 10 MB"))


class RemarkForm(forms.Form):
    remark = words(_("验收意见"))


class ReplyForm(forms.Form):
    """To whom a finding was handed, and what came back."""

    organ = forms.CharField(label=_("转往单位"), max_length=60)
    sent_on = forms.DateField(label=_("转出日期"), widget=DayInput)
    replied_on = forms.DateField(label=_("回复日期"), widget=DayInput, required=False)
    result = words(_("办理结果"), required=False)
    discipline = words(_("处理处分"), longest=200, required=False)

    def __init__(self, *args: Any, clue: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not clue:
            del self.fields["discipline"]
