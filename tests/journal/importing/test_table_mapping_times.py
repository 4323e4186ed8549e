from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.importing.table_mapping_times import (
    TimeWay,
    clock_of,
    duration_of,
    ways_of,
    written_of,
)

SEOUL_OFFSET = 9 * 3600


def read(cell: str, way: TimeWay) -> str:
    found = written_of(cell)
    assert found is not None
    at = datetime.fromtimestamp(found.days[way] + (found.clock or 0), UTC)
    return f"{at:%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-04 18:05",
        "2026-03-04T18:05:00.000Z",
        "2026/3/4 6:05 PM",
        "2026. 3. 4. 오후 6:05",
        "2026.03.04(수) 18:05",
        "2026년 3월 4일 수요일 오후 6:05",
        "2026년 3월 4일 18시 5분",
        "2026-03-04, 18시 5분 0초",
        "2026-03-04 오후 6시 5분",
        "26.03.04 18:05",
        "202603041805",
        "20260304180500",
        "20260304T180500",
        "2026-03-04 p.m. 6:05",
    ],
)
def test_the_year_may_come_first(cell: str) -> None:
    assert read(cell, TimeWay.YEAR_FIRST) == "2026-03-04 18:05:00"


@pytest.mark.parametrize(
    "cell",
    [
        "Wed Mar 04 18:05:00 +0000 2026",
        "Wed, 4 Mar 2026 18:05:00 +0900",
        "Mar 4, 2026, 6:05 PM",
        "March 4th, 2026 at 6:05pm",
        "4-Mar-2026 18:05",
        "4 March 2026 18:05",
    ],
)
def test_the_month_may_have_a_name(cell: str) -> None:
    assert read(cell, TimeWay.NAMED_MONTH) == "2026-03-04 18:05:00"


@pytest.mark.parametrize(
    "cell", ["1772647500", "1772647500000", "1772647500000000", "1772647500.5"]
)
def test_a_number_may_count_since_1970(cell: str) -> None:
    assert read(cell, TimeWay.EPOCH) == "2026-03-04 18:05:00"
    assert written_of(cell).offset == 0


@pytest.mark.parametrize("cell", ["46085.75347222222", "46085.753472222"])
def test_a_number_may_be_a_day_of_a_sheet(cell: str) -> None:
    assert read(cell, TimeWay.SERIAL) == "2026-03-04 18:05:00"
    assert written_of("46085").clock is None


def test_day_and_month_can_be_open() -> None:
    found = written_of("03/04/2026 18:05")

    assert set(found.days) == {TimeWay.DAY_FIRST, TimeWay.MONTH_FIRST}
    assert read("03/04/2026", TimeWay.DAY_FIRST) == "2026-04-03 00:00:00"
    assert read("03/04/2026", TimeWay.MONTH_FIRST) == "2026-03-04 00:00:00"
    assert set(written_of("13/04/2026").days) == {TimeWay.DAY_FIRST}
    assert set(written_of("11.12.13").days) == {
        TimeWay.YEAR_FIRST,
        TimeWay.DAY_FIRST,
        TimeWay.MONTH_FIRST,
    }


@pytest.mark.parametrize(
    "zone, offset",
    [
        ("", None),
        ("Z", 0),
        (" UTC", 0),
        (" GMT", 0),
        (" KST", SEOUL_OFFSET),
        ("+09:00", SEOUL_OFFSET),
        (" +0900", SEOUL_OFFSET),
        (" UTC+09:00", SEOUL_OFFSET),
        ("-03:30", -12600),
    ],
)
def test_a_cell_may_say_how_far_it_is_from_utc(zone: str, offset: int | None) -> None:
    assert written_of(f"2026-03-04 18:05{zone}").offset == offset


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "가람",
        "12",
        "2026-02-30",
        "2026-13-01 10:00",
        "1999-01-01",
        "2026-03-04 25:00",
        "2026-03-04 24:01",
        "2026-03-04 18:60",
        "20261304",
        "202603042561",
        "Feb 30, 2026",
        "99999",
        "0123456789012",
        "2026-03-04 " * 9,
        "123/1/2026",
        "01012345678",
    ],
)
def test_what_is_no_moment_is_none(cell: str) -> None:
    assert written_of(cell) is None


