"""Drawings are made once for one state of a journal."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from app.charts.marks import Nothing
from app.reflection import drawings
from app.reflection.drawings import KeptDrawings, Sheet
from app.reflection.periods import Window
from journal.vocabulary import Locale
from tests.conftest import SEOUL

WINDOW = Window(date(2026, 1, 5), date(2026, 3, 1), date(2026, 1, 5), SEOUL, is_weekly=False)
SOMETHING = (Nothing("days", "How you were", "Nothing yet."),)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Sheet]:
    asked: list[Sheet] = []

    def draw(_session: Session, sheet: Sheet) -> drawings.Drawings:
        asked.append(sheet)
        return SOMETHING

    monkeypatch.setattr(drawings, "_drawn", draw)
    return asked


def sheet(version: int = 1) -> Sheet:
    return Sheet(uuid4(), version, Locale.EN, WINDOW)


def test_a_second_look_draws_nothing(session: Session, drawn: list[Sheet]) -> None:
    kept, hers = KeptDrawings(), sheet()

    assert kept.of(session, hers) == kept.of(session, hers) == SOMETHING

    assert drawn == [hers]


def test_a_changed_journal_is_drawn_anew(session: Session, drawn: list[Sheet]) -> None:
    kept, hers = KeptDrawings(), sheet()
    changed = Sheet(hers.account_id, 2, hers.locale, hers.window)

    kept.of(session, hers)
    kept.of(session, changed)

    assert drawn == [hers, changed]


def test_what_was_not_asked_for_longest_goes_first(session: Session, drawn: list[Sheet]) -> None:
    kept, first, second, third = KeptDrawings(most=2), sheet(), sheet(), sheet()

    for asked in (first, second, first, third, first, second):
        kept.of(session, asked)

    assert drawn == [first, second, third, second]


def test_pictures_of_what_was_deleted_are_forgotten(session: Session, drawn: list[Sheet]) -> None:
    kept, hers, another = KeptDrawings(), sheet(), sheet()
    in_korean = Sheet(hers.account_id, 1, Locale.KO, WINDOW)
    changed = Sheet(hers.account_id, 2, Locale.EN, WINDOW)
    for asked in (hers, in_korean, another):
        kept.of(session, asked)

    kept.of(session, changed)

    assert set(kept._kept) == {another, changed}
