"""Coming in, staying, and being put out."""

import time
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.http import client_address
from accounts.models import AccessLog, Officer
from accounts.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Officer:
    return factories.officer(username="linjianhua", password=factories.PASSWORD)


def enter(client: Client, username: str = "linjianhua", password: str = factories.PASSWORD):
    return client.post(reverse("login"), {"username": username, "password": password})


def inside(client: Client) -> bool:
    return client.get(reverse("profile")).status_code == 200


def test_signs_in_with_a_new_session_and_writes_it_down(client, officer):
    client.get(reverse("login"))
    planted = client.session
    planted["mine"] = 1
    planted.save()
    before = planted.session_key
    answer = enter(client)
    assert answer.status_code == 302
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert inside(client)
    assert AccessLog.objects.filter(officer=officer, kind="sign_in").count() == 1


@pytest.mark.parametrize("username", ["linjianhua", "nobody"])
def test_known_and_unknown_accounts_hear_the_same_until_they_are_locked(client, officer, username):
    words = []
    for _attempt in range(6):
        answer = enter(client, username, "not the password")
        words.append((answer.status_code, answer.content.decode().count("账号或密码不对")))
    assert [status for status, _said in words[:4]] == [422] * 4
    assert all(said == words[0][1] > 0 for _status, said in words[:4])
    assert words[-1][0] == 429
    assert enter(client, username).status_code == 429  # the right password does not help now
    assert not inside(client)


