"""What a member holds or would get that may not simply be held together, as the matrix of pairs says."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from eligibility.rules.benefits.entitle import ENTITLEMENTS
from eligibility.rules.benefits.entitlement import NEED_INFORMATION, YES
from eligibility.rules.benefits.together import CHOICES, DIBAO, Pair, pairs
from eligibility.rules.dibao.decision import ON_DIBAO
from eligibility.rules.law import Law
from eligibility.rules.reading import Facts

Row = Mapping[str, Any]
HELD, PROPOSED = "held", "proposed"
TEKUN = "tekun"


def conflicts_of(law: Law, home: Row, members: Sequence[tuple[Facts, Row]]) -> list[dict[str, Any]]:
    """Every pair of one member whose verdict is not `allowed`: which benefit gives way, or what must be
    chosen between. Each benefit is `held` now, or `proposed` by the answers of this sheet."""
    matrix = {frozenset((pair.first, pair.second)): pair for pair in pairs(law)}
    found = []
    for told, row in members:
        has = _has(home, told, row)
        for one, other in combinations(has, 2):
            pair = matrix.get(frozenset((one, other)))
            if pair and pair.verdict != "allowed":
                found.append(_told(pair, told, has))
    return found


def _has(home: Row, told: Facts, row: Row) -> dict[str, str]:
    """The benefits of a member, those held before those proposed."""
    has = {each["benefit"]: HELD for each in told["held"] or ()}
    if home["award_benefit"] == TEKUN:
        has[TEKUN] = HELD
    alone = home["outcome"] == "single_person"
    if home["outcome"] in ON_DIBAO and row["counted"] and (row["candidate"] or not alone):
        has[DIBAO] = HELD if home["award_benefit"] == DIBAO else PROPOSED
    for entitlement in ENTITLEMENTS:
        if entitlement.of == "member" and _would_get(row, entitlement.benefit):
            has.setdefault(entitlement.benefit, PROPOSED)
    return has


def _would_get(row: Row, benefit: str) -> bool:
    """Fits by its own conditions, also where it has given way since or waits for a choice."""
    waits = row[benefit] == NEED_INFORMATION and bool(row.get(f"{benefit}_to_choose"))
    return row[benefit] == YES or waits or row[f"{benefit}_route"] is not None


def _told(pair: Pair, told: Facts, has: Mapping[str, str]) -> dict[str, Any]:
    chosen = told["chooses"] if pair.verdict == "choose" else None
    loser = next((each for each in (pair.first, pair.second) if _lost(each, chosen)), None)
    return {
        "member": told["ref"],
        "pair": [pair.first, pair.second],
        "standing": [has[pair.first], has[pair.second]],
        "verdict": pair.verdict,
        "gives_way": loser if pair.verdict == "choose" else pair.gives_way,
        "choose": pair.verdict == "choose" and chosen is None,
        "cites": list(pair.cites),
        "illustrative": pair.illustrative,
    }


def _lost(benefit: str, chosen: str | None) -> bool:
    return chosen is not None and CHOICES.get(benefit, chosen) != chosen


def conflict_warnings(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What an officer must settle by hand: somebody on tekun is still counted in a family on dibao."""
    if any({DIBAO, TEKUN} == set(each["pair"]) and HELD in each["standing"] for each in found):
        yield (
            "有成员正在享受特困人员救助供养或低保，两项又同时成立；低保与特困供养不得同时享受，"
            "请核实后停发一项"
        )
