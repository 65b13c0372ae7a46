"""Why a file is needed, and what the other person says to it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExportForm(forms.Form):
    reason = forms.CharField(
        label=_("用途"),
        max_length=200,
        min_length=4,
        help_text=_("写明拿去做什么、给谁用，会记在导出台账里"),
        error_messages={
            "required": _("写明用途"),
            "min_length": _("写具体一些，至少 4 个字"),
        },
    )


class AnswerForm(forms.Form):
    words = forms.CharField(label=_("审批意见"), max_length=200, required=False)


class TraceForm(forms.Form):
    text = forms.CharField(
        label=_("从文件里复制的文字或标记"),
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("粘贴文件里的几行文字")},
    )
