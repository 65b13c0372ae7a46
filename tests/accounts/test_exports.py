"""Exports: a reason, another person where rows are many or numbers whole, three marked copies, a day."""

import io
from dataclasses import replace
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.utils import InternalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook

from accounts.actions import exports
from accounts.actions.exports import Extract
from accounts.marks import DOCX, PROPERTY, Mark, found_in
from accounts.models import AccessLog, Export, ExportPiece, Officer
from accounts.roles import Role
from cases.xlsx import table_book
from tests.factories import HONGLAI, NANAN, officer, region

pytestmark = pytest.mark.django_db
HEAD, WIDTHS = ("序号", "姓名", "村"), (6, 10, 12)


def sheet(rows: int = 3) -> bytes:
    body = [(n, "陈水土", '=HYPERLINK("x")') for n in range(1, rows + 1)]
    return table_book("名单", HEAD, body, widths=WIDTHS)


def extract(rows: int = 3, *, masked: bool = True) -> Extract:
    region(HONGLAI)
    return Extract("ledger", "走访清单", HONGLAI, "visits.xlsx", rows, masked)


def asked(by: Officer, rows: int = 3, *, masked: bool = True) -> Export:
    given = extract(rows, masked=masked)
    return exports.ask(given, sheet(), reason="入户走访", by=by, now=timezone.now())


def taken(export: Export, by: Officer) -> bytes:
    return b"".join(exports.take(export.pk, by=by, now=timezone.now())[1])


def cells(content: bytes) -> list[str]:
    rows = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    return [str(cell) for row in rows for cell in row if cell is not None]


def test_few_masked_rows_go_at_once_and_each_copy_tells_whose_it_is():
    clerk = officer(at=HONGLAI, name="林建华")
    export = asked(clerk)
    first = cells(taken(export, clerk))
    second = taken(export, clerk)
    assert any("林建华" in words and f"编号 {export.pk}-1" in words for words in first)
    rows = [words for words in first if words.startswith("=HYPERLINK")]
    assert len(rows) == 3
    assert {found_in(words) for words in rows} == {(export.pk, 1)}
    assert found_in(cells(second)[-2]) == (export.pk, 2)
    assert "陈水土" in first  # only the last words of a row carry the mark
    inside = ZipFile(io.BytesIO(second))
    assert found_in(inside.read("docProps/custom.xml").decode()) == (export.pk, 2)
    assert PROPERTY in inside.read("docProps/custom.xml").decode()
    assert b"oddFooter" in inside.read("xl/worksheets/sheet1.xml")
    book = load_workbook(io.BytesIO(second))
    assert not [c for row in book.active.iter_rows() for c in row if c.data_type == "f"]
    log = AccessLog.objects.filter(officer=clerk, kind="download", subject="ledger")
    assert [line.purpose for line in log] == ["入户走访"] * 2


def test_copies_of_csv_and_documents_are_marked_where_people_see_it():
    clerk, now = officer(at=HONGLAI, name="林建华"), timezone.now()
    text, book = "姓名,金额\r\n陈水土,600.00\r\n", Document()
    book.add_paragraph("实施情况")
    words = io.BytesIO()
    book.save(words)
    for name, kind, content in (
        ("a.csv", "text/csv; charset=utf-8", text.encode()), ("a.docx", DOCX, words.getvalue())
    ):  # fmt: skip
        given = replace(extract(), name=name, content_type=kind)
        export = exports.ask(given, content, reason="入户走访", by=clerk, now=now)
        copy = taken(export, clerk)
        if kind == DOCX:
            lines = [each.text for each in Document(io.BytesIO(copy)).paragraphs]
            assert PROPERTY in ZipFile(io.BytesIO(copy)).read("docProps/custom.xml").decode()
        else:
            assert copy.decode().startswith(text)
            lines = copy.decode().splitlines()
        assert f"编号 {export.pk}-1" in lines[-1] and "林建华" in lines[-1]
        assert found_in(lines[-1]) == (export.pk, 1)


def test_what_waits_stands_on_the_desk_of_who_may_answer():
    clerk, head = officer(at=HONGLAI), officer(Role.TOWNSHIP_HEAD, HONGLAI)
    assert "待审批导出" not in signed_in(head).get(reverse("desk")).content.decode()
    asked(clerk, rows=1_500)
    assert "待审批导出" in signed_in(head).get(reverse("desk")).content.decode()
    assert "待审批导出" not in signed_in(clerk).get(reverse("desk")).content.decode()


