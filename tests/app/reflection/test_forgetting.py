"""What is not in a journal any more leaves the server's memory, whoever took it out."""

import pytest
from flask import Flask

from app.database import writing
from app.reflection import forgetting
from app.reflection.drawings import KeptDrawings, Sheet
from app.reflection.forgetting import drop_stale_drawings
from journal.accounts.commands import erase, touch
from journal.vocabulary import Locale
from tests.app.reflection.test_drawings import WINDOW
from tests.conftest import CastMember


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, mina: CastMember, jun: CastMember) -> KeptDrawings:
    """Keep a drawing of Mina's and one of Jun's in memory."""
    made = KeptDrawings()
    monkeypatch.setattr(forgetting, "kept", made)
    for member in (mina, jun):
        made._kept[Sheet(member.id, 1, Locale.EN, WINDOW)] = ()
    return made


def sweep(app: Flask) -> None:
    with app.app_context():
        drop_stale_drawings()


def test_what_is_true_stays(app: Flask, kept: KeptDrawings) -> None:
    before = kept.accounts()

    sweep(app)

    assert kept.accounts() == before
    assert len(before) == 2


def test_a_picture_of_an_erased_account_goes(
    app: Flask, kept: KeptDrawings, mina: CastMember, jun: CastMember
) -> None:
    with app.app_context(), writing() as session:
        erase(session, mina.id)

    sweep(app)

    assert kept.accounts() == {jun.id}


def test_a_picture_of_what_was_changed_goes(
    app: Flask, kept: KeptDrawings, mina: CastMember, jun: CastMember
) -> None:
    with app.app_context(), writing() as session:
        touch(session, jun.id)

    sweep(app)

    assert kept.accounts() == {mina.id}


def test_without_pictures_nothing_is_asked(
    app: Flask, monkeypatch: pytest.MonkeyPatch, statements: list[str]
) -> None:
    monkeypatch.setattr(forgetting, "kept", KeptDrawings())

    sweep(app)

    assert statements == []
