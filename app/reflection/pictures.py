"""Asks the journal for what each picture needs, and nothing more."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias
from uuid import UUID

from sqlalchemy.orm import Session

from app.charts.clock import Hours, clock_picture
from app.charts.days import Days, days_picture
from app.charts.hits import causes_picture, kinds_picture, lateness_picture
from app.charts.known import Known
from app.charts.marks import Nothing, Picture
from app.charts.week import week_picture
from app.charts.weeks import Weeks, weeks_picture
from app.reflection.periods import Window
from journal.check_ins.pictures import weeks_of_ratings
from journal.check_ins.queries import ratings_between
from journal.errors import NotFound
from journal.exposure.pictures import (
    OverTime,
    contact_by_day,
    contact_by_week,
    tallies_by_hour,
)
from journal.interactions.pictures import hits_between
from journal.shifts.queries import shifts_between
from journal.shifts.rules import ShiftInterval
from journal.shifts.usual import usual_hours

# Fourteen days with both ends.
FORTNIGHT = timedelta(days=13)

Shifts: TypeAlias = tuple[ShiftInterval, ...]
Pictures: TypeAlias = tuple[Picture | Nothing, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What several pictures are drawn on: the shifts, and contact over time with its gaps."""

    shifts: Shifts
    contact: OverTime


NO_GROUND = Ground((), OverTime((), ()))


def pictures_of(session: Session, account_id: UUID, window: Window) -> Pictures:
    """All pictures of a window, in the order of the page."""
    ground = _ground(session, account_id, window)
    groups = (_over_time, _contact, _hits)
    return tuple(
        picture for group in groups for picture in group(session, account_id, window, ground)
    )


def picture_named(session: Session, account_id: UUID, window: Window, name: str) -> Picture:
    """One picture of a window; raise ``NotFound`` for another name or when there is nothing yet."""
    group = GROUPS.get(name)
    if group is None:
        raise NotFound
    ground = NO_GROUND if group is _hits else _ground(session, account_id, window)
    for picture in group(session, account_id, window, ground):
        if picture.name == name and isinstance(picture, Picture):
            return picture
    raise NotFound


def _ground(session: Session, account_id: UUID, window: Window) -> Ground:
    ask = contact_by_week if window.is_weekly else contact_by_day
    return Ground(
        shifts_between(session, account_id, window.roster_first, window.last),
        ask(session, account_id, window.first, window.last, window.zone),
    )


def _over_time(
    session: Session, account_id: UUID, window: Window, ground: Ground
) -> Iterable[Picture | Nothing]:
    contact, known = ground.contact.tallies, Known(ground.contact.covered, window.zone)
    if window.is_weekly:
        ratings = weeks_of_ratings(session, account_id)
        first = min([*(one.monday for one in ratings), *(one.day for one in contact), window.last])
        yield weeks_picture(Weeks(first, window.last, ratings, contact, known))
        return
    answers = ratings_between(session, account_id, window.first, window.last)
    entered = [*(one.local_date for one in answers), *(one.day for one in contact)]
    # The time before the first entry says nothing; a fortnight gives the first dots some room.
    begin = max(window.first, min([*entered, window.last - FORTNIGHT]))
    yield days_picture(
        Days(begin, window.last, window.zone, answers, contact, ground.shifts, known)
    )


def _contact(
    session: Session, account_id: UUID, window: Window, ground: Ground
) -> Iterable[Picture | Nothing]:
    tallies = tallies_by_hour(session, account_id, window.first, window.last)
    known = Known(ground.contact.covered, window.zone)
    covered = known.days_covered(window.first, window.last)
    is_all = covered == (window.last - window.first).days + 1
    usual = usual_hours(ground.shifts, window.zone)
    hours = Hours(tallies, usual, None if is_all else covered)
    yield clock_picture(hours)
    yield week_picture(hours)


def _hits(
    session: Session, account_id: UUID, window: Window, ground: Ground
) -> Iterable[Picture | Nothing]:
    del ground
    hits = hits_between(session, account_id, window.first, window.last)
    yield kinds_picture(hits)
    yield causes_picture(hits)
    yield lateness_picture(hits)


Group: TypeAlias = Callable[[Session, UUID, Window, Ground], Iterable[Picture | Nothing]]
GROUPS: dict[str, Group] = {
    "days": _over_time,
    "weeks": _over_time,
    "clock": _contact,
    "week": _contact,
    "kinds": _hits,
    "causes": _hits,
    "lateness": _hits,
}
