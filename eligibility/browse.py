"""The law of a place and a day to read: every parameter by subject, in words, with where it stands and
what gave way to it. No case is needed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Region
from eligibility.facts import entered_standards
from eligibility.policies.law import Policy, policy_of
from eligibility.policies.packs import covers, packs
from eligibility.policies.standards import LocalStandard, shipped
from eligibility.rules.law import STANDARDS, Law, Source
from eligibility.rules.law.children import Children
from eligibility.rules.law.dibao import Dibao
from eligibility.rules.law.means import Means
from eligibility.rules.law.procedure import Procedure
from eligibility.rules.law.standards import Standards
from eligibility.rules.law.subsidies import Subsidies
from eligibility.rules.law.tekun import Tekun
from eligibility.rules.law.temporary_aid import TemporaryAid
from eligibility.rules.money import yuan_of
from eligibility.spoken import said
from eligibility.wording import in_words, label_of

ONE_DAY = timedelta(days=1)
SUBJECTS: tuple[tuple[type, str, Promise], ...] = (
    (Standards, "standards", _("本地标准")),
    (Means, "means", _("收入与财产")),
    (Dibao, "dibao", _("最低生活保障")),
    (Tekun, "tekun", _("特困供养")),
    (TemporaryAid, "temporary_aid", _("临时救助")),
    (Subsidies, "subsidies", _("残疾人两项补贴与价格补贴")),
    (Children, "children", _("孤儿与事实无人抚养儿童")),
    (Procedure, "procedure", _("程序与期限")),
)


class Why(StrEnum):
    """Why a text gave way."""

    PLACE = "place"
    LATER = "later"
    BUREAU = "bureau"

    @property
    def words(self) -> Promise:
        return WHY[self]


WHY = {
    Why.PLACE: _("更小地区的规定优先"),
    Why.LATER: _("被后来的规定替代"),
    Why.BUREAU: _("本单位录入的标准优先"),
}


@dataclass(frozen=True)
class Text:
    """One value as a text gives it: in words, with place, document, clause, quote and days."""

    value: str
    place: str
    document: str
    clause: str
    quote: str
    from_on: date
    to_on: date | None
    illustrative: bool
    warning: str

    @property
    def cite(self) -> str:
        return f"{self.document} {self.clause}".strip()


@dataclass(frozen=True)
class GaveWay:
    """A text that does not apply, and why."""

    text: Text
    why: Why


@dataclass(frozen=True)
class Line:
    """A parameter: the text that applies, and those that gave way, nearest first. No text where nobody
    has entered a figure."""

    name: str
    label: str
    text: Text | None
    gave_way: tuple[GaveWay, ...]

    @property
    def value(self) -> str:
        return self.text.value if self.text else ""

    @property
    def disputed(self) -> bool:
        """Whether a text that gave way says something else."""
        return any(each.text.value != self.value for each in self.gave_way)

    def has(self, word: str) -> bool:
        """Whether the word stands in the label, the value, the document or the quote."""
        texts = [*([self.text] if self.text else ()), *(each.text for each in self.gave_way)]
        told = [self.label, self.name]
        told += [part for t in texts for part in (t.value, t.cite, t.quote, t.place, t.warning)]
        return word.casefold() in " ".join(told).casefold()


@dataclass(frozen=True)
class Subject:
    key: str
    label: Promise
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Place:
    """Where and when somebody asks for the law."""

    region: Region
    area: str
    on: date


def law_of(place: Place, *, standards: tuple[LocalStandard, ...] | None = None) -> list[Subject]:
    """Every parameter by subject. Raises PolicyError for a day before the first text.

    `standards` are those to reckon with in the place of the ones entered.
    """
    entered = entered_standards() if standards is None else standards
    policy = policy_of(place.region.code, place.area, place.on, standards=entered)
    names = _names_of_places(entered)
    return [
        Subject(
            key,
            label,
            tuple(_line(each.name, policy, entered, names) for each in fields(subject)),
        )
        for subject, key, label in SUBJECTS
        if fields(subject)
    ]


def found(subjects: Iterable[Subject], word: str) -> list[Subject]:
    """Only the parameters that have the word, and the subjects that have any."""
    kept = (
        Subject(each.key, each.label, tuple(line for line in each.lines if line.has(word)))
        for each in subjects
    )
    return [subject for subject in kept if subject.lines]


@dataclass(frozen=True)
class Row:
    """One parameter in several places or on several days."""

    label: str
    lines: tuple[Line, ...]

    @property
    def differs(self) -> bool:
        return len({line.value for line in self.lines}) > 1


def side_by_side(
    sides: Sequence[list[Subject]], *, all_of_them: bool = False
) -> list[tuple[Promise, list[Row]]]:
    """The same parameters of each side in one row; without `all_of_them` only those that differ."""
    told = []
    for subjects in zip(*sides, strict=True):
        lines = zip(*(subject.lines for subject in subjects), strict=True)
        rows = [Row(same[0].label, tuple(same)) for same in lines]
        if kept := [row for row in rows if all_of_them or row.differs]:
            told.append((subjects[0].label, kept))
    return told


def lines_of(subjects: Iterable[Subject], names: Iterable[str]) -> list[Line]:
    """The parameters of those names, in the order of the law."""
    wanted = set(names)
    return [line for subject in subjects for line in subject.lines if line.name in wanted]


def _line(
    name: str, policy: Policy, entered: tuple[LocalStandard, ...], names: dict[int, str]
) -> Line:
    label = label_of(name)
    if name in STANDARDS:
        return _standard_line(name, label, policy, entered, names)
    source = policy.law.sources[name]
    gave_way = [GaveWay(_text(name, each), Why.PLACE) for each in source.overrode]
    before = _before(name, source, policy.law)
    return Line(name, label, _text(name, source), (*before, *gave_way))


def _text(name: str, source: Source) -> Text:
    titles = {pack.name: pack.title for pack in packs()}
    return Text(
        in_words(name, source.written), said(titles.get(source.pack, source.pack)), source.document,
        source.clause, source.quote, source.from_on, source.to_on, source.illustrative,
        said(source.warning),
    )  # fmt: skip


def _before(name: str, source: Source, law: Law) -> Iterator[GaveWay]:
    """What the same pack said until the day before."""
    (pack,) = (pack for pack in packs() if pack.name == source.pack)
    earlier = pack.entry(name, source.from_on - ONE_DAY, law.area)
    if earlier is not None:
        text = Text(
            in_words(name, earlier.written), said(pack.title), earlier.document, earlier.clause,
            earlier.quote, earlier.from_on, earlier.to_on, earlier.illustrative, said(earlier.warning),
        )  # fmt: skip
        yield GaveWay(text, Why.LATER)


def _standard_line(
    name: str,
    label: str,
    policy: Policy,
    entered: tuple[LocalStandard, ...],
    names: dict[int, str],
) -> Line:
    law = policy.law
    used = next((each for each in policy.standards if each.kind == name), None)
    if used is None:
        return Line(name, label, None, ())
    others = [
        GaveWay(_figure(each, names), _why(each, used, entered))
        for each in (*entered, *shipped())
        if each != used and each.kind == name and _could_apply(each, used, law)
    ]
    return Line(name, label, _figure(used, names), tuple(others))


def _could_apply(other: LocalStandard, used: LocalStandard, law: Law) -> bool:
    """In force for the place on that day, or ended the day before the figure used began."""
    in_area = other.area in (None, law.area) and covers(other.region, law.region)
    before = other.region == used.region and other.to_on == used.from_on - ONE_DAY
    return in_area and (before or other.in_force(law.region, law.area, law.on))


def _why(other: LocalStandard, used: LocalStandard, entered: tuple[LocalStandard, ...]) -> Why:
    if other.to_on == used.from_on - ONE_DAY:
        return Why.LATER
    return Why.BUREAU if used in entered and other not in entered else Why.PLACE


def _figure(standard: LocalStandard, names: dict[int, str]) -> Text:
    return Text(
        in_words(standard.kind, yuan_of(standard.amount)),
        names.get(standard.region) or said("全国"), standard.document, standard.clause, "",
        standard.from_on, standard.to_on, standard.illustrative, "",
    )  # fmt: skip


def _names_of_places(entered: Iterable[LocalStandard]) -> dict[int, Any]:
    """Names of the regions with figures of their own; a code where no such region is known."""
    codes = {standard.region for standard in (*entered, *shipped())}
    known = dict(Region.objects.filter(code__in=codes).values_list("code", "name"))
    return {code: known.get(code, f"{code:012}") for code in codes}
