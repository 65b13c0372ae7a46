"""Care of people in extreme difficulty at home, and the queue for a place in an institution."""

from datetime import date, timedelta

import pytest
from django.test import Client

from accounts.ciphers import id_number
from accounts.roles import Role
from cases.models import Application
from cases.periods import Period
from cases.procedure import StepRefused
from monitoring.actions.books import do, open_entry
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read
from tests import factories
from tests.cases.steps import Staff, confirm
from tests.cases.test_every_benefit import CASES, DECIDED, applied, carried
from tests.factories import HONGLAI, NANAN, QIANFENG, invented_number

pytestmark = pytest.mark.django_db
ON = date(2027, 1, 10)
PLACES = [(HONGLAI, HONGLAI + 1000)]


def rows(kind: str, on: date = ON) -> list[dict[str, object]]:
    return read(LEDGERS[kind], places=PLACES, month=Period.month_of(on), on=on).rows


@pytest.mark.requirement("R-043", "R-135", "R-195", "R-196", "R-273")
def test_each_step_of_the_care_at_home_is_wanting_until_it_is_there():
    staff = Staff()
    award = confirm(
        carried(applied(CASES["tekun at home, two items lost"], staff), staff), staff, DECIDED
    )
    elsewhere = CASES["tekun in an institution, all lost"]
    confirm(carried(applied(elsewhere, staff, "6222020200112233448"), staff), staff, DECIDED)
    (row,) = rows("tekun_scattered")
    assert (row["name"], row["tier"], row["state"]) == ("陈小安", "half", "unsigned")
    assert award.person is not None
    assert award.person.id_token is not None
    number = id_number(award.person.id_token)

    def written(code: str, **said: object) -> int:
        given = {"region_id": QIANFENG, "subject": "陈小安", "number": number, "said": said}
        return open_entry(code, by=staff.clerk, on=DECIDED, **given).pk

    agreement = written(
        "care_agreement", caregiver="吴护理", relation="邻居", **{"from": DECIDED},
        until=date(2026, 12, 31), payment="430", duties="做饭、洗衣、就医",
    )  # fmt: skip
    assert rows("tekun_scattered")[0]["state"] == "expired"
    renewed = {"caregiver": "吴护理", "until": date(2027, 12, 31)}
    do(agreement, "renew", renewed, by=staff.clerk, on=DECIDED)
    inspected = {"inspector": "民政办", "fulfilled": "rectify", "finding": "少去两次"}
    do(agreement, "inspect", inspected, by=staff.clerk, on=DECIDED)
    (row,) = rows("tekun_scattered")
    assert (row["fulfilled"], row["state"]) == ("rectify", "unassigned")
    visits = written("care_visit", responsible="陈村主任", interval="month")
    (row,) = rows("tekun_scattered")
    assert (row["responsible"], row["visit_due_on"], row["state"]) == (
        "陈村主任", DECIDED + timedelta(days=30), "late",
    )  # fmt: skip
    do(visits, "visit", {"visitor": "陈村主任", "seen": "身体好"}, by=staff.clerk, on=ON)
    assert rows("tekun_scattered")[0]["state"] == "unserved"
    written("home_care", provider="夕阳红服务站", **{"from": DECIDED}, monthly_visits=4)
    (row,) = rows("tekun_scattered")
    assert (row["visited_on"], row["state"]) == (ON, "done")
    client = Client()
    client.force_login(staff.clerk, backend="accounts.backends.PostBackend")
    page = client.get("/ledgers/tekun_scattered/").content.decode()
    assert "分散供养特困人员照料台账" in page
    told = {"visitor": "陈村主任", "change": "中风以后不能下床"}
    assert client.post(f"/books/{visits}/changed/", told).status_code == 302
    review = Application.objects.get(purpose="review")
    assert (review.benefit, review.person) == ("tekun", award.person)
    clock = review.clocks.get()
    assert (clock.kind, clock.days, clock.working) == ("reassessment", 10, True)
    assert review.get_absolute_url() in client.get(f"/books/{visits}/").content.decode()


@pytest.mark.requirement("R-038", "R-134", "R-237", "R-272")
def test_who_cannot_care_for_themselves_is_admitted_first_and_the_days_are_counted():
    factories.region(QIANFENG)
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    asked = (
        ("王能自理", "third", date(2026, 12, 1)), ("陈全失能", "first", date(2027, 1, 2)),
        ("林半失能", "second", date(2026, 12, 20)), ("黄全失能", "first", date(2026, 12, 30)),
    )  # fmt: skip
    made = {}
    for name, priority, day in asked:
        said = {"priority": priority, "asked_on": day}
        made[name] = open_entry(
            "care_waiting", region_id=QIANFENG, subject=name, said=said, by=clerk, on=day,
            number=invented_number(date(1950, 1, 1)),
        ).pk  # fmt: skip
    queue = [(row["subject"], row["days"]) for row in rows("care_waiting")]
    assert queue == [("黄全失能", 11), ("陈全失能", 8), ("林半失能", 21), ("王能自理", 40)]
    admitted = {"institution": "洪濑敬老院", "admitted_on": date(2027, 1, 8)}
    do(made["黄全失能"], "admit", admitted, by=clerk, on=ON)
    (last,) = (row for row in rows("care_waiting", date(2027, 1, 31)) if row["closed_on"])
    assert (last["subject"], last["days"]) == ("黄全失能", 9)


@pytest.mark.requirement("R-037", "R-040", "R-136")
def test_institutions_are_listed_by_kind_and_pilot_and_the_rule_keeps_its_versions():
    factories.region(HONGLAI)
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    county = factories.officer(Role.COUNTY_APPROVER, NANAN)
    said = {"kind": "township", "pilot": "yes", "beds": 60, "nursing_beds": 20, "residents": 41,
            "head": "吴院长"}  # fmt: skip
    open_entry("institution", region_id=HONGLAI, subject="洪濑敬老院", said=said, by=clerk, on=ON)
    (row,) = rows("institution")
    assert (row["kind"], row["pilot"], row["nursing_beds"]) == ("township", "yes", 20)
    first = {"version": "2020版", "document": "南民〔2020〕8号", "from": ON, "content": "每周上门"}
    told = {"code": "care_rule", "region_id": NANAN, "subject": "照料服务规范", "said": first,
            "by": county, "on": ON}  # fmt: skip
    rule = open_entry(**told)
    second = first | {"version": "2027版", "document": "南民〔2027〕1号"}
    with pytest.raises(StepRefused, match="已经有一条在册"):
        open_entry(**told | {"said": second})
    replaced = {"replaced_by": "南民〔2027〕1号"}
    do(rule.pk, "replace", replaced, by=county, on=ON)
    open_entry(**told | {"said": second})
    found = read(
        LEDGERS["care_rule"], places=[(NANAN, NANAN + 1)], month=Period.month_of(ON), on=ON
    )
    assert [(row["version"], row["state"]) for row in found.rows] == [
        ("2027版", "open"), ("2020版", "replaced"),
    ]  # fmt: skip
