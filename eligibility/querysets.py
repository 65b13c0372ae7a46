"""Which standards count, and who may set them."""

from typing import TYPE_CHECKING, Self

from accounts.models import Officer
from accounts.querysets import ScopedQuerySet
from accounts.roles import Right

if TYPE_CHECKING:
    from eligibility.models import Standard  # noqa: F401


class StandardQuerySet(ScopedQuerySet["Standard"]):
    def in_use(self) -> Self:
        """Those a second person confirmed and no later one took the whole place of."""
        return self.filter(replaced_by=None).exclude(confirmed_by=None)

    def waiting(self) -> Self:
        """Those entered and neither confirmed nor closed."""
        return self.filter(confirmed_by=None, closed_by=None)

    def set_by(self, officer: Officer) -> Self:
        """Those of the regions in which the officer sets standards today."""
        return self.within(officer.intervals_with(Right.SET_STANDARD))
