"""What each disposal asks for and does: who is alive until when, what is told first, what comes back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.models import Officer
from accounts.roles import Role
from cases.actions import exits
from cases.models import Award, AwardMember, PaymentHold
from cases.procedure import FourEyes, StepRefused
from households.models import Person
from monitoring.actions import disposal, notices, resting, sent
from monitoring.actions.codes import Facts
from monitoring.models import AdvanceNotice, Disposal, Finding
from tests import makers
from tests.factories import HONGLAI, NANAN, income, officer, region
from tests.monitoring.files import AS_OF
from tests.monitoring.registers import funeral
from tests.monitoring.test_deaths import HEADER, compare, dead
from tests.monitoring.test_disposal import DIED, found, proof, propose

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture
def clerk() -> Officer:
    return officer(Role.TOWNSHIP_CASEWORKER, HONGLAI, name="林经办")


@pytest.fixture
def second() -> Officer:
    return officer(Role.COUNTY_APPROVER, NANAN, name="郑审批")


def difference() -> Finding:
    """Somebody on the roll, with an award, whom another rule found."""
    made = Finding.objects.get(pk=str(makers.MAKERS["finding"](region(HONGLAI)).address["pk"]))
    Finding.objects.filter(pk=made.pk).update(rule="both_differ", key=f"both_differ:{made.pk}")
    made.refresh_from_db()
    return made


def told(finding: Finding, clerk: Officer, second: Officer) -> AdvanceNotice:
    """A stop of the person's share that a second person stands behind."""
    made = propose(
        finding, clerk, reason="服刑期间不计入共同生活成员", event_on=None, due_on=None,
        scope="person", end_reason="prison", from_month=NEW_YEAR,
    )  # fmt: skip
    disposal.confirm(made.pk, by=second, on=AS_OF)
    finding.refresh_from_db()
    return AdvanceNotice.objects.get(disposal=made)


@pytest.mark.requirement("R-287")
def test_who_is_alive_is_left_in_peace_until_the_day(tmp_path, clerk, second):
    finding = found(tmp_path)
    made = propose(finding, clerk, code="3", reason="本人在家，村干部当面见到", event_on=None)
    disposal.confirm(made.pk, by=second, on=AS_OF)
    finding.refresh_from_db()
    assert (finding.state, finding.wakes_on) == ("settled", date(2027, 5, 20))
    assert PaymentHold.objects.get().released_on == AS_OF
    assert resting.wake(on=date(2027, 5, 19)) == 0
    assert compare(officer(Role.COUNTY_REVIEWER, NANAN))["new"] == 0
    assert resting.wake(on=date(2027, 5, 20)) == 1
    finding.refresh_from_db()
    assert (finding.state, finding.reappearances, finding.wakes_on) == ("open", 1, None)


def test_whoever_is_alive_is_looked_at_again_when_the_record_changes(tmp_path, clerk, second):
    finding = found(tmp_path)
    made = propose(finding, clerk, code="4", reason="来源把号码录错了", event_on=None)
    disposal.confirm(made.pk, by=second, on=AS_OF)
    assert finding.person is not None
    funeral(tmp_path / "g.csv", dead(finding.person, DIED - timedelta(days=2)), header=HEADER)
    assert compare(officer(Role.COUNTY_REVIEWER, NANAN))["new"] == 1
    finding.refresh_from_db()
    assert (finding.state, finding.reappearances, finding.wakes_on) == ("open", 1, None)


def test_a_finding_put_off_comes_back_on_its_day(tmp_path, clerk):
    finding = found(tmp_path)
    with pytest.raises(StepRefused, match="三个月以内"):
        resting.defer(
            finding.pk, until=AS_OF + timedelta(days=200), reason="外出", by=clerk, on=AS_OF,
            version=finding.version,
        )  # fmt: skip
    resting.defer(
        finding.pk, until=date(2026, 12, 4), reason="本人住院，出院后核实", by=clerk, on=AS_OF,
        version=finding.version,
    )  # fmt: skip
    assert not Finding.objects.all().to_do().exists()
    assert PaymentHold.objects.get().released_on is None
    assert resting.wake(on=date(2026, 12, 4)) == 1
    finding.refresh_from_db()
    assert (finding.state, finding.due_on) == ("checking", date(2026, 12, 9))


