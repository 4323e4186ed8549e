"""Which week is looked at, and which ones lie beside it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.language import format_date, format_day
from app.language import gettext as _
from journal.findings.week_facts import LENGTH, Week, last_finished
from journal.shifts.claims import day_of
from journal.shifts.rules import EARLIEST


@dataclass(frozen=True, slots=True)
class Choice:
    """The week chosen, the last one that there is, and how they are written."""

    week: Week
    last: Week

    @property
    def dates(self) -> str:
        """Both ends of the week in words."""
        ends = {"first": format_day(self.week.monday), "last": format_date(self.week.sunday)}
        return _("%(first)s to %(last)s", **ends)

    @property
    def later(self) -> str:
        """The week after, as an address has it; empty after the last."""
        return "" if self.week >= self.last else named(Week(self.week.monday + LENGTH))

    def earlier(self, first_entry: date | None) -> str:
        """The week before, as an address has it; empty where nothing of hers can be in it."""
        if first_entry is None or self.week.monday <= first_entry:
            return ""
        return named(Week(self.week.monday - LENGTH))


def choose(asked: str, now: datetime, zone: ZoneInfo) -> Choice:
    """Read a week such as 2026-W10; another text, or one to come, is the last finished week."""
    # In the small hours of a Monday it is still the Sunday that she comes home from.
    last = last_finished(day_of(now, zone, None))
    week = _read(asked)
    return Choice(
        last if week is None or not EARLIEST <= week.monday <= last.monday else week, last
    )


def named(week: Week) -> str:
    """Write a week as ISO 8601 does."""
    year, number, _day = week.monday.isocalendar()
    return f"{year}-W{number:02}"


def _read(asked: str) -> Week | None:
    year, mark, number = asked.partition("-W")
    if not mark or len(year) != len("2026") or not (year + number).isdecimal():
        return None
    try:
        return Week(date.fromisocalendar(int(year), int(number), 1))
    except ValueError:
        return None
