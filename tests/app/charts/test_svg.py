import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.charts.marks import (
    Axis,
    Band,
    Bar,
    Bars,
    Cell,
    Cells,
    Dots,
    Form,
    Label,
    Labels,
    Line,
    Panel,
    Picture,
    Ribbon,
    Tick,
    Tone,
)
from app.charts.svg import draw, drawn
from app.charts.svg_dial import HOLE
from app.charts.svg_strips import PIXELS, thinned
from tests.app.charts.samples import bars_picture

SVG = "{http://www.w3.org/2000/svg}"


def tree_of(picture: Picture) -> ET.Element:
    named = str(draw(picture)).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ET.fromstring(named)  # noqa: S314 - our own drawing is what is looked at


def with_marks(*marks: object, y: Axis | None = None) -> Picture:
    panel = Panel("Mood", y or Axis(0, 5, (Tick(5, "5"),)), marks)  # type: ignore[arg-type]
    return replace(bars_picture(), panels=(panel,))


def dial(*marks: object) -> Picture:
    panel = Panel("", Axis(0, 4, (Tick(2, "2"),)), marks)  # type: ignore[arg-type]
    return replace(bars_picture(), form=Form.DIAL, x=Axis(0, 24), panels=(panel,))


@pytest.fixture(params=list(Form))
def any_form(request: pytest.FixtureRequest) -> Picture:
    return replace(bars_picture(), form=request.param)


def test_a_picture_says_what_it_shows(any_form: Picture) -> None:
    drawing = tree_of(any_form)

    assert drawing.get("role") == "img"
    named = [drawing.find(f".//*[@id='{name}']") for name in drawing.get("aria-labelledby").split()]
    assert [one.text for one in named] == ["Two evenings", "Two bars."]


def test_a_picture_styles_nothing_in_place(any_form: Picture) -> None:
    assert not re.search(r"style|on[a-z]+=|<script", str(draw(any_form)))


def test_words_are_escaped() -> None:
    sly = replace(bars_picture(), title="<b>&", alt='"><script>')

    drawing = tree_of(sly)

    assert drawing[0].text == "<b>&"
    assert "<script" not in str(draw(sly))


@pytest.mark.parametrize("tone", [Tone.CHOSEN, Tone.UNEASY, Tone.UNKNOWN])
def test_a_second_sign_stands_beside_the_colour(tone: Tone) -> None:
    drawing = tree_of(bars_picture(tone))

    assert drawing.find(f".//{SVG}pattern[@id='evenings-{tone}']") is not None
    assert drawing.find(f".//{SVG}g[@fill='url(#evenings-{tone})']") is not None


def test_what_is_pushed_is_solid() -> None:
    drawing = tree_of(bars_picture(Tone.PUSHED))

    assert drawing.find(f".//{SVG}pattern") is None
    assert drawing.find(f".//{SVG}g[@class='pushed']") is not None


@pytest.mark.parametrize("tone", [Tone.PUSHED, Tone.UNEASY])
def test_the_key_shows_the_same_sign(tone: Tone) -> None:
    ((swatch, name),) = drawn(bars_picture(tone)).key

    assert name == "pushed"
    assert (f"url(#evenings-{tone})" in swatch) == (tone is Tone.UNEASY)


def test_a_gap_in_a_line_stays_a_gap() -> None:
    runs = (((0.0, 1.0), (1.0, 5.0)), ((3.0, 2.0),))

    path = tree_of(with_marks(Line(Tone.MOOD, "", runs))).find(f".//{SVG}path[@class='line mood']")

    assert path.get("d") == "M0 51.2L250 0M750 38.4"
    assert path.get("vector-effect") == "non-scaling-stroke"


def test_each_dot_is_a_stroke_of_no_length() -> None:
    dots = Dots(Tone.MOOD, "", ((0.0, 5.0), (4.0, 0.0)))

    path = tree_of(with_marks(dots)).find(f".//{SVG}path[@class='dots mood']")

    assert path.get("d") == "M0 0h0M1000 64h0"


def test_a_ribbon_runs_along_the_tops_and_back_along_the_feet() -> None:
    ribbon = Ribbon(Tone.MOOD, "", (((0.0, 1.0, 5.0), (4.0, 0.0, 5.0)),))

    path = tree_of(with_marks(ribbon)).find(f".//{SVG}path[@class='ribbon mood']")

    assert path.get("d") == "M0 0L1000 0L1000 64L0 51.2z"


def test_a_bar_stands_in_per_cent_of_the_width() -> None:
    bars = Bars(Tone.PUSHED, "", (Bar(1, 1, 0, 5),))

    rect = tree_of(with_marks(bars)).find(f".//{SVG}g[@class='pushed']/{SVG}rect")

    assert [rect.get(name) for name in ("x", "width", "y", "height")] == ["25%", "25%", "0", "64"]


