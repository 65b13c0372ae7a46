"""Forms of the system administrator and of the auditor."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.actions.officers import NewPost
from accounts.forms.places import RegionField
from accounts.inputs import DayInput
from accounts.models import AccessLog, Officer
from accounts.roles import Right, Role

ROLES = [("", "—"), *((role.value, role.label) for role in Role if role is not Role.MACHINE)]


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput, **options)


class PostForm(forms.Form):
    """A role in a region from a day to a day."""

    role = forms.ChoiceField(
        label=_("岗位"), choices=ROLES, error_messages={"required": _("选择岗位")}
    )
    region = RegionField(
        label=_("管辖区域"),
        help_text=_("名称或 12 位区划代码，例如“洪濑镇”"),
        widget=forms.TextInput(attrs={"list": "regions", "autocomplete": "off"}),
        error_messages={"required": _("填写管辖区域")},
    )
    since = _day(_("任期从"), error_messages={"required": _("填写任期第一天")})
    until = _day(_("任期到"), required=False, help_text=_("最后一天；空着就是没有定期限"))
    document = forms.CharField(label=_("任命文件"), max_length=100, required=False)

    def __init__(self, by: Officer, *args: Any, **kwargs: Any) -> None:
        self.by = by
        super().__init__(*args, **kwargs)
        region = self.fields["region"]
        assert isinstance(region, RegionField)
        region.intervals = by.intervals_with(Right.MANAGE_OFFICERS)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("最后一天不能早于第一天"))
        return given

    @property
    def post(self) -> NewPost:
        """What the form says, once it is valid."""
        given = self.cleaned_data
        return NewPost(
            role=Role(given["role"]),
            region_id=given["region"].code,
            since=given["since"],
            until=given["until"],
            document=given["document"],
        )


class AccountForm(PostForm):
    """A new account with its first post."""

    username = forms.CharField(
        label=_("账号"),
        max_length=40,
        help_text=_("登录用，小写字母和数字，例如 linjianhua"),
        validators=[
            RegexValidator(r"^[a-z][a-z0-9._-]{2,39}$", _("账号用 3–40 位小写字母和数字，字母开头"))
        ],
        error_messages={"required": _("填写账号")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("姓名"), max_length=50, error_messages={"required": _("填写姓名")}
    )
    staff_no = forms.CharField(label=_("工号"), max_length=20, required=False)
    same_person = forms.CharField(
        label=_("本人已有的账号"),
        max_length=40,
        required=False,
        help_text=_("同一个人有第二个账号时填写；经办和审批按同一人回避"),
    )

    field_order = ["username", "name", "staff_no", "same_person"]

    def clean_same_person(self) -> Officer | None:
        username = str(self.cleaned_data["same_person"]).strip()
        if not username:
            return None
        known = Officer.objects.managed_by(self.by).filter(username=username).first()
        if known is None:
            raise ValidationError(_("您管理的人员中没有账号“%(name)s”"), params={"name": username})
        return known


class EndPostForm(forms.Form):
    last_day = _day(_("最后一天"), error_messages={"required": _("填写任期最后一天")})


class OfficerFilter(forms.Form):
    """What the list of officers is narrowed to."""

    q = forms.CharField(label=_("姓名或账号"), max_length=50, required=False)
    role = forms.ChoiceField(label=_("岗位"), choices=ROLES, required=False)


class LookFilter(forms.Form):
    """What the access log is narrowed to."""

    officer = forms.CharField(label=_("账号"), max_length=40, required=False)
    kind = forms.ChoiceField(
        label=_("方式"), choices=[("", _("全部方式")), *AccessLog.Kind.choices], required=False
    )
    subject = forms.CharField(label=_("对象"), max_length=30, required=False)
    subject_id = forms.IntegerField(
        label=_("对象编号"), min_value=1, max_value=2**62, required=False
    )
    day = _day(_("日期"), required=False)
