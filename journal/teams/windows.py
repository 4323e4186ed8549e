"""The calendar of windows: four weeks each, the same for everybody, fixed for all time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ANCHOR = date(2026, 1, 5)
"""The Monday on which window 0 begins."""

WINDOW_DAYS = 28
DUE_AFTER = timedelta(days=7)
"""How long after its close a window is published; what is logged late until then counts."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Four weeks from a Monday to a Sunday, known by their number; negative before the anchor."""

    number: int

    @property
    def first_day(self) -> date:
        """The Monday it begins on."""
        return ANCHOR + timedelta(days=WINDOW_DAYS * self.number)

    @property
    def last_day(self) -> date:
        """The Sunday it ends with."""
        return self.first_day + timedelta(days=WINDOW_DAYS - 1)

    def opens_at(self, zone: ZoneInfo) -> datetime:
        """The first moment of its first day in an organisation's zone, in UTC."""
        return _midnight(self.first_day, zone)

    def closes_at(self, zone: ZoneInfo) -> datetime:
        """The moment it is over, in UTC: the first one of the window after it."""
        return _midnight(self.last_day + timedelta(days=1), zone)

    def due_at(self, zone: ZoneInfo) -> datetime:
        """The moment from which it is published, in UTC: midnight, seven days after the close."""
        return _midnight(self.last_day + timedelta(days=1) + DUE_AFTER, zone)


def window_of(day: date) -> Window:
    """The window that a date lies in."""
    return Window((day - ANCHOR).days // WINDOW_DAYS)


def window_at(moment: datetime, zone: ZoneInfo) -> Window:
    """The window that an aware moment lies in, by the clock of a zone."""
    return window_of(moment.astimezone(zone).date())


def last_due(moment: datetime, zone: ZoneInfo) -> Window:
    """The newest window that has to be published by an aware moment."""
    window = window_at(moment, zone)
    while window.due_at(zone) > moment:
        window = Window(window.number - 1)
    return window


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
