"""Extracts: all rows behind a figure or of a ledger as one file, made by a job, of one moment, marked."""

import io
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import PermissionDenied
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts import sheets
from accounts.actions import exports, pieces
from accounts.ciphers import id_number
from accounts.marks import found_in
from accounts.models import AccessLog, Export, ExportPiece, Job, Region
from accounts.roles import Role
from cases.periods import Period
from households.models import Person
from reports.actions import extracting
from reports.catalogue import QUARTERLY
from reports.questions import Live, rows_behind
from tests.factories import HONGLAI, HUIAN, MEISHAN, NANAN, officer
from tests.reports import county
from tests.reports.test_ledgers import signed_in, single

pytestmark = pytest.mark.django_db
Q3 = Period.parse("2026Q3")
CODE = "rural.persons"
REASON = {"reason": "季度核查备用"}


@pytest.fixture
def paid() -> list[dict[str, Any]]:
    """A county that paid in September: the rows behind its rural persons."""
    county.pays(1, [date(2026, 9, 1)])
    section, key, line = QUARTERLY.cell(CODE)
    return list(rows_behind(section, line, key, Live(Region.objects.get(pk=NANAN), Q3)))


def ask(client: Client) -> Export:
    url = reverse("report_rows_extract", args=["quarterly", NANAN, "2026Q3", CODE])
    question = client.post(url)
    assert question.status_code == 200 and not Export.objects.exists()
    sent = client.post(url, REASON)
    assert sent.status_code == 302
    return Export.objects.get()


def made(export: Export) -> Export:
    job = export.job
    assert job is not None
    extracting.run(job.pk)
    export.refresh_from_db()
    return export


def lines(client: Client, export: Export) -> list[tuple[Any, ...]]:
    response = client.post(reverse("export_take", args=[export.pk]))
    assert response.status_code == 200 and response.streaming
    sheet = load_workbook(io.BytesIO(response.getvalue())).active
    assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    return list(sheet.iter_rows(values_only=True))


