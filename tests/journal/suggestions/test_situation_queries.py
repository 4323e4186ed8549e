from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from journal.model import SingleShift
from journal.suggestions.commands import set_limit
from journal.suggestions.situation import Feeling, Fortnight
from journal.suggestions.situation_queries import situation_of
from journal.vocabulary import Limit
from tests.journal.suggestions.reading import SEOUL
from tests.journal.suggestions.rows import NOW, Rows

HERE = NOW.astimezone(SEOUL)


@pytest.fixture
def rows(session: Session, mina_id: UUID) -> Rows:
    return Rows(session, mina_id)


def test_only_the_last_check_in_says_how_she_is(
    session: Session, mina_id: UUID, rows: Rows
) -> None:
    rows.check_in(600, mood=5, tension=1)
    rows.check_in(30, mood=2, energy=1, replay=4)

    assert situation_of(session, mina_id, HERE).feeling == Feeling(30, 2, 1, None, 4)


def test_a_day_is_low_when_no_check_in_of_it_was_better(
    session: Session, mina_id: UUID, rows: Rows
) -> None:
    for days_ago in range(1, 9):
        rows.check_in(days_ago * 1440, mood=2)
    rows.check_in(1440 + 60, mood=4)
    rows.check_in(15 * 1440, mood=1)
    rows.check_in(9 * 1440, energy=1)

    assert situation_of(session, mina_id, HERE).fortnight == Fortnight(8, 7)


def test_somebody_who_said_nothing_has_no_days(session: Session, mina_id: UUID) -> None:
    assert situation_of(session, mina_id, HERE).fortnight == Fortnight(0, 0)


def test_what_does_not_suit_her_is_known_at_once(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    set_limit(session, mina_id, Limit.BREATHING, NOW, is_set=True)
    set_limit(session, jun_id, Limit.WALKING, NOW, is_set=True)

    assert situation_of(session, mina_id, HERE).limits == {Limit.BREATHING}


def test_on_call_is_known(session: Session, mina_id: UUID, rows: Rows) -> None:
    rows.shift(9, 16)
    free = situation_of(session, mina_id, HERE)
    waiting = {"kind": "on_call", "start_minute": 17 * 60, "end_minute": 23 * 60}
    own = {"account_id": mina_id, "id": UUID(int=5), "created_at": NOW}
    day = {"local_date": HERE.date(), "zone": "Asia/Seoul", "replaces_day": False}
    rows.add(SingleShift(**own, **day, **waiting))

    assert not free.is_on_call
    assert situation_of(session, mina_id, HERE).is_on_call
    assert not situation_of(session, mina_id, HERE + timedelta(hours=6)).is_on_call


def test_everything_but_the_shifts_is_read_in_one_statement(
    session: Session, mina_id: UUID, rows: Rows
) -> None:
    rows.shift(9, 18)
    asked: list[str] = []
    event.listen(session.bind, "before_cursor_execute", lambda *call: asked.append(call[2]))

    situation_of(session, mina_id, HERE)

    assert len([one for one in asked if "answered_offer" in one]) == 1
    assert len([one for one in asked if "check_in" in one]) == 1
