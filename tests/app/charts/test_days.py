from dataclasses import replace
from datetime import timedelta

import pytest

from app.charts.days import days_picture
from app.charts.marks import Band, Bars, Dots, Line, Nothing, Panel, Picture, Tone
from journal.vocabulary import Initiation
from tests.app.charts.samples import MONDAY, THURSDAY, TUESDAY, days, rating, shift, tally

pytestmark = pytest.mark.usefixtures("english")

THREE = (
    rating(MONDAY, mood=2, energy=3),
    rating(TUESDAY, mood=4, energy=4),
    rating(THURSDAY, mood=3, energy=2),
)


def picture(**known: object) -> Picture:
    drawn = days_picture(days(**known))  # type: ignore[arg-type]
    assert isinstance(drawn, Picture)
    return drawn


def marks(panel: Panel, kind: type) -> list[object]:
    return [mark for mark in panel.marks if isinstance(mark, kind)]


def test_nothing_known_says_what_will_be_here() -> None:
    assert days_picture(days()) == Nothing("days", "Day by day", "Every check-in draws a dot here.")


def test_a_day_without_entry_is_a_gap_and_not_a_zero() -> None:
    mood = picture(ratings=THREE).panels[0]

    (line,) = marks(mood, Line)
    (dots,) = marks(mood, Dots)
    assert [len(run) for run in line.runs] == [2, 1]
    assert dots.points == ((0.75, 2), (1.75, 4), (3.75, 3))


def test_a_scale_never_answered_has_no_strip() -> None:
    tones = [marks(panel, Dots)[0].tone for panel in picture(ratings=THREE).panels]

    assert tones == [Tone.MOOD, Tone.ENERGY]


def test_several_check_ins_a_day_are_all_drawn() -> None:
    twice = (rating(MONDAY, 9, mood=2), rating(MONDAY, 18, mood=5))

    drawn = picture(ratings=twice)

    assert marks(drawn.panels[0], Dots)[0].points == ((0.375, 2), (0.75, 5))
    assert drawn.table.rows == (("2 Nov", "2, 5", "", "", "", "", "", ""),)


def test_the_title_is_the_answer() -> None:
    contact = (tally(MONDAY), tally(MONDAY, Initiation.UNEASY), tally(THURSDAY))

    assert picture(ratings=THREE, tallies=contact).title == (
        "Your energy was 3.0 of 5 on average. Contact reached you outside your shift on 2 days."
    )


@pytest.mark.parametrize(
    "scale, title",
    [
        ("mood", "Your mood was 4.0 of 5 on average."),
        ("tension", "Your tension was 4.0 of 5 on average."),
    ],
)
def test_the_title_speaks_of_what_was_answered(scale: str, title: str) -> None:
    assert picture(ratings=(rating(MONDAY, **{scale: 4}),)).title == title


def test_contact_alone_is_drawn_too() -> None:
    drawn = picture(tallies=(tally(MONDAY),))

    assert drawn.title == "Contact reached you outside your shift on 1 day."
    assert [panel.name for panel in drawn.panels] == ["Contact outside the shift, a day"]


def test_shifts_lie_behind_every_strip_at_their_hours() -> None:
    drawn = picture(ratings=THREE, tallies=(tally(MONDAY),), shifts=(shift(TUESDAY),))

    bands = [marks(panel, Band)[0].spans for panel in drawn.panels]
    assert bands == [((1.375, 1.75),)] * 3


def test_a_shift_from_the_day_before_begins_at_the_edge() -> None:
    overnight = replace(shift(MONDAY), starts_at=shift(MONDAY).starts_at - timedelta(days=1))

    (band,) = marks(picture(ratings=THREE, shifts=(overnight,)).panels[0], Band)

    assert band.spans == ((0, 0.75),)


def test_shifts_before_the_first_entry_are_not_drawn() -> None:
    sunday_before = shift(MONDAY - timedelta(days=1))

    assert marks(picture(ratings=THREE, shifts=(sunday_before, shift(MONDAY))).panels[0], Band) == [
        Band(Tone.SHIFT, "your shifts", ((0.375, 0.75),))
    ]


def test_ways_of_coming_about_stand_on_each_other() -> None:
    contact = (tally(MONDAY, Initiation.UNEASY, 2), tally(MONDAY, Initiation.PUSHED, 3))

    layers = marks(picture(tallies=contact).panels[0], Bars)

    assert [(layer.tone, layer.bars[0].foot, layer.bars[0].top) for layer in layers] == [
        (Tone.PUSHED, 0, 3),
        (Tone.UNEASY, 3, 5),
    ]


def test_the_table_says_the_same_and_leaves_empty_days_out() -> None:
    table = picture(ratings=THREE, tallies=(tally(THURSDAY, Initiation.CHOSEN, 4),)).table

    assert table.heads[0] == "Date"
    assert table.rows[-1] == ("5 Nov", "3", "2", "", "", "4", "", "")
    assert [row[0] for row in table.rows] == ["2 Nov", "3 Nov", "5 Nov"]


def test_the_axis_names_mondays() -> None:
    two_months = replace(
        days(ratings=THREE), first=MONDAY - timedelta(days=50), last=MONDAY + timedelta(days=5)
    )

    drawn = days_picture(two_months)

    assert isinstance(drawn, Picture)
    assert [tick.text for tick in drawn.x.ticks] == ["14 Sep", "28 Sep", "12 Oct", "26 Oct"]


def test_in_korean_dates_are_korean(korean: None) -> None:
    assert picture(ratings=THREE).table.rows[0][0] == "11월 2일"
