"""Joining, leaving, the waiting list: on a database that is rolled back."""

from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.accounts.commands import deactivate, erase
from journal.errors import Conflict, NotAllowed
from journal.model.gathering import SessionPlace
from journal.sessions.scheduled_commands import leave_date
from journal.sessions.scheduled_rules import Standing
from journal.teams.announcing import cancel_date, cancel_session
from journal.teams.joining import leave
from journal.vocabulary import PlaceKind
from tests.journal.sessions.gathered import (
    BEGINS,
    DAY,
    FRIDAY,
    MINUTE,
    OVER,
    ask,
    hers,
    make_class,
    people,
    seen,
    standing,
    weekly,
)
from tests.journal.teams.founded import (
    NOW,
    Founded,
    join,
    make_organisation,
)

HELD, WAITING = PlaceKind.HELD, PlaceKind.WAITING


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def test_who_asks_first_has_the_place_and_the_next_waits(session: Session, house: Founded) -> None:
    mina, jun = people(session, house, "mina", "jun")
    class_ = make_class(session, house)

    assert [ask(session, one, class_) for one in (mina, jun)] == [HELD, WAITING]
    assert standing(session, mina) == [Standing.HELD]
    assert standing(session, jun) == [Standing.WAITING]


def test_who_leaves_lets_the_first_waiting_move_up(session: Session, house: Founded) -> None:
    mina, jun, dae = people(session, house, "mina", "jun", "dae")
    class_ = make_class(session, house)
    for one in (mina, jun, dae):
        ask(session, one, class_)

    leave_date(session, mina, class_, FRIDAY, NOW)

    assert standing(session, mina) == []
    assert standing(session, jun) == [Standing.MOVED_UP]
    assert standing(session, dae) == [Standing.WAITING]
    assert ask(session, mina, class_) is WAITING


def test_a_second_tap_is_the_first_one(session: Session, house: Founded) -> None:
    mina, jun = people(session, house, "mina", "jun")
    class_, tap = make_class(session, house), uuid4()

    assert ask(session, mina, class_, place_id=tap) is HELD
    ask(session, jun, class_)
    assert ask(session, mina, class_, place_id=tap) is HELD
    assert ask(session, mina, class_) is HELD
    assert len(session.execute(select(SessionPlace)).all()) == 2


def test_one_id_cannot_stand_for_two_places(session: Session, house: Founded) -> None:
    (mina,) = people(session, house, "mina")
    class_, tap = make_class(session, house, **weekly()), uuid4()
    ask(session, mina, class_, place_id=tap)

    with pytest.raises(Conflict):
        ask(session, mina, class_, FRIDAY + 7 * DAY, place_id=tap)


def test_leaving_what_she_has_not_joined_changes_nothing(session: Session, house: Founded) -> None:
    mina, jun = people(session, house, "mina", "jun")
    class_ = make_class(session, house)
    ask(session, mina, class_)

    leave_date(session, jun, class_, FRIDAY, NOW)

    assert standing(session, mina) == [Standing.HELD]


def test_once_it_has_begun_nobody_comes_or_goes(session: Session, house: Founded) -> None:
    mina, jun = people(session, house, "mina", "jun")
    class_ = make_class(session, house)
    ask(session, mina, class_)

    with pytest.raises(NotAllowed):
        ask(session, jun, class_, now=BEGINS)
    with pytest.raises(NotAllowed):
        leave_date(session, mina, class_, FRIDAY, BEGINS)
    assert standing(session, mina, OVER - MINUTE) == [Standing.HELD]
    assert standing(session, mina, OVER) == []


def test_a_date_that_was_called_off_is_shown_to_who_joined(
    session: Session, house: Founded
) -> None:
    mina, jun = people(session, house, "mina", "jun")
    class_ = make_class(session, house, **weekly())
    ask(session, mina, class_)
    cancel_date(session, house.id, house.by, class_, FRIDAY, now=NOW)

    assert [one.date.is_cancelled for one in hers(session, mina)] == [True]
    with pytest.raises(NotAllowed):
        ask(session, jun, class_)
    assert FRIDAY not in {one.date.held_on for one in seen(session, jun).fitting}
    assert ask(session, jun, class_, FRIDAY + 7 * DAY) is HELD


def test_a_session_that_was_called_off_is_shown_to_who_joined(
    session: Session, house: Founded
) -> None:
    mina, jun = people(session, house, "mina", "jun")
    class_ = make_class(session, house, **weekly())
    ask(session, mina, class_)
    cancel_session(session, house.id, house.by, class_, now=NOW)

    assert [one.date.is_cancelled for one in hers(session, mina)] == [True]
    assert seen(session, jun).fitting == ()


@pytest.mark.parametrize("how", ["leaves", "erased", "deactivated", "changes team"])
def test_however_she_goes_the_next_moves_up(session: Session, house: Founded, how: str) -> None:
    mina, jun = people(session, house, "mina", "jun")
    class_ = make_class(session, house, unit_id=house.night)
    for one in (mina, jun):
        ask(session, one, class_)

    match how:
        case "leaves":
            leave(session, mina, NOW)
        case "erased":
            erase(session, mina)
        case "deactivated":
            deactivate(session, mina, NOW)
        case _:
            join(session, house, mina, house.phones)

    assert standing(session, jun) == [Standing.MOVED_UP]


def test_changing_team_keeps_what_is_for_everybody_and_what_is_over(
    session: Session, house: Founded
) -> None:
    (mina,) = people(session, house, "mina")
    for_all = make_class(session, house, **weekly())
    for_night = make_class(session, house, unit_id=house.night, **weekly())
    ask(session, mina, for_night)
    ask(session, mina, for_night, FRIDAY + 7 * DAY)
    ask(session, mina, for_all, FRIDAY + 7 * DAY)

    join(session, house, mina, house.phones, OVER)

    kept = select(SessionPlace.session_id, SessionPlace.held_on)
    assert {tuple(row) for row in session.execute(kept)} == {
        (for_night, FRIDAY),
        (for_all, FRIDAY + 7 * DAY),
    }


def test_a_session_of_the_same_id_elsewhere_has_an_order_of_its_own(
    session: Session, house: Founded
) -> None:
    mina, jun = people(session, house, "mina", "jun")
    elsewhere = make_organisation(session, "dae")
    [dae] = people(session, elsewhere, "dae_too")
    class_ = make_class(session, house)
    make_class(session, elsewhere, id=class_)

    assert [ask(session, one, class_) for one in (mina, dae, jun)] == [HELD, HELD, WAITING]
    assert standing(session, dae) == [Standing.HELD]
    assert [one.is_full for one in hers(session, dae)] == [True]
