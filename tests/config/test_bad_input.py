"""Bad input in every form: no page breaks, nothing is written by a post that is not accepted.

The forms are read off the pages themselves, as every role sees them; each is sent back with one or two
boxes spoilt. A post that does not end in a redirect must leave every table as it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from random import Random
from typing import Any
from urllib.parse import urljoin

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from cases.procedure import State
from config.access import ACCESS
from config.access_rule import Kind
from tests import factories
from tests.cases import steps
from tests.makers import MAKERS

WANTED = 1000
SPOILT = (
    *("", " ", "\u3000", "\u200b", "\u202e倒过来", "𠮷𫖯", "\x00", "a\x00b", "长" * 10_000),
    "=cmd|' /C calc'!A0",
    *("<svg onload=alert(1)>", "' or 1=1 --", "{{ 7*7 }}", "${7*7}", "../../etc/passwd", "%00", "null"),
    *("NaN", "Infinity", "1e308", "-1", "-0.001", "０１２３", "1,2,3", "1.2万", "99999999999999999999"),
    *("0", "2026-02-30", "0001-01-01", "9999-12-31", "31/12/2026", "明天", "2026-13"),
    *("11010519491231002X", "110105194912310021", "35058319900230001X", "350583", "on", "true", "[]", "{}"),
)  # fmt: skip
# What a refusal itself leaves behind: sessions, the access log, and counts of failed attempts.
NOT_STATE = {
    *("django_session", "accounts_accesslog", "pghistory_context", "axes_accessattempt"),
    *("axes_accessfailurelog", "otp_totp_totpdevice"),
    "cases_publicvisit",
}


@dataclass
class Form:
    """A form as a browser would send it untouched."""

    action: str
    values: dict[str, list[str]] = field(default_factory=dict)


class Forms(HTMLParser):
    """The post forms of a page, with their boxes and first choices."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.found: list[Form] = []
        self.form: Form | None = None
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = urljoin(self.url, given.get("action", "") or self.url)
            self.form = Form(action) if given.get("method", "").lower() == "post" else None
            if self.form:
                self.found.append(self.form)
        if not self.form:
            return
        name = given.get("name", "")
        if tag in ("input", "button") and name and given.get("type") != "file":
            self.form.values.setdefault(name, []).append(given.get("value", ""))
        elif tag == "textarea" and name:
            self.form.values.setdefault(name, []).append("")
        elif tag == "select":
            self.select = name
            self.form.values.setdefault(name, []).append("")
        elif tag == "option" and self.select and "selected" in given:
            self.form.values[self.select][-1] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        if tag == "select":
            self.select = ""


def tables() -> list[str]:
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.managed and model._meta.db_table not in NOT_STATE
    )


def state_of_tables() -> dict[str, Any]:
    """How many row versions each table has made: every insert, update and delete shows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
        )
        written = dict(cursor.fetchall())
    return {name: written.get(name, 0) for name in tables()}


@pytest.fixture
def readers(db) -> list[Client]:
    found = []
    for officer in factories.everyone().values():
        client = Client(raise_request_exception=False)
        client.force_login(officer, backend="accounts.backends.PostBackend")
        client.get(reverse("profile"))
        found.append(client)
    return found


@pytest.fixture
def addresses(db) -> list[str]:
    """Every page that shows something, of things of the readers' own place, and cases in every state."""
    place = factories.region(factories.HONGLAI)
    things = {name: make(place) for name, make in MAKERS.items()}
    found = []
    for name, rule in ACCESS.items():
        if rule.method == "GET" and (rule.kind is not Kind.SCOPED or rule.thing in things):
            thing = things[rule.thing].address if rule.thing else {}
            found.append(reverse(name, kwargs={**rule.words, **thing}))
    staff = steps.Staff()
    for state in (State.SUBMITTED, State.ACCEPTED, State.VERIFYING, State.VERIFIED, State.REPORTED):
        found.append(steps.carry(state, staff).get_absolute_url())
    return found


def forms_of(client: Client, addresses: list[str]) -> Iterator[Form]:
    for url in addresses:
        answer = client.get(url)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        page = Forms(url)
        page.feed(answer.content.decode())
        yield from (form for form in page.found if "logout" not in form.action)


def spoil(form: Form, random: Random) -> dict[str, list[str]]:
    """The form with one or two boxes spoilt."""
    values = {name: list(given) for name, given in form.values.items()}
    boxes = [name for name in values if name != "csrfmiddlewaretoken"] or ["unknown"]
    for name in random.sample(boxes, min(len(boxes), random.choice((1, 1, 2)))):
        values[name] = [random.choice(SPOILT) for _ in values.get(name, [""])]
    return values


def test_no_form_breaks_and_nothing_refused_is_written(readers, addresses):
    random = Random(20261122)
    sent, broken, written = 0, [], []
    by_reader = [list(forms_of(client, addresses)) for client in readers]
    total = sum(len(forms) for forms in by_reader)
    assert total > 100
    each = -(-WANTED // total)
    for client, forms in zip(readers, by_reader, strict=True):
        for form in forms:
            for _ in range(each):
                values = spoil(form, random)
                with transaction.atomic():
                    before = state_of_tables()
                    answer = client.post(form.action, values)
                    changed = {
                        name: count - before[name]
                        for name, count in state_of_tables().items()
                        if count != before[name]
                    }
                    transaction.set_rollback(True)
                sent += 1
                shown = {name: given[:1] for name, given in values.items() if name[:4] != "csrf"}
                if answer.status_code >= 500:
                    broken.append(f"{form.action} {str(shown)[:200]}")
                elif answer.status_code >= 400 and changed:
                    written.append(f"{form.action} {answer.status_code} {changed}")
    assert sent >= WANTED
    assert not broken, f"{len(broken)} of {sent}:\n" + "\n".join(sorted(set(broken))[:25])
    assert not written, f"{len(written)} of {sent}:\n" + "\n".join(sorted(set(written))[:25])
