"""Addresses that cannot be meant: numbers no row can have, pages that only take a form."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from accounts.models import AccessLog
from accounts.roles import Role
from config.access import ACCESS
from tests import factories

BEYOND = (2**63, 10**20)

pytestmark = pytest.mark.django_db


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern)
        else:
            yield pattern


def with_number(number: int) -> Iterator[str]:
    """Every address of the registry that takes a number, with this one."""
    for pattern in patterns():
        kinds = pattern.pattern.converters
        whole = {name for name, kind in kinds.items() if isinstance(kind, IntConverter)}
        if whole:
            words = {**dict.fromkeys(kinds, "x"), **ACCESS[str(pattern.name)].words}
            yield reverse(str(pattern.name), kwargs=words | dict.fromkeys(whole, number))


@pytest.fixture
def client() -> Client:
    client = Client(raise_request_exception=False)
    reader = factories.officer(Role.COUNTY_REVIEWER, factories.NANAN)
    for role in (Role.COUNTY_APPROVER, Role.COUNTY_CASHIER, Role.TOWNSHIP_CASEWORKER):
        factories.post(reader, role, factories.NANAN)
    client.force_login(reader, backend="accounts.backends.PostBackend")
    return client


@pytest.mark.parametrize("number", BEYOND)
def test_a_number_no_row_can_have_is_not_there(client: Client, number: int) -> None:
    addresses = list(with_number(number))
    assert len(addresses) > 50
    answers = {
        (method, url): client.generic(method, url).status_code
        for url in addresses
        for method in ("GET", "POST")
    }
    assert {key: status for key, status in answers.items() if status != 404} == {}
    assert AccessLog.objects.filter(kind="denied", subject_id=None).exists()


@pytest.mark.parametrize(
    ("language", "says"), [("zh-hans", "不能直接打开"), ("en", "cannot be opened")]
)
def test_a_page_that_only_takes_a_form_says_so(client: Client, language: str, says: str) -> None:
    client.post(reverse("language"), {"language": language})
    answer = client.get(reverse("number_check"))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert says in answer.content.decode()
