"""The bridge and the totals against a slow reading in Python, on months that change at random."""

import random
from datetime import date
from decimal import Decimal

import pytest

from cases.actions.payment import holds, recovery
from cases.actions.payment.bridge import Bridge, Sum, bridge_of, totals_of
from cases.models import Award, PaymentHold, PaymentLine, PaymentRun
from cases.periods import add_months
from households.models import Person
from tests.cases.payment_roll import (
    Desk,
    change_amount,
    computed,
    deaths_compared,
    end_shares,
    looked_at,
    roll,
    signed,
)

pytestmark = pytest.mark.django_db
FIRST = date(2026, 7, 1)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_bridge_equals_a_slow_reading_over_months(seed: int):
    dice = random.Random(seed)
    desk = Desk()
    deaths_compared()
    awards = roll(12, persons=3)
    before: PaymentRun | None = None
    seen = set()
    for later in range(5):
        month = add_months(FIRST, later)
        awards = _month_of_change(dice, awards, month, desk)
        run = computed(desk.cashier, month=month)
        bridge = bridge_of(run)
        assert bridge == _slowly(run, before)
        assert bridge.is_exact
        assert totals_of(run).is_exact
        seen |= {name for name in vars(bridge) if getattr(bridge, name).yuan}
        before = signed(looked_at(run, desk.reviewer), desk)
    assert seen == {"due", "last", "new", "stopped", "changed", "arrears", "recovery"}


def test_the_bridge_shows_a_line_nobody_can_explain():
    desk = Desk()
    roll(3)
    run = computed(desk.cashier)
    assert bridge_of(run).is_exact and totals_of(run).is_exact
    line = run.lines.first()
    line.amount += Decimal("0.01")
    line.save(update_fields=["amount"])
    assert not totals_of(run).is_exact


def _month_of_change(
    dice: random.Random, awards: list[Award], month: date, desk: Desk
) -> list[Award]:
    """People come, go, change, are held, released, and paid too much after a death."""
    for award in dice.sample(awards, 2):
        end_shares(award, month)
        awards.remove(award)
    for award in dice.sample(awards, 2):
        awards.remove(award)
        awards.append(change_amount(award, Decimal(dice.randrange(30000, 90000)) / 100, month))
    for hold in PaymentHold.objects.open():
        holds.release_hold(hold.pk, reason="核实无误", by=desk.approver, on=month)
    held, bereaved = dice.sample(awards, 2)
    holds.hold_payments(held.pk, reason="核实", by=desk.reviewer, on=month)
    dead = bereaved.members.order_by("pk").last()
    owed = recovery.open_after_death(
        dead.person_id, after=add_months(month, -2), reason="死亡", by=desk.reviewer, on=month
    )
    if owed:
        recovery.agree_to_deduct(owed.pk, by=desk.reviewer, on=month)
    Person.objects.filter(pk=dead.person_id).update(died_on=add_months(month, -1))
    return [*awards, *roll(2, persons=3, start=month)]


def _slowly(run: PaymentRun, before: PaymentRun | None) -> Bridge:
    lines = list(PaymentLine.objects.filter(run=run))
    now = {line.person_id: line for line in lines if line.kind == "regular"}
    last = {line.person_id: line for line in before.lines.filter(kind="regular")} if before else {}
    now_homes = {line.household_id for line in now.values()}
    last_homes = {line.household_id for line in last.values()}
    changed = [p for p in now.keys() & last.keys() if now[p].amount != last[p].amount]
    new = [now[p] for p in now.keys() - last.keys()]
    stopped = [last[p] for p in last.keys() - now.keys()]

    def extra(kind: str, sign: int) -> Sum:
        of_kind = [line for line in lines if line.kind == kind]
        homes = {line.household_id for line in of_kind}
        people = {line.person_id for line in of_kind}
        return Sum(len(homes), len(people), sign * _total(of_kind))

    return Bridge(
        due=Sum(len(now_homes), len(now), _total(lines)),
        last=Sum(len(last_homes), len(last), _total(last.values())),
        new=Sum(len(now_homes - last_homes), len(new), _total(new)),
        stopped=Sum(len(last_homes - now_homes), len(stopped), _total(stopped)),
        changed=Sum(
            len({now[p].household_id for p in changed}),
            len(changed),
            sum((now[p].amount - last[p].amount for p in changed), Decimal(0)),
        ),
        arrears=extra("arrears", 1),
        recovery=extra("recovery", -1),
    )


def _total(lines: object) -> Decimal:
    return sum((line.amount for line in lines), Decimal(0))  # type: ignore[attr-defined]
