from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from journal.exposure.commands import record_contact
from journal.exposure.pictures import (
    DayTally,
    HourTally,
    contact_by_day,
    contact_by_week,
    tallies_by_hour,
)
from journal.model import ContactEvent
from journal.vocabulary import Initiation
from tests.journal.exposure.tapping import MONDAY, NOW, PUSHED, SEOUL

SUNDAY = MONDAY + timedelta(days=6)
Tally = Callable[[Session, UUID, date, date], tuple[object, ...]]


def tallies_by_day(session: Session, account_id: UUID, first: date, last: date) -> object:
    return contact_by_day(session, account_id, first, last, SEOUL).tallies


def tallies_by_week(session: Session, account_id: UUID, first: date, last: date) -> object:
    return contact_by_week(session, account_id, first, last, SEOUL).tallies


def tap(session: Session, account_id: UUID, day: date, clock: str, **said: Initiation) -> UUID:
    contact_id = uuid4()
    at = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=SEOUL)
    record_contact(session, account_id, contact_id, replace(PUSHED, at=at, **said), max(at, NOW))
    return contact_id


def test_each_way_of_coming_about_is_counted_by_day(session: Session, mina: UUID) -> None:
    for clock in ("20:00", "23:59"):
        tap(session, mina, MONDAY, clock)
    tap(session, mina, MONDAY, "21:00", initiation=Initiation.UNEASY)

    assert tallies_by_day(session, mina, MONDAY, MONDAY) == (
        DayTally(MONDAY, Initiation.PUSHED, 2),
        DayTally(MONDAY, Initiation.UNEASY, 1),
    )


def test_contact_inside_the_shift_is_not_counted(session: Session, mina: UUID) -> None:
    tap(session, mina, MONDAY, "10:00")

    assert tallies_by_day(session, mina, MONDAY, SUNDAY) == ()


def test_what_was_posted_again_and_again_came_once(session: Session, mina: UUID) -> None:
    contact_id = tap(session, mina, MONDAY, "20:00")
    session.execute(
        update(ContactEvent).where(ContactEvent.id == contact_id).values(folded_count=7)
    )

    (tally,) = contact_by_day(session, mina, MONDAY, MONDAY, SEOUL).tallies
    assert tally.events == 1


def test_hours_are_those_on_the_wall_and_monday_is_zero(session: Session, mina: UUID) -> None:
    tap(session, mina, MONDAY, "23:59")
    tap(session, mina, SUNDAY, "00:00")
    tap(session, mina, MONDAY + timedelta(days=7), "23:00")

    assert tallies_by_hour(session, mina, MONDAY, MONDAY + timedelta(days=7)) == (
        HourTally(6, 0, Initiation.PUSHED, 1),
        HourTally(0, 23, Initiation.PUSHED, 2),
    )


def test_weeks_stand_under_their_monday(session: Session, mina: UUID) -> None:
    tap(session, mina, MONDAY, "20:00")
    tap(session, mina, SUNDAY, "20:00")
    tap(session, mina, SUNDAY + timedelta(days=1), "20:00")

    assert tallies_by_week(session, mina, MONDAY, SUNDAY + timedelta(days=9)) == (
        DayTally(MONDAY, Initiation.PUSHED, 2),
        DayTally(MONDAY + timedelta(days=7), Initiation.PUSHED, 1),
    )


@pytest.mark.parametrize("tally", [tallies_by_day, tallies_by_week, tallies_by_hour])
@pytest.mark.parametrize("clock", ["00:00", "23:59"])
def test_both_ends_of_a_window_belong_to_it(
    session: Session, mina: UUID, tally: Tally, clock: str
) -> None:
    tap(session, mina, SUNDAY, clock)

    assert len(tally(session, mina, SUNDAY, SUNDAY)) == 1
    assert tally(session, mina, MONDAY, SUNDAY - timedelta(days=1)) == ()
    assert tally(session, mina, SUNDAY + timedelta(days=1), SUNDAY + timedelta(days=2)) == ()


@pytest.mark.parametrize("tally", [tallies_by_day, tallies_by_week, tallies_by_hour])
def test_nobody_sees_the_contact_of_another(
    session: Session, mina: UUID, jun_id: UUID, tally: Tally
) -> None:
    tap(session, mina, MONDAY, "20:00")

    assert tally(session, jun_id, MONDAY, SUNDAY) == ()
