"""A session of an organisation as it was announced, and its dates."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.errors import NotFound
from journal.teams.rhythm import Rhythm, Span, held_dates, span_on
from journal.teams.rules import ANNOUNCED_AHEAD
from journal.vocabulary import SessionKind

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SessionDate:
    """One date of a session, from when to when in UTC; a cancelled one doesn't take place."""

    held_on: date
    span: Span
    is_cancelled: bool

    def may_be_joined(self, now: datetime) -> bool:
        """Whether it takes place and hasn't begun."""
        return not self.is_cancelled and now < self.span.starts_at


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session of an organisation; without a unit it is for everybody.

    ``capacity`` None: nobody is turned away. ``off`` are the dates that were called off one by
    one; ``cancelled_at`` is since when no further one takes place. ``clock`` is the organisation's.
    """

    id: UUID
    title: str
    kind: SessionKind
    place: str
    link: str
    capacity: int | None
    rhythm: Rhythm
    unit_id: UUID | None
    unit_name: str
    cancelled_at: datetime | None
    clock: ZoneInfo
    off: frozenset[date] = frozenset()

    @property
    def own_clock(self) -> ZoneInfo:
        """The clock that its time stays the same on."""
        return ZoneInfo(self.rhythm.zone)

    def date_on(self, held_on: date) -> SessionDate:
        """One of its dates; raise ``NotFound`` for a date that it doesn't have."""
        if held_on not in held_dates(self.rhythm, held_on, held_on):
            raise NotFound
        return self._date(held_on)

    def _date(self, held_on: date) -> SessionDate:
        span = span_on(self.rhythm, held_on)
        is_over = self.cancelled_at is not None and span.starts_at > self.cancelled_at
        return SessionDate(held_on, span, is_over or held_on in self.off)

    def dates_between(self, from_utc: datetime, to_utc: datetime) -> tuple[SessionDate, ...]:
        """Its dates that end after one moment and begin before another."""
        days = held_dates(self.rhythm, (from_utc - 2 * DAY).date(), (to_utc + DAY).date())
        found = map(self._date, days)
        return tuple(
            one for one in found if one.span.ends_at > from_utc and one.span.starts_at < to_utc
        )

    def next_date(self, now: datetime) -> SessionDate | None:
        """The date that comes or goes on and takes place; None when there is none any more."""
        ahead = self.dates_between(now, now + 2 * ANNOUNCED_AHEAD)
        return next((one for one in ahead if not one.is_cancelled), None)
