from datetime import date, timedelta

import pytest

from app.charts.instrument import Reading, Readings, instrument_picture
from app.charts.marks import Dots, Line
from app.charts.svg import draw

pytestmark = pytest.mark.usefixtures("english")

DAY = date(2026, 3, 2)


def readings(*values: float, has_bands: bool = True) -> Readings:
    every = tuple(
        Reading(
            DAY + timedelta(days=20 * number), value, (value - 9, value + 9) if has_bands else None
        )
        for number, value in enumerate(values)
    )
    return Readings("calm", "Calm", (0, 100), 0, every, "A note.")


def test_the_title_is_the_answer() -> None:
    assert instrument_picture(readings(56)).title == "Calm: 56, once so far."
    assert (
        instrument_picture(readings(40, 60, 56)).title
        == "Calm: 56 last time, between 40 and 60 over 3 times."
    )


def test_each_dot_stands_on_the_line_of_its_error() -> None:
    line, dots = instrument_picture(readings(40, 60)).panels[0].marks

    assert isinstance(line, Line)
    assert isinstance(dots, Dots)
    assert line.runs == (((1.2, 31), (1.2, 49)), ((21.2, 51), (21.2, 69)))
    assert dots.points == ((1.2, 40), (21.2, 60))


def test_without_a_known_error_there_are_dots_alone() -> None:
    picture = instrument_picture(readings(3, has_bands=False))

    line = picture.panels[0].marks[0]
    assert isinstance(line, Line)
    assert line.runs == ()
    assert picture.table.heads == ("Date", "Calm")
    assert "upright line" not in picture.alt


def test_the_table_says_the_same() -> None:
    table = instrument_picture(readings(40, 60)).table

    assert table.heads == ("Date", "Calm", "Most likely between")
    assert table.rows == (("2 Mar 2026", "40", "31\u201349"), ("22 Mar 2026", "60", "51\u201369"))


def test_a_single_dot_stands_in_the_middle() -> None:
    picture = instrument_picture(readings(40))

    assert picture.x.ticks[0].at == picture.x.high / 2


@pytest.mark.parametrize("times, dates", [(1, 1), (2, 2), (60, 2)])
def test_the_first_and_the_last_date_stand_under_it(times: int, dates: int) -> None:
    picture = instrument_picture(readings(*range(20, 20 + times)))

    assert len(picture.x.ticks) == dates
    assert all(0 <= picture.x.share(tick.at) <= 1 for tick in picture.x.ticks)
    assert draw(picture).startswith("<svg")
