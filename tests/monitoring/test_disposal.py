"""A finding is settled: by whom, with what proof, and what follows a confirmed death."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.models import Officer
from accounts.roles import Role
from cases.models import Award, AwardMember, PaymentHold, Recovery
from cases.procedure import FourEyes, IllegalMove, StaleVersion, StepRefused
from households.models import Household, Membership, Person
from monitoring.actions import codes, disposal, findings
from monitoring.actions.codes import Facts
from monitoring.impact import impact_of
from monitoring.models import Disposal, Finding
from tests.cases.payment_roll import Desk, computed, deaths_compared, paid_out, roll, signed
from tests.factories import HONGLAI, MEISHAN, NANAN, officer
from tests.monitoring.files import AS_OF
from tests.monitoring.registers import funeral
from tests.monitoring.test_deaths import HEADER, compare, dead, members
from tests.monitoring.worlds import Row, store

pytestmark = pytest.mark.django_db
DIED = date(2026, 9, 12)


@pytest.fixture
def clerk() -> Officer:
    return officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)


@pytest.fixture
def second() -> Officer:
    return officer(Role.COUNTY_APPROVER, NANAN)


def proof() -> SimpleUploadedFile:
    return SimpleUploadedFile("证明.pdf", b"%PDF-1.4\n%%EOF\n")


def found(tmp_path, *, name: str = "", persons: int = 3) -> Finding:
    (award,) = roll(1, persons=persons)
    (gone, *_rest) = members([award])
    funeral(tmp_path / "f.csv", dead(gone, DIED, name=name), header=HEADER)
    compare(officer(Role.COUNTY_REVIEWER, NANAN))
    return Finding.objects.get()


def propose(finding: Finding, by: Officer, code: str = "1", **given: object) -> Disposal:
    finding.refresh_from_db()
    columns = Facts.__annotations__
    told = {
        "event_on": DIED, "cause": "number_misused", "said_by": "村委会主任陈某",
        "due_on": date(2027, 5, 20),
    }  # fmt: skip
    facts = told | {name: value for name, value in given.items() if name in columns}
    rest = {name: value for name, value in given.items() if name not in columns}
    defaults = {
        "code": code, "reason": "村委会核实，家属已办注销", "by": by, "on": AS_OF,
        "version": finding.version, "proof": proof(), "facts": facts,
    }  # fmt: skip
    return disposal.propose(finding.pk, **defaults | rest)  # type: ignore[arg-type]


@pytest.mark.requirement("R-287")
def test_a_confirmed_death_ends_the_share_with_its_month(tmp_path, clerk, second):
    finding = found(tmp_path)
    made = propose(finding, clerk)
    finding.refresh_from_db()
    assert (finding.state, made.second_needed) == ("proposed", True)
    assert Person.objects.get(pk=finding.person_id).died_on is None
    done = disposal.confirm(made.pk, by=second, on=AS_OF)
    finding.refresh_from_db()
    assert (finding.state, finding.closed_on) == ("settled", AS_OF)
    person = Person.objects.get(pk=finding.person_id)
    assert person.died_on == DIED
    assert Membership.objects.get(person=person).period.upper == date(2026, 9, 13)
    assert AwardMember.objects.get(person=person).period.upper == date(2026, 10, 1)
    (others,) = Award.objects.filter(period__endswith=None)
    assert (others.period.lower, others.monthly) == (date(2026, 10, 1), Decimal("1200.00"))
    assert others.members.count() == 2
    assert PaymentHold.objects.get().released_by == second
    assert done.effect["last_day"] == "2026-09-30"
    assert compare(officer(Role.COUNTY_REVIEWER, NANAN)) == {
        "matched": 0, "new": 0, "known": 0, "closed": 0,
    }  # fmt: skip


def test_the_last_member_ends_the_award(tmp_path, clerk, second):
    finding = found(tmp_path, persons=1)
    disposal.confirm(propose(finding, clerk).pk, by=second, on=AS_OF)
    award = Award.objects.get()
    assert (award.period.upper, award.end_reason) == (date(2026, 10, 1), "death")


def test_the_head_is_followed_by_another(tmp_path, clerk, second):
    finding = found(tmp_path)
    household = Household.objects.get()
    assert finding.person_id == household.head_id
    disposal.confirm(propose(finding, clerk).pk, by=second, on=AS_OF)
    household.refresh_from_db()
    head = Membership.objects.get(household=household, relation="head", period__endswith=None)
    assert household.head_id == head.person_id != finding.person_id
    assert head.period.lower == date(2026, 9, 13)


def test_what_was_paid_after_the_month_of_death_comes_back(tmp_path, clerk, second):
    desk = Desk()
    (award,) = roll(1)
    (gone, *_rest) = members([award])
    deaths_compared()
    for month in (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)):
        paid_out(signed(computed(desk.cashier, month=month), desk), desk)
    funeral(tmp_path / "f.csv", dead(gone, DIED), header=HEADER)
    compare(officer(Role.COUNTY_REVIEWER, NANAN))
    made = propose(Finding.objects.get(), clerk)
    done = disposal.confirm(made.pk, by=second, on=AS_OF)
    owed = Recovery.objects.get(person=gone)
    assert [(r.month.month, r.amount) for r in owed.lines.all()] == [(10, 600), (11, 600)]
    assert (owed.amount, owed.origin) == (1200, made.finding.key)
    assert done.effect["recovery_total"] == "1200.00"


def test_nobody_confirms_their_own_proposal(tmp_path, second):
    finding = found(tmp_path)
    reviewer = officer(Role.COUNTY_REVIEWER, NANAN)
    made = propose(finding, reviewer)
    with pytest.raises(FourEyes, match="其他人员"):
        disposal.confirm(made.pk, by=reviewer, on=AS_OF)
    twin = officer(Role.COUNTY_APPROVER, NANAN)
    Officer.objects.filter(pk=twin.pk).update(natural_person=reviewer.natural_person)
    twin.refresh_from_db()
    with pytest.raises(FourEyes):
        disposal.confirm(made.pk, by=twin, on=AS_OF)
    with pytest.raises(IntegrityError, match="confirmed_by_another"), transaction.atomic():
        Disposal.objects.update(confirmed_by=twin, confirmer=twin.natural_person)
    assert disposal.confirm(made.pk, by=second, on=AS_OF).confirmed_by == second


def test_the_database_refuses_a_stop_without_a_second_person(tmp_path, clerk):
    finding = found(tmp_path)
    propose(finding, clerk)
    with pytest.raises(IntegrityError, match="two_people"), transaction.atomic():
        Finding.objects.update(state="settled", closed_on=AS_OF, closing_reason="直接改库")


def test_the_township_does_not_confirm(tmp_path, clerk):
    made = propose(found(tmp_path), clerk)
    with pytest.raises(PermissionDenied):
        disposal.confirm(made.pk, by=officer(Role.TOWNSHIP_HEAD, HONGLAI), on=AS_OF)
    with pytest.raises(Disposal.DoesNotExist):
        disposal.confirm(made.pk, by=officer(Role.COUNTY_APPROVER, MEISHAN), on=AS_OF)


def test_a_rejected_proposal_goes_back_with_the_reason(tmp_path, clerk, second):
    finding = found(tmp_path)
    made = propose(finding, clerk)
    disposal.reject(made.pk, by=second, reason="证明上没有日期，补齐后再报")
    finding.refresh_from_db()
    assert finding.state == "checking"
    with pytest.raises(StepRefused):
        disposal.confirm(made.pk, by=second, on=AS_OF)
    disposal.confirm(propose(finding, clerk).pk, by=second, on=AS_OF)
    finding.refresh_from_db()
    assert finding.state == "settled"


def test_a_living_person_is_paid_again(tmp_path, clerk, second):
    finding = found(tmp_path)
    made = propose(finding, clerk, code="4", reason="本人在世，来源录错号码", event_on=None)
    assert made.second_needed  # number and name speak for the death
    disposal.confirm(made.pk, by=second, on=AS_OF)
    assert PaymentHold.objects.get().released_on == AS_OF
    assert AwardMember.objects.filter(period__endswith=None).count() == 3
    assert compare(officer(Role.COUNTY_REVIEWER, NANAN))["new"] == 0  # explained, and silent


def test_a_doubtful_match_is_dismissed_in_the_township_by_two(tmp_path, clerk):
    finding = found(tmp_path, name="李别人")
    made = propose(finding, clerk, code="3", reason="号码曾被亲属使用，本人在世", event_on=None)
    finding.refresh_from_db()
    assert (made.second_needed, finding.state) == (True, "proposed")
    disposal.confirm(made.pk, by=officer(Role.TOWNSHIP_HEAD, HONGLAI), on=AS_OF)
    finding.refresh_from_db()
    assert finding.state == "settled"
    assert finding.closing_reason == "核实后仍符合条件：号码曾被亲属使用，本人在世"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reason": "死了"}, "至少 5 个字"),
        ({"proof": None}, "上传核实证明"),
        ({"event_on": None}, "填写死亡日期"),
        ({"event_on": date(2027, 1, 1)}, "不晚于今天"),
        ({"event_on": date(1900, 1, 1)}, "早于出生日期"),
        ({"code": "2"}, "换一种处置"),
    ],
)
def test_what_is_missing_is_said_and_nothing_written(tmp_path, clerk, given, words):
    finding = found(tmp_path)
    with pytest.raises(StepRefused, match=words):
        propose(finding, clerk, **given)
    assert not Disposal.objects.exists()


def test_whoever_saw_an_older_version_looks_again(tmp_path, clerk):
    finding = found(tmp_path)
    seen = finding.version
    findings.take(finding.pk, by=clerk, version=seen)
    with pytest.raises(StaleVersion):
        propose(finding, clerk, version=seen)


def test_somebody_not_reached_is_visited_again(tmp_path, clerk):
    finding = found(tmp_path)
    propose(finding, clerk, code="12", reason="外出打工，电话不通", event_on=None, proof=None)
    finding.refresh_from_db()
    assert (finding.state, finding.wakes_on) == ("deferred", date(2027, 5, 20))


@pytest.mark.requirement("R-016")
def test_findings_are_given_only_to_who_can_settle_them(tmp_path, clerk):
    finding = found(tmp_path)
    other = officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    assert findings.assign([finding.pk], owner_id=other.pk, by=clerk) == 1
    finding.refresh_from_db()
    assert finding.owner == other
    stranger = officer(Role.TOWNSHIP_CASEWORKER, MEISHAN)
    with pytest.raises(StepRefused):
        findings.assign([finding.pk], owner_id=stranger.pk, by=clerk)


def test_a_settled_finding_may_be_looked_at_again(tmp_path, clerk, second):
    finding = found(tmp_path, name="李别人")
    made = propose(finding, clerk, code="4", event_on=None)
    disposal.confirm(made.pk, by=second, on=AS_OF)
    finding.refresh_from_db()
    with pytest.raises(IllegalMove):
        findings.take(finding.pk, by=clerk, version=finding.version)
    again = findings.reopen(finding.pk, by=second, version=finding.version, due_on=AS_OF)
    assert (again.state, again.closed_on) == ("open", None)


def test_a_confirmed_death_is_not_opened_again(tmp_path, clerk, second):
    finding = found(tmp_path)
    disposal.confirm(propose(finding, clerk).pk, by=second, on=AS_OF)
    finding.refresh_from_db()
    with pytest.raises(StepRefused, match="更正档案"):
        findings.reopen(finding.pk, by=second, version=finding.version, due_on=AS_OF)


def test_the_share_of_true_findings_is_shown(tmp_path, clerk, second):
    finding = found(tmp_path)
    rule = finding.rule
    assert Finding.objects.all().precision(rule, AS_OF) is None
    disposal.confirm(propose(finding, clerk).pk, by=second, on=AS_OF)
    assert Finding.objects.all().precision(rule, AS_OF) == 100


def test_the_impact_is_reckoned_without_the_person_and_stored_nowhere(tmp_path):
    finding = found(tmp_path)
    impact = impact_of(finding, on=AS_OF)
    assert impact is not None and impact.before is not None and impact.after is not None
    assert impact.after["members_counted"] == impact.before["members_counted"] - 1
    assert impact.award is not None and impact.award.monthly == Decimal("1800.00")
    alone = DateRange(date(2020, 1, 1), date(2026, 1, 1))
    Membership.objects.exclude(person=finding.person).update(period=alone)
    impact = impact_of(finding, on=AS_OF)
    assert impact is not None and impact.alone and impact.after is None


def test_nobody_settles_what_lies_elsewhere(tmp_path):
    finding = found(tmp_path)
    with pytest.raises(Finding.DoesNotExist):
        propose(finding, officer(Role.TOWNSHIP_CASEWORKER, MEISHAN))


def test_a_registration_cancelled_for_death_is_settled_as_a_death(clerk, second):
    (award,) = roll(1, persons=3)
    gone = members([award])[-1]
    store(
        "household_registration",
        [
            Row(
                gone.name,
                gone.id_token,
                born=gone.birth_date,
                event=DIED,
                category="cancelled_death",
            )
        ],
    )
    compare(officer(Role.COUNTY_REVIEWER, NANAN))
    finding = Finding.objects.get(rule="cancelled_for_death")
    assert codes.codes_for(finding) == [code for code in Disposal.Code if code in codes.OF_A_DEATH]
    assert PaymentHold.objects.open().filter(origin=finding.key).exists()
    done = disposal.confirm(propose(finding, clerk).pk, by=second, on=AS_OF)
    gone.refresh_from_db()
    assert (gone.died_on, done.effect["last_day"]) == (DIED, "2026-09-30")
    assert not PaymentHold.objects.open().exists()
