"""Running numbers (户号、受理号) within a county, given out one at a time."""

from django.db import connection, models


def next_number(rows: "models.QuerySet[models.Model]", prefix: str, *, width: int) -> str:
    """The number after the highest one with that prefix.

    An advisory lock on the prefix holds others until this transaction ends; the unique index
    `number` finds the highest.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [prefix])
    highest = (
        rows.filter(number__startswith=prefix)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    last = int(highest[len(prefix) :]) if highest else 0
    return f"{prefix}{last + 1:0{width}}"
