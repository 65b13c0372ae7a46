"""Register files (登记数据导入): upload, columns, and what a person decides about the account."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.actions.exports import Extract
from accounts.decorators import right_required
from accounts.downloads import hand_out
from accounts.http import OfficerRequest
from accounts.marks import XLSX
from accounts.paging import page_of
from accounts.roles import Right
from monitoring.actions import imports
from monitoring.actions.retention import destroy_due
from monitoring.forms.registers import MappingForm, ReasonForm, UploadForm, WordsForm, in_words
from monitoring.models import RegisterImport
from monitoring.registers import rejects
from monitoring.registers.hostile import REFUSALS, Refused
from monitoring.views.import_page import TONES, State, import_of, import_page, imports_of

SOON = 20
SHEET_ROWS = 100_000  # longer lists of refused rows go out as csv


@require_safe
@right_required(Right.IMPORT_REGISTER)
def register_import_list(request: OfficerRequest) -> HttpResponse:
    """Files taken in, newest first, each with its account."""
    paged = page_of(request, imports_of(request))
    due = imports_of(request).filter(destroyed_at=None, destroy_on__lte=timezone.localdate())
    context = {
        **paged,
        "due": due.count(),
        "rows": [(each, TONES[State(each.state)]) for each in paged["page"]],
    }
    return render(request, "monitoring/register_import_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@right_required(Right.IMPORT_REGISTER)
def register_import_new(request: OfficerRequest) -> HttpResponse:
    """Take a file; one that must stay shut is refused with its reason, one known is shown."""
    on = timezone.localdate()
    if request.method != "POST":
        form = UploadForm(officer=request.user, on=on)
        return render(request, "monitoring/register_import_new.html", {"form": form})
    form = UploadForm(request.POST, request.FILES, officer=request.user, on=on)
    if form.is_valid():
        try:
            return redirect("register_import_detail", _receive(request, form).pk)
        except imports.AlreadyImported as known:
            messages.warning(request, str(known))
            return redirect("register_import_detail", known.earlier.pk)
        except Refused as reason:
            form.add_error("file", in_words(REFUSALS[reason.code]))
    return render(request, "monitoring/register_import_new.html", {"form": form}, status=422)


@require_safe
@right_required(Right.IMPORT_REGISTER)
def register_import_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """One file at the step it has reached: columns, reading, account, result."""
    return import_page(request, import_of(request, pk))


@require_POST
@right_required(Right.IMPORT_REGISTER)
def register_import_begin(request: OfficerRequest, pk: int) -> HttpResponse:
    """The columns are settled: the file is read."""
    found = import_of(request, pk)
    if found.state != State.RECEIVED:
        return import_page(request, found, refused=_("这份文件已经开始读取"), status=422)
    form = MappingForm(request.POST, found=found)
    if not form.is_valid():
        return import_page(request, found, mapping=form, status=422)
    try:
        imports.begin(found.pk, mapping=form.mapping(), by=request.user)
    except imports.WrongStep as reason:
        found.refresh_from_db()
        return import_page(request, found, refused=str(reason), status=422)
    return redirect("register_import_detail", found.pk)


@require_POST
@right_required(Right.IMPORT_REGISTER)
def register_import_words(request: OfficerRequest, pk: int) -> HttpResponse:
    """Words of the source are understood from now on, and the file is read again."""
    found = import_of(request, pk)
    form = WordsForm(request.POST, found=found)
    if not form.is_valid():
        return import_page(request, found, words=form, status=422)
    if not (words := form.words()):
        return import_page(request, found, refused=_("至少给一个写法选出对应"), status=422)
    try:
        imports.read_again(found.pk, words=words, by=request.user)
    except imports.WrongStep as reason:
        return import_page(request, found, refused=str(reason), status=422)
    messages.success(request, _("写法已记住，文件重新读取"))
    return redirect("register_import_detail", found.pk)


@require_POST
@right_required(Right.IMPORT_REGISTER)
def register_import_confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The rows count; after a failed gate by another person, who says why."""
    found = import_of(request, pk)
    form = ReasonForm(request.POST)
    if found.state == State.WAITING and not form.is_valid():
        return import_page(request, found, reason=form, status=422)
    try:
        imports.confirm(
            found.pk,
            by=request.user,
            on=timezone.localdate(),
            reason=request.POST.get("reason", ""),
        )
    except (imports.WrongStep, PermissionDenied) as reason:
        return import_page(request, found, refused=str(reason), status=422)
    messages.success(request, _("登记数据已导入，相关比对已排队"))
    return redirect("register_import_detail", found.pk)


