"""What Offshift may suggest, read once from ``entries/*.toml``; broken entries are refused."""

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from journal.errors import NotFound
from journal.files.shipped import fault_of, shipped
from journal.vocabulary import InteractionKind, Limit, Locale, Moment

ENTRIES = Path(__file__).parent / "entries"


class BrokenCatalogue(ValueError):
    """An entry that may not be shown; the message names the entry and what is wrong."""


class State(StrEnum):
    """How somebody is, as far as her own entries say."""

    TENSE = "tense"
    ANGRY = "angry"
    DRAINED = "drained"
    REPLAYING = "replaying"
    NUMB = "numb"
    SLEEPY = "sleepy"
    CONTACTED = "contacted"
    LOW = "low"


class Grade(StrEnum):
    """How well a suggestion is supported, from A (trials summed up) to D (reasoning or duty)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Kind(StrEnum):
    """What sort of thing is done; the same kind is offered at most once a shift."""

    ASK = "ask"
    BREAK = "break"
    BREATH = "breath"
    COUNSEL = "counsel"
    EXERCISE = "exercise"
    HOBBY = "hobby"
    MESSAGES = "messages"
    NOTICE = "notice"
    PLAN = "plan"
    RECALL = "recall"
    RELAX = "relax"
    RITUAL = "ritual"
    ROSTER = "roster"
    SLEEP = "sleep"
    TALK = "talk"
    WALK = "walk"
    WRITE = "write"


Line = Annotated[str, Field(min_length=1, max_length=240)]
"""In Korean one sign can be a title: 차 is tea."""

Minutes = Annotated[int, Field(ge=1, le=60)]


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(_Read):
    """What one language says about a suggestion, each a line or two."""

    title: Line
    how: Line
    support: Line
    when_not: Line


class Entry(_Read):
    """One suggestion; ``minutes`` is the shortest and the longest it is offered for, 1 to 60.

    ``needs`` is what it can't be done without, ``only_for`` whom it replaces something else for.
    ``wakes``: not at night, nor before she is up on a day off. ``retells``: it invites somebody to
    tell what happened, so it waits until the first days after abuse are over. ``begins_plan``: it
    sets times for looking at messages. ``mark`` says how its facts are known; "own" claims none.
    ``session`` is the guided script that it opens, ``page`` the address of our own page where it
    is done.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    kind: Kind
    minutes: tuple[Minutes, Minutes]
    moments: Annotated[frozenset[Moment], Field(min_length=1)]
    states: frozenset[State]
    grade: Grade
    needs: frozenset[Limit]
    wakes: bool
    mark: Literal["F", "M-high", "own"]
    source: Annotated[str, Field(min_length=10)]
    address: Annotated[str, Field(pattern=r"^https://")] | None = None
    lowers_arousal: bool = False
    employer_duty: bool = False
    only_on_shift: bool = False
    not_on_call: bool = False
    only_for: frozenset[Limit] = frozenset()
    retells: bool = False
    begins_plan: bool = False
    not_after: frozenset[InteractionKind] = frozenset()
    session: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")] | None = None
    page: Annotated[str, Field(pattern=r"^/[a-z]+(/[a-z-]+)*$")] | None = None
    en: Wording
    ko: Wording

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.minutes[0] > self.minutes[1]:
            raise ValueError("minutes run from the longer to the shorter")
        if Moment.NIGHT in self.moments and (self.wakes or not self.lowers_arousal):
            raise ValueError("nothing that wakes is offered at night")
        if self.needs & self.only_for:
            raise ValueError("what she can't use is not what it is for")
        if self.mark == "own" and self.grade is not Grade.D:
            raise ValueError("what claims no facts is a reason, grade D")
        if self.mark == "F" and self.address is None and self.grade is not Grade.D:
            raise ValueError("a fact that was found has the address where it was found")
        return self

    def worded(self, locale: Locale) -> Wording:
        """The entry's own words in one language."""
        return self.ko if locale is Locale.KO else self.en


@cache
def catalogue() -> tuple[Entry, ...]:
    """All suggestions in the order they are preferred in; raises ``BrokenFile`` at a bad one."""
    return joined(shipped(path, read_entries) for path in sorted(ENTRIES.glob("*.toml")))


def entry_named(entry_id: str) -> Entry:
    """One suggestion; raises NotFound for what is not, or no longer, in the catalogue."""
    for entry in catalogue():
        if entry.id == entry_id:
            return entry
    raise NotFound("suggestion")


def read_entries(text: str) -> tuple[Entry, ...]:
    """The entries of a TOML text, in their order; raises BrokenCatalogue at the first bad one."""
    return tuple(_entry_of(table) for table in tomllib.loads(text).get("entry", []))


def joined(files: Iterable[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """The entries of all files; raises BrokenCatalogue for an id that stands there twice."""
    entries = tuple(entry for entries in files for entry in entries)
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise BrokenCatalogue(f"{entry.id}: stands there twice")
        seen.add(entry.id)
    return entries


def _entry_of(table: dict[str, Any]) -> Entry:
    try:
        return Entry.model_validate(table)
    except ValidationError as error:
        name = table.get("id", "an entry without id")
        raise BrokenCatalogue(f"{name}: {fault_of(error)}") from error
