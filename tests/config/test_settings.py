"""The settings that production runs with, asked of a process that has them."""

import json
import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

PRODUCTION = {"DOUDI_PRODUCTION": "1", "DOUDI_HOSTS": "doudi.example"}
ASK = """
import json
from django.conf import settings
names = {names!r}
print(json.dumps({{name: getattr(settings, name) for name in names}}))
"""


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of ours with these variables; what the tests set for themselves is left out."""
    of_tests = {"DOUDI_SECOND_FACTOR", "DJANGO_ALLOW_ASYNC_UNSAFE"}
    inherited = {name: word for name, word in os.environ.items() if name not in of_tests}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=inherited | {"DJANGO_SETTINGS_MODULE": "config.settings"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def settings_of(*names: str, **environment: str) -> dict[str, object]:
    done = run("-c", ASK.format(names=names), **environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_deployment_check_is_clean():
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", False),
        ("SESSION_COOKIE_NAME", "__Host-sid"),
        ("CSRF_COOKIE_NAME", "__Host-csrf"),
        ("SESSION_COOKIE_SAMESITE", "Strict"),
        ("SESSION_COOKIE_HTTPONLY", True),
        ("SESSION_COOKIE_SECURE", True),
        ("SESSION_IDLE_SECONDS", 1800),
        ("SESSION_COOKIE_AGE", 36_000),
        ("SECURE_HSTS_SECONDS", 31_536_000),
        ("SECURE_CONTENT_TYPE_NOSNIFF", True),
        ("DATA_UPLOAD_MAX_NUMBER_FIELDS", 1000),
        ("SECOND_FACTOR", True),
        ("ALLOWED_HOSTS", ["doudi.example"]),
        ("TIME_ZONE", "Asia/Shanghai"),
    ],
)
def test_production_has(name, value, production):
    assert production[name] == value


@pytest.fixture(scope="module")
def production() -> dict[str, object]:
    names = [name for name, _value in test_production_has.pytestmark[0].args[1]]
    return settings_of(*names, "CONTENT_SECURITY_POLICY", **PRODUCTION)


def test_the_content_policy_lets_nothing_in_but_our_own(production):
    policy = production["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == ["'none'"]
    assert "unsafe" not in str(policy)


def test_the_demo_opens_without_a_second_factor():
    assert settings_of("SECOND_FACTOR", DOUDI_DEMO="1") == {"SECOND_FACTOR": False}
