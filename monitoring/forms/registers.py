"""The forms of the import wizard: the file, its columns, its confirmation."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.inputs import DayInput
from accounts.models import Officer, Region
from accounts.roles import Right
from monitoring.models import RegisterImport
from monitoring.models.register import RegisterKind
from monitoring.registers import REGISTERS
from monitoring.registers.hostile import REFUSALS

MEGABYTE = 1024 * 1024


class UploadForm(forms.Form):
    """A register file: which register, of which place, as of which day."""

    kind = forms.ChoiceField(label=_("登记种类"), choices=RegisterKind.choices)
    region = forms.ModelChoiceField(
        label=_("地区"), queryset=Region.objects.none(), empty_label=None
    )
    as_of = forms.DateField(
        label=_("数据日期"),
        widget=DayInput,
        help_text=_("来源单位导出数据的日期"),
        error_messages={"required": _("填写数据日期"), "invalid": _("数据日期写成 2026-11-20")},
    )
    file = forms.FileField(
        label=_("文件"),
        help_text=_(".xlsx 或 .csv，不超过 20 MB；证件号码列设为文本"),
        error_messages={
            "required": _("选择要导入的文件"),
            "empty": _("文件是空的，重新导出后再上传"),
        },
    )

    def __init__(self, *args: Any, officer: Officer, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        places = Region.objects.visible_to(officer).within(
            officer.intervals_with(Right.IMPORT_REGISTER)
        )
        posts = [post.region_id for post in officer.posts_today]
        self.fields["region"].queryset = places.filter(pk__in=posts)  # type: ignore[attr-defined]
        self.fields["as_of"].initial = on
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.csv"

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"]
        if day > self.on:
            raise forms.ValidationError(_("数据日期晚于今天，核对一遍"))
        return day

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.REGISTER_MAX_BYTES:
            raise forms.ValidationError(
                _("文件 %(size)d MB，超过 %(limit)d MB；分成几份，或由管理员用命令导入"),
                params={
                    "size": round((file.size or 0) / MEGABYTE),
                    "limit": settings.REGISTER_MAX_BYTES // MEGABYTE,
                },
            )
        return file


class MappingForm(forms.Form):
    """Which of their columns is which of ours; each choice shows what stands in the column."""

    def __init__(self, *args: Any, found: RegisterImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        register = REGISTERS[found.kind]
        choices = [("", _("文件里没有")), *_their_columns(found)]
        for column in register.columns:
            self.fields[column.field] = forms.ChoiceField(
                label=str(column.label),
                required=column in register.required,
                choices=choices,
                initial=found.mapping.get(column.field, ""),
                error_messages={
                    "required": _("选出哪一列是“%(ours)s”") % {"ours": column.label},
                    "invalid_choice": _("文件里没有选的这一列，重新选择"),
                },
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        taken: dict[str, str] = {}
        for name, column in list(given.items()):
            if column and column in taken:
                words = _("这一列已经对应“%(other)s”，每一列只用一次")
                other = self.fields[taken[column]].label
                self.add_error(name, forms.ValidationError(words, params={"other": other}))
            taken.setdefault(column, name)
        return given

    def mapping(self) -> dict[str, str]:
        """Our field to their column, for the columns the file has."""
        return {name: column for name, column in self.cleaned_data.items() if column}


class ReasonForm(forms.Form):
    """Why a file counts although a gate failed."""

    reason = forms.CharField(
        label=_("确认的理由"),
        max_length=200,
        help_text=_("例如：已电话与来源单位核实，本月确为 12,004 行"),
        error_messages={"required": _("写明确认的理由")},
    )


def in_words(refusal: str) -> str:
    """The half of a refusal that is in the reader's language; commands print both."""
    if refusal not in REFUSALS.values():
        return refusal
    chinese, _slash, english = refusal.partition(" / ")
    return english if (get_language() or "").startswith("en") else chinese


def _their_columns(found: RegisterImport) -> list[tuple[str, str]]:
    """Their columns, each with its title and what its first rows hold (masked)."""
    samples = found.sheet["samples"]
    named = []
    for number, (column, title) in enumerate(found.sheet["titles"].items(), 1):
        seen = "、".join(text for text in samples.get(column, []) if text)[:40]
        if title or seen:
            name = title or _("第 %(number)d 列") % {"number": number}
            named.append((column, f"{name}（{seen}）" if seen else str(name)))
    return named
