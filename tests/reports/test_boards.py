"""Boards: known against covered, the appraisal, the dashboard; every figure is the rows it opens."""

from datetime import date
from decimal import Decimal
from itertools import product
from uuid import UUID

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Region
from accounts.roles import Role
from cases.models import Award
from cases.periods import Period
from households.models import Person
from monitoring.models import Screening
from reports.boards import COVERAGE, SECTIONS, may_be_broken_by
from reports.boards.asking import WHOLE, Asked
from reports.boards.supervision import MEASURES, appraised
from reports.questions import rows_behind
from tests import factories
from tests.factories import HONGLAI, HUIAN, NANAN, QIANFENG, QUANZHOU, invented_number, officer
from tests.missed_makers import likely
from tests.reports import county

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
AUGUST, SEPTEMBER, NOVEMBER = map(Period.parse, ("2026-08", "2026-09", "2026-11"))
BY = ("whole", "place", "source", "age", "month_of_year")


@pytest.fixture(autouse=True)
def _on_our_day(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else TODAY)


def asked(section: str, by: str, at: int = NANAN, period: Period = NOVEMBER) -> Asked:
    region = Region.objects.get(code=at)
    return Asked(SECTIONS[section], region, period, by, TODAY)


def screened(name: str, token: UUID | None, source: str, *, disposition: str = "") -> Screening:
    by = officer()
    return Screening.objects.create(
        month=date(2026, 11, 1), region_id=QIANFENG, name=name, id_token=token, source=source,
        entered_by=by, entered_on=date(2026, 11, 5), due_on=date(2026, 11, 15), disposition=disposition,
        **({"disposed_by": by, "disposed_on": date(2026, 11, 10), "visited_on": date(2026, 11, 9),
            "visitors": "林、陈", "note": "已说明"} if disposition else {}),
    )  # fmt: skip


@pytest.mark.requirement("R-001")
def test_known_people_are_covered_applying_explained_or_still_to_reach() -> None:
    county.pays(3, [date(2026, 9, 1)], homes=4)
    place = Region.objects.get(code=QIANFENG)
    award = Award.objects.filter(period__contains=TODAY).first()
    assert award is not None
    paid = Person.objects.get(pk=award.household.head_id)
    screened(paid.name, paid.id_token, "hotline")
    open_one = likely(place, invented_number(date(1946, 3, 4)), "陈水土")
    screened("陈水土", open_one.id_token, "suspected")  # the same person, known twice
    screened("林无", None, "visit", disposition="no_need")
    answer = asked("coverage", "whole").answered()
    assert {line.figure: int(answer.value(WHOLE, line.figure)) for line in COVERAGE.lines} == {
        "known": 3, "covered": 1, "applying": 0, "explained": 1, "uncovered": 1, "overdue": 1,
    }  # fmt: skip
    sources = asked("coverage", "source").answered()
    assert [int(sources.value(s, "known")) for s in ("missed", "hotline", "screening")] == [1, 1, 1]
    towns = asked("coverage", "place").answered()
    assert int(towns.value(str(HONGLAI), "uncovered")) == 1
    assert not asked("coverage", "whole", HONGLAI, SEPTEMBER).answered().value(WHOLE, "known")
    award.period = DateRange(award.period.lower, date(2026, 11, 1))
    award.save(update_fields=["period"])
    assert asked("coverage", "whole").answered().value(WHOLE, "uncovered") == 2


@pytest.mark.requirement("R-001")
def test_every_figure_of_every_board_is_the_rows_it_opens() -> None:
    county.pays(4, [date(2026, 8, 1), date(2026, 9, 1)], homes=6)
    likely(Region.objects.get(code=QIANFENG), invented_number(date(1946, 3, 4)), "陈水土")
    screened("林无", None, "visit")
    met = set()
    for code, by, period in product(SECTIONS, BY, (AUGUST, NOVEMBER)):
        if not may_be_broken_by(SECTIONS[code], by):
            continue
        answer = asked(code, by, period=period).answered()
        for key, line in product(answer.found, SECTIONS[code].lines):
            rows = list(rows_behind(answer.asked.put, line, key, answer.asked.source))
            opened = sum(row[line.amount] for row in rows) if line.amount else len(rows)
            assert Decimal(opened) == answer.value(key, line.figure), (code, by, key, line.figure)
            if rows:
                met.add((code, line.figure))
    assert met >= {
        *(("money", "this_year"), ("money", "on_time"), ("procedure", "decided")),
        *(("coverage", "uncovered"), ("open_findings", "in_hand"), ("publicity", "missing")),
    }


@pytest.mark.requirement("R-151")
@pytest.mark.requirement("R-104")
def test_an_appraisal_weighs_what_there_was_to_do_and_a_veto_stands_beside_it() -> None:
    done, none = Decimal(10), Decimal(0)
    clean = [(m, done if m.whole else none, done if m.whole else none) for m in MEASURES]
    assert appraised(clean) == appraised([(m, p, w) for m, p, w in clean])
    assert appraised(clean).score == 100 and not appraised(clean).vetoes
    dirty = [(m, Decimal(1) if m.code == "uncovered" else p, w) for m, p, w in clean]
    found = appraised(dirty)
    weight = sum(m.weight for m in MEASURES)
    lost = next(m.weight for m in MEASURES if m.code == "uncovered")
    assert found.score == round((weight - lost) * 100 / weight, 1)
    assert [str(each) for each in found.vetoes] == ["未保障未办结"]
    idle = [(m, none, none) for m in MEASURES if m.whole]
    assert appraised(idle).score is None


def test_the_pages_in_the_scope_of_the_reader(
    client: Client, django_assert_max_num_queries
) -> None:
    county.pays(5, [date(2026, 9, 1)], homes=5)
    factories.region(HUIAN)
    reviewer = officer(Role.COUNTY_REVIEWER, NANAN)
    client.force_login(reviewer, backend="accounts.backends.PostBackend")
    month = {"month": "2026-09"}
    client.get(reverse("coverage_board"), month)  # the session is written with the first page
    with CaptureQueriesContext(connection) as asked_for:
        page = client.get(reverse("dashboard"), month)
    statements = [q["sql"] for q in asked_for if "SAVEPOINT" not in q["sql"]]
    assert len(statements) <= 12, statements
    words = page.content.decode()
    assert "洪濑镇" in words and 'id="charts"' in words and "数据表" in words
    tile = next(t for t in page.context["tiles"] if str(t["label"]) == "发放失败")
    rows = client.get(tile["url"])
    assert rows.context["count"] == tile["value"]
    for name in ("coverage_board", "supervision_board"):
        assert "洪濑镇" in client.get(reverse(name), month).content.decode()
    assert client.get(reverse("dashboard"), {"region": str(HUIAN)}).status_code == 404
    assert client.get(reverse("dashboard"), {"region": "x"}).status_code == 404
    address = ["coverage", "place", HUIAN, "2026-09", "1", "known"]
    assert client.get(reverse("board_rows", args=address)).status_code == 404
    for wrong in (["nothing", "place"], ["coverage", "age"]):
        url = reverse("board_rows", args=[*wrong, NANAN, "2026-09", "1", "known"])
        assert client.get(url).status_code == 404
    client.force_login(
        officer(Role.CITY_SUPERVISOR, QUANZHOU), backend="accounts.backends.PostBackend"
    )
    assert "南安市" in client.get(reverse("dashboard"), month).content.decode()
