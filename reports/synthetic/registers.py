"""Register files as departments would send them about an invented county, with their usual dirt."""

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random

from accounts.models import Region
from monitoring.registers import REGISTERS
from reports.synthetic.county import County, Placed, Truth
from reports.synthetic.departments import registered
from reports.synthetic.dirt import DIRT, soiled
from reports.synthetic.entries import Entry, entry, header
from reports.synthetic.hidden import secret_of
from reports.synthetic.people import Invented, Registrar

_STATUS = {
    "unlifted": "未脱贫",
    "lifted": "已脱贫",
    "unstable": "脱贫不稳定户",
    "marginal": "边缘易致贫户",
    "sudden_hardship": "突发严重困难户",
}
_RELATION = {"head": "户主", "spouse": "配偶", "child": "子女", "parent": "父母"}
_ONE_ROW_EACH = (
    "disability",
    "education",
    "household_registration",
)  # a secret stands in its place
FUNERAL_HEADER = (
    "逝者姓名",
    "证件号码",
    "性别",
    "死亡日期",
    "火化日期",
    "殡仪馆",
    "户籍地",
    "地区编码",
)
POVERTY_HEADER = (
    *("户编号", "姓名", "证件号码", "与户主关系", "脱贫属性", "是否低保", "村", "地区编码"),
    "家庭年人均纯收入",
)


def write_funeral(county: County, path: Path, *, as_of: date, quiet: bool = False) -> int:
    """The funeral records of three months before a day: our dead and many strangers. Rows written.

    Our dead are those of the day of the county; a `quiet` file has strangers alone.
    """
    random = Random(f"funeral:{county.code}:{quiet}")  # noqa: S311
    strangers = Registrar(random, county=county.code, on=county.on)
    names = _village_names(county)
    rows = []
    for truth in [] if quiet else county.of_kind("death"):
        assert truth.on is not None
        rows.append(_dead(truth.name, truth.number, truth.on, truth.village, names))
    villages = sorted(names)
    for _ in range(max(20, len(rows) * 8)):
        who = strangers.person(age=random.randrange(60, 98))
        died = as_of - timedelta(random.randrange(1, 85))
        rows.append(_dead(who.name, who.number, died, random.choice(villages), names))
    random.shuffle(rows)
    return _write(path, FUNERAL_HEADER, rows)


def write_poverty_office(county: County, path: Path, *, as_of: date) -> int:
    """The poverty office's list of a day: homes with a status. Rows written.

    What the truth says of drift and wrong numbers has crept in by the day of the county, not before.
    """
    names = _village_names(county)
    crept_in = as_of >= county.on
    drifted = {truth.number for truth in county.of_kind("drifted") if crept_in}
    wrong = {truth.number for truth in county.of_kind("wrong_number") if crept_in}
    rows: list[tuple[str, ...]] = []
    for count, placed in enumerate(county.homes):
        if placed.home.poverty_status != "none":
            rows += _listed(placed, f"F{count:06}", drifted, wrong, names)
    return _write(path, POVERTY_HEADER, rows)


def write_register(
    county: County, kind: str, path: Path, *, as_of: date, dirty: float = 0.0, strangers: int = 0
) -> int:
    """The file of any register: what it holds of our people, and many strangers. Rows written.

    `dirty`: the share of strangers' rows with some dirt; those of the answer key stay clean. `strangers`:
    how many there are; as many as rows of our people unless it is said.
    """
    if kind == "funeral":
        return write_funeral(county, path, as_of=as_of)
    if kind == "poverty_office":
        return write_poverty_office(county, path, as_of=as_of)
    random = Random(f"{kind}:{county.code}")  # noqa: S311
    names = _village_names(county)
    secrets = county.of_kind(kind)
    rows = [row for truth in secrets for row in _secret_rows(truth, random, as_of, names)]
    other = {truth.number for truth in secrets if kind in _ONE_ROW_EACH}
    rows += [row for row in registered(county, as_of=as_of)[kind] if row["id_number"] not in other]
    register = REGISTERS[kind]
    for who, village in _strangers(county, random, strangers or max(30, len(rows))):
        row = entry(kind, who.name, who.number, random,
                    as_of=as_of, village=village, village_name=names[village])  # fmt: skip
        if random.random() < dirty:
            row, _code = soiled(row, register, random.choice(DIRT), random)
        rows.append(row)
    random.shuffle(rows)
    fields = [column.field for column in register.columns]
    lines = [tuple(row.get(f, "") for f in fields) for row in rows]
    return _write(path, tuple(header(register)), lines)


def _secret_rows(
    truth: Truth, random: Random, as_of: date, names: dict[int, str]
) -> Iterable[Entry]:
    """What the register says of somebody of the answer key."""
    secret = secret_of(truth)
    event = REGISTERS[truth.kind].event
    for given in secret.entries if secret else ():
        told = given | ({event: f"{truth.on}"} if event and truth.on else {})
        if truth.kind == "tax":
            told[event] = f"{truth.on:%Y-%m}"
        yield entry(truth.kind, truth.name, truth.number, random,
                    as_of=as_of, village=truth.village, village_name=names[truth.village],
                    **told)  # fmt: skip


def _strangers(county: County, random: Random, many: int) -> Iterable[tuple[Invented, int]]:
    people = Registrar(random, county=county.code, on=county.on)
    villages = sorted({placed.village for placed in county.homes})
    for _ in range(many):
        yield people.person(age=random.randrange(20, 85)), random.choice(villages)


def _listed(
    placed: Placed, number: str, drifted: set[str], wrong: set[str], names: dict[int, str]
) -> Iterable[tuple[str, ...]]:
    for member in placed.home.members:
        who = member.who
        on_dibao = placed.covered != (who.number in drifted)
        written = who.number[:-1] + ("1" if who.number[-1] != "1" else "2")
        yield (
            number,
            who.name,
            written if who.number in wrong else who.number,
            _RELATION.get(member.relation, "其他"),
            _STATUS[placed.home.poverty_status],
            "是" if on_dibao else "否",
            names[placed.village],
            f"{placed.village:012}",
            "6800",
        )


def _dead(
    name: str, number: str, died: date, village: int, names: dict[int, str]
) -> tuple[str, ...]:
    sex = "男" if int(number[16]) % 2 else "女"
    burned = died + timedelta(days=2)
    place = names.get(village, "")
    return name, number, sex, f"{died}", f"{burned}", "殡仪馆", place, f"{village:012}"


def _village_names(county: County) -> dict[int, str]:
    codes = {placed.village for placed in county.homes}
    return dict(Region.objects.filter(code__in=codes).values_list("code", "name"))


def _write(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> int:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(header)
        writer.writerows(rows)
    return len(rows)
