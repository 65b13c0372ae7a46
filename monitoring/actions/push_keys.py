"""Keys with which departments push: issued and revoked by an administrator, checked at each request.

The secret is shown once. Kept is its SHA-256, under AES-GCM, because a signature can only be checked with
what it was made with; the secret itself never travels.
"""

import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from accounts.ciphers import open_text, seal_text
from accounts.models import Officer, Region
from accounts.querysets import ScopedQuerySet
from accounts.roles import Right
from monitoring.models import PushKey, PushNonce

CLOCK = timedelta(minutes=5)
A_MINUTE = timedelta(minutes=1)
EACH_MINUTE = 120  # requests of one key
NONCES_KEPT = timedelta(days=1)  # longer than any clock may be wrong
_PLACE = "monitoring_pushkey.sealed_digest"


class PushRefused(Exception):
    """A request that is not let in, or a batch that is not taken; `code` names the problem."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code, self.detail = code, detail


@dataclass(frozen=True)
class Signed:
    """What a request says of itself, and the text its signature was made of."""

    key_id: str
    timestamp: int
    nonce: str
    signature: str
    text: bytes


def keys_of(by: Officer) -> ScopedQuerySet[PushKey]:
    """Keys of the regions where the officer manages who may do what."""
    managed = PushKey.objects.within(by.intervals_with(Right.MANAGE_OFFICERS))
    return managed.select_related("region", "issued_by", "revoked_by")


@transaction.atomic
def issue(
    source: str, *, kinds: Collection[str], region_id: int, by: Officer
) -> tuple[PushKey, str]:
    """A new key, and its secret, which nobody can read again. Raises PermissionDenied."""
    region = Region.objects.get(code=region_id)
    by.forget_posts()
    if not by.may(Right.MANAGE_OFFICERS, region.code):
        raise PermissionDenied(_("这个区域不归您管理，由上级系统管理员办理"))
    secret = secrets.token_urlsafe(32)
    made = PushKey.objects.create(
        source=source,
        region=region,
        key_id=secrets.token_hex(8),
        sealed_digest=seal_text(_digest(secret), place=_PLACE),
        kinds=sorted(kinds),
        issued_by=by,
    )
    return made, secret


@transaction.atomic
def revoke(key_id: int, *, by: Officer) -> PushKey:
    """The key opens nothing any more; revoked twice is revoked. Raises PushKey.DoesNotExist."""
    key = keys_of(by).select_for_update(of=("self",)).get(pk=key_id)
    if key.revoked_at is None:
        key.revoked_at, key.revoked_by = Now(), by
        key.save(update_fields=["revoked_at", "revoked_by"])
    return key


def admit(signed: Signed, *, now: datetime) -> PushKey:
    """The key that signed a request, which is let in once. Raises PushRefused."""
    key = PushKey.objects.filter(key_id=signed.key_id).select_related("region").first()
    if key is None:
        raise PushRefused("key_unknown")
    digest = open_text(bytes(key.sealed_digest), place=_PLACE)
    if not hmac.compare_digest(signature_of(digest, signed.text), signed.signature.lower()):
        raise PushRefused("signature")
    if key.revoked_at is not None:
        raise PushRefused("key_revoked")
    if abs(now.timestamp() - signed.timestamp) > CLOCK.total_seconds():
        raise PushRefused("clock", f"{now:%Y-%m-%dT%H:%M:%SZ}")
    _let_in(key, signed.nonce, now)
    return key


@transaction.atomic
def _let_in(key: PushKey, nonce: str, now: datetime) -> None:
    if PushNonce.objects.filter(key=key, at__gt=now - A_MINUTE).count() >= EACH_MINUTE:
        raise PushRefused("too_many")
    try:
        with transaction.atomic():
            PushNonce.objects.create(key=key, nonce=nonce, at=now)
    except IntegrityError as used:
        raise PushRefused("nonce_used") from used
    PushKey.objects.filter(pk=key.pk, revoked_at=None).update(last_used_at=now)


def forget_nonces(*, now: datetime) -> int:
    """Requests too old to be let in again need not be remembered; how many were forgotten."""
    many, _kinds = PushNonce.objects.filter(at__lt=now - NONCES_KEPT).delete()
    return many


def signature_of(digest: str, text: bytes) -> str:
    """HMAC-SHA256 in hex, made with the SHA-256 (in hex) of a secret."""
    return hmac.new(digest.encode(), text, hashlib.sha256).hexdigest()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
