"""Log lines carry no ID or card numbers."""

import logging
import re

_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{4})\d{9,13}([0-9Xx]{2,4})(?![0-9A-Za-z])")


def redacted(text: str) -> str:
    """The text with every run of 15 to 19 digits masked."""
    return _NUMBER.sub(r"\1******\2", text)


class RedactedLine(logging.Formatter):
    """A log line, traceback and all, with numbers masked as it is written."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))
