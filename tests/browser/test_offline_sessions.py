"""Guided sessions without a connection: done, kept on the phone, sent later, and nothing else."""

from functools import wraps
from threading import Event

import pytest
from flask import Flask
from playwright.sync_api import Error as PageError
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.sessions import offline
from journal.model.suggestion import SessionRun
from tests.browser.conftest import PATIENCE_MS, Watched
from tests.browser.notes_steps import end_session
from tests.browser.session_steps import begin, let_in, stop_the_clock
from tests.browser.test_left_behind import left_in
from tests.conftest import CastMember

pytestmark = pytest.mark.browser

WAITING = "JSON.parse(localStorage.getItem('offshift-sessions')).runs.length"
SEND = """async () => {
  const { send } = await import("/static/js/sessions/kept.js");
  return send("/sessions/guided");
}"""
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
        expect(away.page.locator("#kept")).to_contain_text("what you tap is kept on this device")
        expect(away.page.locator("#not-kept")).to_be_hidden()
        away.assert_accessible()


def test_nothing_else_is_shown_without_a_connection(away: Watched, mina: CastMember) -> None:
    for path in ("/today", "/sessions/group", "/restore"):
        # A page of its own: what the browser says about it comes late, and would undo the next.
        lost = away.page.context.new_page()
        with pytest.raises(PageError, match="ERR_INTERNET_DISCONNECTED"):
            lost.goto(away.address + path)
        lost.close()
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


def do_one(away: Watched) -> None:
    away.go("/sessions/name-it")
    away.page.locator("[data-stage=before] [name=tension][value='4']").click()
    away.page.locator("[data-act=stop]").click()
    stage(away.page, "after")
    assert away.page.evaluate(WAITING) == 1


def assert_nothing_left(page: Page) -> None:
    left = left_in(page)
    assert (left["local"], left["caches"], left["workers"]) == ("{}", "[]", "[]")


def test_signing_out_sends_what_waits_and_leaves_nothing_behind(away: Watched, app: Flask) -> None:
    do_one(away)
    # The line comes back while she is elsewhere: her settings are the first page that can send it.
    away.page.goto("about:blank")
    away.page.context.set_offline(False)
    away.go("/me")
    away.send("form[action='/sign-out'] button")

    assert kept_run(app).tension_before == 4
    assert_nothing_left(away.page)


def test_what_cannot_be_sent_is_said_before_signing_out(away: Watched) -> None:
    do_one(away)
    away.page.context.route("**/sessions/guided", lambda route: route.abort())
    away.page.context.set_offline(False)
    away.go("/me")
    expect(away.page.get_by_role("status").get_by_text("signing out deletes it")).to_be_visible()

    away.send("form[action='/sign-out'] button")

    assert_nothing_left(away.page)


def test_signed_out_meanwhile_it_waits_until_she_is_back(
    away: Watched, app: Flask, mina: CastMember
) -> None:
    do_one(away)
    end_session(app, mina)
    with away.page.expect_response("**/sessions/guided"):
        away.page.context.set_offline(False)
    assert away.page.evaluate(SEND) is False
    assert away.page.evaluate(WAITING) == 1
    expect(away.page.locator("#kept")).to_be_visible()

    let_in(away, mina, "/sessions/guided")
    away.page.wait_for_function(f"() => {WAITING} === 0")

    assert kept_run(app).tension_before == 4


def test_a_line_that_carries_nothing_is_no_line(
    phone: Watched, mina: CastMember, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline, "PATIENCE_MS", 300)
    let_in(phone, mina, "/sessions/guided")
    ready(phone.page)
    answered = Event()
    view = app.view_functions["sessions.before"]
    slow = wraps(view)(lambda **named: answered.wait(PATIENCE_MS / 1000) and view(**named))
    monkeypatch.setitem(app.view_functions, "sessions.before", slow)

    phone.go("/sessions/sigh")

    stage(phone.page, "before")
    answered.set()


def test_a_browser_that_keeps_nothing_says_so(away: Watched) -> None:
    away.page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")

    away.go("/sessions/sigh")

    expect(away.page.locator("#not-kept")).to_be_visible()
    expect(away.page.locator("#kept")).to_be_hidden()
    away.page.locator("[data-stage=before] [name=tension][value='4']").click()
    stage(away.page, "play")


def test_how_long_it_was_is_not_lost_where_the_answer_is(hers: Watched, app: Flask) -> None:
    ready(hers.page)
    begin(hers, "sigh")
    hers.go(f"{hers.page.url.partition('?')[0].removeprefix(hers.address)}/after?seconds=42")
    hers.page.context.set_offline(True)
    hers.page.locator("[name=tension][value='3']").click()
    stage(hers.page, "after")
    hers.page.locator("[data-stage=after] [name=tension][value='3']").click()
    stage(hers.page, "done")
    hers.page.context.set_offline(False)
    hers.page.wait_for_function(f"() => {WAITING} === 0")

    assert kept_run(app).seconds == 42
