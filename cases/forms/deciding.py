"""Forms of those who review, examine, return, confirm and refuse."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.templatetags.formats import money
from cases.actions.examination import RETURN_REASONS, SECTIONS, Box
from cases.benefits import BENEFITS
from cases.flags import Level, flags_of
from cases.forms.step import ReasonForm, StepForm, paragraph
from cases.grants import DIBAO, Grant, grant_for
from cases.models import AidStage, Application, Opinion
from cases.procedure import State

BOXES = 4
COUNTY_SOURCES = (AidStage.Source.BUDGET, AidStage.Source.SPECIAL_FUND)
CLAUSES = {
    "refused_income": "民发〔2021〕57号 第三条、第十四条",
    "refused_property": "民发〔2021〕57号 第三条、第十五条",
}


class ReviewForm(StepForm):
    advice = forms.ChoiceField(
        label=_("审核意见"), choices=Opinion.Advice.choices, widget=forms.RadioSelect
    )
    reason = paragraph(_("理由"), help_text=_("提交时按当天情况重新核算，意见以这次核算为准。"))


class SendBackForm(StepForm):
    to = forms.ChoiceField(
        label=_("退回到"),
        choices=[(State.VERIFIED, _("重新入户调查")), (State.VERIFYING, _("重新信息核对"))],
        widget=forms.RadioSelect,
    )
    reason = paragraph(_("退回的原因"), longest=300)


class ReturnForm(StepForm):
    """Up to four boxes: section, row, reason, and what is wrong with it."""

    applicant_supplies = forms.BooleanField(
        label=_("需要申请人补充材料（时限暂停）"), required=False
    )

    def prepare(self) -> None:
        for place in range(1, BOXES + 1):
            self.fields[f"section_{place}"] = forms.ChoiceField(
                label=_("栏目"), choices=[("", "—"), *SECTIONS.items()], required=False
            )
            self.fields[f"row_{place}"] = forms.IntegerField(
                label=_("行"), min_value=0, max_value=99, required=False
            )
            self.fields[f"code_{place}"] = forms.ChoiceField(
                label=_("原因"), choices=list(RETURN_REASONS.items()), required=False
            )
            self.fields[f"text_{place}"] = forms.CharField(
                label=_("问题"), max_length=200, required=False
            )

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        names = ("section", "row", "code", "text")
        return [[self[f"{name}_{place}"] for name in names] for place in range(1, BOXES + 1)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        boxes = []
        for place in range(1, BOXES + 1):
            section, text = given.get(f"section_{place}"), given.get(f"text_{place}")
            if section and not text:
                self.add_error(f"text_{place}", _("写明这一处的问题"))
            elif text and not section:
                self.add_error(f"section_{place}", _("选择栏目"))
            elif section and text:
                row, code = given.get(f"row_{place}") or 0, given.get(f"code_{place}") or "other"
                boxes.append(Box(section, row, code, text))
        if not boxes and not self.errors:
            raise ValidationError(_("至少选出一处有问题的栏目"))
        given["boxes"] = boxes
        return given

    def said(self) -> dict[str, Any]:
        names = ("version", "applicant_supplies", "boxes")
        return {name: self.cleaned_data[name] for name in names}


class ConfirmForm(StepForm):
    """Every flag that must be looked at is ticked off by itself; what is given in stages says how."""

    seen = forms.MultipleChoiceField(
        label=_("已查看的风险提示"), required=False, widget=forms.CheckboxSelectMultiple
    )

    form = forms.ChoiceField(label=_("救助方式"), choices=AidStage.Form.choices)
    source = forms.ChoiceField(
        label=_("资金来源"), choices=[(each.value, each.label) for each in COUNTY_SOURCES]
    )

    def prepare(self) -> None:
        if not BENEFITS[self.application.benefit].staged:
            del self.fields["form"], self.fields["source"]
        flags = flags_of([self.application], on=timezone.localdate())[self.application.pk]
        looks = {flag.rule: flag.sentence for flag in flags if flag.level == Level.LOOK}
        if looks:
            self.fields["seen"].choices = list(looks.items())  # type: ignore[attr-defined]
        else:
            del self.fields["seen"]


class RecallForm(ReasonForm):
    """Recalled now: the half hour is counted from this moment."""

    def said(self) -> dict[str, Any]:
        return super().said() | {"at": timezone.now()}


def _clause(application: Application, grant: Grant) -> str:
    """By what a benefit is refused: for dibao the article on income or on property."""
    if application.benefit == DIBAO:
        return CLAUSES.get(grant.outcome, CLAUSES["refused_income"])
    return BENEFITS[application.benefit].cites


class RefuseForm(StepForm):
    reason = paragraph(_("理由"), help_text=_("写入告知书：写明事实和计算结果"))
    cites = forms.CharField(label=_("依据的条款"), max_length=200)
    watch = forms.BooleanField(
        label=_("生活仍有困难，列入潜在救助对象，三个月后核查"), required=False
    )

    def _refused_by_income(self, grant: Grant, sheet: dict[str, Any]) -> bool:
        dibao = self.application.benefit == DIBAO
        return dibao and not grant.granted and bool(sheet.get("per_capita_monthly"))

    def prepare(self) -> None:
        assessment, grant = self.application.assessment, grant_for(self.application)
        if assessment is None or grant is None:
            return
        sheet = assessment.sheet
        self.fields["cites"].initial = "" if grant.granted else _clause(self.application, grant)
        self.fields["watch"].initial = bool((sheet.get("watch") or {}).get("suggested"))
        if grant.why:
            self.fields["reason"].initial = _("不符合以下条件：%(conditions)s。") % {
                "conditions": "、".join(grant.why)
            }
        elif self._refused_by_income(grant, sheet):
            self.fields["reason"].initial = _(
                "经核算，家庭月人均收入 %(income)s 元，当地低保标准每人每月 %(standard)s 元。"
            ) % {
                "income": money(sheet["per_capita_monthly"]),
                "standard": money(sheet["standard_monthly"]),
            }
