"""What a table says of who works when, whatever its layout; names stay in memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal.errors import Invalid
from journal.rosters.day_words import tidy
from journal.vocabulary import RosterSource

MOST_PEOPLE = 2_000
MOST_ENTRIES = 100_000


@dataclass(frozen=True, slots=True)
class Said:
    """What the person answered where a table leaves it open; ``today`` is for guessing a year.

    ``order`` is dmy, mdy or ymd, for dates that are numbers only.
    """

    today: date
    year: int | None = None
    month: int | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands for one person on one date: a code, or hours in minutes since midnight.

    ``line`` and ``column`` are where, from 1. An empty code is an empty cell.
    """

    day: date
    code: str
    line: int
    column: int
    hours: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A place with words that nobody but a person can understand, such as a swap."""

    line: int
    column: int
    reason: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One row, or one name: all that is said of it. ``names`` are what it may be asked for by."""

    label: str
    line: int
    names: frozenset[str]
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """All people of a table and the dates it speaks for, both included.

    ``others`` are names that may be meant too, but hardly.
    """

    source: RosterSource
    people: tuple[Person, ...]
    first: date
    last: date
    others: tuple[Person, ...] = ()


def person_named(sheet: Sheet, name: str) -> Person:
    """Who is called so; raise ``Invalid`` ``nobody_named`` or ``several_named``."""
    wanted = tidy(name)
    for people in (sheet.people, sheet.others):
        found = [one for one in people if wanted in one.names]
        if len(found) > 1:
            raise Invalid("several_named", field="row", line=found[1].line)
        if found:
            return found[0]
    raise Invalid("nobody_named", field="row")


def names_of(cells: Iterable[str]) -> frozenset[str]:
    """What a row may be called by: each of its cells, or all together."""
    said = [tidy(cell) for cell in cells if cell.strip()]
    return frozenset({*said, " ".join(said)})
