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
from accounts.templatetags.formats import bracketed, listed, mask_name
from monitoring.actions.imports import Told
from monitoring.actions.remembered import sources_of, unknown_words
from monitoring.models import RegisterImport
from monitoring.models.register import RegisterKind
from monitoring.registers import REGISTERS
from monitoring.registers.hostile import REFUSALS

MEGABYTE = 1024 * 1024
MOST = 10**12  # rows or persons that anybody may name


class UploadForm(forms.Form):
    """A register file: which register, of which place, as of which day."""

    source = forms.CharField(
        label=_("来源单位"),
        max_length=60,
        help_text=_("例如：市殡葬管理所；同一单位每次写法一致，列对应才会记住"),
        error_messages={"required": _("填写来源单位")},
    )
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
    complete = forms.ChoiceField(
        label=_("名册范围"),
        required=False,
        choices=[
            ("", _("按登记种类的惯例")),
            ("yes", _("完整名册：这一天的全部人员")),
            ("no", _("部分人员：新增或变动的")),
        ],
        help_text=_("部分人员的文件里没有某人，不说明他没有登记"),
    )
    told_rows = forms.IntegerField(
        label=_("来源报的行数"),
        min_value=0,
        max_value=MOST,
        required=False,
        help_text=_("来源单位随文件告知的总行数，用来核对文件完整"),
    )
    told_persons = forms.IntegerField(
        label=_("来源报的人数"), min_value=0, max_value=MOST, required=False
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
        self.fields["source"].widget.attrs |= {"list": "sources", "autocomplete": "off"}
        self.sources = sources_of(officer)
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.csv"

    def clean_source(self) -> str:
        return " ".join(str(self.cleaned_data["source"]).split())

    def told(self) -> Told:
        """What the form says of the file. Only for a valid form."""
        given = self.cleaned_data
        return Told(
            kind=given["kind"],
            region_id=given["region"].pk,
            as_of=given["as_of"],
            file_name=given["file"].name,
            source=given["source"],
            complete={"yes": True, "no": False}.get(given["complete"]),
            rows=given["told_rows"],
            persons=given["told_persons"],
        )

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
        choices = [("", _("没有这一列，或不用")), *their_columns(found)]
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


class WordsForm(forms.Form):
    """What words of the source mean that are in no dictionary of ours; one left open stays refused."""

    def __init__(self, *args: Any, found: RegisterImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = {str(c.label): c for c in REGISTERS[found.kind].columns if c.options}
        self.unknown = unknown_words(found)
        for place, (label, word, many) in enumerate(self.unknown):
            ours = dict.fromkeys(word for word, _code in self.columns[label].options)
            self.fields[f"word{place}"] = forms.ChoiceField(
                label=f"{label}{_('：')}{word}",
                required=False,
                choices=[("", _("不认，照样拒收")), *((each, each) for each in ours)],
                help_text=_("%(many)s 行") % {"many": f"{many:,}"},
            )

    def words(self) -> dict[str, dict[str, str]]:
        """By field: their word to a word of ours."""
        known: dict[str, dict[str, str]] = {}
        for place, (label, word, _many) in enumerate(self.unknown):
            if ours := self.cleaned_data[f"word{place}"]:
                known.setdefault(self.columns[label].field, {})[word] = ours
        return known


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


def their_columns(found: RegisterImport) -> list[tuple[str, str]]:
    """Their columns, each with its title and what its first rows hold (masked)."""
    samples = found.sheet["samples"]
    names = found.mapping.get("name")
    named = []
    for number, (column, title) in enumerate(found.sheet["titles"].items(), 1):
        texts = [text for text in samples.get(column, []) if text]
        seen = listed(mask_name(text) if column == names else text for text in texts)[:40]
        if title or seen:
            name = title or _("第 %(number)d 列") % {"number": number}
            named.append((column, f"{name}{bracketed(seen)}" if seen else str(name)))
    return named
