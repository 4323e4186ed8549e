"""One way to read what a person sent: HTML forms, JSON and the offline queue alike."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError
from werkzeug.datastructures import MultiDict

from app.language import format_date
from app.language import gettext as _


class Form(BaseModel):
    """Parent of every form: frozen, strict, nothing unknown accepted.

    ``many`` names the fields that may be given several times.
    """

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", arbitrary_types_allowed=True
    )
    many: ClassVar[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form shows: the values so far, and a message for each field that needs one."""

    values: Mapping[str, Any] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> Any:
        """Return the value of a field, an empty text when there is none."""
        value = self.values.get(name)
        return "" if value is None else value


class Errors(Draft):
    """A form that was refused; everything typed is in it."""

    __slots__ = ()


F = TypeVar("F", bound=Form)
Bound = TypeVar("Bound", int, date)


def parse(model: type[F], data: Mapping[str, Any]) -> F | Errors:
    """Read a form into its model, or say at which fields what has to change."""
    values = _values(model, data)
    try:
        return model.model_validate(values)
    except ValidationError as refusal:
        problems = refusal.errors(include_url=False, include_input=False, include_context=True)
        messages = {_field_of(problem): _explain(problem) for problem in reversed(problems)}
        return Errors(values, messages)


def refuse(data: Mapping[str, Any] | Form, **messages: str) -> Errors:
    """Make a refusal for what only the journal could know, with messages by field."""
    values = data.model_dump() if isinstance(data, Form) else _values(Form, data)
    return Errors(values, messages)


def _values(model: type[Form], data: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(data, MultiDict):
        return dict(data)
    return {
        name: data.getlist(name) if name in model.many else data[name]
        for name in data
        if name != "csrf_token"
    }


def _field_of(problem: Any) -> str:
    return str(problem["loc"][0]) if problem["loc"] else ""


def _explain(problem: Any) -> str:
    kind = problem["type"]
    bounds = problem.get("ctx", {})
    if kind in {"too_low", "greater_than_equal"}:
        return _lowest(bounds.get("bound", bounds.get("ge")))
    if kind in {"too_high", "less_than_equal"}:
        return _highest(bounds.get("bound", bounds.get("le")))
    said = {
        "missing": _("This is needed."),
        "needed": _("This is needed."),
        "whole_number": _("A whole number, such as 3."),
        "date": _("A date, such as 2026-03-14."),
        "time": _("A time, such as 18:00."),
        "email": _("An address, such as mina@example.com."),
        "zone": _("This time zone isn't known here."),
        "enum": _("Please choose one of these."),
        "id": _("This page was too old. Please open it again."),
        "extra_forbidden": _("This page was too old. Please open it again."),
        "label": _("One line of ordinary letters, numbers and signs, please."),
        "string_too_long": _("This is too long."),
    }
    return said.get(kind, _("This couldn't be read."))


def _lowest(bound: Any) -> str:
    if isinstance(bound, date):
        return _("%(day)s at the earliest.", day=format_date(bound))
    return _("At least %(bound)s.", bound=bound)


def _highest(bound: Any) -> str:
    if isinstance(bound, date):
        return _("%(day)s at the latest.", day=format_date(bound))
    return _("At most %(bound)s.", bound=bound)


def _emptied(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _whole(value: Any) -> Any:
    value = _emptied(value)
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"\s*-?[0-9]{1,6}\s*", value):
        raise PydanticCustomError("whole_number", "not a whole number")
    return int(value)


def _day(value: Any) -> Any:
    value = _emptied(value)
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value.strip())
    except ValueError as wrong:
        raise PydanticCustomError("date", "not a date") from wrong


def _clock(value: Any) -> Any:
    value = _emptied(value)
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?", value.strip()):
        raise PydanticCustomError("time", "not a time")
    try:
        return time.fromisoformat(value.strip())
    except ValueError as wrong:
        raise PydanticCustomError("time", "not a time") from wrong


@cache
def zone_names() -> frozenset[str]:
    """Return the names of all zones that can be chosen."""
    # Asking for the list walks the whole zone database each time. Names without a place, such as
    # "localtime", mean another clock on another machine.
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


def _zone(value: Any) -> Any:
    if isinstance(value, ZoneInfo):
        return value
    if not isinstance(value, str) or value not in zone_names():
        raise PydanticCustomError("zone", "not a zone")
    return ZoneInfo(value)


def _id(value: Any) -> Any:
    if isinstance(value, UUID):
        return value
    try:
        return UUID(str(value))
    except ValueError as wrong:
        raise PydanticCustomError("id", "not an id") from wrong


def choice(kind: type[StrEnum]) -> BeforeValidator:
    """Make the reader of a closed list; an empty answer is none."""

    def read(value: Any) -> Any:
        value = _emptied(value)
        if not isinstance(value, str) or isinstance(value, kind):
            return value
        try:
            return kind(value)
        except ValueError as wrong:
            raise PydanticCustomError("enum", "not in the list") from wrong

    return BeforeValidator(read)


def within(low: Bound, high: Bound) -> AfterValidator:
    """Make the check of a closed range of numbers or dates; no answer is within every range.

    Pydantic's own bounds cannot be asked about None, and hand on a date as Python writes it.
    """

    def check(value: Bound | None) -> Bound | None:
        if value is not None and value < low:
            raise PydanticCustomError("too_low", "too low", {"bound": low})
        if value is not None and value > high:
            raise PydanticCustomError("too_high", "too high", {"bound": high})
        return value

    return AfterValidator(check)


def _needed(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("needed", "needed")
    return value


def _yes(value: Any) -> Any:
    value = _emptied(value)
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


NEEDED = BeforeValidator(_needed)
"""Put after another reader's place: ``Annotated[date, NEEDED, BeforeValidator(...)]``."""

WholeNumber = Annotated[int | None, BeforeValidator(_whole)]
Scale = Annotated[int | None, BeforeValidator(_whole), within(1, 5)]
OptionalDate = Annotated[date | None, BeforeValidator(_day)]
OptionalTime = Annotated[time | None, BeforeValidator(_clock)]
LocalDate = Annotated[date, NEEDED, BeforeValidator(_day)]
LocalTime = Annotated[time, NEEDED, BeforeValidator(_clock)]
Zone = Annotated[ZoneInfo, BeforeValidator(_zone)]
ClientId = Annotated[UUID, BeforeValidator(_id)]
Version = Annotated[int, NEEDED, BeforeValidator(_whole)]
YesNo = Annotated[bool | None, BeforeValidator(_yes)]
