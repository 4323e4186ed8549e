"""Where a team's story is played: phones to watch, and visitors who send the same forms without."""

import html
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import Flask
from playwright.sync_api import APIRequestContext, APIResponse, Browser, Playwright

from app.config import Config
from app.jobs import FindingsWorker
from tests.browser.conftest import PHONE, Watched
from tests.conftest import PASSWORD

PATIENCE_SECONDS = 20.0


@dataclass(frozen=True)
class Visitor:
    """Somebody at our public addresses, who reads a page and sends its form."""

    name: str
    api: APIRequestContext
    address: str

    @property
    def email(self) -> str:
        return f"{self.name}@example.com"

    def read(self, path: str) -> str:
        """Open a page, which has to be there."""
        return _fine(self.api.get(self.address + path)).text()

    def send(self, path: str, action: str, **answers: str) -> str:
        """Open a page, answer one of its forms with all that is hidden in it; the page after."""
        filled = {**_hidden(self.read(path), action), **answers}
        return _fine(self.api.post(self.address + action, form=filled)).text()

    def sign_up(self, onwards: str) -> None:
        """Open an account on the way to a page."""
        who = {"email": self.email, "password": PASSWORD, "zone": "Asia/Seoul"}
        self.send(f"/sign-up?next={onwards}", "/sign-up", **who)

    def sign_in(self) -> None:
        self.send("/sign-in", "/sign-in", email=self.email, password=PASSWORD)

    def join(self, path: str) -> None:
        """Take an invitation as a member, and agree."""
        self.sign_up(path)
        self.send(path, path, agrees="yes")

    def log(self, days: list[date], causes: list[tuple[str, str]]) -> None:
        """Check in on each of the days, and write down what was hard on the first one."""
        token = {"csrf_token": _hidden(self.read("/check-ins/new"), "/check-ins")["csrf_token"]}
        ratings = {"mood": "2", "energy": "2", "tension": "4", "masking": "4", "replay": "3"}
        for day in days:
            said = {"date": str(day), "time": "18:05", **ratings}
            self._note("/check-ins", {**token, **said})
        for cause, intensity in causes:
            said = {"date": str(days[0]), "time": "16:50", "kind": "insult", "channel": "email"}
            hit = {**said, "cause": cause, "intensity": intensity}
            self._note("/interactions", {**token, **hit})

    def _note(self, action: str, said: dict[str, str]) -> None:
        filled = {"id": str(uuid4()), **said}
        answer = self.api.post(self.address + action, form=filled, max_redirects=0)
        assert answer.status == 303, (action, answer.status, answer.text()[:2000])


class Stage:
    """The server with everybody who comes to it."""

    def __init__(self, playwright: Playwright, browser: Browser, address: str, locale: str) -> None:
        self.address = address
        self.phones: list[Watched] = []
        self.visitors: list[Visitor] = []
        self._playwright = playwright
        self._browser = browser
        self._locale = locale

    def visitor(self, name: str) -> Visitor:
        """Let somebody come who needs no window."""
        spoken = {"Accept-Language": self._locale}
        api = self._playwright.request.new_context(extra_http_headers=spoken)
        self.visitors.append(Visitor(name, api, self.address))
        return self.visitors[-1]

    def phone(self, who: Visitor | None = None) -> Watched:
        """Hand out a phone, to somebody who has come already or to a stranger."""
        context = self._browser.new_context(
            viewport=PHONE,
            locale=self._locale,
            timezone_id="Asia/Seoul",
            has_touch=True,
            is_mobile=True,
            storage_state=None if who is None else who.api.storage_state(),
        )
        context.set_default_timeout(15_000)
        self.phones.append(Watched(context.new_page(), self.address))
        return self.phones[-1]

    def assert_quiet(self) -> None:
        """Nothing complained on any phone, and nothing was asked of anybody else's server."""
        for phone in self.phones:
            assert phone.complaints == phone.elsewhere == []


@contextmanager
def staged(playwright: Playwright, browser: Browser, address: str, locale: str) -> Iterator[Stage]:
    """Open the stage, and see everybody out in the end."""
    stage = Stage(playwright, browser, address, locale)
    yield stage
    for phone in stage.phones:
        phone.page.context.close()
    for visitor in stage.visitors:
        visitor.api.dispose()


def holder(phone: Watched, name: str) -> Visitor:
    """Whoever holds a phone, for what need not be watched; the two share their cookies."""
    return Visitor(name, phone.page.context.request, phone.address)


def paths_in(page: str) -> list[str]:
    """The invitations shown on a page, each once."""
    return list(dict.fromkeys(re.findall(r"/join/[A-Za-z0-9_-]+", page)))


def publish_by_job(app: Flask) -> None:
    """Let the serving process's own job find out that a window is due."""
    worker = FindingsWorker(app)
    worker.thread.start()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not list(_published(app).rglob("*.json")) and time.monotonic() < deadline:
        time.sleep(0.05)
    worker.stop()


def publish_by_command(app: Flask) -> list[dict[str, Any]]:
    """Publish from the command line, of the same instance and by the same clock."""
    result = app.test_cli_runner().invoke(args=["releases", "publish", "--json"])
    assert result.exit_code == 0, result.output
    published: list[dict[str, Any]] = json.loads(result.output)["published"]
    return published


def release(app: Flask, window: int) -> dict[str, Any]:
    """The only release of a window, as its file has it."""
    (file,) = _published(app).rglob(f"{window}.json")
    (one,) = json.loads(file.read_text())["releases"]
    body: dict[str, Any] = json.loads(one["body"])
    return body


def _published(app: Flask) -> Path:
    config: Config = app.extensions["config"]
    return config.instance / "published"


def _hidden(page: str, action: str) -> dict[str, str]:
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', page, re.DOTALL)
    assert form, (action, page[:2000])
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form.group())
    return {name: html.unescape(value) for name, value in found}


def _fine(answer: APIResponse) -> APIResponse:
    assert answer.ok, (answer.url, answer.status, answer.text()[:2000])
    return answer
