"""Her own names for rooms: written over the numbers where the lock is open, and nowhere else."""

import re

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, expect
from sqlalchemy import select, update

from app.database import reading, writing
from journal.model import Note, Room
from tests.app.imports.browsing import bring_in
from tests.browser.bringing import send
from tests.browser.conftest import Watched
from tests.browser.notes_steps import another_device, let_in, make_lock, member, part, unlock
from tests.conftest import CastMember
from tests.journal.importing.exports import make_room

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["en-GB"])]

NAME = "창구 앞 단톡방"
NO_TLS = "Object.defineProperty(globalThis, 'isSecureContext', {value: false})"
PLAIN = "Front desk"


@pytest.fixture
def mina(app: Flask, locale: str) -> CastMember:
    """Give Mina, who brought one room in."""
    made = member(app, locale)
    bring_in(made.client, make_room(30))
    return made


@pytest.fixture
def hers(mina: CastMember, phone: Watched) -> Watched:
    let_in(phone.page, mina, phone.address)
    return phone


@pytest.fixture
def at_room(mina: CastMember) -> str:
    found = re.search(r'href="(/rooms/[0-9a-f-]+)"', mina.client.get("/rooms").text)
    assert found
    return found[1]


def field(hers: Watched) -> Locator:
    return hers.page.locator(".note-box input")


def name_it(hers: Watched, at_room: str, name: str) -> None:
    hers.go(at_room)
    field(hers).fill(name)
    hers.page.keyboard.press("Enter")
    expect(hers.page.locator(".note-text").first).to_have_text(" ".join(name.split()))


def lock(hers: Watched) -> None:
    hers.go("/notes/lock")
    part(hers.page, "open").locator("[data-act=lock]").click()
    expect(part(hers.page, "locked")).to_be_visible()


def test_a_name_stands_where_the_number_stood_while_the_lock_is_open(
    hers: Watched, at_room: str
) -> None:
    make_lock(hers)

    name_it(hers, at_room, f"  {NAME} ")

    expect(hers.page.locator("h1")).to_have_text(NAME)
    expect(hers.page.locator("[data-room-number]")).to_have_text("· Room 1")
    assert NAME not in hers.page.title()
    hers.assert_accessible()
    for path in ("/rooms", "/sources", "/imports"):
        hers.go(path)
        expect(hers.page.locator("[data-room]").first).to_have_text(NAME)
    assert (hers.complaints, hers.elsewhere) == ([], [])


