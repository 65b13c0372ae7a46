"""A death is recorded: the person, the membership, and who is head of the household now."""

from datetime import date, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.models import Officer
from accounts.roles import Right
from households.actions.people import require
from households.choices import Relation
from households.models import Household, Membership, Person

DEATH = "死亡"

# What each member is to the new head, by what the new head was to the old one.
_SEEN_FROM: dict[str, dict[str, str]] = {
    Relation.SPOUSE: {Relation.CHILD: Relation.CHILD, Relation.GRANDCHILD: Relation.GRANDCHILD},
    Relation.CHILD: {
        Relation.SPOUSE: Relation.PARENT,
        Relation.CHILD: Relation.SIBLING,
        Relation.PARENT: Relation.GRANDPARENT,
    },
    Relation.PARENT: {
        Relation.SPOUSE: Relation.CHILD,
        Relation.CHILD: Relation.GRANDCHILD,
        Relation.PARENT: Relation.SPOUSE,
        Relation.SIBLING: Relation.CHILD,
    },
}
_BEFORE: list[str] = [Relation.SPOUSE, Relation.CHILD, Relation.PARENT]


@transaction.atomic
def record_death(
    person_id: int, *, died_on: date, by: Officer, new_head: int | None = None
) -> Household | None:
    """The person died on that day and belongs to no household after it; a head is followed by another.

    The one whom the family chose (`new_head`); else the spouse, then the eldest grown child, then a
    parent, then the eldest of all. Returns the household, if there is one. Raises NotAllowed without the
    right to confirm disposals.
    """
    person = Person.objects.visible_to(by).select_for_update(of=("self",)).get(pk=person_id)
    require(by, Right.CONFIRM_DISPOSAL, person.region_id)
    person.died_on = died_on
    person.save(update_fields=["died_on"])
    membership = (
        Membership.objects.visible_to(by)
        .select_related("household")
        .select_for_update(of=("self", "household"))
        .filter(person=person, period__endswith=None)
        .first()
    )
    if membership is None:
        return None
    _end(membership, died_on, DEATH)
    if membership.relation == Relation.HEAD:
        _follow(membership.household, died_on, new_head)
    return membership.household


def _end(membership: Membership, last_day: date, reason: str) -> None:
    until = max(last_day, membership.period.lower) + timedelta(days=1)
    membership.period = DateRange(membership.period.lower, until)
    membership.left_reason = reason
    membership.save(update_fields=["period", "left_reason"])


def heirs_of(household: Household, person_id: int, *, on: date) -> list[Membership]:
    """Who may be head after the person: the other members, the nearest first, children last."""
    others = Membership.objects.filter(household=household, period__endswith=None)
    others = others.exclude(person=person_id).select_related("person")
    return sorted(others, key=lambda each: _rank(each, on))


def is_minor(person: Person, on: date) -> bool:
    """Whether somebody is under eighteen on a day."""
    return person.birth_date > on.replace(year=on.year - 18, day=min(on.day, 28))


def _follow(household: Household, died_on: date, chosen: int | None) -> None:
    """The household has a new head from the day after, and everybody is related to that one."""
    others = Membership.objects.filter(household=household, period__endswith=None)
    living = list(others.select_related("person").select_for_update(of=("self",)))
    if not living:
        return
    heir = min(living, key=lambda each: (each.person_id != chosen, _rank(each, died_on)))
    was = heir.relation
    start = max([died_on, *(each.period.lower for each in living)]) + timedelta(days=1)
    for each in living:
        seen = _SEEN_FROM.get(was, {}).get(each.relation, Relation.OTHER)
        relation = Relation.HEAD if each is heir else seen
        if relation == each.relation:
            continue
        _end(each, start - timedelta(days=1), "户主变更")
        Membership.objects.create(
            household=household,
            region_id=household.region_id,
            person=each.person,
            relation=relation,
            lives_with=each.lives_with,
            period=DateRange(start, None),
        )
    household.head = heir.person
    household.save(update_fields=["head"])


def _rank(membership: Membership, on: date) -> tuple[bool, int, date]:
    """Grown people first, then by nearness, then the eldest."""
    near = _BEFORE.index(membership.relation) if membership.relation in _BEFORE else len(_BEFORE)
    return is_minor(membership.person, on), near, membership.person.birth_date
