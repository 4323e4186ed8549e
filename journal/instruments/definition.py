"""What a questionnaire's file may say; each field carries in words what is expected of it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["en", "ko"]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Whole = Annotated[int, Field(strict=True, ge=-1000, le=1000)]
Days = Annotated[int, Field(strict=True, ge=1, le=366)]
Yes = Annotated[bool, Field(strict=True)]
Points = Annotated[float, Field(strict=True, gt=0, le=10_000, allow_inf_nan=False)]
Share = Annotated[float, Field(strict=True, gt=0, lt=1, allow_inf_nan=False)]

A_KEY = 'a short name of small letters, digits and "_" that begins with a letter'
A_LINE = "a text of 1 to 300 characters"
A_NUMBER = "a number above 0"


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Item(_Read):
    """One question: which answers it takes, and whether its numbers run the other way round.

    From ``help_from`` on, in the numbers as answered, the help panel stands by, and nothing else.
    """

    key: Key = Field(description=A_KEY)
    answers: Key = Field(description="the name of one of the lists under [answers]")
    reversed: Yes = Field(default=False, description="true or false")
    help_from: Whole | None = Field(default=None, description="one of the item's own numbers")


class ErrorOfMeasurement(_Read):
    """How exact a scale's number is, in its own points after any rescaling.

    Either ``sem``, the standard error of measurement, or Cronbach's ``alpha`` with the standard
    deviation ``sd`` among people, of which sem = sd * sqrt(1 - alpha).
    """

    sem: Points | None = Field(default=None, description=A_NUMBER)
    alpha: Share | None = Field(default=None, description="a number between 0 and 1")
    sd: Points | None = Field(default=None, description=A_NUMBER)
    source: Annotated[str, Field(min_length=10, max_length=300)] = Field(
        description="where the numbers are printed, in 10 to 300 characters"
    )


class Scale(_Read):
    """One number that comes out: of which items, summed or averaged, from how many answers on.

    A sum with items left out is the mean of the others times the number of items. With ``to_100``
    the lowest possible number becomes 0 and the highest 100. Its name says what is more there. Up
    to ``help_to``, in these points, the help panel stands by, and nothing else.
    """

    key: Key = Field(description=A_KEY)
    items: Annotated[tuple[Key, ...], Field(min_length=1, max_length=200)] = Field(
        description="a list of item keys"
    )
    how: Literal["sum", "mean"] = Field(description='"sum" or "mean"')
    fewest: Annotated[int, Field(strict=True, ge=1, le=200)] = Field(
        description="how many of its items have to be answered, from 1 to all of them"
    )
    to_100: Yes = Field(default=False, description="true or false")
    decimals: Annotated[int, Field(strict=True, ge=0, le=2)] = Field(
        default=0, description="0, 1 or 2"
    )
    help_to: Points | None = Field(default=None, description=A_NUMBER)
    error: ErrorOfMeasurement | None = Field(
        default=None, description="a table with source, and sem or alpha and sd"
    )


class Licence(_Read):
    """Under what the questions may be shown; the line is shown with them.

    ``document_sha256`` and ``confirmed_on`` are filled in by whoever compared the questions with
    the owner's own document.
    """

    name: Line = Field(description=A_LINE)
    line: Line = Field(description=A_LINE)
    source: Annotated[str, Field(pattern=r"^https://[!-~]{4,300}$")] = Field(
        description="an address that begins with https://"
    )
    document_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = Field(
        default=None, description="64 hexadecimal digits, as sha256sum prints them"
    )
    confirmed_on: date | None = Field(default=None, description="a date such as 2026-11-22")


class About(_Read):
    """What the pages call it in one language; the questions themselves are elsewhere."""

    name: Line = Field(description=A_LINE)
    what: Line = Field(description=A_LINE)
    scales: Mapping[Key, Line] = Field(description="one name for each scale")


class Wording(_Read):
    """The questions and answers in one language, and whose words they are."""

    kind: Literal["official", "own_translation", "other_translation"] = Field(
        description='"official", "own_translation" or "other_translation"'
    )
    stem: Annotated[str, Field(max_length=600)] = Field(
        default="", description="a text of up to 600 characters"
    )
    answers: Mapping[Key, tuple[Line, ...]] = Field(
        description="one list of words for each list under [answers]"
    )
    items: Mapping[Key, Line] = Field(description="one question for each item")


class Instrument(_Read):
    """One questionnaire; ``edition`` changes whenever answers can no longer be compared.

    ``recall_days`` is how far back its questions look, None where they do not say.
    """

    key: Key = Field(description=A_KEY)
    edition: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,40}$")] = Field(
        description='up to 40 letters, digits, ".", "_" and "-"'
    )
    made_by: Line = Field(description=A_LINE)
    minutes: Annotated[int, Field(strict=True, ge=1, le=60)] = Field(
        description="a whole number from 1 to 60"
    )
    recall_days: Days | None = Field(default=None, description="a whole number from 1 to 366")
    shortest_interval_days: Days = Field(description="a whole number from 1 to 366")
    licence: Licence = Field(description="a table with name, line and source")
    answers: Annotated[
        Mapping[Key, Annotated[tuple[Whole, ...], Field(min_length=2, max_length=11)]],
        Field(min_length=1, max_length=50),
    ] = Field(description="lists of 2 to 11 whole numbers from -1000 to 1000")
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=200)] = Field(
        description="1 to 200 tables [[items]]"
    )
    scales: Annotated[tuple[Scale, ...], Field(min_length=1, max_length=20)] = Field(
        description="1 to 20 tables [[scales]]"
    )
    about: Annotated[Mapping[Language, About], Field(min_length=1)] = Field(
        description="tables [about.en], [about.ko] or both"
    )
    wording: Annotated[Mapping[Language, Wording], Field(min_length=1)] = Field(
        description="tables [wording.en], [wording.ko] or both"
    )

    def values_of(self, item: Item) -> tuple[int, ...]:
        """The numbers an item can be answered with, in the order they are offered."""
        return self.answers[item.answers]

    def item(self, key: str) -> Item:
        """The item of a key that is known to be there."""
        return next(one for one in self.items if one.key == key)
