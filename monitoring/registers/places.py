"""Townships and villages as other departments write them, to our codes."""

import re
from collections import defaultdict
from collections.abc import Iterable

_VILLAGE = re.compile(
    r"(村民委员会|居民委员会|社区居委会|社区委员会|村委会|居委会|社区|行政村|村|居)$"
)
_TOWNSHIP = re.compile(r"(街道办事处|街道|镇|乡|办事处)$")


def village_base(name: str) -> str:
    """东溪村民委员会, 东溪村委会 and 东溪村 are all 东溪."""
    return _VILLAGE.sub("", name.strip()) or name.strip()


def township_base(name: str) -> str:
    """洪濑镇 and 洪濑 are one."""
    return _TOWNSHIP.sub("", name.strip()) or name.strip()


class Places:
    """Looks up the villages of one region; what it cannot tell apart it does not find."""

    def __init__(self, regions: Iterable[tuple[int, str, str]]) -> None:
        """Take (code, name, level) of every region concerned."""
        self._codes: set[int] = set()
        self._townships: dict[str, list[int]] = defaultdict(list)
        self._names: dict[int, str] = {}
        self._inside: dict[int, dict[str, int]] = defaultdict(dict)
        self._anywhere: dict[str, list[int]] = defaultdict(list)
        for code, name, level in regions:
            self._codes.add(code)
            if level == "township":
                self._townships[township_base(name)].append(code)
                self._names[code] = name
            elif level == "village":
                self._inside[code // 1000 * 1000][village_base(name)] = code
                self._anywhere[village_base(name)].append(code)

    def code_of(
        self, region: str | None, township: str | None, village: str | None, address: str | None
    ) -> int | None:
        """The village, or at least the township, by whatever the row says of it."""
        if region and region.isdigit() and int(region) in self._codes:
            return int(region)
        if township:
            return self._in_township(township, village)
        if village:
            named = self._anywhere.get(village_base(village), [])
            return named[0] if len(named) == 1 else None
        return self._in_address(address) if address else None

    def _in_township(self, township: str, village: str | None) -> int | None:
        found = self._townships.get(township_base(township), [])
        if len(found) != 1:
            return None
        return self._inside[found[0]].get(village_base(village or ""), found[0])

    def _in_address(self, address: str) -> int | None:
        """The last township an address names, and the longest of its villages that follows."""
        named = [(address.rfind(name), code) for code, name in self._names.items()]
        at, township = max(named, default=(-1, 0))
        if at < 0:
            return None
        rest = address[at + len(self._names[township]) :]
        fitting = [(len(b), c) for b, c in self._inside[township].items() if rest.startswith(b)]
        return max(fitting)[1] if fitting else township
