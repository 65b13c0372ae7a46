"""Static files that come from npm: the files named here and no others, under `/static/npm/`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage

PREFIX = "npm/"
FILES = ("echarts/dist/echarts.common.min.js",)


class NpmFinder(BaseFinder):
    """Finds `npm/<package>/<file>` in `node_modules` when the file is on the list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.root = Path(settings.BASE_DIR) / "node_modules"
        self.storage = FileSystemStorage(location=str(self.root))
        self.storage.prefix = PREFIX.rstrip("/")  # type: ignore[attr-defined]  # read by collectstatic
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        missing = [name for name in FILES if not (self.root / name).is_file()]
        if not missing:
            return []
        return [
            Error(f"缺少 {'、'.join(missing)}，运行 npm ci / missing, run npm ci", id="config.E001")
        ]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> str | list[str]:  # type: ignore[override]
        name = path.removeprefix(PREFIX)
        if not path.startswith(PREFIX) or name not in FILES or not (self.root / name).is_file():
            return []
        found = str(self.root / name)
        return [found] if find_all else found

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in FILES:
            if not (self.root / name).is_file():
                raise SystemExit(f"node_modules/{name}：运行 npm ci / not there, run npm ci")
            yield name, self.storage
