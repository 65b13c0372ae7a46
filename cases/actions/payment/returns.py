"""What the bank sent back (回盘): read once, failures repaired by a supplementary run, then closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases import sql
from cases.actions.payment.bank_file import BankRow, bank_rows
from cases.actions.payment.runs import take_run
from cases.models import BankReturn, PaymentLine, PaymentRun
from cases.models.payment import LOCKED, OPEN_RUN, RunState
from cases.procedure import StepRefused


@dataclass(frozen=True)
class Answer:
    """One row of a return file: what the bank says of one row of ours. `reason` is empty if paid."""

    row: int  # in the return file
    batch_number: str
    number: int
    last4: str
    amount: Decimal
    reason: str


@dataclass(frozen=True)
class Returned:
    """What a return file brought: rows of the bank file, or the day it was read before."""

    paid: int
    failed: int
    known_since: date | None = None


@dataclass(frozen=True)
class Clearing:
    """What became of the money of a locked run, in yuan; nothing may be unexplained at the end."""

    total_yuan: Decimal
    paid_yuan: Decimal
    repaired_yuan: Decimal
    open_yuan: Decimal
    silent_yuan: Decimal
    failed_lines: int
    silent_lines: int

    @property
    def balance(self) -> Decimal:
        """Yuan that nobody has got yet: to be nothing when the books close."""
        return self.total_yuan - self.paid_yuan - self.repaired_yuan

    @property
    def unexplained(self) -> Decimal:
        """Yuan of the balance that no failed or unanswered line accounts for."""
        return self.balance - self.open_yuan - self.silent_yuan


class ReturnMismatch(StepRefused):
    """Rows of a return file that are not answers to ours; nothing was written."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(
            _("回盘文件有 %(count)s 行对不上，核对后重新上传") % {"count": len(problems)}
        )
        self.problems = list(problems)


@transaction.atomic
def import_return(
    run_id: int, *, answers: Sequence[Answer], sha256: str, by: Officer, on: date
) -> Returned:
    """The bank's answers stand beside the lines; when all are in, the run is returned (已回盘).

    Each answer must fit a row of the file by batch, number, last four digits and amount, else
    ReturnMismatch is raised and nothing is written. The same file again changes nothing.
    """
    run = take_run(run_id, by=by, rights=(Right.PREPARE_PAYMENT,))
    known = BankReturn.objects.filter(run=run, file_sha256=sha256).first()
    if known:
        return Returned(0, 0, known_since=known.returned_on)
    if run.state not in (RunState.EXPORTED, RunState.RETURNED):
        raise StepRefused(_("导出银行文件后才能登记回盘"))
    rows = {row.number: row for row in bank_rows(run)}
    problems = _problems(run, rows, answers)
    if problems:
        raise ReturnMismatch(problems)
    earlier = dict(BankReturn.objects.filter(run=run).values_list("line_id", "reason"))
    fresh = [one for one in answers if rows[one.number].lines[0] not in earlier]
    regions = dict(run.lines.values_list("pk", "region_id"))
    BankReturn.objects.bulk_create(
        BankReturn(
            run=run,
            region_id=regions[line],
            line_id=line,
            paid=not one.reason,
            reason=one.reason,
            file_sha256=sha256,
            returned_on=on,
            imported_by=by,
        )
        for one in fresh
        for line in rows[one.number].lines
    )
    if run.state == RunState.EXPORTED and not clearing_of(run).silent_lines:
        run.move_to(RunState.RETURNED)
        run.save(update_fields=["state", "version"])
    failed = sum(bool(one.reason) for one in fresh)
    return Returned(len(fresh) - failed, failed)


