"""Help lines by country: dated facts with their source, read from ``lines.toml``."""

import tomllib
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from journal.files.shipped import shipped
from journal.vocabulary import Locale

FACTS = Path(__file__).with_name("lines.toml")
Number = Annotated[str, Field(pattern=r"^[0-9][0-9 -]*$")]
Country = Literal[
    "KR", "JP", "GB", "IE", "FR", "DE", "ES", "PT", "BE", "NL", "US", "CA", "AU", "NZ"
]


class ThereFor(StrEnum):
    """Whom a line is there for: somebody to talk to, a question on work, danger now."""

    TALK = "talk"
    WORK = "work"
    DANGER = "danger"


class Read(BaseModel):
    """What comes out of a file of facts: never changed, nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(Read):
    """A dated fact: found at its ``source`` (F) or known beyond reasonable doubt (M-high)."""

    mark: Literal["F", "M-high"]
    source: Annotated[str, Field(min_length=10)]
    checked_on: date


class LineWords(Read):
    """What a help line is called and when it is there, in one language."""

    name: str
    when: str


class HelpLine(Fact):
    """One number to call, written as people there write it."""

    country: Country
    there_for: ThereFor
    number: Number
    en: LineWords
    ko: LineWords

    def worded(self, locale: Locale) -> LineWords:
        """Its name and hours in one language."""
        return self.ko if locale is Locale.KO else self.en


class WrittenWay(Fact):
    """A line to write to; ``number`` takes text messages, None where it's a page or an app."""

    country: Country
    number: Number | None = None
    en: LineWords
    ko: LineWords

    def worded(self, locale: Locale) -> LineWords:
        """How it's called and when it's there, in one language."""
        return self.ko if locale is Locale.KO else self.en


class Elsewhere(Fact):
    """Where to look up a line in any other country."""

    site: str


class Facts(Read):
    """All dated facts; ``zones`` says which country an IANA zone lies in, where facts are known."""

    zones: dict[Country, frozenset[str]]
    line: tuple[HelpLine, ...]
    writing: tuple[WrittenWay, ...]
    elsewhere: Elsewhere

    @classmethod
    def read(cls, text: str) -> Self:
        """Read TOML; raises ``ValueError`` for a fact without source, mark or date."""
        return cls.model_validate(tomllib.loads(text))


@cache
def facts() -> Facts:
    """The facts that come with this version; raises ``BrokenFile`` at a bad one."""
    return shipped(FACTS, Facts.read)
