"""What the tests of commands and servers share."""

import os

import pytest


@pytest.fixture
def bare() -> dict[str, str]:
    """The environment of a stranger: no server is given."""
    ours = ("DATABASE_URL", "REDIS_URL", "DOUDI_", "PYTEST_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}
