"""A test that says it proves a requirement names one that exists; the document says who proves what."""

from django.core.management import get_commands

from config.access import ACCESS
from config.celery import app
from tests.architecture.source import place
from tests.requirements import PAGE, proofs, requirements, written


def test_claimed_requirements_exist():
    known = {each.id for each in requirements()}
    assert {name: tests for name, tests in proofs().items() if name not in known} == {}


def test_what_serves_a_requirement_is_there():
    app.loader.import_default_modules()
    there = {"page": set(ACCESS), "command": set(get_commands()), "job": set(app.tasks)}
    gone = {
        (each.id, word)
        for each in requirements()
        for word in each.served_by.split()
        if word.partition(":")[2] not in there[word.partition(":")[0]]
    }
    assert not gone


def test_what_is_proven_names_what_serves_it():
    unserved = {each.id for each in requirements() if not each.served_by}
    assert {
        name: [place(path) for path, _test in proofs()[name]] for name in unserved & {*proofs()}
    } == {}


def test_the_document_is_current():
    assert PAGE.read_text(encoding="utf-8") == written(), "run python -m tests.requirements"
