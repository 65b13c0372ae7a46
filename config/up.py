"""The default run (`make demo`): servers, tables, demo county, web, worker and beat, until Ctrl-C.

A script and not a management command: the address of the database must stand before settings are read.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

from config import env, prepare
from config.embedded import Stack
from config.home import Home
from config.processes import ServerError, end_with_parent

TOUR = """
试一试 / what to click:
  1. 用乡镇经办账号登录，工作台按时限列出待办 / sign in as township caseworker: what is due
  2. “新申请”受理一户，边填边看核算表 / “新申请” takes in a household beside its live calculation sheet
  3. 换县级审核、审批账号，工作台上的“审批台”审查、确认 / “审批台” on the desk of reviewer and approver
  4. 换县级出纳账号，“待遇与发放”打开本月批次，先“重新计算”，再编制签署
     / county cashier: this month's run under “待遇与发放”, “重新计算” first, then sign as preparer
  5. 县级审核看“比对”“疑点”，“报表”下载季报 / county reviewer: “比对”, “疑点”; “报表” has the quarterly report
  6. “台账”有排查、走访单、退出核对；/gs/ 给群众看 / “台账”: screening, rounds, exits; /gs/ is for everybody

Ctrl-C 停止，数据保留在 {home} / Ctrl-C stops; the data stays in {home}
"""


def main() -> None:
    """Run until a signal or until one of the processes ends."""
    began = time.monotonic()
    port = int(env.text("PORT", "8000"))
    _leave_on_signals()
    os.environ.setdefault("DOUDI_DEMO", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    home = Home(env.home())
    if not home.take(patience=15):
        raise ServerError(
            f"{home.path} 已有一个站点或命令在运行 / another site or command is running there"
        )
    _refuse_taken_port(port)
    stack = Stack(home)
    try:
        stack.start()
        _prepare(stack)
        _start_web(stack, port)
        _start_worker_and_beat(stack)
        print(f"ready: http://127.0.0.1:{port}/", flush=True)
        print(
            f"({time.monotonic() - began:.1f} s)\n\n{_demo_words(home)}{TOUR.format(home=home.path)}",
            flush=True,
        )
        while True:
            stack.children.check()
            time.sleep(0.5)
    except KeyboardInterrupt:
        print("\n正在停止 / stopping …", flush=True)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        stack.stop()


def _leave_on_signals() -> None:
    """Let TERM, and INT even where a shell had it ignored, end the run in order; end with `make`."""

    def leave(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    if "MAKELEVEL" in os.environ:
        end_with_parent(signal.SIGTERM)


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise ServerError(
                f"端口 {port} 已被占用，换一个：PORT={port + 1} make demo / "
                f"port {port} is taken, choose another: PORT={port + 1} make demo"
            ) from error


def _prepare(stack: Stack) -> None:
    if steps := prepare.pending(stack, prepare.FOR_THE_SITE):
        done = subprocess.run(
            [sys.executable, "-m", "config.prepare", *steps], cwd=env.ROOT, check=False
        )
        if done.returncode:
            raise ServerError("准备没有完成，原因见上 / could not prepare, the reason stands above")


def _start_web(stack: Stack, port: int) -> None:
    """Start gunicorn and wait for its first page."""
    gunicorn = [sys.executable, "-m", "gunicorn", "config.wsgi", "--preload"]
    options = ["--bind", f"127.0.0.1:{port}", "--workers=2", "--threads=4", "--no-control-socket"]
    stack.children.spawn("web", [*gunicorn, *options], cwd=env.ROOT)
    stack.children.wait(lambda: _first_page_answers(port), "web")


def _start_worker_and_beat(stack: Stack) -> None:
    celery = [sys.executable, "-m", "celery", "-A", "config"]
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    schedule = stack.home.path / "beat-schedule"
    stack.children.spawn(
        "worker", [*celery, "worker", "--concurrency=2", "--loglevel=INFO", *alone], cwd=env.ROOT
    )
    stack.children.spawn("beat", [*celery, "beat", "--pidfile=", "-s", schedule], cwd=env.ROOT)


def _first_page_answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/", timeout=20) as page:
            return int(page.status) == 200
    except (URLError, ConnectionError, TimeoutError):
        return False


def _demo_words(home: Home) -> str:
    saved = home.path / "demo.txt"
    return saved.read_text() if saved.exists() else ""


if __name__ == "__main__":
    main()
