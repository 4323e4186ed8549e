"""Reads a long list: one row a date, and beside it who is on which duty, or which code is whose.

Three shapes are known: columns that are duties and hold names, columns that are people and hold
codes, and rows that name date, person and duty or hours themselves.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from journal.errors import Invalid
from journal.files.table import Table
from journal.rosters.codes import is_known_code, is_wordy
from journal.rosters.day_words import day_in, tidy
from journal.rosters.list_days import column_of_days, days_in_list
from journal.rosters.sheets import MOST_PEOPLE, Entry, Note, Person, Said, Sheet, names_of
from journal.vocabulary import RosterSource

HEADS: Mapping[str, tuple[str, ...]] = {
    "worker": (
        "이름",
        "성명",
        "직원",
        "직원명",
        "근무자",
        "사번",
        "name",
        "worker",
        "employee",
        "staff",
    ),
    "code": ("근무", "근무조", "근무코드", "조", "듀티", "shift", "duty", "code", "shift type"),
    "start": ("시작", "출근", "시작시간", "출근시간", "start", "from", "begin", "start time"),
    "end": ("종료", "퇴근", "종료시간", "퇴근시간", "end", "to", "until", "finish", "end time"),
}
LONGEST_NAME = 40
MOST_WORDY = 1_000
"""Cells of words in one list; each is held against every name."""
Hours = tuple[int, int] | None
_APART = re.compile(r"\s*[/,&+;\n]\s*")
_CLOCK = re.compile(
    r"(?:[0-9][0-9./ -]*[ t])?(?:(오전|오후) ?)?([0-9]{1,2}):?([0-5][0-9])(?::[0-9]{2})? ?(am|pm)?"
)


@dataclass(frozen=True, slots=True)
class _List:
    """A list with the dates of its rows, and the heads over its columns where it has some."""

    table: Table
    day_column: int
    dates: Mapping[int, date]
    heads: tuple[str, ...]

    @property
    def columns(self) -> list[int]:
        return [column for column in range(self.table.width) if column != self.day_column]

    def head(self, column: int) -> str:
        return self.heads[column] if column < len(self.heads) else ""

    def cells(self, column: int) -> Iterator[tuple[int, str]]:
        """The filled cells of a column on dates, with the row."""
        for row in self.dates:
            cells = self.table.rows[row]
            if column < len(cells) and cells[column]:
                yield row, cells[column]

    def entry(self, row: int, column: int, code: str, hours: Hours = None) -> Entry:
        return Entry(self.dates[row], code, self.table.lines[row], column + 1, hours)

    def note(self, row: int, column: int, reason: str) -> Note:
        return Note(self.table.lines[row], column + 1, reason, self.dates[row])


def read_list(table: Table, said: Said) -> Sheet | None:
    """All people of a list; None when no column is one of days.

    Raises ``Invalid``: what ``days_in_list`` raises, and ``too_many_rows``.
    """
    column = column_of_days(table)
    if column is None:
        return None
    days = days_in_list(table, column, said)
    if not days.dates:
        return None
    heads = table.rows[min(days.dates) - 1] if min(days.dates) else ()
    is_head = bool(heads) and day_in(heads[column] if column < len(heads) else "") is None
    whole = _List(table, column, days.dates, tuple(heads) if is_head else ())
    notes = tuple(Note(line, column + 1, "impossible_date") for line in days.impossible)
    people, others = _people(whole)
    if not people:
        return None
    return Sheet(
        RosterSource.LIST,
        tuple(replace(one, notes=notes + one.notes) for one in people),
        min(days.dates.values()),
        max(days.dates.values()),
        tuple(others),
    )


def _people(whole: _List) -> tuple[list[Person], list[Person]]:
    """The people that a list is about, by its shape, and those of the shape it may have instead."""
    heads = {tidy(whole.head(column)): column for column in reversed(whole.columns)}
    named = {
        name: heads[next(head for head in known if head in heads)]
        for name, known in HEADS.items()
        if heads.keys() & set(known)
    }
    is_code = "code" in named and (
        "worker" in named or _is_coded(cell for _row, cell in whole.cells(named["code"]))
    )
    if "start" in named or is_code:
        return _by_rows(whole, named), []
    of_duties, of_people = _by_duties(whole), _by_columns(whole)
    cells = (cell for column in whole.columns for _row, cell in whole.cells(column))
    return (of_people, of_duties) if _is_coded(cells) else (of_duties, of_people)


def _is_coded(cells: Iterable[str]) -> bool:
    """Whether most of some cells are codes that are known everywhere."""
    said = [is_known_code(cell) for cell in cells]
    return sum(said) * 2 > len(said)


def _by_columns(whole: _List) -> list[Person]:
    """The people of a list whose columns are people and hold their codes."""
    found = []
    for column in whole.columns:
        cells = dict(whole.cells(column))
        if whole.head(column) and cells:
            entries = tuple(whole.entry(row, column, cells.get(row, "")) for row in whole.dates)
            head = whole.head(column)
            found.append(Person(head, entries[0].line, names_of([head]), entries))
    return found


def _by_duties(whole: _List) -> list[Person]:
    """The people of a list whose columns are duties and hold names."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    labels: dict[str, str] = {}
    wordy: list[tuple[int, int, str]] = []
    for column in whole.columns:
        for row, cell in whole.cells(column):
            if is_wordy(cell):
                wordy.append((row, column, cell))
                continue
            for name in filter(None, _APART.split(cell)):
                if len(name) <= LONGEST_NAME and not name.isdigit():
                    labels.setdefault(tidy(name), name)
                    code = whole.head(column) or f"#{column + 1}"
                    entries[tidy(name)].append(whole.entry(row, column, code))
        if len(labels) > MOST_PEOPLE or len(wordy) > MOST_WORDY:
            raise Invalid("too_many_rows", line=whole.table.lines[-1])
    notes = _notes(whole, wordy, entries)
    return [
        Person(
            label,
            entries[name][0].line,
            frozenset({name}),
            tuple(entries[name]),
            tuple(notes.get(name, ())),
        )
        for name, label in sorted(labels.items(), key=lambda one: -len(entries[one[0]]))
    ]


