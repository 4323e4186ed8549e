"""Beginning, following and leaving a guided session, by a clock that the test moves."""

from datetime import UTC, datetime
from itertools import accumulate
from uuid import UUID, uuid4

from flask import Flask
from playwright.sync_api import Page
from sqlalchemy.orm import Session

from journal.clock import utc_now
from journal.sessions.commands import begin_session
from journal.sessions.plan import Part
from journal.sessions.script import Script
from journal.storage.engine import Database
from journal.vocabulary import Locale
from tests.browser.conftest import Watched
from tests.conftest import PASSWORD, CastMember

BEGAN = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
STANDING = datetime(2026, 3, 5, 9, 5, tzinfo=UTC)
WITHIN_MS = 80
"""How far from a change of steps the player is asked; 100 ms is the promise."""

HIDE = """(isHidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def let_in(phone: Watched, member: CastMember, path: str) -> None:
    """Sign in on the way to a page."""
    phone.go(f"/sign-in?next={path}")
    phone.page.fill("[name=email]", member.email)
    phone.page.fill("[name=password]", PASSWORD)
    phone.send()


def begin(phone: Watched, script_id: str) -> None:
    """Begin without saying how tense, at the usual length."""
    phone.go(f"/sessions/{script_id}")
    phone.send("button[name=tension][value='']")


def begun(app: Flask, member: CastMember, script_id: str) -> UUID:
    """Begin one on the server and give its id: the pages before it are looked at elsewhere."""
    run = uuid4()
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        begin_session(session, member.id, run, utc_now(), script_id=script_id, tension_before=None)
    return run


def stop_the_clock(page: Page) -> None:
    """Let time go only where the test says so, on every page from here on."""
    page.clock.install(time=BEGAN)
    page.clock.pause_at(STANDING)


def phases(script: Script) -> list[Part]:
    """Every part of the usual length, one after the other."""
    plan = script.plan(script.usual_minutes)
    return list(plan.parts) * plan.times


def changes(script: Script) -> list[tuple[int, str, str]]:
    """The first change of steps, one in the middle and the last: when, what before, what after."""
    parts, lines = phases(script), script.worded(Locale.EN).lines
    ends = list(accumulate(part.seconds for part in parts))
    chosen = sorted({0, len(parts) // 2 - 1, len(parts) - 2})
    return [(ends[at], lines[parts[at].line], lines[parts[at + 1].line]) for at in chosen]


def follow(page: Page, script: Script) -> list[str]:
    """Start, sleep through most of it, and give what is wrong around three changes of steps."""
    faults, gone = [], 0
    page.locator("[data-act=toggle]").click()
    for seconds, before, after in changes(script):
        page.evaluate(HIDE, True)
        page.clock.fast_forward(1000 * seconds - WITHIN_MS - 20 - gone)
        page.evaluate(HIDE, False)
        page.clock.run_for(20)
        early = phase(page)
        page.clock.run_for(2 * WITHIN_MS)
        gone = 1000 * seconds + WITHIN_MS
        if (early, phase(page)) != (before, after):
            faults.append(f"{script.id} at {seconds} s: {early!r}, {phase(page)!r}")
    page.clock.fast_forward(1000 * sum(part.seconds for part in phases(script)) - gone)
    page.clock.run_for(2000)
    return faults


def phase(page: Page) -> str:
    """What the player says, and what a screen reader was told: they are the same."""
    shown, told = (page.locator(f"[data-part={name}]").text_content() for name in ("phase", "said"))
    return shown if shown == told else f"{shown} / {told}"
