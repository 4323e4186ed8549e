"""A person's shifts: of a window, of dates, of this moment."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.shifts import rules
from journal.shifts.roster import NEAR, RestGap, Roster
from journal.shifts.rules import EARLIEST, LATEST, ShiftInterval
from journal.shifts.sources import (
    Pattern,
    Single,
    dated_between,
    joined,
    patterns_between,
    sources_between,
)

DAY = timedelta(days=1)

# A local date lies up to a day beside the UTC one, and a shift may end on the day after its own.
MARGIN = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class RosterDay:
    """One date: its shifts, what was entered for this date alone, and the rest before it."""

    local_date: date
    shifts: tuple[ShiftInterval, ...]
    singles: tuple[Single, ...]
    is_day_off: bool
    rest_before: RestGap | None


@dataclass(frozen=True, slots=True)
class ShiftNow:
    """A moment beside the shifts.

    ``running`` is going on; ``to_close`` is what "out now" would close, running or over since at
    most 8 hours; ``closed`` is over since at most 8 hours and she said when. ``rest`` is the rest
    going on, or to come after the running shift.
    """

    running: ShiftInterval | None
    to_close: ShiftInterval | None
    closed: ShiftInterval | None
    next: ShiftInterval | None
    rest: RestGap | None


def shift_intervals(
    session: Session, account_id: UUID, from_utc: datetime, to_utc: datetime
) -> tuple[ShiftInterval, ...]:
    """The shifts that touch a window of two aware moments, by their start."""
    first, last = (from_utc - MARGIN).date(), (to_utc + DAY).date()
    found = rules.shift_intervals(sources_between(session, account_id, first, last), first, last)
    return tuple(one for one in found if one.starts_at <= to_utc and one.ends_at >= from_utc)


def roster_around(
    session: Session, account_id: UUID, from_utc: datetime, to_utc: datetime
) -> Roster:
    """The roster for looking up moments of a window, with the shifts before and after it."""
    return Roster(shift_intervals(session, account_id, from_utc - NEAR - DAY, to_utc + NEAR))


def shifts_between(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[ShiftInterval, ...]:
    """The shifts whose own local date lies between two dates, both included."""
    return rules.shift_intervals(sources_between(session, account_id, first, last), first, last)


def shift_now(session: Session, account_id: UUID, now: datetime) -> ShiftNow:
    """What a moment is to this person: in a shift, just out of one, resting before the next."""
    roster = Roster(shift_intervals(session, account_id, now - 8 * DAY, now + 14 * DAY))
    claiming = roster.claiming(now)
    is_closed = claiming is not None and claiming.is_closed
    running = roster.shift_at(now)
    leaving_at = running.ends_at if running else now
    return ShiftNow(
        running=running,
        to_close=None if is_closed else claiming,
        closed=claiming if is_closed else None,
        next=roster.next_shift(now),
        rest=roster.rest_gap_at(leaving_at),
    )


def shift_starting(session: Session, account_id: UUID, starts_at: datetime) -> ShiftInterval:
    """The shift planned to start at a moment; raise ``NotFound`` without one."""
    around = shift_intervals(session, account_id, starts_at, starts_at)
    found = next((shift for shift in around if shift.starts_at == starts_at), None)
    if found is None:
        raise NotFound
    return found


def roster_days(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[RosterDay, ...]:
    """The dates between two dates, both included, each with its shifts and the rest before."""
    begin = first - 3 * DAY
    dated = dated_between(session, account_id, begin, last)
    sources = joined(patterns_between(session, account_id, begin, last), dated)
    roster = Roster(rules.shift_intervals(sources, begin, last))
    rests = {rest.after.local_date: rest for rest in roster.rest_gaps}
    dates = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return tuple(
        RosterDay(
            local_date=day,
            shifts=tuple(one for one in roster.shifts if one.local_date == day),
            singles=tuple(one for one in dated.singles if one.slot.local_date == day),
            is_day_off=day in sources.days_off,
            rest_before=rests.get(day),
        )
        for day in dates
    )


def patterns(session: Session, account_id: UUID) -> tuple[Pattern, ...]:
    """All weekly rules of a person, by their first date."""
    return patterns_between(session, account_id, EARLIEST, LATEST)


def current_pattern(session: Session, account_id: UUID, on: date) -> Pattern | None:
    """The weekly rule that holds on a date, None without one."""
    holding = patterns_between(session, account_id, on, on)
    return holding[-1] if holding else None
