"""From a draft to a household on file."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.ciphers import id_number as number_of
from accounts.models import AccessLog
from cases.actions.examination import Box, return_to_township
from cases.actions.intake import (
    AlreadyOpen,
    Conflict,
    NotReady,
    amend,
    changed_since_file,
    open_review,
    save_section,
    submit,
)
from cases.actions.lookup import Standing, TooManyForeign, look_up
from cases.draft_facts import facts_of_draft
from cases.intake.draft import Draft
from cases.intake.tasks import tasks_of
from cases.models import Application, ApplicationPerson, Authorisation
from cases.procedure import State
from eligibility.assess import assess
from households.actions.people import LivesElsewhere, NotAllowed
from households.models import BankAccount, Household, Income, Membership, Person
from tests import drafts, factories
from tests.cases import steps
from tests.drafts import TODAY, draft, member, save, sections
from tests.factories import invented_number as id_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    factories.region(factories.QIANFENG)
    return factories.officer()


@pytest.mark.requirement("R-206")
def test_a_draft_becomes_a_household_on_file(clerk):
    application = draft(clerk)
    submit(application.pk, by=clerk, on=TODAY)
    application.refresh_from_db()
    household = Household.objects.get()
    assert application.state == "submitted"
    assert application.household == household
    assert household.head.name == "陈志明"
    assert household.region_id == factories.QIANFENG
    assert Membership.objects.filter(household=household).count() == 4
    wage = Income.objects.get(kind="wage")
    assert (wage.amount, wage.unit, wage.annual) == (
        Decimal("2600.00"),
        "month",
        Decimal("31200.00"),
    )
    assert Income.objects.get(kind="business").times == 1
    assert BankAccount.objects.get().last4 == drafts.CARD[-4:]
    assert Authorisation.objects.filter(application=application).count() == 4
    assert not ApplicationPerson.objects.filter(application=application, person=None).exists()
    assert [event.kind for event in application.events.all()] == ["drafted", "submitted"]


def test_submitting_twice_makes_one_household(clerk):
    application = draft(clerk)
    first = submit(application.pk, by=clerk, on=TODAY)
    again = submit(application.pk, by=clerk, on=TODAY)
    assert first.pk == again.pk
    assert Household.objects.count() == 1
    assert application.events.filter(kind="submitted").count() == 1


def test_what_is_missing_is_named_and_nothing_is_written(clerk):
    unsigned = sections()["applicant"] | {"rows": [{"ref": "m1", "signed_on": "2026-11-18"}]}
    application = draft(clerk, applicant=unsigned)
    with pytest.raises(NotReady) as refused:
        submit(application.pk, by=clerk, on=TODAY)
    assert "王秀花还没有签核对授权书，签好上传后才能发起信息核对" in str(refused.value)
    assert not Household.objects.exists()


def test_a_village_helper_may_fill_in_but_not_submit(clerk):
    helper = factories.officer("village_helper", factories.QIANFENG)
    application = draft(helper)
    with pytest.raises(NotAllowed):
        submit(application.pk, by=helper, on=TODAY)
    submit(application.pk, by=clerk, on=TODAY)


def test_two_heads_and_twice_the_same_number_are_complained_of(clerk):
    rows = sections()["members"]["rows"]
    rows[1] |= {"relation": "head", "id_number": rows[0]["id_number"]}
    application = draft(clerk, members={"head": {}, "rows": rows})
    with pytest.raises(NotReady) as refused:
        submit(application.pk, by=clerk, on=TODAY)
    assert "户主只能有一人，现在选了陈志明和陈阿土" in str(refused.value)
    assert "陈阿土的身份证号与另一名成员相同" in str(refused.value)


def test_a_repeated_save_does_nothing_and_a_late_one_conflicts(clerk):
    colleague = factories.officer()
    application = draft(clerk, fill=False)
    said = sections()["income"]
    first = save_section(
        application.pk, "income", by=clerk, on=TODAY, typed=said, version=0, sequence=7
    )
    again = save_section(
        application.pk, "income", by=clerk, on=TODAY, typed=said, version=0, sequence=7
    )
    assert (first.version, again.version) == (1, 1)
    other = sections()["income"]
    other["rows"][0]["amount"] = "2,700"
    with pytest.raises(Conflict) as conflict:
        save_section(
            application.pk, "income", by=colleague, on=TODAY, typed=other, version=0, sequence=9
        )
    assert conflict.value.saved.saved_by == clerk
    assert not conflict.value.own


def test_the_same_content_is_no_conflict(clerk):
    application = draft(clerk, fill=False)
    said = sections()["income"]
    save_section(application.pk, "income", by=clerk, on=TODAY, typed=said, version=0, sequence=7)
    same = save_section(
        application.pk, "income", by=factories.officer(), on=TODAY, typed=sections()["income"],
        version=0, sequence=9, finished=True,
    )  # fmt: skip
    assert same.finished


def test_one_page_never_stands_in_its_own_way(clerk):
    """The answer of a save that was lost, a late save, and a page sent again after going back."""
    application = draft(clerk, fill=False)
    page = 5 << 24

    def say(amount: str, place: int, version: int) -> str:
        typed = sections()["income"]
        typed["rows"][0]["amount"] = amount
        saved = save_section(
            application.pk, "income", by=clerk, on=TODAY, typed=typed, version=version,
            sequence=page + place,
        )  # fmt: skip
        return str(saved.data["rows"][0]["amount"])

    assert say("1", 1, version=0) == "1"
    assert say("3", 3, version=0) == "3"
    assert say("2", 2, version=0) == "3"
    assert say("4", 3, version=1) == "4"
    with pytest.raises(Conflict) as conflict:
        save_section(
            application.pk, "income", by=clerk, on=TODAY, typed=sections()["income"], version=0,
            sequence=(6 << 24) + 1,
        )  # fmt: skip
    assert conflict.value.own
    assert "你在另一个窗口" in str(conflict.value)


def test_a_new_row_keeps_its_ref_when_it_comes_back_without(clerk):
    application = draft(clerk, fill=False)
    rows = sections()["members"]["rows"]
    nameless = [rows[0], {**rows[1], "ref": ""}]
    save(application, "members", {"head": {}, "rows": nameless}, by=clerk)
    nameless = [{**rows[0]}, {**rows[2], "ref": ""}, {**rows[1], "ref": ""}]
    save(application, "members", {"head": {}, "rows": nameless}, by=clerk)
    stored = application.sections.get(name="members").data["rows"]
    assert [(row["ref"], row["name"]) for row in stored] == [
        ("m1", "陈志明"), ("m3", "王秀花"), ("m2", "陈阿土"),
    ]  # fmt: skip


@pytest.mark.parametrize("ref", ["x" * 40, "m1", "1; drop", ""])
def test_strange_refs_are_replaced(clerk, ref):
    application = draft(clerk, fill=False)
    rows = sections()["members"]["rows"]
    rows[1]["ref"] = ref
    save(application, "members", {"head": {}, "rows": rows[:2]}, by=clerk)
    people = ApplicationPerson.objects.filter(application=application)
    assert sorted(people.values_list("ref", "name")) == [("m1", "陈志明"), ("m2", "陈阿土")]


@pytest.mark.requirement("R-026", "R-028")
def test_the_facts_of_a_draft_give_the_worked_example(clerk):
    typed = sections()
    for row in typed["members"]["rows"]:
        row["id_number"] = {
            "m4": id_number(date(2008, 9, 1)),
        }.get(row["ref"], row["id_number"])
    application = draft(clerk, on=date(2021, 1, 15), **typed)
    sheet = assess(facts_of_draft(application, date(2021, 1, 15)), on=date(2021, 1, 15))
    assert (sheet["outcome"], sheet["total_monthly"]) == ("household", "2751.00")


def test_unknown_is_left_out_of_the_facts(clerk):
    application = draft(clerk, fill=False)
    facts = facts_of_draft(application, TODAY)
    assert "income" not in facts
    assert "income" not in facts["members"][0]
    assert assess(facts, on=TODAY)["outcome"] == "need_information"


def test_a_review_starts_from_what_is_on_file_and_replaces_it(clerk):
    application = draft(clerk)
    household = submit(application.pk, by=clerk, on=TODAY).household
    application.move_to("withdrawn")
    application.save(update_fields=["state", "version"])
    later = date(2026, 12, 1)
    review = open_review(household.pk, by=clerk, on=later)
    typed = {row.name: row.data for row in review.sections.all()}
    assert [row["name"] for row in typed["members"]["rows"]] == [
        "陈志明",
        "陈阿土",
        "王秀花",
        "陈小宇",
    ]
    assert changed_since_file(Draft(review, on=later)) == set()
    with pytest.raises(AlreadyOpen):
        open_review(household.pk, by=clerk, on=later)
    typed["income"]["rows"][0]["amount"] = "3000"
    typed["income"]["rows"].append({"member": "m3", "kind": "none", "note": "重病治疗"})
    typed["applicant"]["rows"] = sections()["applicant"]["rows"]
    del typed["members"]["rows"][1]
    typed["income"]["rows"] = [r for r in typed["income"]["rows"] if r["member"] != "m2"]
    for name, data in (typed | {"documents": {"head": {}, "rows": []}}).items():
        save(review, name, data, by=clerk, on=later)
    assert changed_since_file(Draft(review, on=later)) == {"members", "income"}
    submit(review.pk, by=clerk, on=later)
    assert Household.objects.count() == 1
    assert Person.objects.count() == 4
    assert Membership.objects.on(later).count() == 3
    wages = Income.objects.filter(kind="wage").order_by("pk").values_list("amount", "ended_on")
    assert list(wages) == [(Decimal("2600.00"), later), (Decimal("3000.00"), None)]
    assert Income.objects.get(kind="business").ended_on is None


def test_a_number_active_elsewhere_gives_nothing_away(clerk):
    factories.region(350521100201, name="中山社区")
    foreign = factories.officer("township_caseworker", factories.LUOCHENG)
    typed = sections()
    typed["applicant"]["head"]["village"] = "350521100201"
    there = draft(foreign, **typed)
    number = typed["members"]["rows"][0]["id_number"]
    hit = look_up(number, by=clerk, on=TODAY)
    assert hit.standing == Standing.ELSEWHERE
    assert (hit.application, hit.household, hit.person) == (None, None, None)
    submit(there.pk, by=foreign, on=TODAY)
    assert look_up(number, by=clerk, on=TODAY).standing == Standing.ELSEWHERE
    mine = draft(clerk, members={"head": {}, "rows": typed["members"]["rows"]})
    with pytest.raises(NotReady) as refused:
        submit(mine.pk, by=clerk, on=TODAY)
    assert str(refused.value) == str(LivesElsewhere())
    assert "陈志明" not in str(refused.value)


def test_foreign_hits_run_out(clerk):
    foreign = factories.officer("township_caseworker", factories.LUOCHENG)
    factories.region(350521100201, name="中山社区")
    typed = sections()
    typed["applicant"]["head"]["village"] = "350521100201"
    draft(foreign, **typed)
    number = typed["members"]["rows"][0]["id_number"]
    for _ in range(30):
        look_up(number, by=clerk, on=TODAY)
    with pytest.raises(TooManyForeign):
        look_up(number, by=clerk, on=TODAY)
    assert AccessLog.objects.filter(officer=clerk, kind="search").count() == 30


def test_the_states_of_a_number_at_home(clerk):
    typed = sections()
    number = typed["members"]["rows"][0]["id_number"]
    assert look_up(number, by=clerk, on=TODAY).standing == Standing.FREE
    application = draft(clerk, **typed)
    hit = look_up(number, by=clerk, on=TODAY)
    assert (hit.standing, hit.application) == (Standing.DRAFT, application)
    assert look_up(number, by=clerk, on=TODAY, apart_from=application.pk).standing == Standing.FREE
    submit(application.pk, by=clerk, on=TODAY)
    assert look_up(number, by=clerk, on=TODAY).standing == Standing.ACTIVE
    Application.objects.filter(pk=application.pk).update(state="withdrawn")
    assert look_up(number, by=clerk, on=TODAY).standing == Standing.ON_FILE
    twin = id_number(date(1975, 4, 2))
    assert look_up(twin, by=clerk, on=TODAY, name="陈志明").standing == Standing.SAME_PERSON
    assert number_of(Person.objects.get(name="陈志明").id_token) == number
    gone = Person.objects.get(name="陈阿土")
    Membership.objects.filter(person=gone).update(period=(date(2026, 1, 1), date(2026, 2, 1)))
    Person.objects.filter(pk=gone.pk).update(died_on=date(2026, 1, 31))
    assert look_up(number_of(gone.id_token), by=clerk, on=TODAY).standing == Standing.DEAD


def test_a_person_of_another_household_must_leave_it_first(clerk):
    typed = sections()
    application = draft(clerk, **typed)
    submit(application.pk, by=clerk, on=TODAY)
    Application.objects.filter(pk=application.pk).update(state="withdrawn")
    son = typed["members"]["rows"][3]
    alone = draft(
        clerk,
        members={"head": {}, "rows": [member("m1", "陈小宇", son["id_number"], "head")]},
        applicant=typed["applicant"] | {"rows": [{"ref": "m1", "signed_on": "2026-11-18"}]},
        income={"head": {}, "rows": [{"member": "m1", "kind": "none", "note": "上学"}]},
        expense={"head": {}, "rows": [{"member": "", "kind": "none"}]},
        assets={"head": {}, "rows": [{"member": "", "kind": "none"}]},
        account={"head": {**typed["account"]["head"], "holder_name": "陈小宇"}, "rows": []},
    )
    with pytest.raises(NotReady) as refused:
        submit(alone.pk, by=clerk, on=TODAY)
    assert "先在那一户办理成员变更" in str(refused.value)
    assert Membership.objects.filter(person__name="陈小宇").count() == 1


def test_a_returned_case_shows_the_box_until_it_is_mended_and_writes_it_down(clerk):
    staff = steps.Staff()
    application = draft(staff.clerk)
    submit(application.pk, by=staff.clerk, on=TODAY)
    application.refresh_from_db()
    steps.carry(State.REPORTED, staff, application=application)
    return_to_township(
        application.pk, by=staff.reviewer, on=TODAY, version=application.version,
        boxes=[Box("income", 1, "amount", "工资与社保记录不一致")],
    )  # fmt: skip
    application.refresh_from_db()
    tasks = {task.name: task.status for task in tasks_of(Draft(application, on=TODAY))}
    assert (tasks["income"], tasks["assets"]) == ("problem", "done")
    typed = sections()["income"]
    typed["rows"][0]["amount"] = "2900"
    save(application, "income", typed, by=staff.clerk)
    assert not Draft(application, on=TODAY).returned
    amend(application.pk, by=staff.clerk, on=TODAY)
    assert Income.objects.get(kind="wage", ended_on=None).amount == Decimal("2900.00")
    application.refresh_from_db()
    assert application.state == "returned"
    assert application.events.filter(kind="noted").count() == 1


def test_the_dead_are_not_entered_as_living(clerk):
    old = factories.person("陈阿土", born=date(1946, 5, 6))
    old.died_on = date(2026, 3, 1)
    old.save(update_fields=["died_on"])
    rows = sections()["members"]["rows"]
    rows[1]["id_number"] = number_of(old.id_token)
    application = draft(clerk, members={"head": {}, "rows": rows})
    with pytest.raises(NotReady) as refused:
        submit(application.pk, by=clerk, on=TODAY)
    assert "陈阿土已登记死亡，不能作为在世成员" in str(refused.value)
