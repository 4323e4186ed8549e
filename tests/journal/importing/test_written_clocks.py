import re

import pytest

from journal.importing.written_clocks import Clocks, clock_like, clock_seconds


@pytest.mark.parametrize(
    "written, minutes",
    [
        ("20:50", 1250),
        ("8:50 PM", 1250),
        ("8:50pm", 1250),
        ("오후 8:50", 1250),
        ("12:08 a. m.", 8),
        ("오전 12:08", 8),
        ("12:08 PM", 728),
        ("00:08 a. m.", 8),
        ("20.50", 1250),
        (" 午後 8:50", 1250),
        ("下午08:50", 1250),
        ("凌晨12:08", 8),
        ("中午12:08", 728),
        ("20 h 50 min", None),
        ("20 h 50", 1250),
        ("8:50 μ.μ.", 1250),
        ("٨:٥٠ م", 1250),
        ("8:50 PTG", 1250),
        ("ÖS 8:50", 1250),
    ],
)
def test_a_clock_has_twelve_hours_or_twenty_four(written: str, minutes: int | None) -> None:
    assert clock_seconds(written) == (minutes and minutes * 60)


def test_seconds_are_read_where_they_are_written() -> None:
    assert clock_seconds("20:50:18") == 75_018


@pytest.mark.parametrize("written", ["soon", "24:00", "20:60", "20:50:60", "8"])
def test_what_no_clock_shows_is_none(written: str) -> None:
    assert clock_seconds(written) is None


@pytest.mark.parametrize(
    "written, same, other",
    [
        ("오후 8:50", "오전 12:08", "20:50"),
        ("8:50 PM", "12:08 AM", "8:50:01 PM"),
        ("20:50:18", "0:08:01", "20.50.18"),
    ],
)
def test_clocks_of_one_file_are_written_alike(written: str, same: str, other: str) -> None:
    assert re.fullmatch(clock_like(written), same)
    assert not re.fullmatch(clock_like(written), other)


def test_what_is_no_clock_is_like_any() -> None:
    assert re.fullmatch(clock_like("soon"), "20:50")


def test_clocks_are_worked_out_once() -> None:
    clocks = Clocks()

    assert (clocks["20:50"], clocks["soon"], dict(clocks)) == (
        75_000,
        None,
        {"20:50": 75_000, "soon": None},
    )
