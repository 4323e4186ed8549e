"""A large import is saved in the background: whole, or not at all."""

from threading import Event
from time import monotonic, sleep
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.import_work import (
    MOST_AT_ONCE,
    MOST_REMEMBERED,
    ImportWork,
    Progress,
    Save,
    Standing,
    State,
    _Work,
)
from journal.errors import Conflict, Invalid, NotFound

MINA, JUN = uuid4(), uuid4()
MARK = text("UPDATE account SET journal_version = journal_version + 1")


class Held:
    """A saving that waits in its middle until it may go on."""

    def __init__(self) -> None:
        self.has_begun, self.may_go_on = Event(), Event()

    def __call__(self, _session: Session, _note: Progress) -> Save:
        return self.save

    def save(self, _session: Session, note: Progress) -> None:
        note(1, 3)
        self.has_begun.set()
        assert self.may_go_on.wait(10)
        note(3, 3)


def ended(work: ImportWork, key: tuple[UUID, UUID]) -> Standing:
    """Wait until an import has ended."""
    until = monotonic() + 10
    while monotonic() < until:
        standing = work.standing(key)
        if standing is not None and not standing.is_under_way:
            return standing
        sleep(0.01)
    raise AssertionError


def nothing(_session: Session, _note: Progress) -> Save:
    """Find nothing to save."""
    return lambda _session, _note: None


def refusing(error: BaseException) -> Any:
    def save(_session: Session, _note: Progress) -> None:
        raise error

    return lambda _session, _note: save


@pytest.fixture
def work(app: Flask) -> ImportWork:
    return ImportWork(app)


@pytest.fixture
def held() -> Any:
    saving = Held()
    yield saving
    saving.may_go_on.set()


def test_it_waits_saves_and_is_done(work: ImportWork, held: Held) -> None:
    key = MINA, uuid4()
    work.begin(key, "a", held, 3)
    assert held.has_begun.wait(10)

    assert work.standing(key) == Standing(key[1], State.SAVING, 1, 3)
    assert [one.id for one in work.under_way(MINA)] == [key[1]]
    assert work.under_way(JUN) == []

    held.may_go_on.set()
    assert ended(work, key) == Standing(key[1], State.DONE, 3, 3)
    assert work.under_way(MINA) == []


def test_the_next_one_waits_for_its_turn(work: ImportWork, held: Held) -> None:
    first, second = (MINA, uuid4()), (JUN, uuid4())
    work.begin(first, "a", held, 3)
    assert held.has_begun.wait(10)
    work.begin(second, "b", nothing, 3)

    standing = work.standing(second)

    assert standing is not None
    assert standing.state is State.WAITING
    held.may_go_on.set()
    assert ended(work, second).state is State.DONE


def test_what_is_called_off_is_undone(app: Flask, work: ImportWork, held: Held) -> None:
    key = MINA, uuid4()

    def save(session: Session, note: Progress) -> None:
        session.execute(text("CREATE TABLE half (a INTEGER)"))
        held.save(session, note)

    work.begin(key, "a", lambda _session, _note: save, 3)
    assert held.has_begun.wait(10)
    work.cancel(key)
    held.may_go_on.set()

    assert ended(work, key).state is State.CANCELLED
    with app.extensions["database"].reader.connect() as connection:
        assert (
            connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'half'")).all() == []
        )


def test_what_waits_can_be_called_off_too(work: ImportWork, held: Held) -> None:
    first, second = (MINA, uuid4()), (JUN, uuid4())
    work.begin(first, "a", held, 3)
    assert held.has_begun.wait(10)
    work.begin(second, "b", refusing(AssertionError()), 3)

    work.cancel(second)
    work.cancel((JUN, uuid4()))
    held.may_go_on.set()

    assert ended(work, second).state is State.CANCELLED
    assert ended(work, first).state is State.DONE


def test_a_refusal_says_why(work: ImportWork) -> None:
    key, refusal = (MINA, uuid4()), Invalid("owner_differs", field="owner")

    work.begin(key, "a", refusing(refusal), 3)

    assert ended(work, key) == Standing(key[1], State.FAILED, 0, 3, refusal)


@pytest.mark.parametrize(
    "error", [OperationalError("s", {}, Exception("disk is full")), NotFound()]
)
def test_a_fault_is_told_by_its_kind_alone(
    work: ImportWork, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    key = MINA, uuid4()

    work.begin(key, "a", refusing(error), 3)

    assert ended(work, key) == Standing(key[1], State.FAILED, 0, 3)
    assert type(error).__name__ in caplog.text
    assert "disk" not in caplog.text


def test_a_fault_nobody_thought_of_ends_it_too(work: ImportWork) -> None:
    one = _Work(Standing(uuid4(), State.WAITING, 0, 3), "a", refusing(KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        work._run(MINA, one)

    assert one.standing.state is State.FAILED


def test_the_same_request_twice_is_one_import(work: ImportWork, held: Held) -> None:
    key = MINA, uuid4()
    work.begin(key, "a", held, 3)

    work.begin(key, "a", refusing(AssertionError()), 3)
    with pytest.raises(Conflict):
        work.begin(key, "b", nothing, 3)

    held.may_go_on.set()
    assert ended(work, key).state is State.DONE


def test_a_person_has_one_at_a_time(work: ImportWork, held: Held) -> None:
    work.begin((MINA, uuid4()), "a", held, 3)

    with pytest.raises(Invalid, match="still_saving"):
        work.begin((MINA, uuid4()), "b", nothing, 3)


def test_there_is_an_end_to_how_many_wait(work: ImportWork, held: Held) -> None:
    for _ in range(MOST_AT_ONCE):
        work.begin((uuid4(), uuid4()), "a", held, 3)

    with pytest.raises(Invalid, match="too_busy"):
        work.begin((MINA, uuid4()), "b", nothing, 3)


def test_one_that_failed_can_begin_anew(work: ImportWork) -> None:
    key = MINA, uuid4()
    work.begin(key, "a", refusing(NotFound()), 3)
    ended(work, key)

    work.begin(key, "b", nothing, 3)

    assert ended(work, key).state is State.DONE


def test_what_ended_long_ago_is_forgotten(work: ImportWork) -> None:
    keys = [(MINA, uuid4()) for _ in range(MOST_REMEMBERED + 2)]

    for key in keys:
        work.begin(key, "a", nothing, 3)
        ended(work, key)

    assert work.standing(keys[0]) is None
    assert work.standing(keys[-1]) is not None
