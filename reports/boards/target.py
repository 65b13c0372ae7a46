"""A target: two figures of a question of a board, and what they must reach."""

from dataclasses import dataclass
from decimal import Decimal

_FULL = Decimal(100)


@dataclass(frozen=True)
class Target:
    """`part` of `whole` of a question must reach `target` per cent; without a `whole`, `part` must be 0."""

    question: str
    part: str
    whole: str
    target: Decimal

    def reached(self, part: Decimal, whole: Decimal) -> Decimal | None:
        """Per cent of the target, 0 to 100; nothing where nothing was to be done."""
        if not self.whole:
            return _FULL if part == 0 else Decimal(0)
        if whole == 0:
            return None
        return min(_FULL, part * _FULL * _FULL / whole / self.target)

    def fails(self, part: Decimal, whole: Decimal) -> bool:
        """Whether it stands below its target."""
        reached = self.reached(part, whole)
        return reached is not None and reached < _FULL
