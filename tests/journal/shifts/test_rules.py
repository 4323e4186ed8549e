from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.shifts import laying
from journal.shifts.laying import shift_intervals
from journal.shifts.rules import (
    DatedSlot,
    RepeatingRule,
    RosterSources,
    ShiftInterval,
    Slot,
    local_moment,
)
from journal.vocabulary import DayKind

SEOUL = "Asia/Seoul"
BERLIN = "Europe/Berlin"
LOS_ANGELES = "America/Los_Angeles"
MONDAY = date(2026, 11, 2)
FRIDAY = date(2026, 11, 6)
SUNDAY = date(2026, 11, 8)


def office_days(start: int = 9 * 60, end: int = 18 * 60) -> tuple[Slot, ...]:
    return tuple(Slot(weekday, start, end) for weekday in range(5))


def week(
    slots: tuple[Slot, ...] | None = None,
    zone: str = SEOUL,
    starting: date = date(2020, 1, 1),
    until: date | None = None,
) -> RepeatingRule:
    return RepeatingRule(zone, starting, until, office_days() if slots is None else slots)


def shifts(first: date = MONDAY, last: date = SUNDAY, **sources: Any) -> tuple[ShiftInterval, ...]:
    return shift_intervals(RosterSources(**sources), first, last)


def utc(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def test_an_office_week_has_five_shifts_of_nine_hours() -> None:
    found = shifts(repeating=(week(),))

    assert [shift.local_date.day for shift in found] == [2, 3, 4, 5, 6]
    assert (found[0].starts_at, found[0].ends_at) == (utc(2, 0), utc(2, 9))
    assert found[0].zone == SEOUL


def test_a_shift_that_ends_before_it_starts_ends_on_the_next_day() -> None:
    found = shifts(MONDAY, MONDAY, repeating=(week(office_days(22 * 60, 7 * 60)),))

    assert [(one.local_date, one.starts_at, one.ends_at) for one in found] == [
        (MONDAY, utc(2, 13), utc(2, 22)),
    ]


def test_the_same_start_and_end_is_a_whole_day() -> None:
    (found,) = shifts(MONDAY, MONDAY, repeating=(week((Slot(0, 540, 540),)),))

    assert found.ends_at - found.starts_at == timedelta(hours=24)


def test_a_split_shift_has_two_stretches_on_one_day() -> None:
    split = week((Slot(0, 17 * 60, 21 * 60), Slot(0, 9 * 60, 12 * 60)))

    found = shifts(MONDAY, MONDAY, repeating=(split,))

    assert [shift.starts_at for shift in found] == [utc(2, 0), utc(2, 8)]


@pytest.mark.parametrize(
    "zone, day, hours",
    [
        (BERLIN, date(2026, 3, 28), 8),
        (BERLIN, date(2026, 10, 24), 10),
        (LOS_ANGELES, date(2026, 3, 7), 8),
        (LOS_ANGELES, date(2026, 10, 31), 10),
        (SEOUL, date(2026, 3, 28), 9),
    ],
)
def test_a_night_over_the_clock_change_has_its_real_length(
    zone: str, day: date, hours: int
) -> None:
    night = week(tuple(Slot(weekday, 22 * 60, 7 * 60) for weekday in range(7)), zone)

    (found,) = shifts(day, day, repeating=(night,))

    assert found.ends_at - found.starts_at == timedelta(hours=hours)


def test_a_skipped_start_moves_forward() -> None:
    assert local_moment(date(2026, 3, 29), 150, ZoneInfo(BERLIN)) == utc(29, 1, 30, month=3)


def test_of_a_repeated_minute_the_first_counts() -> None:
    assert local_moment(date(2026, 10, 25), 150, ZoneInfo(BERLIN)) == utc(25, 0, 30, month=10)


def test_a_shift_that_the_clock_change_swallows_is_none() -> None:
    swallowed = week((Slot(6, 150, 185),), BERLIN)

    assert shifts(date(2026, 3, 29), date(2026, 3, 29), repeating=(swallowed,)) == ()


def test_a_later_week_replaces_only_the_future() -> None:
    later = week(office_days(13 * 60, 22 * 60), starting=date(2026, 11, 4))

    found = shifts(repeating=(week(), later))

    assert [shift.starts_at.hour for shift in found] == [0, 0, 4, 4, 4]


def test_the_usual_week_comes_back_after_one_that_ends() -> None:
    while_away = week(office_days(780, 1320), starting=MONDAY, until=date(2026, 11, 3))

    found = shifts(repeating=(week(), while_away))

    assert [shift.starts_at.hour for shift in found] == [4, 4, 0, 0, 0]


def test_there_are_no_shifts_outside_the_weeks_dates() -> None:
    short = week(starting=date(2026, 11, 4), until=date(2026, 11, 5))

    assert [shift.local_date.day for shift in shifts(repeating=(short,))] == [4, 5]
    assert shifts() == ()


def test_a_day_off_removes_its_day_and_leaves_the_night_before() -> None:
    nights = week(office_days(22 * 60, 7 * 60))

    found = shifts(repeating=(nights,), days_off={date(2026, 11, 3): DayKind.OFF})

    assert [shift.local_date.day for shift in found] == [2, 4, 5, 6]


def test_a_day_off_removes_a_single_shift_too() -> None:
    extra = DatedSlot(SUNDAY, SEOUL, 600, 900, replaces_day=False)

    assert shifts(dated=(extra,), days_off={SUNDAY: DayKind.OFF}) == ()


@pytest.mark.parametrize("replaces_day, hours", [(True, [5]), (False, [0, 5])])
def test_a_single_shift_stands_beside_the_week_or_instead_of_it(
    *, replaces_day: bool, hours: list[int]
) -> None:
    single = DatedSlot(MONDAY, SEOUL, 14 * 60, 23 * 60, replaces_day)

    found = shifts(MONDAY, MONDAY, repeating=(week(),), dated=(single,))

    assert [shift.starts_at.hour for shift in found] == hours


def test_the_same_stretch_from_two_sources_is_worked_once() -> None:
    single = DatedSlot(MONDAY, SEOUL, 540, 1080, replaces_day=False)

    assert len(shifts(MONDAY, MONDAY, repeating=(week(),), dated=(single,))) == 1


def test_each_shift_of_three_years_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        laying, "local_moment", lambda *said: asked.append(said) or local_moment(*said)
    )
    sources = RosterSources(repeating=(week(zone=BERLIN),))

    found = shift_intervals(sources, date(2024, 1, 1), date(2026, 12, 31))

    assert len(found) == 784
    # One more is the Friday just after the window.
    assert len(asked) == 2 * 785


