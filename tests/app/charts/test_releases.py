import pytest

from app.charts.marks import Dots, Nothing, Picture, Ribbon
from app.charts.releases import Shown, Strain, likely, strain_picture
from app.charts.svg import draw
from journal.teams.windows import Window

pytestmark = pytest.mark.usefixtures("english")

WITHHELD = "Not enough to show."


def shown(*points: int | None) -> Shown:
    strains = [Strain(Window(number), one, "Morning") for number, one in enumerate(points)]
    return Shown(tuple(strains), WITHHELD)


def picture(*points: int | None) -> Picture:
    drawn = strain_picture(shown(*points))
    assert isinstance(drawn, Picture)
    return drawn


def marks(drawn: Picture) -> tuple[Ribbon, Dots]:
    ribbon, dots = drawn.panels[0].marks
    assert isinstance(ribbon, Ribbon)
    assert isinstance(dots, Dots)
    return ribbon, dots


@pytest.mark.parametrize("points", [(), (None,), (None, None)])
def test_nothing_known_says_so_in_the_one_wording(points: tuple[int | None, ...]) -> None:
    drawn = strain_picture(shown(*points))

    assert isinstance(drawn, Nothing)
    assert drawn.text == WITHHELD


def test_each_window_is_a_dot_in_its_middle() -> None:
    _ribbon, dots = marks(picture(45, 50))

    assert dots.points == ((14.0, 45), (42.0, 50))


def test_each_window_has_a_box_as_high_as_its_range() -> None:
    ribbon, _dots = marks(picture(45, 50))

    assert ribbon.runs == (((1.5, 35, 55), (26.5, 35, 55)), ((29.5, 40, 60), (54.5, 40, 60)))


def test_a_withheld_window_is_a_gap() -> None:
    ribbon, dots = marks(picture(45, None, 50))

    assert [at for at, _points in dots.points] == [14.0, 70.0]
    assert len(ribbon.runs) == 2


def test_a_gap_is_explained_only_where_there_is_one() -> None:
    assert picture(45, None, 50).note.endswith(f"A gap: {WITHHELD}")
    assert WITHHELD not in picture(45, 50).note


@pytest.mark.parametrize("points, low, high", [(45, 35, 55), (5, 0, 15), (100, 90, 100)])
def test_a_range_stays_within_the_scale(points: int, low: int, high: int) -> None:
    assert likely(points) == (low, high)


@pytest.mark.parametrize(
    "points, title",
    [
        ((45,), "So far there is one figure: strain around 45 of 100."),
        ((45, None), "So far there is one figure: strain around 45 of 100."),
        ((45, 45), "In 2 windows of four weeks, strain was around 45 of 100 all along."),
        ((60, None, 35), "In 3 windows of four weeks, strain was between 35 and 60 of 100."),
    ],
)
def test_the_title_is_the_answer(points: tuple[int | None, ...], title: str) -> None:
    assert picture(*points).title == title


def test_the_table_says_the_same_and_whom_it_speaks_for() -> None:
    table = picture(45, None).table

    assert table.rows == (
        ("5 Jan 2026", "45", "35\u201355", "Morning"),
        ("2 Feb 2026", WITHHELD, "", ""),
    )


def test_a_year_has_few_dates_under_it() -> None:
    ticks = picture(*[45] * 13).x.ticks

    assert [tick.text for tick in ticks] == ["5 Jan", "27 Apr", "17 Aug", "7 Dec"]


def test_the_words_under_it_name_the_first_and_the_last_day() -> None:
    assert "from 5 Jan 2026 to 1 Mar 2026" in picture(45, 50).alt


def test_it_can_be_drawn() -> None:
    drawing = str(draw(picture(45, None, 50)))

    assert 'class="ribbon plain"' in drawing
    assert 'class="dots plain"' in drawing
    assert "style=" not in drawing


def test_in_korean_it_is_korean(korean: None) -> None:
    drawn = picture(60, 35)

    assert drawn.title == "4주씩 2번 동안, 부담은 100 가운데 35에서 60 사이였어요."
    assert drawn.table.rows[0][0] == "2026년 1월 5일"
