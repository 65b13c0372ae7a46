"""Lists that hang in villages (长期公布), and the proof of what hung when (公示凭证)."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from cases.actions.notice import digest_of
from cases.actions.publication import (
    MAY_PUBLISH,
    add_list_photo,
    digest_now,
    prepare_list,
    publish_list,
    take_list_down,
)
from cases.forms.publication import PhotoForm, PublicationForm, TakeDownForm
from cases.models import Notice, Publication
from cases.procedure import StepRefused

LONGEST = 200


@require_http_methods(["GET", "POST"])
@right_required(Right.SEE_CASES)
def publication_list(request: OfficerRequest) -> HttpResponse:
    """The lists of one's villages; preparing another."""
    if request.method == "POST" and not request.user.may(Right.POST_NOTICE):
        return render(request, "403.html", status=403)
    form = PublicationForm(request.POST or None, officer=request.user)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            made = prepare_list(
                given.pop("village").pk, by=request.user, on=timezone.localdate(), **given
            )
        except StepRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("名单已编制，由另一人公布"))
            return HttpResponseRedirect(reverse("publication_detail", args=[made.pk]))
    rows = _mine(request).order_by("taken_down_on", "-prepared_on", "-pk")[:LONGEST]
    context = {
        "form": form,
        "rows": rows,
        "may_prepare": request.user.may(Right.POST_NOTICE),
        "today": timezone.localdate(),
    }
    return render(
        request, "cases/publication_list.html", context, status=422 if form.errors else 200
    )


@require_GET
@right_required(Right.SEE_CASES)
def publication_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """What hangs or hung, by whom and when, with its digest and its photos."""
    publication = get_object_or_404(_mine(request), pk=pk)
    now = digest_now(publication)
    region = publication.region_id
    context = {
        "trail": [(_("长期公布"), reverse("publication_list"))],
        "publication": publication,
        "text": publication.text,
        "entries": publication.entries.all(),
        "digest_now": now,
        "unchanged": now == publication.digest,
        "address": _address(request, publication.slug) if publication.text["on_web"] else "",
        "may": any(request.user.may(right, region) for right in MAY_PUBLISH),
        "mine": publication.prepared_by.natural_person == request.user.natural_person,
        "take_down": TakeDownForm(),
        "photo": PhotoForm(),
        "today": timezone.localdate(),
    }
    return render(request, "cases/publication_detail.html", context)


@require_POST
@right_required(*MAY_PUBLISH)
def publication_publish(request: OfficerRequest, pk: int) -> HttpResponse:
    today = timezone.localdate()
    return _done(request, pk, lambda: publish_list(pk, by=request.user, on=today), _("名单已公布"))


@require_POST
@right_required(*MAY_PUBLISH)
def publication_take_down(request: OfficerRequest, pk: int) -> HttpResponse:
    form = TakeDownForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    today = timezone.localdate()
    return _done(
        request, pk, lambda: take_list_down(pk, by=request.user, on=today, reason=reason),
        _("名单已撤下"),
    )  # fmt: skip


@require_POST
@right_required(*MAY_PUBLISH)
def publication_photo(request: OfficerRequest, pk: int) -> HttpResponse:
    form = PhotoForm(request.POST, request.FILES)

    file = form.cleaned_data["file"] if form.is_valid() else None
    return _done(
        request, pk, lambda: add_list_photo(pk, by=request.user, file=file), _("照片已保存")
    )


@require_GET
@right_required(Right.SEE_CASES)
def publication_board(request: OfficerRequest, pk: int) -> HttpResponse:
    """The list for the board in the village: the stored rows and nothing else."""
    publication = get_object_or_404(_mine(request), pk=pk)
    access.record(
        by=request.user, kind=AccessLog.Kind.PRINT, subject="publication_board",
        subject_id=publication.pk, region_id=publication.region_id,
    )  # fmt: skip
    context = {
        "publication": publication,
        "text": publication.text,
        "entries": publication.entries.filter(withdrawn_on=None),
        "address": _address(request, publication.slug),
    }
    return render(request, "cases/print/publication_board.html", context)


@require_GET
@right_required(Right.SEE_CASES)
def notice_proof(request: OfficerRequest, pk: int) -> HttpResponse:
    """The proof of a notice (公示凭证): what was shown when, by whom, its photos and its digest."""
    notice = get_object_or_404(
        Notice.objects.visible_to(request.user).select_related(
            "application", "posted_by", "photo", "end_photo"
        ),
        pk=pk,
    )
    now = digest_of(notice.text)
    context = {
        "trail": [(notice.application.number, notice.application.get_absolute_url())],
        "notice": notice,
        "text": notice.text,
        "digest_now": now,
        "unchanged": now == notice.digest,
        "address": _address(request, notice.slug) if notice.text["on_web"] else "",
        "events": notice.application.events.filter(
            kind__in=["posted", "taken_down", "objected", "objection_settled"]
        ).select_related("by"),
    }
    return render(request, "cases/notice_proof.html", context)


def _mine(request: OfficerRequest) -> "QuerySet[Publication]":
    return Publication.objects.visible_to(request.user).select_related(
        "region", "prepared_by", "published_by", "taken_down_by", "photo", "end_photo"
    )


def _address(request: HttpRequest, slug: str) -> str:
    return request.build_absolute_uri(reverse("public_notice", args=[slug]))


def _done(request: OfficerRequest, pk: int, act: Callable[[], None], words: str) -> HttpResponse:
    publication = get_object_or_404(_mine(request), pk=pk)
    try:
        act()
    except StepRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return HttpResponseRedirect(reverse("publication_detail", args=[publication.pk]))
