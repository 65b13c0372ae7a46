"""The job that reads a register file: one part for each batch, the account at the end.

1. The file is read from its start by whoever holds the job; batches that an earlier worker finished are read
   again for the ledger, and not stored again. While one batch is stored the next is being read.
2. Each part copies one batch and writes its refused rows, in the transaction that marks the part done.
3. The closing transaction takes out conflicts and repeats, and writes the account and the gates. The
   constraint `registerimport_every_row_accounted` holds from there on.
"""

import io
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from django.core.files.storage import default_storage

from accounts import statements
from accounts.actions.jobs import run_job
from accounts.models import Job, Region
from monitoring.actions.gates import gates
from monitoring.models import RegisterImport, RejectedRow
from monitoring.registers import REGISTERS, staging
from monitoring.registers.headers import Header
from monitoring.registers.hostile import REFUSALS
from monitoring.registers.ledger import Account, Ledger
from monitoring.registers.places import Places
from monitoring.registers.problems import PROBLEMS, REMARKS
from monitoring.registers.profile import Profile
from monitoring.registers.reading import kept
from monitoring.registers.sheet import Sheet
from monitoring.registers.table import Batch, data_rows, read
from monitoring.registers.verdicts import masked

State = RegisterImport.State
SHOWN = 20  # households whose rows are named with a remark


@dataclass(frozen=True)
class Prepared:
    """A batch that was read, and its accepted rows as the database takes them."""

    batch: Batch
    lines: staging.Lines


def run(job_id: int) -> Job | None:
    """Read the file of a job, or go on where another worker stopped."""
    job = Job.objects.filter(pk=job_id).first()
    if job is None:
        return None
    loading = Loading(job.arguments["import"])
    return run_job(job_id, loading.part, closing=loading.close)


class Loading:
    """One reading of one file, from its first batch to its account."""

    def __init__(self, import_id: int) -> None:
        self.found = RegisterImport.objects.select_related("region", "imported_by").get(
            pk=import_id
        )
        self.sheet = sheet_of(self.found)
        self.ledger = Ledger()
        self.remarks: Counter[str] = Counter()
        self.profile = Profile()
        self.read = -1
        self._stream: Iterator[Prepared] | None = None

    def part(self, job: Job, number: int) -> int:
        """Batch `number` is stored, with its refused rows; how many data rows it had."""
        prepared = self._read_up_to(number)
        staging.create(self.found.pk)
        if prepared is None:
            return 0
        staging.copy(self.found.pk, prepared.lines)
        self._refuse_rows(prepared.batch.refused)
        return prepared.batch.traces.height

    def close(self, job: Job) -> dict[str, Any]:
        """The account of the file is written, and its rows wait to be confirmed."""
        while self._read_up_to(self.read + 1) is not None:
            pass
        account = self.ledger.close()
        if not account.rows:
            return self._refuse(REFUSALS["no_rows"])
        staging.create(self.found.pk)
        self._take_out(account)
        found = self.found
        found.rows, found.accepted = account.rows, account.accepted
        found.rejected, found.duplicate = account.rejected, account.duplicate
        found.profile = self.profile.as_json(persons=account.persons)
        found.problems = _problems(found)
        found.warnings = [
            {"code": code, "label": str(REMARKS[code]), "count": many}
            for code, many in self.remarks.most_common()
        ]
        found.warnings += [
            {
                "code": code,
                "label": str(REMARKS[code]),
                "count": len(blocks),
                "rows": blocks[:SHOWN],
            }
            for code, blocks in account.oddities.items()
        ]
        found.gates = gates(found)
        failed = any(not gate["passed"] for gate in found.gates)
        alone = not failed and not REGISTERS[found.kind].sensitive
        found.state = State.CHECKED if alone else State.WAITING
        found.save()
        return {
            name: getattr(account, name) for name in ("rows", "accepted", "rejected", "duplicate")
        }

    def _read_up_to(self, number: int) -> Prepared | None:
        """Read on to a batch; None when the file ends before it."""
        if self._stream is None:
            self._stream = _ahead(self._prepared())
        prepared: Prepared | None = None
        while self.read < number:
            prepared = next(self._stream, None)
            if prepared is None:
                return None
            self.read += 1
            self.ledger.add(prepared.batch.traces)
            self.remarks += prepared.batch.remarks
            self.profile.add(prepared.batch)
        return prepared

    def _prepared(self) -> Iterator[Prepared]:
        for raw in kept(Path(default_storage.path(self.found.stored))):
            batch = read(data_rows(raw, self.sheet), self.sheet)
            yield Prepared(batch, staging.lines(self.found.pk, batch.accepted))

    def _refuse(self, reason: str) -> dict[str, Any]:
        staging.drop(self.found.pk)
        self.found.state, self.found.refusal = State.REFUSED, reason
        self.found.save(update_fields=["state", "refusal"])
        return {"refused": reason}

    def _take_out(self, account: Account) -> None:
        """Rows of numbers with two names are refused; repeats of accepted rows are counted."""
        taken = staging.take_out(self.found.pk, [*account.repeated, *account.conflicting])
        conflicting = set(account.conflicting)
        if torn := [row for row in taken if row[0] in conflicting]:
            label = str(REGISTERS[self.found.kind].column("name").label)
            names = pl.DataFrame(torn, schema={"row": pl.Int64, "name": pl.String}, orient="row")
            self._refuse_rows(
                names.select(
                    "row", column=pl.lit(label), code=pl.lit("names_conflict"), value=masked(names["name"])
                )
            )  # fmt: skip

    def _refuse_rows(self, rows: pl.DataFrame) -> None:
        """Rows that are not taken: row, label of the column, code and value, as they may be shown."""
        found, reasons = self.found, {code: str(PROBLEMS[code]) for code in rows["code"].unique()}
        told = rows.select(
            register_import_id=pl.lit(found.pk),
            region_code=pl.lit(found.region_id),
            row_number="row",
            column=pl.col("column").str.head(60),
            code="code",
            reason=pl.col("code").replace(reasons),
            value="value",
        )
        lines = io.BytesIO()
        told.write_csv(lines, include_header=False)
        table = RejectedRow._meta.db_table
        statements.copy(table, told.columns, lines, never_null=("column", "reason", "value"))


def _ahead(made: Iterator[Prepared]) -> Iterator[Prepared]:
    """The same, each made in a thread while the one before is in use."""
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(next, made, None)
        while (ready := coming.result()) is not None:
            coming = maker.submit(next, made, None)
            yield ready


def sheet_of(found: RegisterImport) -> Sheet:
    """How the file of an import is to be read."""
    region = found.region
    places = Region.objects.filter(
        code__gte=region.code, code__lt=region.until, level__in=["township", "village"]
    ).order_by("code")
    return Sheet(
        register=REGISTERS[found.kind],
        header=Header.from_json(found.sheet),
        mapping=found.mapping,
        as_of=found.as_of,
        places=Places(places.values_list("code", "name", "level", "succeeded_by")),
        home=region.code,
        words=found.words,
    )


def _problems(found: RegisterImport) -> list[dict[str, Any]]:
    counts = Counter(found.rejected_rows.values_list("code", flat=True))
    return [
        {"code": code, "label": str(PROBLEMS[code]), "count": many}
        for code, many in counts.most_common()
    ]
