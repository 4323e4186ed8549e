from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from journal.findings.evenings import Stretch, clocks_by_date, evenings, merged, work_by_date
from journal.shifts.rules import ShiftInterval

HOUR = timedelta(hours=1)
SEOUL = ZoneInfo("Asia/Seoul")
NEW_YORK = ZoneInfo("America/New_York")
FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 3, day) for day in (6, 7, 8, 9))


def at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = SEOUL) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=zone).astimezone(UTC)


def shift(day: date, begin: datetime, end: datetime) -> ShiftInterval:
    return ShiftInterval(day, SEOUL.key, begin, end, end)


def office(*days: int) -> list[ShiftInterval]:
    return [shift(date(2026, 3, day), at(day, 9), at(day, 18)) for day in days]


def laid(
    dates: list[date], shifts: list[ShiftInterval], check_ins: dict[date, datetime]
) -> tuple[Stretch, ...]:
    return evenings(dates, work_by_date(shifts), check_ins, clocks_by_date(shifts))


def test_an_evening_runs_from_the_end_of_work_to_its_next_start() -> None:
    found = laid([date(2026, 3, 5), FRIDAY], office(5, 6), {})

    assert found == (Stretch(at(5, 18), at(6, 9)),)


def test_after_a_night_shift_the_evening_is_in_daytime() -> None:
    nights = [shift(date(2026, 3, day), at(day, 22), at(day + 1, 7)) for day in (5, 6)]

    found = laid([date(2026, 3, 5), FRIDAY], nights, {})

    assert found == (Stretch(at(6, 7), at(6, 22)),)


def test_a_split_shift_is_one_day_of_work() -> None:
    parts = [shift(FRIDAY, at(6, 8), at(6, 12)), shift(FRIDAY, at(6, 16), at(6, 20))]

    assert work_by_date(parts) == {FRIDAY: Stretch(at(6, 8), at(6, 20))}


def test_a_free_day_turns_when_work_ended_last() -> None:
    found = laid([FRIDAY, SATURDAY, SUNDAY, MONDAY], office(6, 9), {})

    assert found == (
        Stretch(at(6, 18), at(7, 18)),
        Stretch(at(7, 18), at(8, 18)),
        Stretch(at(8, 18), at(9, 9)),
    )


def test_a_free_day_turns_at_its_first_check_in() -> None:
    found = laid([FRIDAY, SATURDAY, SUNDAY], office(6, 9), {SATURDAY: at(7, 10)})

    assert found == (Stretch(at(6, 18), at(7, 10)), Stretch(at(7, 10), at(8, 18)))


def test_a_free_day_after_nights_turns_in_the_morning() -> None:
    night = [shift(FRIDAY, at(6, 22), at(7, 7))]

    found = laid([FRIDAY, SATURDAY, SUNDAY], night, {})

    assert found == (Stretch(at(7, 7), at(8, 7)), Stretch(at(8, 7), at(9, 7)))


def test_before_the_first_shift_a_day_turns_as_that_one_ended() -> None:
    found = laid([SATURDAY, SUNDAY, MONDAY], office(9), {})

    assert found == (Stretch(at(7, 18), at(8, 18)), Stretch(at(8, 18), at(9, 9)))


def test_without_any_shift_a_day_still_turns() -> None:
    found = laid([SATURDAY, SUNDAY], [], {})

    assert [stretch.starts_at.hour for stretch in found] == [18]


def test_the_wall_clock_holds_through_summer_time() -> None:
    # Clocks in New York go forward in the night to 8 March 2026.
    begin, end = at(6, 9, 0, NEW_YORK), at(6, 18, 0, NEW_YORK)
    friday = ShiftInterval(FRIDAY, NEW_YORK.key, begin, end, end)

    found = laid([SATURDAY, SUNDAY, MONDAY], [friday], {})

    assert found[0] == Stretch(at(7, 18, 0, NEW_YORK), at(8, 18, 0, NEW_YORK))
    assert (found[0].ends_at - found[0].starts_at).total_seconds() == 23 * 3600


def test_a_shift_into_the_next_leaves_no_evening() -> None:
    double = [shift(FRIDAY, at(6, 9), at(7, 12)), shift(SATURDAY, at(7, 9), at(7, 18))]

    found = laid([FRIDAY, SATURDAY], double, {})

    assert found == (Stretch(at(7, 12), at(7, 12)),)


def test_stretches_that_touch_become_one() -> None:
    apart = [
        Stretch(at(6, 12), at(6, 13)),
        Stretch(at(6, 9), at(6, 10)),
        Stretch(at(6, 10), at(6, 11)),
    ]

    assert merged(apart) == (Stretch(at(6, 9), at(6, 11)), Stretch(at(6, 12), at(6, 13)))


def test_a_stretch_within_another_changes_nothing() -> None:
    assert merged([Stretch(at(6, 9), at(6, 18)), Stretch(at(6, 10), at(6, 11))]) == (
        Stretch(at(6, 9), at(6, 18)),
    )


def test_lying_in_a_stretch_takes_both_ends() -> None:
    evening = Stretch(at(6, 18), at(7, 9))

    assert evening.lies_in_one_of([Stretch(at(6, 18), at(7, 9))])
    assert not evening.lies_in_one_of([Stretch(at(6, 18), at(7, 8)), Stretch(at(7, 8), at(8, 0))])
    assert not evening.lies_in_one_of([Stretch(at(6, 19), at(8, 9))])


@given(st.lists(st.tuples(st.integers(0, 23), st.integers(1, 30)), max_size=8))
def test_merging_keeps_every_moment_once(spans: list[tuple[int, int]]) -> None:
    stretches = [
        Stretch(at(6, 0) + begin * HOUR, at(6, 0) + (begin + length) * HOUR)
        for begin, length in spans
    ]

    lasted = sum((one.ends_at - one.starts_at for one in merged(stretches)), timedelta())

    hours = {hour for begin, length in spans for hour in range(begin, begin + length)}
    assert lasted == len(hours) * HOUR
