"""What every step of a case asks: at least which version of the case the officer looked at."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer
from cases.models import Application


class StepForm(forms.Form):
    """A step without questions of its own."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, application: Application, officer: Officer, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.application = application
        self.officer = officer
        self.fields["version"].initial = application.version
        self.prepare()

    def prepare(self) -> None:
        """Fill choices and first values from the case."""

    @property
    def short(self) -> list[forms.BoundField]:
        """Fields that stand beside each other."""
        return [field for field in self.visible_fields() if not _is_long(field)]

    @property
    def long(self) -> list[forms.BoundField]:
        """Sentences and choices that need the whole width."""
        return [field for field in self.visible_fields() if _is_long(field)]

    def said(self) -> dict[str, Any]:
        """The keyword arguments of the action."""
        return dict(self.cleaned_data)


def _is_long(field: forms.BoundField) -> bool:
    wide = (forms.Textarea, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.CheckboxInput)
    return isinstance(field.field.widget, wide)


class ReasonForm(StepForm):
    reason = forms.CharField(
        label=_("原因"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class NoteForm(StepForm):
    note = forms.CharField(
        label=_("审查意见"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


def paragraph(label: Any, *, rows: int = 3, longest: int = 500, **given: Any) -> forms.CharField:
    """A field for a few sentences."""
    return forms.CharField(
        label=label, max_length=longest, widget=forms.Textarea(attrs={"rows": rows}), **given
    )
