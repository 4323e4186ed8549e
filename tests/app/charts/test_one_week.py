from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.charts.days import Days
from app.charts.known import Known
from app.charts.marks import Band, Dots, Nothing, Picture
from app.charts.one_week import one_week_picture
from journal.check_ins.queries import Rating
from journal.exposure.pictures import DayTally
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import Initiation
from tests.conftest import SEOUL

MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 8)
SUNDAY_NIGHT = datetime(2026, 3, 8, 22, tzinfo=SEOUL)
EMPTY = Days(MONDAY, SUNDAY, SEOUL, (), (), ())
NIGHT = ShiftInterval(
    local_date=SUNDAY,
    zone="Asia/Seoul",
    starts_at=SUNDAY_NIGHT.astimezone(UTC),
    planned_end=SUNDAY_NIGHT + timedelta(hours=8),
    ends_at=SUNDAY_NIGHT + timedelta(hours=8),
)


def drawn(days: Days) -> Picture:
    picture = one_week_picture(days)
    assert isinstance(picture, Picture)
    return picture


def test_every_day_of_the_week_is_named_at_its_noon(english: None) -> None:
    rated = replace(EMPTY, ratings=(Rating(SUNDAY_NIGHT, SUNDAY, 3, 3, None),))

    ticks = drawn(rated).x.ticks

    assert [tick.text for tick in ticks] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert [tick.at for tick in ticks] == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5]


def test_what_ends_after_sunday_is_cut_at_its_midnight(english: None) -> None:
    after = SUNDAY_NIGHT + timedelta(hours=9)
    later = replace(NIGHT, starts_at=after, planned_end=after, ends_at=after)
    week = replace(EMPTY, ratings=(Rating(after, SUNDAY, 3, None, None),), shifts=(NIGHT, later))

    band, _line, dots = drawn(week).panels[0].marks

    assert isinstance(band, Band)
    assert isinstance(dots, Dots)
    assert [round(end, 2) for end in band.spans[0]] == [6.92, 7.0]
    assert len(band.spans) == 1
    assert dots.points[0][0] < 7


def test_hatching_is_explained_only_where_it_is_drawn(english: None) -> None:
    tallies = (DayTally(MONDAY, Initiation.PUSHED, 2),)
    contact = replace(EMPTY, tallies=tallies)

    notes = [drawn(one).note for one in (contact, replace(contact, known=Known((), SEOUL)))]

    assert notes == ["", "Hatched: nothing known."]


def test_tension_is_drawn_only_where_nothing_else_was_answered(english: None) -> None:
    at = SUNDAY_NIGHT - timedelta(days=3)
    both, alone = (Rating(at, at.date(), 2, 4, 5), Rating(at, at.date(), None, None, 5))

    full, sparse = (drawn(replace(EMPTY, ratings=(one,))) for one in (both, alone))

    assert [panel.name[:6] for panel in full.panels] == ["Mood, ", "Energy"]
    assert full.table.rows == (("5 Mar", "2", "4", "", "", "", ""),)
    assert [panel.name[:7] for panel in sparse.panels] == ["Tension"]
    assert sparse.table.rows == (("5 Mar", "", "", "5", "", "", "", ""),)


def test_a_week_without_an_entry_is_not_drawn(english: None) -> None:
    assert isinstance(one_week_picture(EMPTY), Nothing)
