from datetime import date, timedelta

import pytest

from app.charts.marks import Dots, Line, Nothing, Picture, Ribbon
from app.charts.weeks import Weeks, weeks_picture
from journal.vocabulary import Initiation
from tests.app.charts.samples import MONDAY, tally, week, weeks

pytestmark = pytest.mark.usefixtures("english")

LONG_AGO = date(2023, 1, 2)
SEVEN = timedelta(days=7)
FIRST = week(MONDAY, 2.5, 1, 4)
SECOND = week(MONDAY + SEVEN, 3.5, 3, 4)
LATER = week(MONDAY + 4 * SEVEN, 3.0, 3, 3)


def picture(known: Weeks) -> Picture:
    drawn = weeks_picture(known)
    assert isinstance(drawn, Picture)
    return drawn


def test_nothing_known_says_what_will_be_here() -> None:
    assert isinstance(weeks_picture(weeks()), Nothing)


def test_a_week_without_entry_is_a_gap() -> None:
    marks = picture(weeks(FIRST, SECOND, LATER)).panels[0].marks

    (line,) = (mark for mark in marks if isinstance(mark, Line))
    assert line.runs == (((3.5, 2.5), (10.5, 3.5)), ((31.5, 3.0),))


def test_the_ribbon_runs_from_the_lowest_to_the_highest() -> None:
    marks = picture(weeks(FIRST, SECOND)).panels[0].marks

    (ribbon,) = (mark for mark in marks if isinstance(mark, Ribbon))
    assert ribbon.runs == (((3.5, 1, 4), (10.5, 3, 4)),)


def test_a_week_alone_is_a_dot() -> None:
    marks = picture(weeks(FIRST, SECOND, LATER)).panels[0].marks

    (dots,) = (mark for mark in marks if isinstance(mark, Dots))
    assert dots.points == ((31.5, 3.0),)


def test_a_scale_never_answered_has_no_strip() -> None:
    assert len(picture(weeks(FIRST)).panels) == 2


def test_the_title_counts_weeks_with_contact() -> None:
    contact = (tally(MONDAY), tally(MONDAY, Initiation.CHOSEN), tally(MONDAY + SEVEN))

    assert picture(weeks(FIRST, tallies=contact)).title == (
        "Your energy was 2.5 of 5 on average. Contact reached you outside your shift in 2 weeks."
    )


def test_the_table_has_a_row_for_every_week_known() -> None:
    table = picture(weeks(FIRST, tallies=(tally(MONDAY + SEVEN, events=1200),))).table

    assert table.rows == (
        ("2 Nov 2026", "2.5", "2.5", "", "", "", "", ""),
        ("9 Nov 2026", "", "", "", "1,200", "", "", ""),
    )


def test_few_months_are_named_and_years_are_too() -> None:
    short = picture(weeks(FIRST))
    long = picture(Weeks(LONG_AGO, date(2026, 1, 2), (week(LONG_AGO, 3, 3, 3),), ()))

    assert [tick.text for tick in short.x.ticks] == ["Dec 2026", "Jan 2027", "Feb 2027", "Mar 2027"]
    assert [tick.text for tick in long.x.ticks] == ["Feb 2023", "Nov 2023", "Aug 2024", "May 2025"]


def test_a_single_week_needs_no_month() -> None:
    short = Weeks(MONDAY, MONDAY + timedelta(days=5), (FIRST,), ())

    assert picture(short).x.ticks == ()


def test_in_korean_weeks_are_korean(korean: None) -> None:
    drawn = picture(weeks(FIRST))

    assert drawn.table.rows[0][0] == "2026년 11월 2일"
    assert drawn.x.ticks[0].text == "2026년 12월"