def test_the_preview_of_a_file_asks_by_her_names(
    hers: Watched, at_room: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    make_lock(hers)
    name_it(hers, at_room, NAME)
    file = tmp_path_factory.mktemp("phone") / "room.txt"
    file.write_text(make_room(20), encoding="utf-8")

    send(hers, file)

    expect(hers.page.locator(".chip [data-room]")).to_have_text(NAME)


def test_the_server_has_no_word_of_it(app: Flask, hers: Watched, at_room: str) -> None:
    sent: list[str] = []
    make_lock(hers)
    hers.page.on("request", lambda request: sent.append(request.post_data or ""))

    name_it(hers, at_room, NAME)

    with app.app_context(), reading() as session:
        assert session.execute(select(Room.label)).scalar_one() is None
        assert session.execute(select(Note.kind)).scalars().all() == ["label"]
    assert any('"label"' in one for one in sent)
    assert not any(NAME in one for one in sent)


def test_once_the_lock_closes_the_number_stands(hers: Watched, at_room: str) -> None:
    passphrase, _ = make_lock(hers)
    name_it(hers, at_room, NAME)
    lock(hers)

    hers.go(at_room)
    expect(part(hers.page, "locked")).to_be_visible()
    expect(hers.page.locator("h1")).to_have_text("Room 1")
    assert NAME not in hers.page.content()

    part(hers.page, "locked").locator("[data-act=unlock]").click()
    unlock(hers.page, passphrase)
    expect(hers.page.locator("h1")).to_have_text(NAME)
    other = hers.page.context.new_page()
    other.goto(f"{hers.address}/notes/lock")
    part(other, "open").locator("[data-act=lock]").click()
    expect(hers.page.locator("h1")).to_have_text("Room 1")
    assert NAME not in hers.page.content()


def test_without_a_safe_connection_or_scripts_the_number_stands(
    browser: Browser, hers: Watched, mina: CastMember, at_room: str
) -> None:
    hers.page.add_init_script(NO_TLS)
    hers.go(at_room)
    expect(hers.page.locator("h1")).to_have_text("Room 1")
    expect(part(hers.page, "unavailable")).to_be_visible()
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    let_in(bare, mina, hers.address)

    bare.goto(hers.address + at_room)

    expect(bare.locator("h1")).to_have_text("Room 1")
    context.close()


def test_a_name_is_taken_away_and_put_back(hers: Watched, at_room: str) -> None:
    make_lock(hers)
    name_it(hers, at_room, NAME)

    hers.page.locator("[data-act=take_away]").click()
    expect(hers.page.locator("h1")).to_have_text("Room 1")
    hers.assert_accessible()
    hers.page.locator("[data-act=put_back]").click()

    expect(hers.page.locator("h1")).to_have_text(NAME)
    hers.page.locator("[data-act=edit]").click()
    field(hers).fill("x" * 60)
    hers.page.locator("[data-act=keep]").click()
    expect(hers.page.locator("h1")).to_have_text("x" * 40)


@pytest.mark.parametrize("begins", ["open", "locked"])
def test_a_name_from_before_is_locked_by_one_tap(
    app: Flask, hers: Watched, at_room: str, begins: str
) -> None:
    with app.app_context(), writing() as session:
        session.execute(update(Room).values(label=PLAIN))
    passphrase, _ = make_lock(hers)
    if begins == "locked":
        lock(hers)
    hers.go(at_room)

    hers.page.locator("[data-act=lock_plain]").click()
    if begins == "locked":
        unlock(hers.page, passphrase)

    expect(hers.page.locator(".note-text").first).to_have_text(PLAIN)
    expect(hers.page.locator("[data-plain-name]")).to_have_count(0)
    with app.app_context(), reading() as session:
        assert session.execute(select(Room.label)).scalar_one() is None
    hers.page.reload()
    expect(hers.page.locator("h1")).to_have_text(PLAIN)


def test_a_name_that_could_not_be_sent_leaves_the_plain_one(
    app: Flask, hers: Watched, at_room: str
) -> None:
    with app.app_context(), writing() as session:
        session.execute(update(Room).values(label=PLAIN))
    make_lock(hers)
    hers.go(at_room)
    hers.page.route("**/notes/api/items/*", lambda route: route.abort())

    hers.page.locator("[data-act=lock_plain]").click()

    expect(hers.page.locator(".note-says")).not_to_be_empty()
    hers.assert_accessible()
    expect(hers.page.locator("p[data-plain-name]")).to_be_visible()
    with app.app_context(), reading() as session:
        assert session.execute(select(Room.label)).scalar_one() == PLAIN


def test_once_locked_the_plain_name_is_nowhere_on_the_page(
    app: Flask, hers: Watched, at_room: str
) -> None:
    with app.app_context(), writing() as session:
        session.execute(update(Room).values(label=PLAIN))
    make_lock(hers)
    hers.go(at_room)
    expect(hers.page.locator("[data-room-number]")).to_have_text("· Room 1")
    hers.page.locator("[data-act=lock_plain]").click()
    expect(hers.page.locator(".note-text").first).to_have_text(PLAIN)

    hers.page.locator("[data-act=take_away]").click()

    expect(hers.page.locator("h1")).to_have_text("Room 1")
    expect(hers.page.locator("[data-room-number]")).to_be_hidden()
    assert PLAIN not in hers.page.content()


def test_a_second_device_reads_the_name_once_it_is_unlocked(
    browser: Browser, hers: Watched, mina: CastMember, at_room: str
) -> None:
    passphrase, _ = make_lock(hers)
    name_it(hers, at_room, NAME)
    with another_device(browser, hers, mina) as second:
        second.go(at_room)
        expect(second.page.locator("h1")).to_have_text("Room 1")
        part(second.page, "locked").locator("[data-act=unlock]").click()
        unlock(second.page, passphrase, shared=True)

        expect(second.page.locator("h1")).to_have_text(NAME)
        second.go("/rooms")
        expect(second.page.locator("[data-room]")).to_have_text("Room 1")
