"""What a server may do to what it keeps, and how her pages say so."""

from collections.abc import Callable
from uuid import UUID

from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.database import writing
from journal.model import NoteVersion
from tests.browser.conftest import Watched
from tests.browser.note_page import CREATE, KEEP, WORDS, open_page, run
from tests.browser.notes_steps import let_in, member

SAYS = {
    "ko-KR": {
        "row": "기기 밖에서 바뀐 글이라 보여 드리지 않아요",
        "damaged": "저장했던 글이 아니에요. 기기 밖에서 바뀌었거나 뒤바뀌어서 보여 드리지 않아요.",
        "older": "서버가 예전 글을 보냈어요. 모르는 사이에 되돌아가지 않도록 보여 드리지 않아요.",
        "weak": "서버가 보낸 잠금이 원래 만드는 것보다 약해요. 누가 손댔을 수 있어",
        "altered": "서버가 보낸 잠금이 기기 밖에서 바뀌었어요. 그래서 열지 않았어요.",
        "wrong": "이것으로는 열리지 않아요.",
        "gone": "이 기기에서 보던 글이 여기 없어요.",
        "gone_some": "이 기기에서 보던 글 1개가 보이지 않아요.",
        "key_gone": "서버에 이 기기가 아는 잠금이 없어요. 오래된 백업을 되돌렸거나",
        "left_out": "글 2개",
    },
    "en-GB": {
        "row": "Not shown: changed outside your devices",
        "damaged": "What is stored here isn't what you kept: it was changed or swapped outside",
        "older": "The server showed an older state of these words. They aren't shown",
        "weak": "is weaker than anything we make. It may have been tampered with",
        "altered": "What the server sent as your lock was changed outside your devices.",
        "wrong": "That doesn't open it.",
        "gone": "Words that this device knew are gone from here.",
        "gone_some": "This device knew 1 more.",
        "key_gone": "The server has lost the lock that this device knows. An old backup may have",
        "left_out": "without 2 of your own notes",
    },
}
FIRST, SECOND = (UUID(int=one) for one in (1, 2))
SAID = "소리를 질렀다"
LONG = f"그 손님은 첫마디부터 {SAID}. " * 20


def kept_by(app: Flask, phone: Watched, locale: str) -> Watched:
    """Let her phone keep and see two long notes; the first was changed once."""
    let_in(phone.page, member(app, locale), phone.address)
    page = open_page(phone)
    run(page, CREATE, WORDS)
    for note, version, text in ((FIRST, 1, LONG), (SECOND, 1, LONG), (FIRST, 2, LONG + "!")):
        run(page, KEEP, {"note": str(note), "version": version, "text": text})
    phone.go("/notes")
    expect(page.locator("[data-rows] li")).to_have_count(2)
    expect(page.locator("[data-rows]")).to_contain_text(SAID)
    return phone


def tamper(app: Flask, change: Callable[[Session], object]) -> None:
    with app.app_context(), writing() as session:
        change(session)


def body_of(session: Session, note: UUID, version: int = 1) -> bytes:
    return session.scalars(
        select(NoteVersion.body).where(NoteVersion.note_id == note, NoteVersion.version == version)
    ).one()


def put(session: Session, note: UUID, body: bytes) -> None:
    """Put another body in the place of all that is kept of a note."""
    session.execute(update(NoteVersion).where(NoteVersion.note_id == note).values(body=body))
