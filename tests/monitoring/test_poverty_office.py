"""The quarterly comparison with the poverty office: four groups, their differences, and what changed."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from accounts.ciphers import id_number
from accounts.models import Officer
from accounts.roles import Role
from households.models import Household, Person
from monitoring.actions import comparing
from monitoring.models import ComparedPerson, Comparison, Finding
from tests.cases.payment_roll import end_shares, roll
from tests.factories import NANAN, invented_number, officer
from tests.monitoring.files import AS_OF, write_csv
from tests.monitoring.registers import loaded

pytestmark = pytest.mark.django_db
HEADER = (
    *("乡镇", "行政村", "户编号", "姓名", "证件号码", "与户主关系", "户类型", "是否低保"),
    "风险是否消除",
)
WORDS = {"unlifted": "未脱贫", "lifted": "已脱贫", "unstable": "脱贫不稳定户", "none": "一般农户"}


@pytest.fixture
def reviewer() -> Officer:
    return officer(Role.COUNTY_REVIEWER, NANAN)


def listed(
    who: Person | str, home: str, *, category: str = "unlifted", mark: str = "是", risk: str = "否",
    name: str = "",
) -> list[str]:  # fmt: skip
    number = who if isinstance(who, str) else id_number(who.id_token)  # type: ignore[arg-type]
    known = "张外人" if isinstance(who, str) else who.name
    return ["洪濑镇", "前峰村", home, name or known, number, "户主", WORDS[category], mark, risk]


def compare(by: Officer, period: str = "2026Q4", on: date = AS_OF) -> dict[str, int]:
    return comparing.compare("poverty_office", region_id=NANAN, period=period, by=by, on=on)[1]


def groups() -> dict[int | None, tuple[str, list[str]]]:
    rows = ComparedPerson.objects.values_list("person", "group", "differences")
    return {person: (group, differences) for person, group, differences in rows}


def homes(count: int) -> list[list[Person]]:
    awards = roll(count)
    Household.objects.filter(awards__in=awards).update(poverty_status="unlifted")
    return [[m.person for m in award.members.order_by("pk")] for award in awards]


@pytest.mark.requirement("R-003", "R-106", "R-222", "R-223")
def test_four_groups_and_every_difference(tmp_path, reviewer):
    same, renamed, moved, unmarked, unknown = homes(5)
    stranger, marked = (invented_number(date(1960, 1, n), "male") for n in (1, 2))
    rows = [
        *[listed(p, "1") for p in same],
        *[listed(p, "2", name="陈改名") if p == renamed[0] else listed(p, "2") for p in renamed],
        listed(moved[0], "3"),  # the other member is missing there
        *[listed(p, "4", mark="否", category="lifted") for p in unmarked],
        listed(stranger, "5", mark="否", category="unstable"),
        listed(marked, "6", mark="是", category="lifted", risk="是"),
    ]
    loaded(write_csv(tmp_path / "p.csv", rows, header=HEADER), kind="poverty_office")
    counts = compare(reviewer)
    found = groups()
    assert [found[p.pk] for p in same] == [("both", [])] * 2
    assert found[renamed[0].pk] == ("differ", ["name"])
    assert found[moved[0].pk] == ("differ", ["membership"])
    assert found[moved[1].pk] == ("only_ours", ["unknown"])
    assert [found[p.pk] for p in unmarked] == [("differ", ["benefit", "category"])] * 2
    assert [found[p.pk] for p in unknown] == [("only_ours", ["unknown"])] * 2
    theirs = ComparedPerson.objects.filter(group="only_theirs").order_by("category")
    assert [(p.category, p.differences) for p in theirs] == [
        ("lifted", ["marked"]),
        ("unstable", []),
    ]
    rules = Counter(Finding.objects.values_list("rule", flat=True))
    assert rules == {"both_differ": 4, "only_ours": 3, "only_theirs": 2}
    assert counts == {"matched": 9, "new": 9, "known": 0, "closed": 0}
    assert compare(reviewer) == {"matched": 9, "new": 0, "known": 9, "closed": 0}


@pytest.mark.requirement("R-111")
def test_whoever_left_the_rolls_within_a_year_while_still_at_risk(tmp_path, reviewer):
    (award,) = roll(1)
    first, second = [m.person for m in award.members.order_by("pk")]
    end_shares(award, date(2026, 5, 1))
    rows = [listed(first, "1", mark="否"), listed(second, "1", mark="否", risk="是")]
    loaded(write_csv(tmp_path / "p.csv", rows, header=HEADER), kind="poverty_office")
    compare(reviewer)
    assert groups()[first.pk] == ("only_theirs", ["left"])
    assert groups()[second.pk] == ("only_theirs", [])
    assert Finding.objects.get().person == first


@pytest.mark.requirement("R-107")
def test_the_change_since_the_last_quarter(tmp_path, reviewer):
    stays, leaves, comes = homes(3)
    first = [listed(p, str(n)) for n, home in enumerate((stays, leaves)) for p in home]
    loaded(write_csv(tmp_path / "a.csv", first, header=HEADER), kind="poverty_office",
           as_of=date(2026, 8, 1))  # fmt: skip
    compare(reviewer, "2026Q3", date(2026, 8, 2))
    second = [listed(p, str(n)) for n, home in enumerate((stays, comes)) for p in home]
    loaded(write_csv(tmp_path / "b.csv", second, header=HEADER), kind="poverty_office")
    counts = compare(reviewer)
    assert counts == {"matched": 2, "new": 2, "known": 0, "closed": 2}
    kept = Comparison.objects.get(period="2026Q4").groups
    assert kept["before"] == "2026Q3"
    assert kept["counts"]["both"] == {"now": 4, "earlier": 4, "came": 2, "went": 2}
    assert kept["counts"]["only_ours"] == {"now": 2, "earlier": 2, "came": 2, "went": 2}


@pytest.mark.parametrize("seed", range(3))
def test_the_groups_equal_a_naive_reading(tmp_path, reviewer, seed):
    random = Random(seed)
    people = homes(8)
    rows: dict[str, list[str]] = {}
    for number, home in enumerate(people):
        for person in home:
            if random.random() < 0.75:
                row = listed(
                    person, str(number), category=random.choice(list(WORDS)),
                    mark=random.choice("是否"), name=random.choice(["", "", "陈错"]),
                )  # fmt: skip
                rows[row[4]] = row
    for n in range(5):
        row = listed(
            invented_number(date(1970, 2, 1 + n)), "x", category=random.choice(list(WORDS))
        )
        rows[row[4]] = row
    loaded(write_csv(tmp_path / "p.csv", list(rows.values()), header=HEADER), kind="poverty_office")
    compare(reviewer)
    expected = Counter(naive(person, home, rows) for home in people for person in home) + Counter(
        "only_theirs" for row in rows.values() if row[3] == "张外人"
    )
    assert Counter(ComparedPerson.objects.values_list("group", flat=True)) == expected


def naive(person: Person, home: list[Person], rows: dict[str, list[str]]) -> str:
    """The group of somebody on our rolls, by the definition."""
    numbers = [id_number(p.id_token) for p in home]  # type: ignore[arg-type]
    mine = rows.get(id_number(person.id_token))  # type: ignore[arg-type]
    if mine is None:
        return "only_ours"
    speaker = person == home[0]
    together = sorted(n for n, row in rows.items() if row[2] == mine[2])
    differs = (
        mine[3] != person.name
        or (speaker and together != sorted(numbers))
        or mine[7] == "否"
        or mine[6] != "未脱贫"
    )
    return "differ" if differs else "both"
