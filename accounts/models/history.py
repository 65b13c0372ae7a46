"""History by triggers: statement level, so bulk SQL is recorded too."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pghistory
from django.db import models

Row = TypeVar("Row", bound=type[models.Model])


def tracked(*, exclude: Sequence[str] = (), by_row: bool = False) -> Callable[[Row], Row]:
    """Keep every version of a row in `<model>history`; those tables refuse change and deletion.

    Generated columns are named in `exclude`: they follow from the others. Where versions are only looked up
    `by_row`, no other reference is indexed: rows that come by the ten thousand are written in less time.
    """

    def track(model: Row) -> Row:
        history: Callable[[Row], Row] = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=list(exclude) or None,
            attrs=_without_index(model) if by_row else None,
            obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="history"),
            model_name=f"{model.__name__}History",
            level=pghistory.Statement,
            append_only=True,
        )
        return history(model)

    return track


def _without_index(model: type[models.Model]) -> dict[str, Any]:
    return {
        field.name: models.ForeignKey(
            field.remote_field.model,
            models.DO_NOTHING,
            db_column=field.db_column,
            db_constraint=False,
            db_index=False,
            null=field.null,
            related_name="+",
            verbose_name=field.verbose_name,
        )
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
    }
