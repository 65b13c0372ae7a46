"""Monthly forms of townships against a slow reading of the awards; the page, the workbook and csv of each."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pgtrigger
import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.marks import found_in
from accounts.models import Region
from accounts.roles import Role
from cases.models import Award, AwardMember, Opinion
from cases.periods import Period
from households.models import CloseRelative, Person
from reports.ledgers import FORMS, LEDGERS
from reports.ledgers.reading import read
from tests import factories
from tests.factories import HONGLAI, NANAN
from tests.reports import county
from tests.reports.works import Works

SEPTEMBER = Period.parse("2026-09")
FIRST, UNTIL = SEPTEMBER.start, SEPTEMBER.until

pytestmark = pytest.mark.django_db


def moved(seed: int) -> None:
    """Awards of a county that end, go on with another amount, or lose a member who died, in September."""
    works = Works(seed)
    random = works.random
    awards = list(
        Award.objects.filter(benefit="dibao", period__contains=date(2026, 8, 1)).order_by("pk")
    )
    with pgtrigger.ignore():
        for place, award in enumerate(awards[:-2]):
            members = list(award.members.order_by("pk"))
            award.period = DateRange(award.period.lower, FIRST)
            award.end_reason = ("changed", "income", "moved")[place % 3]
            award.save(update_fields=["period", "end_reason"])
            AwardMember.objects.filter(award=award).update(period=award.period)
            if award.end_reason == "changed":
                went_on(award, members[: random.randint(1, len(members))], random.choice([-50, 80]))
        for member in AwardMember.objects.filter(award__in=awards[-2:]).order_by("pk")[:2]:
            Person.objects.filter(pk=member.person_id).update(died_on=date(2026, 8, 9))
            member.period = DateRange(member.period.lower, FIRST)
            member.save(update_fields=["period"])


def went_on(old: Award, members: list[AwardMember], more: int) -> None:
    """The household's next award: for these members, with so many yuan more each."""
    period = DateRange(FIRST, None)
    new = Award.objects.create(
        household=old.household, decision=old.decision, region_id=old.region_id, area=old.area,
        benefit="dibao", benefit_group=old.benefit_group, period=period,
        mode="gradual_exit" if more < 0 else "household",
        monthly=sum((m.share + m.raised for m in members), Decimal()) + more * len(members) + 1000,
    )  # fmt: skip
    for each in members:
        AwardMember.objects.create(
            award=new, person=each.person, region_id=old.region_id, share=each.share + 1000 + more,
            raised=Decimal(30), benefit_group=each.benefit_group, period=period,
        )  # fmt: skip


def rows_of(kind: str) -> list[dict[str, object]]:
    places = [(HONGLAI, Region.objects.get(code=HONGLAI).until)]
    return read(LEDGERS[kind], places=places, month=SEPTEMBER, on=UNTIL, limit=None).rows


def shares() -> list[AwardMember]:
    return [
        m for m in AwardMember.objects.select_related("award", "person") if not m.period.isempty
    ]


def follows(member: AwardMember) -> list[AwardMember]:
    """Shares of the same person and group that go on where this one ends."""
    return [
        other
        for other in shares()
        if (other.person_id, other.benefit_group) == (member.person_id, member.benefit_group)
        and other.period.lower == member.period.upper
    ]


