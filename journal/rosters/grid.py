"""Reads a grid: a row of days, and under it one row a person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from journal.errors import Invalid
from journal.files.table import Table
from journal.rosters.day_words import Day, day_in, title_in, weekday_in
from journal.rosters.sheets import MOST_PEOPLE, Entry, Note, Person, Said, Sheet, names_of
from journal.vocabulary import RosterSource

FEWEST_DAYS = 5
LAST_DAYS_OF_MONTH = 28
MOST_HEADS = 1_000
_TITLE_ROWS = 10
_BETWEEN_ROWS = 3
_MOST_TITLE_CELLS = 6
_NEAR_YEARS = (0, 1, -1)


@dataclass(frozen=True, slots=True)
class _Head:
    """A row of days, by column, and its place among the rows."""

    row: int
    days: dict[int, Day]

    @property
    def first_column(self) -> int:
        return min(self.days)


def read_grid(table: Table, said: Said) -> Sheet | None:
    """All people of a grid; None when no row is a row of days.

    Raises ``Invalid`` with ``month_needed``, ``year_needed`` or ``weekday_differs``.
    """
    days_of = {cell: day_in(cell) for cell in {cell for row in table.rows for cell in row}}
    heads = [
        _Head(row, days)
        for row, cells in enumerate(table.rows)
        if (days := _days_in(cells, days_of))
    ]
    if not heads:
        return None
    if len(heads) > MOST_HEADS:
        raise Invalid("too_many_rows", line=table.lines[heads[MOST_HEADS].row])
    people: dict[str, Person] = {}
    dates: list[date] = []
    ends = [*(head.row for head in heads[1:]), len(table.rows)]
    for head, until in zip(heads, ends, strict=True):
        dated = _dated(table, head, said, dates[-1] if dates else None)
        dates += dated.values()
        for person in _people(table, head, dated, until):
            _add(people, person)
    if not people:
        return None
    return Sheet(RosterSource.GRID, tuple(people.values()), min(dates), max(dates))


def _add(people: dict[str, Person], person: Person) -> None:
    """Take one row; a later stretch of days of somebody who is known is hers, not another's."""
    known = people.get(person.label)
    if known is None:
        people[person.label] = person
    elif known.entries[-1].day < person.entries[0].day:
        people[person.label] = replace(
            known, entries=known.entries + person.entries, notes=known.notes + person.notes
        )
    else:
        people[f"{person.label}\t{person.line}"] = person
    if len(people) > MOST_PEOPLE:
        raise Invalid("too_many_rows", line=person.line)


def _days_in(cells: Sequence[str], days_of: Mapping[str, Day | None]) -> dict[int, Day]:
    """The longest row of days that follow each other, by column; empty when there is none."""
    found = [(column, days_of[cell]) for column, cell in enumerate(cells) if cell]
    # Most rows are no days at all, and need not be gone through in every order.
    if sum(day is not None for _column, day in found) < FEWEST_DAYS:
        return {}
    best: dict[int, Day] = {}
    for order in ("mdy", "dmy"):
        run: dict[int, Day] = {}
        before: Day | None = None
        for column, day in found:
            read = day.read(order) if day is not None else None
            if read is None or before is None or not _follows(before, read):
                run = {}
            if read is not None:
                run[column] = read
            before = read
            if len(run) > len(best):
                best = dict(run)
    return best if len(best) >= FEWEST_DAYS else {}


def _follows(before: Day, after: Day) -> bool:
    if before.year and before.month and after.year and after.month:
        if not (before.is_possible and after.is_possible):
            return False
        one = date(before.year, before.month, before.day)
        return date(after.year, after.month, after.day) - one == timedelta(days=1)
    is_next = after.day == before.day + 1 and before.month == after.month
    return is_next or (after.day == 1 and before.day >= LAST_DAYS_OF_MONTH)


