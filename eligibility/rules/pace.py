"""When columns are computed: a crowd all at the end, one household as soon as each part is written down.

A plan over millions of rows should be seen whole before it runs. Over a handful of rows planning takes longer
than counting, and a part that is read twice is worked out twice.

The columns of one step come one after another (`with_columns_seq`, `select_seq`): of a crowd two parts work
side by side as it is, and to hand the columns of one household to other threads takes longer than to do them.
"""

from collections.abc import Callable, Sequence

import polars as pl

# Looking for parts that two columns share takes longer than counting them twice.
OF_A_CROWD = pl.QueryOptFlags(comm_subexpr_elim=False)

Pace = Callable[[pl.LazyFrame], pl.LazyFrame]


def at_the_end(frame: pl.LazyFrame) -> pl.LazyFrame:
    return frame


def at_once(frame: pl.LazyFrame) -> pl.LazyFrame:
    return counted(frame).lazy()


def counted(frame: pl.LazyFrame) -> pl.DataFrame:
    """The rows of a handful of households, without a search for a better plan."""
    return frame.collect(engine="in-memory", optimizations=pl.QueryOptFlags.none())


def of_a_crowd(frame: pl.LazyFrame) -> pl.DataFrame:
    """The rows of many households. Here rows in the order of a key are joined and summed as such."""
    return frame.collect(engine="in-memory", optimizations=OF_A_CROWD)


def in_order(frame: pl.LazyFrame, key: str, pace: Pace) -> pl.LazyFrame:
    """A crowd by the order of a key: to join and to sum by it is then a walk along both sides."""
    return frame if pace is at_once else frame.sort(key).set_sorted(key)


def beside(frame: pl.LazyFrame, other: pl.LazyFrame, key: str, pace: Pace) -> pl.LazyFrame:
    """Every row of a frame with what the other has for its key; a crowd, of which both are in that order,
    stays in it."""
    if pace is at_once:
        return frame.join(other, on=key, how="left")
    return frame.join(other, on=key, how="left", maintain_order="left").set_sorted(key)


def together(frame: pl.LazyFrame, key: str, sums: Sequence[pl.Expr], pace: Pace) -> pl.LazyFrame:
    """The rows of each key as one; of a crowd that is in that order, in it."""
    if pace is at_once:
        return frame.group_by(key).agg(sums)
    return frame.group_by(key, maintain_order=True).agg(sums).set_sorted(key)


def false_of_all(frame: pl.LazyFrame, columns: Sequence[str], pace: Pace) -> frozenset[str]:
    """Those columns that are false for every row; none of a crowd, of which it is not known yet."""
    if pace is not at_once:
        return frozenset()
    rows = counted(frame.select_seq(columns))
    return frozenset(name for name in columns if set(rows[name].to_list()) <= {False})
