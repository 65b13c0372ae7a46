"""The bank file (银行文件): a pure function of locked lines, the same bytes at every export.

One row for each account of each household. Card numbers are decrypted here and nowhere else.
"""

import csv
import hashlib
import io
import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import access
from accounts.ciphers import Tampered, card_number
from accounts.models import AccessLog, Officer
from accounts.roles import Right
from cases import sql
from cases.actions.payment.runs import take_run
from cases.actions.payment.signatures import seal_of
from cases.benefits import BENEFITS
from cases.models import PaymentRun
from cases.models.payment import RunState
from cases.procedure import StepRefused

HEADER = ("批次号", "序号", "户名", "账号", "开户银行", "金额", "用途")
# A cell that begins like this would be a formula to a spreadsheet.
_FORMULA = tuple("=+-@\t\r\0＝＋－＠")


@dataclass(frozen=True)
class BankRow:
    """One payment to one account: yuan, and the lines it is made of."""

    number: int
    household_id: int
    payee_name: str
    bank: str
    card_token: uuid.UUID
    last4: str
    amount: Decimal
    lines: list[int]


@dataclass(frozen=True)
class BankFile:
    """The file with its control figures: rows, yuan, SHA-256."""

    name: str
    content: bytes
    rows: int
    amount: Decimal
    sha256: str


def bank_rows(run: PaymentRun) -> list[BankRow]:
    """The rows of a run in their fixed order, without card numbers."""
    return [BankRow(**row) for row in sql.rows("payment_bank_rows", run=run.pk)]


def bank_file(run: PaymentRun) -> BankFile:
    """The file of a locked run."""
    rows = bank_rows(run)
    purpose = f"{BENEFITS[run.benefit].label} {run.month:%Y-%m}"
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in rows:
        writer.writerow(
            (
                run.batch_number,
                row.number,
                _plain(row.payee_name),
                card_number(row.card_token),
                _plain(row.bank),
                row.amount,
                purpose,
            )
        )
    content = out.getvalue().encode("utf-8-sig")
    return BankFile(
        name=f"{run.batch_number}.csv",
        content=content,
        rows=len(rows),
        amount=sum((row.amount for row in rows), Decimal("0.00")),
        sha256=hashlib.sha256(content).hexdigest(),
    )


@transaction.atomic
def export(run_id: int, *, by: Officer, on: date) -> BankFile:
    """The cashier has the bank file, which is on record; the run is exported (已导出).

    Raises StepRefused before the lock, and Tampered when lines or file are no longer what was
    signed and sent before.
    """
    run = take_run(run_id, by=by, rights=(Right.PREPARE_PAYMENT,))
    if not run.is_locked:
        raise StepRefused(_("三人签署完成后才能生成银行文件"))
    if seal_of(run) != run.seal:
        raise Tampered(f"payment run {run.pk}: the lines are not those that were signed")
    file = bank_file(run)
    if run.file_sha256 not in ("", file.sha256):
        raise Tampered(f"payment run {run.pk}: the bank file is not the one exported before")
    if run.state == RunState.LOCKED:
        run.move_to(RunState.EXPORTED)
        run.file_sha256 = file.sha256
        run.save(update_fields=["state", "version", "file_sha256"])
    access.record(
        by=by,
        kind=AccessLog.Kind.DOWNLOAD,
        subject="payment_run",
        subject_id=run.pk,
        region_id=run.region_id,
        fields=["payee_name", "card_number", "amount"],
        purpose=_("银行文件 %(number)s") % {"number": run.batch_number},
    )
    return file


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
