"""A department's program: signs a request as docs/push.md says, and sends it."""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from accounts.roles import Role
from monitoring.actions import push_keys, pushes
from monitoring.models import PushedBatch, RegisterImport
from tests.factories import NANAN, officer, region
from tests.monitoring import files

SOURCE = "市殡葬管理所"


@dataclass
class Department:
    """Somebody with a key."""

    key_id: str
    secret: str

    def send(self, address: str, body: bytes = b"", *, method: str = "POST", **odd: Any) -> Any:
        """The answer to a signed request; `odd` makes something about it wrong."""
        headers = self.headers(address, body, method=method, **odd)
        kind = odd.get("content_type", "application/json")
        return Client().generic(method, address, body, content_type=kind, headers=headers)

    def headers(
        self, address: str, body: bytes, *, method: str = "POST", at: float | None = None,
        nonce: str = "", idempotency_key: str = "", signed_body: bytes | None = None, **_odd: Any,
    ) -> dict[str, str]:  # fmt: skip
        timestamp = str(int(time.time() if at is None else at))
        nonce = nonce or secrets.token_hex(16)
        digest = hashlib.sha256(body if signed_body is None else signed_body).hexdigest()
        text = "\n".join([method, address, timestamp, nonce, idempotency_key, digest])
        key = hashlib.sha256(self.secret.encode()).hexdigest().encode()
        headers = {
            "X-Doudi-Key": self.key_id,
            "X-Doudi-Timestamp": timestamp,
            "X-Doudi-Nonce": nonce,
            "X-Doudi-Signature": hmac.new(key, text.encode(), hashlib.sha256).hexdigest(),
        }
        return headers | ({"Idempotency-Key": idempotency_key} if idempotency_key else {})

    def push(
        self, rows: Sequence[files.Row], *, sequence: int = 1, kind: str = "funeral",
        said: dict[str, Any] | None = None, **odd: Any,
    ) -> Any:  # fmt: skip
        """The answer to a batch of funeral records."""
        place = address(sequence, kind, **(said or {}))
        odd.setdefault("idempotency_key", f"key-{sequence}")
        return self.send(place, body_of(rows), **odd)

    def ask(self, sequence: int = 1, **said: Any) -> dict[str, Any]:
        place = f"/api/registers/funeral/batches/b{sequence}/"
        answer = self.send(place + (f"?{urlencode(said)}" if said else ""), method="GET")
        assert answer.status_code == 200, answer.content
        return dict(answer.json())


def department(
    *, at: int = NANAN, kinds: Sequence[str] = ("funeral",), source: str = SOURCE
) -> Department:
    keeper = officer(Role.ADMINISTRATOR, region(at))
    key, secret = push_keys.issue(source, kinds=kinds, region_id=at, by=keeper)
    return Department(key.key_id, secret)


def address(number: int, kind: str = "funeral", **said: Any) -> str:
    given = {"batch": f"b{number}", "sequence": number, "as_of": files.AS_OF.isoformat()}
    return f"/api/registers/{kind}/batches/?{urlencode(given | said)}"


def body_of(rows: Sequence[files.Row]) -> bytes:
    """Rows as JSON objects by the names of our fields."""
    names = ("name", "id_number", "sex", "died_on", "cremated_on", "funeral_home", "place")
    objects = [dict(zip(names, row, strict=False)) for row in rows]
    return json.dumps(objects, ensure_ascii=False).encode()


def work_off(sequence: int = 1) -> RegisterImport:
    """The job of a batch is done."""
    pushed = PushedBatch.objects.get(batch=f"b{sequence}")
    job = pushed.register_import.job
    assert job is not None
    done = pushes.run(job.pk, on=files.AS_OF)
    assert done is not None and done.state == "done", done and done.error
    pushed.register_import.refresh_from_db()
    return pushed.register_import
