"""Reads a Daylio diary, table or backup: when she felt how; notes and titles are dropped."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from journal.errors import Invalid
from journal.files.text import LARGEST_FILE_BYTES, text_of
from journal.importing.daylio_backup import is_backup, read_backup
from journal.importing.daylio_diary import DiaryDraft, Mood, MoodDiary, proposed_for
from journal.importing.kakaotalk_grammar import clock_seconds, day_seconds
from journal.importing.written import tidy

PARSER_VERSION = 1

_BEGINNING_BYTES = 4096
_DELIMITERS = ",;\t"
_NEEDED = {"time", "mood"}
# Notes stand last and on one line, so a record begins where a line begins with a date.
_RECORD = re.compile(r"^\"?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\"?(?=[,;\t])", re.MULTILINE)
_DOTTED_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\.(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the columns stand that are read, and what parts them."""

    delimiter: str
    day: int
    year: int | None
    time: int
    mood: int
    activities: int | None

    @property
    def width(self) -> int:
        """The fewest cells a row needs."""
        return 1 + max(self.day, self.year or 0, self.time, self.mood, self.activities or 0)


def looks_like(content: bytes) -> bool:
    """Whether it is a backup, or a table with the head of this diary."""
    if is_backup(content):
        return True
    beginning = content[:_BEGINNING_BYTES].decode("utf-8-sig", errors="replace")
    return _head_of(beginning.partition("\n")[0]) is not None


def read_daylio(content: bytes) -> MoodDiary:
    """The entries of a diary with mood and activities, the oldest first.

    Refusals: those of ``text_of`` and ``read_backup``, ``unknown_layout``, ``impossible_date`` and
    ``damaged_table`` with a line, ``no_messages``, ``too_many_messages``.
    """
    return read_backup(content) if is_backup(content) else _read_table(text_of(content))


def _read_table(text: str) -> MoodDiary:
    first, _, rest = text.partition("\n")
    head = _head_of(first) if len(first) <= _BEGINNING_BYTES else None
    if head is None:
        raise Invalid("unknown_layout")
    draft = DiaryDraft("daylio_csv")
    rows = _strict_rows(rest, head.delimiter)
    if rows is None:
        # A loose quotation mark in a note must not take the following entries with it.
        rows = list(_loose_rows(rest, head.delimiter))
        draft.log.add("loose_quotes", None)
        if len(rows) * 2 <= rest.rstrip().count("\n"):
            raise Invalid("damaged_table", line=rows[-1][0] if rows else 2)
    for line, row in rows:
        if any(cell.strip() for cell in row):
            _take(row, head, draft, line)
    return draft.diary()


def _head_of(first: str) -> _Head | None:
    delimiter = max(_DELIMITERS, key=first.count)
    names = [name.strip().strip('"').casefold() for name in first.split(delimiter)]
    places = {name: place for place, name in reversed([*enumerate(names)])}
    is_older = "full_date" not in places and places.keys() >= {"year", "date", "weekday"}
    if not places.keys() >= _NEEDED or not ("full_date" in places or is_older):
        return None
    return _Head(
        delimiter,
        places["date" if is_older else "full_date"],
        places["year"] if is_older else None,
        places["time"],
        places["mood"],
        places.get("activities"),
    )


def _strict_rows(rest: str, delimiter: str) -> list[tuple[int, list[str]]] | None:
    """The rows with their lines, None where quotation marks do not come in pairs."""
    if rest.count('"') % 2:
        return None
    csv.field_size_limit(LARGEST_FILE_BYTES)
    reader = csv.reader(StringIO(rest, newline=""), delimiter=delimiter, strict=True)
    rows, line = [], 2
    try:
        for row in reader:
            rows.append((line, row))
            line = reader.line_num + 2
    except csv.Error:
        return None
    return rows


def _loose_rows(rest: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    line, before = 2, 0
    for found in _RECORD.finditer(rest):
        line += rest.count("\n", before, found.start())
        before = found.start()
        end = rest.find("\n", before)
        record = rest[before : None if end < 0 else end].replace("\r", " ")
        yield line, next(csv.reader([record], delimiter=delimiter), [])


def _take(row: Sequence[str], head: _Head, draft: DiaryDraft, line: int) -> None:
    if len(row) < head.width:
        raise Invalid("damaged_table", line=line)
    written = row[head.day] if head.year is None else f"{row[head.day]} {row[head.year]}"
    day = day_seconds(written.strip())
    clock = clock_seconds(_DOTTED_CLOCK.sub(r"\1:\2", row[head.time]).strip())
    if day is None or clock is None:
        raise Invalid("impossible_date", line=line)
    name = tidy(row[head.mood])
    if not name:
        draft.log.add("rows_left_out", line)
        return
    said = "" if head.activities is None else row[head.activities]
    minute = (day + clock) // 60 * 60
    draft.add(minute, Mood(name, proposed_for(name)), said.split("|"), line=line)
