"""The key in Chromium: made, kept, dropped, wrapped anew; the server holds ciphertext all along."""

from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import delete

from app.database import writing
from journal.model import NoteKey
from tests.browser.conftest import Watched
from tests.browser.note_page import (
    CREATE,
    NEXT,
    NOTE,
    READ,
    STATE,
    STATES,
    STORED,
    TEXT,
    UNLOCK,
    WORDS,
    let_in,
    open_page,
    run,
    write,
)
from tests.conftest import sign_up

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR"])]


@pytest.fixture
def page(app: Flask, phone: Watched) -> Page:
    let_in(phone, sign_up(app, "mina"))
    return open_page(phone)


def test_a_key_is_made_and_survives_on_her_own_device(phone: Watched, page: Page) -> None:
    assert run(page, STATE) == "none"

    recovery: str = run(page, CREATE, WORDS)
    write(page)
    open_page(phone)

    assert [len(part) for part in recovery.split("-")] == [4, 4, 5, 4, 4, 5]
    assert (run(page, STATE), run(page, READ, NOTE)) == ("open", TEXT)
    assert run(page, STORED) == [False]
    assert phone.complaints == []


def test_locked_notes_open_by_passphrase_or_by_code(phone: Watched, page: Page) -> None:
    recovery: str = run(page, CREATE, WORDS)
    write(page)
    page.evaluate(STATES)

    for key in (WORDS, f"  {recovery.lower().replace('-', ' ')} "):
        run(page, "await keys.lock();")
        assert (run(page, STATE), run(page, READ, NOTE), run(page, STORED)) == (
            "locked",
            "locked",
            [],
        )
        assert (run(page, UNLOCK, key), run(page, READ, NOTE)) == ("done", TEXT)

    assert page.evaluate("heard") == ["locked", "open"] * 2


def test_what_does_not_open_says_so(page: Page) -> None:
    recovery: str = run(page, CREATE, WORDS)
    other = "0" if recovery[0] != "0" else "2"

    mistyped = run(page, UNLOCK, other + recovery[1:])
    assert mistyped in {"code_mistyped", "wrong"}
    assert run(page, UNLOCK, NEXT) == "wrong"
    assert run(page, "return keys.check(given);", NEXT) is False
    assert run(page, "return keys.check(given);", WORDS) is True
    assert run(page, "return reason(keys.create(given, {}));", NEXT) == "key_exists"
    assert run(page, "return reason(keys.create(given, {}));", "too short") == "short"


def test_a_new_passphrase_opens_and_no_note_was_sealed_anew(page: Page) -> None:
    recovery: str = run(page, CREATE, WORDS)
    write(page)
    before = run(page, "return api.note(given);", NOTE)
    change = "return reason(keys.changePassphrase(given.now, given.next));"

    assert run(page, change, {"now": NEXT, "next": NEXT}) == "wrong"
    assert run(page, change, {"now": WORDS, "next": NEXT}) == "done"

    assert run(page, "return api.note(given);", NOTE) == before
    run(page, "await keys.lock();")
    found = [run(page, UNLOCK, key) for key in (WORDS, NEXT, recovery)]
    assert found == ["wrong", "done", "done"]


def test_a_new_code_takes_the_place_of_the_old_one(page: Page) -> None:
    first: str = run(page, CREATE, WORDS)

    second: str = run(page, "return (await keys.renewRecovery(given)).recovery;", WORDS)

    run(page, "await keys.lock();")
    found = [run(page, UNLOCK, key) for key in (first, second, WORDS)]
    assert found == ["wrong", "done", "done"]


def test_an_answer_that_was_lost_leads_to_a_code_all_the_same(page: Page) -> None:
    first: str = run(page, CREATE, WORDS)

    second: str = run(page, CREATE, WORDS)

    assert first != second
    assert (run(page, UNLOCK, first), run(page, UNLOCK, second)) == ("wrong", "done")


def test_who_lost_both_begins_anew_and_may_find_them_again(page: Page) -> None:
    run(page, CREATE, WORDS)
    write(page)

    assert run(page, "return (await keys.beginAnew(given, {})).recovery;", NEXT)

    assert (run(page, STATE), run(page, READ, NOTE)) == ("open", "generation")
    (locked,) = run(page, "return api.locked();")
    assert (locked["generation"], locked["notes"]) == (1, 1)
    assert run(page, "return reason(keys.unlockOld(1, given));", NEXT) == "wrong"
    assert run(page, "return reason(keys.unlockOld(1, given));", WORDS) == "done"
    assert run(page, READ, NOTE) == TEXT
    write(page, "again", 2)
    run(page, "await keys.lock(); await keys.unlock(given, {});", NEXT)
    assert run(page, READ, NOTE) == "again"


def test_a_key_that_vanished_from_the_server_is_missed(
    app: Flask, phone: Watched, page: Page
) -> None:
    run(page, CREATE, WORDS)
    with app.app_context(), writing() as session:
        session.execute(delete(NoteKey))
    open_page(phone)

    found = run(page, "return [await keys.state(), keys.whyUnavailable()];")

    assert found == ["unavailable", "key_gone"]
    assert run(page, "return reason(keys.create(given, {}));", NEXT) == "key_gone"
    run(page, "await keys.lock();")
    assert run(page, STATE) == "none"


def test_without_a_session_or_a_server_it_says_why(phone: Watched) -> None:
    why = "return [await keys.state(), keys.whyUnavailable()];"
    phone.go("/sign-in")
    assert run(phone.page, why) == ["unavailable", "signed_out"]
    phone.page.route("**/notes/api/**", lambda route: route.abort())

    found: Any = run(phone.page, why)

    assert found == ["unavailable", "offline"]
