"""Entries stay as long as she chose, and nothing goes before a week's word."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Invalid
from journal.model import Change, CheckIn, DayOff, Forgotten, Retention
from journal.my_data.keeping import (
    Retained,
    choose_months,
    has_old_entries,
    let_go_of_old,
    retention_of,
)
from tests.conftest import SEOUL
from tests.journal.my_data.days import (
    FIRST,
    HASHED,
    NOW,
    WRITTEN,
    add,
    count,
    days_left,
    enter_shifts,
    live,
)

DAY = timedelta(days=1)
WEEK = 7 * DAY
TWO_YEARS = datetime(2028, 3, 3, 12, tzinfo=SEOUL)
"""The first of the days is two years and a day old."""


def let_go(session: Session, account_id: UUID, now: datetime) -> int:
    """Do all there is to do at a time, two rows of a kind at once."""
    total = 0
    while removed := let_go_of_old(session, account_id, now, 2):
        total += removed
    return total


def test_without_a_choice_it_is_two_years(session: Session, mina_id: UUID) -> None:
    assert retention_of(session, mina_id, NOW) == Retained(
        24, SEOUL, date(2026, 3, 20), date(2024, 3, 20), None, None, None
    )


def test_a_shorter_time_can_be_chosen_and_a_longer_one_again(
    session: Session, mina_id: UUID
) -> None:
    choose_months(session, mina_id, 1, NOW)
    assert retention_of(session, mina_id, NOW).kept_from == date(2026, 2, 20)

    choose_months(session, mina_id, 12, NOW)

    assert retention_of(session, mina_id, NOW).months == 12
    assert count(session, mina_id, Retention) == [1]


@pytest.mark.parametrize("months", [0, 25])
def test_another_time_is_refused(session: Session, mina_id: UUID, months: int) -> None:
    with pytest.raises(Invalid):
        choose_months(session, mina_id, months, NOW)


def test_young_entries_are_let_be(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)

    assert let_go(session, mina_id, NOW) == 0

    retained = retention_of(session, mina_id, NOW)
    assert (retained.oldest, retained.announced_at) == (FIRST, None)
    assert not retained.is_near
    assert not retained.is_first_time(NOW)


def test_a_week_ahead_the_page_says_so(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    ahead = TWO_YEARS - WEEK

    let_go(session, mina_id, ahead)

    retained = retention_of(session, mina_id, ahead)
    assert retained.announced_at == ahead
    assert retained.first_goes_on == TWO_YEARS.date()
    assert retained.is_first_time(ahead)
    assert not has_old_entries(retained, ahead)


def test_nothing_goes_in_the_week_of_the_word(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    let_go(session, mina_id, TWO_YEARS)

    let_go(session, mina_id, TWO_YEARS + 6 * DAY)

    assert count(session, mina_id, CheckIn) == [3]
    assert retention_of(session, mina_id, TWO_YEARS).first_goes_on == (TWO_YEARS + WEEK).date()


def test_then_the_days_that_are_too_old_go(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    let_go(session, mina_id, TWO_YEARS - WEEK)

    removed = let_go(session, mina_id, TWO_YEARS)

    assert removed > 0
    assert days_left(session, mina_id, CheckIn) == [FIRST + DAY, FIRST + 2 * DAY]
    assert count(session, mina_id, Forgotten) == [0]
    assert not retention_of(session, mina_id, TWO_YEARS).is_first_time(TWO_YEARS)


def test_the_next_day_goes_without_another_word(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    for later in (-7, 0, 1):
        let_go(session, mina_id, TWO_YEARS + later * DAY)

    assert days_left(session, mina_id, CheckIn) == [FIRST + 2 * DAY]


def test_a_shorter_time_waits_for_a_week_too(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    let_go(session, mina_id, TWO_YEARS)
    soon = datetime(2026, 5, 20, tzinfo=SEOUL)

    choose_months(session, mina_id, 1, soon)
    for later in (0, 1, 6):
        let_go(session, mina_id, soon + later * DAY)

    assert count(session, mina_id, CheckIn) == [3]
    let_go(session, mina_id, soon + WEEK)
    assert count(session, mina_id, CheckIn) == [0]


def test_an_old_diary_stays_for_a_week(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    late = WRITTEN + 3 * DAY
    choose_months(session, mina_id, 1, NOW)
    add(session, Change, mina_id, kind="new_lead", on_date=date(2019, 1, 1), **HASHED)
    let_go(session, mina_id, WRITTEN - 5 * DAY)

    let_go(session, mina_id, late)

    assert count(session, mina_id, Change) == [4]
    let_go(session, mina_id, late + WEEK)
    assert count(session, mina_id, Change) == [3]


def test_what_was_entered_about_shifts_stays_longer(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    enter_shifts(session, mina_id, FIRST)
    for later in (-7, 0):
        let_go(session, mina_id, TWO_YEARS + later * DAY)
    assert count(session, mina_id, DayOff) == [1]

    let_go(session, mina_id, TWO_YEARS + 62 * DAY)

    assert count(session, mina_id, DayOff) == [0]


def test_nobody_elses_entries_go(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    live(session, mina_id)
    live(session, jun_id)
    for later in (-7, 30):
        let_go(session, mina_id, TWO_YEARS + later * DAY)

    assert count(session, mina_id, CheckIn) == [0]
    assert count(session, jun_id, CheckIn, Retention) == [3, 0]
    assert session.execute(select(Retention.months)).scalar() == 24
