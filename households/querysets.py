"""Questions about households and people."""

import uuid
from datetime import date
from typing import TYPE_CHECKING, Self

from accounts.querysets import ScopedQuerySet

if TYPE_CHECKING:
    from households.models import Household, Membership, Person  # noqa: F401


class HouseholdQuerySet(ScopedQuerySet["Household"]):
    def for_list(self) -> Self:
        """Everything a row of the household list shows, in one query; newest first."""
        return self.select_related("region", "head").order_by("-created_at", "-pk")


class PersonQuerySet(ScopedQuerySet["Person"]):
    def with_token(self, token: uuid.UUID) -> Self:
        """The person with that ID number. Uses the unique index."""
        return self.filter(id_token=token)


class MembershipQuerySet(ScopedQuerySet["Membership"]):
    def on(self, day: date) -> Self:
        """Memberships in force on a day."""
        return self.filter(period__contains=day)

    def with_people(self) -> Self:
        return self.select_related("person", "person__circumstances").order_by("pk")


__all__ = ["HouseholdQuerySet", "MembershipQuerySet", "PersonQuerySet"]
