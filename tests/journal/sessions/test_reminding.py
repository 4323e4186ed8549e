"""Reminders: only who agreed, only near a shift, and no word of what it is."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from journal.consents.own import withdraw_from
from journal.sessions.scheduled_orders import reminder_now
from journal.shifts.queries import roster_around
from journal.teams.announcing import cancel_date
from journal.vocabulary import OwnPurpose
from tests.journal.sessions.gathered import (
    BEGINS,
    FRIDAY,
    MINUTE,
    agrees,
    ask,
    make_class,
    people,
    seen,
    shift_on,
)
from tests.journal.teams.founded import NOW, Founded, make_organisation

NEAR = BEGINS - 30 * MINUTE


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


@pytest.fixture
def mina(session: Session, house: Founded) -> UUID:
    (mina,) = people(session, house, "mina")
    shift_on(session, mina, FRIDAY, 9, 18)
    agrees(session, mina, OwnPurpose.REMINDERS)
    return mina


def is_reminded(session: Session, account_id: UUID, at: object = NEAR) -> bool:
    now = NEAR if at is None else NEAR + (at - NEAR)  # type: ignore[operator]  # a moment
    roster = roster_around(session, account_id, now, now)
    on_page = seen(session, account_id, now).is_near(now)
    assert on_page == reminder_now(session, account_id, now, roster)
    return on_page


def test_in_the_hour_before_she_is_reminded(session: Session, house: Founded, mina: UUID) -> None:
    ask(session, mina, make_class(session, house))

    assert is_reminded(session, mina)
    assert not is_reminded(session, mina, NEAR - timedelta(hours=1))
    assert not is_reminded(session, mina, BEGINS)


def test_who_has_not_agreed_is_not(session: Session, house: Founded, mina: UUID) -> None:
    ask(session, mina, make_class(session, house))
    withdraw_from(session, mina, OwnPurpose.REMINDERS, NOW)

    assert not is_reminded(session, mina)


def test_who_waits_is_not(session: Session, house: Founded, mina: UUID) -> None:
    (jun,) = people(session, house, "jun")
    class_ = make_class(session, house)
    for one in (jun, mina):
        ask(session, one, class_)

    assert not is_reminded(session, mina)


def test_of_what_was_called_off_she_is_not(session: Session, house: Founded, mina: UUID) -> None:
    class_ = make_class(session, house)
    ask(session, mina, class_)
    cancel_date(session, house.id, house.by, class_, FRIDAY, now=NOW)

    assert not is_reminded(session, mina)


def test_on_a_day_off_she_is_not(session: Session, house: Founded) -> None:
    (jun,) = people(session, house, "jun")
    shift_on(session, jun, FRIDAY - timedelta(days=1), 9, 18)
    agrees(session, jun, OwnPurpose.REMINDERS)
    ask(session, jun, make_class(session, house))

    assert not is_reminded(session, jun)
