"""Help lines and rights by country: dated facts with their source, read from ``lines.toml``."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from journal.vocabulary import Locale

FACTS = Path(__file__).with_name("lines.toml")
Country = Literal["KR", "US", "CA", "GB", "IE"]


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Fact(_Read):
    mark: Literal["F", "M-high"]
    source: Annotated[str, Field(min_length=10)]
    checked_on: date


class LineWords(_Read):
    """What a help line is called and when it is there, in one language."""

    name: str
    when: str


class HelpLine(_Fact):
    """One number to call, written as people there write it."""

    country: Country
    number: Annotated[str, Field(pattern=r"^[0-9][0-9 -]*$")]
    en: LineWords
    ko: LineWords

    def worded(self, locale: Locale) -> LineWords:
        """Its name and hours in one language."""
        return self.ko if locale is Locale.KO else self.en


class Elsewhere(_Fact):
    """Where to look up a line in any other country."""

    site: str


class LawWords(_Read):
    """A right after abuse, and what protects whoever uses it, in one language."""

    right: str
    protection: str


class Law(_Fact):
    """What one country's law gives right after abuse."""

    country: Country
    en: LawWords
    ko: LawWords

    def worded(self, locale: Locale) -> LawWords:
        """The two sentences in one language."""
        return self.ko if locale is Locale.KO else self.en


class Facts(_Read):
    """All dated facts; ``zones`` says which country an IANA zone lies in, where lines are known."""

    zones: dict[Country, frozenset[str]]
    line: tuple[HelpLine, ...]
    elsewhere: Elsewhere
    law: tuple[Law, ...]

    @classmethod
    def read(cls, text: str) -> Self:
        """Read TOML; raises ``ValueError`` for a fact without source, mark or date."""
        return cls.model_validate(tomllib.loads(text))


@cache
def facts() -> Facts:
    """The facts that come with this version."""
    return Facts.read(FACTS.read_text("utf-8"))
