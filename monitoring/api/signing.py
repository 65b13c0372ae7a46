"""Who sends a request: its key, its clock, and that nothing of it was changed on the way.

The signed text has six lines: method, path with query, timestamp, nonce, Idempotency-Key (empty where there
is none) and the SHA-256 of the body in hex.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from accounts.actions.officers import machine
from accounts.models import Officer
from monitoring.actions.push_keys import PushRefused, Signed, admit
from monitoring.models import PushKey

KEY, TIMESTAMP = "X-Doudi-Key", "X-Doudi-Timestamp"
NONCE, SIGNATURE = "X-Doudi-Nonce", "X-Doudi-Signature"
_NONCE = re.compile(r"[\w-]{16,64}", re.ASCII)


@dataclass(frozen=True)
class Sender:
    """A key that signed a request, and the body it signed."""

    key: PushKey
    body: bytes


class SignatureAuthentication(BaseAuthentication):
    """Lets in what a key signed less than five minutes ago, once. Raises PushRefused."""

    def authenticate(self, request: Request) -> tuple[Officer, Sender]:
        timestamp, nonce = request.headers.get(TIMESTAMP, ""), request.headers.get(NONCE, "")
        key_id, signature = request.headers.get(KEY, ""), request.headers.get(SIGNATURE, "")
        right = timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 12
        if not (key_id and signature.isascii() and right and _NONCE.fullmatch(nonce)):
            raise PushRefused("headers_missing")
        body = _body_of(request)
        text = signed_text(
            str(request.method),
            request.get_full_path(),
            timestamp,
            nonce,
            request.headers.get("Idempotency-Key", ""),
            body,
        )
        signed = Signed(key_id[:20], int(timestamp), nonce, signature, text)
        return machine(), Sender(admit(signed, now=timezone.now()), body)


def signed_text(
    method: str, address: str, timestamp: str, nonce: str, idempotency_key: str, body: bytes
) -> bytes:
    """The lines that a signature is made of."""
    digest = hashlib.sha256(body).hexdigest()
    return "\n".join([method, address, timestamp, nonce, idempotency_key, digest]).encode()


def _body_of(request: Request) -> bytes:
    """The whole body, which is never longer than a register file may be. Raises PushRefused."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if length > settings.REGISTER_MAX_BYTES:
        raise PushRefused("too_big", f"{settings.REGISTER_MAX_BYTES // 1024 // 1024} MB")
    return bytes(request._request.read(length)) if length else b""


class SignatureScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = SignatureAuthentication
    name = "signature"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        words = f"{KEY}, {TIMESTAMP}, {NONCE}, {SIGNATURE}: docs/push.md"
        return {"type": "apiKey", "in": "header", "name": SIGNATURE, "description": words}
