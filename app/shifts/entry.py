"""What was entered for one date, in a few characters that a button can carry.

Words in a row: a reason for being free, and shifts such as =w1320-420@Asia/Seoul: instead of (=)
or beside (+) all else, work (w) or on call (c), from minute to minute, on the clock of a zone.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated
from uuid import UUID, uuid5

from pydantic import Field

from app.forms import ClientId, Errors, Form, Zone, parse
from journal.errors import Invalid
from journal.shifts.correcting import OwnDay
from journal.shifts.rules import DAY_MINUTES, DatedSlot
from journal.shifts.sources import Single
from journal.vocabulary import DayKind, ShiftKind

LETTERS = {ShiftKind.WORK: "w", ShiftKind.ON_CALL: "c"}
KINDS = {letter: kind for kind, letter in LETTERS.items()}
SHIFT = re.compile(r"([=+])([wc])(\d{1,4})-(\d{1,4})@(\S+)")


Minute = Annotated[int, Field(ge=0, lt=DAY_MINUTES)]


class EntryForm(Form):
    """All that is to stand for a date, as a button of its page says it."""

    id: ClientId
    entry: Annotated[str, Field(max_length=900)]


class _ShiftForm(Form):
    """One shift of an entry."""

    begin: Minute
    end: Minute
    zone: Zone


def text_of(own: OwnDay) -> str:
    """Write down what was entered for a date."""
    return " ".join(_words(own))


def slot_text(stretch: tuple[int, int], zone: str, kind: ShiftKind, *, instead: bool) -> str:
    """Write down one shift."""
    begin, end = stretch
    return f"{'=' if instead else '+'}{LETTERS[kind]}{begin}-{end}@{zone}"


def own_day_of(text: str, day: date, entry_id: UUID) -> OwnDay:
    """Read what was written down; raise ``Invalid`` for what no button says.

    A shift's id comes from the page's and from what it says: the same tap twice is one shift, and
    another tap after going back is another.
    """
    words = text.split()
    kinds = [DayKind(word) for word in words if word in set(DayKind)]
    slots = [_slot(word, day) for word in words if word not in set(DayKind)]
    if len(kinds) > 1:
        raise Invalid("unreadable")
    singles = [Single(uuid5(entry_id, f"{slot}"), slot) for slot in dict.fromkeys(slots)]
    return OwnDay(kinds[0] if kinds else None, tuple(singles))


def _words(own: OwnDay) -> Iterator[str]:
    if own.kind is not None:
        yield own.kind.value
    for slot in (single.slot for single in own.singles):
        stretch = (slot.start_minute, slot.end_minute)
        yield slot_text(stretch, slot.zone, slot.kind, instead=slot.replaces_day)


def _slot(word: str, day: date) -> DatedSlot:
    said = SHIFT.fullmatch(word)
    if said is None:
        raise Invalid("unreadable")
    place, letter, begin, end, zone = said.groups()
    shift = parse(_ShiftForm, {"begin": int(begin), "end": int(end), "zone": zone})
    if isinstance(shift, Errors):
        raise Invalid("unreadable")
    return DatedSlot(day, shift.zone.key, shift.begin, shift.end, place == "=", KINDS[letter])