def bare(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The cells without the mark, which nobody sees."""
    return tuple(re.sub("[\u200b-\u200d\u2060]", "", cell) for cell in row)


def test_the_rows_behind_a_figure_are_taken_whole_and_each_tells_whose_copy_it_is(paid):
    reader = officer(Role.COUNTY_REVIEWER, NANAN, name="叶审核")
    client = signed_in(reader)
    page = client.get(reverse("report_rows", args=["quarterly", NANAN, "2026Q3", CODE]))
    assert f"共 {len(paid)} 人" in page.content.decode() and "导出这些行" in page.content.decode()
    export = ask(client)
    assert (export.state, export.rows) == ("making", len(paid) > 0 and len(paid))
    waiting = client.get(export.get_absolute_url()).content.decode()
    assert "生成文件" in waiting and reverse("export_progress", args=[export.pk]) in waiting
    assert client.post(reverse("export_take", args=[export.pk])).status_code == 422
    assert made(export).state == "open"
    assert "HX-Refresh" in client.get(reverse("export_progress", args=[export.pk]))
    title, about, head, *rows = lines(client, export)
    assert title[0] and "2026Q3" in about[0]
    assert head[:5] == ("户号", "户主", "姓名", "乡镇（街道）", "村（社区）")
    names = ["household_number", "head_name", "person_name", "township", "village"]
    assert [bare(row[: len(names)]) for row in rows[: len(paid)]] == [
        tuple(row[name] for name in names) for row in paid
    ]
    assert {found_in("".join(map(str, row))) for row in rows[: len(paid)]} == {(export.pk, 1)}
    assert "叶审核" in rows[-1][0] and f"编号 {export.pk}-1" in rows[-1][0]
    assert AccessLog.objects.get(officer=reader, kind="download").purpose == REASON["reason"]
    assert not any("叶审核".encode() in bytes(each.sealed) for each in export.pieces.all())
    assert exports.forget_expired(now=timezone.now() + timedelta(hours=25)) == 1
    assert not ExportPiece.objects.exists()


def test_another_person_agrees_to_many_rows_and_no_neighbour_asks(paid, monkeypatch):
    neighbour = signed_in(officer(Role.COUNTY_REVIEWER, HUIAN))
    url = reverse("report_rows_extract", args=["quarterly", NANAN, "2026Q3", CODE])
    assert neighbour.post(url, REASON).status_code == 404
    reader, head = officer(Role.COUNTY_REVIEWER, NANAN), officer(Role.COUNTY_APPROVER, NANAN)
    monkeypatch.setattr("accounts.models.export.ROWS_ALONE", len(paid) - 1)
    export = made(ask(signed_in(reader)))
    assert export.state == "waiting"
    with pytest.raises(PermissionDenied):
        exports.answer(export.pk, agreed=True, words="", by=reader, now=timezone.now())
    exports.answer(export.pk, agreed=True, words="", by=head, now=timezone.now())
    assert len(lines(signed_in(reader), export)) > len(paid)


def test_who_lost_the_place_gets_no_file(paid):
    reader = officer(Role.COUNTY_REVIEWER, NANAN)
    export = ask(signed_in(reader))
    reader.posts.update(period=DateRange(date(2015, 1, 1), timezone.localdate()))
    assert made(export).state == "making"
    assert not export.pieces.exists() and "DoesNotExist" in export.job.error


def test_a_worker_killed_half_way_leaves_nothing_and_the_next_makes_it(paid, monkeypatch):
    reader = officer(Role.COUNTY_REVIEWER, NANAN)
    export, whole = ask(signed_in(reader)), sheets.pieces

    def dies(*given: Any, **more: Any) -> Iterator[sheets.Piece]:
        for number, piece in enumerate(whole(*given, **more)):
            if number == 2:
                assert export.pieces.exists()
                raise KeyboardInterrupt  # as if the process had been killed
            yield piece

    monkeypatch.setattr(sheets, "pieces", dies)
    with pytest.raises(KeyboardInterrupt):
        made(export)
    assert not export.pieces.exists() and export.job.state == "running"
    assert made(export).state == "making"  # its lease still holds
    monkeypatch.undo()
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert made(export).state == "open" and export.rows == len(paid)


def test_a_job_that_gave_up_is_tried_again_by_the_one_who_asked(paid):
    reader, head = officer(Role.COUNTY_REVIEWER, NANAN), officer(Role.COUNTY_APPROVER, NANAN)
    export = ask(signed_in(reader))
    url = reverse("export_again", args=[export.pk])
    assert signed_in(reader).post(url).status_code == 422  # it does not rest
    Job.objects.filter(kind="extract").update(state="parked", error="x")
    assert "重试" in signed_in(reader).get(export.get_absolute_url()).content.decode()
    assert signed_in(head).post(url).status_code == 422
    assert signed_in(reader).post(url).status_code == 302
    assert made(export).state == "open"


def test_no_piece_can_be_left_out_or_moved(paid, monkeypatch):
    monkeypatch.setattr(sheets, "TOGETHER", 2)
    export = made(ask(signed_in(officer(Role.COUNTY_REVIEWER, NANAN))))
    kept = list(export.pieces.all())
    assert len(kept) > 3 and b"".join(text for _part, text in pieces.read(export)).startswith(
        b"<?xml"
    )
    kept[-1].delete()
    with pytest.raises(InvalidTag):
        list(pieces.read(export))
    ExportPiece.objects.filter(pk=kept[1].pk).update(sealed=kept[2].sealed)
    with pytest.raises(InvalidTag):
        list(pieces.read(export))


def test_a_long_ledger_is_made_by_a_job_with_numbers_masked(monkeypatch):
    monkeypatch.setattr("reports.views.ledger.LONG", 1)
    for _each in range(3):
        single()
    Person.objects.update(name="=1+1")
    clerk = signed_in(officer(at=HONGLAI))
    month = {"month": f"{timezone.localdate():%Y-%m}"}
    url = reverse("ledger_download", args=["single_person"])
    assert clerk.post(url, month | REASON | {"as": "csv"}).status_code == 302
    export = made(Export.objects.get())
    assert (export.state, export.rows) == ("open", 3) and export.name.endswith(".xlsx")
    found = lines(clerk, export)
    head = next(n for n, line in enumerate(found) if line[0] == "序号")
    rows = found[head + 1 : head + 4]
    assert [row[0] for row in rows] == [1, 2, 3] and all("=1+1" in row for row in rows)
    words = str(found)
    for person in Person.objects.exclude(id_token=None):
        assert id_number(person.id_token) not in words
    Export.objects.all()
    other = signed_in(officer(at=MEISHAN))
    other.post(url, month | REASON)
    assert not Export.objects.filter(asked_by__posts__region=MEISHAN, rows__gt=0).exists()