@pytest.mark.requirement("R-103")
@pytest.mark.parametrize("seed", [1, 2])
def test_forms_equal_a_slow_reading_of_the_awards(seed: int) -> None:
    county.pays(seed, [date(2026, 8, 1)], homes=8)
    moved(seed)
    began = {m.pk for m in shares() if FIRST <= m.period.lower < UNTIL}
    before = {(m.person_id, m.benefit_group, m.period.upper) for m in shares()}
    new = {
        m.pk
        for m in shares()
        if m.pk in began and (m.person_id, m.benefit_group, m.period.lower) not in before
    }
    assert {row["id"] for row in rows_of("new_awards")} == new != set()
    ended = [m for m in shares() if m.period.upper and FIRST <= m.period.upper < UNTIL]
    gone = {m.pk for m in ended if not follows(m)}
    assert {row["id"] for row in rows_of("stopped")} == gone != set()
    removed = {
        m.pk
        for m in ended
        if m.pk in gone
        and any(
            a.period.lower <= FIRST and (a.period.upper is None or a.period.upper > FIRST)
            for a in Award.objects.filter(
                household=m.award.household_id, benefit_group=m.benefit_group
            )
        )
    }
    assert {row["id"] for row in rows_of("stopped") if row["state"] == "removed"} == removed
    dead = {m.pk for m in ended if m.pk in gone and m.person.died_on and m.person.died_on < FIRST}
    assert {row["id"] for row in rows_of("natural_deaths")} == dead != set()
    pairs = [
        (old, new)
        for old in Award.objects.all()
        for new in Award.objects.filter(household=old.household_id, benefit_group=old.benefit_group)
        if old.period.upper == new.period.lower == FIRST and old.monthly != new.monthly
    ]
    changed = {(row["id"], row["change"]) for row in rows_of("changed_awards")}
    assert changed == {(new.pk, new.monthly - old.monthly) for old, new in pairs} != set()
    raised = {
        (m.person_id, m.raised): sum((f.raised for f in follows(m)), Decimal()) for m in ended
    }
    expected = sum(now != then for (_person, then), now in raised.items()) + sum(
        m.raised > 0 for m in shares() if m.pk in new
    )
    assert len(rows_of("changed_raises")) == expected
    left = {
        a.household_id
        for a in Award.objects.filter(benefit="dibao").exclude(end_reason__in=["", "recalled"])
        if a.period.upper == FIRST
        and not any(n.pk for o, n in pairs if o.pk == a.pk and n.mode != "gradual_exit")
    }
    found = rows_of("exit_destinations")
    assert {row["opens"] for row in found} == left
    assert {row["opens"] for row in found if row["gradual_exit"]} == {
        new.household_id for _old, new in pairs if new.mode == "gradual_exit"
    }
    assert len(rows_of("aid_paid")) == len(
        Award.objects.filter(benefit="temporary_aid", period__startswith=FIRST)
    )


def test_minutes_and_relatives_of_the_month() -> None:
    county.pays(3, [], homes=3)
    award = Award.objects.order_by("pk")[0]
    case = award.decision.application
    head = factories.officer(Role.TOWNSHIP_HEAD, HONGLAI)
    for day in (date(2026, 9, 4), date(2026, 10, 4)):
        Opinion.objects.create(
            application=case, assessment=award.decision.assessment, region_id=case.region_id,
            advice="confirm", reason="符合条件", given_by=head, given_on=day,
        )  # fmt: skip
    (row,) = rows_of("meetings")
    assert (row["opens"], row["state"], row["given_by"]) == (case.pk, "ordinary", head.name)
    for filed, ended in ((date(2026, 9, 2), None), (date(2026, 1, 2), date(2026, 8, 1))):
        CloseRelative.objects.create(
            household=award.household, region_id=award.region_id, staff_name="林工作", filed_on=filed,
            staff_unit="洪濑镇民政办", relation="叔侄", ended_on=ended,
        )  # fmt: skip
    (row,) = rows_of("relatives")
    assert (row["state"], row["benefits"]) == ("new", "dibao")


def test_each_form_has_a_page_a_workbook_and_csv_with_its_columns(client: Client) -> None:
    county.pays(4, [date(2026, 8, 1)], homes=6)
    moved(4)
    client.force_login(factories.officer(Role.COUNTY_REVIEWER, NANAN))
    for form in FORMS:
        address, chosen = form.kind, {"month": "2026-09", "reason": "存档备查"}
        assert client.get(reverse("ledger_detail", args=[address]), chosen).status_code == 200
        url = reverse("ledger_download", args=[address])
        sheet = load_workbook(io.BytesIO(client.post(url, chosen).content)).active
        assert sheet is not None
        head = ["序号", *(str(column.label) for column in form.columns)]
        assert [cell.value for cell in sheet[4]] == head
        assert not [c for line in sheet.iter_rows() for c in line if c.data_type == "f"]
        text = client.post(url, chosen | {"as": "csv"}).content.decode("utf-8-sig")
        *lines, mark = csv.reader(io.StringIO(text))
        assert lines[0] == head and len(mark) == 1 and found_in(mark[0])
        assert len(lines) - 1 == len(rows_of(form.kind))
        assert not [cell for line in lines for cell in line if cell[:1] in "=@" and cell]


def test_words_that_look_like_formulas_stay_words_in_csv(client: Client) -> None:
    county.pays(5, [], homes=2)
    member = AwardMember.objects.order_by("pk")[0]
    Person.objects.filter(pk=member.person_id).update(name='=HYPERLINK("x")')
    client.force_login(factories.officer(Role.COUNTY_REVIEWER, NANAN))
    month = f"{member.period.lower:%Y-%m}"
    assert member.period.lower > timezone.localdate() - timedelta(days=700)
    url = reverse("ledger_download", args=["new_awards"])
    text = client.post(url, {"month": month, "as": "csv", "reason": "存档备查"}).content.decode(
        "utf-8-sig"
    )
    assert """'=HYPERLINK(""x"")""" in text
