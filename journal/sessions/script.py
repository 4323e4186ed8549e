"""Guided sessions as data: what is done when, and what is said, in both languages."""

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from journal.errors import NotFound
from journal.files.shipped import shipped
from journal.sessions.plan import Part, Plan, stretched
from journal.vocabulary import Limit, Locale

SCRIPTS = Path(__file__).parent / "scripts"
SECONDS_A_BREATH = range(8, 16)
"""From four to seven and a half breaths a minute: slow, and still easy without training."""

Line = Annotated[str, Field(min_length=2, max_length=240)]
Said = Annotated[str, Field(min_length=2, max_length=110)]
Word = Annotated[str, Field(min_length=1, max_length=40)]
Minutes = Annotated[int, Field(ge=1, le=15)]
Seconds = Annotated[int, Field(ge=1, le=8)]
LongSeconds = Annotated[int, Field(ge=6, le=120)]


class Pace(StrEnum):
    """How fast somebody breathes along."""

    QUICKER = "quicker"
    USUAL = "usual"
    SLOWER = "slower"


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Breathe(_Read):
    """Breathing, in and out in turn; ``paces`` are the seconds of each way. Nothing is held."""

    ways: tuple[Literal["in", "out"], ...]
    paces: dict[Pace, tuple[Seconds, ...]]

    @model_validator(mode="after")
    def _is_easy_on_the_body(self) -> Self:
        if Pace.USUAL not in self.paces:
            raise ValueError("one pace is the usual one")
        for seconds in self.paces.values():
            if len(seconds) != len(self.ways) or sum(seconds) not in SECONDS_A_BREATH:
                raise ValueError("a breath takes 8 to 15 seconds, each way some of them")
            by_way = list(zip(self.ways, seconds, strict=True))
            if sum(long if way == "out" else -long for way, long in by_way) <= 0:
                raise ValueError("the way out is longer than the way in")
        return self

    @property
    def lines(self) -> int:
        """How many sentences it says."""
        return len(self.ways)

    def plan(self, seconds: int, pace: Pace) -> Plan:
        """As many whole breaths as fit; a pace that isn't there becomes the usual one."""
        lengths = self.paces.get(pace, self.paces[Pace.USUAL])
        by_way = zip(self.ways, lengths, strict=True)
        parts = (Part(way, long, line) for line, (way, long) in enumerate(by_way))
        return Plan(seconds // sum(lengths), tuple(parts))


class Step(_Read):
    """One sentence that is held: read and done, waited with, or counted up to ``of``."""

    kind: Literal["say", "wait", "count"]
    seconds: LongSeconds
    of: Annotated[int, Field(ge=0, le=5)] = 0

    @model_validator(mode="after")
    def _counts_something(self) -> Self:
        if (self.kind == "count") != (self.of > 0):
            raise ValueError("what is counted has a number, and nothing else has")
        return self


class Picks(_Read):
    """Words to choose from, said to nobody: they stay on the page."""

    legend: Said
    words: Annotated[tuple[Word, ...], Field(min_length=3)]


class ScriptWords(_Read):
    """Everything a session says, in one language; ``lines`` are what its steps say, in order."""

    title: Line
    promise: Line
    before: tuple[Line, ...]
    care: Line | None = None
    lines: tuple[Said, ...]
    picks: tuple[Picks, ...] = ()


class Script(_Read):
    """A guided session: the lengths to choose from in minutes, and its steps.

    It breathes throughout, or goes through steps that the chosen length stretches alike.
    ``number`` is its place in lists, ``needs`` what it can't be done without, ``keeps`` the kind
    of note that may be kept afterwards. ``mark`` and ``source`` say what its facts rest on.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z-]{1,29}$")]
    number: int
    mark: Literal["F", "own"]
    source: Annotated[str, Field(min_length=10)]
    needs: frozenset[Limit] = frozenset()
    minutes: Annotated[tuple[Minutes, ...], Field(min_length=1)]
    usual_minutes: Minutes
    breathe: Breathe | None = None
    step: tuple[Step, ...] = ()
    keeps: Literal["good_thing"] | None = None
    en: ScriptWords
    ko: ScriptWords

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.breathe is None) == (not self.step):
            raise ValueError("it breathes, or it has steps")
        if self.usual_minutes not in self.minutes:
            raise ValueError("the usual length is one of the lengths")
        long = self.breathe.lines if self.breathe else len(self.step)
        if {len(self.en.lines), len(self.ko.lines)} != {long}:
            raise ValueError("each step says one line in each language")
        if _shape(self.en) != _shape(self.ko):
            raise ValueError("both languages say as much")
        return self

    def worded(self, locale: Locale) -> ScriptWords:
        """What the session says in one language."""
        return self.ko if locale is Locale.KO else self.en

    @property
    def paces(self) -> tuple[tuple[Pace, tuple[int, int]], ...]:
        """The paces to choose from, each with its seconds in and out; none without breathing."""
        if self.breathe is None:
            return ()
        ways = self.breathe.ways
        return tuple((pace, _in_and_out(ways, long)) for pace, long in self.breathe.paces.items())

    def plan(self, minutes: int, pace: Pace = Pace.USUAL) -> Plan:
        """What comes when; a length or a pace that isn't offered becomes the usual one."""
        chosen = 60 * (minutes if minutes in self.minutes else self.usual_minutes)
        if self.breathe is not None:
            return self.breathe.plan(chosen, pace)
        seconds = stretched([step.seconds for step in self.step], chosen)
        parts = (
            Part(step.kind, long, line, step.of)
            for line, (step, long) in enumerate(zip(self.step, seconds, strict=True))
        )
        return Plan(1, tuple(parts))


def _shape(words: ScriptWords) -> tuple[object, ...]:
    picks = [len(one.words) for one in words.picks]
    return len(words.before), words.care is None, picks


def _in_and_out(ways: tuple[str, ...], seconds: tuple[int, ...]) -> tuple[int, int]:
    by_way = list(zip(ways, seconds, strict=True))
    inwards = sum(long for way, long in by_way if way == "in")
    return inwards, sum(seconds) - inwards


@cache
def scripts() -> tuple[Script, ...]:
    """All guided sessions in the order they are listed in; raises ``BrokenFile`` at a bad one."""
    found = [shipped(path, read_script) for path in sorted(SCRIPTS.glob("*.toml"))]
    return tuple(sorted(found, key=lambda script: script.number))


def script_named(script_id: str) -> Script:
    """One session; raises NotFound for what is not there."""
    for script in scripts():
        if script.id == script_id:
            return script
    raise NotFound("script")


def read_script(text: str) -> Script:
    """The script of a TOML text; raises ``ValueError`` when it is not a safe one."""
    return Script.model_validate(tomllib.loads(text))
