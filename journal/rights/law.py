"""What the law gives at work, by country: dated facts with their source, from ``rights.toml``."""

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from journal.files.shipped import shipped
from journal.rights.facts import Country, Fact, Number, Read
from journal.vocabulary import Locale

RIGHTS = Path(__file__).with_name("rights.toml")
EUROPEAN_UNION: Literal["EU"] = "EU"
MEMBERS: frozenset[Country] = frozenset({"FR", "DE", "ES", "PT", "BE", "NL", "IE"})
"""Countries named here in which the law of the whole Union holds too."""

Region = Country | Literal["EU"]
Sentence = Annotated[str, Field(min_length=10, max_length=260, pattern=r"\.$")]


class About(StrEnum):
    """What a right is about, in the order in which a page tells it."""

    AFTER_ABUSE = "after_abuse"
    PROTECTION = "protection"
    REST = "rest"
    AFTER_HOURS = "after_hours"
    PRIVACY = "privacy"
    WHOM = "whom"


class Right(Fact):
    """One right in whole sentences; ``address`` is where it was found.

    ``at_once`` marks the two sentences that are said right after abuse: what is owed, and what
    protects whoever asks for it. ``number`` is whom to call about it.
    """

    region: Region
    about: About
    address: Annotated[str, Field(pattern=r"^https?://[\x21-\x7e]+$")] | None = None
    number: Number | None = None
    at_once: bool = False
    en: Sentence
    ko: Sentence

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.mark == "F" and self.address is None:
            raise ValueError("a fact that was found has the address where it was found")
        return self

    def worded(self, locale: Locale) -> str:
        """The right in one language."""
        return self.ko if locale is Locale.KO else self.en


class Rights(Read):
    """All rights, in the order in which they are told."""

    right: tuple[Right, ...]

    @classmethod
    def read(cls, text: str) -> Self:
        """Read TOML; raises ``ValueError`` for a right without source, mark, date or words."""
        return cls.model_validate(tomllib.loads(text))


@cache
def rights() -> Rights:
    """The rights that come with this version; raises ``BrokenFile`` at a bad one."""
    return shipped(RIGHTS, Rights.read)
