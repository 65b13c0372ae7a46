"""When columns are computed: a crowd all at the end, one household as soon as each part is written down.

A plan over millions of rows should be seen whole before it runs. Over a handful of rows planning takes longer
than counting, and a part that is read twice is worked out twice.
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


def false_of_all(frame: pl.LazyFrame, columns: Sequence[str], pace: Pace) -> frozenset[str]:
    """Those columns that are false for every row; none of a crowd, of which it is not known yet."""
    if pace is not at_once:
        return frozenset()
    rows = counted(frame.select(columns))
    return frozenset(name for name in columns if set(rows[name].to_list()) <= {False})
