"""A day that no source covers is drawn and said as unknown, not as none."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.charts.clock import clock_picture
from app.charts.days import days_picture
from app.charts.known import Known
from app.charts.marks import Gap, Picture
from app.charts.palette import LIGHT
from app.charts.plotly import figure
from app.charts.svg import draw
from app.charts.week import week_picture
from app.charts.weeks import weeks_picture
from journal.exposure.stretches import Stretch
from journal.vocabulary import Initiation, Locale
from tests.app.charts.samples import (
    MONDAY,
    SEOUL,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    days,
    hours,
    rating,
    tally,
    week,
    weeks,
)


def covering(*spans: tuple[float, float]) -> Known:
    """Cover stretches, in days after the first midnight of the week."""
    begin = datetime(MONDAY.year, MONDAY.month, MONDAY.day, tzinfo=SEOUL).astimezone(UTC)
    found = (Stretch(begin + timedelta(days=a), begin + timedelta(days=b)) for a, b in spans)
    return Known(tuple(found), SEOUL)


def drawn(known: Known | None, *, has_contact: bool = True) -> Picture:
    picture = days_picture(
        replace(
            days((rating(MONDAY, mood=3), rating(THURSDAY, mood=2))),
            tallies=(tally(TUESDAY),) if has_contact else (),
            known=known,
        )
    )
    assert isinstance(picture, Picture)
    return picture


def gaps(picture: Picture) -> list[tuple[float, float]]:
    marks = (mark for panel in picture.panels for mark in panel.marks)
    return [span for mark in marks if isinstance(mark, Gap) for span in mark.spans]


@pytest.mark.parametrize(
    "spans,expected",
    [
        ((), [(0, 7)]),
        (((0, 7),), []),
        (((1, 3.5),), [(0, 1), (3.5, 7)]),
        (((-4, 2), (5, 99)), [(2, 5)]),
    ],
)
def test_what_no_source_covers_is_hatched(
    spans: tuple[tuple[float, float], ...], expected: list[tuple[float, float]]
) -> None:
    picture = drawn(covering(*spans))

    assert gaps(picture) == expected
    assert ("url(#days-gap)" in draw(picture)) is bool(expected)


def test_it_is_said_in_words_and_in_the_table() -> None:
    picture = drawn(covering((1, 2), (3, 3.5)))

    assert "No source covers 5 of these days" in picture.note
    assert picture.table.heads[-1] == "Contact would be known"
    assert [row[-1] for row in picture.table.rows] == ["unknown", "all day", "in part"]


def test_a_day_known_in_part_is_hatched_and_said_so() -> None:
    assert drawn(covering((0.5, 7))).note.endswith("Hatched: nothing known.")


def test_without_any_contact_the_unknown_days_are_said_all_the_same() -> None:
    picture = drawn(covering((1, 2)), has_contact=False)

    assert "No source covers 6 of these days" in picture.note
    assert "Hatched" not in picture.note
    assert gaps(picture) == []


def test_where_all_is_covered_or_nobody_asked_nothing_is_said() -> None:
    assert "No source" not in drawn(covering((0, 7))).note
    assert "No source" not in drawn(None).note
    assert len(drawn(None).table.heads) == len(drawn(covering()).table.heads) - 1


def test_weeks_say_how_many_days_of_each_are_unknown() -> None:
    kept = weeks(week(MONDAY, 3, 2, 4), tallies=(tally(MONDAY + timedelta(days=7)),))

    picture = weeks_picture(replace(kept, known=covering((0, 4), (7, 400))))

    assert isinstance(picture, Picture)
    assert gaps(picture) == [(4, 7)]
    assert "No source covers 3 of these days" in picture.note
    assert [row[-1] for row in picture.table.rows] == ["3", ""]


def test_a_picture_to_explore_frames_the_gaps_in_its_own_panel() -> None:
    made = figure(drawn(covering((1, 7))), LIGHT, Locale.EN)

    (gap,) = [one for one in made["layout"]["shapes"] if one["line"].get("dash") == "dot"]
    assert (gap["x0"], gap["x1"]) == ("2026-11-02T00:00", "2026-11-03T00:00")
    assert gap["yref"] == "y2"


@pytest.mark.parametrize("draw_hours", [clock_picture, week_picture])
def test_hours_say_over_how_many_days_they_were_counted(draw_hours: object) -> None:
    counted = hours((0, 21, Initiation.PUSHED, 3))

    picture = draw_hours(replace(counted, covered_days=12))  # type: ignore[operator]
    plain = draw_hours(counted)  # type: ignore[operator]

    assert "Sources cover 12 days of this time" in picture.note
    assert "Sources cover" not in plain.note


@pytest.mark.parametrize(
    "spans,covered",
    [((), 0), (((0, 7),), 7), (((1, 1.5),), 1), (((1, 2), (4, 5.5)), 3), (((-9, -2),), 0)],
)
def test_covered_days_are_those_with_any_cover(
    spans: tuple[tuple[float, float], ...], covered: int
) -> None:
    # A stretch that ends at midnight does not reach into the next day.
    assert covering(*spans).days_covered(MONDAY, SUNDAY) == covered
    assert covering(*spans).days_covered(date(1990, 1, 1), SUNDAY) >= covered