@require_POST
@right_required(Right.IMPORT_REGISTER)
def register_import_refuse(request: OfficerRequest, pk: int) -> HttpResponse:
    """The file is not taken; nothing of it stays."""
    found = import_of(request, pk)
    try:
        imports.refuse(
            found.pk, by=request.user, reason=_("%(who)s放弃导入") % {"who": request.user}
        )
    except imports.WrongStep as reason:
        return import_page(request, found, refused=str(reason), status=422)
    messages.info(request, _("没有导入，文件和读取的内容已删除"))
    return redirect("register_import_list")


@require_http_methods(["GET", "HEAD", "POST"])
@right_required(Right.IMPORT_REGISTER)
def register_destruction_list(request: OfficerRequest) -> HttpResponse:
    """Rows whose time is over, and those that were destroyed: when, by whom, how many."""
    on = timezone.localdate()
    if request.method == "POST":
        many = destroy_due(by=request.user, on=on)
        messages.success(request, _("已销毁 %(many)d 份到期数据") % {"many": many})
        return redirect("register_destruction_list")
    kept = imports_of(request).exclude(destroy_on=None).filter(destroyed_at=None)
    done = imports_of(request).filter(state=State.DESTROYED).select_related("destroyed_by")
    context = {
        **page_of(request, done.order_by("-destroyed_at")),
        "due": kept.filter(destroy_on__lte=on).order_by("destroy_on"),
        "soon": kept.filter(destroy_on__gt=on).order_by("destroy_on")[:SOON],
    }
    return render(request, "monitoring/register_destruction_list.html", context)


@require_POST
@right_required(Right.IMPORT_REGISTER)
def register_import_rejects(request: OfficerRequest, pk: int) -> HttpResponse:
    """The refused rows, to go back to their source, through the export ledger."""
    found = import_of(request, pk)
    rows = found.rejected_rows.order_by("row_number").values_list(
        "row_number", "column", "reason", "value"
    )
    as_sheet = request.POST.get("format") != "csv" and found.rejected <= SHEET_ROWS
    extract = Extract(
        subject="register_import",
        title=_("拒收的行：%(file)s") % {"file": found.file_name},
        region_id=found.region_id,
        name=f"rejects-{found.pk}.{'xlsx' if as_sheet else 'csv'}",
        rows=found.rejected,
        subject_id=found.pk,
        fields=["rejected_rows"],
        content_type=XLSX if as_sheet else "text/csv; charset=utf-8",
    )
    return hand_out(
        request,
        extract,
        lambda: rejects.as_xlsx(rows) if as_sheet else rejects.as_csv(rows.iterator()),
    )


def _receive(request: OfficerRequest, form: UploadForm) -> RegisterImport:
    with _on_disk(form.cleaned_data["file"]) as path:
        return imports.receive(
            path, form.told(), limit=settings.REGISTER_MAX_BYTES, by=request.user
        )


@contextmanager
def _on_disk(file: "UploadedFile[bytes]") -> Iterator[Path]:
    """The uploaded file under a path of our own, as long as it is looked at."""
    suffix = ".xlsx" if (file.name or "").lower().endswith(".xlsx") else ".csv"
    with NamedTemporaryFile(suffix=suffix) as kept:
        for chunk in file.chunks():
            kept.write(chunk)
        kept.flush()
        yield Path(kept.name)