@pytest.mark.requirement("R-163")
def test_a_stop_waits_until_the_household_was_told_and_could_object(clerk, second):
    finding = difference()
    notice = told(finding, clerk, second)
    assert finding.state == "told"
    assert AwardMember.objects.filter(period__endswith=None).count() == 2
    with pytest.raises(StepRefused, match="还没有送达"):
        notices.take_effect(notice.pk, by=second, on=AS_OF)
    notice = notices.deliver(notice.pk, way="当面送达", by=clerk, on=AS_OF)
    assert notice.object_until == date(2026, 11, 27)
    with pytest.raises(StepRefused, match="截止"):
        notices.take_effect(notice.pk, by=second, on=date(2026, 11, 27))
    with pytest.raises(StepRefused, match="先做退出核对"):
        notices.take_effect(notice.pk, by=second, on=date(2026, 11, 30))
    cleared(Award.objects.get(), clerk)
    notices.take_effect(notice.pk, by=second, on=date(2026, 11, 30))
    finding.refresh_from_db()
    assert finding.state == "settled"
    assert AwardMember.objects.get(person=finding.person).period.upper == NEW_YEAR
    rest = Award.objects.get(period__endswith=None)
    assert (rest.period.lower, rest.monthly) == (NEW_YEAR, Decimal("600.00"))


def cleared(award: Award, clerk: Officer) -> None:
    """The exit stands on two sources, was told in writing, and the risk lists were looked at."""
    on = date(2026, 11, 20)
    check = exits.propose(award.pk, reason="prison", note="判决已生效", by=clerk, on=on)
    for kind, origin in (("paper", "南安市人民法院"), ("register", "监狱名册")):
        exits.add_source(
            check.pk,
            kind=kind,
            origin=origin,
            words="判处有期徒刑二年",
            by=clerk,
            happened_on=on,
            on=on,
        )
    exits.give_notice(check.pk, way="当面送达", by=clerk, on=on)
    exits.record_risks(check.pk, {}, by=clerk, on=date(2026, 11, 30))


def test_an_objection_is_answered_before_anything_happens(clerk, second):
    finding = difference()
    notice = told(finding, clerk, second)
    notices.deliver(notice.pk, way="当面送达", by=clerk, on=AS_OF)
    notices.object_to(notice.pk, words="判的是缓刑，人在家里", by=clerk, on=date(2026, 11, 24))
    with pytest.raises(StepRefused, match="还没有答复"):
        notices.take_effect(notice.pk, by=second, on=date(2026, 11, 30))
    notices.answer(notice.pk, upheld=True, words="核实为缓刑，不停发", by=second)
    finding.refresh_from_db()
    assert finding.state == "checking"
    assert AwardMember.objects.filter(period__endswith=None).count() == 2
    with pytest.raises(StepRefused, match="已经办结"):
        notices.take_effect(notice.pk, by=second, on=date(2026, 11, 30))


def test_whoever_proposed_a_stop_does_not_put_it_into_effect(second):
    finding, reviewer = difference(), officer(Role.COUNTY_REVIEWER, NANAN)
    notice = told(finding, reviewer, second)
    notices.deliver(notice.pk, way="当面送达", by=reviewer, on=AS_OF)
    with pytest.raises(FourEyes):
        notices.take_effect(notice.pk, by=reviewer, on=date(2026, 11, 30))


@pytest.mark.parametrize(
    ("code", "missing", "words"),
    [
        ("1", "scope", "本人还是全户"),
        ("2", "application", "先发起复核"),
        ("3", "cause", "误报的原因"),
        ("3", "said_by", "由谁证实"),
        ("6", "application", "先新开申请"),
        ("7", "application", "先受理急难救助"),
        ("8", "due_on", "办理期限"),
        ("9", "due_on", "下次核查"),
        ("10", "to_whom", "转给谁"),
        ("12", "due_on", "再访日期"),
    ],
)
def test_each_code_says_what_it_still_needs(clerk, code, missing, words):
    given = {"to_whom": "县医保局"} if code == "8" else {}
    with pytest.raises(StepRefused, match=words):
        propose(difference(), clerk, code=code, **given | {missing: None})
    assert not Disposal.objects.exists()


def test_an_error_of_ours_needs_the_correction_to_be_there(clerk, second):
    finding = difference()
    with pytest.raises(StepRefused, match="先更正档案"):
        propose(finding, clerk, code="5", cause="entry_wrong")
    Person.objects.filter(pk=finding.person_id).update(name="陈更正")
    made = propose(finding, clerk, code="5", cause="entry_wrong")
    assert made.effect["corrected"]["what"] == "person"
    disposal.confirm(made.pk, by=second, on=AS_OF)
    finding.refresh_from_db()
    assert finding.state == "settled"


