"""The month's run: every share is a line or an exclusion with its reason, once and never twice."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.roles import Role
from cases.actions.payment import holds, runs
from cases.actions.payment.bridge import totals_of
from cases.models import PaymentLine, PaymentRun
from cases.procedure import IllegalMove, StepRefused
from households.models import Person
from tests.cases.payment_roll import (
    LONG_AGO,
    MONTH,
    TODAY,
    Desk,
    change_account,
    computed,
    deaths_compared,
    end_shares,
    roll,
    signed,
    work_off,
)
from tests.factories import HUIAN, LUOCHENG, NANAN, officer, region

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R-112")
def test_pays_every_share_once():
    awards = roll(5, persons=3)
    run = computed(Desk().cashier)
    assert run.lines.count() == 15
    assert not run.exclusions.exists()
    assert totals_of(run).is_exact
    assert totals_of(run).line_yuan == sum(award.monthly for award in awards)
    line = run.lines.select_related("household").first()
    account = line.household.accounts.get()
    assert (line.payee_name, line.card_token, line.last4) == (
        account.holder_name, account.card_token, account.last4,
    )  # fmt: skip


def test_a_second_opening_is_the_same_run_and_adds_nothing():
    roll(4)
    cashier = Desk().cashier
    run = computed(cashier)
    again, is_new = runs.open_run(
        region_id=NANAN, benefit="dibao", month=MONTH, by=cashier, on=TODAY
    )
    assert (again.pk, is_new) == (run.pk, False)
    assert PaymentRun.objects.count() == 1
    assert PaymentLine.objects.count() == 8


def test_an_award_is_paid_for_whole_months_only():
    ended, begins, held = roll(3, persons=1)
    end_shares(ended, MONTH)
    begins.members.update(period=DateRange(date(2026, 12, 1), None))
    begins.period = DateRange(date(2026, 12, 1), None)
    begins.save(update_fields=["period"])
    run = computed(Desk().cashier)
    assert [line.award_id for line in run.lines.all()] == [held.pk]


def test_leaves_out_the_held_the_dead_and_those_without_an_account():
    desk = Desk()
    held, dead, homeless, paid = roll(4, persons=1)
    holds.hold_payments(held.pk, reason="疑似死亡", by=desk.reviewer, on=TODAY)
    Person.objects.filter(award_shares__award=dead).update(died_on=date(2026, 10, 31))
    homeless.household.accounts.update(period=DateRange(LONG_AGO, date(2026, 6, 1)))
    run = computed(desk.cashier)
    assert dict(run.exclusions.values_list("award", "reason")) == {
        held.pk: "held", dead.pk: "died", homeless.pk: "no_account",
    }  # fmt: skip
    assert [line.award_id for line in run.lines.all()] == [paid.pk]
    assert totals_of(run).is_exact


def test_the_month_of_death_is_still_paid():
    (award,) = roll(1, persons=1)
    person = award.members.get().person
    person.died_on = date(2026, 11, 2)
    person.save(update_fields=["died_on"])
    assert computed(Desk().cashier).lines.count() == 1


def test_a_person_paid_elsewhere_this_month_is_not_paid_again():
    (award,) = roll(1, persons=1)
    run = computed(Desk().cashier)
    line = run.lines.get()
    # Moved within the month: the other county has an award of the same person from another decision.
    region(LUOCHENG)
    award.region_id = LUOCHENG
    award.save(update_fields=["region"])
    there = computed(Desk(HUIAN).cashier)
    assert there.exclusions.get().reason == "paid"
    assert not there.lines.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        line.pk, line.run = None, there
        line.save()


def test_a_new_account_waits_for_a_second_person():
    recent, old = roll(2, persons=1)
    before = recent.household.accounts.get()
    change_account(recent.household, date(2026, 11, 15))
    long_since = change_account(old.household, date(2026, 11, 1))
    run = computed(Desk().cashier)
    assert run.lines.get(award=recent).card_token == before.card_token
    assert run.lines.get(award=old).card_token == long_since.card_token


@pytest.mark.requirement("R-113")
def test_what_was_held_is_paid_as_arrears_once_released():
    desk = Desk()
    deaths_compared()
    (award, other) = roll(2, persons=1)
    hold = holds.hold_payments(award.pk, reason="核实", by=desk.reviewer, on=date(2026, 10, 5))
    october = signed(computed(desk.cashier, month=date(2026, 10, 1)), desk)
    assert october.exclusions.get().reason == "held"
    holds.release_hold(hold.pk, reason="本人健在", by=desk.approver, on=TODAY)
    run = computed(desk.cashier)
    assert set(run.lines.values_list("award", "kind", "month")) == {
        (award.pk, "regular", MONTH),
        (award.pk, "arrears", date(2026, 10, 1)),
        (other.pk, "regular", MONTH),
    }
    signed(run, desk)
    december = computed(desk.cashier, month=date(2026, 12, 1), on=date(2026, 12, 3))
    assert not december.lines.filter(kind="arrears").exists()


def test_computes_anew_with_what_is_true_now():
    desk = Desk()
    (first, second) = roll(2, persons=1)
    run = computed(desk.cashier)
    holds.hold_payments(first.pk, reason="核实", by=desk.reviewer, on=TODAY)
    end_shares(second, MONTH)
    run = work_off(runs.recompute(run.pk, by=desk.cashier, on=TODAY))
    assert run.exclusions.get().award_id == first.pk
    assert not run.lines.exists()
    assert totals_of(run).is_exact


def test_a_cancelled_run_counts_nowhere():
    desk = Desk()
    roll(2)
    void = computed(desk.cashier)
    runs.cancel(void.pk, by=desk.approver, on=TODAY)
    run = computed(desk.cashier)
    assert run.pk != void.pk
    assert run.lines.count() == 4
    assert not void.lines.filter(void=False).exists()


def test_a_late_worker_does_nothing_to_a_cancelled_run():
    desk = Desk()
    roll(2)
    run, _is_new = runs.open_run(
        region_id=NANAN, benefit="dibao", month=MONTH, by=desk.cashier, on=TODAY
    )
    runs.cancel(run.pk, by=desk.cashier, on=TODAY)
    assert runs.compute_part(run.job, 0) == 0
    assert runs.close_computing(run.job) == {"lines": 0, "exclusions": 0}
    assert not PaymentLine.objects.exists()


def test_a_locked_run_is_not_cancelled():
    desk = Desk()
    roll(1)
    deaths_compared()
    run = signed(computed(desk.cashier), desk)
    with pytest.raises(IllegalMove):
        runs.cancel(run.pk, by=desk.approver, on=TODAY)


def test_no_month_is_paid_before_it_begins():
    with pytest.raises(StepRefused, match="2026-12还没有开始"):
        runs.open_run(
            region_id=NANAN, benefit="dibao", month=date(2026, 12, 1), by=Desk().cashier, on=TODAY
        )


@pytest.mark.requirement("R-112")
def test_names_the_months_without_a_run():
    cashier = Desk().cashier
    roll(1)
    computed(cashier, month=date(2026, 8, 1))
    computed(cashier, month=date(2026, 10, 1))
    missing = runs.missing_months(NANAN, on=TODAY)
    assert missing == [("dibao", date(2026, 9, 1)), ("dibao", MONTH)]


def test_only_a_cashier_of_the_county_opens_a_run():
    region(NANAN)
    for role, place in ((Role.COUNTY_REVIEWER, NANAN), (Role.COUNTY_CASHIER, HUIAN)):
        with pytest.raises(PermissionDenied):
            runs.open_run(
                region_id=NANAN, benefit="dibao", month=MONTH, by=officer(role, place), on=TODAY
            )
    assert not PaymentRun.objects.exists()