minutes = st.integers(0, 1439)
zones = st.sampled_from([SEOUL, BERLIN, LOS_ANGELES, "Asia/Kathmandu", "Australia/Lord_Howe"])
slots = st.builds(Slot, st.integers(0, 6), minutes, minutes)
weeks = st.builds(
    RepeatingRule,
    zones,
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.none() | st.dates(date(2025, 6, 1), date(2027, 6, 30)),
    st.lists(slots, max_size=6).map(tuple),
)
plans = st.lists(weeks, max_size=3).map(tuple)


@given(plans, st.dates(date(2025, 1, 1), date(2027, 1, 1)), st.integers(0, 60))
def test_shifts_are_sorted_within_their_window_and_never_longer_than_a_day(
    plan: tuple[RepeatingRule, ...], first: date, days: int
) -> None:
    last = first + timedelta(days=days)

    found = shifts(first, last, repeating=plan)

    assert list(found) == sorted(found, key=lambda one: (one.starts_at, one.planned_end))
    assert all(first <= one.local_date <= last for one in found)
    assert all(timedelta(0) < one.ends_at - one.starts_at <= timedelta(hours=25) for one in found)


@given(plans, st.dates(date(2025, 1, 1), date(2027, 1, 1)), st.integers(1, 40))
def test_two_windows_side_by_side_say_what_one_says(
    plan: tuple[RepeatingRule, ...], first: date, days: int
) -> None:
    middle, last = first + timedelta(days=days), first + timedelta(days=2 * days)

    halves = shifts(first, middle, repeating=plan)
    halves += shifts(middle + timedelta(days=1), last, repeating=plan)

    assert sorted(halves, key=repr) == sorted(shifts(first, last, repeating=plan), key=repr)


@given(zones, st.dates(date(2025, 1, 1), date(2027, 1, 1)), minutes)
def test_a_local_minute_that_exists_is_kept(zone: str, day: date, minute: int) -> None:
    local = local_moment(day, minute, ZoneInfo(zone)).astimezone(ZoneInfo(zone))

    shown = local.hour * 60 + local.minute

    assert shown == minute or shown - minute in {30, 60}
    assert local.date() == day
