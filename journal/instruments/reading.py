"""From the text of a file to a questionnaire, or to everything that is wrong with it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from journal.instruments.coherence import Fault, faults_between
from journal.instruments.definition import A_KEY, Instrument

LONGEST_SHOWN = 40
THE_NAME = "[key]"
"""What pydantic ends a place with when the name of an entry is wrong, not its content."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not used; never without a fault."""

    faults: tuple[Fault, ...]


def read_instrument(text: str) -> Instrument | Refused:
    """The questionnaire of a TOML text, or all that is wrong with it."""
    try:
        written = tomllib.loads(text)
    # Lists a thousand deep, and numbers a thousand digits long, are refused in these ways.
    except (ValueError, RecursionError) as wrong:
        said = str(wrong) if isinstance(wrong, tomllib.TOMLDecodeError) else "nested or too long"
        return Refused((Fault("", f"isn't readable as TOML ({said})", "a TOML file"),))
    try:
        instrument = Instrument.model_validate(written)
    except ValidationError as wrong:
        found = wrong.errors(include_url=False, include_context=False)
        return Refused(tuple(_fault(one) for one in found if not _has_inner(one, found)))
    faults = faults_between(instrument)
    return Refused(faults) if faults else instrument


def _has_inner(problem: ErrorDetails, others: list[ErrorDetails]) -> bool:
    """Whether a list is called too short only because one of its entries is wrong."""
    place = problem["loc"]
    is_about_length = problem["type"] == "too_short"
    return is_about_length and any(one["loc"][:-1][: len(place)] == place for one in others)


def _fault(problem: ErrorDetails) -> Fault:
    place, expected = _path(problem["loc"]), _expected(problem["loc"])
    if problem["loc"][-1:] == (THE_NAME,) and problem["type"] == "string_pattern_mismatch":
        expected = A_KEY
    if problem["type"] == "missing":
        return Fault(place, "is missing", expected)
    if problem["type"] == "extra_forbidden":
        return Fault(place, "is no name that this format knows", expected)
    return Fault(place, f"is {_shown(problem['input'])}", expected)


def _path(location: tuple[int | str, ...]) -> str:
    written = "".join(
        f"[{part}]" if isinstance(part, int) else f".{_shortened(part)}"
        for part in location
        if part != THE_NAME
    )
    return written.removeprefix(".")


def _expected(location: tuple[int | str, ...]) -> str:
    """What the field at a place is described to hold, or the names there are beside it."""
    said, kind = "a TOML file", _bare(Instrument)
    for part in location:
        if part == THE_NAME:
            continue
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if part not in kind.model_fields:
                return "one of " + ", ".join(kind.model_fields)
            field = kind.model_fields[str(part)]
            said, kind = field.description or said, _bare(field.annotation)
        else:
            inner = get_args(kind)
            kind = _bare(inner[-1] if get_origin(kind) is Mapping else inner[0])
    return said


def _bare(annotation: Any) -> Any:
    """A type without its bounds, and without "or nothing"."""
    origin = get_origin(annotation)
    return _bare(get_args(annotation)[0]) if origin in {Annotated, Union, UnionType} else annotation


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else _shortened(repr(value))


def _shortened(text: str) -> str:
    plain = "".join(letter if letter.isprintable() else "?" for letter in text)
    return plain if len(plain) <= LONGEST_SHOWN else f"{plain[:LONGEST_SHOWN]}..."