def test_errors_of_theirs_go_back_once(clerk, second):
    finding = difference()
    made = propose(finding, clerk, code="4", cause="source_old", due_on=None)
    with pytest.raises(StepRefused, match="还没有复核"):
        sent.mark_sent([made.pk], note="南民函〔2026〕8号", by=clerk, on=AS_OF)
    disposal.confirm(made.pk, by=second, on=AS_OF)
    assert sent.mark_sent([made.pk], note="南民函〔2026〕8号", by=clerk, on=AS_OF) == 1
    with pytest.raises(StepRefused):
        sent.mark_sent([made.pk], note="再退一次", by=clerk, on=AS_OF)


def test_a_clue_is_not_shown_to_whom_it_concerns(clerk, second):
    finding = difference()
    colleague = officer(Role.TOWNSHIP_CASEWORKER, HONGLAI, name="陈某")
    bystander = officer(Role.TOWNSHIP_CASEWORKER, HONGLAI, name="李某")
    made = propose(finding, clerk, code="11", to_whom="市纪委监委", concerns=[colleague])
    disposal.confirm(made.pk, by=second, on=AS_OF)
    assert not Finding.objects.visible_to(colleague).exists()
    assert not Disposal.objects.visible_to(colleague).exists()
    assert not Disposal.objects.visible_to(bystander).exists()
    assert Disposal.objects.visible_to(clerk).get() == made
    finding.refresh_from_db()
    assert "线索" not in finding.closing_reason


def test_false_findings_of_one_cause_are_settled_together(clerk, second):
    first, other = difference(), difference()
    given = {
        "code": "4", "cause": "source_old", "said_by": "村委会主任", "reason": "名册未更新，已核实",
        "by": clerk, "on": AS_OF, "proof": proof(),
    }  # fmt: skip
    assert disposal.dismiss_alike([first.pk, other.pk], **given) == 2
    disposal.confirm(Disposal.objects.earliest("pk").pk, by=second, on=AS_OF)
    assert set(Finding.objects.values_list("state", flat=True)) == {"settled"}
    assert Finding.objects.all().untrue_causes("both_differ", AS_OF) == {"source_old": 2}
    assert Finding.objects.all().precision("both_differ", AS_OF) == 0


def test_deaths_are_not_dismissed_together(tmp_path, clerk):
    finding = found(tmp_path)
    with pytest.raises(StepRefused, match="逐条核实"):
        disposal.dismiss_alike(
            [finding.pk], code="4", cause="source_old", said_by="村委会", reason="名册未更新，已核实",
            by=clerk, on=AS_OF, proof=proof(),
        )  # fmt: skip


@pytest.mark.requirement("R-287")
def test_a_death_reckons_the_family_anew_and_changes_nothing_of_theirs(tmp_path, clerk, second):
    finding = found(tmp_path, persons=3)
    assert finding.household is not None
    income(finding.household, person=finding.person, kind="wage", amount=Decimal(900))
    made = propose(finding, clerk)
    done = disposal.confirm(made.pk, by=second, on=AS_OF)
    family = done.effect["family"]
    assert family["direction"] in ("rise", "fall", "same", "end", "unknown")
    assert family["paid"] == "1200.00"
    others = Award.objects.get(period__endswith=None)
    assert others.monthly == Decimal("1200.00")


def test_a_child_who_lost_a_parent_is_looked_after(tmp_path, clerk, second):
    finding = found(tmp_path, persons=2)
    assert finding.household is not None
    child = finding.household.memberships.exclude(person=finding.person).get()
    child.relation = "child"
    child.save(update_fields=["relation"])
    Person.objects.filter(pk=child.person_id).update(birth_date=date(2015, 3, 1))
    with pytest.raises(StepRefused, match="户外监护人"):
        propose(finding, clerk)
    made = propose(finding, clerk, guardian="陈伯（祖父）")
    done = disposal.confirm(made.pk, by=second, on=AS_OF)
    follow = Finding.objects.get(pk=done.effect["left_behind"][0])
    assert (follow.rule, follow.person_id, follow.state) == ("orphaned", child.person_id, "open")
    assert done.effect["account_of_the_dead"]


def test_the_facts_of_a_code_are_columns_of_the_disposal():
    names = {field.name for field in Disposal._meta.get_fields()} | {"new_head_id"}
    assert set(Facts.__annotations__) <= names
