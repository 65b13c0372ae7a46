"""Compile the message catalogues with Babel, so that no gettext program is needed.

`python -m config.translations` does it by hand.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_catalogues() -> list[Path]:
    """Write each `.mo` that is older than its `.po`; the files written."""
    written = []
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        with open(source, "rb") as text:
            catalogue = read_po(text, locale=source.parent.parent.name)
        draft = compiled.with_suffix(".mo.draft")
        with open(draft, "wb") as out:
            write_mo(out, catalogue)
        draft.rename(compiled)  # readers see the old file or the new one
        written.append(compiled)
    return written


if __name__ == "__main__":
    for path in compile_catalogues():
        print(path.relative_to(LOCALE.parent))
