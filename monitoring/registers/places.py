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
    """Looks up the villages of one region; what it cannot tell apart it does not find.

    An old name means the place that succeeded it, unless a place of today bears that name.
    """

    def __init__(self, regions: Iterable[tuple[int, str, str, int | None]]) -> None:
        """Take (code, name, level, code of the successor) of every region concerned, old ones too."""
        known = list(regions)
        self._into = {code: successor for code, _name, _level, successor in known if successor}
        self._codes = {code for code, *_ in known}
        self._townships: dict[str, set[int]] = defaultdict(set)
        self._names: dict[str, int] = {}
        self._inside: dict[int, dict[str, int]] = defaultdict(dict)
        self._anywhere: dict[str, set[int]] = defaultdict(set)
        for code, name, level, _successor in known:
            if code not in self._into:
                self._learn(code, name, level)
        today = {base: set(codes) for base, codes in (self._townships | self._anywhere).items()}
        for code, name, level, _successor in known:
            if code in self._into:
                self._learn_old(code, name, level, today)

    def _today(self, code: int) -> int:
        """The place that a code means today; mergers of mergers are followed."""
        seen: set[int] = set()
        while code in self._into and code not in seen:
            seen.add(code)
            code = self._into[code]
        return code

    def _learn(self, code: int, name: str, level: str) -> None:
        if level == "township":
            self._townships[township_base(name)].add(code)
            self._names[name] = code
        elif level == "village":
            own = code // 1000 * 1000
            for township in {own, self._today(own)}:
                self._inside[township].setdefault(village_base(name), code)
            self._anywhere[village_base(name)].add(code)

    def _learn_old(self, code: int, name: str, level: str, today: dict[str, set[int]]) -> None:
        now = self._today(code)
        if level == "township":
            if township_base(name) not in today:
                self._townships[township_base(name)].add(now)
            self._names.setdefault(name, now)
        elif level == "village":
            own = code // 1000 * 1000
            for township in {own, self._today(own), now // 1000 * 1000}:
                self._inside[township].setdefault(village_base(name), now)
            if village_base(name) not in today:
                self._anywhere[village_base(name)].add(now)

    def code_of(
        self, region: str | None, township: str | None, village: str | None, address: str | None
    ) -> int | None:
        """The village, or at least the township, by whatever the row says of it."""
        if region and region.isdigit() and int(region) in self._codes:
            return self._today(int(region))
        if township:
            return self._in_township(township, village)
        if village:
            return _only(self._anywhere.get(village_base(village), set()))
        return self._in_address(address) if address else None

    def _in_township(self, township: str, village: str | None) -> int | None:
        found = _only(self._townships.get(township_base(township), set()))
        if found is None:
            return None
        return self._inside[found].get(village_base(village or ""), found)

    def _in_address(self, address: str) -> int | None:
        """The last township an address names, and the longest of its villages that follows."""
        named = [(address.rfind(name), name) for name in self._names]
        at, name = max(named, default=(-1, ""))
        if at < 0:
            return None
        township, rest = self._names[name], address[at + len(name) :]
        fitting = [(len(b), c) for b, c in self._inside[township].items() if rest.startswith(b)]
        return max(fitting)[1] if fitting else township


def _only(codes: set[int]) -> int | None:
    return next(iter(codes)) if len(codes) == 1 else None
