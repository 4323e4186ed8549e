from dataclasses import replace
from math import log1p

import pytest

from app.charts.dose import Doses, Unit, dose_picture
from app.charts.marks import Dots, Line, Picture, Ribbon
from app.charts.svg import draw
from journal.findings.answers import Question, Tier
from tests.app.all_findings import dots, found

pytestmark = pytest.mark.usefixtures("english")

EVENING = Doses(found(Question.EVENING_ENERGY), dots(), "Pushed minutes", Unit.MINUTES)
REST = Doses(found(Question.SHORT_REST_ENERGY), dots(steps=(0, 0, 1)), "A short rest", Unit.YES_NO)


def mark(picture: Picture, kind: type) -> object:
    (panel,) = picture.panels
    (one,) = [mark for mark in panel.marks if isinstance(mark, kind)]
    return one


def test_every_pair_is_a_dot_near_its_place() -> None:
    points = mark(dose_picture(EVENING), Dots).points

    places = [log1p(one) for one in EVENING.pairs.exposure]
    assert len(points) == 41
    assert all(abs(x - at) <= 0.18 for (x, _y), at in zip(points, places, strict=True))
    assert [round(y) for _x, y in points] == list(EVENING.pairs.after)


def test_no_dot_hides_another_and_all_stay_where_they_are() -> None:
    once, again = (mark(dose_picture(EVENING), Dots).points for _look in range(2))

    assert len(set(once)) == 41
    assert once == again


def test_the_line_falls_as_much_as_the_finding_says() -> None:
    line = mark(dose_picture(EVENING), Line).runs[0]

    (left, high), (right, low) = line
    assert (left, right) == (0, log1p(30))
    assert low - high == pytest.approx(EVENING.finding.difference)


def test_the_band_is_wider_at_the_ends_and_holds_the_line() -> None:
    picture = dose_picture(EVENING)
    (band,) = mark(picture, Ribbon).runs
    (begin, level), _end = mark(picture, Line).runs[0]

    widths = [high - low for _x, low, high in band]
    assert band[0][0] == begin
    assert band[0][1] < level < band[0][2]
    assert min(widths) < widths[0]
    assert min(widths) < widths[-1]


def test_the_band_stays_on_the_scale() -> None:
    sure_of_little = replace(EVENING.finding, low=-9.0, high=9.0)
    (band,) = mark(dose_picture(replace(EVENING, finding=sure_of_little)), Ribbon).runs

    assert {low for _x, low, _high in band[:1]} == {1}
    assert {high for _x, _low, high in band[:1]} == {5}


def test_yes_and_no_are_two_columns() -> None:
    picture = dose_picture(REST)

    columns = {round(x) for x, _y in mark(picture, Dots).points}
    assert columns == {0, 1}
    assert [tick.text for tick in picture.x.ticks] == ["no", "yes"]
    assert picture.table.rows[2][1] == "yes"


def test_steps_stand_on_their_scale() -> None:
    masking = Doses(found(Question.MASKING_ENERGY), dots(steps=(1, 3, 5)), "A face", Unit.STEPS)

    picture = dose_picture(masking)

    assert [tick.text for tick in picture.x.ticks] == ["1", "2", "3", "4", "5"]


def test_minutes_on_the_axis_leave_each_other_room() -> None:
    long = dose_picture(replace(EVENING, pairs=dots(steps=(0, 5, 400))))

    assert [tick.text for tick in long.x.ticks] == [
        f"{minutes} min" for minutes in (0, 5, 15, 30, 60, 120, 240)
    ]


@pytest.mark.parametrize(
    "tier,title,says",
    [
        (Tier.SUPPORTED, "from left to right about 3.1 to about 2.7.", "so does its band"),
        (Tier.TENTATIVE, "from left to right about 3.1 to about 2.7.", "only just"),
        (Tier.CANNOT_TELL, "the dots show no clear direction yet.", "A level line fits"),
        (Tier.NO_MEANINGFUL_DIFFERENCE, "much the same from left to right.", "nearly level"),
    ],
)
def test_the_title_is_the_answer_and_the_alt_text_says_it_too(
    tier: Tier, title: str, says: str
) -> None:
    picture = dose_picture(replace(EVENING, finding=found(Question.EVENING_ENERGY, tier)))

    assert picture.title == f"Energy (1 to 5): {title}"
    assert says in picture.alt
    assert "A dot for each of 41 pairs: across Pushed minutes" in picture.alt


def test_two_kinds_have_dots_and_no_line_of_their_own() -> None:
    picture = dose_picture(replace(EVENING, finding=found(Question.PUSHED_OR_CHOSEN)))

    assert [type(one) for one in picture.panels[0].marks] == [Dots]
    assert picture.title == "Energy (1 to 5): a dot for each evening this rests on."
    assert "band" not in picture.note


def test_the_table_is_whole() -> None:
    table = dose_picture(EVENING).table

    assert table.heads == ("Date", "Pushed minutes", "Before it", "After it")
    assert len(table.rows) == 41
    assert table.rows[0] == ("2 Mar 2026", "0", "", "1")
    assert table.rows[3] == ("5 Mar 2026", "30", "3", "4")


def test_days_that_are_all_alike_still_draw() -> None:
    flat = replace(EVENING, finding=replace(EVENING.finding, standard_error=0.0, low=0.0, high=0.0))

    assert "nan" not in str(draw(dose_picture(flat)))


def test_more_minutes_than_there_ever_were_are_owned_up_to() -> None:
    short = replace(EVENING, pairs=dots(steps=(0, 0, 12, 22)))

    said = "The most so far was 22 minutes; what is said of 30 goes on along the line."
    assert said in dose_picture(short).note
    nearly = replace(EVENING, pairs=dots(steps=(0, 0, 12, 29.6)))
    assert "The most so far" not in dose_picture(nearly).note
    assert "The most so far" not in dose_picture(EVENING).note
    assert "The most so far" not in dose_picture(REST).note
