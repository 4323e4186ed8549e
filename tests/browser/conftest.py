"""A real browser against our own server, with a clock that a test can set."""

from collections.abc import Iterator
from datetime import datetime
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from werkzeug.serving import make_server

from app.sessions import offline
from journal import clock
from tests.conftest import SEOUL

PATIENCE_MS = 20_000
"""How long a page may take on a machine that does much else; nobody waits who needn't."""
expect.set_options(timeout=PATIENCE_MS)

PHONE = {"width": 390, "height": 844}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return {"executable_path": "/usr/bin/chromium", "args": FLAGS}


class Wall:
    """The clock on the wall; the server and the story read the same one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.real_now = clock.utc_now()
        self.now = datetime(2026, 3, 5, 12, 0, tzinfo=SEOUL)
        monkeypatch.setattr(clock, "_present", lambda: self.now)

    def turn_to(self, written: str) -> None:
        """Set the time of the story's day, as in 18:40."""
        hour, minute = written.split(":")
        self.now = self.now.replace(hour=int(hour), minute=int(minute))


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    return Wall(monkeypatch)


@pytest.fixture
def address(app: Flask, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve the app on loopback and give its address."""
    # A machine that does much else is not a line that carries nothing.
    monkeypatch.setattr(offline, "PATIENCE_MS", PATIENCE_MS)
    app.config["WTF_CSRF_ENABLED"] = True
    server = make_server("127.0.0.1", 0, app, threaded=True)
    # It looks so often, in seconds, whether it is to end: each test waits for that.
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


class Watched:
    """A page whose every complaint and request is written down."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._follow)

    def _hear(self, message: object) -> None:
        if message.type in {"error", "warning"}:  # type: ignore[attr-defined]
            self.complaints.append(message.text)  # type: ignore[attr-defined]

    def _follow(self, request: object) -> None:
        url: str = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(url)

    def go(self, path: str) -> None:
        """Open one of our pages."""
        self.page.goto(self.address + path)

    def follow(self, link: Locator) -> None:
        """Tap a link and wait for the page it leads to."""
        with self.page.expect_navigation():
            link.click()

    def enter(self, link: Locator) -> None:
        """Take a link by its key and wait for the page it leads to."""
        with self.page.expect_navigation():
            link.press("Enter")

    def send(self, selector: str = "main form button.act[type=submit]") -> None:
        """Press a button and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def assert_accessible(self) -> None:
        """Let axe look at the page as it is, in the dark and in the light."""
        for light in ("dark", "light"):
            assert self.violations(light) == [], (self.page.url, light)
        self.page.emulate_media(reduced_motion="no-preference")

    def violations(self, light: str) -> list[str]:
        """Return what axe has against the page in one light."""
        # Without motion no colour is caught half-way to the next one.
        self.page.emulate_media(color_scheme=light, reduced_motion="reduce")
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.fixture
def phone(browser: Browser, address: str, locale: str) -> Iterator[Watched]:
    """Give a page of a phone in the test's language."""
    context: BrowserContext = browser.new_context(
        viewport=PHONE, locale=locale, timezone_id="Asia/Seoul", has_touch=True, is_mobile=True
    )
    context.set_default_timeout(PATIENCE_MS)
    yield Watched(context.new_page(), address)
    context.close()
