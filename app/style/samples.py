"""Invented days for the pictures of the style page, drawn by the functions of the real pages."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.charts.clock import Hours, clock_picture
from app.charts.days import Days, days_picture
from app.charts.hits import causes_picture, kinds_picture, lateness_picture
from app.charts.marks import Nothing, Picture
from app.charts.week import week_picture
from app.charts.weeks import Weeks, weeks_picture
from app.language import gettext as _
from journal.check_ins.pictures import Spread, WeekOfRatings
from journal.check_ins.queries import Rating
from journal.exposure.pictures import DayTally, HourTally
from journal.interactions.pictures import PicturedHit
from journal.shifts.queries import ShiftNow
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import Cause, Initiation, InteractionKind

ZONE = ZoneInfo("Asia/Seoul")
MONDAY = date(2026, 3, 2)
WORKDAYS = range(5)
DAYS = tuple(MONDAY + timedelta(days=number) for number in range(28))
MONDAYS = tuple(MONDAY + timedelta(weeks=number) for number in range(16))
WAYS = tuple(Initiation)
KINDS = (InteractionKind.INSULT, InteractionKind.UNENDING_DEMAND, InteractionKind.OWN_SLIP)
CAUSES = (Cause.UNCLEAR_NOTICE, Cause.STAFFING, Cause.NONE)


def pictures() -> tuple[Picture | Nothing, ...]:
    """Make one of each picture that the pages draw."""
    hours = Hours(_by_hour(), _usual())
    hits = _hits()
    return (
        days_picture(_days()),
        weeks_picture(_weeks()),
        clock_picture(hours),
        week_picture(hours),
        kinds_picture(hits),
        causes_picture(hits),
        lateness_picture(hits),
    )


def shift_to_close() -> ShiftNow:
    """Make a moment near the end of a shift."""
    running = _shift(MONDAY)
    return ShiftNow(running, running, None, None, None)


def not_yet() -> Nothing:
    """Make what stands where nothing is known."""
    return Nothing("nothing", _("Day by day"), _("Every check-in draws a dot here."))


def _days() -> Days:
    ratings = tuple(
        Rating(_at(day, 20), day, 2 + number % 3, 1 + number % 5, 1 + number * 2 % 4)
        for number, day in enumerate(DAYS)
        if number % 9
    )
    tallies = tuple(
        DayTally(day, WAYS[number % len(WAYS)], 1 + number % 5)
        for number, day in enumerate(DAYS)
        if number % 3
    )
    shifts = tuple(_shift(day) for day in DAYS if day.weekday() in WORKDAYS)
    return Days(DAYS[0], DAYS[-1], ZONE, ratings, tallies, shifts)


def _weeks() -> Weeks:
    ratings = tuple(
        WeekOfRatings(monday, 5, _spread(2.8 + number % 3 / 4), _spread(2.4), _spread(3.1))
        for number, monday in enumerate(MONDAYS)
        if number % 7
    )
    tallies = tuple(
        DayTally(monday, way, 3 + (number + place) % 9)
        for number, monday in enumerate(MONDAYS)
        for place, way in enumerate(WAYS)
    )
    return Weeks(MONDAYS[0], MONDAYS[-1], ratings, tallies)


def _spread(mean: float) -> Spread:
    return Spread(mean, 2, 4)


def _by_hour() -> tuple[HourTally, ...]:
    return tuple(
        HourTally(weekday, hour, WAYS[(weekday + hour) % len(WAYS)], 1 + (weekday * hour) % 6)
        for weekday in range(7)
        for hour in (7, 19, 20, 21, 22, 23)
    )


def _usual() -> frozenset[tuple[int, int]]:
    return frozenset((weekday, hour) for weekday in WORKDAYS for hour in range(9, 18))


def _hits() -> tuple[PicturedHit, ...]:
    return tuple(
        PicturedHit(
            KINDS[number % 7 % len(KINDS)],
            CAUSES[number % 5 % len(CAUSES)],
            480 - number * number,
        )
        for number in range(24)
    )


def _shift(day: date) -> ShiftInterval:
    begin, end = _at(day, 9), _at(day, 18)
    return ShiftInterval(day, ZONE.key, begin, end, end)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ZONE).astimezone(UTC)
