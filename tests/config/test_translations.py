"""Every word of the screens in two languages: the catalogue is whole, and pages keep to one language."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from io import BytesIO

import pytest
from babel.messages import extract
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils.translation.template import templatize

from accounts.models import Officer
from accounts.roles import Role
from accounts.templatetags.formats import mask_name
from config.access import ACCESS
from config.access_rule import Kind, Rule
from config.translations import LOCALE
from eligibility import spoken
from eligibility.clauses import titles
from eligibility.policies.packs import Entry, packs
from eligibility.policies.standards import LocalStandard, shipped
from eligibility.rules import words
from eligibility.rules.law import PARAMETERS
from eligibility.rules.rule import RULES
from reports.boards import supervision
from tests import factories
from tests.architecture.source import APPS, ROOT
from tests.makers import MAKERS, Made

CHINESE = re.compile(r"[\u3400-\u9fff]+")
ENGLISH = re.compile(r"[A-Za-z][a-z]{2,}")
QUOTED = re.compile(
    r"“[^”]*”|金丝雀\w+|中文|简体|\w*〔\d{4}〕\s*\d+\s*号|第[一二三四五六七八九十]+条|\w+\.(csv|xlsx)"
)
KEPT_ENGLISH = re.compile(
    r"English|Tab|Enter|Ctrl|Alt|Esc|xlsx?|csv|jpg|png|pdf|officer\d+|linjianhua|https?://\S+|Splink|requirements-link\.txt|[0-9a-f]{16,64}"
)
PRINTED = "css/print"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z0-9]*?[sd]|%[sd]|\{\w*\}")
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2),
}  # fmt: skip


@cache
def catalogue() -> dict[str, Message]:
    """The messages by their Chinese, the singular where there are two."""
    with open(LOCALE / "en" / "LC_MESSAGES" / "django.po", "rb") as text:
        found = read_po(text, locale="en")
    return {_first(message.id): message for message in found if message.id}


def _first(said: str | list[str] | tuple[str, ...]) -> str:
    return said if isinstance(said, str) else said[0]


def _forms(said: str | list[str] | tuple[str, ...]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def test_every_message_has_its_english():
    untold = [said for said, each in catalogue().items() if not all(_forms(each.string))]
    assert not untold
    assert not [said for said, each in catalogue().items() if each.fuzzy]


def test_english_keeps_every_placeholder():
    changed = [
        (said, form)
        for said, each in catalogue().items()
        for form in _forms(each.string)
        if sorted(PLACEHOLDER.findall(said)) != sorted(PLACEHOLDER.findall(form))
    ]
    assert not changed


def test_english_has_no_chinese_but_quoted_examples():
    """A name to type, a document number, the column names a file must have."""
    quoted = re.compile(r"“[^”]*”|〔\d{4}〕|南民|民发|\w+ \([a-z ]+\)|号|简体中文")
    left = [
        (said, form)
        for said, each in catalogue().items()
        for form in _forms(each.string)
        if said != form and CHINESE.search(quoted.sub("", form))
    ]
    assert not left


def test_no_message_is_missing_from_the_catalogue():
    assert sorted(used() - set(catalogue())) == []


@cache
def used() -> set[str]:
    """Every message that the code or a template asks for."""
    code = [path for app in (*APPS, "config") for path in (ROOT / app).rglob("*.py")]
    found = {said for path in code for said in _asked(path.read_text())}
    for path in (ROOT / "templates").rglob("*.html"):
        found |= set(_asked(templatize(path.read_text(), origin=str(path))))
    return found


def _asked(source: str) -> Iterator[str]:
    text = BytesIO(source.encode())
    for _line, said, _notes, _context in extract.extract("python", text, KEYWORDS):
        if _first(said):
            yield _first(said)


def test_every_label_of_the_rules_can_be_said():
    """The rules know no Django: what they write is listed a second time for the catalogue."""
    labels = {rule.label for rule in RULES.values()}
    labels |= {str(each["label"]) for each in PARAMETERS.values()}
    for codes in (words.INCOMES, words.EXPENSES, words.CATEGORIES, words.OUTCOMES):
        labels |= set(codes.values())
    labels |= set(words.FACTS.values()) | set(words.ALSO_FITS.values())
    labels |= set(words.BENEFITS.values())
    assert set(spoken.LABELS) == labels


class Words(HTMLParser):
    """What a reader meets on a page: its text, and the attributes that are shown or read aloud."""

    SHOWN = ("title", "placeholder", "alt", "aria-label")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in ("script", "style", "template", "kbd", "code")
        self.found += [value for name, value in attrs if value and name in self.SHOWN]
        if tag == "input" and ("type", "submit") in attrs:
            self.found += [value for name, value in attrs if value and name == "value"]

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.found.append(data.strip())


def read(page: str) -> list[str]:
    reader = Words()
    reader.feed(page)
    return reader.found


@pytest.fixture
def things(db) -> dict[str, Made]:
    place = factories.region(factories.HONGLAI)
    return {name: make(place) for name, make in MAKERS.items()}


@pytest.fixture
def officers(db) -> dict[Role, Officer]:
    return factories.everyone()


def pages(
    things: dict[str, Made], officers: dict[Role, Officer], language: str
) -> Iterator[tuple[str, str]]:
    """Every page to look at, as somebody who may, in a language."""
    for officer in officers.values():
        officer.language = language
        officer.save(update_fields=["language"])
    clients = {role: _signed_in(officer) for role, officer in officers.items()}
    for name, rule in ACCESS.items():
        if rule.method != "GET":
            continue
        made = things[rule.thing] if rule.thing else None
        url = reverse(name, kwargs={**rule.words, **(made.address if made else {})})
        for role in _who_may(rule, officers, made):
            answer = clients[role].get(url)
            page = b"" if answer.streaming else answer.content
            if answer.headers["Content-Type"].startswith("text/html"):
                yield f"{name} as {role}", page.decode()


def _signed_in(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer, backend="accounts.backends.PostBackend")
    return client


def _who_may(rule: Rule, officers: dict[Role, Officer], made: Made | None) -> list[Role]:
    if rule.kind in (Kind.PUBLIC, Kind.OWN):
        return list(officers)[1:7:5]
    if rule.kind is Kind.MACHINE:
        return []
    code = made.code if made else None
    may = [role for role, who in officers.items() if any(who.may(x, code) for x in rule.rights)]
    return list(dict.fromkeys((may[0], may[-1])))


def data() -> re.Pattern[str]:
    """Whatever stands in the rows and in the texts of the law: names, places, titles, quotes."""
    found = {*titles(), *titles().values(), *(pack.title for pack in packs())}
    found |= {part for pack in packs() for each in pack.entries for part in _written(each)}
    found |= {part for each in shipped() for part in _written(each)}
    found |= {str(clause) for rule in RULES.values() for clause in rule.cites}
    found |= {supervision.SOURCE, *(measure.because for measure in supervision.MEASURES)}
    for model in apps.get_models():
        if model._meta.app_label in APPS:
            found |= set(_texts(model))
    found |= {mask_name(name) for name in found if len(name) < 12}
    kept = sorted((each for each in found if CHINESE.search(each)), key=len, reverse=True)
    return re.compile("|".join(re.escape(each) for each in kept))


def _written(entry: Entry | LocalStandard) -> tuple[str, ...]:
    """What a value rests on, as it is cited."""
    quote = getattr(entry, "quote", "")
    return f"{entry.document} {entry.clause}", entry.document, entry.clause, quote


def _texts(model: type[models.Model]) -> Iterator[str]:
    fields = [
        each.attname
        for each in model._meta.concrete_fields
        if isinstance(each, models.CharField | models.TextField) and not each.choices
    ]
    for row in model._default_manager.values_list(*fields) if fields else ():
        yield from (str(text) for text in row if text)


def test_pages_keep_to_one_language(things, officers):
    """English pages have no Chinese but names and quotes, Chinese ones no English but keys and files."""
    shown = {language: list(pages(things, officers, language)) for language in ("en", "zh-hans")}
    known = data()
    chinese = shown["zh-hans"] + [_sheets(each) for each in shown["en"] if PRINTED in each[1]]
    english = [each for each in shown["en"] if PRINTED not in each[1]]
    found = list(_strays(english, CHINESE, QUOTED, known))
    found += _strays(chinese, ENGLISH, KEPT_ENGLISH, known)
    assert len(english) > 60
    assert len(chinese) > len(shown["zh-hans"]) > 60
    assert not found, f"{len(found)}:\n" + "\n".join(found)


def _sheets(shown: tuple[str, str]) -> tuple[str, str]:
    """A print without its bar for the screen: official papers are Chinese whoever prints them."""
    where, page = shown
    return f"{where} (printed)", page[page.index("<main>") :]


def _strays(
    shown: list[tuple[str, str]], foreign: re.Pattern[str], *kept: re.Pattern[str]
) -> Iterator[str]:
    seen: dict[str, str] = {}
    for where, page in shown:
        for text in read(page):
            rest = text
            for each in reversed(kept):
                rest = each.sub("", rest)
            if foreign.search(rest):
                seen.setdefault(rest, where)
    return (f"{where}: {rest}" for rest, where in seen.items())
