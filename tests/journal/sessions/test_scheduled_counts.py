"""Head counts: from ten on, in steps, when it is over, of those who agreed."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from journal.consents.own import withdraw_from
from journal.errors import NotFound
from journal.sessions.scheduled_counts import HeadCount, head_counts
from journal.teams.announcing import cancel_date
from journal.vocabulary import OwnPurpose
from tests.journal.sessions.gathered import (
    BEGINS,
    DAY,
    FRIDAY,
    MINUTE,
    OVER,
    agrees,
    ask,
    make_class,
    people,
    weekly,
)
from tests.journal.teams.founded import NOW, Founded, make_organisation

LISTS = OwnPurpose.SESSION_LISTS


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


@pytest.fixture
def crowd(session: Session, house: Founded) -> list[UUID]:
    """Twelve who agree to be counted."""
    made = people(session, house, *(f"agent{number}" for number in range(12)))
    for one in made:
        agrees(session, one, LISTS)
    return made


def test_a_count_is_told_when_it_is_over(
    session: Session, house: Founded, crowd: list[UUID]
) -> None:
    class_ = make_class(session, house, capacity=None)
    for one in crowd:
        ask(session, one, class_)

    assert head_counts(session, house.id, class_, OVER - MINUTE) == ()
    assert head_counts(session, house.id, class_, OVER) == (HeadCount(FRIDAY, 10),)


def test_below_ten_no_count_is_told(session: Session, house: Founded, crowd: list[UUID]) -> None:
    class_ = make_class(session, house, capacity=None)
    for one in crowd[:9]:
        ask(session, one, class_)

    assert head_counts(session, house.id, class_, OVER) == (HeadCount(FRIDAY, None),)


def test_who_waits_is_not_counted(session: Session, house: Founded, crowd: list[UUID]) -> None:
    class_ = make_class(session, house, capacity=9)
    for one in crowd:
        ask(session, one, class_)

    assert head_counts(session, house.id, class_, OVER) == (HeadCount(FRIDAY, None),)


def test_who_has_not_agreed_is_not_counted(
    session: Session, house: Founded, crowd: list[UUID]
) -> None:
    class_ = make_class(session, house, capacity=None)
    for one in crowd[:9]:
        ask(session, one, class_)
    for one in people(session, house, "mina", "jun"):
        ask(session, one, class_)

    assert head_counts(session, house.id, class_, OVER) == (HeadCount(FRIDAY, None),)


def test_withdrawing_afterwards_changes_no_count(
    session: Session, house: Founded, crowd: list[UUID]
) -> None:
    class_ = make_class(session, house, capacity=None)
    for one in crowd[:10]:
        ask(session, one, class_)

    withdraw_from(session, crowd[0], LISTS, OVER)
    assert head_counts(session, house.id, class_, OVER + DAY) == (HeadCount(FRIDAY, 10),)
    withdraw_from(session, crowd[1], LISTS, BEGINS - MINUTE)
    assert head_counts(session, house.id, class_, OVER + DAY) == (HeadCount(FRIDAY, None),)


def test_dates_that_took_place_are_listed_the_newest_first(
    session: Session, house: Founded, crowd: list[UUID]
) -> None:
    class_ = make_class(session, house, capacity=None, **weekly())
    for one in crowd:
        ask(session, one, class_)
    cancel_date(session, house.id, house.by, class_, FRIDAY + 7 * DAY, now=NOW)

    counts = head_counts(session, house.id, class_, OVER + 14 * DAY)

    assert counts == (HeadCount(FRIDAY + 14 * DAY, None), HeadCount(FRIDAY, 10))


def test_another_organisations_count_is_not_there(session: Session, house: Founded) -> None:
    theirs = make_class(session, make_organisation(session, "dae"))

    with pytest.raises(NotFound):
        head_counts(session, house.id, theirs, OVER)
