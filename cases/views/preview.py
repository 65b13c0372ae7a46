"""The notice exactly as it would hang, before it does."""

from typing import Any

from django.utils import timezone

from cases.actions import notice
from cases.forms.step import StepForm
from cases.models import Application
from cases.procedure import StepRefused
from cases.views.step_table import Step


def preview_of(
    step: Step | None, application: Application, form: StepForm | None
) -> dict[str, Any] | str | None:
    """What a notice would say with the words typed so far; in words why it may not; else nothing."""
    if step is None or form is None or step.act is not notice.post_notice:
        return None
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    today = timezone.localdate()
    try:
        return notice.snapshot(
            application,
            on=today,
            ends_on=notice.hangs_until(application, today),
            place=given.get("place") or str(form["place"].value() or ""),
            phone=given.get("phone") or "12345",
            on_web=True,
        )
    except StepRefused as refused:
        return str(refused)
