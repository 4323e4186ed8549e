"""A month of the roster in one page: its grid, its rests and what it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading
from app.shifts import words
from app.shifts.countries import country_between, holiday_names
from app.shifts.grid import Weeks, signs_in, weeks_of
from journal.clock import utc_now
from journal.errors import NotFound
from journal.shifts.months import MonthTotals, totals_of
from journal.shifts.queries import RosterDay, patterns, roster_days
from journal.shifts.roster import RestGap
from journal.shifts.rules import DAY, EARLIEST, LATEST

months = Blueprint("months", __name__, url_prefix="/shifts")


@dataclass(frozen=True, slots=True)
class Month:
    """What a page shows of a month; the months beside it are None at the ends of time."""

    first: date
    weeks: Weeks
    signs: Sequence[tuple[str, str]]
    holidays: Sequence[tuple[date, str]]
    totals: MonthTotals
    quick: Sequence[RestGap]
    rests: Sequence[RestGap]
    previous: date | None
    following: date | None


@months.get("/month/<month>")
@agents_only
def show(agent: SignedIn, month: str) -> ResponseReturnValue:
    """Show a month, each day of it open for changes by one tap."""
    first = month_named(month)
    today = utc_now().astimezone(agent.zone).date()
    with reading() as session:
        days = roster_days(session, agent.id, *window_of(first))
        kept = patterns(session, agent.id)
    country = country_between(kept, *window_of(first), agent.zone)
    names = holiday_names(country, *window_of(first))
    return render_template(
        "shifts/month.html",
        month=month_of(days, first, today, names),
        today=today,
        words=words,
        place="me",
    )


def month_of(
    days: Sequence[RosterDay], first: date, today: date, names: Mapping[date, str]
) -> Month:
    """Put together what a page shows of a month from the days of its whole weeks."""
    weeks = weeks_of(days, names, today, first)
    inside = [day for day in days if day.local_date.month == first.month]
    shifts = [shift for day in inside for shift in day.shifts]
    on_call = [shift for day in inside for shift in day.on_call]
    rests = [day.rest_before for day in inside if day.rest_before is not None]
    return Month(
        first=first,
        weeks=weeks,
        signs=signs_in(weeks),
        holidays=[
            (day.local_date, names[day.local_date]) for day in inside if day.local_date in names
        ],
        totals=totals_of(shifts, on_call, rests),
        quick=[rest for rest in rests if rest.is_quick_return],
        rests=[rest for rest in rests if words.is_worth_saying(rest)],
        previous=_beside(first - DAY),
        following=_beside(_next(first)),
    )


def month_named(text: str) -> date:
    """Read the month of an address; raise ``NotFound`` for one that no roster has."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError as wrong:
        raise NotFound from wrong
    if f"{first:%Y-%m}" != text or _beside(first) is None:
        raise NotFound
    return first


def window_of(first: date) -> tuple[date, date]:
    """The first and the last day of the whole weeks that a month lies in."""
    last = _next(first) - DAY
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _beside(day: date) -> date | None:
    """The month of a date, None where it does not lie wholly within the years of rosters."""
    first = day.replace(day=1)
    begin, end = window_of(first)
    return first if begin >= EARLIEST and end <= LATEST else None
