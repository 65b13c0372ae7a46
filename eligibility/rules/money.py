"""Yuan as people write them, fen as rules count them; never a float between."""

import re
from decimal import Decimal

import polars as pl

FEN = 100  # fen in a yuan
WHOLE = 10_000  # basis points in one
YEAR = 12  # months

WRITTEN_RATIO = re.compile(r"\d{1,6}(\.\d{1,9})?", re.ASCII)
WRITTEN_AMOUNT = re.compile(
    r"\d{1,9}(\.\d{1,2})?", re.ASCII
)  # sums and products stay exact in 64 bits


def fen_of(written: str) -> int:
    """Whole fen of an amount written in yuan: "1200.5" is 120050. ValueError for anything else, and for
    a thousand million and more."""
    if not WRITTEN_AMOUNT.fullmatch(written):
        raise ValueError(written)
    return int(Decimal(written) * FEN)


def yuan_of(fen: int) -> str:
    """An amount in fen as yuan with two places: -120050 is "-1200.50"."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // FEN}.{abs(fen) % FEN:02d}"


def basis_points_of(written: str) -> int:
    """Basis points of a ratio or multiple: "0.3" is 3000. ValueError if finer than 1/10000."""
    if not WRITTEN_RATIO.fullmatch(written):
        raise ValueError(written)
    exact = Decimal(written) * WHOLE
    if exact != int(exact):
        raise ValueError(written)
    return int(exact)


def per_cent(basis_points: int) -> str:
    """A ratio as people say it: 3000 is "30%"."""
    return times(basis_points * 100) + "%"


def times(basis_points: int) -> str:
    """A multiple as people say it: 15000 is "1.5"."""
    whole, rest = divmod(basis_points, WHOLE)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".")


def share(amount: pl.Expr, basis_points: int) -> pl.Expr:
    """That share of a non-negative amount in fen; a broken fen goes to the applicant, so it is rounded up."""
    if basis_points == WHOLE:
        return amount  # exactly; over a crowd division is dear
    return (amount * basis_points + (WHOLE - 1)) // WHOLE


def monthly_yuan_up(annual: pl.Expr) -> pl.Expr:
    """A yearly amount in fen as fen per month, up to the whole yuan; the only rounding of an award."""
    unit = YEAR * FEN
    return (annual + (unit - 1)) // unit * FEN


def yuan_up(amount: pl.Expr) -> pl.Expr:
    """An amount in fen, up to the whole yuan."""
    return (amount + (FEN - 1)) // FEN * FEN


def half_up(numerator: int, denominator: int) -> int:
    """A quotient to the nearest whole, halves up; for figures shown, never for figures compared."""
    return (2 * numerator + denominator) // (2 * denominator)
