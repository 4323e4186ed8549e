"""Words that the server changed, set back or took away aren't in a file, and that is said."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from journal.clock import utc_now
from journal.model import Note, NoteVersion
from journal.notes.commands import remove_note
from tests.browser.conftest import Watched
from tests.browser.evidence_steps import (
    ASKED,
    FIRST,
    choose,
    holds,
    put_in,
    saved,
    texts,
    write_it_down,
)
from tests.browser.notes_steps import let_in, make_lock, member
from tests.browser.tampering import body_of, tamper

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR"])]
SAYS = {
    "ko-KR": "글 {count}개가 파일에 들어가지 않았어요. 저장했던 그대로 있지 않아서예요.",
}


def hers(session: Session) -> Note:
    return session.scalars(select(Note).where(Note.kind == "interaction")).one()


def put(session: Session, version: int, body: bytes) -> None:
    session.execute(
        update(NoteVersion)
        .where(NoteVersion.note_id == hers(session).id, NoteVersion.version == version)
        .values(body=body)
    )


def flip(session: Session) -> None:
    body = bytearray(body_of(session, hers(session).id, 2))
    body[100] ^= 1
    put(session, 2, bytes(body))


def replay(session: Session) -> None:
    put(session, 2, body_of(session, hers(session).id, 1))


def swap(session: Session) -> None:
    first, second = (body_of(session, hers(session).id, version) for version in (1, 2))
    put(session, 1, second)
    put(session, 2, first)


def set_back(session: Session) -> None:
    note = hers(session).id
    session.execute(
        delete(NoteVersion).where(NoteVersion.note_id == note, NoteVersion.version == 2)
    )
    session.execute(update(Note).where(Note.id == note).values(version=1))


def take_away(session: Session) -> None:
    session.execute(delete(Note).where(Note.id == hers(session).id))


def delete_for_her(session: Session) -> None:
    """Delete it as she would: the chain speaks of it no more, and only her device remembers."""
    note = hers(session)
    remove_note(session, note.account_id, note.id, utc_now())


TAMPERED = {
    flip: (1, [FIRST, None, ASKED]),
    replay: (1, [FIRST, None, ASKED]),
    swap: (2, [None, None, ASKED]),
    set_back: (1, [FIRST, None, ASKED]),
    take_away: (2, [None, None, ASKED]),
    delete_for_her: (1, [ASKED]),
}
"""What a server does, how many of her words are then missed, and what the file holds of them."""


@pytest.fixture
def incident(app: Flask, phone: Watched, locale: str) -> str:
    let_in(phone.page, member(app, locale), phone.address)
    make_lock(phone)
    return write_it_down(phone)


@pytest.mark.parametrize("change", TAMPERED)
def test_it_is_said_and_they_stay_out(
    app: Flask, phone: Watched, incident: str, locale: str, change: Callable[[Session], None]
) -> None:
    count, told = TAMPERED[change]
    tamper(app, change)
    choose(phone, incident)

    put_in(phone.page)

    status = phone.page.locator("[data-status]")
    expect(status).to_contain_text(SAYS[locale].format(count=count))
    with TemporaryDirectory() as folder:
        assert texts(holds(saved(phone.page, Path(folder)))) == told
    quotes = phone.page.locator(".own:visible blockquote").all_text_contents()
    assert quotes == [text for text in told if text]
    phone.assert_accessible()
    assert phone.complaints == []
