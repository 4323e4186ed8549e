import pytest

from app.charts.clock import clock_picture
from app.charts.marks import Band, Bars, Nothing, Picture, Tone
from journal.vocabulary import Initiation
from tests.app.charts.samples import hours

pytestmark = pytest.mark.usefixtures("english")

PUSHED, CHOSEN, UNEASY = Initiation.PUSHED, Initiation.CHOSEN, Initiation.UNEASY


def picture(*tallies: tuple[int, int, Initiation, int]) -> Picture:
    drawn = clock_picture(hours(*tallies))
    assert isinstance(drawn, Picture)
    return drawn


def test_nothing_known_says_what_will_be_here() -> None:
    assert isinstance(clock_picture(hours()), Nothing)


def test_the_weekdays_of_an_hour_are_one_sector() -> None:
    (panel,) = picture((0, 23, PUSHED, 2), (4, 23, PUSHED, 3), (4, 23, UNEASY, 1)).panels

    layers = [mark for mark in panel.marks if isinstance(mark, Bars)]
    assert [(one.tone, one.bars[0].x, one.bars[0].foot, one.bars[0].top) for one in layers] == [
        (Tone.PUSHED, 23, 0, 5),
        (Tone.UNEASY, 23, 5, 6),
    ]


def test_the_title_sets_what_was_pushed_against_all() -> None:
    assert picture((0, 23, PUSHED, 2), (0, 7, CHOSEN, 1)).title == (
        "Of 3 contacts outside your shift, 2 were pushed to you; most came around 23:00."
    )


def test_the_title_does_not_speak_of_what_did_not_happen() -> None:
    assert picture((0, 7, CHOSEN, 1)).title == ("1 contact outside your shift, around 07:00.")


def test_of_two_busiest_hours_the_earlier_is_named() -> None:
    assert "07:00" in picture((0, 23, PUSHED, 2), (1, 7, PUSHED, 2)).title


def test_the_usual_shift_is_the_inner_arc() -> None:
    (panel,) = picture((0, 23, PUSHED, 1)).panels

    (band,) = (mark for mark in panel.marks if isinstance(mark, Band))
    assert band.spans == ((9, 18),)


def test_the_table_has_the_hours_with_contact() -> None:
    assert picture((0, 23, PUSHED, 2), (2, 7, CHOSEN, 1)).table.rows == (
        ("07:00", "0", "1", "0", "0"),
        ("23:00", "2", "0", "0", "0"),
    )


def test_in_korean_hours_are_korean(korean: None) -> None:
    assert picture((0, 23, PUSHED, 2)).table.rows[0][0] == "23시"
