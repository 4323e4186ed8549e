import pytest

from app.charts.marks import Bars, Line, Tone
from app.charts.sides import Row, sides_picture
from app.charts.svg import draw, drawn

pytestmark = pytest.mark.usefixtures("english")

PUSHED = Row(Tone.PUSHED, "pushed to you", "30 minutes pushed", -0.6, -0.9, -0.3)
CHOSEN = Row(Tone.CHOSEN, "looked by choice", "30 minutes by choice", 0.2, -0.2, 0.6)
CONTRAST = Row(Tone.PLAIN, "the difference", "the first less the second", -0.8, -1.3, -0.3)


def test_the_title_tells_the_difference_and_neither_side() -> None:
    picture = sides_picture((PUSHED, CHOSEN), CONTRAST)

    assert picture.title == ("Side by side: what counts is the difference between them, −0.8.")


def test_each_row_has_a_bar_from_nothing_and_a_line_for_its_interval() -> None:
    bars, lines = [], []
    for panel in sides_picture((PUSHED, CHOSEN), CONTRAST).panels:
        bars += [mark.bars[0] for mark in panel.marks if isinstance(mark, Bars)]
        lines += [mark.runs[0] for mark in panel.marks if isinstance(mark, Line)][1:]

    assert [(bar.x, round(bar.x + bar.width, 6)) for bar in bars] == [
        (-0.6, 0.0),
        (0.0, 0.2),
        (-0.8, 0.0),
    ]
    assert [(left[0], right[0]) for left, right in lines] == [
        (-0.9, -0.3),
        (-0.2, 0.6),
        (-1.3, -0.3),
    ]


def test_nothing_lies_in_the_middle_and_all_intervals_inside() -> None:
    axis = sides_picture((PUSHED, CHOSEN), CONTRAST).x

    assert axis.share(0) == 0.5
    assert axis.low < -1.3
    assert [tick.text for tick in axis.ticks] == ["−1.0", "−0.5", "0", "0.5", "1.0"]


def test_the_alt_text_and_the_table_say_every_number() -> None:
    picture = sides_picture((PUSHED, CHOSEN), CONTRAST)

    assert "30 minutes by choice: 0.2, likely −0.2 to 0.6." in picture.alt
    assert picture.table.rows == (
        ("30 minutes pushed", "−0.6", "−0.9", "−0.3"),
        ("30 minutes by choice", "0.2", "−0.2", "0.6"),
        ("the first less the second", "−0.8", "−1.3", "−0.3"),
    )


def test_each_kind_has_its_weave_and_its_name() -> None:
    picture = sides_picture((PUSHED, CHOSEN), CONTRAST)

    assert 'id="sides-chosen"' in draw(picture)
    assert [name for _swatch, name in drawn(picture).key] == [
        "pushed to you",
        "looked by choice",
        "the difference",
    ]


@pytest.mark.parametrize("most,ticks", [(0.05, 1), (0.3, 3), (12.0, 5)])
def test_the_scale_fits_what_there_is(most: float, ticks: int) -> None:
    row = Row(Tone.PLAIN, "", "x", 0, -most, most)

    assert len(sides_picture((), row).x.ticks) == ticks
