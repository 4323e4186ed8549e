"""Mina's pictures: a week of November 2026, drawn from a handful of entries."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from app.charts.clock import Hours
from app.charts.days import Days
from app.charts.marks import Axis, Bar, Bars, Form, Panel, Picture, Table, Tick, Tone
from app.charts.weeks import Weeks
from journal.check_ins.pictures import Spread, WeekOfRatings
from journal.check_ins.queries import Rating
from journal.exposure.pictures import DayTally, HourTally
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import Initiation

SEOUL = ZoneInfo("Asia/Seoul")
MONDAY, TUESDAY, THURSDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 5)
SUNDAY = date(2026, 11, 8)


def rating(day: date, hour: int = 18, **scales: int) -> Rating:
    at = datetime(day.year, day.month, day.day, hour, tzinfo=SEOUL).astimezone(UTC)
    return Rating(at, day, scales.get("mood"), scales.get("energy"), scales.get("tension"))


def shift(day: date) -> ShiftInterval:
    begin, end = (
        datetime(day.year, day.month, day.day, hour, tzinfo=SEOUL).astimezone(UTC)
        for hour in (9, 18)
    )
    return ShiftInterval(day, SEOUL.key, begin, end, end)


def tally(day: date, initiation: Initiation = Initiation.PUSHED, events: int = 1) -> DayTally:
    return DayTally(day, initiation, events)


def days(
    ratings: tuple[Rating, ...] = (),
    tallies: tuple[DayTally, ...] = (),
    shifts: tuple[ShiftInterval, ...] = (),
) -> Days:
    return Days(MONDAY, SUNDAY, SEOUL, ratings, tallies, shifts)


def week(monday: date, mean: float, low: int, high: int) -> WeekOfRatings:
    spread = Spread(mean, low, high)
    return WeekOfRatings(monday, 5, spread, spread, None)


def weeks(*ratings: WeekOfRatings, tallies: tuple[DayTally, ...] = ()) -> Weeks:
    return Weeks(MONDAY, date(2027, 3, 7), ratings, tallies)


def hours(*tallies: tuple[int, int, Initiation, int]) -> Hours:
    office = frozenset((weekday, hour) for weekday in range(5) for hour in range(9, 18))
    return Hours(tuple(HourTally(*one) for one in tallies), office)


def bars_picture(tone: Tone = Tone.PUSHED, name: str = "evenings") -> Picture:
    bars = Bars(tone, "pushed", (Bar(0, 1, 0, 3), Bar(2, 1, 0, 1)))
    return Picture(
        name=name,
        title="Two evenings",
        alt="Two bars.",
        form=Form.STRIPS,
        x=Axis(0, 4, (Tick(0, "Mon"), Tick(2, "Wed"), Tick(4, "Fri"))),
        panels=(Panel("Contact", Axis(0, 4, (Tick(0, ""), Tick(2, "2"))), (bars,)),),
        table=Table(("Day", "Count"), (("Mon", "3"), ("Wed", "1"))),
    )
