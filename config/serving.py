"""The servers behind one `manage.py` command: given, running already, or started while it runs."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from config import env, prepare
from config.embedded import Stack
from config.home import Home

WITHOUT_DATABASE = {
    "assess", "check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help",
    "makemessages", "makemigrations", "spectacular", "startapp", "test", "version",
}  # fmt: skip
ABOUT_TABLES = {
    "dbshell", "inspectdb", "migrate", "optimizemigration", "showmigrations", "sqlmigrate",
    "squashmigrations",
}  # fmt: skip


def needs_database(arguments: Sequence[str]) -> bool:
    """Whether the command line reads or writes tables."""
    if not arguments or {"-h", "--help", "--version"} & set(arguments):
        return False
    return arguments[0] not in WITHOUT_DATABASE


@contextmanager
def servers_for(arguments: Sequence[str]) -> Iterator[None]:
    """Fill in `DATABASE_URL` and `REDIS_URL` for a command that needs them.

    1. An address in the environment stands.
    2. The servers of a running site, or of another command, are shared.
    3. Otherwise servers are started, their tables brought up to date, and ended with the command,
       after the last other command that shares them.
    """
    if "DATABASE_URL" in os.environ or not needs_database(arguments):
        yield
        return
    home = Home(env.home())
    if not home.enter():
        for name, address in home.addresses().items():
            os.environ.setdefault(name, address)
        yield
        return
    stack = Stack(home)
    try:
        stack.start()
        if arguments[0] not in ABOUT_TABLES:
            prepare.run(prepare.pending(stack, prepare.FOR_COMMANDS), home.path)
        yield
        home.wait_for_guests()
    finally:
        stack.stop()
