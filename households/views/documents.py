"""A paper, shown to whoever may see its household; every look is logged."""

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from households.models import Document

_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


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
    with default_storage.open(paper.file) as file:
        response = HttpResponse(file.read(), content_type=paper.media_type)
    name = f"{paper.kind}-{paper.pk}.{_ENDINGS[paper.media_type]}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; img-src 'self'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
