"""Rules alone: a million invented households, exact, beside the bare arithmetic and OpenFisca-core."""

from collections.abc import Iterator

from benchmarks import bare, openfisca_peer
from benchmarks.frames import ON, crowd
from benchmarks.measure import Figure, in_turn, peak_mb, peak_of
from eligibility.assess import assess_frames

ROWS = 1_000_000


def run(rows: int | None = None) -> Iterator[Figure]:
    """Ours, the limit and the peer over the same tables; then a tenth of the households, for the growth."""
    count = rows or ROWS
    facts = crowd(count)
    law = openfisca_peer.system()
    took = in_turn(
        {
            "ours": lambda: assess_frames(facts, on=ON),
            "limit": lambda: bare.outcomes(facts),
            "openfisca": lambda: openfisca_peer.calculate(law, openfisca_peer.inputs(facts)),
        }
    )
    tenth = crowd(count // 10)
    growth = took["ours"] / in_turn({"ours": lambda: assess_frames(tenth, on=ON)})["ours"]
    ours, limit = assess_frames(facts, on=ON), bare.outcomes(facts)
    theirs = openfisca_peer.calculate(law, openfisca_peer.inputs(facts))
    yield Figure(
        "rules", took["ours"], took["limit"], target=1.5, rows=count,
        rss_mb=peak_of("benchmarks.rules", str(count)),
        peers={"openfisca": took["openfisca"]},
        notes={
            "persons": len(facts.members),
            "differs_from_bare": int((ours["total"] != limit["total"]).sum()),
            "openfisca_differs": int((theirs.round() != limit["total"].to_numpy()).sum()),
            "times_for_ten_times_the_households": round(growth, 1),
        },
    )  # fmt: skip


if __name__ == "__main__":
    import sys

    assess_frames(crowd(int(sys.argv[1])), on=ON)
    print(peak_mb())
