"""Three different people sign the same lines, and then nobody changes them."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.actions.officers import machine
from accounts.models import Officer
from accounts.roles import Role
from cases.actions.payment import gates, holds, reviews, runs, signatures
from cases.actions.payment.signatures import seal_of, short, sign
from cases.models import PaymentRun, PaymentSignature
from cases.procedure import FourEyes, StepRefused
from tests.cases.payment_roll import (
    TODAY,
    Desk,
    change_account,
    change_amount,
    computed,
    deaths_compared,
    roll,
    signed,
    work_off,
)
from tests.factories import NANAN, officer, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def run(desk: Desk) -> PaymentRun:
    roll(3)
    deaths_compared()
    return computed(desk.cashier)


def put(run: PaymentRun, step: str, by, seal: str = "") -> PaymentSignature | None:
    return sign(run.pk, step=step, seal_seen=seal or short(seal_of(run)), by=by, on=TODAY)


def test_three_people_lock_the_run_under_one_seal(run: PaymentRun, desk: Desk):
    run = signed(run, desk)
    assert run.batch_number == f"350583-202611-{run.pk}"
    assert run.locked_at and run.seal == seal_of(run)
    seals = {signature.seal for signature in run.signatures.all()}
    assert seals == {run.seal}
    assert len(short(run.seal)) == 8
    assert [s.get_step_display() for s in signatures.who_signed(run)] == ["编制", "复核", "审批"]


def test_nobody_signs_twice_not_even_under_another_account(run: PaymentRun, desk: Desk):
    put(run, "prepare", desk.cashier)
    second = officer(Role.COUNTY_REVIEWER, NANAN)
    second.natural_person = desk.cashier.natural_person
    second.save(update_fields=["natural_person"])
    with pytest.raises(FourEyes, match="你是本批次编制人"):
        put(run, "check", second)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentSignature.objects.create(
            run=run, region_id=run.region_id, step="check", round=1, officer=second,
            natural_person=second.natural_person, seal="x",
        )  # fmt: skip


def test_each_step_asks_for_its_own_right(run: PaymentRun, desk: Desk):
    with pytest.raises(PermissionDenied):
        put(run, "prepare", desk.approver)
    post(desk.approver, Role.COUNTY_CASHIER, NANAN)
    with pytest.raises(StepRefused, match="不能审批"):
        put(run, "approve", desk.approver)
    with pytest.raises(PermissionDenied, match="系统账号不能签署"):
        put(run, "prepare", machine())


def test_a_signature_covers_only_the_lines_that_were_seen(run: PaymentRun, desk: Desk):
    with pytest.raises(StepRefused, match="你看到的封印是 00000000"):
        put(run, "prepare", desk.cashier, "00000000")


def test_lines_changed_between_signatures_begin_a_new_round(run: PaymentRun, desk: Desk):
    put(run, "prepare", desk.cashier)
    line = run.lines.first()
    line.payee_name = "别人"
    line.save(update_fields=["payee_name"])
    assert put(run, "check", desk.reviewer) is None
    run.refresh_from_db()
    assert (run.state, run.round) == ("computed", 2)
    assert signatures.who_signed(run) == []


def test_a_run_sent_back_is_signed_by_all_anew(run: PaymentRun, desk: Desk):
    put(run, "prepare", desk.cashier)
    signatures.send_back(run.pk, reason="账户没有核对", by=desk.reviewer, on=TODAY)
    run = signed(PaymentRun.objects.get(pk=run.pk), desk)
    assert (run.round, run.signatures.count()) == (2, 4)


def test_the_database_refuses_every_change_after_the_lock(run: PaymentRun, desk: Desk):
    run = signed(run, desk)
    statements = [
        "UPDATE cases_paymentline SET amount = amount + 1",
        "UPDATE cases_paymentline SET card_token = gen_random_uuid()",
        "UPDATE cases_paymentline SET void = true",
        "DELETE FROM cases_paymentline",
        "UPDATE cases_paymentrun SET seal = 'x'",
        "UPDATE cases_paymentrun SET batch_number = 'x'",
        "UPDATE cases_paymentrun SET state = 'computed'",
        "DELETE FROM cases_paymentrun",
        "UPDATE cases_paymentsignature SET seal = 'x'",
        """INSERT INTO cases_paymentline (run_id, award_id, member_id, household_id, person_id,
             region_code, benefit, benefit_group, month, kind, sequence, amount, raised, void,
             payee_name, bank, card_token, last4)
           SELECT run_id, award_id, member_id, household_id, person_id, region_code, benefit,
             benefit_group, month, 'arrears', 0, 1, 0, false, payee_name, bank, card_token, last4
           FROM cases_paymentline""",
        """INSERT INTO cases_paymentexclusion
             (run_id, award_id, member_id, person_id, region_code, amount, reason, note)
           SELECT run_id, award_id, member_id, person_id, region_code, amount, 'held', ''
           FROM cases_paymentline""",
    ]
    for statement in statements:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert seal_of(run) == run.seal


class TestGates:
    def shut(self, run: PaymentRun) -> set[str]:
        found = gates.gates_of(run, on=TODAY, exceptions=gates.exceptions_of(run))
        return {gate.name for gate in found if not gate.is_open}

    def test_an_old_death_comparison_stops_the_run(self, desk: Desk):
        roll(1)
        deaths_compared(days_ago=40)
        run = computed(desk.cashier)
        assert self.shut(run) == {"deaths"}
        with pytest.raises(StepRefused, match="已超过 35 天"):
            put(run, "prepare", desk.cashier)
        deaths_compared(days_ago=35)
        assert self.shut(run) == set()

    def test_what_happened_since_the_computation_asks_for_a_new_one(
        self, run: PaymentRun, desk: Desk
    ):
        award = run.lines.first().award
        holds.hold_payments(award.pk, reason="核实", by=desk.reviewer, on=TODAY)
        assert self.shut(run) == {"overtaken"}
        work_off(runs.recompute(run.pk, by=desk.cashier, on=TODAY))
        assert self.shut(run) == set()

    def test_an_award_that_changed_since_breaks_the_totals(self, run: PaymentRun):
        change_amount(run.lines.first().award, Decimal("700.00"), date(2026, 11, 1))
        assert self.shut(run) == {"complete"}

    def test_a_recent_account_change_is_looked_at_by_another(self, desk: Desk):
        deaths_compared()
        (award, _other) = roll(2, persons=1)
        post(desk.clerk, Role.COUNTY_CASHIER, NANAN)
        account = change_account(award.household, date(2026, 11, 15), by=desk.clerk)
        run = computed(desk.cashier)
        assert self.shut(run) == {"account"}

        def keep(by: Officer) -> None:
            reviews.settle_exception(
                run.pk, household_id=award.household_id, question="account", verdict="keep",
                reason="已回访", by=by, on=TODAY,
            )  # fmt: skip

        with pytest.raises(FourEyes, match="这个账户是你录入的"):
            keep(desk.clerk)
        keep(desk.reviewer)
        assert self.shut(run) == set()
        assert run.lines.get(award=award).card_token != account.card_token

    def test_a_checked_account_is_paid_after_a_new_computation(self, desk: Desk):
        deaths_compared()
        (award,) = roll(1, persons=1)
        account = change_account(award.household, date(2026, 11, 15), by=desk.clerk)
        run = computed(desk.cashier)
        with pytest.raises(PermissionDenied):
            reviews.check_account(account.pk, by=desk.clerk, on=TODAY)
        reviews.check_account(account.pk, by=desk.reviewer, on=TODAY)
        assert self.shut(run) == {"overtaken"}
        run = work_off(runs.recompute(run.pk, by=desk.cashier, on=TODAY))
        assert self.shut(run) == set()
        assert run.lines.get().card_token == account.card_token

    def test_a_card_of_two_households_and_an_unusual_amount_are_looked_at(self, desk: Desk):
        deaths_compared()
        first, second, third = roll(3, persons=1)
        october = date(2026, 10, 1)
        signed(computed(desk.cashier, month=october), desk)
        card = first.household.accounts.get()
        second.household.accounts.update(card_token=card.card_token, last4=card.last4)
        change_amount(third, Decimal("1200.00"), date(2026, 11, 1))
        run = computed(desk.cashier)
        assert self.shut(run) == {"card", "amount"}
        for one in gates.exceptions_of(run):
            verdict = "remove" if one.household_id == second.household_id else "keep"
            reviews.settle_exception(
                run.pk, household_id=one.household_id, question=one.question, verdict=verdict,
                reason="共用账户", by=desk.reviewer, on=TODAY,
            )  # fmt: skip
        assert self.shut(run) == set()
        assert run.exclusions.get().reason == "removed"
        run = work_off(runs.recompute(run.pk, by=desk.cashier, on=TODAY))
        assert run.exclusions.get().note == "共用账户"
        signed(run, desk)

    def test_an_answer_holds_only_for_the_fact_it_was_given_for(self, desk: Desk):
        deaths_compared()
        (award,) = roll(1, persons=1)
        signed(computed(desk.cashier, month=date(2026, 10, 1)), desk)
        award = change_amount(award, Decimal("1200.00"), date(2026, 11, 1))
        run = computed(desk.cashier)
        reviews.settle_exception(
            run.pk, household_id=award.household_id, question="amount", verdict="keep",
            reason="新增重病", by=desk.reviewer, on=TODAY,
        )  # fmt: skip
        assert self.shut(run) == set()
        change_amount(award, Decimal("1500.00"), date(2026, 11, 1))
        run = work_off(runs.recompute(run.pk, by=desk.cashier, on=TODAY))
        assert self.shut(run) == {"amount"}
