"""Ledgers: the rows of a month and their counts, the page, the workbook, filing with the county."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pgtrigger
import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import AccessLog, Officer
from accounts.roles import Role
from cases.models import Award
from cases.periods import Period
from cases.procedure import FourEyes, StepRefused
from reports import filings
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read
from reports.models import LedgerFiling
from tests.cases.payment_roll import roll
from tests.factories import HONGLAI, MEISHAN, NANAN, QIANFENG, officer, region

pytestmark = pytest.mark.django_db
NOVEMBER = Period.parse("2026-11")
TODAY = date(2026, 11, 22)


def single(since: date = date(2026, 1, 1), until: date | None = None) -> Award:
    (award,) = roll(1, persons=1)
    return changed(award, "single_person", since, until)


def changed(award: Award, mode: str, since: date, until: date | None = None) -> Award:
    award.mode, award.period = mode, DateRange(since, until)
    award.save(update_fields=["mode", "period"])
    award.members.update(period=award.period)
    return award


def of(kind: str, *, state: str = "", month: Period = NOVEMBER, at: int = HONGLAI, **given: Any):
    places = [(at, region(at).until)]
    return read(LEDGERS[kind], places=places, month=month, on=TODAY, state=state, **given)


def signed_in(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


@pytest.mark.requirement("R-102")
def test_single_persons_of_a_month_with_what_changed():
    kept, new = single(), single(date(2026, 11, 1))
    ended = single(until=date(2026, 12, 1))
    single(until=date(2026, 11, 1))
    single(date(2026, 12, 1))
    found = of("single_person")
    assert found.counts == {"kept": 1, "new": 1, "ended": 1}
    states = {row["opens"]: row["state"] for row in found.rows}
    assert states == {
        kept.household_id: "kept", new.household_id: "new", ended.household_id: "ended",
    }  # fmt: skip
    assert [row["number"] for row in found.rows] == [1, 2, 3]
    assert found.rows[0]["amount"] == kept.members.get().share
    assert [row["state"] for row in of("single_person", state="new").rows] == ["new"]


def test_counts_stay_whole_whatever_part_is_shown():
    for _each in range(3):
        single()
    page = of("single_person", limit=2, skip=2)
    assert (len(page.rows), page.total(), page.rows[0]["number"]) == (1, 3, 3)
    nothing = of("single_person", state="ended")
    assert (nothing.rows, nothing.total()) == ([], 3)
    assert of("single_person", at=MEISHAN).total() == 0


@pytest.mark.requirement("R-032", "R-102")
def test_a_gradual_exit_runs_is_due_is_over_and_is_confirmed():
    def exiting(since: date, until: date, review: date, reason: str = "") -> Award:
        (award,) = roll(1)
        changed(award, "gradual_exit", since, until)
        Award.objects.filter(pk=award.pk).update(review_due_on=review, end_reason=reason)
        return award

    running = exiting(date(2026, 6, 1), date(2027, 6, 1), date(2027, 5, 2))
    ending = exiting(date(2026, 1, 1), date(2026, 12, 1), date(2026, 11, 1))
    over = exiting(date(2025, 9, 1), date(2026, 9, 1), date(2026, 8, 2))
    with pgtrigger.ignore("cases.Award:award_ends_behind_both_locks"):  # its check is another test
        exiting(date(2025, 9, 1), date(2026, 9, 1), date(2026, 8, 2), "gradual_exit_ended")
    found = of("gradual_exit")
    rows = {row["opens"]: row for row in found.rows}
    assert {pk: row["state"] for pk, row in rows.items()} == {
        running.household_id: "running", ending.household_id: "ending", over.household_id: "over",
    }  # fmt: skip
    assert (rows[running.household_id]["month_number"], rows[running.household_id]["months"]) == (
        6,
        12,
    )
    assert rows[ending.household_id]["until"] == date(2026, 11, 30)


def test_the_page_opens_each_file_masks_names_and_counts(settings):
    award = single()
    page = signed_in(officer()).get(reverse("ledger_detail", args=["single_person"]))
    words = page.content.decode()
    assert page.status_code == 200
    assert reverse("household_detail", args=[award.household_id]) in words
    assert award.household.head.name not in words
    assert award.household.number in words
    assert "单人户施保台账" in words


def test_nobody_reads_a_ledger_of_another_place():
    single()
    words = signed_in(officer(at=MEISHAN)).get(reverse("ledger_detail", args=["single_person"]))
    assert "这个月份、地区和状态没有记录" in words.content.decode()
    other = reverse("ledger_detail", args=["single_person"]) + f"?place={HONGLAI}"
    assert signed_in(officer(at=MEISHAN)).get(other).status_code == 422


@pytest.mark.requirement("R-018")
def test_the_workbook_has_head_columns_and_stamp_and_no_formulas():
    award = single()
    award.household.head.name = '=HYPERLINK("x")'
    award.household.head.save(update_fields=["name"])
    clerk = officer()
    url = reverse("ledger_download", args=["single_person"])
    answer = signed_in(clerk).post(
        url, {"month": f"{timezone.localdate():%Y-%m}", "reason": "报县局备案"}
    )
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book.active
    assert sheet.freeze_panes == "D5"
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0][0] == "单人户施保台账"
    assert cells[3] == ["序号", *(str(c.label) for c in LEDGERS["single_person"].columns)]
    assert cells[4][4] == '=HYPERLINK("x")'
    assert sheet.cell(5, 5).data_type == "s"
    assert Decimal(str(cells[4][12])) == award.monthly
    assert "**" in cells[4][6]
    assert any("单位盖章" in str(cell) for row in cells for cell in row)
    assert AccessLog.objects.filter(officer=clerk, kind="download", subject="ledger").exists()


@pytest.mark.requirement("R-103")
def test_a_township_files_and_the_county_receives():
    single()
    clerk = officer()
    filed = filings.file_ledger("single_person", month=NOVEMBER, by=clerk, on=TODAY)
    assert (filed.region_id, filed.rows) == (HONGLAI, 1)
    assert filings.file_ledger("single_person", month=NOVEMBER, by=clerk, on=TODAY) == filed
    single()
    assert filings.file_ledger("single_person", month=NOVEMBER, by=clerk, on=TODAY) != filed
    county = officer(Role.COUNTY_REVIEWER, NANAN)
    assert filings.receive(filed.pk, by=county, on=TODAY).received_by == county
    with pytest.raises(StepRefused, match="已经签收"):
        filings.receive(filed.pk, by=county, on=TODAY)


def test_nobody_receives_what_they_filed():
    both = officer()
    filed = filings.file_ledger("single_person", month=NOVEMBER, by=both, on=TODAY)
    twin = officer(Role.COUNTY_REVIEWER, NANAN)
    Officer.objects.filter(pk=twin.pk).update(natural_person=both.natural_person)
    twin.refresh_from_db()
    with pytest.raises(FourEyes):
        filings.receive(filed.pk, by=twin, on=TODAY)
    with pytest.raises(IntegrityError, match="received_by_another"), transaction.atomic():
        LedgerFiling.objects.update(
            received_by=twin, receiver=twin.natural_person, received_on=TODAY
        )


def test_every_ledger_answers_every_column_for_an_empty_place():
    for kind, ledger in LEDGERS.items():
        assert read(ledger, places=[(QIANFENG, QIANFENG + 1)], month=NOVEMBER, on=TODAY).rows == []
        assert {column.name for column in ledger.columns}, kind
