from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.shifts.claims import day_of, may_be_day_of, refuse_future
from journal.shifts.roster import Roster
from journal.shifts.rules import ShiftInterval

SEOUL = ZoneInfo("Asia/Seoul")
MOMENTS = st.datetimes(
    min_value=datetime(2025, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    max_value=datetime(2027, 1, 1),  # noqa: DTZ001 - the same
    timezones=st.just(UTC),
)


def seoul(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=SEOUL)


def worked(begins: datetime, ends: datetime) -> ShiftInterval:
    return ShiftInterval(begins.date(), "Asia/Seoul", begins, ends, ends)


DAY = worked(seoul(2, 9), seoul(2, 18))
EVENING = worked(seoul(3, 14), seoul(3, 22))
NIGHT = worked(seoul(5, 22), seoul(6, 7))
ROSTER = Roster((DAY, EVENING, NIGHT))


@pytest.mark.parametrize(
    "at,day",
    [
        (seoul(2, 12), 2),
        (seoul(2, 18, 40), 2),
        (seoul(3, 1, 59), 2),
        (seoul(3, 2, 1), 2),
        (seoul(3, 4), 3),
        (seoul(3, 8), 3),
        (seoul(4, 1, 30), 3),
        (seoul(4, 5, 59), 3),
        (seoul(4, 6, 1), 4),
        (seoul(6, 3), 5),
        (seoul(6, 7, 30), 5),
        (seoul(6, 15), 5),
        (seoul(6, 15, 1), 6),
        (seoul(6, 20), 6),
    ],
)
def test_an_entry_belongs_to_the_shift_it_comes_in_or_shortly_after(at: datetime, day: int) -> None:
    belongs_to = day_of(at, SEOUL, ROSTER.claiming(at))

    assert belongs_to == date(2026, 3, day)


@pytest.mark.parametrize("at,day", [(seoul(2, 3, 59), 1), (seoul(2, 4), 2), (seoul(2, 23, 59), 2)])
def test_without_a_shift_the_small_hours_end_the_day_before(at: datetime, day: int) -> None:
    assert day_of(at, SEOUL, None) == date(2026, 3, day)


def test_after_a_quick_return_the_shift_that_began_last_claims_the_entry() -> None:
    early = worked(seoul(4, 5), seoul(4, 13))
    at = seoul(4, 5, 30)

    assert day_of(at, SEOUL, Roster((EVENING, early)).claiming(at)) == date(2026, 3, 4)


def test_overtime_moves_the_time_in_which_a_shift_claims_entries() -> None:
    late = replace(DAY, ends_at=seoul(2, 22))

    assert day_of(seoul(3, 5), SEOUL, Roster((late,)).claiming(seoul(3, 5))) == date(2026, 3, 2)


@given(at=MOMENTS)
def test_the_day_without_shifts_is_one_that_a_page_may_propose(at: datetime) -> None:
    assert may_be_day_of(day_of(at, SEOUL, None), at, SEOUL)


@pytest.mark.parametrize("day,is_fine", [(1, False), (2, True), (3, True), (4, False)])
def test_an_entry_stands_under_its_own_date_or_the_one_before(day: int, *, is_fine: bool) -> None:
    assert may_be_day_of(date(2026, 3, day), seoul(3, 1, 30), SEOUL) is is_fine


def test_a_clock_five_minutes_ahead_is_forgiven() -> None:
    assert refuse_future(seoul(2, 9, 5), seoul(2, 9)) is None


def test_an_entry_of_the_future_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        refuse_future(seoul(2, 9, 6), seoul(2, 9))

    assert (refusal.value.reason, refusal.value.field) == ("in_the_future", "time")
