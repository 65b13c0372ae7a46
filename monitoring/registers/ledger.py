"""The accounting of one file: every data row is accepted, rejected or a repeat."""

from dataclasses import dataclass, field

import polars as pl


@dataclass(frozen=True)
class Account:
    """rows = accepted + rejected + duplicate. The lists name rows that a batch had let through; `persons`
    counts the different numbers of all data rows, as their sender counts them.

    `oddities`: rows of the structure of households that somebody should look at, by the code of the remark:
    the rows of each household or person together.
    """

    rows: int
    accepted: int
    rejected: int
    duplicate: int
    persons: int
    conflicting: list[int]
    repeated: list[int]
    oddities: dict[str, list[list[int]]] = field(default_factory=dict)


class Ledger:
    """Keeps 39 bytes of each row, so that repeats and conflicts are found over the whole file."""

    def __init__(self) -> None:
        self._traces: list[pl.DataFrame] = []

    def add(self, traces: pl.DataFrame) -> None:
        self._traces.append(traces)

    def close(self) -> Account:
        """Settle the file: a number with two names takes its whole block out, then repeats go."""
        if not self._traces:
            return Account(0, 0, 0, 0, 0, [], [])
        traces = pl.concat(self._traces)
        numbered = traces["number"].drop_nulls()
        again = traces.filter(pl.col("number").is_not_null() & pl.col("number").is_duplicated())
        several = again.drop_nulls("name").group_by("number")
        torn = several.agg(two=pl.col("name").min() != pl.col("name").max()).filter("two")
        conflict = pl.col("number").is_in(torn["number"].implode()).fill_null(value=False)
        standing = traces.filter("stands")
        conflicting = standing.filter(conflict)
        kept = standing.filter(~conflict)
        repeats = kept.filter(~pl.col("digest").is_first_distinct())
        return Account(
            rows=traces.height,
            accepted=kept.height - repeats.height,
            rejected=traces.height - kept.height,
            duplicate=repeats.height,
            persons=len(numbered) - again.height + again["number"].n_unique(),
            conflicting=conflicting["row"].to_list(),
            repeated=repeats["row"].to_list(),
            oddities=_oddities(kept),
        )


def _oddities(rows: pl.DataFrame) -> dict[str, list[list[int]]]:
    """Households without a head or with two, and persons who stand in two households."""
    people = rows.filter(pl.col("group").is_not_null()).unique("digest", maintain_order=True)
    homes = people.group_by("group", maintain_order=True).agg("row", pl.col("head").sum())
    told = homes.join(people.filter(pl.col("head").is_not_null()), on="group", how="semi")
    twice = people.filter(pl.col("number").is_not_null()).group_by("number", maintain_order=True)
    moved = twice.agg("row", pl.col("group").n_unique()).filter(pl.col("group") > 1)
    found = {
        "head_missing": told.filter(pl.col("head") == 0),
        "head_twice": told.filter(pl.col("head") > 1),
        "in_two_households": moved,
    }
    return {code: each["row"].to_list() for code, each in found.items() if each.height}
