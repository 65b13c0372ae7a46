"""The bank file, what the bank sends back, and paying again what failed."""

import csv
import hashlib
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from accounts.ciphers import Tampered, card_number
from accounts.models import AccessLog
from cases.actions.payment import bank_file, returns, reviews, runs
from cases.models import BankReturn, PaymentLine, PaymentRun
from cases.procedure import StepRefused
from households.models import Person
from tests.cases.payment_roll import (
    MONTH,
    TODAY,
    Desk,
    answers,
    change_account,
    computed,
    deaths_compared,
    paid_out,
    roll,
    signed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    deaths_compared()
    return Desk()


def locked(desk: Desk, households: int = 5, month: date = MONTH) -> PaymentRun:
    roll(households)
    return signed(computed(desk.cashier, month=month), desk)


def repaired(run: PaymentRun, desk: Desk) -> None:
    """The township entered another account for each failure and the county checked it."""
    for home in {line.household for line in returns.to_repair(run)}:
        account = change_account(home, TODAY, by=desk.clerk)
        reviews.check_account(account.pk, by=desk.reviewer, on=TODAY)


class TestFile:
    def test_one_row_for_each_account_with_the_whole_number(self, desk: Desk):
        run = locked(desk)
        file = bank_file.export(run.pk, by=desk.cashier, on=TODAY)
        rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
        assert (len(rows), file.rows, file.amount) == (5, 5, Decimal("6000.00"))
        assert {row["账号"] for row in rows} == {
            card_number(line.card_token) for line in run.lines.all()
        }
        assert sum(Decimal(row["金额"]) for row in rows) == file.amount
        assert [row["序号"] for row in rows] == ["1", "2", "3", "4", "5"]
        assert {row["批次号"] for row in rows} == {run.batch_number}

    def test_every_export_has_the_same_bytes(self, desk: Desk):
        run = locked(desk)
        first = bank_file.export(run.pk, by=desk.cashier, on=TODAY)
        roll(2)
        Person.objects.update(name="改名")
        second = bank_file.export(run.pk, by=desk.cashier, on=date(2026, 12, 1))
        assert first.content == second.content
        run.refresh_from_db()
        assert run.file_sha256 == first.sha256 == hashlib.sha256(first.content).hexdigest()

    def test_export_is_the_cashiers_after_the_lock_and_logged(self, desk: Desk):
        roll(1)
        run = computed(desk.cashier)
        with pytest.raises(StepRefused, match="三人签署完成后"):
            bank_file.export(run.pk, by=desk.cashier, on=TODAY)
        run = signed(run, desk)
        with pytest.raises(PermissionDenied):
            bank_file.export(run.pk, by=desk.approver, on=TODAY)
        bank_file.export(run.pk, by=desk.cashier, on=TODAY)
        logged = AccessLog.objects.get(kind="download")
        assert (logged.officer, logged.subject_id) == (desk.cashier, run.pk)
        assert not re.search(r"\d{15}", logged.purpose)

    def test_a_line_changed_behind_the_triggers_is_noticed(self, desk: Desk):
        run = locked(desk)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("UPDATE cases_paymentline SET amount = amount + 0.01")
            cursor.execute("SET LOCAL session_replication_role = origin")
        with pytest.raises(Tampered):
            bank_file.export(run.pk, by=desk.cashier, on=TODAY)

    @pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@x", "＝1", "\t=1"])
    def test_a_name_is_never_a_formula(self, desk: Desk, name: str):
        (award,) = roll(1)
        award.household.accounts.update(holder_name=name)
        run = signed(computed(desk.cashier), desk)
        file = bank_file.export(run.pk, by=desk.cashier, on=TODAY)
        (row,) = csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")))
        assert row["户名"] == f"'{name}"


class TestReturn:
    def test_stands_beside_every_line(self, desk: Desk):
        run = paid_out(locked(desk), desk, {2: "closed", 4: "name"})
        assert run.state == "returned"
        failed = PaymentLine.objects.filter(run=run).failed()
        assert failed.count() == 4
        assert set(failed.values_list("bank_return__reason", flat=True)) == {"closed", "name"}
        assert BankReturn.objects.count() == 10
        clearing = returns.clearing_of(run)
        assert (clearing.paid_yuan, clearing.open_yuan) == (Decimal(3600), Decimal(2400))
        assert (clearing.balance, clearing.unexplained) == (Decimal(2400), Decimal(0))

    def test_the_same_file_again_changes_nothing(self, desk: Desk):
        run = paid_out(locked(desk), desk)
        said = answers(run)
        digest = BankReturn.objects.values_list("file_sha256", flat=True)[0]
        again = returns.import_return(
            run.pk, answers=said, sha256=digest, by=desk.cashier, on=TODAY
        )
        assert (again.known_since, again.paid) == (TODAY, 0)
        other = returns.import_return(
            run.pk, answers=said, sha256="0" * 64, by=desk.cashier, on=TODAY
        )
        assert (other.paid, other.failed) == (0, 0)
        assert BankReturn.objects.count() == 10

    def test_a_row_that_is_not_an_answer_to_ours_refuses_the_file(self, desk: Desk):
        run = locked(desk)
        bank_file.export(run.pk, by=desk.cashier, on=TODAY)
        good = answers(run)
        wrong = [
            good[0].__class__(2, "350583-209912-1", 1, good[0].last4, good[0].amount, ""),
            good[0].__class__(3, good[0].batch_number, 99, good[0].last4, good[0].amount, ""),
            good[0].__class__(4, good[0].batch_number, 2, "0000", good[0].amount, ""),
            good[0].__class__(5, good[0].batch_number, 2, good[1].last4, Decimal("1.00"), ""),
            good[2],
            good[2],
        ]
        with pytest.raises(returns.ReturnMismatch) as refused:
            returns.import_return(run.pk, answers=wrong, sha256="a", by=desk.cashier, on=TODAY)
        assert len(refused.value.problems) == 5
        assert "第 3 行：本批次没有序号 99" in refused.value.problems
        assert not BankReturn.objects.exists()

    def test_files_in_pieces_and_contradictions(self, desk: Desk):
        run = locked(desk)
        bank_file.export(run.pk, by=desk.cashier, on=TODAY)
        said = answers(run)

        def give(answers: list[returns.Answer], digest: str) -> None:
            returns.import_return(run.pk, answers=answers, sha256=digest, by=desk.cashier, on=TODAY)

        give(said[:3], "a")
        run.refresh_from_db()
        assert run.state == "exported"
        with pytest.raises(returns.ReturnMismatch):
            give(answers(run, {1: "closed"}), "b")
        give(said[2:], "c")
        run.refresh_from_db()
        assert run.state == "returned"

    def test_the_database_takes_one_answer_for_a_line(self, desk: Desk):
        paid_out(locked(desk), desk)
        answer = BankReturn.objects.first()
        answer.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            answer.save()


class TestSupplement:
    def test_pays_exactly_what_failed_once_then_the_books_close(self, desk: Desk):
        run = paid_out(locked(desk, 20), desk, dict.fromkeys(range(1, 13), "closed"))
        with pytest.raises(StepRefused, match="没有可以补发的明细"):
            returns.open_supplementary(run.pk, by=desk.cashier, on=TODAY)
        with pytest.raises(StepRefused, match="14,400.00 元没有着落"):
            returns.close(run.pk, by=desk.cashier, on=TODAY)
        repaired(run, desk)
        extra = returns.open_supplementary(run.pk, by=desk.cashier, on=TODAY)
        failed = set(PaymentLine.objects.filter(run=run).failed().values_list("pk", flat=True))
        assert set(extra.lines.values_list("repairs", flat=True)) == failed
        assert set(extra.lines.values_list("sequence", flat=True)) == {1}
        with pytest.raises(StepRefused, match="已有一个补发批次在办"):
            returns.open_supplementary(run.pk, by=desk.cashier, on=TODAY)
        extra = paid_out(signed(extra, desk), desk)
        with pytest.raises(StepRefused):
            returns.open_supplementary(run.pk, by=desk.cashier, on=TODAY)
        for one in (extra, run):
            assert returns.close(one.pk, by=desk.cashier, on=TODAY).state == "closed"
            assert returns.clearing_of(one).balance == 0
        with connection.cursor() as cursor:
            cursor.execute(
                """SELECT count(*), count(DISTINCT line.person_id), sum(line.amount)
                   FROM cases_paymentline AS line
                   JOIN cases_bankreturn AS answer ON answer.line_id = line.id AND answer.paid"""
            )
            assert cursor.fetchone() == (40, 40, Decimal("24000.00"))

    def test_a_failure_of_the_supplement_is_paid_by_the_next(self, desk: Desk):
        run = paid_out(locked(desk, 2), desk, {1: "closed"})
        repaired(run, desk)
        first = paid_out(
            signed(returns.open_supplementary(run.pk, by=desk.cashier, on=TODAY), desk),
            desk, {1: "frozen"},
        )  # fmt: skip
        assert {line.run_id for line in returns.to_repair(run)} == {first.pk}
        repaired(run, desk)
        second = returns.open_supplementary(run.pk, by=desk.cashier, on=TODAY)
        assert (second.sequence, second.lines.count()) == (2, 2)
        paid_out(signed(second, desk), desk)
        assert returns.to_repair(run) == []

    def test_a_cancelled_supplement_leaves_the_failures_to_another(self, desk: Desk):
        run = paid_out(locked(desk, 2), desk, {1: "closed"})
        repaired(run, desk)
        void = returns.open_supplementary(run.pk, by=desk.cashier, on=TODAY)
        runs.cancel(void.pk, by=desk.approver, on=TODAY)
        again = returns.open_supplementary(run.pk, by=desk.cashier, on=TODAY)
        assert again.lines.count() == 2
