"""Every page × every role × {own place, neighbour, other county, level above, ended post, signed out}.

Objects full of canaries stand in four places; whoever may not see a place must not read a word of it, on
any page. The walk is one test on one set of rows: each request is undone after it.
"""

import copy
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import Officer
from accounts.models.officer import OfficerManager
from accounts.roles import Right, Role
from config.access import ACCESS
from config.access_rule import Kind, Rule
from tests import factories
from tests.makers import MAKERS, Made

HOME, NEIGHBOUR, ELSEWHERE = factories.HONGLAI, factories.MEISHAN, factories.LUOCHENG
ABOVE = factories.NANAN
PLACES = (HOME, NEIGHBOUR, ELSEWHERE, ABOVE)


def names(resolver: URLResolver | None = None) -> Iterator[str]:
    """Every URL name; a pattern without one is named by its route."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern)
        elif isinstance(pattern, URLPattern):
            yield pattern.name or f"(no name) {pattern.pattern}"


def test_every_page_has_a_rule():
    assert sorted(set(names()) - set(ACCESS)) == []


def test_every_rule_has_a_page_and_a_maker():
    assert sorted(set(ACCESS) - set(names())) == []
    assert sorted({rule.thing for rule in ACCESS.values() if rule.thing} - set(MAKERS)) == []


def test_no_page_of_rights_asks_for_none():
    """An empty set of rights would let everybody in."""
    asking = {Kind.RIGHT, Kind.SCOPED}
    assert [n for n, rule in ACCESS.items() if rule.kind in asking and not rule.rights] == []


@dataclass(frozen=True)
class Reader:
    """Somebody at a browser: an officer with a session, or nobody."""

    label: str
    client: Client
    officer: Officer | None

    def may(self, rights: frozenset[Right], code: int | None = None) -> bool:
        return self.officer is not None and any(self.officer.may(r, code) for r in rights)

    def may_read(self, made: Made) -> bool:
        return self.may(made.seen_with, made.code)


@pytest.fixture
def readers(db) -> list[Reader]:
    people = {role.value: officer for role, officer in factories.everyone().items()}
    people["ended"] = factories.officer(Role.TOWNSHIP_CASEWORKER, HOME, until=date(2020, 1, 1))
    factories.post(people["ended"], Role.COUNTY_APPROVER, factories.NANAN, until=date(2020, 1, 1))
    people["two posts"] = factories.officer(Role.TOWNSHIP_CASEWORKER, HOME)
    factories.post(people["two posts"], Role.CITY_SUPERVISOR, factories.QUANZHOU)
    found = [Reader("signed out", Client(raise_request_exception=False), None)]
    for label, officer in people.items():
        client = Client(raise_request_exception=False)
        client.force_login(officer, backend="accounts.backends.PostBackend")
        client.get(reverse("profile"))
        found.append(Reader(label, client, officer))
    return found


@pytest.fixture
def things(db) -> dict[tuple[str, int], Made]:
    return {
        (name, place): make(factories.region(place))
        for name, make in MAKERS.items()
        for place in PLACES
    }


@pytest.mark.requirement("R-200", "R-205")
def test_every_page_answers_by_its_rule_and_betrays_nothing(readers, things):
    wrong: list[str] = []
    for name in sorted(set(names()) & set(ACCESS)):
        rule = ACCESS[name]
        for reader in readers:
            for thing in _asked_for(rule, things, reader):
                wrong += _complaints(name, rule, thing, reader, list(things.values()))
    assert not wrong, f"{len(wrong)}:\n" + "\n".join(sorted(wrong)[:60])


def _asked_for(
    rule: Rule, things: dict[tuple[str, int], Made], reader: Reader
) -> list[Made | None]:
    """The things of all places; one is enough for a reader who has the right nowhere."""
    if not rule.thing:
        return [None]
    found = [made for (maker, _place), made in things.items() if maker == rule.thing]
    apart = list({str(made.address): made for made in found}.values())  # places may share a thing
    return list(apart) if reader.may(rule.rights) else list(apart[:1])


def _complaints(
    name: str, rule: Rule, thing: Made | None, reader: Reader, all_things: list[Made]
) -> list[str]:
    url = reverse(name, kwargs={**rule.words, **(thing.address if thing else {})})
    answer = _ask(reader.client, rule.method, url)
    where = f" of {thing.code}" if thing else ""
    who = f"{rule.method} {name}{where} as {reader.label}"
    expected = _expected(rule, thing, reader)
    found = []
    if not _agrees(answer, expected, rule):
        found.append(f"{who}: {answer.status} {answer.location}, not {expected}")
    for made in all_things:
        told = made.canaries if not reader.may_read(made) else ()
        if not rule.shows_numbers or not reader.may_read(made):
            told += made.secrets
        found += [f"{who}: betrays {word} of {made.code}" for word in told if word in answer.words]
    return found


@dataclass(frozen=True)
class Answer:
    """What came back: status, where it sends the reader, and every word of it."""

    status: int
    location: str
    words: str


def _ask(client: Client, method: str, url: str) -> Answer:
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        answer = client.generic(method, url, content_type="application/x-www-form-urlencoded")
        body = b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    client.cookies = cookies
    words = _unpacked(body).decode("utf-8", errors="replace") + str(answer.headers)
    return Answer(answer.status_code, answer.headers.get("Location", ""), words)


def _unpacked(body: bytes) -> bytes:
    """A workbook is a packed file: look inside."""
    if body[:2] != b"PK":
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        return b"\n".join(pack.read(entry) for entry in pack.namelist())


def _expected(rule: Rule, thing: Made | None, reader: Reader) -> str:
    if rule.kind is Kind.PUBLIC:
        return "open"
    if rule.kind is Kind.MACHINE:
        return "sign it"
    if reader.officer is None:
        return "sign in"
    if rule.kind is Kind.OWN:
        return "open"
    if not reader.may(rule.rights):
        return "refused"
    if thing is not None and not reader.may(rule.rights, thing.code):
        return "refused" if reader.may_read(thing) else "not there"
    return "open"


def _agrees(answer: Answer, expected: str, rule: Rule) -> bool:
    match expected:
        case "sign in":
            return answer.status == 302 and answer.location.startswith(reverse("login"))
        case "sign it":
            return answer.status == 401
        case "refused":
            return answer.status in (403, 404)
        case "not there":
            return answer.status == 404
    if rule.method == "GET":
        return answer.status < 400 or (rule.may_refuse and answer.status < 500)
    return answer.status < 500 and (rule.may_refuse or answer.status not in (403, 404, 405))


def test_the_walk_sees_a_page_that_forgets_its_scope(readers, things, monkeypatch):
    """The net must catch: with scope taken away, a neighbour's row is found on the list."""
    administrator = [reader for reader in readers if reader.label == Role.ADMINISTRATOR]
    everything = list(things.values())
    rule = ACCESS["officer_detail"]
    elsewhere = things["officer", ELSEWHERE]
    assert not administrator[0].may_read(elsewhere)
    assert not _complaints("officer_detail", rule, elsewhere, administrator[0], everything)
    monkeypatch.setattr(OfficerManager, "managed_by", lambda self, by: self.get_queryset().all())
    found = _complaints("officer_detail", rule, elsewhere, administrator[0], everything)
    assert any("not not there" in complaint for complaint in found)
    assert any(f"betrays {elsewhere.canaries[0]}" in complaint for complaint in found)
