"""Asks the journal for what each picture needs, and nothing more."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeAlias
from uuid import UUID

from sqlalchemy.orm import Session

from app.charts.clock import Hours, clock_picture
from app.charts.days import Days, days_picture
from app.charts.hits import causes_picture, kinds_picture, lateness_picture
from app.charts.marks import Nothing, Picture
from app.charts.week import week_picture
from app.charts.weeks import Weeks, weeks_picture
from app.reflection.periods import Window
from journal.check_ins.pictures import weeks_of_ratings
from journal.check_ins.queries import ratings_between
from journal.errors import NotFound
from journal.exposure.pictures import tallies_by_day, tallies_by_hour, tallies_by_week
from journal.interactions.pictures import hits_between
from journal.shifts.queries import shifts_between
from journal.shifts.rules import ShiftInterval
from journal.shifts.usual import usual_hours

# Fourteen days with both ends.
FORTNIGHT = timedelta(days=13)

Shifts: TypeAlias = tuple[ShiftInterval, ...]
Pictures: TypeAlias = tuple[Picture | Nothing, ...]


def pictures_of(session: Session, account_id: UUID, window: Window) -> Pictures:
    """All pictures of a window, in the order of the page."""
    shifts = shifts_between(session, account_id, window.roster_first, window.last)
    groups = (_over_time, _contact, _hits)
    return tuple(
        picture for group in groups for picture in group(session, account_id, window, shifts)
    )


def picture_named(session: Session, account_id: UUID, window: Window, name: str) -> Picture:
    """One picture of a window; raise ``NotFound`` for another name or when there is nothing yet."""
    group = GROUPS.get(name)
    if group is None:
        raise NotFound
    shifts: Shifts = ()
    if name in DRAWN_ON_SHIFTS:
        shifts = shifts_between(session, account_id, window.roster_first, window.last)
    for picture in group(session, account_id, window, shifts):
        if picture.name == name and isinstance(picture, Picture):
            return picture
    raise NotFound


def _over_time(
    session: Session, account_id: UUID, window: Window, shifts: Shifts
) -> Iterable[Picture | Nothing]:
    if window.is_weekly:
        ratings = weeks_of_ratings(session, account_id)
        tallies = tallies_by_week(session, account_id, window.first, window.last)
        first = min([*(one.monday for one in ratings), *(one.day for one in tallies), window.last])
        yield weeks_picture(Weeks(first, window.last, ratings, tallies))
        return
    answers = ratings_between(session, account_id, window.first, window.last)
    events = tallies_by_day(session, account_id, window.first, window.last)
    known = [*(one.local_date for one in answers), *(one.day for one in events)]
    # The time before the first entry says nothing; a fortnight gives the first dots some room.
    begin = max(window.first, min([*known, window.last - FORTNIGHT]))
    yield days_picture(Days(begin, window.last, window.zone, answers, events, shifts))


def _contact(
    session: Session, account_id: UUID, window: Window, shifts: Shifts
) -> Iterable[Picture | Nothing]:
    tallies = tallies_by_hour(session, account_id, window.first, window.last)
    hours = Hours(tallies, usual_hours(shifts, window.zone))
    yield clock_picture(hours)
    yield week_picture(hours)


def _hits(
    session: Session, account_id: UUID, window: Window, shifts: Shifts
) -> Iterable[Picture | Nothing]:
    del shifts
    hits = hits_between(session, account_id, window.first, window.last)
    yield kinds_picture(hits)
    yield causes_picture(hits)
    yield lateness_picture(hits)


Group: TypeAlias = Callable[[Session, UUID, Window, Shifts], Iterable[Picture | Nothing]]
GROUPS: dict[str, Group] = {
    "days": _over_time,
    "weeks": _over_time,
    "clock": _contact,
    "week": _contact,
    "kinds": _hits,
    "causes": _hits,
    "lateness": _hits,
}
DRAWN_ON_SHIFTS = frozenset({"days", "clock", "week"})
