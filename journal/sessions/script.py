"""Guided sessions as data: what is breathed when, and what is said, in both languages."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from journal.vocabulary import Locale

Line = Annotated[str, Field(min_length=2, max_length=240)]
Seconds = Annotated[int, Field(ge=2, le=10)]
Minutes = Annotated[int, Field(ge=2, le=5)]


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ScriptWords(_Read):
    """Everything a breathing session says, in one language."""

    title: Line
    promise: Line
    before: tuple[Line, ...]
    care: Line
    breathe_in: Line
    breathe_out: Line
    ready: Line
    paused: Line
    ended: Line
    by_counting: Line


class BreathingScript(_Read):
    """A breathing session: seconds in and out, no holding, and the lengths to choose from."""

    id: str
    seconds_in: Seconds
    seconds_out: Seconds
    minutes: tuple[Minutes, ...]
    usual_minutes: Minutes
    en: ScriptWords
    ko: ScriptWords

    @model_validator(mode="after")
    def _breathes_out_longer(self) -> Self:
        if self.seconds_out <= self.seconds_in:
            raise ValueError("the way out is longer than the way in")
        if self.usual_minutes not in self.minutes:
            raise ValueError("the usual length is one of the lengths")
        return self

    def worded(self, locale: Locale) -> ScriptWords:
        """What the session says in one language."""
        return self.ko if locale is Locale.KO else self.en

    def breaths(self, minutes: int) -> int:
        """Whole breaths in a number of minutes."""
        return minutes * 60 // (self.seconds_in + self.seconds_out)


@cache
def slow_exhale() -> BreathingScript:
    """Six breaths a minute, out longer than in (PMC9828383; doi 10.1016/j.cpr.2024.102414)."""
    return read_script(Path(__file__).with_name("slow_exhale.toml").read_text("utf-8"))


def read_script(text: str) -> BreathingScript:
    """The script of a TOML text; raises ``ValueError`` when it is not a safe one."""
    return BreathingScript.model_validate(tomllib.loads(text))
