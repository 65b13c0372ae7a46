"""What to look at before a local standard is confirmed: below the floor, or far from the last one."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from eligibility.facts import entered_standards
from eligibility.models import Standard
from eligibility.models.standard import MAY_BE_NEGATIVE
from eligibility.policies.law import policy_of
from eligibility.policies.packs import PolicyError
from eligibility.rules.law import Law
from eligibility.rules.money import FEN
from eligibility.rules.schema import AREAS
from eligibility.wording import in_words, label_of

FLOORS = {"dibao_standard": "provincial_minimum"}
FAR = Decimal("0.5")  # of the figure before


def doubts_about(standard: Standard) -> list[str]:
    """Sentences, none for a figure like the one before it. Reckons with the figures in use."""
    areas = AREAS if standard.area == Standard.Area.BOTH else (standard.area,)
    found = (doubt for area in areas for doubt in _in_area(standard, area))
    return list(dict.fromkeys(found))


def _in_area(standard: Standard, area: str) -> Iterator[str]:
    law = _law(standard, area, standard.from_on)
    floor = FLOORS.get(standard.key)
    minimum = _amount(law, floor) if law and floor else None
    if floor and minimum and standard.amount < minimum:
        yield _("%(figure)s 低于%(label)s：%(floor)s") % {
            "figure": _figure(standard.key, standard.amount),
            "label": label_of(floor),
            "floor": _figure(floor, minimum),
        }
    before = _before(standard, area, law)
    if before and abs(standard.amount - before) > before * FAR:
        yield _("%(figure)s 与之前的标准 %(before)s 相差超过一半") % {
            "figure": _figure(standard.key, standard.amount),
            "before": _figure(standard.key, before),
        }


def _before(standard: Standard, area: str, law: Law | None) -> Decimal | None:
    """The figure of the day before in its unit; of the first day itself where there was none."""
    if standard.key in MAY_BE_NEGATIVE:
        return None
    for each in (_law(standard, area, standard.from_on - timedelta(days=1)), law):
        if each and (amount := _amount(each, standard.key)) is not None:
            return amount
    return None


def _amount(law: Law, name: str) -> Decimal | None:
    """A figure of the law in the unit people write it in."""
    held = getattr(law, name)
    return None if held is None else Decimal(held) / FEN


def _law(standard: Standard, area: str, on: date) -> Law | None:
    """The law without this figure while it waits; None for a day before any known text."""
    try:
        return policy_of(standard.region_id, area, on, standards=entered_standards()).law
    except PolicyError:
        return None


def _figure(key: str, amount: Decimal) -> str:
    return in_words(key, f"{amount:f}")
