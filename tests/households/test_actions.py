"""What is done to people and households leaves the past readable and the constraints whole."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.ciphers import id_number
from accounts.roles import Role
from households.actions.accounts import NamesDiffer, open_account
from households.actions.documents import Paper, Unfit, media_type_of, upload_document
from households.actions.households import (
    Belonging,
    TwoHouseholds,
    change_members,
    describe_household,
    register_household,
)
from households.actions.means import declare_income, yearly
from households.actions.people import Identity, LivesElsewhere, NotAllowed, register_person
from households.models import BankAccount, Household, Income, Membership, Person
from tests import factories
from tests.drafts import CARD

ON, LATER = date(2026, 3, 2), date(2026, 6, 1)
VILLAGE = factories.QIANFENG


@pytest.fixture
def clerk(db):
    factories.region(VILLAGE)
    return factories.officer()


def identity(name: str = "陈志明", born: date = date(1975, 4, 2), **given: str) -> Identity:
    return Identity(name, "male", born, **{"number": factories.invented_number(born)} | given)


def on_file(clerk, *names: str, at: int = VILLAGE) -> tuple[Household, list[Person]]:
    people = [register_person(identity(n), by=clerk, on=ON, region_id=at) for n in names]
    relations = ["head", *["child"] * (len(people) - 1)]
    members = [Belonging(p, r) for p, r in zip(people, relations, strict=True)]
    home = register_household(members, by=clerk, on=ON, region_id=at, area="rural")
    return home, people


@pytest.mark.requirement("R-007")
def test_a_person_is_registered_once_whatever_the_name_is_written_like(clerk):
    who = identity("陈 志明")
    first = register_person(who, by=clerk, on=ON, region_id=VILLAGE, phone="13800001111")
    again = register_person(
        Identity("陈志明", "male", who.birth_date, number=who.number),
        by=clerk, on=LATER, region_id=VILLAGE,
    )  # fmt: skip
    assert first.pk == again.pk
    assert Person.objects.get().phone == "13800001111"
    assert id_number(again.id_token) == who.number
    assert Person.objects.get().history.count() == 2


def test_other_documents_are_found_again_by_their_digest(clerk):
    passport = identity("JOHN SMITH", id_kind="other", number="E 1234567")
    first = register_person(passport, by=clerk, on=ON, region_id=VILLAGE)
    again = register_person(
        identity("John Smith", id_kind="other", number="e1234567"),
        by=clerk, on=ON, region_id=VILLAGE,
    )  # fmt: skip
    assert first.pk == again.pk
    assert Person.objects.get().other_id == "E1234567"


def test_a_person_without_a_number_gets_one_later(clerk):
    born = date(2026, 1, 3)
    child = register_person(
        Identity("陈新生", "male", born, id_kind="none"), by=clerk, on=ON, region_id=VILLAGE
    )
    named = register_person(
        identity("陈新生", born), by=clerk, on=LATER, region_id=VILLAGE, known_as=child.pk
    )
    assert (named.pk, named.id_kind) == (child.pk, "resident")


def test_somebody_of_another_county_is_not_taken_over(clerk):
    far = factories.officer(Role.TOWNSHIP_CASEWORKER, factories.LUOCHENG)
    who = identity()
    person = register_person(who, by=far, on=ON, region_id=factories.LUOCHENG)
    register_household(
        [Belonging(person, "head")], by=far, on=ON, region_id=factories.LUOCHENG, area="rural"
    )
    with pytest.raises(LivesElsewhere):
        register_person(who, by=clerk, on=ON, region_id=VILLAGE)
    until_april = DateRange(ON, date(2026, 5, 1))
    Membership.objects.filter(person=person).update(period=until_april, left_reason="迁出")
    moved = register_person(who, by=clerk, on=LATER, region_id=VILLAGE)
    assert (moved.pk, moved.region_id) == (person.pk, VILLAGE)


def test_nobody_registers_outside_the_own_post(clerk):
    with pytest.raises(NotAllowed):
        register_person(identity(), by=clerk, on=ON, region_id=factories.LUOCHENG)


@pytest.mark.requirement("R-227")
def test_members_change_and_the_past_stays(clerk):
    home, (father, son) = on_file(clerk, "陈志明", "陈小宇")
    change_members(home.pk, by=clerk, on=LATER, members=[Belonging(son, "head")], reason="分户")
    home.refresh_from_db()
    assert home.head == son
    before = Membership.objects.on(date(2026, 5, 31)).values_list("person__name", "relation")
    assert sorted(before) == [("陈小宇", "child"), ("陈志明", "head")]
    after = Membership.objects.on(LATER).values_list("person__name", "relation")
    assert list(after) == [("陈小宇", "head")]
    assert father.memberships.get().left_reason == "分户"


def test_every_row_moves_with_its_household(clerk):
    home, (father,) = on_file(clerk, "陈志明")
    factories.income(home, father)
    other = factories.region(350583113203, name="都心社区")
    describe_household(
        home.pk, by=clerk, region_id=other.code, area="rural", address="1 号", poverty_status="none"
    )
    rows = [home.memberships.get(), home.incomes.get(), Household.objects.get()]
    assert {row.region_id for row in rows} == {other.code}


def test_nobody_belongs_to_two_households(clerk):
    _home, (father,) = on_file(clerk, "陈志明")
    with pytest.raises(TwoHouseholds):
        register_household(
            [Belonging(father, "head")], by=clerk, on=LATER, region_id=VILLAGE, area="rural"
        )
    assert Household.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            household=factories.household(), region_id=VILLAGE, person=father, relation="other",
            period=(LATER, None),
        )  # fmt: skip


def test_household_numbers_run_on_in_the_county(clerk):
    numbers = [on_file(clerk, name)[0].number for name in ("陈一", "陈二", "陈三")]
    assert numbers == ["H350583000001", "H350583000002", "H350583000003"]


def test_declared_income_replaces_only_what_changed(clerk):
    home, (father,) = on_file(clerk, "陈志明")
    wage = {
        "person_id": father.pk, "kind": "wage", "amount": Decimal("2600.00"), "unit": "month",
        "times": 12, "note": "",
    }  # fmt: skip
    farm = wage | {
        "person_id": None,
        "kind": "business",
        "amount": Decimal("2400.00"),
        "unit": "year",
    }
    declare_income(home.pk, by=clerk, on=ON, items=[wage, farm])
    declare_income(home.pk, by=clerk, on=LATER, items=[wage | {"amount": Decimal("3000.00")}, farm])
    rows = Income.objects.order_by("pk").values_list("kind", "amount", "times", "ended_on")
    assert list(rows) == [
        ("wage", Decimal("2600.00"), 12, LATER),
        ("business", Decimal("2400.00"), 1, None),
        ("wage", Decimal("3000.00"), 12, None),
    ]


def test_what_a_register_said_is_left_alone(clerk):
    home, (father,) = on_file(clerk, "陈志明")
    Income.objects.create(
        household=home, region=home.region, person=father, kind="wage", amount=1, unit="year",
        times=1, source="register", known_on=ON,
    )  # fmt: skip
    declare_income(home.pk, by=clerk, on=LATER, items=[])
    assert Income.objects.get().ended_on is None


@pytest.mark.parametrize(
    ("amount", "unit", "times", "year"),
    [("100.05", "month", 12, "1200.60"), ("0.01", "year", 1, "0.01"), ("250", "time", 3, "750")],
)
def test_a_year_is_exact(amount, unit, times, year):
    assert yearly(Decimal(amount), unit, times) == Decimal(year)


def test_an_account_is_the_payees_own_or_has_an_agreement(clerk):
    home, (father,) = on_file(clerk, "陈志明")
    given = {"by": clerk, "on": ON, "holder_id": father.pk, "bank": "农商银行", "card": CARD}
    with pytest.raises(NamesDiffer, match="账户名“陈志銘”与领取人“陈志明”不一致"):
        open_account(home.pk, holder_name="陈志銘", **given)
    first = open_account(home.pk, holder_name="陈志明", **given)
    assert open_account(home.pk, holder_name="陈志明", **given).pk == first.pk
    other = given | {"on": LATER, "bank": "工商银行"}
    open_account(home.pk, holder_name="王秀花", custody_agreement="代管 12 号", **other)
    first.refresh_from_db()
    assert first.period.upper == LATER
    assert BankAccount.objects.get(period__endswith=None).custody_agreement == "代管 12 号"


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"%PDF-1.7", "application/pdf"),
    ],
)
def test_files_are_told_by_their_first_bytes(start, kind):
    assert media_type_of(ContentFile(start + b"x" * 100)) == kind


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg onload=1>", b"MZ", b"PK\x03\x04"])
def test_other_files_are_not_taken(content):
    with pytest.raises(Unfit):
        media_type_of(ContentFile(content))


def test_a_paper_lies_under_a_random_name(clerk, settings):
    home, _people = on_file(clerk, "陈志明")
    papers = [
        upload_document(
            ContentFile(b"%PDF-1.7"),
            Paper("hukou"),
            by=clerk,
            region_id=VILLAGE,
            household_id=home.pk,
        )
        for _ in range(2)
    ]
    assert papers[0].sha256 == papers[1].sha256
    assert papers[0].file != papers[1].file
    assert not papers[0].file.endswith(".pdf")


class MembershipNeverOverlaps(TestCase):
    """Whatever is asked for in whatever order, nobody is in two households on one day."""

    @settings(max_examples=15, deadline=None)
    @given(
        st.lists(st.tuples(st.integers(0, 2), st.sets(st.integers(0, 3))), min_size=1, max_size=6)
    )
    def test_any_order_of_changes(self, steps):
        factories.region(VILLAGE)
        clerk = factories.officer()
        people = [
            register_person(
                identity(f"陈{n}", date(1980, 1, 1 + n)), by=clerk, on=ON, region_id=VILLAGE
            )
            for n in range(4)
        ]
        homes = [on_file(clerk, f"户主{n}") for n in range(3)]
        for day, (place, chosen) in enumerate(steps, 1):
            home, (head,) = homes[place]
            members = [Belonging(head, "head"), *(Belonging(people[n], "child") for n in chosen)]
            try:
                with transaction.atomic():
                    change_members(home.pk, by=clerk, on=date(2026, 6, day), members=members)
            except TwoHouseholds:
                continue
            here = set(
                Membership.objects.filter(household=home)
                .on(date(2026, 6, day))
                .values_list("person_id", flat=True)
            )
            assert here == {head.pk, *(people[n].pk for n in chosen)}
        for person in people:
            today = Membership.objects.filter(person=person, period__endswith=None)
            assert today.count() <= 1
