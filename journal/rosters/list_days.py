"""Decides the dates of a list: over its whole column, with months and years that are rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from journal.errors import Invalid
from journal.files.table import Table
from journal.rosters.day_words import ORDERS, Day, Title, day_in, month_row, title_in
from journal.rosters.sheets import Said

FEWEST_ROWS = 3
LAST_MONTH = 12
HALF_A_YEAR = 6
LONGEST_SPAN = timedelta(days=3 * 366)
"""A reading by which a list would be longer is no reading, if there is another."""
_TITLE_ROWS = 10
_LOOKED_AT_COLUMNS = 8
_FROM_YEAR, _TO_YEAR = 1990, 2100


def column_of_days(table: Table) -> int | None:
    """The first column in which most rows name a day or a month; None without one."""
    for column in range(min(table.width, _LOOKED_AT_COLUMNS)):
        cells = [cell for cell in table.column(column, after=0) if cell]
        known = {cell: day_in(cell) for cell in set(cells)}
        days = [day for cell in cells if (day := known[cell]) is not None]
        months = sum(day is None and month_row(cell) is not None for cell, day in known.items())
        if len(days) >= FEWEST_ROWS and (len(days) + months) * 2 > len(cells) and _are_days(days):
            return column
    return None


@dataclass(frozen=True, slots=True)
class ListDays:
    """The date of each row that has one, by its place, and the lines of those that cannot be."""

    dates: Mapping[int, date]
    impossible: tuple[int, ...]


def days_in_list(table: Table, column: int, said: Said) -> ListDays:
    """The dates of a list.

    Raises ``Invalid``: ``dates_ambiguous`` when more than one order of day and month fits the
    whole column, ``dates_disagree`` when none does, ``month_needed``, ``year_needed``.
    """
    cells = table.column(column, after=0)
    known = {cell: day_in(cell) for cell in set(cells)}
    days = {row: day for row, cell in enumerate(cells) if (day := known[cell]) is not None}
    order = _order([day for day in days.values() if day.open], said)
    is_bare = sum(day.is_bare for day in days.values()) * 2 > len(days)
    walk = _Walk(title_in(_titles(table, min(days))), said)
    for row, cell in enumerate(cells):
        title = month_row(cell) if is_bare or row not in days else None
        if title is not None:
            walk.turn(title)
        elif row in days:
            walk.take(row, days[row].read(order))
    dates = walk.dates()
    return ListDays(dates, tuple(table.lines[row] for row in days if row not in dates))


def _titles(table: Table, first: int) -> Iterator[str]:
    """The cells over the first day that may be a title."""
    for row in table.rows[max(0, first - _TITLE_ROWS) : first]:
        yield from (cell for cell in row if cell)


def _are_days(days: Sequence[Day]) -> bool:
    """Whether a column is of days and not just of small numbers: days count up."""
    bare = [day.day for day in days if day.is_bare]
    if len(bare) < len(days):
        return True
    steps = sum(after - before in {0, 1} or after == 1 for before, after in pairwise(bare))
    return steps * 4 >= (len(bare) - 1) * 3


def _order(days: Sequence[Day], said: Said) -> str:
    """The order that fits every date of a column written in numbers only."""
    fitting = [order for order in ORDERS if all(_may_be(day, order) for day in days)]
    near = [order for order in fitting if _span(days, order) <= LONGEST_SPAN]
    fitting = near or fitting
    if said.order in fitting:
        return said.order
    if not fitting:
        raise Invalid("dates_disagree", field="order")
    if all(len({day.read(order) for order in fitting}) == 1 for day in days):
        return fitting[0]
    raise Invalid("dates_ambiguous", field="order")


def _span(days: Sequence[Day], order: str) -> timedelta:
    """How long a list would be, if it says years at all."""
    dates = [date(*one) for day in days if (one := _date(day.read(order))) is not None]
    return max(dates) - min(dates) if dates else timedelta(0)


def _date(day: Day) -> tuple[int, int, int] | None:
    return None if day.year is None or day.month is None else (day.year, day.month, day.day)


def _may_be(day: Day, order: str) -> bool:
    if order == "ymd" and len(day.open) < len(ORDERS):
        return False
    read = day.read(order)
    return read.is_possible and (read.year is None or _FROM_YEAR <= read.year <= _TO_YEAR)


class _Walk:
    """Goes down a list and counts the years that pass; one year said somewhere gives all."""

    def __init__(self, title: Title, said: Said) -> None:
        self._said = said
        self._month = said.month or title.month
        self._year = said.year or title.year
        self._is_begun = False
        self._passed = 0
        self._before = 0
        self._anchors: list[int] = []
        self._rows: list[tuple[int, Day, int]] = []

    def turn(self, title: Title) -> None:
        """Take a row that is only a month or only a year."""
        if title.month is not None:
            self._enter(title.month)
            self._before = 0
        if title.year is not None:
            is_next = title.month is None and self._month == LAST_MONTH and bool(self._before)
            self._anchors.append(title.year - self._passed - is_next)

    def take(self, row: int, day: Day) -> None:
        """Take a row that is a day."""
        if day.month is not None:
            self._enter(day.month)
        elif self._month is None:
            raise Invalid("month_needed", field="month")
        elif day.day < self._before:
            self._enter(self._month % LAST_MONTH + 1)
        self._before = day.day
        self._is_begun = True
        if day.year is not None:
            self._anchors.append(day.year - self._passed)
        self._rows.append((row, replace(day, month=self._month), self._passed))

    def dates(self) -> dict[int, date]:
        """The date of each row; those that cannot be are left out."""
        starts = [self._anchors[0]] if self._anchors else [self._year] if self._year else []
        starts = starts or [self._said.today.year + step for step in (0, 1, -1)]
        has_weekday = any(day.weekday is not None for _row, day, _passed in self._rows)
        if not self._anchors and not self._year and not has_weekday:
            raise Invalid("year_needed", field="year")
        tried = [self._dated(start) for start in starts]
        return min(tried, key=lambda one: one[1])[0]

    def _dated(self, start: int) -> tuple[dict[int, date], int]:
        """The dates if the list began in a year, and how many of them fall on another weekday."""
        dates: dict[int, date] = {}
        wrong = 0
        for row, day, passed in self._rows:
            whole = replace(day, year=day.year or start + passed)
            if whole.is_possible and whole.year and whole.month:
                dates[row] = date(whole.year, whole.month, whole.day)
                wrong += day.weekday not in {None, dates[row].weekday()}
        return dates, wrong

    def _enter(self, month: int) -> None:
        """Go on to a month; a step of half a year or more is a step over New Year."""
        if self._month is not None and self._is_begun:
            step = month - self._month
            self._passed += 1 if step <= -HALF_A_YEAR else -1 if step >= HALF_A_YEAR else 0
        self._month = month
        self._is_begun = True
