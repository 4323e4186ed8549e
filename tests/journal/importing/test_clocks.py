from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.importing.clocks import WallClock, moment_of, seconds_of, utc_seconds
from tests.journal.importing.exports import EPOCH

SEOUL, NEW_YORK = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York")


def local(year: int, month: int, day: int, hour: int, minute: int = 0) -> int:
    moment = datetime(year, month, day, hour, minute)  # noqa: DTZ001 - exports have no zone
    return int((moment - EPOCH).total_seconds())


def written(seconds: int) -> str:
    return f"{moment_of(seconds):%m-%d %H:%M}"


def test_times_of_seoul_are_nine_hours_ahead() -> None:
    (seconds, _), skipped = utc_seconds([local(2023, 5, 8, 9)] * 2, SEOUL)

    assert moment_of(seconds) == datetime(2023, 5, 8, tzinfo=UTC)
    assert seconds_of(moment_of(seconds)) == seconds
    assert skipped == 0


def test_an_hour_that_the_clock_skips_moves_forward_and_is_counted() -> None:
    (seconds,), skipped = utc_seconds([local(2024, 3, 10, 2, 30)], NEW_YORK)

    assert written(seconds) == "03-10 07:30"
    assert skipped == 1


def test_a_repeated_hour_is_the_first_one_until_the_clock_jumps_back() -> None:
    clock = [(0, 50), (1, 10), (1, 50), (1, 5), (1, 55), (2, 10)]

    seconds, _ = utc_seconds([local(2024, 11, 3, *at) for at in clock], NEW_YORK)

    assert [written(at)[6:] for at in seconds] == [
        "04:50", "05:10", "05:50", "06:05", "06:55", "07:10",
    ]  # fmt: skip


@pytest.mark.parametrize("zone", ["Asia/Seoul", "America/New_York", "Australia/Lord_Howe"])
@given(seconds=st.integers(0, 2_000_000_000))
def test_the_clock_on_the_wall_is_that_of_the_zone(zone: str, seconds: int) -> None:
    there = moment_of(seconds).astimezone(ZoneInfo(zone))

    assert WallClock(ZoneInfo(zone)).place(seconds) == (
        there.date(), there.hour * 60 + there.minute,
    )  # fmt: skip


def test_a_clock_asks_its_zone_again_within_a_day_of_change() -> None:
    clock = WallClock(NEW_YORK)
    noon = seconds_of(datetime(2024, 3, 10, 5, tzinfo=UTC))

    assert [clock.place(noon + hour * 3600) for hour in (0, 1, 2, 3)] == [
        (date(2024, 3, 10), minute) for minute in (0, 60, 180, 240)
    ]
