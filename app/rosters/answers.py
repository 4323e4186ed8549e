"""What codes and titles mean: what is proposed, what was answered, what that comes to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from app.forms import ClientId, Form, OptionalDate, OptionalTime, YesNo, Zone
from app.rosters.parcel import Events, Own
from journal.errors import Invalid
from journal.rosters.codes import AS_IT_WAS, NOT_MINE, Meaning, is_called, is_wordy, proposed
from journal.vocabulary import DayKind, ShiftKind

MOST_ROWS = 120
FREE = (DayKind.OFF, DayKind.LEAVE, DayKind.SICK, DayKind.HOLIDAY)
KINDS = ("none", "no", *ShiftKind, *FREE)
"""What can be answered; "none" says nothing, "no" that it is no shift of hers."""


@dataclass(frozen=True, slots=True)
class Row:
    """One code or title to be asked about: how often, since when, and whether hours are needed."""

    words: str
    count: int
    first: date
    has_whole_days: bool = True
    is_wordy: bool = False


def _kinds(value: object) -> object:
    if not isinstance(value, list) or any(one not in KINDS for one in value):
        raise PydanticCustomError("enum", "not a kind")
    return value


class MeaningsForm(Form):
    """What each code or title means, in the order of the parcel, and how to keep the roster.

    ``which`` is whether all timed events of a calendar are shifts; ``nights`` on which date a
    night begins.
    """

    many: ClassVar[frozenset[str]] = frozenset({"kind", "begin", "end"})

    id: ClientId
    parcel: str
    zone: Zone
    kind: Annotated[list[str], BeforeValidator(_kinds), Field(default_factory=list)]
    begin: Annotated[list[OptionalTime], Field(default_factory=list)]
    end: Annotated[list[OptionalTime], Field(default_factory=list)]
    which: Literal["all", "some"] = "some"
    nights: Literal["evening", "morning"] = "evening"
    first: OptionalDate = None
    whole: YesNo = None


def rows_of(parcel: Own | Events) -> list[Row]:
    """Everything that has to be asked about, the most frequent first."""
    if isinstance(parcel, Own):
        return _rows_of_codes(parcel)
    return _rows_of_titles(parcel)


def _rows_of_codes(parcel: Own) -> list[Row]:
    coded = [one for one in parcel.entries if one.code and one.hours is None]
    counts = Counter(one.code for one in coded)
    first = {one.code: one.day for one in sorted(coded, key=lambda one: one.day, reverse=True)}
    rows = [Row(code, counts[code], first[code], is_wordy=is_wordy(code)) for code in counts]
    return sorted(rows, key=lambda row: (row.is_wordy, -row.count, row.words))[:MOST_ROWS]


def _rows_of_titles(parcel: Events) -> list[Row]:
    calendar = parcel.calendar
    counts = Counter(one.title for one in calendar.occurrences)
    whole = {one.title for one in calendar.occurrences if one.is_all_day}
    first = {one.title: one.first for one in reversed(calendar.occurrences)}
    # The page asks for hours first, and sends the answers in the order of its rows.
    ordered = sorted(counts.most_common(MOST_ROWS), key=lambda one: one[0] not in whole)
    return [
        Row(calendar.titles[title], count, first[title], has_whole_days=title in whole)
        for title, count in ordered
    ]


def proposals(rows: Sequence[Row], known: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """What each is taken to mean at first: as last time, or as nearly everywhere."""
    usual = proposed(frozenset(row.words for row in rows))
    return {
        row.words: known.get(row.words) or usual[row.words]
        for row in rows
        if row.words in known or row.words in usual
    }


def filled(rows: Sequence[Row], meanings: Mapping[str, Meaning]) -> dict[str, list[str]]:
    """The fields of the rows as they are first shown."""
    found = [meanings.get(row.words) for row in rows]
    called = [ShiftKind.ON_CALL.value if is_called(row.words) else "none" for row in rows]
    return {
        "kind": [
            kind_of(one) if one is not None else call
            for one, call in zip(found, called, strict=True)
        ],
        "begin": [_clock(one, 0) for one in found],
        "end": [_clock(one, 1) for one in found],
    }


def kind_of(meaning: Meaning) -> str:
    """The answer that stands for a meaning."""
    if meaning.free is not None or not meaning.is_mine:
        return meaning.free.value if meaning.free is not None else "no"
    return meaning.shift.value if meaning.stretches else "none"


def meanings_in(rows: Sequence[Row], form: MeaningsForm) -> dict[str, Meaning]:
    """Read the answers; raise ``Invalid`` ``hours_needed`` with the field of the row it is about.

    What was answered with "none" is left out of a calendar, and stays as it was in a grid.
    """
    if not len(rows) == len(form.kind) == len(form.begin) == len(form.end):
        raise Invalid("bad_payload", field="file")
    said = zip(rows, form.kind, form.begin, form.end, strict=True)
    return {
        row.words: _meaning(kind, begin, end, f"begin-{number}" if row.has_whole_days else "")
        for number, (row, kind, begin, end) in enumerate(said)
        if kind != "none"
    }


def chosen_titles(
    parcel: Events, meanings: Mapping[str, Meaning], *, has_all: bool
) -> dict[int, Meaning]:
    """The titles of a calendar that are hers; ``has_all`` adds those nothing was said about."""
    chosen = {
        place: meanings[title]
        for place, title in enumerate(parcel.calendar.titles)
        if title in meanings
    }
    if has_all:
        timed = {one.title for one in parcel.calendar.occurrences if not one.is_all_day}
        return dict.fromkeys(timed, AS_IT_WAS) | chosen
    return chosen


def _meaning(kind: str, begin: time | None, end: time | None, field: str) -> Meaning:
    if kind == "no":
        return NOT_MINE
    if kind in set(FREE):
        return Meaning(free=DayKind(kind))
    if begin is not None and end is not None:
        stretch = (begin.hour * 60 + begin.minute, end.hour * 60 + end.minute)
        return Meaning((stretch,), ShiftKind(kind))
    if field:
        raise Invalid("hours_needed", field=field)
    return Meaning(shift=ShiftKind(kind))


def _clock(meaning: Meaning | None, side: int) -> str:
    if meaning is None or not meaning.stretches:
        return ""
    minute = meaning.stretches[0][side]
    return f"{minute // 60:02}:{minute % 60:02}"
