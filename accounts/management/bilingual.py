"""The form of a command here: wrong arguments are told in Chinese and English, with exit code 2."""

import re
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

# What argparse says, and how it is said here.
_SAID = (
    (r"the following arguments are required: (.+)", r"缺少 \1 / missing"),
    (r"unrecognized arguments: (.+)", r"不认识 \1 / unknown"),
    (r"argument (\S+): (.+)", r"\1：\2"),
    (r"invalid choice: (.+) \(choose from (.+)\)", r"\1 不在其中（\2） / not one of these"),
    (r"invalid \w+ value: (.+)", r"\1 写得不对 / not a valid value"),
    (r"expected (one|at least one) argument", r"后面要有值 / a value is missing"),
)


class Bilingual(BaseCommand):
    """A command that two kinds of reader may mistype."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.__class__ = _Parser  # Django names the class of the parser itself
        return parser


class _Parser(CommandParser):
    def error(self, message: str) -> NoReturn:
        words = message
        for english, both in _SAID:
            words = re.sub(english, both, words)
        if self.called_from_command_line:
            self.print_usage()
            self.exit(2, f"参数不对 / wrong arguments: {words}\n")
        raise CommandError(words)
