"""`python -m benchmarks [NAME …] [--json]`: every performance figure that the README claims."""

import argparse
import importlib
import os
import sys

NAMES = (
    "rules",
    "assess_all",
    "one_household",
    "compare",
    "xlsx_read",
    "xlsx_write",
    "pages",
    "quarter",
    "coverage",
    "answer_key",
)


def main() -> None:
    reader = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    reader.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    reader.add_argument("--json", action="store_true", help="one object a line")
    reader.add_argument("--rows", type=int, help="households or rows, where a benchmark takes them")
    asked = reader.parse_args()
    if unknown := [name for name in asked.names if name not in NAMES]:
        reader.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(NAMES)}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    for name in asked.names or NAMES:
        for figure in importlib.import_module(f"benchmarks.{name}").run(asked.rows):
            print(figure.told() if asked.json else figure.line(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