@pytest.mark.parametrize(
    "cell, seconds",
    [
        ("18:05", 65100),
        ("오후 6:05", 65100),
        ("6:05:09 PM", 65109),
        ("12:05 AM", 300),
        ("오전 12:05", 300),
        ("오후 12:05", 43500),
        ("오후 18:05", 65100),
        ("18시", 64800),
        ("24:00", 86400),
        ("905", 32700),
        ("1805", 65100),
        ("90509", 32709),
        ("180509", 65109),
        ("2561", None),
        ("25:00", None),
        ("저녁", None),
        ("12", None),
        (" " * 61, None),
    ],
)
def test_a_clock_may_stand_alone(cell: str, seconds: int | None) -> None:
    found = clock_of(cell)

    assert (None if found is None else found[0]) == seconds


@pytest.mark.parametrize(
    "cell, seconds",
    [
        ("75", 75),
        ("75.0", 75),
        ("1:15", 75),
        ("00:01:15", 75),
        ("1분 15초", 75),
        ("1시간 2분", 3720),
        ("1h 2m 3s", 3723),
        ("5 min", 300),
        ("", None),
        ("999999", None),
        ("가람", None),
        ("1" * 61, None),
    ],
)
def test_a_length_is_read_in_seconds(cell: str, seconds: int | None) -> None:
    assert duration_of(cell) == seconds


def test_two_numbers_of_a_sheet_are_hours_and_minutes() -> None:
    assert duration_of("1:15", is_sheet=True) == 75 * 60
    assert duration_of("00:01:15", is_sheet=True) == 75
    assert duration_of("75", is_sheet=True) == 75


@pytest.mark.parametrize(
    "cells, ways",
    [
        (["03/04/2026", "13/04/2026"], [TimeWay.DAY_FIRST]),
        (["03/04/2026", "04/13/2026", "합계"], [TimeWay.MONTH_FIRST]),
        (["03/04/2026", "04/04/2026"], [TimeWay.DAY_FIRST, TimeWay.MONTH_FIRST]),
        (["13/04/2026", "04/13/2026"], [TimeWay.DAY_FIRST, TimeWay.MONTH_FIRST]),
        (["합계", ""], []),
    ],
)
def test_the_order_is_decided_over_the_whole_column(cells: list[str], ways: list[TimeWay]) -> None:
    assert ways_of(map(written_of, cells)) == ways


@given(st.datetimes(datetime(2010, 1, 1), datetime(2049, 12, 31)))  # noqa: DTZ001 - a file's clock has no zone
def test_every_moment_is_read_as_it_was_written(at: datetime) -> None:
    expected = f"{at:%Y-%m-%d %H:%M}:00"

    assert read(f"{at:%Y.%m.%d %H:%M}", TimeWay.YEAR_FIRST) == expected
    assert read(f"{at:%d/%m/%Y %H:%M}", TimeWay.DAY_FIRST) == expected
    assert read(f"{at:%m/%d/%y %I:%M %p}", TimeWay.MONTH_FIRST) == expected
    assert read(f"{at:%a %b %d %H:%M:00 +0000 %Y}", TimeWay.NAMED_MONTH) == expected


@given(st.text("0123456789-./: 년월일오전후시분TZ+PMamKUJan", max_size=30))
def test_any_text_is_a_moment_or_none(cell: str) -> None:
    found = written_of(cell)

    assert found is None or (found.days and (found.clock is None or 0 <= found.clock <= 86400))
    assert clock_of(cell) is None or 0 <= clock_of(cell)[0] <= 86400
    assert duration_of(cell) is None or 0 <= duration_of(cell) <= 604800
