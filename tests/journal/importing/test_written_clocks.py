import pytest

from journal.importing.written_clocks import clock_seconds


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
    ],
)
def test_a_clock_has_twelve_hours_or_twenty_four(written: str, minutes: int) -> None:
    assert clock_seconds(written) == minutes * 60


def test_seconds_are_read_where_they_are_written() -> None:
    assert clock_seconds("20:50:18") == 75_018


@pytest.mark.parametrize("written", ["soon", "24:00", "20:60", "20:50:60", "8"])
def test_what_no_clock_shows_is_none(written: str) -> None:
    assert clock_seconds(written) is None
