"""Forms of temporary aid: taking an emergency in, deciding, giving, and what follows."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.ciphers import id_number
from accounts.id_numbers import BadNumber, parse
from accounts.inputs import DayInput, IdNumberInput, MoneyField
from accounts.models import Officer, Region
from accounts.roles import Right
from cases.actions.aid.intake import Emergency
from cases.models import Aid, AidStage, Application
from households.actions.people import Identity
from households.choices import Area, IdKind, Sex
from households.models import Person
from monitoring.forms.ledgers import words

CHANNELS = (Application.Channel.WINDOW, Application.Channel.HOTLINE, Application.Channel.DISCOVERY)
UNKNOWN = [("", "—")]


class EmergencyForm(forms.Form):
    """The short intake: who, where, what happened. Nothing else is asked before the money."""

    name = forms.CharField(label=_("姓名"), max_length=50)
    number = forms.CharField(
        label=_("身份证号"), required=False, widget=IdNumberInput,
        help_text=_("一时没有证件的留空，填性别和出生日期，事后补齐"),
    )  # fmt: skip
    sex = forms.ChoiceField(label=_("性别"), choices=[*UNKNOWN, *Sex.choices], required=False)
    born = forms.DateField(label=_("出生日期"), widget=DayInput, required=False)
    region = forms.ModelChoiceField(
        label=_("急难发生地"), queryset=Region.objects.none(),
        help_text=_("在哪里遇到困难就在哪里受理，不看户籍"),
    )  # fmt: skip
    area = forms.ChoiceField(label=_("城乡"), choices=Area.choices)
    address = forms.CharField(label=_("现在住在哪里"), max_length=200, required=False)
    hukou = forms.CharField(
        label=_("户籍地"), max_length=60, required=False, help_text=_("就在本乡镇的不用填")
    )
    cause = forms.ChoiceField(label=_("困难原因"), choices=Aid.Cause.choices)
    severity = forms.ChoiceField(
        label=_("困难程度"), choices=Aid.Severity.choices, initial=Aid.Severity.LIGHT
    )
    months = forms.IntegerField(
        label=_("预计困难持续几个月"), required=False, min_value=1, max_value=12,
        help_text=_("较重的按人数和月数计算，须填写"),
    )  # fmt: skip
    need = forms.ChoiceField(label=_("解决什么困难"), choices=Aid.Need.choices)
    happened_on = forms.DateField(label=_("发生日期"), widget=DayInput)
    happened = words(_("发生了什么"))
    channel = forms.ChoiceField(
        label=_("来源"), choices=[(each.value, each.label) for each in CHANNELS]
    )

    def __init__(
        self, *args: Any, officer: Officer, on: date, follows: Aid | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.on, self.follows = on, follows
        if follows is not None:
            for known in ("name", "number", "sex", "born"):
                del self.fields[known]
        villages = Region.objects.within(officer.intervals_with(Right.SUBMIT)).in_force()
        self.fields["region"].queryset = villages.filter(  # type: ignore[attr-defined]
            level=Region.Level.VILLAGE
        ).order_by("code")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.follows is not None:
            return given
        number = (given.get("number") or "").strip()
        if number:
            try:
                read = parse(number, on=self.on)
            except BadNumber as wrong:
                raise ValidationError({"number": str(wrong)}) from wrong
            given |= {"number": read.number, "sex": read.sex, "born": read.birth_date}
        elif not given.get("sex") or not given.get("born"):
            self.add_error("number", _("没有身份证号的，填写性别和出生日期"))
        return given

    def identity(self) -> Identity:
        if self.follows is not None:
            return _identity_of(self.follows.person)
        given = self.cleaned_data
        kind = IdKind.RESIDENT if given["number"] else IdKind.NONE
        return Identity(given["name"], given["sex"], given["born"], kind, given["number"])

    def emergency(self) -> Emergency:
        told = ("cause", "severity", "need", "happened_on", "happened", "months", "hukou")
        return Emergency(**{name: self.cleaned_data[name] for name in told})


def _identity_of(person: Person) -> Identity:
    number = id_number(person.id_token) if person.id_token else ""
    return Identity(person.name, person.sex, person.birth_date, person.id_kind, number)


class DecideForm(forms.Form):
    """One approval in up to three stages; the minutes only where the rules give less."""

    first = MoneyField(label=_("第一阶段（元）"), required=False)
    second = MoneyField(label=_("第二阶段（元）"), required=False)
    third = MoneyField(label=_("第三阶段（元）"), required=False)
    form = forms.ChoiceField(label=_("救助方式"), choices=AidStage.Form.choices)
    reason = words(_("决定的理由"), longest=500)


class CountyDecideForm(DecideForm):
    """The county may go beyond the rules, with the minutes of its mechanism."""

    participants = forms.CharField(label=_("一事一议：参加人员"), max_length=200, required=False)
    minutes = words(_("一事一议：会议记录"), longest=1000, required=False)
    document = forms.CharField(
        label=_("一事一议：纪要文号"), max_length=100, required=False,
        help_text=_("只有超过按规定计算的金额才填"),
    )  # fmt: skip


class RefuseForm(forms.Form):
    reason = words(_("不予救助的理由"), longest=500)


class ReceiptForm(forms.Form):
    document = forms.CharField(label=_("领条编号"), max_length=100)


class HandOverForm(forms.Form):
    what = forms.CharField(label=_("实物名称数量，或转往单位"), max_length=200)
    document = forms.CharField(label=_("签收单或转介单编号"), max_length=100)
    source = forms.ChoiceField(
        label=_("资金来源"), choices=[*UNKNOWN, *AidStage.Source.choices], required=False,
        help_text=_("实物用哪笔资金采购；转介的不填"),
    )  # fmt: skip


class VisitForm(forms.Form):
    """A visit before the next stage."""

    visited_on = forms.DateField(label=_("回访日期"), widget=DayInput)
    visitors = forms.CharField(label=_("回访人"), max_length=60, help_text=_("两人"))
    seen = words(_("看到的情况"))


class FollowUpForm(VisitForm):
    goes_on = forms.TypedChoiceField(
        label=_("下一阶段"), widget=forms.RadioSelect, coerce=lambda said: said == "yes",
        choices=[("yes", _("仍有困难，继续发放")), ("no", _("困难已缓解，停止以后各阶段"))],
    )  # fmt: skip


class StayForm(VisitForm):
    """Is the patient, who is aided month by month, still in hospital?"""

    discharged_on = forms.DateField(
        label=_("出院日期"), widget=DayInput, required=False,
        help_text=_("仍在住院的不填；填了以后，应发的月份发完，以后各月不再发放"),
    )  # fmt: skip


class PapersForm(forms.Form):
    papers = words(_("补齐了哪些材料"))


class TestForm(forms.Form):
    """Does the household fit dibao now?"""

    fits = forms.TypedChoiceField(
        label=_("核查结果"), widget=forms.RadioSelect, coerce=lambda said: said == "yes",
        choices=[
            ("yes", _("生活仍然困难，转入低保申请")), ("no", _("困难已缓解，不需要低保")),
        ],
    )  # fmt: skip
    note = words(_("核查情况"))
