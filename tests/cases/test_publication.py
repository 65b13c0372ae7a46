"""Lists that hang for long: who is on them, who may not be, two people, and coming down by itself."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from accounts.actions.officers import machine
from accounts.roles import Role
from cases.actions import publication
from cases.models import Award, Publication, PublicationEntry
from cases.procedure import FourEyes, StepRefused
from cases.tasks import retire_public
from tests import factories
from tests.cases import payment_roll
from tests.factories import HONGLAI, QIANFENG

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return factories.officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)


@pytest.fixture
def head():
    return factories.officer(Role.TOWNSHIP_HEAD, HONGLAI)


@pytest.fixture
def roll() -> list[Award]:
    factories.region(QIANFENG)
    return payment_roll.roll(4, village=QIANFENG)


def prepared(clerk, *, on=None) -> Publication:
    return publication.prepare_list(
        QIANFENG,
        "dibao",
        by=clerk,
        on=on or timezone.localdate(),
        place="村务公开栏",
        phone="12345",
    )


def hanging(clerk, head) -> Publication:
    made = prepared(clerk)
    publication.publish_list(made.pk, by=head, on=timezone.localdate())
    made.refresh_from_db()
    return made


@pytest.mark.requirement("R-289")
def test_a_list_has_the_statutory_fields_alone(clerk, head, roll):
    made = hanging(clerk, head)
    assert made.entries.count() == 4
    fields = {each.name for each in PublicationEntry._meta.fields} - {
        "id", "region", "publication", "award", "place", "withdrawn_on",
    }  # fmt: skip
    assert fields == {"name", "board_name", "persons", "monthly"}
    assert set(made.text) == {
        "township", "village", "benefit", "as_of", "place", "phone", "on_web",
    }  # fmt: skip
    first = made.entries.first()
    assert first.persons == first.award.members.count()
    assert first.monthly == first.award.monthly


def test_no_household_of_a_minor_and_no_child_in_care_is_listed(clerk, roll):
    young, cared, *rest = roll
    today = timezone.localdate()
    minor = young.household.head
    minor.birth_date = today - timedelta(days=12 * 365)
    minor.save(update_fields=["birth_date"])
    person = cared.members.first().person
    other = payment_roll.roll(1, village=QIANFENG)[0]
    Award.objects.filter(pk=other.pk).update(
        benefit="unsupported_child", benefit_group="child_living"
    )
    share = other.members.first()
    share.person, share.benefit_group = person, "child_living"
    share.save()
    listed = {each.award_id for each in prepared(clerk).entries.all()}
    assert listed == {award.pk for award in rest}


def test_two_people_publish(clerk, head, roll):
    made = prepared(clerk)
    with pytest.raises(FourEyes):
        publication.publish_list(made.pk, by=clerk, on=timezone.localdate())
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=made.pk).update(
            published_on=timezone.localdate(), published_by=clerk
        )
    assert Client().get(f"/gs/{made.slug}/").status_code == 404
    publication.publish_list(made.pk, by=head, on=timezone.localdate())
    assert Client().get(f"/gs/{made.slug}/").status_code == 200


def test_the_page_is_the_snapshot_and_not_the_people(clerk, head, roll):
    made = hanging(clerk, head)
    listed = made.entries.first()
    person = listed.award.household.head
    before = Client().get(f"/gs/{made.slug}/").content.decode()
    assert listed.name in before
    assert listed.board_name not in before
    person.name = "改过的名字"
    person.save(update_fields=["name"])
    assert Client().get(f"/gs/{made.slug}/").content.decode() == before
    with (
        pytest.raises(Exception, match="publicationentry_stays|Cannot update"),
        transaction.atomic(),
    ):
        PublicationEntry.objects.filter(pk=listed.pk).update(monthly=1)


def test_a_new_list_takes_the_place_of_the_old(clerk, head, roll):
    old = hanging(clerk, head)
    new = hanging(clerk, head)
    old.refresh_from_db()
    assert (old.taken_down_on, old.taken_down_why) == (timezone.localdate(), "replaced")
    assert Client().get(f"/gs/{old.slug}/").status_code == 410
    assert Client().get(f"/gs/{new.slug}/").status_code == 200


def test_it_comes_down_by_itself_and_ended_awards_leave_it(clerk, head, roll):
    made = hanging(clerk, head)
    gone = made.entries.first()
    award = gone.award
    today = timezone.localdate()
    award.members.update(period=DateRange(award.period.lower, today))
    award.period = DateRange(award.period.lower, today)
    award.save(update_fields=["period"])
    retire_public()
    gone.refresh_from_db()
    assert gone.withdrawn_on == today
    body = Client().get(f"/gs/{made.slug}/").content.decode()
    assert body.count("<tr>") == 1 + made.entries.filter(withdrawn_on=None).count()
    over = made.until + timedelta(days=1)
    assert publication.retire_lists(by=machine(), on=made.until) == (0, 0)
    assert publication.retire_lists(by=machine(), on=over)[0] == 1
    made.refresh_from_db()
    assert made.taken_down_by == machine()
    assert Client().get(f"/gs/{made.slug}/").status_code == 410


def test_a_list_of_one_is_for_the_board_alone(clerk, head, roll):
    keep, *others = roll
    Award.objects.filter(pk__in=[award.pk for award in others]).update(benefit="tekun")
    made = hanging(clerk, head)
    assert not made.text["on_web"]
    assert Client().get(f"/gs/{made.slug}/").status_code == 404


def test_nothing_is_published_that_says_too_much(clerk, roll):
    with pytest.raises(StepRefused, match="疾病"):
        publication.prepare_list(
            QIANFENG, "dibao", by=clerk, on=timezone.localdate(), place="重病户门口", phone="12345"
        )
    with pytest.raises(StepRefused, match="没有长期公布"):
        publication.prepare_list(
            QIANFENG, "tekun", by=clerk, on=timezone.localdate(), place="栏", phone="12345"
        )


def test_the_proof_says_whether_it_is_what_was_shown(clerk, head, roll):
    made = hanging(clerk, head)
    assert publication.digest_now(made) == made.digest
    changed = json.loads(json.dumps(made.text)) | {"village": "别村"}
    made.text = changed
    assert publication.digest_now(made) != made.digest
