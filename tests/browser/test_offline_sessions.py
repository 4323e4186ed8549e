"""Guided sessions without a connection: done, kept on the phone, sent later, and nothing else."""

import pytest
from flask import Flask
from playwright.sync_api import Error as PageError
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.sessions import offline
from journal.model.suggestion import SessionRun
from tests.browser.conftest import Watched
from tests.browser.session_steps import begin, let_in, stop_the_clock
from tests.browser.test_left_behind import left_in
from tests.conftest import CastMember

pytestmark = pytest.mark.browser

WAITING = "JSON.parse(localStorage.getItem('offshift-sessions')).runs.length"
KEPT = """async () => {
  const names = await caches.keys();
  const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return { names, addresses: caught.flat().map(({ url }) => new URL(url).pathname) };
}"""


@pytest.fixture
def locale() -> str:
    return "en-GB"


@pytest.fixture
def hers(phone: Watched, mina: CastMember) -> Watched:
    let_in(phone, mina, "/sessions/guided")
    return phone


@pytest.fixture
def away(hers: Watched) -> Watched:
    """A phone that was on the page of sessions once, and has no connection any more."""
    ready(hers.page)
    hers.page.context.set_offline(True)
    return hers


def ready(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def stage(page: Page, name: str) -> None:
    expect(page.locator(f"[data-stage={name}]")).to_be_visible()


def kept_run(app: Flask) -> SessionRun:
    with Session(app.extensions["database"].reader) as session:
        (run,) = session.scalars(select(SessionRun))
        session.expunge(run)
    return run


def test_without_a_connection_it_is_done_and_sent_later(away: Watched, app: Flask) -> None:
    stop_the_clock(away.page)
    away.go("/sessions/sigh")
    stage(away.page, "before")
    away.page.locator("[data-stage=before] [name=tension][value='4']").click()
    away.page.locator("[data-act=toggle]").click()
    away.page.clock.fast_forward(60_000)
    away.page.clock.run_for(2000)
    stage(away.page, "after")
    away.page.locator("[data-stage=after] [name=tension][value='2']").click()
    stage(away.page, "done")
    assert away.page.evaluate(WAITING) == 1

    away.page.context.set_offline(False)
    away.page.clock.resume()
    away.page.wait_for_function(f"() => {WAITING} === 0")

    run = kept_run(app)
    kept = (run.session, run.seconds, run.tension_before, run.tension_after)
    assert kept == ("sigh", 60, 4, 2)


def test_the_line_may_break_in_the_middle(hers: Watched, app: Flask) -> None:
    ready(hers.page)
    begin(hers, "slow-exhale")
    hers.page.context.set_offline(True)
    hers.page.locator("[data-act=toggle]").click()
    hers.page.locator("[data-act=stop]").click()
    stage(hers.page, "after")
    hers.page.locator("[data-stage=after] [name=tension][value='3']").click()
    stage(hers.page, "done")
    hers.page.context.set_offline(False)
    hers.page.wait_for_function(f"() => {WAITING} === 0")

    run = kept_run(app)
    assert run.finished_at is not None
    assert run.tension_after == 3


def test_the_page_without_a_connection_is_accessible(away: Watched) -> None:
    for path in ("/sessions/guided", "/sessions/name-it"):
        away.go(path)
        expect(away.page.get_by_text("There's no connection right now")).to_be_visible()
        away.assert_accessible()


def test_nothing_else_is_shown_without_a_connection(away: Watched, mina: CastMember) -> None:
    for path in ("/today", "/sessions/group", "/restore"):
        with pytest.raises(PageError, match="ERR_INTERNET_DISCONNECTED"):
            away.go(path)
    away.go("/sessions/guided")

    kept = away.page.evaluate(KEPT)["addresses"]

    assert all(path.startswith(("/static/", "/sessions/offline")) for path in kept)
    assert str(mina.id) not in left_in(away.page)["caches"]
    assert mina.email not in left_in(away.page)["caches"]


def test_a_newer_worker_puts_the_older_away(hers: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(hers.page)
    (before,) = hers.page.evaluate(KEPT)["names"]

    monkeypatch.setattr(offline, "STYLES", offline.STYLES[:-1])
    hers.go("/sessions/guided")

    hers.page.wait_for_function(
        "async (old) => { const [one, more] = await caches.keys(); return !more && one !== old; }",
        arg=before,
    )


def test_signing_out_leaves_no_session_behind(away: Watched) -> None:
    away.go("/sessions/name-it")
    away.page.locator("[data-stage=before] [name=tension][value='4']").click()
    away.page.locator("[data-act=stop]").click()
    stage(away.page, "after")
    assert away.page.evaluate(WAITING) == 1
    away.page.context.set_offline(False)
    away.go("/me")
    away.send("form[action='/sign-out'] button")

    left = left_in(away.page)
    assert (left["local"], left["caches"], left["workers"]) == ("{}", "[]", "[]")
