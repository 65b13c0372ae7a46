"""What the environment may say, with types and defaults. Nothing else reads `os.environ`."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent
_env = environ.Env()


@dataclass(frozen=True)
class Keys:
    """Secrets that live outside the database: 32 bytes each, in hex in the key file."""

    django: str
    id_number: bytes
    bank_card: bytes
    text: bytes
    digest: bytes


def home() -> Path:
    """Where the default run keeps its data: servers, documents, keys (`DOUDI_HOME`)."""
    return Path(_env.str("DOUDI_HOME", default=str(ROOT / "var"))).resolve()


def flag(name: str, *, default: bool) -> bool:
    return bool(_env.bool(name, default=default))


def text(name: str, default: str = "") -> str:
    return str(_env.str(name, default=default))


def words(name: str, default: list[str]) -> list[str]:
    return list(_env.list(name, default=default))


def database() -> dict[str, object]:
    """`DATABASE_URL`; without it the address is filled in by `manage.py` or `config.up`."""
    return dict(_env.db("DATABASE_URL", default="postgres://doudi@/doudi?host=/nowhere"))


def keys() -> Keys:
    """Read the key file (`DOUDI_KEY_FILE`), making it on the first run when it is the default one."""
    given = text("DOUDI_KEY_FILE")
    path = Path(given) if given else home() / "keys"
    if not path.exists():
        if given:
            raise SystemExit(f"DOUDI_KEY_FILE {path}: no such file")
        _make_keys(path)
    raw = json.loads(path.read_text())
    return Keys(
        django=raw["django"],
        **{name: bytes.fromhex(raw[name]) for name in ("id_number", "bank_card", "text", "digest")},
    )


def _make_keys(path: Path) -> None:
    """Write a new key file readable by its owner alone; two starts at once keep the first one's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = ("django", "id_number", "bank_card", "text", "digest")
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump({name: secrets.token_hex(32) for name in names}, out)
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
