import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.importing.kakaotalk_grammar import (
    Moments,
    clock_seconds,
    moment_like,
    moment_seconds,
    saved_seconds,
)

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - exports have no zone
MINUTES = st.datetimes(
    min_value=datetime(2010, 1, 1),  # noqa: DTZ001 - the same
    max_value=datetime(2099, 12, 31),  # noqa: DTZ001 - the same
).map(lambda moment: moment.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    "written,clock",
    [
        ("오전 12:23", "00:23"),
        ("오후 12:50", "12:50"),
        ("오후 1:05", "13:05"),
        ("12:00 AM", "00:00"),
        ("12:00 pm", "12:00"),
        ("9:30pm", "21:30"),
        ("9:30 p.m.", "21:30"),
        ("午後 9:30", "21:30"),
        ("오후 21:30", "21:30"),
        ("오후 0:30", "12:30"),
        ("00:00", "00:00"),
        ("23:59:59", "23:59"),
    ],
)
def test_twelve_o_clock_is_where_it_belongs(written: str, clock: str) -> None:
    seconds = clock_seconds(written)

    assert seconds is not None
    assert f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}" == clock


@pytest.mark.parametrize("written", ["25:00", "12:60", "noon"])
def test_a_clock_that_cannot_be_is_none(written: str) -> None:
    assert clock_seconds(written) is None


@pytest.mark.parametrize(
    "written",
    ["2023년 2월 30일 오후 1:00", "1999-01-01 10:00", "May 40, 2023, 1:00 PM", "10:00", "noon"],
)
def test_a_day_that_cannot_be_is_none(written: str) -> None:
    assert moment_seconds(written) is None


@given(moment=MINUTES)
def test_every_way_of_writing_a_moment_reads_the_same(moment: datetime) -> None:
    half = "오전" if moment.hour < 12 else "오후"
    twelve = f"{moment.hour % 12 or 12}:{moment:%M}"
    day = moment.day
    ways = [
        f"{moment.year}년 {moment.month}월 {day}일 {half} {twelve}",
        f"{moment.year}. {moment.month}. {day}. {moment:%H:%M}",
        f"{moment:%B} {day}, {moment.year}, {twelve} {moment:%p}",
        f"{moment:%b} {day}, {moment.year} at {moment:%H:%M}",
        f"{day} {moment:%b} {moment.year} at {moment:%H:%M}",
        f"{twelve}{moment:%p}, {moment:%B} {day}, {moment.year}",
        f"{moment:%Y-%m-%d %H:%M:%S}",
    ]

    read = {moment_seconds(way) for way in ways}

    assert read == {(moment - EPOCH) // timedelta(seconds=1)}


def test_a_head_that_does_not_say_when_it_was_saved() -> None:
    assert saved_seconds("새벽별 님과 카카오톡 대화\n저장한 날짜 : 어제\n") is None
    assert saved_seconds("새벽별 님과 카카오톡 대화\n") is None


@pytest.mark.parametrize(
    "written, same, other",
    [
        ("2023년 5월 8일 오후 1:05", "2024년 12월 31일 오전 12:59", "2023년 5월 8일 13:05"),
        ("Monday, May 8, 2023, 1:05 PM", "Friday, June 16, 2024, 12:59 AM", "May 8, 2023, 13:05"),
        ("2023. 5. 8. 월요일", "2024. 12. 31. 화요일", "2023. 5. 8."),
    ],
)
def test_moments_of_one_file_are_written_alike(written: str, same: str, other: str) -> None:
    assert re.fullmatch(moment_like(written), same)
    assert not re.fullmatch(moment_like(written), other)


@pytest.mark.parametrize("written", ["2023-05-08 13:05:10", "2023-02-30 13:05", "2023-05-08 25:05"])
def test_a_moment_is_the_same_the_second_time(written: str) -> None:
    known = Moments()

    assert [known.seconds(written) for _ in range(2)] == [moment_seconds(written)] * 2
