"""What every page carries is light, readable by old browsers, and of enough contrast."""

import gzip
import re
from pathlib import Path

import django_htmx
import pytest

from tests.architecture.source import ROOT

CSS = ROOT / "static" / "css"
JS = ROOT / "static" / "js"
MODERN = [":has(", "@container", "color-mix", "oklch", "@layer", "light-dark(", ":where(", ":is("]


def packed(*paths) -> int:
    return sum(len(gzip.compress(path.read_bytes())) for path in paths)


def test_styles_and_scripts_fit_a_thin_line():
    htmx = Path(django_htmx.__path__[0]) / "static" / "django_htmx" / "htmx-2.min.js"
    assert packed(*CSS.glob("*.css")) <= 12_000
    assert packed(htmx, *JS.glob("*.js")) <= 45_000
    assert packed(ROOT / "static" / "icons.svg") <= 8_000


def test_styles_use_nothing_that_chromium_86_cannot_read():
    text = "".join(path.read_text() for path in CSS.glob("*.css"))
    assert not [word for word in MODERN if word in text]
    assert "url(" not in text


def test_scripts_use_nothing_that_chromium_86_cannot_read():
    text = "".join(path.read_text() for path in JS.glob("*.js"))
    late = [r"\?\?=", r"\.at\(", r"structuredClone", r"replaceAll", r"\bimport\b", r"localStorage"]
    assert not [word for word in late if re.search(word, text)]


TOKENS = dict(re.findall(r"--([a-z-]+): (#[0-9A-Fa-f]{3,6})", (CSS / "app.css").read_text()))


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "page", 7),
        ("muted", "page", 4.5),
        ("muted", "head", 4.5),
        ("placeholder", "card", 4.5),
        ("primary", "card", 4.5),
        ("primary", "hover", 4.5),
        ("on-band", "band", 4.5),
        ("ok", "ok-bg", 4.5),
        ("warn", "warn-bg", 4.5),
        ("bad", "bad-bg", 4.5),
        ("bad", "card", 4.5),
        ("grey", "grey-bg", 4.5),
        ("edge", "card", 3),
        ("focus", "ink", 3),
    ],
)
def test_text_stands_out_from_its_ground(ink, ground, least):
    lighter, darker = sorted((light(TOKENS[ink]), light(TOKENS[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= least


def light(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
