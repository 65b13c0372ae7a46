"""A paper, shown to whoever may see its household; every look is logged."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest, stored_file
from accounts.models import AccessLog
from accounts.roles import Right
from households.models import Document


@require_GET
@right_required(Right.SEE_CASES)
def document_file(request: OfficerRequest, pk: int) -> HttpResponse:
    """The file, shut in: no script of it runs, no type is guessed, its name tells nothing."""
    paper = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    access.record(
        by=request.user,
        kind=AccessLog.Kind.VIEW,
        subject="document",
        subject_id=paper.pk,
        region_id=paper.region_id,
        fields=[paper.kind],
    )
    return stored_file(paper.file, media_type=paper.media_type, name=f"{paper.kind}-{paper.pk}")
