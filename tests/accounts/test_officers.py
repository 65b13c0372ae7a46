"""Accounts, posts and delegations: who gives them, and who may not."""

import json
import re
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import delegations, officers
from accounts.actions.officers import NewPost
from accounts.models import Delegation, Officer
from accounts.roles import Right, Role
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def administrator() -> Officer:
    factories.region(factories.QIANFENG)
    factories.region(factories.LUOCHENG)
    return factories.officer(Role.ADMINISTRATOR, factories.NANAN)


@pytest.fixture
def client(administrator) -> Client:
    client = Client()
    client.force_login(administrator, backend="accounts.backends.PostBackend")
    return client


def caseworker(until: date | None = None) -> NewPost:
    return NewPost(Role.TOWNSHIP_CASEWORKER, factories.HONGLAI, TODAY, until)


def new_account(**given: str) -> dict[str, str]:
    return {
        "username": "chenmei",
        "name": "陈梅",
        "role": "township_caseworker",
        "region": "洪濑镇",
        "since": str(TODAY),
    } | given


class TestAccounts:
    def test_a_new_one_opens_with_the_password_shown_once(self, client):
        answer = client.post(reverse("officer_new"), new_account())
        password = re.search(r'id="password">([^<]+)<', answer.content.decode())[1]
        officer = Officer.objects.get(username="chenmei")
        assert officer.must_set_password
        assert officer.may(Right.SUBMIT, factories.QIANFENG)
        assert (
            password
            not in client.get(reverse("officer_detail", args=[officer.pk])).content.decode()
        )
        there = Client()
        there.post(reverse("login"), {"username": "chenmei", "password": password})
        assert there.get(reverse("profile")).url.startswith(reverse("password"))

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"region": "螺城镇"}, "没有“螺城镇”"),
            ({"region": "350521100000"}, "没有“350521100000”"),
            ({"region": "南安市"}, "管辖区域是乡镇（街道），“南安市”不是"),
            ({"role": ""}, "选择岗位"),
            ({"role": "machine"}, "岗位不在列表里"),
            ({"username": "Chen Mei"}, "小写字母和数字"),
            ({"until": "2020-01-01"}, "不能早于"),
            ({"same_person": "stranger"}, "没有账号“stranger”"),
            ({"since": "2026-02-30"}, "写成 2026-11-22 的样子"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_written(self, client, wrong, words):
        factories.officer(at=factories.LUOCHENG, username="stranger")
        before = Officer.objects.count()
        answer = client.post(reverse("officer_new"), new_account(**wrong))
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "陈梅" in answer.content.decode()
        assert Officer.objects.count() == before

    @pytest.mark.requirement("R-209")
    def test_a_name_borne_twice_needs_the_code(self, client):
        factories.region(350583113299, name="前峰村")
        given = new_account(role="village_helper", region="前峰村")
        answer = client.post(reverse("officer_new"), given)
        assert "有多个“前峰村”" in answer.content.decode()
        given["region"] = "350583113202 前峰村"
        assert client.post(reverse("officer_new"), given).status_code == 200

    def test_the_first_administrator_is_appointed_at_the_console(self):
        factories.region(factories.NANAN)
        out = StringIO()
        named = ("appoint_administrator", "first", "--name", "黄管理")
        call_command(*named, "--region", str(factories.NANAN), "--json", stdout=out)
        there = Client()
        there.post(reverse("login"), json.loads(out.getvalue()))
        assert there.get(reverse("profile")).url.startswith(reverse("password"))
        assert Officer.objects.get(username="first").may(Right.MANAGE_OFFICERS, factories.HONGLAI)
        with pytest.raises(CommandError, match="已有人用"):
            call_command(*named, "--region", str(factories.NANAN))
        with pytest.raises(CommandError, match="没有代码为"):
            call_command("appoint_administrator", "other", "--name", "黄", "--region", "1")

    def test_a_second_account_is_the_same_person(self, administrator):
        first = factories.officer()
        second, _password = officers.open_account(
            "second",
            name=first.name,
            staff_no="",
            post=caseworker(),
            by=administrator,
            same_person_as=first,
        )
        assert second.natural_person == first.natural_person

    def test_nobody_manages_the_own_account_or_another_county(self, administrator):
        stranger = factories.officer(at=factories.LUOCHENG)
        with pytest.raises(PermissionDenied):
            officers.give_post(administrator.pk, post=caseworker(), by=administrator)
        with pytest.raises(Officer.DoesNotExist):
            officers.reset_account(stranger.pk, by=administrator)
        with pytest.raises(PermissionDenied):
            officers.open_account(
                "abc",
                name="测",
                staff_no="",
                post=NewPost(Role.TOWNSHIP_HEAD, factories.LUOCHENG, TODAY),
                by=administrator,
            )
        with pytest.raises(Officer.DoesNotExist):
            officers.set_in_use(administrator.pk, in_use=False, by=factories.officer())

    def test_closing_ends_what_goes_on(self, client, administrator):
        officer = factories.officer(password=factories.PASSWORD)
        there = Client()
        there.post(reverse("login"), {"username": officer.username, "password": factories.PASSWORD})
        assert there.get(reverse("profile")).status_code == 200
        client.post(reverse("officer_in_use", args=[officer.pk]), {"in_use": "no"})
        assert there.get(reverse("profile")).status_code == 302

    def test_a_reset_ends_what_goes_on_and_gives_a_new_password(self, client):
        officer = factories.officer(password=factories.PASSWORD)
        there = Client()
        there.post(reverse("login"), {"username": officer.username, "password": factories.PASSWORD})
        there.get(reverse("profile"))
        page = client.post(reverse("officer_reset", args=[officer.pk])).content.decode()
        assert there.get(reverse("profile")).status_code == 302
        password = re.search(r'id="password">([^<]+)<', page)[1]
        officer.refresh_from_db()
        assert officer.check_password(password)

    def test_every_change_is_kept(self, administrator):
        officer = factories.officer()
        officers.set_in_use(officer.pk, in_use=False, by=administrator)
        officers.set_in_use(officer.pk, in_use=True, by=administrator)
        kept = officer.history.order_by("pgh_id").values_list("is_active", flat=True)
        assert list(kept) == [True, False, True]


class TestPosts:
    def test_a_post_gives_rights_from_its_first_to_its_last_day(self, administrator):
        officer = factories.officer(at=factories.MEISHAN)
        officers.give_post(officer.pk, post=caseworker(until=TODAY), by=administrator)
        officer.forget_posts()
        assert officer.may(Right.SUBMIT, factories.QIANFENG)
        post = officer.posts.get(region=factories.HONGLAI)
        assert post.last_day == TODAY
        officers.end_post(
            officer.posts.get(region=factories.MEISHAN).pk,
            last_day=TODAY - timedelta(days=1),
            by=administrator,
        )
        officer.forget_posts()
        assert not officer.may(Right.SUBMIT, factories.MEISHAN)

    def test_the_same_post_is_not_held_twice(self, administrator):
        officer = factories.officer()
        with pytest.raises(ValidationError, match="已有这个岗位"):
            officers.give_post(officer.pk, post=caseworker(), by=administrator)

    @pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
    def test_administration_and_audit_stay_apart_from_cases(self, administrator, role):
        officer = factories.officer()
        with pytest.raises(ValidationError, match="由不同人员担任"):
            officers.give_post(
                officer.pk, post=NewPost(role, factories.NANAN, TODAY), by=administrator
            )
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.post(officer, role, factories.NANAN)

    def test_ends_by_the_page(self, client):
        post = factories.officer().posts.get()
        url = reverse("post_end", args=[post.pk])
        assert client.post(url, {"last_day": "1999-01-01"}).status_code == 422
        assert client.post(url, {"last_day": str(TODAY)}).status_code == 302
        post.refresh_from_db()
        assert post.last_day == TODAY

    def test_the_preview_names_what_the_officer_sees(self, client):
        officer = factories.officer(Role.COUNTY_APPROVER, factories.NANAN)
        page = client.get(reverse("officer_detail", args=[officer.pk])).content.decode()
        assert "南安市" in page
        assert str(Right.CONFIRM.label) in page
        assert str(Right.MANAGE_OFFICERS.label) not in page


class TestDelegations:
    def give(
        self, by: Officer, since: date = date(2026, 1, 1), until: date = date(2026, 12, 31)
    ) -> Delegation:
        return delegations.delegate(
            factories.HONGLAI,
            benefit="dibao",
            ceiling=Decimal("1000.00"),
            since=since,
            until=until,
            document="南民〔2026〕1号",
            by=by,
        )

    @pytest.fixture
    def approver(self) -> Officer:
        factories.region(factories.HONGLAI)
        return factories.officer(Role.COUNTY_APPROVER, factories.NANAN)

    @pytest.mark.requirement("R-023")
    def test_holds_for_its_benefit_place_ceiling_and_time(self, approver):
        self.give(approver)

        def holds(benefit="dibao", code=factories.QIANFENG, monthly="999", on=date(2026, 12, 31)):
            return Delegation.objects.for_case(benefit, code, Decimal(monthly), on).exists()

        assert holds()
        assert holds(monthly="1000.00")
        assert not holds(monthly="1000.01")
        assert not holds(benefit="tekun")
        assert not holds(code=factories.MEISHAN)
        assert not holds(on=date(2027, 1, 1))

    def test_is_taken_back_from_a_day_on(self, approver):
        given = self.give(approver)
        delegations.revoke(given.pk, by=approver, on=date(2026, 6, 1))
        in_force = Delegation.objects.in_force
        assert in_force(date(2026, 5, 31)).exists()
        assert not in_force(date(2026, 6, 1)).exists()
        with pytest.raises(ValidationError):
            delegations.revoke(given.pk, by=approver, on=date(2026, 7, 1))

    def test_is_not_given_twice(self, approver):
        self.give(approver)
        with pytest.raises(ValidationError, match="先收回"):
            self.give(approver, since=date(2026, 6, 1), until=date(2027, 6, 1))

    @pytest.mark.parametrize(
        ("role", "at"),
        [
            (Role.COUNTY_REVIEWER, factories.NANAN),
            (Role.COUNTY_APPROVER, factories.HUIAN),
            (Role.TOWNSHIP_HEAD, factories.HONGLAI),
        ],
    )
    def test_is_given_only_by_the_approver_of_the_county(self, approver, role, at):
        with pytest.raises(PermissionDenied):
            self.give(factories.officer(role, at))
        given = self.give(approver)
        with pytest.raises((PermissionDenied, Delegation.DoesNotExist)):
            delegations.revoke(given.pk, by=factories.officer(role, at), on=date(2026, 6, 1))


def test_an_account_with_a_post_elsewhere_is_reset_by_the_level_above():
    """Somebody who once worked here and works in another county now is not ours to open."""
    here = factories.officer(Role.ADMINISTRATOR, factories.NANAN)
    gone = factories.officer(Role.TOWNSHIP_CASEWORKER, factories.HONGLAI, until=date(2020, 1, 1))
    factories.post(gone, Role.TOWNSHIP_CASEWORKER, factories.LUOCHENG)
    password = gone.password
    with pytest.raises(PermissionDenied):
        officers.reset_account(gone.pk, by=here)
    with pytest.raises(PermissionDenied):
        officers.set_in_use(gone.pk, in_use=False, by=here)
    gone.refresh_from_db()
    assert (gone.password, gone.is_active) == (password, True)
