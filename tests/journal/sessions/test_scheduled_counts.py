"""Head counts: once, when it is over, from ten on, in steps; and nobody's place stays."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.accounts.commands import erase
from journal.consents.own import withdraw_from
from journal.errors import NotFound
from journal.model.gathering import SessionPlace
from journal.sessions.scheduled_counts import (
    Asked,
    HeadCount,
    dates_asked_for,
    head_counts,
    settle_date,
)
from journal.teams.announced import session_line
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
TOLD = OVER + timedelta(hours=1)


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


def settle(session: Session, house: Founded, class_: UUID, held_on: date = FRIDAY) -> int:
    over = OVER + (held_on - FRIDAY)
    return settle_date(session, house.id, class_, held_on, over)


def counts(session: Session, house: Founded, class_: UUID, now: datetime = TOLD) -> list[HeadCount]:
    line = session_line(session, house.id, class_)
    return list(head_counts(session, house.id, line, now))


def test_a_count_is_told_when_it_is_over(
    session: Session, house: Founded, crowd: list[UUID]
) -> None:
    class_ = make_class(session, house, capacity=None)
    for one in crowd:
        ask(session, one, class_)
    settle(session, house, class_)

    assert counts(session, house, class_, TOLD - MINUTE) == []
    assert counts(session, house, class_, TOLD) == [HeadCount(FRIDAY, 10)]


def test_nobodys_place_stays_when_it_is_over(
    session: Session, house: Founded, crowd: list[UUID]
) -> None:
    class_ = make_class(session, house, capacity=3, **weekly())
    for one in crowd:
        ask(session, one, class_)
    ask(session, crowd[0], class_, FRIDAY + 7 * DAY)

    assert settle_date(session, house.id, class_, FRIDAY, OVER - MINUTE) == 0
    assert settle(session, house, class_) == 12
    assert settle(session, house, class_) == 0
    assert session.execute(select(func.count()).select_from(SessionPlace)).scalar_one() == 1


def test_who_erases_her_account_changes_no_count(
    session: Session, house: Founded, crowd: list[UUID]
) -> None:
    class_ = make_class(session, house, capacity=None)
    for one in crowd[:10]:
        ask(session, one, class_)
    settle(session, house, class_)

    erase(session, crowd[0])
    settle(session, house, class_)

    assert counts(session, house, class_) == [HeadCount(FRIDAY, 10)]


def test_below_ten_no_count_is_told(session: Session, house: Founded, crowd: list[UUID]) -> None:
    class_ = make_class(session, house, capacity=None)
    for one in crowd[:9]:
        ask(session, one, class_)
    settle(session, house, class_)

    assert counts(session, house, class_) == [HeadCount(FRIDAY, None)]


def test_who_waits_is_not_counted(session: Session, house: Founded, crowd: list[UUID]) -> None:
    class_ = make_class(session, house, capacity=9)
    for one in crowd:
        ask(session, one, class_)
    settle(session, house, class_)

    assert counts(session, house, class_) == [HeadCount(FRIDAY, None)]


def test_who_has_not_agreed_is_not_counted(
    session: Session, house: Founded, crowd: list[UUID]
) -> None:
    class_ = make_class(session, house, capacity=None)
    for one in [*crowd[:9], *people(session, house, "mina", "jun")]:
        ask(session, one, class_)
    settle(session, house, class_)

    assert counts(session, house, class_) == [HeadCount(FRIDAY, None)]


@pytest.mark.parametrize("at, at_least", [(BEGINS + MINUTE, 10), (BEGINS - MINUTE, None)])
def test_it_counts_who_agrees_when_it_begins(
    session: Session, house: Founded, crowd: list[UUID], at: datetime, at_least: int | None
) -> None:
    class_ = make_class(session, house, capacity=None)
    for one in crowd[:10]:
        ask(session, one, class_)

    withdraw_from(session, crowd[0], LISTS, at)
    settle(session, house, class_)

    assert counts(session, house, class_) == [HeadCount(FRIDAY, at_least)]


def test_dates_that_took_place_are_listed_the_newest_first(
    session: Session, house: Founded, crowd: list[UUID]
) -> None:
    class_ = make_class(session, house, capacity=None, **weekly())
    for one in crowd:
        ask(session, one, class_)
        ask(session, one, class_, FRIDAY + 7 * DAY)
    cancel_date(session, house.id, house.by, class_, FRIDAY + 7 * DAY, now=NOW)

    assert settle(session, house, class_) + settle(session, house, class_, FRIDAY + 7 * DAY) == 24
    told = [HeadCount(FRIDAY + 14 * DAY, None), HeadCount(FRIDAY, 10)]
    assert counts(session, house, class_, TOLD + 14 * DAY) == told


def test_dates_to_settle_are_found_the_oldest_first(
    session: Session, house: Founded, crowd: list[UUID]
) -> None:
    class_ = make_class(session, house, **weekly())
    for one in crowd[:2]:
        for weeks in (1, 0, 3):
            ask(session, one, class_, FRIDAY + weeks * 7 * DAY)

    found = dates_asked_for(session, OVER + 7 * DAY, 10)

    assert found == tuple(Asked(house.id, class_, FRIDAY + days * DAY) for days in (0, 7))
    assert dates_asked_for(session, OVER + 7 * DAY, 1) == found[:1]


def test_a_session_of_the_same_id_elsewhere_keeps_its_places(
    session: Session, house: Founded, crowd: list[UUID]
) -> None:
    class_ = make_class(session, house, capacity=None)
    elsewhere = make_organisation(session, "dae")
    make_class(session, elsewhere, id=class_)
    for one in [*crowd[:9], *people(session, elsewhere, "dae_too")]:
        ask(session, one, class_)

    assert settle(session, house, class_) == 9
    assert counts(session, elsewhere, class_) == [HeadCount(FRIDAY, None)]
    assert settle(session, elsewhere, class_) == 1


def test_another_organisations_date_is_not_there(session: Session, house: Founded) -> None:
    theirs = make_class(session, make_organisation(session, "dae"))

    with pytest.raises(NotFound):
        settle(session, house, theirs)