@transaction.atomic
def open_supplementary(run_id: int, *, by: Officer, on: date) -> PaymentRun:
    """A supplementary run pays again, once, the failed lines whose account is right now.

    Right is an account that a second person has checked since the failure. Raises StepRefused when
    there is none, or another supplementary run is still open.
    """
    run = take_run(run_id, by=by, rights=(Right.PREPARE_PAYMENT,))
    runs = PaymentRun.objects.visible_to(by).select_for_update(of=("self",))
    root = runs.get(pk=run.supplements_id or run.pk)
    earlier = PaymentRun.objects.filter(supplements=root).exclude(state=RunState.CANCELLED)
    if earlier.filter(state__in=OPEN_RUN).exists():
        raise StepRefused(_("已有一个补发批次在办，办完后再生成下一个"))
    made = PaymentRun.objects.create(
        region_id=root.region_id,
        benefit=root.benefit,
        month=root.month,
        kind=PaymentRun.Kind.SUPPLEMENTARY,
        sequence=earlier.count() + 1,
        supplements=root,
        cut_off_on=on,
        created_by=by,
    )
    if not sql.execute("repair_payment_lines", run=made.pk, root=root.pk, on=on):
        raise StepRefused(_("没有可以补发的明细：先更正账户，由另一人复核"))
    made.move_to(RunState.COMPUTED)
    made.save(update_fields=["state", "version"])
    return made


@transaction.atomic
def close(run_id: int, *, by: Officer, on: date) -> PaymentRun:
    """The books of the run are closed (关账): every yuan was paid or is paid again elsewhere.

    Raises StepRefused, naming what is open.
    """
    run = take_run(run_id, by=by, rights=(Right.PREPARE_PAYMENT, Right.CHECK_PAYMENT))
    clearing = clearing_of(run)
    if clearing.balance or clearing.silent_lines:
        raise StepRefused(
            _("还有 %(yuan)s 元没有着落，失败的明细补发后再关账")
            % {"yuan": f"{clearing.balance:,.2f}"}
        )
    run.move_to(RunState.CLOSED)
    run.save(update_fields=["state", "version"])
    return run


def clearing_of(run: PaymentRun) -> Clearing:
    """The clearing account of a run, from its lines, the answers and the repeats."""
    (row,) = sql.rows("payment_clearing", run=run.pk)
    return Clearing(**row)


def to_repair(run: PaymentRun) -> list[PaymentLine]:
    """Lines of a run and its supplements that failed and are not paid again yet (补发清单)."""
    root = run.supplements_id or run.pk
    return list(
        PaymentLine.objects.filter(Q(run=root) | Q(run__supplements=root), run__state__in=LOCKED)
        .failed()
        .unrepaired()
        .select_related("household__head", "person", "region", "bank_return")
        .order_by("household", "pk")
    )


def _problems(run: PaymentRun, rows: dict[int, BankRow], answers: Sequence[Answer]) -> list[str]:
    """Why rows of a return file cannot be answers to this run, in words with their row number."""
    said = dict(BankReturn.objects.filter(run=run).values_list("line_id", "reason"))
    seen: set[int] = set()
    problems = []
    for one in answers:
        words = _problem(run, rows.get(one.number), one, said)
        if not words and one.number in seen:
            words = _("序号 %(number)s 在文件里出现两次") % {"number": one.number}
        seen.add(one.number)
        if words:
            problems.append(_("第 %(row)s 行：%(words)s") % {"row": one.row, "words": words})
    return problems


def _problem(run: PaymentRun, row: BankRow | None, answer: Answer, said: dict[int, str]) -> str:
    if answer.batch_number != run.batch_number:
        return _("批次号是 %(number)s，不是本批次") % {"number": answer.batch_number}
    if row is None:
        return _("本批次没有序号 %(number)s") % {"number": answer.number}
    if (answer.last4, answer.amount) != (row.last4, row.amount):
        return _("序号 %(number)s 的账号后四位或金额不同") % {"number": answer.number}
    if said.get(row.lines[0], answer.reason) != answer.reason:
        return _("序号 %(number)s 与以前的回盘结果不同") % {"number": answer.number}
    return ""
