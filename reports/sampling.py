"""A draw (随机抽取) that anybody can repeat: the smallest SHA-256 of seed and number win."""

from collections.abc import Collection
from hashlib import sha256
from heapq import nsmallest


def drawn(seed: str, frame: Collection[str], size: int) -> list[str]:
    """`size` of the numbers in the order they were drawn; all of them when there are no more."""
    return nsmallest(size, frame, key=lambda number: (key_of(seed, number), number))


def key_of(seed: str, number: str) -> str:
    """What a number is drawn by: SHA-256 of `seed:number` in hexadecimal figures."""
    return sha256(f"{seed}:{number}".encode()).hexdigest()
