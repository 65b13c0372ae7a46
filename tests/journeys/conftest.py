"""A real browser for the journeys: Debian's Chromium, a caseworker's window, and nothing overlooked.

A page fails its test on a script error, a message on the console, a breach of the content policy, an answer
of 500 or above, or an address that contains an ID number. A failed test leaves `var/screens/<test>.png`.
"""

import re
import shutil
from collections.abc import Callable, Generator, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, Request, Response, sync_playwright

from accounts.models import Officer
from tests.architecture.source import ROOT

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
ID_NUMBER = re.compile(r"(?<!\d)\d{15}(\d{2}[\dX])?(?!\d)")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FAILED = pytest.StashKey[bool]()
REPORT_BREACHES = """
addEventListener("securitypolicyviolation",
                 e => console.error(`content policy: ${e.violatedDirective} ${e.blockedURI}`))
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys; without one, each journey is skipped by name."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(
    browser: Browser, live_server, request: pytest.FixtureRequest
) -> Iterator[Callable[[], Page]]:
    """Open a window with a profile of its own; call it again for a second person."""
    pages: list[Page] = []
    complaints: list[str] = []

    def open_one() -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": 1366, "height": 768},
        )
        context.add_init_script(REPORT_BREACHES)
        context.set_default_timeout(10_000)
        page = context.new_page()
        _listen(page, complaints)
        pages.append(page)
        return page

    yield open_one
    _keep_screens(pages, request)
    for page in pages:
        page.context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page: Callable[[], Page]) -> Page:
    """One window, nobody signed in."""
    return open_page()


@pytest.fixture
def sign_in(live_server) -> Callable[[Page, Officer], None]:
    """Put an officer's session into a window, without the sign-in page."""

    def put(page: Page, officer: Officer) -> None:
        client = Client()
        client.force_login(officer, backend="accounts.backends.PostBackend")
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])

    return put


@pytest.fixture
def audit() -> Callable[[Page], None]:
    """Check a page with axe: no serious or critical violation."""

    def check(page: Page) -> None:
        page.evaluate(AXE.read_text())
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found = [
            f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
            for violation in result["violations"]
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]
        assert not found, "\n".join(found)

    return check


# What a server answers is heard as a response. htmx writes the same two lines for a request that was
# lost and for one that ended because its page was left: `requestfailed` tells them apart.
HEARD_OTHERWISE = ("Failed to load resource", "htmx:sendError", "htmx:afterRequest")


def _listen(page: Page, complaints: list[str]) -> None:
    def hear(response: Response) -> None:
        if response.status >= 500:
            complaints.append(f"{response.status} {response.url}")
        if response.status == 404 and "/static/" in response.url:
            complaints.append(f"404 {response.url}")
        if ID_NUMBER.search(response.url):
            complaints.append(f"an ID number in an address: {response.url}")

    def hear_lost(lost: Request) -> None:
        if "hx-request" in lost.headers and lost.failure != "net::ERR_ABORTED":
            complaints.append(f"lost: {lost.failure} {lost.url}")

    page.on("response", hear)
    page.on("requestfailed", hear_lost)
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: (
            complaints.append(f"console: {message.text}")
            if message.type == "error" and not message.text.startswith(HEARD_OTHERWISE)
            else None
        ),
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


def _keep_screens(pages: list[Page], request: pytest.FixtureRequest) -> None:
    if not request.node.stash.get(FAILED, False):
        return
    folder = ROOT / "var" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages, 1):
        page.screenshot(path=folder / f"{request.node.name}-{number}.png", full_page=True)
