"""Inspections through the browser: planned, drawn by lot, drawn again, checked, put right, concluded."""

import csv
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import InternalError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.marks import found_in
from accounts.models import Officer
from accounts.roles import Role
from cases.procedure import StepRefused
from reports.actions import inspections as actions
from reports.models import Inspection, InspectionCheck
from reports.sampling import drawn
from tests import factories
from tests.cases.payment_roll import change_amount, roll
from tests.factories import HONGLAI, MEISHAN, NANAN, QIANFENG, QUANZHOU

pytestmark = pytest.mark.django_db
TODAY = date(2026, 8, 20)


@pytest.fixture(autouse=True)
def _on_our_day(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else TODAY)


@pytest.fixture
def staff() -> dict[str, Officer]:
    factories.region(QIANFENG)
    factories.region(MEISHAN)
    return {
        "clerk": factories.officer(Role.TOWNSHIP_CASEWORKER, HONGLAI),
        "reviewer": factories.officer(Role.COUNTY_REVIEWER, NANAN),
        "city": factories.officer(Role.CITY_SUPERVISOR, QUANZHOU),
    }


def signed_in(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


def planned(client: Client, at: int, **given: object) -> Inspection:
    words = {
        "region": at, "kind": "look_back", "place": NANAN, "about": "兜底保障落实情况",
        "inspectors": "检查一组", "starts_on": "2026-07-01", "ends_on": "2026-12-31",
        "benefit": "dibao", "size": 4,
    }  # fmt: skip
    page = client.post(reverse("inspection_new"), words | given)
    assert page.status_code == 302, page.content.decode()
    return Inspection.objects.latest("pk")


def looked_at(client: Client, row: InspectionCheck, **given: object) -> None:
    words = {
        "object_right": "right", "measure_right": "right", "amount_right": "right",
        "found": "入户核查，与台账一致",
    } | given  # fmt: skip
    page = client.post(
        reverse("inspection_record", args=[row.inspection_id, row.pk]),
        {f"check-{row.pk}-{name}": value for name, value in words.items()},
    )
    assert page.status_code == 302, page.content.decode()


@pytest.mark.requirement("R-075", "R-079", "R-218", "R-260", "R-299")
def test_a_look_back_is_drawn_once_and_anybody_draws_it_again(staff):
    awards = roll(9)
    client = signed_in(staff["reviewer"])
    made = planned(client, NANAN)
    client.post(reverse("inspection_draw", args=[made.pk]))
    made.refresh_from_db()
    numbers = sorted(award.household.number for award in awards)
    sample = list(made.checks.values_list("household__number", flat=True))
    assert sorted(made.frame) == numbers and len(sample) == 4
    by_hand = sorted(numbers, key=lambda n: sha256(f"{made.seed}:{n}".encode()).hexdigest())
    assert sample == by_hand[:4]

    # the rolls go on changing; list, seed and what was drawn do not, and are not drawn a second time
    change_amount(awards[0], Decimal("900.00"), date(2026, 9, 1))
    again = client.post(reverse("inspection_again", args=[made.pk])).content.decode()
    assert "重抽的结果和名单完全一致" in again
    assert client.post(reverse("inspection_draw", args=[made.pk])).status_code == 409
    for field, value in (("seed", "ff"), ("frame", []), ("size", 2)):
        with pytest.raises(InternalError), transaction.atomic():
            Inspection.objects.filter(pk=made.pk).update(**{field: value})
    asked = {"reason": "第三方复核"}
    file = client.post(reverse("inspection_frame", args=[made.pk]), asked).content.decode()
    *lines, mark = file.splitlines()
    listed = {row["number"]: row["sha256"] for row in csv.DictReader(lines)}
    assert set(listed) == set(numbers) and found_in(mark)
    assert sorted(listed, key=lambda n: listed[n])[:4] == sample

    sheet = client.get(reverse("inspection_sheet", args=[made.pk])).content.decode()
    assert all(row.household.head.name in sheet for row in made.checks.all())
    assert made.seed in sheet

    # each household once; the error is a problem of its township, and the rates open their rows
    first, second, *others = made.checks.all()
    owner = {"measure": "重新核算补发", "owner": staff["clerk"].pk, "due_on": "2026-09-20"}
    looked_at(
        client, first, amount_right="wrong", amount_found="500", found="多算一人，每月多发", **owner
    )
    looked_at(client, second)
    first.refresh_from_db()
    problem = first.problem
    assert (problem.region_id, problem.source, problem.state) == (HONGLAI, "inspection", "open")
    assert first.household.number in problem.problem and "救助金额" in problem.problem
    page = client.get(first.inspection.get_absolute_url(), {"show": "amount"}).content.decode()
    assert "50.0%" in page and problem.number in page
    assert first.household.number in page and second.household.number not in page
    assert reverse("inspection_close", args=[made.pk]) in page
    refused = client.post(reverse("inspection_close", args=[made.pk]), {"conclusion": "总体较好"})
    assert refused.status_code == 409
    for row in others:
        looked_at(client, row)
    words = {"conclusion": "总体较好，一户金额有误"}
    assert client.post(reverse("inspection_close", args=[made.pk]), words).status_code == 302
    listed = client.get(reverse("inspection_list")).content.decode()
    assert made.number in listed and "25.0%" in listed
    twice = reverse("inspection_record", args=[made.pk, first.pk])
    assert client.post(twice, {}).status_code == 422


@pytest.mark.requirement("R-300", "R-302")
def test_what_is_found_unannounced_goes_straight_to_supervision(staff):
    roll(3)
    city, county = signed_in(staff["city"]), signed_in(staff["reviewer"])
    secret = planned(city, QUANZHOU, kind="visit", unannounced="on", size=2)
    address = secret.get_absolute_url()
    assert county.get(address).status_code == 404  # nobody who is inspected knows of it
    assert secret.number not in county.get(reverse("inspection_list")).content.decode()
    city.post(reverse("inspection_draw", args=[secret.pk]))
    row, other = secret.checks.all()
    owner = {"measure": "停发并追回", "owner": staff["clerk"].pk, "due_on": "2026-09-20"}
    looked_at(city, row, object_right="wrong", found="全家已经外迁两年", **owner)
    looked_at(city, other)

    asked = ("inspections", "place", NANAN, "2026-08", str(HONGLAI), "straight")
    behind = reverse("board_rows", args=asked)
    board = county.get(reverse("supervision_board")).content.decode()
    assert f'<a href="{behind}">1</a>' in board.replace("\n", "")
    rows = county.get(behind).content.decode()
    assert row.household.number in rows and other.household.number not in rows

    # a clue of the people is looked into directly, in the households that it speaks of
    direct = planned(county, NANAN, kind="direct", about="群众反映有人冒领低保金", size=0)
    with pytest.raises(StepRefused):
        actions.draw(direct.pk, seed="1", by=staff["reviewer"], on=TODAY)
    add = reverse("inspection_add", args=[direct.pk])
    assert county.post(add, {"number": "P-none"}).status_code == 409
    county.post(add, {"number": other.household.number})
    looked_at(
        county, direct.checks.get(), object_right="wrong", found="冒领属实，本人已去世", **owner
    )
    found = county.get(behind).content.decode()
    assert row.household.number in found and other.household.number in found

    # put right and closed by another, it leaves the board
    problem = direct.checks.get().problem
    settle = {"done": "已停发并追回冒领资金", "evidence": ContentFile(b"%PDF-1.4 x", name="a.pdf")}
    town = signed_in(staff["clerk"])
    town.post(reverse("rectification_step", args=[problem.pk, "done"]), settle)
    county.post(reverse("rectification_step", args=[problem.pk, "close"]), {"remark": "已核实追回"})
    assert other.household.number not in county.get(behind).content.decode()
    with pytest.raises(PermissionDenied):
        actions.plan(
            "random", region_id=HONGLAI, place_id=HONGLAI, about="抽查", inspectors="甲",
            starts_on=TODAY, ends_on=TODAY, by=staff["clerk"], on=TODAY, size=1,
        )  # fmt: skip


def test_a_draw_is_fair_and_whole() -> None:
    numbers = [f"P{n:05}" for n in range(400)]
    times = dict.fromkeys(numbers, 0)
    for seed in range(300):
        for number in drawn(str(seed), numbers, 40):
            times[number] += 1
    assert sum(times.values()) == 300 * 40
    assert max(times.values()) < 60 and min(times.values()) > 8  # 30 on average, 5 is one deviation
    assert sorted(drawn("1", numbers, 999)) == numbers
