"""How the rule of a page is written down: who comes in at all, and with which right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from accounts.roles import Right


class Kind(Enum):
    """Who comes in at all."""

    PUBLIC = "public"  # anybody, signed in or not
    OWN = "own"  # whoever is signed in, and only about themself
    RIGHT = "right"  # whoever holds one of the rights somewhere; shows what lies in their scope
    MACHINE = "machine"  # programs of departments, by a signature; nobody with a browser
    SCOPED = (
        "scoped"  # whoever holds one of the rights where the thing lies; to others it is not there
    )


@dataclass(frozen=True)
class Rule:
    """What a page asks of its reader."""

    kind: Kind
    rights: frozenset[Right] = frozenset()
    method: str = "GET"
    thing: str = ""  # the maker of what a scoped page shows
    words: Mapping[str, object] = field(default_factory=dict)  # other parts of the address
    may_refuse: bool = False  # the case, not the right, may refuse (four eyes, its state)
    shows_numbers: bool = False  # prints whole ID or card numbers to those who may see them


def public(method: str = "GET", **words: object) -> Rule:
    return Rule(Kind.PUBLIC, method=method, words=words)


def own(method: str = "GET", **words: object) -> Rule:
    return Rule(Kind.OWN, method=method, words=words)


def machine(method: str = "GET", **words: object) -> Rule:
    return Rule(Kind.MACHINE, method=method, words=words)


def right(*rights: Right, method: str = "GET", may_refuse: bool = False, **words: object) -> Rule:
    return Rule(Kind.RIGHT, frozenset(rights), method, words=words, may_refuse=may_refuse)


def scoped(
    thing: str,
    *rights: Right,
    method: str = "GET",
    may_refuse: bool = False,
    shows_numbers: bool = False,
    **words: object,
) -> Rule:
    return Rule(
        Kind.SCOPED,
        frozenset(rights or (Right.SEE_CASES,)),
        method,
        thing,
        words,
        may_refuse,
        shows_numbers,
    )
