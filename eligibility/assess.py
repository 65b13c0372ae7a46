"""Assess: facts to a calculation sheet, or a table of households to a table of outcomes. No database."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import polars as pl

from eligibility.policies.law import Policy, Settings, policy_of
from eligibility.policies.packs import packs, span
from eligibility.policies.standards import LocalStandard, shipped
from eligibility.rules.benefits.entitle import entitle
from eligibility.rules.dibao.decide import Decided, decide, outcome_of
from eligibility.rules.facts import Frames, frames_of, read_facts
from eligibility.rules.law import Law, Source
from eligibility.rules.money import fen_of, yuan_of
from eligibility.rules.pace import at_once, counted, of_a_crowd
from eligibility.rules.reading import Facts, FactsError, Problem
from eligibility.rules.schema import AREAS
from eligibility.rules.sheet.flips import changes, flips, receipt_of, receipt_wanted
from eligibility.rules.sheet.sheet import Case, Sheet, sheet_of

Row = Mapping[str, Any]
Answering = Callable[[Frames, Policy], pl.DataFrame]
COUNTY = 10**6  # codes in a county
SIDE_BY_SIDE = 2  # parts decided at once: one part alone leaves processors idle
AT_A_TIME = 100_000  # households decided together: what is at work stays near the processor
OF_A_CHANGE = ("household", "outcome", "total")


def assess(
    given: Mapping[str, Any],
    *,
    on: date | None = None,
    standards: Iterable[LocalStandard] | None = None,
    settings: Settings | None = None,
) -> Sheet:
    """The calculation sheet of one facts file, as of `on` or the day the file names.

    `standards` are the bureau's own, before the shipped ones; `settings` rehearse other parameters.
    Raises FactsError for facts that cannot be read, PolicyError where no policy is known for the day.
    """
    facts = read_facts(given, on)
    day = on or facts["on"]
    if day is None:
        raise FactsError([Problem("facts.on", "没有核算日期", "give the day to assess")])
    policy = policy_of(
        int(facts["region"]), facts["area"], day, standards=standards, settings=settings
    )
    tried = changes(facts, day)
    frames = frames_of([facts, *(change.facts for change in tried)])
    decided = decide(frames, policy.law, at_once)
    case, changed = _first_case(policy, facts, frames, decided)
    after = list(zip(tried, changed, strict=True))
    if needed := receipt_wanted(policy.law, case.home):
        after.append((receipt_of(needed, facts), _with_receipt(decided, policy.law, needed)))
    return sheet_of(case, told_of(policy), flips(case.home, after))


def assess_frames(
    facts: Frames,
    *,
    on: date,
    standards: Iterable[LocalStandard] | None = None,
    settings: Settings | None = None,
    answering: Answering | None = None,
) -> pl.DataFrame:
    """One row of answers for each household, by household; each under the law of its own place.

    `law` is the seal of the policy, the other columns are those of the rules (fen); or the rows are those
    that `answering` gives for the households of one policy.
    """
    answers = answering or _answers
    entered = None if standards is None else tuple(standards)
    places = facts.households.select("household", "area", region=_place(entered))
    laws = {
        (region, area): policy_of(region, area, on, standards=entered, settings=settings)
        for region, area in places.select("region", "area").unique().iter_rows()
    }
    by_seal = {policy.sha256: policy for policy in laws.values()}
    if len(by_seal) == 1:
        return answers(facts, next(iter(by_seal.values())))
    seals = pl.DataFrame(
        [(*place, policy.sha256) for place, policy in laws.items()],
        {"region": pl.Int64, "area": places.schema["area"], "law": pl.String},
        orient="row",
    )
    whose = places.join(seals, on=["region", "area"])
    parts = [
        answers(facts.of(whose.filter(pl.col("law") == seal)), policy)
        for seal, policy in by_seal.items()
    ]
    return pl.concat(parts or [answers(*_nobody())]).sort("household")


def _place(entered: tuple[LocalStandard, ...] | None) -> pl.Expr:
    """The county a household lies in, or its exact region where somebody set a figure below the county."""
    regions = [pack.region for pack in packs()]
    regions += [standard.region for standard in (*(entered or ()), *shipped())]
    width = min(COUNTY, *(span(region) for region in regions))
    return pl.col("region") // width * width


def told_of(policy: Policy) -> dict[str, Any]:
    """What a sheet says about the policy it was made under, and which wider texts gave way."""
    law = policy.law
    return {
        "pack": policy.pack,
        "title": policy.title,
        "version": policy.version,
        "sha256": policy.sha256,
        "standards": [_told_standard(standard) for standard in policy.standards],
        "overrides": [
            {"parameter": name, **_told(source), "instead_of": [_told(s) for s in source.overrode]}
            for name, source in sorted(law.sources.items())
            if any(other.written != source.written for other in source.overrode)
        ],
    }


ANSWERS = (
    "household", "outcome", "members_counted", "income", "deductions", "counted_income", "line",
    "award", "raised", "total", "candidates",
)  # fmt: skip


def _nobody() -> tuple[Frames, Policy]:
    return frames_of([]), policy_of(0, AREAS[0], date.max)


def _answers(facts: Frames, policy: Policy) -> pl.DataFrame:
    def decided(some: Frames) -> pl.DataFrame:
        return of_a_crowd(decide(some, policy.law).households.select(ANSWERS)).sort("household")

    with ThreadPoolExecutor(SIDE_BY_SIDE) as parts:
        found = pl.concat(parts.map(decided, facts.in_turn(AT_A_TIME)))
    return found.with_columns(law=pl.lit(policy.sha256))


def _first_case(
    policy: Policy, facts: Facts, frames: Frames, decided: Decided
) -> tuple[Case, list[Row]]:
    """The first household with the rows of its members and items, and what the others come to."""
    first = decided.of(0, at_once)
    entitled = entitle(first, frames.beyond, policy.law, at_once)
    tables = (entitled.households, entitled.members, first.incomes, first.expenses)
    (home,), members, incomes, expenses = map(_rows, tables)
    others = [row for row in _rows(decided.households.select_seq(OF_A_CHANGE)) if row["household"]]
    people = list(zip(facts["members"], sorted(members, key=_number), strict=True))
    holders = (facts, *facts["members"])
    told = [item for holder in holders for item in holder["income"] or ()]
    items = [
        {**row, "monthly": item["per"] == "month"}
        for item, row in zip(told, incomes, strict=True)
    ]  # fmt: skip
    return Case(policy.law, facts, home, people, items, expenses), sorted(others, key=_household)


def _rows(table: pl.LazyFrame) -> list[Row]:
    found = counted(table)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows()]


def _with_receipt(decided: Decided, law: Law, needed: int) -> Row:
    """The first household with so much more spent on medicine, decided by the same rules from its sums."""
    first = decided.households.filter(pl.col("household") == 0)
    more = first.with_columns(pl.col("medical", "rigid_claimed") + needed)
    return _rows(outcome_of(more, law))[0]


def _household(row: Row) -> int:
    return int(row["household"])


def _number(row: Row) -> int:
    return int(row["member"])


def _told(source: Source) -> dict[str, Any]:
    return {
        "pack": source.pack,
        "value": source.written,
        "cite": source.cite,
        "from": source.from_on.isoformat(),
        "to": source.to_on.isoformat() if source.to_on else None,
        "illustrative": source.illustrative,
    }


def _told_standard(standard: LocalStandard) -> dict[str, Any]:
    return {
        "kind": standard.kind,
        "region": f"{standard.region:012}",
        "area": standard.area,
        "amount": yuan_of(standard.amount),
        "from": standard.from_on.isoformat(),
        "to": standard.to_on.isoformat() if standard.to_on else None,
        "document": standard.document,
        "clause": standard.clause,
        "illustrative": standard.illustrative,
    }


def standards_told(policy: Mapping[str, Any]) -> tuple[LocalStandard, ...]:
    """The standards a sheet was made with, to make it again."""
    return tuple(
        LocalStandard(
            told["kind"],
            int(told["region"]),
            told["area"],
            fen_of(told["amount"]),
            date.fromisoformat(told["from"]),
            date.fromisoformat(told["to"]) if told["to"] else None,
            told["document"],
            told["clause"],
            told["illustrative"],
        )
        for told in policy["standards"]
    )
