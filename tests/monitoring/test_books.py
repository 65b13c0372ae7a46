"""The books: what is written down, what is due, who may do the next deed, and who must not see it."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, connection, transaction
from openpyxl import load_workbook

from accounts.roles import Role
from cases.periods import Period
from cases.procedure import FourEyes, StepRefused
from monitoring.actions.books import do, open_entry
from monitoring.books import BOOKS, INTERVALS, Book, Form
from monitoring.models import BookDeed, BookEntry
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read, shown
from tests.factories import HONGLAI, MEISHAN, NANAN, QIANFENG, invented_number, officer, region

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
SAID = {
    Form.TEXT: "洪帮扶", Form.WORDS: "情况都已核实", Form.DAY: TODAY + timedelta(days=20),
    Form.COUNT: 3, Form.MONEY: "120.00",
}  # fmt: skip


def said(items, **given):
    """Something fitting for every item."""
    return {i.name: next(iter(i.choices), None) or SAID[i.form] for i in items} | given


@pytest.fixture
def clerk():
    region(QIANFENG)
    return officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)


@pytest.fixture
def reviewer():
    return officer(Role.COUNTY_REVIEWER, NANAN)


def opened(book: Book, by, **given):
    words = said(book.items, **given.pop("said", {}))
    return open_entry(
        book.code, region_id=QIANFENG, subject="陈小山", said=words, by=by, on=TODAY, **given
    )


@pytest.mark.requirement(
    "R-036", "R-054", "R-057", "R-059", "R-065", "R-066", "R-084", "R-120", "R-128", "R-129",
    "R-130", "R-133", "R-147", "R-149", "R-150", "R-155", "R-178", "R-194", "R-238", "R-245",
    "R-264", "R-265", "R-290", "R-298", "R-068", "R-069", "R-148", "R-154", "R-251",
)  # fmt: skip
@pytest.mark.parametrize("code", BOOKS)
def test_every_book_is_led_from_its_beginning_to_each_of_its_ends(code, clerk, reviewer):
    book = BOOKS[code]
    pair = [reviewer, officer(Role.COUNTY_REVIEWER, NANAN)]
    pair += [
        clerk,
        officer(Role.TOWNSHIP_CASEWORKER, HONGLAI),
        officer(Role.COUNTY_APPROVER, NANAN),
    ]

    def able(right, entry=None):
        last = entry.last_person if entry else None
        return next(o for o in pair if o.may(right, QIANFENG) and o.natural_person != last)

    reached, paths = {book.states[0].code}, [()]
    for path in paths:
        with transaction.atomic():
            entry = opened(
                book,
                able(book.right),
                number=invented_number(date(2015, 3, 2)) if book.numbered else "",
            )
            for name in path:
                deed = next(each for each in book.deeds if each.name == name)
                entry = do(
                    entry.pk, name, said(deed.items), by=able(book.right_for(deed), entry), on=TODAY
                )
            state = book.state(entry.state)
            assert (entry.closed_on is not None) == state.end
            BookEntry.objects.filter(pk=entry.pk).update(key="")
        for deed in book.deeds:
            if entry.state in deed.since and deed.name not in path:
                reached.add(deed.to or entry.state)
                paths.append((*path, deed.name))
        rows = read(
            LEDGERS[code], places=[(QIANFENG, QIANFENG + 1)], month=Period.month_of(TODAY), on=TODAY
        ).rows
        row = next(row for row in rows if row["id"] == entry.pk)
        assert all(shown(column, row) for column in LEDGERS[code].columns)
    assert reached == {state.code for state in book.states}


@pytest.mark.requirement("R-058", "R-141", "R-144")
def test_the_next_visit_is_due_by_the_interval_and_shows_when_it_is_late(clerk):
    entry = opened(BOOKS["left_elderly"], clerk, said={"interval": "fortnight"})
    assert entry.due_on == TODAY + timedelta(days=INTERVALS["fortnight"][1])
    later = TODAY + timedelta(days=16)
    places, month = [(QIANFENG, QIANFENG + 1)], Period.month_of(later)
    assert read(LEDGERS["left_elderly"], places=places, month=month, on=later).counts == {"late": 1}
    seen = {"visitor": "洪帮扶", "seen": "身体好，粮油都有", "need": ""}
    entry = do(entry.pk, "visit", seen, by=clerk, on=later)
    assert entry.due_on == later + timedelta(days=15)
    assert read(LEDGERS["left_elderly"], places=places, month=month, on=later).counts == {"open": 1}
    assert BookDeed.objects.get().data == {"visitor": "洪帮扶", "seen": "身体好，粮油都有"}


@pytest.mark.requirement("R-142")
def test_emergency_help_is_on_record_and_moves_no_visit(clerk):
    entry = opened(BOOKS["left_elderly"], clerk)
    due = entry.due_on
    entry = do(entry.pk, "emergency", {"service": "送医", "served_by": "村医"}, by=clerk, on=TODAY)
    assert (entry.state, entry.due_on) == ("open", due)


@pytest.mark.requirement("R-140", "R-143", "R-208")
def test_a_person_or_a_place_has_one_open_entry(clerk):
    number = invented_number(date(2015, 3, 2))
    child = BOOKS["left_children"]
    first = opened(child, clerk, number=number)
    with pytest.raises(StepRefused, match="已经有一条在册"):
        opened(child, clerk, number=number)
    do(first.pk, "end", {"note": "父母返乡"}, by=clerk, on=TODAY)
    opened(child, clerk, number=number)
    member = BOOKS["committee_member"]
    opened(member, clerk)
    with pytest.raises(StepRefused):
        opened(member, clerk)


def test_an_agreement_is_due_when_it_expires_and_is_renewed(clerk):
    book = BOOKS["care_agreement"]
    with pytest.raises(StepRefused, match="已经过去"):
        opened(book, clerk, said={"until": TODAY - timedelta(days=1)})
    entry = opened(book, clerk, said={"until": date(2026, 12, 31)})
    assert entry.due_on == date(2026, 12, 31)
    new = said(book.deeds[1].items, until=date(2027, 12, 31), caregiver="吴护理")
    entry = do(entry.pk, "renew", new, by=clerk, on=date(2026, 12, 30))
    assert (entry.due_on, entry.data["caregiver"]) == (date(2027, 12, 31), "吴护理")


@pytest.mark.requirement("R-042")
def test_an_inspection_of_a_caregiver_may_ask_for_another(clerk):
    entry = opened(BOOKS["care_agreement"], clerk)
    found = {"inspector": "民政办", "fulfilled": "replace", "finding": "多次不在岗"}
    do(entry.pk, "inspect", found, by=clerk, on=TODAY)
    assert BookDeed.objects.get(entry=entry).data == found


@pytest.mark.requirement("R-131", "R-132")
def test_a_hazard_goes_up_and_is_accepted_by_somebody_else(clerk):
    entry = opened(BOOKS["hazard"], clerk, said={"grave": "major"})
    entry = do(entry.pk, "report_up", {"reported_to": "县应急局"}, by=clerk, on=TODAY)
    assert entry.state == "reported"
    do(entry.pk, "fix", {"fixed": "更换线路"}, by=clerk, on=TODAY)
    with pytest.raises(FourEyes):
        do(entry.pk, "accept", {"note": "已验收"}, by=clerk, on=TODAY)
    other = officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    assert do(entry.pk, "accept", {"note": "已验收"}, by=other, on=TODAY).closed_on == TODAY
    with pytest.raises(StepRefused):
        do(entry.pk, "fix", {"fixed": "再来"}, by=clerk, on=TODAY)


def test_who_waits_for_a_place_is_admitted_with_the_day(clerk):
    entry = opened(BOOKS["care_waiting"], clerk, said={"priority": "first", "asked_on": TODAY})
    admitted = {"institution": "洪濑敬老院", "admitted_on": TODAY + timedelta(days=12)}
    entry = do(entry.pk, "admit", admitted, by=clerk, on=TODAY + timedelta(days=12))
    days = date.fromisoformat(entry.data["admitted_on"]) - date.fromisoformat(
        entry.data["asked_on"]
    )
    assert (entry.state, days.days) == ("admitted", 12)


@pytest.mark.requirement("R-049", "R-192", "R-249")
def test_a_conference_keeps_its_decision_until_it_is_carried_out(clerk):
    entry = opened(BOOKS["conference"], clerk, said={"decision": "一事一议，救助 8000 元"})
    assert entry.closed_on is None
    done = do(entry.pk, "carry_out", {"carried_out": "已发放"}, by=clerk, on=TODAY)
    assert done.data["decision"] == "一事一议，救助 8000 元"
    assert done.closed_on == TODAY


@pytest.mark.requirement("R-191")
def test_help_of_a_charity_is_written_down_with_its_amount(clerk):
    entry = opened(BOOKS["charity"], clerk)
    do(entry.pk, "assign", {"provider": "慈善总会", "phone": "0595-86000000"}, by=clerk, on=TODAY)
    do(entry.pk, "refuse", {"note": "本年额度用完"}, by=clerk, on=TODAY)
    do(entry.pk, "assign", {"provider": "爱心企业"}, by=clerk, on=TODAY)
    entry = do(entry.pk, "finish", {"amount": "3000.00", "result": "助医"}, by=clerk, on=TODAY)
    assert (entry.data["amount"], entry.data["provider"]) == ("3000.00", "爱心企业")


@pytest.mark.requirement("R-127", "R-193", "R-248")
def test_a_service_order_is_called_back_by_somebody_who_did_not_serve(clerk):
    entry = opened(BOOKS["service_order"], clerk)
    do(entry.pk, "assign", {"provider": "社工站"}, by=clerk, on=TODAY)
    do(entry.pk, "serve", {"served_on": TODAY, "done": "洗衣做饭"}, by=clerk, on=TODAY)
    heard = {"result": "服务到位", "satisfied": "yes"}
    with pytest.raises(FourEyes):
        do(entry.pk, "finish", heard, by=clerk, on=TODAY)
    other = officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    assert do(entry.pk, "finish", heard, by=other, on=TODAY).state == "done"


@pytest.mark.requirement("R-179")
def test_a_call_is_sent_answered_and_called_back_each_within_its_days(clerk):
    entry = opened(BOOKS["work_order"], clerk)
    assert entry.due_on == TODAY + timedelta(days=1)
    entry = do(entry.pk, "send", {"unit": "洪濑镇", "owner": "林"}, by=clerk, on=TODAY)
    assert entry.due_on == TODAY + timedelta(days=5)
    answer = {"reply": "已上门", "replied_on": TODAY}
    do(entry.pk, "reply", answer, by=clerk, on=TODAY)
    entry = do(entry.pk, "again", {"note": "诉求人不满意"}, by=clerk, on=TODAY)
    assert entry.state == "sent"
    assert [each.deed for each in entry.deeds.all()] == ["again", "reply", "send"]


@pytest.mark.requirement("R-156")
def test_a_complaint_is_hidden_from_the_officer_it_names(clerk, reviewer):
    named = officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    entry = opened(BOOKS["complaint"], reviewer, against=named)

    def seen(who):
        return BookEntry.objects.visible_to(who).without_those_about(who)

    assert not seen(named).exists()
    assert seen(clerk).get() == entry == seen(reviewer).get()
    ledger, place, month = LEDGERS["complaint"], [(QIANFENG, QIANFENG + 1)], Period.month_of(TODAY)
    asked = {"places": place, "month": month, "on": TODAY}
    assert read(ledger, **asked, reader=named.natural_person).counts == {}
    assert read(ledger, **asked, reader=clerk.natural_person).counts == {"received": 1}
    with pytest.raises(BookEntry.DoesNotExist):
        do(entry.pk, "send", {"unit": "镇", "owner": "我"}, by=named, on=TODAY)


def test_nobody_writes_elsewhere_or_without_the_right(clerk, reviewer):
    stranger = officer(Role.TOWNSHIP_CASEWORKER, MEISHAN)
    entry = opened(BOOKS["left_women"], clerk)
    with pytest.raises(BookEntry.DoesNotExist):
        do(entry.pk, "end", {"note": "外村"}, by=stranger, on=TODAY)
    with pytest.raises(PermissionDenied):
        do(entry.pk, "end", {"note": "无录入权"}, by=reviewer, on=TODAY)
    with pytest.raises(PermissionDenied):
        opened(BOOKS["public_opinion"], clerk)


def test_the_database_keeps_what_was_done_and_one_open_entry(clerk):
    entry = opened(BOOKS["left_women"], clerk, number=invented_number(date(2015, 3, 2)))
    do(entry.pk, "visit", {"visitor": "妇联", "seen": "都好"}, by=clerk, on=TODAY)
    for statement in (
        "UPDATE monitoring_bookdeed SET deed = 'x'",
        "DELETE FROM monitoring_bookdeed",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    twin = BookEntry.objects.get()
    twin.pk, twin.number = None, "other"
    with pytest.raises(IntegrityError, match="one_open_for_each"), transaction.atomic():
        twin.save()


def test_the_pages_write_and_show_an_entry(clerk, client):
    client.force_login(clerk)
    page = client.get("/books/left_children/new/")
    assert "监护人" in page.content.decode()
    typed = said(BOOKS["left_children"].items) | {"region": QIANFENG, "subject": "陈小留"}
    assert client.post("/books/left_children/new/", typed | {"number": "123"}).status_code == 422
    made = client.post("/books/left_children/new/", typed, follow=True).content.decode()
    assert "陈*留" in made
    assert "陈小留" not in made
    entry = BookEntry.objects.get()
    told = {"visitor": "村干部", "seen": "在校，情况稳定"}
    done = client.post(f"/books/{entry.pk}/visit/", told, follow=True).content.decode()
    assert "在校，情况稳定" in done
    assert "陈*留" in client.get("/ledgers/left_children/").content.decode()
    book = client.post("/ledgers/left_children/download/", {"reason": "每月报备"})
    cells = [cell.value for row in load_workbook(BytesIO(book.content)).active for cell in row]
    assert {"陈小留", "监护人"} <= set(cells)
