"""What a round gathers besides awards and findings, and what people are asked at home."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Officer
from accounts.roles import Role
from cases.models import Award
from cases.periods import Period
from households.models import Household
from monitoring.actions import comparing, rounds
from monitoring.actions.books import open_entry
from monitoring.models import BookEntry, Finding, Round, RoundVisit, Screening
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read
from tests.cases import payment_roll
from tests.cases.payment_roll import Desk, roll
from tests.factories import (
    HONGLAI,
    NANAN,
    QIANFENG,
    household,
    invented_number,
    officer,
    person,
    region,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 8)
DECEMBER = Period.parse("2026-12")
OF_A_CHILD = {
    "guardian": "陈祖父", "carer": "陈祖母", "agreement": "signed", "helper": "林帮扶", "interval": "month",
}  # fmt: skip


@pytest.fixture
def grid() -> Officer:
    region(QIANFENG)
    return officer(Role.GRID_WORKER, QIANFENG, name="吴网格")


def made(by: Officer) -> Round:
    return rounds.make_round(QIANFENG, month=DECEMBER, by=by, on=TODAY)


def left_child(by: Officer, *, number: str = "", on: date = date(2026, 11, 2)) -> BookEntry:
    return open_entry(
        "left_children",
        region_id=QIANFENG,
        subject="陈小留",
        said=OF_A_CHILD,
        by=by,
        on=on,
        number=number,
    )


@pytest.mark.requirement("R-016", "R-058", "R-141")
def test_people_in_books_are_visited_on_the_same_trip_and_the_next_visit_follows(grid):
    child = person("陈小留", born=date(2015, 3, 2))
    home = household(person("陈祖父"), child)
    (award,) = roll(1)
    Award.objects.filter(pk=award.pk).update(household=home, review_due_on=date(2026, 12, 20))
    entry = left_child(grid)
    BookEntry.objects.filter(pk=entry.pk).update(person=child)
    alone = left_child(grid)  # nobody knows a number: no file
    sheet = made(grid)
    assert {(v.household_id, v.entry_id) for v in sheet.visits.all()} == {
        (home.pk, None),
        (None, alone.pk),
    }
    found = rounds.trips(sheet)
    assert (found.duties, found.visits, found.saved) == (3, 2, 1)
    duty = sheet.duties.get(kind="book", reference=entry.pk)
    assert duty.due_on == entry.due_on == date(2026, 12, 2)
    rounds.record_visit(
        duty.visit_id,
        {duty.pk: "seen"},
        note="衣食都好，作业有人管",
        visitors="吴网格",
        by=grid,
        on=TODAY,
    )
    entry.refresh_from_db()
    assert entry.due_on == date(2027, 1, 7)  # thirty days after the visit
    assert entry.deeds.get().data == {"visitor": "吴网格", "seen": "衣食都好，作业有人管"}
    assert sheet.duties.filter(result="").count() == 2


@pytest.mark.requirement("R-172")
def test_the_grid_worker_patrols_families_at_risk_and_what_is_found_is_screened(grid):
    well, risky, covered = (household(person(name)) for name in ("陈平安", "陈风险", "陈在享"))
    Household.objects.filter(pk__in=[risky.pk, covered.pk]).update(poverty_status="marginal")
    (award,) = roll(1)
    Award.objects.filter(pk=award.pk).update(household=covered)
    sheet = made(grid)
    duty = sheet.duties.get()
    assert (duty.kind, duty.reference, duty.due_on) == ("patrol", risky.pk, date(2026, 12, 31))
    rounds.record_visit(
        duty.visit_id,
        {duty.pk: "worse"},
        note="家里失火，没有粮油",
        visitors="吴网格",
        by=grid,
        on=TODAY,
    )
    row = Screening.objects.get()
    assert (row.household, row.discoverer, row.circumstances) == (
        risky,
        "grid",
        "家里失火，没有粮油",
    )
    assert (row.entered_by, row.entered_on) == (grid, TODAY)
    assert well.screenings.count() == 0


@pytest.mark.requirement("R-173")
def test_visits_and_discoveries_are_counted_for_each_worker(grid):
    helper = officer(Role.VILLAGE_HELPER, QIANFENG, name="林协理")
    idle = officer(Role.VILLAGE_HELPER, QIANFENG, name="陈未走")
    Household.objects.filter(pk=household(person("陈风险")).pk).update(poverty_status="marginal")
    left_child(grid)
    sheet = made(grid)
    told = {"note": "已经到家里看过", "visitors": "吴网格、林协理", "on": TODAY}
    patrol, child = sheet.duties.get(kind="patrol"), sheet.duties.get(kind="book")
    rounds.record_visit(patrol.visit_id, {patrol.pk: "worse"}, by=grid, **told)
    rounds.record_visit(child.visit_id, {child.pk: "seen"}, by=helper, **told)
    places = [(HONGLAI, HONGLAI + 1000)]
    rows = read(LEDGERS["worker"], places=places, month=DECEMBER, on=TODAY).rows
    counted = {
        row["worker"]: tuple(row[name] for name in ("visits", "duties", "patrols", "discovered", "state"))
        for row in rows
    }  # fmt: skip
    assert counted == {
        "吴网格": (1, 1, 1, 1, "active"),
        "林协理": (1, 1, 0, 0, "active"),
        "陈未走": (0, 0, 0, 0, "idle"),
    }
    in_time = {row["worker"]: row["in_time"] for row in rows}
    assert (in_time["吴网格"], in_time["林协理"]) == (1, 0)  # the child's visit was due on the 2nd
    client = Client()
    with time_machine.travel(TODAY):
        client.force_login(officer(), backend="accounts.backends.PostBackend")
        page = client.get(reverse("ledger_detail", args=["worker"]), {"month": "2026-12"})
    assert "吴网格" in page.content.decode() and idle.name in page.content.decode()


@pytest.mark.requirement("R-115", "R-301")
def test_the_visit_asks_what_was_received_and_a_difference_is_a_finding(grid):
    with time_machine.travel(payment_roll.TODAY):
        desk = Desk()
        awards = roll(2)
        payment_roll.deaths_compared()
        run = payment_roll.looked_at(payment_roll.computed(desk.cashier), desk.cashier)
        run = payment_roll.paid_out(payment_roll.signed(run, desk), desk)
    Award.objects.update(review_due_on=date(2026, 12, 20))
    with time_machine.travel(TODAY):
        sheet = made(grid)
        client = Client()
        client.force_login(grid, backend="accounts.backends.PostBackend")
        phone = reverse("round_phone", args=[sheet.code])
        assert client.get(phone).content.decode().count("上月实际领到") == 2
        for visit, received in zip(sheet.visits.order_by("pk"), ("1,200.00", "1000"), strict=True):
            given = {
                f"duty-{visit.duties.get().pk}": "same", "note": "老人在家，身体尚可", "visitors": "吴网格",
                "received": received, "satisfied": "fairly", "need": "想装扶手",
            }  # fmt: skip
            act = reverse("round_visit", args=[visit.pk])
            assert client.post(act, given | {"received": "一千"}).status_code == 409
            assert client.post(act, given)["Location"] == phone
    right, short = RoundVisit.objects.order_by("pk")
    assert (right.paid, right.received) == (Decimal("1200.00"), Decimal("1200.00"))
    assert (short.paid_month, short.received) == (date(2026, 11, 1), Decimal("1000.00"))
    assert (short.get_satisfied_display(), short.need, short.asked_by) == (
        "基本满意",
        "想装扶手",
        grid,
    )
    reviewer = officer(Role.COUNTY_REVIEWER, NANAN)
    comparing.compare("received", region_id=NANAN, period="2026-12", by=reviewer, on=TODAY)
    finding = Finding.objects.get()
    assert (finding.rule, finding.household) == ("received_differs", short.household)
    assert len(awards) == 2 and finding.due_on > TODAY
    client.force_login(reviewer, backend="accounts.backends.PostBackend")
    page = client.get(reverse("finding_detail", args=[finding.pk])).content.decode()
    assert "1000.00" in page or "1,000.00" in page


def test_a_long_sheet_asks_no_more_than_a_short_one(grid):
    def asked() -> int:
        sheet = made(grid)
        client = Client()
        client.force_login(grid, backend="accounts.backends.PostBackend")
        url = reverse("round_phone", args=[sheet.code])
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(url).status_code == 200
        return len(seen)

    left_child(grid)
    few = asked()
    for _each in range(6):
        left_child(grid, number=invented_number(date(2014, 1, 1)))
    assert asked() <= few
