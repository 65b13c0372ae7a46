"""When columns are computed: a crowd all at the end, one household as soon as each part is written down.

A plan over millions of rows should be seen whole before it runs. Over a handful of rows planning takes longer
than counting, and a part that is read twice is worked out twice.
"""

from collections.abc import Callable

import polars as pl

# Looking for parts that two columns share takes longer than counting them twice.
OF_A_CROWD = pl.QueryOptFlags(comm_subexpr_elim=False)

Pace = Callable[[pl.LazyFrame], pl.LazyFrame]


def at_the_end(frame: pl.LazyFrame) -> pl.LazyFrame:
    return frame


def at_once(frame: pl.LazyFrame) -> pl.LazyFrame:
    return frame.collect(engine="in-memory", optimizations=pl.QueryOptFlags.none()).lazy()


def nobody(frame: pl.LazyFrame, column: str, pace: Pace) -> bool:
    """Whether a column is false for every row; never of a crowd, of which it is not known yet."""
    return pace is at_once and set(frame.collect()[column].to_list()) <= {False}
