"""Forms of the double lock."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.inputs import DayInput
from cases.actions.exits import FREE
from cases.benefits import BENEFITS
from cases.models import Award, ExitSource
from monitoring.forms.ledgers import words


class NothingForm(forms.Form):
    """A step that asks nothing."""


class ProposeForm(forms.Form):
    """An award shall end or fall, for a reason its benefit knows."""

    reason = forms.ChoiceField(label=_("退出原因"))
    note = words(_("说明"))

    def __init__(self, *args: Any, benefit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = set(BENEFITS[benefit].ends).difference(FREE)
        self.fields["reason"].choices = [  # type: ignore[attr-defined]
            (code, label) for code, label in Award.EndReason.choices if code in known
        ]


class SourceForm(forms.Form):
    """A source that speaks for the exit, or a visit."""

    kind = forms.ChoiceField(label=_("来源种类"), choices=ExitSource.Kind.choices)
    origin = forms.CharField(label=_("来源单位（入户写两名走访人）"), max_length=60)
    words = words(_("证明了什么"))
    happened_on = forms.DateField(label=_("日期"), widget=DayInput)


class WrittenNoticeForm(forms.Form):
    way = forms.CharField(label=_("送达方式"), max_length=40)


class OverrideForm(forms.Form):
    reason = words(_("放行理由"))