@pytest.mark.parametrize(
    ("proxies", "passed", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 192.0.2.7", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(rf, settings, proxies, passed, address):
    settings.PROXIES = proxies
    assert client_address(rf.get("/", headers={"x-forwarded-for": passed})) == address


def test_the_lock_is_for_one_address(client, officer, settings):
    """Wrong tries from elsewhere do not keep the owner out."""
    settings.PROXIES = 1
    for _attempt in range(6):
        wrong = {"username": officer.username, "password": "not the password"}
        client.post(reverse("login"), wrong, headers={"x-forwarded-for": "203.0.113.9"})
    right = {"username": officer.username, "password": factories.PASSWORD}
    there = client.post(reverse("login"), right, headers={"x-forwarded-for": "203.0.113.9"})
    assert there.status_code == 429
    here = client.post(reverse("login"), right, headers={"x-forwarded-for": "203.0.113.10"})
    assert here.status_code == 302


def test_a_machine_and_a_closed_account_do_not_enter(client, officer):
    Officer.objects.filter(pk=officer.pk).update(is_active=False)
    assert enter(client).status_code == 422
    Officer.objects.filter(pk=officer.pk).update(is_active=True, is_machine=True)
    assert enter(client).status_code == 422


def test_signing_in_elsewhere_ends_the_session_here(officer):
    here, there = Client(), Client()
    enter(here)
    assert inside(here)
    enter(there)
    assert inside(there)
    assert here.get(reverse("profile")).status_code == 302
    assert "已在别处登录" in here.get(reverse("login")).content.decode()
    assert inside(there)


@pytest.mark.parametrize(
    ("field", "age", "words"),
    [
        ("seen", settings.SESSION_IDLE_SECONDS, "登录已超时"),
        ("began", settings.SESSION_COOKIE_AGE, "登录满 10 小时"),
    ],
)
def test_a_session_ends_when_it_is_idle_or_old(client, officer, field, age, words):
    enter(client)
    assert inside(client)
    session = client.session
    session[field] = int(time.time()) - age
    session.save()
    assert not inside(client)
    assert words in client.get(reverse("login")).content.decode()


def test_a_closed_account_and_an_ended_post_take_effect_at_the_next_request(client):
    officer = factories.officer(Role.ADMINISTRATOR, factories.NANAN)
    client.force_login(officer, backend="accounts.backends.PostBackend")
    assert client.get(reverse("officer_list")).status_code == 200
    officer.posts.update(period=(date(2015, 1, 1), date(2016, 1, 1)))
    assert client.get(reverse("officer_list")).status_code == 403
    Officer.objects.filter(pk=officer.pk).update(is_active=False)
    assert client.get(reverse("officer_list")).status_code == 302


def test_signing_out_clears_the_browser(client, officer):
    enter(client)
    answer = client.post(reverse("logout"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not inside(client)
    assert client.get(reverse("logout")).status_code == 405


def test_goes_only_to_pages_of_ours(client, officer):
    there = {"username": officer.username, "password": factories.PASSWORD}
    answer = client.post(reverse("login"), there | {"next": "https://elsewhere.example/"})
    assert answer.url == "/"
    Client().post(reverse("logout"))
    answer = Client().post(reverse("login"), there | {"next": reverse("profile")})
    assert answer.url == reverse("profile")


def test_a_given_password_must_be_replaced_first(client, officer):
    Officer.objects.filter(pk=officer.pk).update(must_set_password=True)
    enter(client)
    assert client.get(reverse("profile")).url.startswith(reverse("password"))
    new = {"present": factories.PASSWORD, "new": "another long sentence", "again": "x"}
    assert client.post(reverse("password"), new).status_code == 422
    new["again"] = new["new"]
    assert client.post(reverse("password"), new).status_code == 302
    assert inside(client)
    officer.refresh_from_db()
    assert officer.check_password("another long sentence")
    assert officer.password_set_on is not None


@pytest.mark.parametrize("new", ["short", "password1234", "linjianhua2026"])
def test_weak_passwords_are_refused(client, officer, new):
    enter(client)
    words = {"present": factories.PASSWORD, "new": new, "again": new}
    assert client.post(reverse("password"), words).status_code == 422


class TestSecondFactor:
    @pytest.fixture(autouse=True)
    def on(self, settings, officer, client):
        settings.SECOND_FACTOR = True
        enter(client)

    def code(self, device: TOTPDevice, shift: int = 0) -> str:
        clock = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
        clock.time = time.time() + shift * device.step
        return f"{clock.token():06}"

    def test_nobody_passes_without_it(self, client):
        assert client.get(reverse("profile")).url.startswith(reverse("second_factor"))
        assert client.post(reverse("shortcuts")).url == reverse("second_factor")
        assert client.post(reverse("logout")).status_code == 302

    def test_is_set_up_with_the_first_code_and_asked_at_the_next_sign_in(self, client, officer):
        page = client.get(reverse("second_factor_setup"))
        assert page.status_code == 200
        picture = client.get(reverse("second_factor_picture"))
        assert picture.headers["Content-Type"] == "image/svg+xml"
        device = TOTPDevice.objects.get(user=officer)
        wrong = client.post(reverse("second_factor_setup"), {"code": "000000"})
        assert wrong.status_code == 422
        TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
        right = {"code": self.code(device), "next": reverse("profile")}
        assert client.post(reverse("second_factor_setup"), right).url == reverse("profile")
        assert inside(client)
        assert client.get(reverse("second_factor_picture")).status_code == 404

        client.post(reverse("logout"))
        enter(client)
        assert not inside(client)
        used = client.post(reverse("second_factor"), {"code": self.code(device)})
        assert used.status_code == 422  # a code counts once
        TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
        assert (
            client.post(reverse("second_factor"), {"code": self.code(device, 1)}).status_code == 302
        )
        assert inside(client)

    def test_is_asked_again_before_something_of_weight(self, client, officer):
        factories.post(officer, Role.COUNTY_APPROVER, factories.NANAN)
        device = TOTPDevice.objects.create(user=officer, confirmed=True)
        client.post(reverse("second_factor"), {"code": self.code(device)})
        assert client.get(reverse("delegation_list")).status_code == 200
        session = client.session
        session["second_factor_at"] = time.time() - 301
        session.save()
        answer = client.get(reverse("delegation_list"))
        assert answer.url.startswith(reverse("second_factor"))
        assert inside(client)
        again = {"code": self.code(device, 1), "next": reverse("delegation_list")}
        assert client.post(reverse("second_factor"), again).url == reverse("delegation_list")
        assert client.get(reverse("delegation_list")).status_code == 200

    def test_too_many_tries_wait(self, client, officer):
        device = TOTPDevice.objects.create(user=officer, confirmed=True)
        for _attempt in range(3):
            client.post(reverse("second_factor"), {"code": "000000"})
        answer = client.post(reverse("second_factor"), {"code": self.code(device)})
        assert answer.status_code == 422


class TestLanguage:
    def test_the_browser_is_not_asked(self, client):
        answer = client.get(reverse("login"), headers={"accept-language": "en"})
        assert answer.headers["Content-Language"] == "zh-hans"

    def test_before_sign_in_a_cookie_and_then_the_account_decide(self, client, officer):
        client.post(reverse("language"), {"language": "en"})
        assert client.get(reverse("login")).headers["Content-Language"] == "en"
        enter(client)
        assert client.get(reverse("profile")).headers["Content-Language"] == "zh-hans"
        client.post(reverse("language"), {"language": "en"})
        assert client.get(reverse("profile")).headers["Content-Language"] == "en"
        officer.refresh_from_db()
        assert officer.language == "en"

    def test_an_unknown_language_changes_nothing(self, client):
        client.post(reverse("language"), {"language": "xx"})
        assert client.get(reverse("login")).headers["Content-Language"] == "zh-hans"


def test_answers_are_not_kept_and_devices_stay_shut(client, officer):
    enter(client)
    headers = client.get(reverse("profile")).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "camera=(self)" in headers["Permissions-Policy"]


def test_a_refused_look_is_written_down(client):
    officer = factories.officer()
    client.force_login(officer, backend="accounts.backends.PostBackend")
    assert client.get(reverse("officer_detail", args=[officer.pk])).status_code == 403
    line = AccessLog.objects.get(officer=officer, kind="denied")
    assert (line.subject, line.subject_id) == ("officer_detail", officer.pk)
    assert line.region_id == factories.HONGLAI
