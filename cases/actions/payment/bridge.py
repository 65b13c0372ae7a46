"""The month's payment in figures: the bridge from last month, and shares against lines."""

from dataclasses import dataclass
from decimal import Decimal

from cases import sql
from cases.actions.payment.runs import previous_run, terms_of
from cases.models import PaymentRun


@dataclass(frozen=True)
class Sum:
    """Households, persons, yuan."""

    households: int
    persons: int
    yuan: Decimal


@dataclass(frozen=True)
class Bridge:
    """应发 = 上月 + 新增 − 停发 ± 调整 + 补发 − 扣回.

    Households and persons count regular lines: arrears and recoveries move money only.
    """

    due: Sum
    last: Sum
    new: Sum
    stopped: Sum
    changed: Sum
    arrears: Sum
    recovery: Sum

    @property
    def difference(self) -> Sum:
        """What the bridge does not explain: nothing, or the run must not be paid."""
        return Sum(
            self.due.households
            - self.last.households
            - self.new.households
            + self.stopped.households,
            self.due.persons - self.last.persons - self.new.persons + self.stopped.persons,
            self.due.yuan
            - (self.last.yuan + self.new.yuan - self.stopped.yuan + self.changed.yuan)
            - (self.arrears.yuan - self.recovery.yuan),
        )

    @property
    def is_exact(self) -> bool:
        return self.difference == Sum(0, 0, Decimal(0))


@dataclass(frozen=True)
class Totals:
    """Shares in force against regular lines and exclusions: counts and yuan."""

    shares: int
    share_yuan: Decimal
    lines: int
    line_yuan: Decimal
    exclusions: int
    exclusion_yuan: Decimal

    @property
    def is_exact(self) -> bool:
        return (self.shares, self.share_yuan) == (
            self.lines + self.exclusions,
            self.line_yuan + self.exclusion_yuan,
        )


def bridge_of(run: PaymentRun) -> Bridge:
    """The bridge of a run, from one statement over its lines and last month's."""
    last = previous_run(run)
    (row,) = sql.rows("payment_bridge", run=run.pk, previous=last.pk if last else None)
    return Bridge(
        **{
            name: Sum(row[f"{name}_households"], row[f"{name}_persons"], row[f"{name}_yuan"])
            for name in ("due", "last", "new", "stopped", "changed", "arrears", "recovery")
        }
    )


def totals_of(run: PaymentRun) -> Totals:
    """Every share in force in the month is a line or an exclusion, to the fen."""
    (row,) = sql.rows(
        "payment_totals",
        run=run.pk,
        county=run.region_id,
        month=run.month,
        **terms_of(run),
    )
    return Totals(**row)
