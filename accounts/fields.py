"""Model fields whose values are encrypted in the database."""

import json
from typing import Any

from django.core.exceptions import FieldError
from django.db import models

from accounts.ciphers import open_text, seal_text


class SealedTextField(models.BinaryField):  # type: ignore[type-arg]
    """Text under AES-GCM; `place` (table.column) is part of what is authenticated.

    The place is named, not derived, so that the history table's copy of the row can be read too.
    It cannot be searched: every lookup but `isnull` raises FieldError.
    """

    def __init__(self, *args: Any, place: str, **kwargs: Any) -> None:
        self.place = place
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"place": self.place}

    def from_db_value(self, value: bytes | None, expression: Any, connection: Any) -> str | None:
        return None if value is None else open_text(value, place=self.place)

    def to_python(self, value: Any) -> Any:
        return value

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if isinstance(value, str):
            value = seal_text(value, place=self.place)
        return super().get_db_prep_value(value, connection, prepared)

    def get_default(self) -> Any:
        # BinaryField would turn a text default into bytes; here the value is the text itself.
        return models.Field.get_default(self)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted and cannot be searched")
        return super().get_lookup(lookup_name)


class SealedJSONField(SealedTextField):
    """A JSON value under AES-GCM."""

    def from_db_value(self, value: bytes | None, expression: Any, connection: Any) -> Any:
        text = super().from_db_value(value, expression, connection)
        return None if text is None else json.loads(text)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is not None and not isinstance(value, bytes | memoryview):
            value = json.dumps(value, ensure_ascii=False, sort_keys=True)
        return super().get_db_prep_value(value, connection, prepared)