def _notes(
    whole: _List, wordy: Iterable[tuple[int, int, str]], entries: Mapping[str, Iterable[Entry]]
) -> Mapping[str, list[Note]]:
    """The cells of words that name somebody, or stand on a date on which somebody is on duty."""
    on_duty: dict[date, set[str]] = defaultdict(set)
    by_word: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for name, own in entries.items():
        words = _words(name)
        by_word[words[0] if words else name].append((name, frozenset(words)))
        for entry in own:
            on_duty[entry.day].add(name)
    found: dict[str, list[Note]] = defaultdict(list)
    for row, column, cell in sorted(wordy):
        note, said = whole.note(row, column, "free_text"), set(_words(tidy(cell)))
        meant = {name for word in said for name, own in by_word.get(word, ()) if said >= own}
        for name in meant | on_duty[whole.dates[row]]:
            found[name].append(note)
    return found


def _words(plain: str) -> list[str]:
    return re.findall(r"\w+", plain)


def _by_rows(whole: _List, named: Mapping[str, int]) -> list[Person]:
    """The people of a list whose rows name date, person and duty or hours themselves."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    notes: dict[str, list[Note]] = defaultdict(list)
    labels: dict[str, str] = {}
    for row in whole.dates:
        cells = whole.table.rows[row]
        said = {
            name: cells[column] if column < len(cells) else "" for name, column in named.items()
        }
        name = tidy(said.get("worker", ""))[:LONGEST_NAME]
        labels.setdefault(name, said.get("worker", "")[:LONGEST_NAME])
        begin, end = _minute(said.get("start", "")), _minute(said.get("end", ""))
        hours = None if begin is None or end is None else (begin, end)
        if hours is None and (said.get("start") or said.get("end")):
            notes[name].append(whole.note(row, named["start"], "bad_time"))
            continue
        column = named.get("code", named.get("start", whole.day_column))
        entries[name].append(whole.entry(row, column, said.get("code", ""), hours))
    if len(labels) > MOST_PEOPLE:
        raise Invalid("too_many_rows", line=whole.table.lines[-1])
    return [
        Person(label, own[0].line, frozenset({name}), tuple(own), tuple(notes[name]))
        for name, label in labels.items()
        if (own := entries[name])
    ]


def _minute(text: str) -> int | None:
    """Minutes since midnight of a clock time; 24:00 is the midnight that ends the day."""
    found = _CLOCK.fullmatch(tidy(text))
    if found is None or int(found[2]) > 24:  # noqa: PLR2004 - 24:00 ends a day
        return None
    hour = int(found[2])
    half = found[1] or found[4]
    if half and hour <= 12:  # noqa: PLR2004 - hours of half a day
        hour = hour % 12 + (12 if half in {"오후", "pm"} else 0)
    return (hour * 60 + int(found[3])) % (24 * 60)
