from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.charts.before_after import Around, Level, Strip, before_after_picture
from app.charts.marks import Dots, Gap, Line, Panel, Picture, Ribbon, Tone
from app.charts.svg import draw

pytestmark = pytest.mark.usefixtures("english")

MARK = date(2026, 1, 29)
DAY = timedelta(days=1)
FIRST, LAST = MARK - 30 * DAY, MARK + 30 * DAY
ENERGY = Strip(
    Tone.ENERGY,
    ((FIRST, 2), (MARK - 2 * DAY, 1), (LAST, 4)),
    Level(2.4, 2.2, 2.6),
    Level(3.2, 3.0, 3.4),
)
AROUND = Around(MARK, FIRST, LAST, (MARK - 7 * DAY, MARK + 3 * DAY), (ENERGY,))


def picture(around: Around = AROUND) -> Picture:
    return before_after_picture(around, "Since then your energy was 0.8 higher than before.")


def marks(panel: Panel, kind: type) -> list[object]:
    return [mark for mark in panel.marks if isinstance(mark, kind)]


def test_every_answer_is_a_dot_on_its_day() -> None:
    (dots,) = marks(picture().panels[0], Dots)

    assert dots.points == ((0.5, 2), (28.5, 1), (60.5, 4))


def test_the_days_round_the_change_are_a_gap() -> None:
    (gap,) = marks(picture().panels[0], Gap)

    assert gap.spans == ((23.0, 34.0),)


def test_the_level_lines_stop_at_the_gap_and_lie_in_their_bands() -> None:
    panel = picture().panels[0]

    (ribbon,) = marks(panel, Ribbon)
    upright, levels = marks(panel, Line)
    assert levels.runs == (((0.0, 2.4), (23.0, 2.4)), ((34.0, 3.2), (61.0, 3.2)))
    assert ribbon.runs[1] == ((34.0, 3.0, 3.4), (61.0, 3.0, 3.4))
    assert upright.runs == (((30.5, 0.5), (30.5, 5.5)),)


def test_the_picture_says_its_answer_in_words_too() -> None:
    drawn = picture()

    assert drawn.title.startswith("Since then your energy was 0.8 higher")
    assert "Energy (1 to 5): level at 2.4 before and 3.2 after." in drawn.alt
    assert drawn.panels[0].aside == "2.4 → 3.2"


def test_the_table_says_the_same() -> None:
    table = picture().table

    assert table.heads == ("Date", "Energy (1 to 5)", "Side")
    assert table.rows == (
        ("30 Dec", "2", "before"),
        ("27 Jan", "1", "left out"),
        ("28 Feb", "4", "after"),
    )


def test_a_table_of_more_than_a_year_names_the_year() -> None:
    longer = replace(AROUND, first=FIRST - 365 * DAY)

    assert picture(longer).table.rows[0][0] == "30 Dec 2025"


def test_without_levels_there_are_dots_and_no_promise_of_bands() -> None:
    bare = picture(replace(AROUND, strips=(Strip(Tone.MOOD, ENERGY.answers),)))

    (ribbon,) = marks(bare.panels[0], Ribbon)
    assert ribbon.runs == ()
    assert "band" not in bare.note
    assert "level at" not in bare.alt
    assert bare.panels[0].aside == ""


def test_a_window_that_begins_in_the_gap_stays_inside_itself() -> None:
    late = replace(AROUND, first=MARK - 4 * DAY, strips=(replace(ENERGY, answers=()),))

    drawn = picture(late)

    (gap,) = marks(drawn.panels[0], Gap)
    assert gap.spans == ((0.0, 8.0),)
    assert [tick.text for tick in drawn.x.ticks] == ["29 Jan", "28 Feb"]


def test_it_is_drawn_with_its_hatching() -> None:
    svg = draw(picture())

    assert "url(#before-after-gap)" in svg
    assert 'class="ribbon energy"' in svg
    assert svg.count('class="dots energy"') == 1
