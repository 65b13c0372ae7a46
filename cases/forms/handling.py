"""Forms of the township's handling: supplement, verification, visit, notice, objection."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.inputs import DayInput, MoneyField
from accounts.models import Officer, Post
from accounts.models.region import ancestor, end_of
from accounts.roles import Role
from cases.actions.calendar import due_date, limit_on
from cases.actions.notice import OFFICE_PHONE
from cases.actions.visit import Survey
from cases.forms.step import StepForm, paragraph
from cases.models import Clock, Notice, Objection, VerificationResult
from cases.procedure import State

VISITORS = (
    Role.TOWNSHIP_CASEWORKER, Role.VILLAGE_HELPER, Role.GRID_WORKER, Role.COUNTY_REVIEWER,
)  # fmt: skip


class SupplementForm(StepForm):
    missing = paragraph(
        _("缺少的材料"), help_text=_("一行一项。只能告知一次，写全所有缺少的材料。")
    )
    until = forms.DateField(label=_("补正期限"), widget=DayInput)

    def prepare(self) -> None:
        today = timezone.localdate()
        usual = limit_on(self.application, Clock.Kind.SUPPLEMENT, today)
        self.fields["until"].initial, _estimated = due_date(today, usual)

    def clean_missing(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["missing"].splitlines() if line.strip()]


class ResultForm(StepForm):
    person_id = forms.ChoiceField(label=_("姓名"))
    source = forms.ChoiceField(label=_("数据来源"), choices=VerificationResult.Source.choices)
    answer = forms.ChoiceField(label=_("核对结果"), choices=VerificationResult.Answer.choices)
    as_of = forms.DateField(label=_("数据日期"), widget=DayInput)
    declared = MoneyField(label=_("申报（元/年）"), required=False)
    found = MoneyField(label=_("查到（元/年）"), required=False)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)

    def prepare(self) -> None:
        people = self.application.people.order_by("pk")
        self.fields["person_id"].choices = [  # type: ignore[attr-defined]
            (person.pk, person.name) for person in people
        ]
        self.fields["as_of"].initial = timezone.localdate()

    def said(self) -> dict[str, Any]:
        given = super().said()
        detail = {name: given.pop(name) for name in ("declared", "found", "note")}
        told = {name: str(value) for name, value in detail.items() if value not in (None, "")}
        return given | {"detail": told, "person_id": int(given["person_id"])}


class DisputeForm(StepForm):
    result_id = forms.ChoiceField(label=_("有异议的结果"))
    reason = paragraph(_("申请人的说明与证据"), longest=300)

    def prepare(self) -> None:
        asked = self.application.verifications.filter(finished_on=None).first()
        results = asked.results.select_related("person") if asked else []
        self.fields["result_id"].choices = [  # type: ignore[attr-defined]
            (each.pk, f"{each.person.name} {each.get_source_display()}") for each in results
        ]

    def said(self) -> dict[str, Any]:
        given = super().said()
        return given | {"result_id": int(given["result_id"])}


class ConclusionForm(StepForm):
    conclusion = forms.CharField(label=_("核对结论"), max_length=200)


class SurveyForm(StepForm):
    visited_on = forms.DateField(label=_("入户日期"), widget=DayInput)
    second = forms.ModelChoiceField(
        label=_("第二调查人"), queryset=Officer.objects.none(), required=False,
        empty_label=_("没有账号，在右边填写姓名"),
    )  # fmt: skip
    second_name = forms.CharField(label=_("第二调查人姓名"), max_length=50, required=False)
    present = forms.CharField(label=_("在场成员"), max_length=200)
    means_agree = forms.TypedChoiceField(
        label=_("实际情况与申报"),
        choices=[("yes", _("相符")), ("no", _("不相符"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    living = paragraph(_("居住与生活状况"), required=False)
    conclusion = paragraph(_("调查结论"))
    photo = forms.FileField(label=_("入户照片"), required=False)

    def prepare(self) -> None:
        self.fields["visited_on"].initial = timezone.localdate()
        self.fields["second"].queryset = _visitors(  # type: ignore[attr-defined]
            self.application.region_id, self.officer
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("second") and not given.get("second_name"):
            given["second_name"] = given["second"].name
        if not given.get("second_name"):
            self.add_error("second_name", _("入户调查由两人以上进行，填写另一位调查人"))
        return given

    def said(self) -> dict[str, Any]:
        given = super().said()
        version, living = given.pop("version"), given.pop("living")
        return {"version": version, "survey": Survey(findings={"living": living}, **given)}


class NoticeForm(StepForm):
    place = forms.CharField(label=_("张贴地点"), max_length=100)
    phone = forms.RegexField(
        label=_("异议电话"),
        regex=rf"^({OFFICE_PHONE.pattern})$",
        max_length=20,
        help_text=_("乡镇办公电话，不能用个人手机"),
        error_messages={"invalid": _("异议电话填写乡镇办公电话，如 0595-86681234")},
    )
    on_web = forms.BooleanField(
        label=_("同时在网上公示（姓名隐去中间字）"), required=False, initial=True
    )

    def prepare(self) -> None:
        township = ancestor(self.application.region_id, "township")
        last = (
            Notice.objects.visible_to(self.officer)
            .inside(township, end_of(township, "township"))
            .order_by("pk")
            .last()
        )
        self.fields["phone"].initial = last.text["phone"] if last else ""
        self.fields["place"].initial = last.place if last else _("村务公开栏")


class BoardPhotoForm(StepForm):
    file = forms.FileField(label=_("公示栏照片"))


class ObjectionForm(StepForm):
    content = paragraph(_("异议内容"))
    objector = forms.CharField(
        label=_("异议人"), max_length=50, required=False, help_text=_("可以匿名；加密保存")
    )


class SettlementForm(StepForm):
    outcome = forms.ChoiceField(
        label=_("结果"), choices=Objection.Outcome.choices, widget=forms.RadioSelect
    )
    answer = paragraph(_("调查情况与答复"))


class ResubmitForm(StepForm):
    again = forms.ChoiceField(
        label=_("改正以后"),
        choices=[
            (State.REPORTED, _("直接重报（材料或填写问题，不影响核算）")),
            (State.VISITED, _("重新乡镇审核（收入、财产或成员有变化）")),
            (State.VERIFYING, _("重新信息核对")),
        ],
        widget=forms.RadioSelect,
    )
    note = paragraph(_("改正说明"), longest=300)


class NotifyForm(StepForm):
    way = forms.ChoiceField(
        label=_("送达方式"),
        choices=[
            ("person", _("当面送达")),
            ("village", _("村（社区）转交")),
            ("post", _("邮寄")),
        ],
    )


def _visitors(code: int, officer: Officer) -> QuerySet[Officer]:
    """Officers who may go along: those with a post over the place, or in its township."""
    township = ancestor(code, "township")
    today = timezone.localdate()
    above = Post.objects.in_force(today).filter(
        role__in=VISITORS, region__code__lte=code, region__until__gt=code
    )
    inside = Post.objects.in_force(today).filter(
        role__in=VISITORS, region__code__gte=township, region__code__lt=end_of(township, "township")
    )
    people = Officer.objects.filter(posts__in=above | inside, is_active=True)
    return people.exclude(natural_person=officer.natural_person).distinct().order_by("name")
