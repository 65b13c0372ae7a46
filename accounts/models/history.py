"""History by triggers: statement level, so bulk SQL is recorded too."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pghistory
from django.db import models

Row = TypeVar("Row", bound=type[models.Model])


def tracked(*, exclude: Sequence[str] = ()) -> Callable[[Row], Row]:
    """Keep every version of a row in `<model>history`; those tables refuse change and deletion.

    Generated columns are named in `exclude`: they follow from the others.
    """

    def track(model: Row) -> Row:
        history: Callable[[Row], Row] = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=list(exclude) or None,
            obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="history"),
            model_name=f"{model.__name__}History",
            level=pghistory.Statement,
            append_only=True,
        )
        return history(model)

    return track
