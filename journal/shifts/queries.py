"""A person's shifts: of a window, of dates, of this moment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.shifts import laying
from journal.shifts.roster import NEAR, RestGap, Roster, roster_of, work_of
from journal.shifts.rules import (
    DAY,
    EARLIEST,
    LATEST,
    RepeatingRule,
    RosterSources,
    ShiftInterval,
)
from journal.shifts.sources import (
    Pattern,
    Single,
    dated_between,
    joined,
    patterns_between,
    sources_between,
)
from journal.shifts.succession import with_rule
from journal.vocabulary import DayKind

# A local date lies up to a day beside the UTC one, a stretch takes up to two days, and 16 hours
# of overtime may follow.
MARGIN = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class RosterDay:
    """One date: its work and its time on call, what was entered for it alone, the rest before it.

    ``day_kind`` is why it has no work, where that was said; ``is_day_off`` whether she said so.
    """

    local_date: date
    shifts: tuple[ShiftInterval, ...]
    on_call: tuple[ShiftInterval, ...]
    singles: tuple[Single, ...]
    is_day_off: bool
    day_kind: DayKind | None
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
    """The work that touches a window of two aware moments, by its start; no time on call."""
    return work_of(_touching(session, account_id, from_utc, to_utc))


def roster_around(
    session: Session, account_id: UUID, from_utc: datetime, to_utc: datetime
) -> Roster:
    """The roster for looking up moments of a window, with the shifts before and after it."""
    return roster_of(_touching(session, account_id, from_utc - NEAR - DAY, to_utc + NEAR))


def shifts_between(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[ShiftInterval, ...]:
    """The work whose own local date lies between two dates, both included; no time on call."""
    return roster_between(session, account_id, first, last).shifts


def on_call_between(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[ShiftInterval, ...]:
    """The stretches on call whose own local date lies between two dates, both included."""
    return roster_between(session, account_id, first, last).on_call


def shift_now(session: Session, account_id: UUID, now: datetime) -> ShiftNow:
    """What a moment is to this person: in a shift, just out of one, resting before the next."""
    return beside(roster_of(_touching(session, account_id, now - 8 * DAY, now + 14 * DAY)), now)


def beside(roster: Roster, now: datetime) -> ShiftNow:
    """What a moment is beside a roster that was read around it."""
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
    session: Session,
    account_id: UUID,
    first: date,
    last: date,
    *,
    proposed: RepeatingRule | None = None,
) -> tuple[RosterDay, ...]:
    """The dates between two dates, both included, each with its shifts and the rest before.

    With a ``proposed`` rule they are as they would be once it is kept; nothing is written.
    """
    begin, end = first - 3 * DAY - laying.AROUND, last + laying.AROUND
    dated = dated_between(session, account_id, begin, end)
    sources = joined(patterns_between(session, account_id, begin, end), dated)
    if proposed is not None:
        sources = replace(sources, repeating=with_rule(sources.repeating, proposed))
    roster = roster_of(laying.shift_intervals(sources, first - 3 * DAY, last))
    return tuple(_days(roster, sources, dated.singles, first, last))


def patterns(session: Session, account_id: UUID) -> tuple[Pattern, ...]:
    """All repeating rules of a person, by their first date."""
    return patterns_between(session, account_id, EARLIEST, LATEST)


def current_pattern(session: Session, account_id: UUID, on: date) -> Pattern | None:
    """The repeating rule that holds on a date, None without one."""
    holding = patterns_between(session, account_id, on, on)
    return holding[-1] if holding else None


def _days(
    roster: Roster, sources: RosterSources, singles: Sequence[Single], first: date, last: date
) -> Iterator[RosterDay]:
    free = laying.free_days(sources, first, last)
    rests = {rest.after.local_date: rest for rest in roster.rest_gaps}
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        shifts = tuple(one for one in roster.shifts if one.local_date == day)
        yield RosterDay(
            local_date=day,
            shifts=shifts,
            on_call=tuple(one for one in roster.on_call if one.local_date == day),
            singles=tuple(one for one in singles if one.slot.local_date == day),
            is_day_off=day in sources.days_off,
            day_kind=None if shifts else free.get(day),
            rest_before=rests.get(day),
        )


def roster_between(session: Session, account_id: UUID, first: date, last: date) -> Roster:
    """The roster of the local dates between two dates, both included, work and time on call."""
    sources = sources_between(session, account_id, first, last)
    return roster_of(laying.shift_intervals(sources, first, last))


def _touching(
    session: Session, account_id: UUID, from_utc: datetime, to_utc: datetime
) -> tuple[ShiftInterval, ...]:
    """The stretches of both kinds that touch a window, by their start."""
    first, last = (from_utc - MARGIN).date(), (to_utc + DAY).date()
    found = laying.shift_intervals(sources_between(session, account_id, first, last), first, last)
    return tuple(one for one in found if one.starts_at <= to_utc and one.ends_at >= from_utc)