def signed_in(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


def test_a_mark_that_somebody_made_up_is_nobodys():
    mark = Mark(7, 1, "林", timezone.now())
    assert found_in(f"姓名{mark.hidden}") == found_in(mark.code) == (7, 1)
    other = Mark(8, 1, "林", timezone.now())
    assert found_in(other.code[:12] + mark.code[12:]) is None
    assert found_in("没有标记的文字") is None


@pytest.mark.parametrize(("rows", "masked"), [(1_001, True), (3, False)])
def test_many_rows_or_whole_numbers_need_another_person(rows, masked):
    clerk, head = officer(at=HONGLAI), officer(Role.TOWNSHIP_HEAD, HONGLAI)
    export = asked(clerk, rows, masked=masked)
    now = timezone.now()
    with pytest.raises(ValidationError):
        exports.take(export.pk, by=clerk, now=now)
    with pytest.raises(PermissionDenied):
        exports.answer(export.pk, agreed=True, words="", by=clerk, now=now)
    twin = officer(Role.TOWNSHIP_HEAD, HONGLAI)
    Officer.objects.filter(pk=twin.pk).update(natural_person=clerk.natural_person)
    twin.refresh_from_db()
    with pytest.raises(PermissionDenied, match="其他人员"):
        exports.answer(export.pk, agreed=True, words="", by=twin, now=now)
    with pytest.raises(IntegrityError, match="by_two"), transaction.atomic():
        Export.objects.filter(pk=export.pk).update(state="open")
    exports.answer(export.pk, agreed=True, words="", by=head, now=now)
    with pytest.raises(PermissionDenied):
        exports.take(export.pk, by=head, now=now)
    assert taken(export, clerk)


def test_three_copies_a_day_and_then_nothing_is_left_but_the_line():
    clerk = officer(at=HONGLAI)
    export, now = asked(clerk), timezone.now()
    for _copy in range(3):
        exports.take(export.pk, by=clerk, now=now)
    with pytest.raises(ValidationError):
        exports.take(export.pk, by=clerk, now=now)
    late = asked(clerk)
    over = now + timedelta(hours=25)
    with pytest.raises(ValidationError):
        exports.take(late.pk, by=clerk, now=over)
    assert b"xl/" not in bytes(ExportPiece.objects.get(export=late).sealed)
    assert exports.forget_expired(now=over) == 2
    assert not ExportPiece.objects.exists() and Export.objects.count() == 2
    with pytest.raises(InternalError, match="export_is_kept"), transaction.atomic():
        late.delete()
    with pytest.raises(InternalError), transaction.atomic():
        Export.objects.filter(pk=late.pk).update(rows=1)


def test_a_refusal_needs_words_and_takes_the_file_away():
    head = officer(Role.COUNTY_APPROVER, NANAN)
    export, now = asked(officer(at=HONGLAI), masked=False), timezone.now()
    with pytest.raises(ValidationError, match="理由"):
        exports.answer(export.pk, agreed=False, words=" ", by=head, now=now)
    exports.answer(export.pk, agreed=False, words="用途不清", by=head, now=now)
    assert not ExportPiece.objects.exists()
    with pytest.raises(ValidationError):
        exports.answer(export.pk, agreed=True, words="", by=head, now=now)


def browser(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


def test_the_pages_from_the_question_to_the_auditor(monkeypatch):
    clerk, head = officer(at=HONGLAI), officer(Role.TOWNSHIP_HEAD, HONGLAI)
    client = browser(clerk)
    url = reverse("ledger_download", args=["single_person"])
    month = {"month": f"{timezone.localdate():%Y-%m}"}
    question = client.post(url, month)
    assert question.status_code == 200 and not Export.objects.exists()
    assert month["month"] in question.content.decode()
    assert client.post(url, month | {"reason": "x"}).status_code == 422
    monkeypatch.setattr("accounts.models.export.ROWS_ALONE", -1)
    sent = client.post(url, month | {"reason": "县局检查备用"}, follow=True)
    export = Export.objects.get()
    assert sent.redirect_chain[-1][0] == export.get_absolute_url() and export.state == "waiting"
    assert client.post(reverse("export_take", args=[export.pk])).status_code == 422
    boss = browser(head)
    assert "县局检查备用" in boss.get(reverse("export_list")).content.decode()
    boss.post(reverse("export_answer", args=[export.pk]), {"agreed": "yes"})
    file = client.post(reverse("export_take", args=[export.pk]))
    assert file["Content-Disposition"].startswith("attachment")
    auditor = browser(officer(Role.AUDITOR, NANAN))
    code = Mark(export.pk, 1, "", timezone.now()).code
    traced = auditor.post(reverse("export_trace"), {"text": f"乱码 {code} 乱码"}).content.decode()
    assert clerk.name in traced and f"{export.pk}-1" in traced
