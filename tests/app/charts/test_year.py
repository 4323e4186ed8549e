from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.charts.known import Known
from app.charts.marks import Bars, Cells, Nothing, Panel, Picture, Tone
from app.charts.svg import draw
from app.charts.year import Year, year_picture
from journal.exposure.stretches import Stretch
from tests.app.charts.samples import SEOUL, rating, tally

pytestmark = pytest.mark.usefixtures("english")

JANUARY, MARCH, NOVEMBER = date(2026, 1, 31), date(2026, 3, 9), date(2026, 11, 2)
WHOLE = Stretch(datetime(2025, 12, 1, tzinfo=UTC), datetime(2027, 2, 1, tzinfo=UTC))
YEAR = Year(
    number=2026,
    first=date(2026, 1, 1),
    last=date(2026, 12, 31),
    ratings=(
        rating(JANUARY, energy=1),
        rating(MARCH, energy=5, mood=2),
        rating(MARCH, hour=22, energy=4),
        rating(NOVEMBER, energy=3),
    ),
    tallies=(tally(MARCH), tally(NOVEMBER)),
    known=Known((WHOLE,), SEOUL),
    begun=date(2026, 1, 1),
)


def panel_of(year: Year) -> Panel:
    picture = year_picture(year)
    assert isinstance(picture, Picture)
    (panel,) = picture.panels
    return panel


def cells(year: Year, tone: Tone) -> dict[tuple[int, int], float]:
    (found,) = [one for one in panel_of(year).marks if isinstance(one, Cells) and one.tone is tone]
    return {(cell.row, cell.column): cell.share for cell in found.cells}


def test_every_answer_is_a_square_under_its_day() -> None:
    squares = cells(YEAR, Tone.ENERGY)

    assert squares == {(0, 30): 0.2, (4, 8): 0.9, (20, 1): 0.6}


def test_every_other_day_is_small_and_pale() -> None:
    unknown = cells(YEAR, Tone.UNKNOWN)

    assert len(unknown) == 365 - 3
    assert set(unknown) & set(cells(YEAR, Tone.ENERGY)) == set()
    assert max(unknown.values()) < 0.1


def test_days_before_the_first_and_after_the_last_stay_empty() -> None:
    short = replace(YEAR, first=JANUARY, last=MARCH)

    assert len(cells(short, Tone.UNKNOWN)) == (MARCH - JANUARY).days + 1 - 2


def test_contact_is_a_bar_under_its_day() -> None:
    (bars,) = [mark for mark in panel_of(YEAR).marks if isinstance(mark, Bars)]

    assert [(int(bar.foot), int(bar.x)) for bar in bars.bars] == [(5, 8), (21, 1)]


def test_the_words_say_the_answer() -> None:
    picture = year_picture(YEAR)

    assert picture.title == "In 2026 your energy was 2.8 of 5 on average."
    assert "Lowest in Jan (1.0), highest in Mar (4.5)." in picture.alt
    assert "3 days with an answer, 2 days with contact outside the shift." in picture.alt


def test_the_table_has_the_months_there_were() -> None:
    table = year_picture(replace(YEAR, first=date(2026, 3, 1))).table

    assert [row[0] for row in table.rows] == [
        *("Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    ]
    assert table.rows[0] == ("Mar", "4.5", "1", "1", "0")
    assert table.rows[1] == ("Apr", "", "0", "0", "0")


def test_what_no_source_covers_is_unknown_and_not_none() -> None:
    until = Stretch(WHOLE.starts_at, datetime(2026, 12, 29, 15, tzinfo=UTC))
    picture = year_picture(replace(YEAR, known=Known((until,), SEOUL)))

    assert "On 2 of these days no source says whether contact came" in picture.note
    assert picture.table.rows[-1] == ("Dec", "", "0", "0", "2")


def test_mood_stands_in_where_energy_was_never_answered() -> None:
    moods = replace(YEAR, ratings=(rating(MARCH, mood=2),), tallies=())

    picture = year_picture(moods)

    assert picture.title == "In 2026 your mood was 2.0 of 5 on average."
    assert "Lowest" not in picture.alt
    assert cells(moods, Tone.MOOD) == {(4, 8): 0.4}


def test_contact_alone_is_drawn_too() -> None:
    assert year_picture(replace(YEAR, ratings=())).title == (
        "No answers in 2026 yet, but contact outside the shift."
    )


def test_nothing_is_not_a_picture_yet() -> None:
    assert isinstance(year_picture(replace(YEAR, ratings=(), tallies=())), Nothing)


def test_a_leap_day_has_its_place() -> None:
    leap = date(2028, 2, 29)
    year = replace(YEAR, number=2028, first=leap, last=leap, ratings=(rating(leap, energy=5),))

    assert cells(replace(year, tallies=()), Tone.ENERGY) == {(2, 28): 1.0}


@pytest.mark.usefixtures("korean")
def test_months_are_named_as_koreans_write_them() -> None:
    ticks = [tick.text for tick in panel_of(YEAR).y.ticks]

    assert ticks[0] == "1월"
    assert len(ticks) == 12
    assert "12월</text>" in draw(year_picture(YEAR))


def test_the_squares_go_on_to_the_last_day() -> None:
    assert (22, 30) in cells(YEAR, Tone.UNKNOWN)
    assert timedelta(days=364) == YEAR.last - YEAR.first
