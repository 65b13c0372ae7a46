"""Sections about people: the applicant, members, relatives on the staff, supporters, the account."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.id_numbers import parse
from accounts.inputs import IdNumberInput
from cases.intake.boxes import (
    CardBox,
    Choose,
    DayBox,
    IdNumberBox,
    NameBox,
    PhoneBox,
    Row,
    Sheet,
    YesNo,
    YuanBox,
)
from households.choices import (
    Area,
    DisabilityKind,
    Employment,
    IdKind,
    LabourCapacity,
    PovertyStatus,
    Relation,
    Schooling,
    Sex,
    SupporterBenefit,
    SupporterState,
)

_EARLIEST_BIRTH = date(1880, 1, 1)
ABILITY = ("state", "benefit", "disability_kind", "disability_grade", "property_within")
NUMBERED = {IdKind.RESIDENT, IdKind.HK_MACAO_TAIWAN, IdKind.FOREIGN}


class ApplicantSheet(Sheet):
    """Where the household lives, how to reach it, and that it declares and promises."""

    village = Choose(label=_("村（社区）"))
    address = forms.CharField(
        label=_("住址"), max_length=200, error_messages={"required": _("填写住址")}
    )
    area = Choose(Area.choices, label=_("城乡"))
    poverty_status = Choose(PovertyStatus.choices, label=_("脱贫属性"))
    phone = PhoneBox(label=_("联系电话"), required=False)
    residence = Choose(
        [("here", _("户籍在本地")), ("permit", _("户籍在外地，持居住证申请"))],
        label=_("户籍"),
        required=False,
    )
    registered_at = forms.CharField(
        label=_("户籍地"),
        max_length=60,
        required=False,
        error_messages={"required": _("写明户籍所在的县（市、区）和乡镇")},
    )
    permit_number = forms.CharField(
        label=_("居住证号"),
        max_length=30,
        required=False,
        error_messages={"required": _("填写居住证号")},
    )
    permit_until = DayBox(label=_("居住证有效期至"), required=False)
    agent = NameBox(label=_("代办人"), required=False)
    agent_relation = forms.CharField(label=_("代办人与申请人关系"), max_length=40, required=False)

    def settle(self) -> None:
        self.fields["village"].choices = [("", "—"), *self.setting.villages]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("residence") == "permit":
            self.require("registered_at", "permit_number", "permit_until")
            until = said.get("permit_until")
            if until and until < self.setting.on:
                self.add_error("permit_until", _("居住证已经过期，续期后再申请"))
        return said


class SignatureRow(Row):
    """Whether one person signed the verification authorisation, and when."""

    passive = frozenset({"ref"})
    ref = forms.CharField(max_length=20, widget=forms.HiddenInput)
    signed_on = DayBox(label=_("签署日期"), required=False)

    def clean_signed_on(self) -> Any:
        day = self.cleaned_data["signed_on"]
        if day and day > self.setting.on:
            raise forms.ValidationError(_("签署日期不能晚于今天"))
        return day


class MemberRow(Row):
    """One member of the household: who, how related, and the circumstances the law asks for."""

    passive = frozenset({"ref", "person", "id_kind", "lives_with"})
    ref = forms.CharField(max_length=20, widget=forms.HiddenInput)
    person = forms.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput
    )
    name = NameBox(label=_("姓名"))
    id_kind = forms.ChoiceField(choices=IdKind.choices, label=_("证件"), required=False)
    id_number = forms.CharField(
        label=_("身份证号"),
        max_length=40,
        required=False,
        widget=IdNumberInput(),
    )
    sex = Choose(Sex.choices, label=_("性别"), required=False)
    birth_date = DayBox(label=_("出生日期"), required=False)
    relation = Choose(Relation.choices, label=_("与户主关系"))
    lives_with = YesNo(label=_("共同生活"))
    labour_capacity = Choose(LabourCapacity.choices, label=_("劳动能力"), required=False)
    employment = Choose(Employment.choices, label=_("就业"), required=False)
    schooling = Choose(Schooling.choices, label=_("就学"), required=False)
    disability_kind = Choose(
        [(NO := "no", _("无")), *DisabilityKind.choices], label=_("残疾"), required=False
    )
    disability_grade = Choose(
        [("1", _("一级")), ("2", _("二级")), ("3", _("三级")), ("4", _("四级"))],
        label=_("等级"),
        required=False,
    )
    serious_illness = YesNo(label=_("重病"), required=False)
    care_duty = YesNo(label=_("照料家人"), required=False)

    def clean_birth_date(self) -> Any:
        day = self.cleaned_data["birth_date"]
        if day and not _EARLIEST_BIRTH <= day <= self.setting.on:
            raise forms.ValidationError(_("出生日期不在可能的范围内，核对一遍"))
        return day

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        data["id_kind"] = data.get("id_kind") or IdKind.RESIDENT
        if data["id_kind"] in NUMBERED:
            self._read_number(data)
        else:
            self.require("sex", "birth_date")
            if data["id_kind"] == IdKind.OTHER and not data.get("id_number"):
                self.add_error("id_number", _("填写证件号码"))
        if data.get("disability_kind") == self.NO:
            data["disability_grade"] = ""
        elif data.get("disability_kind"):
            self.require("disability_grade")
        return data

    def _read_number(self, data: dict[str, Any]) -> None:
        """Sex and birth date come from the number; what was typed beside it does not count."""
        box = IdNumberBox(label=_("身份证号"))
        box.on = self.setting.on
        try:
            data["id_number"] = box.clean(data.get("id_number", ""))
        except forms.ValidationError as error:
            self.add_error("id_number", error)
            return
        said = parse(data["id_number"], on=self.setting.on)
        data["sex"], data["birth_date"] = said.sex, said.birth_date


class RelativesSheet(Sheet):
    """Whether a member is a close relative of somebody who works on assistance."""

    answer = Choose([("no", _("没有")), ("yes", _("有"))], label=_("有没有近亲属"))


class RelativeRow(Row):
    """One close relative on the staff (近亲属备案)."""

    staff_name = NameBox(label=_("工作人员姓名"))
    staff_unit = forms.CharField(
        label=_("单位与职务"), max_length=100, error_messages={"required": _("填写单位与职务")}
    )
    relation = forms.CharField(
        label=_("与申请家庭成员的关系"), max_length=40, error_messages={"required": _("填写关系")}
    )


class SupportersSheet(Sheet):
    """Whether there are legal supporters outside the household."""

    answer = Choose([("no", _("没有")), ("yes", _("有"))], label=_("有没有义务人"))


class SupporterRow(Row):
    """One legal supporter outside the household (法定赡养抚养扶养义务人)."""

    passive = frozenset({"ref"})
    ref = forms.CharField(max_length=20, widget=forms.HiddenInput)
    name = NameBox(label=_("姓名"))
    id_number = IdNumberBox(label=_("身份证号"), required=False)
    relation = forms.CharField(
        label=_("关系"), max_length=40, error_messages={"required": _("填写关系")}
    )
    residence = forms.CharField(label=_("住址"), max_length=200, required=False)
    monthly_income = YuanBox(label=_("月收入（元）"), required=False)
    monthly_support = YuanBox(label=_("每月给付（元）"), required=False)
    state = Choose(SupporterState.choices, label=_("行为能力和去向"))
    benefit = Choose(SupporterBenefit.choices, label=_("享受救助"))
    disability_kind = Choose(DisabilityKind.choices, label=_("残疾"), required=False)
    disability_grade = Choose(
        [("1", _("一级")), ("2", _("二级")), ("3", _("三级")), ("4", _("四级"))],
        label=_("等级"),
        required=False,
    )
    property_within = YesNo(label=_("财产符合规定"))

    def settle(self) -> None:
        if "supporters" not in self.setting.asks:
            for name in ABILITY:
                del self.fields[name]


class AccountSheet(Sheet):
    """The account the household is paid into."""

    holder = Choose(label=_("领取人"))
    holder_name = NameBox(label=_("户名"), error_messages={"required": _("填写账户上的户名")})
    bank = forms.CharField(
        label=_("开户银行"), max_length=60, error_messages={"required": _("填写开户银行")}
    )
    card = CardBox(
        label=_("账号"),
        max_length=40,
        error_messages={"required": _("填写卡号或存折账号")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    custody_agreement = forms.CharField(label=_("代管协议编号"), max_length=100, required=False)

    def settle(self) -> None:
        self.fields["holder"].choices = [("", "—"), *self.setting.people]  # type: ignore[attr-defined]
