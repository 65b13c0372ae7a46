"""A finished rehearsal as figures and sentences: what its page, its workbook and the command show."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.models import Region
from accounts.models.region import ancestor
from accounts.templatetags.formats import bracketed, listed, strung
from cases.models import Rehearsal
from eligibility.rehearse import CHANGES, FLAGS
from eligibility.rules.words import OUTCOMES
from eligibility.spoken import said
from households.choices import Relation

CHANGE_LABELS = {
    "enters": gettext_lazy("新进入"),
    "leaves": gettext_lazy("退出"),
    "gains": pgettext_lazy("benefit", "增加"),
    "loses": pgettext_lazy("benefit", "减少"),
    "unchanged": gettext_lazy("不变"),
}
KIND_LABELS = CHANGE_LABELS | {
    "cliff_made": gettext_lazy("新的断崖"),
    "cliff_gone": gettext_lazy("消除的断崖"),
    "protected": gettext_lazy("受保护"),
}
BAR_WIDTH, BAR_STEP = 520, 40  # units of the drawing
COUNTED = ("households", "persons", "before", "after", "protection")
GROUPS = tuple(name for group in (*CHANGES, *FLAGS) for name in (group, f"{group}_persons"))


@dataclass(frozen=True)
class Bar:
    """A place in the chart: fen a month before and after, its line and the widths of its two bars."""

    name: str
    before: int
    after: int
    y: int
    before_width: int
    after_width: int


class Rehearsed:
    """The sums of a rehearsal, by township and county. Money in fen a month."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.rehearsal = rehearsal
        self.result: dict[str, Any] = rehearsal.result

    @cached_property
    def sums(self) -> dict[str, int]:
        """The whole region."""
        return summed(self.result["townships"])

    @cached_property
    def townships(self) -> list[dict[str, Any]]:
        """A row for each county, followed by its townships; `level`, `code` and `name` say which."""
        rows = self.result["townships"]
        counties = sorted({ancestor(row["township"], "county") for row in rows})
        codes = [*counties, *(row["township"] for row in rows)]
        names = dict(Region.objects.filter(code__in=codes).values_list("code", "name"))
        told = []
        for county in counties:
            inside = [row for row in rows if ancestor(row["township"], "county") == county]
            told.append(
                {
                    "level": "county",
                    "code": county,
                    "name": names.get(county, str(county)),
                    **summed(inside),
                }
            )
            for row in inside:
                code = row["township"]
                name = _("县级直报") if code == county else names.get(code, str(code))
                told.append({"level": "township", "code": code, "name": name, **summed([row])})
        return told

    @cached_property
    def matrix(self) -> list[dict[str, Any]]:
        """Outcome before, its households, and how many have each outcome after."""
        counts = {
            (row["before"], row["after"]): row["households"] for row in self.result["outcomes"]
        }
        return [
            {
                "outcome": before,
                "cells": [
                    {
                        "outcome": after,
                        "households": counts.get((before, after), 0),
                        "same": before == after,
                    }
                    for after in self.outcomes
                ],
                "households": sum(counts.get((before, after), 0) for after in self.outcomes),
            }
            for before in self.outcomes
            if any(counts.get((before, after)) for after in self.outcomes)
        ]

    @cached_property
    def outcomes(self) -> list[str]:
        """Outcomes that anybody has before or after, in their usual order."""
        there = {row[side] for row in self.result["outcomes"] for side in ("before", "after")}
        return [name for name in OUTCOMES if name in there]

    @cached_property
    def bars(self) -> list[Bar]:
        """What is paid before and after, by county, or by township within one; the dearest first."""
        level = (
            "county" if sum(row["level"] == "county" for row in self.townships) > 1 else "township"
        )
        places = [row for row in self.townships if row["level"] == level]
        places.sort(key=lambda row: -max(row["before"], row["after"]))
        most = max((max(row["before"], row["after"]) for row in places), default=0) or 1
        return [
            Bar(
                row["name"], row["before"], row["after"], place * BAR_STEP,
                row["before"] * BAR_WIDTH // most, row["after"] * BAR_WIDTH // most,
            )
            for place, row in enumerate(places)
        ]  # fmt: skip

    def outcomes_of(self, side: str) -> dict[str, int]:
        counted: Counter[str] = Counter()
        for row in self.result["outcomes"]:
            counted[row[side]] += row["households"]
        return dict(sorted(counted.items()))


def in_words(example: Mapping[str, Any]) -> str:
    """An example household in one paragraph."""
    return "".join(_sentences(example))


def summed(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Townships together, with `change`: what is paid more, or less, fen a month."""
    sums = {name: sum(row[name] for row in rows) for name in (*COUNTED, *GROUPS)}
    return sums | {"change": sums["after"] - sums["before"]}


def _sentences(example: Mapping[str, Any]) -> Iterator[str]:
    people = listed(_person(each) for each in example["members"])
    area = _("城市") if example["area"] == "urban" else _("农村")
    yield _("%(area)s %(count)s 口之家：%(people)s。") % {
        "area": area, "count": len(example["members"]), "people": people,
    }  # fmt: skip
    if example["counted_annual"] is not None:
        yield _("全年收入 %(income)s 元，扣减后人均每月 %(head)s 元。") % {
            "income": example["income_annual"], "head": example["per_capita_monthly"],
        }  # fmt: skip
    if example["held_monthly"]:
        yield _("现在领取每月 %(held)s 元。") % {"held": example["held_monthly"]}
    yield _("现行：%(outcome)s，每月 %(total)s 元；") % _side(example["before"])
    yield _("改后：%(outcome)s，每月 %(total)s 元。") % _side(example["after"])
    if example.get("protected"):
        yield _("受保护，仍按每月 %(held)s 元发放。") % {"held": example["held_monthly"]}
    if example["lines"]:
        yield _("变化的规则：%(rules)s。") % {
            "rules": strung(_rule(each) for each in example["lines"])
        }


def _side(side: Mapping[str, Any]) -> dict[str, str]:
    return {"outcome": said(OUTCOMES[side["outcome"]]), "total": side["total_monthly"] or "0.00"}


def _person(member: Mapping[str, Any]) -> str:
    told = _("%(relation)s %(age)s 岁") % {
        "relation": Relation(member["relation"]).label, "age": member["age"],
    }  # fmt: skip
    about = []
    if member["disability_grade"]:
        about.append(_("残疾%(grade)s级") % {"grade": member["disability_grade"]})
    if member["serious_illness"]:
        about.append(_("重病"))
    if member["earns"]:
        about.append(_("有劳动收入"))
    return told + bracketed(_("，").join(about)) if about else told


def _rule(line: Mapping[str, Any]) -> str:
    nothing = _("无")
    return f"{said(line['label'])} {line['before'] or nothing} → {line['after'] or nothing}"
