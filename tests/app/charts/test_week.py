from dataclasses import replace

import pytest

from app.charts.clock import Hours
from app.charts.marks import Cell, Cells, Nothing, Picture, Tone
from app.charts.week import week_picture
from journal.vocabulary import Initiation
from tests.app.charts.samples import hours

pytestmark = pytest.mark.usefixtures("english")

KNOWN = hours(
    (0, 23, Initiation.PUSHED, 1), (3, 20, Initiation.PUSHED, 3), (3, 20, Initiation.UNEASY, 1)
)


def picture(known: Hours = KNOWN) -> Picture:
    drawn = week_picture(known)
    assert isinstance(drawn, Picture)
    return drawn


def test_nothing_known_says_what_will_be_here() -> None:
    assert isinstance(week_picture(hours()), Nothing)


def test_the_title_names_the_fullest_hour() -> None:
    assert picture().title == "Thursdays around 20:00 had the most contact outside your shift: 4."


def test_a_cell_holds_its_share_of_the_fullest() -> None:
    (panel,) = picture().panels

    (contact,) = (mark for mark in panel.marks if getattr(mark, "tone", "") == Tone.PLAIN)
    assert contact.cells == (Cell(23, 0, 1, 0.25), Cell(20, 3, 4, 1.0))


def test_the_usual_shift_is_shaded_when_it_is_known() -> None:
    shaded = [one for one in picture().panels[0].marks if isinstance(one, Cells)]
    bare = picture(replace(KNOWN, usual=frozenset())).panels[0].marks

    assert (shaded[0].cells[0], shaded[0].tone) == (Cell(9, 0, 0, 1, columns=9), Tone.SHIFT)
    assert len(bare) == 1


def test_the_table_has_hours_down_and_weekdays_across() -> None:
    table = picture().table

    assert table.heads == ("Hour of the day", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    assert table.rows == (
        ("20:00", "", "", "", "4", "", "", ""),
        ("23:00", "1", "", "", "", "", "", ""),
    )
