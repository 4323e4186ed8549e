"""What was done, by day, as one page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import groupby

from app.acts.words import reason, sentence
from app.language import format_time
from journal.audit.queries import ActLine
from journal.errors import NotFound

PAGE = 50
LONGEST_NUMBER = 18


@dataclass(frozen=True, slots=True)
class ShownAct:
    """One act in words; ``clock`` is the time where the reader is."""

    clock: str
    sentence: str
    reason: str
    is_about_me: bool


@dataclass(frozen=True, slots=True)
class ActsDay:
    """What was done on one day, the newest first."""

    date: date
    acts: tuple[ShownAct, ...]


@dataclass(frozen=True, slots=True)
class ActsPage:
    """Up to fifty acts by day, and the number that older ones begin at; None without any."""

    days: tuple[ActsDay, ...]
    older: int | None


def acts_page(lines: Sequence[ActLine], zone: tzinfo) -> ActsPage:
    """Bring lines, the newest first and one more than a page, into one page."""
    shown = lines[:PAGE]
    by_day = groupby(shown, key=lambda line: line.at.astimezone(zone).date())
    days = (ActsDay(day, tuple(_shown(line, zone) for line in of_day)) for day, of_day in by_day)
    return ActsPage(tuple(days), shown[-1].number if len(lines) > PAGE else None)


def place_from(text: str) -> int | None:
    """Read where a page begins; raise ``NotFound`` for what is no number of a record."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        raise NotFound
    return int(text)


def _shown(line: ActLine, zone: tzinfo) -> ShownAct:
    clock = format_time(line.at.astimezone(zone))
    return ShownAct(clock, sentence(line), reason(line), line.is_about_me)
