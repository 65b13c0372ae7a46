"""An invented county: homes in real villages, and the truth about them that a comparison should find."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from reports.synthetic.homes import Home, Member, home
from reports.synthetic.people import Registrar


@dataclass
class Placed:
    """A home in a village. `covered`: whether it holds dibao, which truth may contradict."""

    village: int
    area: str
    home: Home
    since: date
    address: str
    covered: bool = True


@dataclass(frozen=True)
class Truth:
    """One fact that a register holds and the rolls do not say: a line of the answer key."""

    kind: str
    number: str
    name: str
    village: int
    on: date | None = None
    note: str = ""


@dataclass
class County:
    """Homes, and what is true of them; the same seed gives the same county."""

    code: int
    on: date
    homes: list[Placed]
    truths: list[Truth] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[Truth]:
        return [truth for truth in self.truths if truth.kind == kind]


NEVER_COVERED = {"edge", "rigid", "well_off", "rich_in_property", "unknown_work"}
_DEATHS_PER_100, _MISSED_PER_100, _DRIFTED_PER_100, _WRONG_PER_100 = 2, 3, 5, 2


def invent(
    *, code: int, villages: list[tuple[int, str]], households: int, seed: int, on: date
) -> County:
    """So many households spread over the villages (`code`, `urban` or `rural`), and their truth."""
    random = Random(f"{code}:{seed}")  # noqa: S311  invented people need no secrecy
    people = Registrar(random, county=code, on=on)
    homes = []
    for _ in range(households):
        village, area = random.choice(villages)
        living = home(random, people)
        homes.append(
            Placed(
                village=village,
                area=area,
                home=living,
                since=on - timedelta(days=random.randrange(200, 1800)),
                address=f"{random.randrange(1, 16)}组{random.randrange(1, 120)}号",
                covered=living.kind not in NEVER_COVERED,
            )
        )
    county = County(code, on, homes)
    _tell_truths(county, random)
    return county


def _tell_truths(county: County, random: Random) -> None:
    covered = [placed for placed in county.homes if placed.covered]
    random.shuffle(covered)
    share = max(1, len(covered) // 100)
    deaths, missed, drifted, wrong = (
        share * n for n in (_DEATHS_PER_100, _MISSED_PER_100, _DRIFTED_PER_100, _WRONG_PER_100)
    )
    for placed in covered[:deaths]:
        _tell(
            county, "death", placed, _oldest(placed), county.on - timedelta(random.randrange(3, 80))
        )
    for placed in covered[deaths : deaths + missed]:
        placed.covered = False
        placed.home.poverty_status = "unstable"
        _tell(county, "missed", placed, placed.home.members[0], None)
    rest = covered[deaths + missed :]
    for placed in rest[:drifted]:
        _tell(county, "drifted", placed, placed.home.members[0], None)
    for placed in rest[drifted : drifted + wrong]:
        _tell(county, "wrong_number", placed, placed.home.members[0], None)
    for placed in county.homes:
        if placed.home.kind == "well_off" and random.random() < 0.2:
            placed.covered = True
            _tell(county, "wrong_recipient", placed, placed.home.members[0], None)


def _tell(county: County, kind: str, placed: Placed, member: Member, on: date | None) -> None:
    who = member.who
    county.truths.append(Truth(kind, who.number, who.name, placed.village, on, placed.home.kind))


def _oldest(placed: Placed) -> Member:
    return min(placed.home.members, key=lambda member: member.who.birth_date)