def _dated(table: Table, head: _Head, said: Said, previous: date | None) -> dict[int, date]:
    """The date of each column of days."""
    year, month = _month_of(table, head, said, previous)
    weekdays = _weekdays(table, head)
    if year is None and not weekdays:
        raise Invalid("year_needed", field="year")
    years = [year] if year else [said.today.year + step for step in _NEAR_YEARS]
    for some, start in product(years, _starts(head, month)):
        dated = _laid(head.days, some - (start > month), start)
        if all(dated[column].weekday() == weekdays[column] for column in dated.keys() & weekdays):
            return dated
    if said.year and said.month:
        return _laid(head.days, said.year, said.month)
    raise Invalid("weekday_differs", line=table.lines[head.row], field="year")


def _month_of(
    table: Table, head: _Head, said: Said, previous: date | None
) -> tuple[int | None, int]:
    """The year, if it is said somewhere, and the month that a row of days is called after."""
    first = head.days[head.first_column]
    title = title_in(_titles(table, head, is_first=previous is None))
    year, month = first.year or said.year or title.year, first.month or said.month or title.month
    if month is not None:
        return year, month
    if previous is None:
        raise Invalid("month_needed", field="month")
    following = previous + timedelta(days=1)
    return year or following.year, following.month


def _starts(head: _Head, month: int) -> list[int]:
    """The months that a row of days may begin in: a month of pay begins in the one before."""
    first = head.days[head.first_column]
    goes_on = any(day.day < first.day for day in head.days.values())
    is_late = first.day >= LAST_DAYS_OF_MONTH // 2
    return [month - 1 or 12, month] if first.month is None and goes_on and is_late else [month]


def _laid(days: Mapping[int, Day], year: int, month: int) -> dict[int, date]:
    """Give each column its date; those after the end of a month are columns of a form only."""
    dated: dict[int, date] = {}
    before = 0
    for column, day in days.items():
        if day.day < before:
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004 - months
        before = day.day
        if Day(day.day, month, year).is_possible:
            dated[column] = date(year, month, day.day)
    return dated


def _titles(table: Table, head: _Head, *, is_first: bool) -> Iterator[str]:
    """The cells over a row of days that may be its title, and those beside it on the left."""
    for row in range(max(0, head.row - (_TITLE_ROWS if is_first else _BETWEEN_ROWS)), head.row):
        cells = [cell for cell in table.rows[row] if cell]
        if len(cells) <= _MOST_TITLE_CELLS:
            yield from cells
    yield from table.rows[head.row][: head.first_column]


def _weekdays(table: Table, head: _Head) -> dict[int, int]:
    """The weekday of each column, where the days say it or a row beside them does."""
    found = {column: day.weekday for column, day in head.days.items() if day.weekday is not None}
    for row in (head.row - 1, head.row + 1):
        if 0 <= row < len(table.rows) and not found:
            cells = table.rows[row]
            named = {
                column: weekday
                for column in head.days
                if column < len(cells) and (weekday := weekday_in(cells[column])) is not None
            }
            found = named if len(named) * 2 > len(head.days) else {}
    return found


def _people(table: Table, head: _Head, dated: Mapping[int, date], until: int) -> Iterator[Person]:
    last = max(head.days)
    for row in range(head.row + 1, until):
        cells, line = table.rows[row], table.lines[row]
        said = {column: cells[column] if column < len(cells) else "" for column in dated}
        words = [cell for cell in said.values() if cell]
        if not words or sum(weekday_in(cell) is not None for cell in words) * 2 > len(words):
            continue
        labels = cells[: head.first_column]
        notes = [
            Note(line, column + 1, "free_text")
            for column, cell in enumerate(cells[last + 1 :], last + 1)
            if _is_wordy(cell)
        ]
        entries = [Entry(dated[one], said[one], line, one + 1) for one in dated]
        label = " · ".join(filter(None, labels)) or f"#{line}"
        yield Person(label, line, names_of(labels), tuple(entries), tuple(notes))


def _is_wordy(cell: str) -> bool:
    """Whether a cell beside the days holds words and a number, as a swap would be written."""
    return any(sign.isdigit() for sign in cell) and any(sign.isalpha() for sign in cell)
