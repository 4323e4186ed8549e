from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.shifts.roster import Roster, roster_of, work_of
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import ShiftKind

BEGIN = datetime(2026, 11, 2, tzinfo=UTC)


def at(hours: float, minutes: int = 0) -> datetime:
    return BEGIN + timedelta(hours=hours, minutes=minutes)


def shift(
    start: float, end: float, actual: float | None = None, day: int | None = None
) -> ShiftInterval:
    number = int(start // 24) if day is None else day
    ends_at = at(end if actual is None else actual)
    return ShiftInterval(date(2026, 11, 2 + number), "UTC", at(start), at(end), ends_at)


TWO_DAYS = Roster((shift(9, 18, 18.5), shift(33, 42)))
SPLIT = Roster((shift(9, 12), shift(17, 21), shift(33, 42)))


@pytest.mark.parametrize(
    "moment, is_outside",
    [
        (at(8, 59), True),
        (at(9), False),
        (at(18, 29), False),
        (at(18, 30), True),
        (at(40), False),
        (at(42), True),
    ],
)
def test_a_shift_holds_its_first_moment_and_not_its_last(
    moment: datetime, *, is_outside: bool
) -> None:
    assert TWO_DAYS.is_outside(moment) is is_outside
    assert (TWO_DAYS.shift_at(moment) is None) is is_outside


def test_of_overlapping_shifts_the_one_that_still_runs_is_found() -> None:
    roster = Roster((shift(9, 18), shift(10, 11)))

    assert roster.shift_at(at(10, 30)) == roster.shifts[1]
    assert roster.shift_at(at(12)) == roster.shifts[0]


def test_touching_and_overlapping_shifts_are_one_stretch() -> None:
    roster = Roster((shift(9, 18), shift(10, 11), shift(18, 20), shift(21, 22)))

    assert [(one.starts_at, one.ends_at) for one in roster.stretches] == [
        (at(9), at(20)),
        (at(21), at(22)),
    ]


@pytest.mark.parametrize(
    "moment, minutes",
    [
        (at(8), None),
        (at(16, 50), 70),
        (at(18, 20), -20),
        (at(26, 30), -510),
        (at(26, 31), None),
        (at(41, 59), 1),
    ],
)
def test_minutes_before_the_end_are_of_the_planned_end(
    moment: datetime, minutes: int | None
) -> None:
    assert TWO_DAYS.minutes_before_end(moment) == minutes


def test_seconds_do_not_make_it_later() -> None:
    assert TWO_DAYS.minutes_before_end(at(16, 50) + timedelta(seconds=59)) == 70


def test_the_neighbours_of_a_moment_are_found() -> None:
    assert TWO_DAYS.previous_end(at(20)) == at(18.5)
    assert TWO_DAYS.previous_end(at(18)) is None
    assert TWO_DAYS.next_start(at(20)) == at(33)
    assert TWO_DAYS.next_start(at(34)) is None
    assert TWO_DAYS.next_shift(at(33)) == TWO_DAYS.shifts[1]
    assert TWO_DAYS.next_shift(at(34)) is None
    assert TWO_DAYS.begun_before(at(8)) is None


def test_a_rest_is_measured_from_when_she_really_left() -> None:
    (rest,) = TWO_DAYS.rest_gaps

    assert (rest.ended_at, rest.starts_at, rest.minutes) == (at(18.5), at(33), 870)
    assert not rest.is_quick_return


@pytest.mark.parametrize("next_start, is_quick", [(28.9, True), (29, False)])
def test_less_than_eleven_hours_is_a_quick_return(next_start: float, *, is_quick: bool) -> None:
    roster = Roster((shift(9, 18), shift(next_start, 36)))

    assert roster.rest_gaps[0].is_quick_return is is_quick


def test_the_pause_inside_a_split_shift_is_not_a_rest() -> None:
    assert [rest.ended_at for rest in SPLIT.rest_gaps] == [at(21)]


@pytest.mark.parametrize(
    "moment, is_found",
    [(at(8), False), (at(14), False), (at(21), True), (at(32), True), (at(33), False)],
)
def test_the_rest_a_moment_lies_in_is_found(moment: datetime, *, is_found: bool) -> None:
    assert (SPLIT.rest_gap_at(moment) is not None) is is_found


ON_CALL = (
    replace(shift(8, 10), kind=ShiftKind.ON_CALL),
    replace(shift(18, 20), kind=ShiftKind.ON_CALL),
    replace(shift(19, 24), kind=ShiftKind.ON_CALL),
    replace(shift(40, 60), kind=ShiftKind.ON_CALL),
)


def test_a_roster_keeps_work_and_time_on_call_apart() -> None:
    roster = roster_of((*ON_CALL[:1], *TWO_DAYS.shifts, *ON_CALL[1:]))

    assert roster.shifts == work_of(roster.shifts) == TWO_DAYS.shifts
    assert roster.on_call == ON_CALL
    assert roster_of(TWO_DAYS.shifts) == TWO_DAYS
    assert [(one.starts_at, one.ends_at) for one in roster.on_call_stretches] == [
        (at(8), at(10)),
        (at(18), at(24)),
        (at(40), at(60)),
    ]


def test_nothing_is_looked_up_in_time_on_call() -> None:
    roster = Roster(TWO_DAYS.shifts, ON_CALL)

    assert roster.is_outside(at(20))
    assert roster.next_shift(at(19)) == TWO_DAYS.shifts[1]
    assert roster.claiming(at(50)) == TWO_DAYS.shifts[1]
    assert roster.claiming(at(51)) is None


def test_a_rest_on_call_is_no_free_time() -> None:
    (rest,) = Roster(TWO_DAYS.shifts, ON_CALL).rest_gaps

    # From 18:30 to 09:00, of which 18:30 to midnight on call.
    assert (rest.minutes, rest.on_call_minutes, rest.free_minutes) == (870, 330, 540)
    assert rest.is_quick_return
    assert not Roster(TWO_DAYS.shifts).rest_gaps[0].is_quick_return


def test_eleven_free_hours_are_enough() -> None:
    waiting = replace(shift(18.5, 22), kind=ShiftKind.ON_CALL)

    (rest,) = Roster(TWO_DAYS.shifts, (waiting,)).rest_gaps

    assert (rest.free_minutes, rest.is_quick_return) == (660, False)


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    starts = draw(st.lists(st.integers(0, 500), max_size=12))
    return Roster(
        tuple(shift(start, start + draw(st.integers(1, 30)), day=0) for start in sorted(starts))
    )


@given(rosters(), st.integers(-5, 600))
def test_a_lookup_says_what_a_look_at_every_shift_says(roster: Roster, hour: int) -> None:
    moment = at(hour, 30)
    running = [one for one in roster.shifts if one.starts_at <= moment < one.ends_at]
    over = [one.ends_at for one in roster.shifts if one.ends_at <= moment]

    found = roster.shift_at(moment)

    assert roster.is_outside(moment) is (not running)
    assert found is None if not running else found in running
    assert running or roster.previous_end(moment) == max(over, default=None)
