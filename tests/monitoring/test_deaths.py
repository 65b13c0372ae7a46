"""The monthly death check: who stands on the roll and in the death register."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from accounts.ciphers import id_number
from accounts.models import Officer
from accounts.roles import Role
from cases.models import Award, AwardMember, PaymentHold
from households.models import Membership, Person
from households.names import name_key
from monitoring.actions import comparing
from monitoring.models import Comparison, Disposal, Finding, RegisterRow
from tests.cases.payment_roll import end_shares, roll
from tests.factories import HONGLAI, NANAN, QIANFENG, officer, region
from tests.monitoring.files import AS_OF
from tests.monitoring.registers import funeral

pytestmark = pytest.mark.django_db
HEADER = ("逝者姓名", "证件号码", "出生日期", "死亡日期", "户籍地")


@pytest.fixture
def reviewer() -> Officer:
    return officer(Role.COUNTY_REVIEWER, NANAN)


def compare(by: Officer, *, on: date = AS_OF, period: str = "2026-11") -> dict[str, int]:
    return comparing.compare("deaths", region_id=NANAN, period=period, by=by, on=on)[1]


def dead(person: Person, died_on: date, *, name: str = "", numberless: bool = False) -> list[str]:
    assert person.id_token is not None
    number = "" if numberless else id_number(person.id_token)
    village = "福建省南安市洪濑镇前峰村"
    return [name or person.name, number, str(person.birth_date), str(died_on), village]


def members(awards: list[Award]) -> list[Person]:
    return [m.person for award in awards for m in award.members.order_by("pk")]


@pytest.mark.requirement("R-287")
def test_levels_of_a_match(tmp_path, reviewer):
    whole, renamed, numberless, alive = members(roll(2))
    funeral(
        tmp_path / "f.csv",
        dead(whole, date(2026, 10, 3)),
        dead(renamed, date(2026, 10, 4), name="陈别名"),
        dead(numberless, date(2026, 10, 5), numberless=True),
        header=HEADER,
    )
    assert compare(reviewer) == {"matched": 3, "new": 3, "known": 0, "closed": 0}
    levels = dict(Finding.objects.values_list("person", "level"))
    assert levels == {whole.pk: "L1", renamed.pk: "L2", numberless.pk: "L3"}
    assert alive.pk not in levels


def test_a_death_holds_the_next_payment_and_ends_nothing(tmp_path, reviewer):
    (award,) = roll(1)
    gone, named = members([award])
    funeral(
        tmp_path / "f.csv",
        dead(gone, date(2026, 10, 3)),
        dead(named, date(2026, 10, 4), numberless=True),
        header=HEADER,
    )
    compare(reviewer)
    hold = PaymentHold.objects.get()
    assert (hold.award, hold.person, hold.released_on) == (award, gone, None)
    award.refresh_from_db()
    assert award.period.upper is None
    assert Person.objects.get(pk=gone.pk).died_on is None
    assert Membership.objects.get(person=gone).period.upper is None


def test_a_second_run_adds_nothing(tmp_path, reviewer):
    gone = members(roll(3))[:2]
    funeral(tmp_path / "f.csv", *[dead(p, date(2026, 10, 3)) for p in gone], header=HEADER)
    assert compare(reviewer)["new"] == 2
    before = list(Finding.objects.order_by("pk").values())
    assert compare(reviewer) == {"matched": 2, "new": 0, "known": 2, "closed": 0}
    assert list(Finding.objects.order_by("pk").values()) == before
    assert Comparison.objects.count() == 1
    assert PaymentHold.objects.count() == 2


def test_next_month_the_same_death_is_known(tmp_path, reviewer):
    (gone, *_rest) = members(roll(1))
    funeral(tmp_path / "f.csv", dead(gone, date(2026, 10, 3)), header=HEADER)
    compare(reviewer)
    counts = compare(reviewer, on=date(2026, 12, 3), period="2026-12")
    assert counts == {"matched": 1, "new": 0, "known": 1, "closed": 0}


def settled(finding: Finding, by: Officer) -> None:
    """Explained by somebody, confirmed by a second person."""
    second = officer(Role.COUNTY_APPROVER, NANAN)
    Disposal.objects.create(
        finding=finding, region_id=finding.region_id, code="3", reason="号码被亲属冒用",
        proposed_by=by, proposer=by.natural_person, proposed_on=AS_OF, second_needed=True,
        confirmed_by=second, confirmer=second.natural_person, confirmed_at=timezone.now(),
    )  # fmt: skip
    Finding.objects.filter(pk=finding.pk).update(state="proposed")
    Finding.objects.filter(pk=finding.pk).update(
        state="settled", closed_on=AS_OF, closing_reason="号码被亲属冒用"
    )


def test_an_explained_finding_is_silent_until_its_own_facts_change(tmp_path, reviewer):
    (gone, *_rest) = members(roll(1))
    funeral(tmp_path / "f.csv", dead(gone, date(2026, 10, 3)), header=HEADER)
    compare(reviewer)
    settled(Finding.objects.get(), reviewer)
    assert compare(reviewer)["new"] == 0
    assert Finding.objects.get().state == "settled"
    funeral(tmp_path / "g.csv", dead(gone, date(2026, 9, 30)), header=HEADER)
    assert compare(reviewer) == {"matched": 1, "new": 1, "known": 0, "closed": 0}
    again = Finding.objects.get()
    assert (again.state, again.facts["died_on"], again.closed_on) == ("open", "2026-09-30", None)


def test_a_finding_that_vanishes_closes_itself_with_the_reason(tmp_path, reviewer):
    (award,) = roll(1)
    (gone, *_rest) = members([award])
    funeral(tmp_path / "f.csv", dead(gone, date(2026, 10, 3)), header=HEADER)
    compare(reviewer)
    end_shares(award, date(2026, 11, 1))
    Membership.objects.filter(person=gone).update(
        period=DateRange(date(2020, 1, 1), date(2026, 10, 4))
    )
    assert compare(reviewer) == {"matched": 0, "new": 0, "known": 0, "closed": 1}
    found = Finding.objects.get()
    assert (found.state, found.closed_on) == ("vanished", AS_OF)
    assert found.closing_reason == "2026-11-20 比对中不再出现"


def test_whoever_died_before_the_last_paid_month_is_found_after_the_award_ended(tmp_path, reviewer):
    (award,) = roll(1)
    early, late = members([award])
    end_shares(award, date(2026, 9, 1))
    Membership.objects.all().delete()
    funeral(
        tmp_path / "f.csv",
        dead(early, date(2026, 6, 3)),
        dead(late, date(2026, 8, 3)),
        header=HEADER,
    )
    assert compare(reviewer)["matched"] == 1
    assert Finding.objects.get().person == early


@pytest.mark.requirement("R-016", "R-171")
def test_a_finding_has_a_day_and_an_owner_in_its_township(tmp_path, reviewer):
    caseworkers = [officer(Role.TOWNSHIP_CASEWORKER, HONGLAI) for _ in range(2)]
    (gone, *_rest) = members(roll(1))
    funeral(tmp_path / "f.csv", dead(gone, date(2026, 10, 3)), header=HEADER)
    compare(reviewer)
    found = Finding.objects.get()
    assert found.due_on == date(2026, 11, 25)  # three working days after Friday the 20th
    assert found.owner is not None and found.owner.posts.get().region_id == HONGLAI
    assert found.owner.pk <= caseworkers[0].pk


def test_without_a_register_nothing_is_concluded(reviewer):
    roll(1)
    with pytest.raises(comparing.NoRegister, match="还没有导入过"):
        compare(reviewer)
    assert not Comparison.objects.exists()


def test_rows_lost_with_the_server_close_no_findings(tmp_path, reviewer):
    (gone, *_rest) = members(roll(1))
    found = funeral(tmp_path / "f.csv", dead(gone, date(2026, 10, 3)), header=HEADER)
    compare(reviewer)
    RegisterRow.objects.filter(register_import_id=found.pk).delete()  # as after a crash
    with pytest.raises(comparing.NoRegister, match="重新导入"):
        compare(reviewer)
    assert Finding.objects.get().state == "open"


@pytest.mark.parametrize("seed", range(4))
def test_the_statement_equals_a_naive_reading(tmp_path, reviewer, seed):
    random = Random(seed)
    awards = roll(8, persons=3)
    for award in random.sample(awards, 3):
        end_shares(award, date(2026, random.randrange(6, 12), 1))
    people = members(awards)
    rows, told = [], []
    for person in random.sample(people, 14):
        died = date(2026, 5, 1) + timedelta(random.randrange(200))
        name = random.choice(
            [person.name, person.name, f" {person.name[0]}　{person.name[1:]}", "陈错"]
        )
        bare = random.random() < 0.3
        rows.append(dead(person, died, name=name, numberless=bare))
        told.append((person, died, name, bare))
    funeral(tmp_path / "f.csv", *rows, header=HEADER)
    compare(reviewer)
    found = Finding.objects.values_list("person", "level", "facts__died_on")
    assert sorted(found) == sorted(naive(told))


def naive(told: list[tuple[Person, date, str, bool]]) -> list[tuple[int, str, str]]:
    """The definition, person by person."""
    expected = []
    for person, died, name, bare in told:
        same = name_key(name) == person.name_key
        if (bare and not same) or died > AS_OF:
            continue
        month_after = date(died.year + died.month // 12, died.month % 12 + 1, 1)
        shares = AwardMember.objects.filter(person=person)
        ends = [s.period.upper or date.max for s in shares if not s.period.isempty]
        household = Membership.objects.get(person=person).household
        in_force = any(
            a.period.upper is None or a.period.upper > AS_OF for a in household.awards.all()
        )
        if in_force or max(ends) > month_after:
            level = "L3" if bare else "L1" if same else "L2"
            expected.append((person.pk, level, died.isoformat()))
    return expected


def test_the_village_must_be_the_same_when_there_is_no_number(tmp_path, reviewer):
    region(QIANFENG + 1, name="东溪村")
    (gone, *_rest) = members(roll(1))
    row = [*dead(gone, date(2026, 10, 3), numberless=True)[:4], "福建省南安市洪濑镇东溪村"]
    funeral(tmp_path / "f.csv", row, header=HEADER)
    assert compare(reviewer)["matched"] == 0
