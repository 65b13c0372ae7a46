"""Numbers as one-block tokens, and texts under AES-GCM. Keys stay outside the database.

A token is the AES-256 encryption of one 16-byte block: the number as a 64-bit integer and 64 zero
bits. Equal numbers have equal tokens, so a token is unique key and join key; decrypting gives the
number back, and the zero half proves that nothing was changed.
"""

import hashlib
import hmac
import os
import sys
import uuid
from array import array
from collections.abc import Sequence

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from accounts.id_numbers import check_character

_BLOCK = 16
_TEXT_VERSION = b"\x01"


class Tampered(ValueError):
    """A stored value does not decrypt to what was encrypted."""


def _ecb(key: bytes) -> Cipher[modes.ECB]:
    # One block of random-looking content under its own key: the mode has no second block to leak.
    return Cipher(algorithms.AES256(key), modes.ECB())  # noqa: S305


def _encrypt(key: bytes, numbers: Sequence[int]) -> list[uuid.UUID]:
    plain = b"".join(n.to_bytes(8, "big") + bytes(8) for n in numbers)
    sealed = _ecb(key).encryptor().update(plain)
    return [uuid.UUID(bytes=sealed[i : i + _BLOCK]) for i in range(0, len(sealed), _BLOCK)]


def _decrypt(key: bytes, token: uuid.UUID) -> int:
    plain = _ecb(key).decryptor().update(token.bytes)
    if plain[8:] != bytes(8):
        raise Tampered(str(token))
    return int.from_bytes(plain[:8], "big")


def id_tokens(numbers: Sequence[str]) -> list[uuid.UUID]:
    """Tokens of many valid 18-character numbers in one cipher call."""
    return _encrypt(settings.KEYS.id_number, [int(n[:17]) for n in numbers])


def id_token_texts(first17: Sequence[int]) -> list[str]:
    """Tokens of millions of numbers, each given by its first 17 digits, as 32 hex characters."""
    plain = bytearray(_BLOCK * len(first17))
    numbers = array("Q", first17)
    if sys.byteorder == "little":
        numbers.byteswap()
    memoryview(plain).cast("Q")[::2] = memoryview(numbers)
    sealed = _ecb(settings.KEYS.id_number).encryptor().update(plain)
    return sealed.hex(" ", _BLOCK).split()


def id_token(number: str) -> uuid.UUID:
    """The token of one valid 18-character number."""
    return id_tokens([number])[0]


def id_number(token: uuid.UUID) -> str:
    """The number behind a token. Raises Tampered when the token was not made here."""
    first17 = f"{_decrypt(settings.KEYS.id_number, token):017}"
    return first17 + check_character(first17)


def first17_of(tokens: Sequence[str]) -> list[int]:
    """The first 17 digits behind many tokens, given as text. Raises Tampered for one not made here."""
    sealed = bytes.fromhex("".join(tokens).replace("-", ""))
    plain = array("Q", _ecb(settings.KEYS.id_number).decryptor().update(sealed))
    if sys.byteorder == "little":
        plain.byteswap()
    if any(plain[1::2]):
        raise Tampered
    return plain[::2].tolist()


def card_token(number: str) -> uuid.UUID:
    """The token of a bank card number of 16 to 19 digits."""
    return _encrypt(settings.KEYS.bank_card, [int(number)])[0]


def card_number(token: uuid.UUID) -> str:
    """The card number behind a token. Raises Tampered."""
    return str(_decrypt(settings.KEYS.bank_card, token))


def seal_text(text: str, *, place: str) -> bytes:
    """Encrypt a text for one column; `place` (table.column) is authenticated with it."""
    return seal_bytes(text.encode(), place=place)


def open_text(sealed: bytes, *, place: str) -> str:
    """The text back. Raises cryptography's InvalidTag when it was changed or moved."""
    return open_bytes(sealed, place=place).decode()


def seal_bytes(content: bytes, *, place: str) -> bytes:
    """Encrypt a file for one column; `place` (table.column) is authenticated with it."""
    nonce = os.urandom(12)
    return (
        _TEXT_VERSION + nonce + AESGCM(settings.KEYS.text).encrypt(nonce, content, place.encode())
    )


def open_bytes(sealed: bytes, *, place: str) -> bytes:
    """The file back. Raises cryptography's InvalidTag when it was changed or moved."""
    body = bytes(sealed)
    return AESGCM(settings.KEYS.text).decrypt(body[1:13], body[13:], place.encode())


def digest(text: str) -> bytes:
    """A keyed digest for equality of documents whose numbers have letters in them."""
    return hmac.new(settings.KEYS.digest, text.encode(), hashlib.sha256).digest()
