from dataclasses import replace
from datetime import date

import pytest

from app.charts.marks import Dots, Line
from app.charts.visible import Seen, visible_picture, visible_words

pytestmark = pytest.mark.usefixtures("english")

SEEN = Seen(0.6, 40, date(2026, 3, 2), date(2026, 4, 30), is_of_evenings=True, meaningful=0.3)


def test_more_days_show_less() -> None:
    assert SEEN.with_more(0) == 0.6
    assert SEEN.with_more(120) == pytest.approx(0.3)
    assert visible_words(SEEN) == "With 20 more evenings, a difference of 0.5 would probably show."
    assert visible_words(replace(SEEN, is_of_evenings=False)) == (
        "With 20 more days, a difference of 0.5 would probably show."
    )


def test_the_pace_so_far_says_by_when() -> None:
    assert SEEN.by(0) == date(2026, 4, 30)
    assert SEEN.by(20) == date(2026, 5, 30)


def test_the_line_falls_to_what_could_be_seen_with_all_of_them() -> None:
    (panel,) = visible_picture(SEEN).panels
    limit, line = [mark.runs[0] for mark in panel.marks if isinstance(mark, Line)]

    heights = [height for _more, height in line]
    assert heights == sorted(heights, reverse=True)
    assert (line[0], line[-1]) == ((0, 0.6), (120, pytest.approx(0.3)))
    assert {height for _more, height in limit} == {0.3}


def test_now_and_soon_are_marked() -> None:
    (panel,) = visible_picture(SEEN).panels
    (dots,) = [mark for mark in panel.marks if isinstance(mark, Dots)]

    assert dots.points == ((0, 0.6), (20, SEEN.with_more(20)))


def test_the_words_around_it_say_the_same() -> None:
    picture = visible_picture(SEEN)

    assert "0.6 now, 0.5 with 20 more, 0.3 with 120 more." in picture.alt
    assert picture.table.rows[0] == ("40", "0.60", "30 Apr 2026")
    assert picture.table.rows[2] == ("60", "0.49", "30 May 2026")


@pytest.mark.parametrize("smallest,heights", [(0.2, 1), (0.6, 3), (2.0, 2), (9.0, 4)])
def test_the_heights_fit_what_there_is(smallest: float, heights: int) -> None:
    (panel,) = visible_picture(replace(SEEN, smallest=smallest)).panels

    assert len(panel.y.ticks) == heights
    assert panel.y.ticks[-1].at < panel.y.high