def test_a_fuller_cell_is_larger_and_deeper() -> None:
    cells = Cells(Tone.PLAIN, "", (Cell(0, 0, 9, 1.0), Cell(1, 0, 1, 0.1)))

    full, faint = tree_of(with_marks(cells, y=Axis(2, 0, has_grid=False))).iter(f"{SVG}rect")

    assert (full.get("class"), faint.get("class")) == ("plain depth-4", "plain depth-1")
    assert float(full.get("height")) > float(faint.get("height"))


def test_the_hours_of_a_shift_fill_their_cells() -> None:
    cells = Cells(Tone.SHIFT, "", (Cell(1, 0, 0, 1.0, columns=2),))

    (rect,) = tree_of(with_marks(cells, y=Axis(2, 0, has_grid=False))).iter(f"{SVG}rect")

    assert (rect.get("class"), rect.get("x"), rect.get("width")) == ("shift-band", "25%", "50%")


def test_dates_at_the_edges_stay_inside() -> None:
    anchors = {text.text: text.get("text-anchor") for text in tree_of(bars_picture()).iter()}

    assert (anchors["Mon"], anchors["Wed"], anchors["Fri"]) == (None, "middle", "end")


def test_bands_are_written_once_and_used_by_every_strip() -> None:
    band = Band(Tone.SHIFT, "your shifts", ((1, 2),))
    low, high = (replace(with_marks(band).panels[0], height=height) for height in (50, 90))

    drawing = tree_of(replace(bars_picture(), panels=(low, high)))

    assert drawing.find(f"{SVG}defs/{SVG}path").get("d") == "M250 0H500V1H250z"
    uses = list(drawing.iter(f"{SVG}use"))
    assert [use.get("transform") for use in uses] == ["scale(1 50)", "scale(1 90)"]
    assert {(use.get("href"), use.get("class")) for use in uses} == {
        ("#evenings-band-0", "shift-band")
    }


def test_the_lines_of_the_grid_leave_room_for_its_numbers() -> None:
    by_date = Axis(-1, 4, first_day=date(2026, 11, 2))

    grids = [
        tree_of(replace(with_marks(), x=axis)).find(f".//{SVG}path[@class='grid']").get("d")
        for axis in (by_date, Axis(-1, 4))
    ]

    assert grids == ["M200 0H1000", "M0 0H1000"]


def test_an_aside_stands_at_the_right() -> None:
    panel = replace(bars_picture().panels[0], aside="mean 3.1")

    drawing = tree_of(replace(bars_picture(), panels=(panel,)))

    assert drawing.find(f".//{SVG}text[@class='aside']").get("text-anchor") == "end"


def test_twice_the_count_is_twice_the_area_of_a_sector() -> None:
    bars = [Bars(Tone.PUSHED, "", (Bar(0, 1, 0, top),)) for top in (1, 2)]

    paths = [tree_of(dial(one)).find(f".//{SVG}path[@class='pushed']").get("d") for one in bars]

    areas = [float(re.search(r"A([\d.]+)", path).group(1)) ** 2 - HOLE**2 for path in paths]
    assert areas[1] == pytest.approx(2 * areas[0], rel=1e-3)


def test_a_dial_says_its_amount_in_the_middle() -> None:
    labels = Labels((Label(0, 1, "123"), Label(0, 0, "contacts")))

    drawing = tree_of(dial(labels))

    assert drawing.find(f".//{SVG}text[@class='amount']").text == "123"
    assert "contacts" in [text.text for text in drawing.iter(f"{SVG}text")]


def test_rows_stand_under_their_names() -> None:
    rows = replace(bars_picture(), form=Form.ROWS)

    drawing = tree_of(rows)

    names = [text.text for text in drawing.iter(f"{SVG}text") if text.get("class") == "row-name"]
    widths = [rect.get("width") for rect in drawing.iter(f"{SVG}rect")]
    assert names == ["Mon", "Wed"]
    assert widths == ["100%", "75%", "100%", "25%"]


@given(st.integers(1, 9), st.lists(st.integers(1, 5), min_size=2, max_size=3 * PIXELS))
def test_thinning_keeps_the_ends_and_the_extremes(step: int, heights: list[int]) -> None:
    points = [(at * step * 0.1, float(height)) for at, height in enumerate(heights)]

    kept = thinned(points, Axis(0, 1000))

    assert set(kept) <= set(points)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert {min(heights), max(heights)} <= {height for _x, height in kept}


def test_few_points_are_left_alone() -> None:
    points = [(0.0, 1.0), (0.001, 2.0), (0.002, 1.5), (0.003, 1.0)]

    assert thinned(points, Axis(0, 1000)) == points


def test_many_points_become_as_many_as_the_screen_can_show() -> None:
    points = [(float(at), float(at % 97)) for at in range(50_000)]

    kept = thinned(points, Axis(0, 50_000))

    assert len(kept) <= 4 * PIXELS
    assert kept == sorted(kept)
    assert (kept[0], max(y for _x, y in kept)) == (points[0], 96)
