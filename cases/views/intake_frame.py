"""What every page of the wizard shows and needs: the draft, its steps, what was sent."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from accounts.roles import Right
from accounts.templatetags.formats import mask_name
from cases.actions.intake import EDITABLE
from cases.benefits import BENEFITS
from cases.intake.draft import Draft
from cases.intake.sections import CHECK
from cases.intake.tasks import Task
from cases.models import Application


def draft_of(request: OfficerRequest, pk: int, *rights: Right) -> Draft:
    """The draft of an application the officer may see, or 404; 403 without one of the rights there."""
    application = get_object_or_404(
        Application.objects.visible_to(request.user).select_related("region", "household"), pk=pk
    )
    if rights and not any(request.user.may(right, application.region_id) for right in rights):
        raise PermissionDenied
    return Draft(application, on=timezone.localdate())


def frame(
    request: OfficerRequest, draft: Draft, tasks: list[Task], here: str = ""
) -> dict[str, Any]:
    """What every page of the wizard shows: whose draft it is, and the steps beside it."""
    application = draft.application
    may_write = application.state in EDITABLE and request.user.may(
        Right.ENTER, application.region_id
    )
    check = reverse("intake_check", args=[application.pk])
    return {
        "application": application,
        "benefit": BENEFITS[application.benefit].label,
        "household_title": _("%(name)s 家庭") % {"name": mask_name(application.applicant_name)},
        "members": len(draft.members),
        "steps": [
            {
                "label": t.label,
                "url": address_of(draft, t) if may_write else check,
                "active": t.name == here,
                "status": t.status,
            }
            for t in tasks
        ],
        "total": len(tasks),
        "trail": [
            (_("申请"), reverse("application_list")),
            (application.number, reverse("application_tasks", args=[application.pk])),
        ],
        "may_write": may_write,
        "editable": application.state in EDITABLE,
    }


def address_of(draft: Draft, task: Task) -> str:
    if task.name == CHECK:
        return reverse("intake_check", args=[draft.application.pk])
    return reverse("intake_section", args=[draft.application.pk, task.name])


def flat(sent: QueryDict) -> dict[str, str]:
    return {name: str(sent[name]) for name in sent}
