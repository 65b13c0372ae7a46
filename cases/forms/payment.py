"""What people type about payments, and the return file of a bank."""

import csv
import hashlib
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from accounts.id_numbers import BadNumber, parse_card
from accounts.models import Region
from accounts.templatetags.formats import listed
from cases.actions.payment.returns import Answer
from cases.benefits import run_choices
from cases.models import BankReturn, PaymentReview
from cases.periods import Period
from households.models import Membership

RETURN_COLUMNS = ("批次号", "序号", "账号后四位", "金额", "结果", "原因")
RETURN_MAX_BYTES = 20 * 1024 * 1024
PAID, FAILED = "成功", "失败"
# How banks word a reason; anything else counts as another reason.
REASONS = {str(reason.label): reason.value for reason in BankReturn.Reason if reason.value}


class MonthForm(forms.Form):
    """One month, typed as 2026-11."""

    month = forms.CharField(
        label=_("月份"),
        max_length=7,
        widget=forms.TextInput(attrs={"placeholder": "2026-11", "inputmode": "numeric"}),
        error_messages={"required": _("填写月份，如 2026-11")},
    )

    def clean_month(self) -> date:
        try:
            period = Period.parse(self.cleaned_data["month"])
        except ValueError:
            period = None
        if period is None or period.months != 1:
            raise forms.ValidationError(_("月份写成 2026-11 这样"))
        return period.start


class OpenRunForm(MonthForm):
    """Which month of which county and benefit."""

    region = forms.ModelChoiceField(label=_("县（市、区）"), queryset=Region.objects.none())
    benefit = forms.ChoiceField(label=_("待遇"), choices=run_choices)

    def __init__(self, *args: Any, counties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = counties  # type: ignore[attr-defined]
        self.fields["region"].empty_label = None  # type: ignore[attr-defined]


class SignForm(forms.Form):
    step = forms.CharField(widget=forms.HiddenInput, max_length=8)
    seal_seen = forms.CharField(widget=forms.HiddenInput, max_length=8)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("理由"), max_length=200, error_messages={"required": _("写明理由")}
    )


class ExceptionForm(ReasonForm):
    household_id = forms.IntegerField(widget=forms.HiddenInput)
    question = forms.ChoiceField(choices=PaymentReview.Question.choices, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(label=_("处理"), choices=PaymentReview.Verdict.choices)


class AccountForm(forms.Form):
    """Another account of a household, after the bank could not pay into the last one."""

    holder_id = forms.TypedChoiceField(label=_("领取人"), coerce=int)
    holder_name = forms.CharField(label=_("户名"), max_length=50)
    bank = forms.CharField(label=_("开户银行"), max_length=60)
    card = forms.CharField(label=_("账号"), max_length=40, help_text=_("从卡面重新输入"))
    custody_agreement = forms.CharField(
        label=_("代管协议"),
        max_length=100,
        required=False,
        help_text=_("账户不在领取人名下时填写协议编号"),
    )

    def __init__(self, *args: Any, members: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder_id"].choices = [  # type: ignore[attr-defined]
            (member.person_id, member.person.name) for member in members
        ]

    def clean_card(self) -> str:
        try:
            return parse_card(self.cleaned_data["card"])
        except BadNumber as bad:
            raise forms.ValidationError(str(bad)) from bad


class ReturnForm(forms.Form):
    """A return file: csv in UTF-8 or GB18030, one row for each row of the bank file."""

    file = forms.FileField(
        label=_("回盘文件"),
        error_messages={
            "required": _("选择银行的回盘文件"),
            "empty": _("这个文件是空的，向银行重新索取"),
        },
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > RETURN_MAX_BYTES:
            raise forms.ValidationError(_("文件超过 20 MB，核对是不是回盘文件"))
        content = file.read()
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.answers = read_return(content)
        return file


def read_return(content: bytes) -> list[Answer]:
    """The answers in a return file. Raises ValidationError naming rows that cannot be read."""
    rows = csv.reader(io.StringIO(_text(content), newline=""))
    header = [cell.strip() for cell in next(rows, [])]
    missing = [name for name in RETURN_COLUMNS if name not in header]
    if missing:
        raise forms.ValidationError(
            _("回盘文件缺少“%(columns)s”列"), params={"columns": listed(missing)}
        )
    places = [header.index(name) for name in RETURN_COLUMNS]
    answers, problems = [], []
    for number, cells in enumerate(rows, 2):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            answers.append(_answer(number, [cells[place].strip() for place in places]))
        except (ValueError, IndexError, InvalidOperation):
            problems.append(_("第 %(row)s 行读不出来，核对后重新上传") % {"row": number})
    if problems:
        raise forms.ValidationError(problems[:20])
    if not answers:
        raise forms.ValidationError(_("回盘文件里没有明细"))
    return answers


def _answer(row: int, cells: list[str]) -> Answer:
    batch, number, last4, amount, result, reason = cells
    if result not in (PAID, FAILED):
        raise ValueError(result)
    yuan = Decimal(amount.replace(",", ""))
    if not yuan.is_finite():
        raise ValueError(amount)
    code = "" if result == PAID else REASONS.get(reason, BankReturn.Reason.OTHER.value)
    return Answer(row, batch, int(number), last4.zfill(4), yuan, code)


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise forms.ValidationError(_("这个文件不是文本，回盘文件应为 csv"))
