"""Reads an organisation's duty roster: a table with one row a duty, columns known by their heads.

A refusal names a line and a reason, never what stands there.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from statistics import median_low
from zoneinfo import ZoneInfo

from journal.causes.duties import PlannedDuty, RosterFile
from journal.errors import Invalid
from journal.files.table import table_of_text
from journal.shifts.rules import DAY_MINUTES, EARLIEST, LATEST, local_moment

MOST_ROWS = 50_000
MOST_COLUMNS = 64
LONGEST_LABEL = 40
LONGEST_SPAN = timedelta(days=2 * 366)
"""A longer roster is a mistyped year, and would drop all that is planned in between."""

HEADS: Mapping[str, tuple[str, ...]] = {
    "worker": ("worker", "사번", "직원", "이름"),
    "date": ("date", "날짜", "일자"),
    "start": ("start", "시작", "출근"),
    "end": ("end", "종료", "퇴근"),
}
"""The heads of each column. Of two in one file the first here counts: numbers before names."""

_DATE = re.compile(r"([0-9]{4}) ?[-./] ?([0-9]{1,2}) ?[-./] ?([0-9]{1,2})\.?")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with its line; without minutes it is a day off."""

    line: int
    worker: str
    day: date
    minutes: tuple[int, int] | None


def read_roster(text: str, zone: ZoneInfo) -> RosterFile:
    """The duties of a table, each once, in the order of their start.

    A row without hours is a day off: it says only that the file speaks for that date. An end at
    or before the start is the next day's.
    """
    rows = _rows(text)
    if not rows:
        raise Invalid("no_rows")
    days = [row.day.toordinal() for row in rows]
    if max(days) - min(days) > LONGEST_SPAN.days:
        middle = median_low(days)
        odd = max(rows, key=lambda row: abs(row.day.toordinal() - middle))
        raise Invalid("dates_far_apart", line=odd.line)

    @cache
    def moment(day: date, minute: int) -> datetime:
        whole, rest = divmod(minute, DAY_MINUTES)
        return local_moment(day + timedelta(days=whole), rest, zone)

    duties = {_duty(row, zone, moment) for row in rows if row.minutes}
    first, last = date.fromordinal(min(days)), date.fromordinal(max(days))
    return RosterFile(tuple(sorted(duties)), first, last)


def _duty(row: _Row, zone: ZoneInfo, moment: Callable[[date, int], datetime]) -> PlannedDuty:
    start, end = row.minutes or (0, 0)
    starts_at = moment(row.day, start)
    ends_at = moment(row.day, end + DAY_MINUTES if end <= start else end)
    if starts_at >= ends_at:
        raise Invalid("lost_to_summer_time", line=row.line)
    return PlannedDuty(starts_at, ends_at, row.worker, starts_at.astimezone(zone).date())


def _rows(text: str) -> list[_Row]:
    table = table_of_text(text)
    cells = iter(zip(table.lines, table.rows, strict=True))
    line, heads = next(cells, (1, ()))
    places = _places(heads, line)
    rows: list[_Row] = []
    for line, row in cells:
        if len(rows) == MOST_ROWS:
            raise Invalid("too_many_rows", line=line)
        if len(row) > MOST_COLUMNS:
            raise Invalid("too_many_columns", line=line)
        rows.append(_row(line, {name: _cell(row, place) for name, place in places.items()}))
    return rows


def _places(heads: Sequence[str], line: int) -> dict[str, int]:
    said = [_tidy(head) for head in heads]
    places = {}
    for name, known in HEADS.items():
        found = next((head for head in known if head in said), None)
        if found is None:
            raise Invalid(f"missing_{name}", line=line)
        places[name] = said.index(found)
    return places


def _tidy(head: str) -> str:
    return head.strip(' \t\r"').casefold()


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _row(line: int, cells: Mapping[str, str]) -> _Row:
    worker = cells["worker"]
    if not worker:
        raise Invalid("no_worker", line=line)
    if len(worker) > LONGEST_LABEL:
        raise Invalid("worker_too_long", line=line)
    # Control signs and those that turn the direction of writing would disguise a label.
    if not worker.isprintable():
        raise Invalid("worker_unreadable", line=line)
    day = _day(cells["date"], line)
    if not cells["start"] and not cells["end"]:
        return _Row(line, worker, day, None)
    return _Row(line, worker, day, (_minute(cells["start"], line), _minute(cells["end"], line)))


def _day(written: str, line: int) -> date:
    found = _DATE.fullmatch(written)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        raise Invalid("date_unreadable", line=line)
    if not EARLIEST <= day <= LATEST:
        raise Invalid("date_out_of_range", line=line)
    return day


def _minute(written: str, line: int) -> int:
    found = _TIME.fullmatch(written)
    minute = int(found[1]) * 60 + int(found[2]) if found and int(found[2]) < 60 else -1  # noqa: PLR2004 - minutes of an hour
    if not 0 <= minute <= DAY_MINUTES:
        raise Invalid("time_unreadable", line=line)
    return minute
