"""Forms of sign-in and of one's own account."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http.request import HttpRequest  # noqa: TID251  axes counts by the request
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer


class SignInForm(forms.Form):
    """Account and password. What is wrong with them is said in one sentence for all cases."""

    username = forms.CharField(
        label=_("账号"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
        error_messages={"required": _("填写账号")},
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("填写密码")},
    )
    officer: Officer

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        officer = authenticate(self.request, username=given["username"], password=given["password"])
        if not isinstance(officer, Officer):
            raise ValidationError(_("账号或密码不对，核对后再试；连续 5 次不对会锁定 30 分钟"))
        self.officer = officer
        return given


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("语言"), choices=settings.LANGUAGES)


class ShortcutsForm(forms.Form):
    shortcuts = forms.BooleanField(label=_("使用快捷键"), required=False)


class CodeForm(forms.Form):
    """Six digits from the authenticator; pasting with blanks is fine."""

    code = forms.CharField(
        label=_("动态验证码"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
        error_messages={"required": _("填写手机应用上的 6 位验证码")},
    )

    def clean_code(self) -> str:
        code = "".join(str(self.cleaned_data["code"]).split())
        if len(code) != 6 or not code.isascii() or not code.isdigit():
            raise ValidationError(_("验证码是 6 位数字，核对手机应用后重新输入"))
        return code


class PasswordForm(forms.Form):
    """A new password, after the present one."""

    present = forms.CharField(
        label=_("现在的密码"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("新密码"),
        max_length=128,
        strip=False,
        help_text=_("至少 12 位，可以是一句话；不要用账号、姓名或常见密码"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("再输一遍新密码"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, officer: Officer, *args: Any, **kwargs: Any) -> None:
        self.officer = officer
        super().__init__(*args, **kwargs)

    def clean_present(self) -> str:
        present = str(self.cleaned_data["present"])
        if not self.officer.check_password(present):
            raise ValidationError(_("现在的密码不对，重新输入"))
        return present

    def clean_new(self) -> str:
        new = str(self.cleaned_data["new"])
        validate_password(new, self.officer)
        if self.officer.check_password(new):
            raise ValidationError(_("新密码和现在的一样，换一个"))
        return new

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "new" in given and given.get("again") != given["new"]:
            self.add_error("again", _("两次输入的新密码不一样，重新输入"))
        return given
