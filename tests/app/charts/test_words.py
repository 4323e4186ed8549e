from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.charts.contact_bars import count_axis
from app.charts.words import amount, date_words, day_words, hour_words, month_words
from app.language import format_number

DAY = date(2026, 7, 9)


@pytest.mark.usefixtures("english")
def test_english_dates_are_short() -> None:
    assert day_words(DAY) == "9 Jul"
    assert date_words(DAY) == "9 Jul 2026"
    assert month_words(DAY) == "Jul 2026"
    assert hour_words(7) == "07:00"


@pytest.mark.usefixtures("korean")
def test_korean_dates_are_short() -> None:
    assert day_words(DAY) == "7월 9일"
    assert date_words(DAY) == "2026년 7월 9일"
    assert month_words(DAY) == "2026년 7월"
    assert hour_words(7) == "7시"


@pytest.mark.usefixtures("korean")
@pytest.mark.parametrize("number, digits", [(0, 0), (1234567, 0), (2.25, 1), (3.0, 1)])
def test_numbers_are_written_as_everywhere(number: float, digits: int) -> None:
    assert amount(number, digits) == format_number(number, digits)


@given(st.integers(1, 9000))
def test_every_count_axis_has_a_round_tick_below_its_top(most: int) -> None:
    axis = count_axis(most)

    assert axis.low == 0
    assert most < axis.high
    spoken = [tick.at for tick in axis.ticks if tick.text]
    assert 1 <= len(spoken) <= 2
    assert all(0 < at <= most for at in spoken)
