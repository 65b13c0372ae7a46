"""The forms of a disposal: what the chosen code asks for and no more; and of the notice before a stop."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.inputs import DayInput
from accounts.models import Officer
from accounts.templatetags.formats import bracketed
from cases.benefits import BENEFITS
from cases.models import Application, Award
from cases.periods import add_months
from households.actions.deaths import heirs_of
from monitoring.actions.codes import Code, Facts, applications_for, asked_by, codes_for
from monitoring.forms.findings import settlers_near
from monitoring.models import Disposal, Finding
from monitoring.models.finding import DEATHS

MONTHS_AHEAD = 6
DUE = {
    Code.EXPLAINED: _("在世核实有效至"),
    Code.THEIR_ERROR: _("在世核实有效至"),
    Code.WATCH_LIST: _("下次核查日期"),
    Code.NOT_REACHED: _("再访日期"),
}
TO_WHOM = {
    Code.POVERTY_OFFICE: _("乡村振兴局"),
    Code.CLUE: _("纪委监委"),
}


def label_of(finding: Finding, code: Code) -> Any:
    """A code in the words of this finding."""
    if finding.rule in DEATHS and code == Code.STOPPED:
        return _("属实，死亡注销并停发")
    if finding.rule in DEATHS and code == Code.EXPLAINED:
        return _("本人在世")
    return code.label


class DisposalForm(forms.Form):
    """How a finding is settled: the facts its code asks for, the reason, and the proof."""

    code = forms.CharField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    event_on = forms.DateField(label=_("死亡日期"), required=False, widget=DayInput)
    scope = forms.ChoiceField(
        label=_("停发范围"),
        required=False,
        choices=Disposal.Scope.choices,
        widget=forms.RadioSelect,
    )
    end_reason = forms.ChoiceField(label=_("停发原因"), required=False)
    from_month = forms.DateField(label=_("从哪个月起停发"), required=False, widget=forms.Select)
    application: "forms.ModelChoiceField[Application]" = forms.ModelChoiceField(
        label=_("申请"),
        required=False,
        queryset=None,  # theirs, once the finding is known
        empty_label=_("选择"),
    )
    new_head = forms.TypedChoiceField(
        label=_("新户主"), required=False, coerce=int, empty_value=None
    )
    guardian = forms.CharField(
        label=_("户外监护人"),
        required=False,
        max_length=100,
        help_text=_("家中没有成年人时填写姓名、与孩子的关系；账户凭代管协议登记"),
    )
    cause = forms.ChoiceField(
        label=_("误报原因"), required=False, choices=[("", _("选择")), *Disposal.Cause.choices]
    )
    said_by = forms.CharField(
        label=_("谁证实"), required=False, max_length=100, help_text=_("姓名和身份，如村委会主任")
    )
    to_whom = forms.CharField(label=_("转给"), required=False, max_length=100)
    due_on = forms.DateField(label=_("办理期限"), required=False, widget=DayInput)
    concerns = forms.ModelMultipleChoiceField(
        label=_("涉及的工作人员"),
        required=False,
        queryset=Officer.objects.none(),
        help_text=_("选中的人看不到这条疑点"),
    )
    proof = forms.FileField(
        label=_("证明"), required=False, help_text=_("照片或 PDF，不超过 10 MB")
    )
    reason = forms.CharField(
        label=_("核实情况和理由"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("写明核实情况和理由，至少 5 个字")},
    )

    def __init__(
        self,
        *args: Any,
        finding: Finding,
        officer: Officer,
        on: date,
        code: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        allowed = codes_for(finding)
        self.chosen = Code(code) if code in allowed else allowed[0]
        self.fields["code"].initial = self.chosen.value
        self.fields["version"].initial = finding.version
        self._keep_asked(finding)
        self._fill(finding, officer, on)

    def _keep_asked(self, finding: Finding) -> None:
        """Only what the code asks for stays, and what may be told with it."""
        asked = asked_by(finding, self.chosen)
        also = {"code", "version", "reason", "proof"}
        home = finding.household
        if finding.rule in DEATHS and home and home.head_id == finding.person_id:
            also |= {"new_head"} if self.chosen == Code.STOPPED else set()
        if self.chosen == Code.CLUE:
            also |= {"concerns"}
        for name in [name for name in self.fields if name not in asked and name not in also]:
            del self.fields[name]
        for name, words in asked.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = str(words)
            self.fields[name].widget.is_required = True
        if "due_on" in self.fields:
            self.fields["due_on"].label = DUE.get(self.chosen, _("办理期限"))
        if "to_whom" in self.fields:
            self.fields["to_whom"].initial = TO_WHOM.get(self.chosen, "")

    def _fill(self, finding: Finding, officer: Officer, on: date) -> None:
        """What there is to choose from."""
        fields: dict[str, Any] = dict(self.fields)
        if "event_on" in fields:
            fields["event_on"].initial = finding.facts.get("died_on")
        if "end_reason" in fields:
            left_out = ("changed", "gradual_exit_ended", "death")
            ends = [why for why in BENEFITS[finding.benefit].ends if why not in left_out]
            reasons = [(why, Award.EndReason(why).label) for why in ends]
            fields["end_reason"].choices = [("", _("选择")), *reasons]
        if "from_month" in fields:
            months = [add_months(on.replace(day=1), ahead) for ahead in range(1, MONTHS_AHEAD + 1)]
            fields["from_month"].widget.choices = [
                (month.isoformat(), f"{month:%Y-%m}") for month in months
            ]
        if "application" in fields:
            found = applications_for(finding, self.chosen)
            fields["application"].queryset = Application.objects.visible_to(officer).filter(
                pk__in=found.values("pk")
            )
        if "new_head" in fields and finding.household and finding.person_id:
            heirs = heirs_of(finding.household, finding.person_id, on=on)
            told = [
                (each.person_id, f"{each.person.name}{bracketed(each.get_relation_display())}")
                for each in heirs
            ]
            fields["new_head"].choices = told
            if not told:
                del self.fields["new_head"]
        if "concerns" in fields:
            fields["concerns"].queryset = settlers_near(officer, on)

    @property
    def facts(self) -> Facts:
        """The columns of the disposal, of a valid form."""
        given = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("code", "version", "reason", "proof", "new_head")
        }
        if self.cleaned_data.get("new_head"):
            given["new_head_id"] = self.cleaned_data["new_head"]
        return given  # type: ignore[return-value]


class RejectionForm(forms.Form):
    """Why the second person does not agree."""

    reason = forms.CharField(
        label=_("驳回理由"),
        max_length=300,
        error_messages={"required": _("写明驳回的理由，至少 5 个字")},
    )


class DeferForm(forms.Form):
    """Until when a finding waits (暂缓), and why."""

    until = forms.DateField(label=_("暂缓至"), widget=DayInput)
    reason = forms.CharField(label=_("暂缓理由"), max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)


class DeliveryForm(forms.Form):
    """How the notice reached the household."""

    way = forms.CharField(label=_("送达方式"), max_length=60, initial=_("当面送达"))


class ObjectionForm(forms.Form):
    """What the household says against it."""

    words = forms.CharField(label=_("陈述申辩内容"), max_length=500)


class AnswerForm(forms.Form):
    """The answer to an objection."""

    upheld = forms.ChoiceField(
        label=_("答复结果"), choices=[("no", _("不采纳")), ("yes", _("采纳，退回重新核实"))]
    )
    words = forms.CharField(label=_("答复和理由"), max_length=500)


class SentForm(forms.Form):
    """Under which number a list went to its owner."""

    disposals = forms.TypedMultipleChoiceField(coerce=int, choices=[])
    note = forms.CharField(label=_("文号或签收人"), max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data.getlist("disposals") if self.is_bound else []  # type: ignore[attr-defined]
        self.fields["disposals"].choices = [  # type: ignore[attr-defined]
            (pk, pk) for pk in chosen if pk.isdecimal() and len(pk) < 19
        ]
