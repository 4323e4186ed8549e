"""Calendar months: the one that a page shows, and those around it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from journal.shifts.rules import EARLIEST, LATEST

_WRITTEN = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of the calendar; written as 2026-03."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return self.plus(1).first - timedelta(days=1)

    def plus(self, months: int) -> "Month":
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)


def month_of(day: date) -> Month:
    return Month(day.year, day.month)


def month_asked(written: str, otherwise: date) -> Month:
    """Read the month of an address; one that can't be read is that of the other date."""
    found = _WRITTEN.fullmatch(written)
    month = Month(*map(int, found.groups())) if found else month_of(otherwise)
    return month if EARLIEST <= month.first <= LATEST else month_of(otherwise)
