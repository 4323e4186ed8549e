"""What JSON may hold: each field says its own shape, so that what is documented is what is read."""

import re
from datetime import UTC, date, datetime, time
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.forms import Zone

ZONE_NAME = "#/components/schemas/ZoneName"
"""Where the document lists the zones: too long a list to be said at each field."""

# RFC 3339 as far as it goes: datetime alone would also read week dates and times without zone.
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
    r"([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_LAST_SECOND = datetime.max.replace(microsecond=0, tzinfo=UTC)
_FIRST_SECOND = datetime.min.replace(tzinfo=UTC)


def _moment(value: Any) -> Any:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise PydanticCustomError("moment", "not a moment")
    # Python knows no leap second; it is the last one of its minute.
    shown = re.sub(r"(?<=:[0-9]{2}):60", ":59", value.upper())
    try:
        moment = datetime.fromisoformat(shown)
    except ValueError as wrong:
        raise PydanticCustomError("moment", "not a moment") from wrong
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        # Before the year 1 or after 9999 in UTC: as far out of range as any.
        return _LAST_SECOND if moment.year > 1 else _FIRST_SECOND


def _day(value: Any) -> Any:
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("date", "not a date")


def _clock(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(_CLOCK, value):
        raise PydanticCustomError("time", "not a time")
    return time.fromisoformat(value)


def _id(value: Any) -> Any:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise PydanticCustomError("id", "not an id")
    return UUID(value)


def _whole(value: Any) -> Any:
    """Take 3.0 for 3, as JSON does; a truth is no number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE = BeforeValidator(_whole)
"""Put last, after the range: ``Annotated[int, Field(ge=1), WHOLE]``."""

Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Clock = Annotated[
    time,
    BeforeValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": _CLOCK}),
]
Id = Annotated[UUID, BeforeValidator(_id), WithJsonSchema({"type": "string", "format": "uuid"})]
ZoneName = Annotated[Zone, WithJsonSchema({"$ref": ZONE_NAME})]
Step = Annotated[int, Field(ge=1, le=5), WHOLE]
Word = Annotated[str, Field(min_length=1, max_length=200)]
