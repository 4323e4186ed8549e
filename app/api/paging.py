"""How a tool asks for a page of its person's data: how much, and from where on."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Protocol, TypeVar
from uuid import UUID

from flask import request
from pydantic import BeforeValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from app.api.fields import Day
from app.api.refusals import refuse_all, refused_in
from app.forms import Form

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_PLACE = r"^[0-9]{1,17}-[0-9a-f]{32}$"


def _count(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,4}", value):
        raise PydanticCustomError("whole_number", "not a whole number")
    return int(value)


COUNT = BeforeValidator(_count)


class Page(Form):
    """`before` is the `next` of the page before."""

    limit: Annotated[int, Field(ge=1, le=200), COUNT] = 100
    before: Annotated[str, Field(pattern=_PLACE)] | None = None

    @property
    def place(self) -> tuple[datetime, UUID] | None:
        """Where the page begins; None is the newest."""
        if self.before is None:
            return None
        passed, _, row = self.before.partition("-")
        return _START + int(passed) * _MICROSECOND, UUID(row)


class Days(Form):
    """`first` is a date by the clock of its shift, a week ago if it isn't said."""

    first: Day | None = None
    days: Annotated[int, Field(ge=1, le=92), COUNT] = 28


class Row(Protocol):
    """What a page holds: it has a moment and an id."""

    @property
    def at(self) -> datetime: ...
    @property
    def id(self) -> UUID: ...


Q = TypeVar("Q", bound=Form)
R = TypeVar("R", bound=Row)


def asked(model: type[Q]) -> Q:
    """Read what stands after the question mark; refuse what isn't known there."""
    names = request.args.to_dict(flat=False)
    said = {name: values[0] if len(values) == 1 else values for name, values in names.items()}
    try:
        return model.model_validate(said)
    except ValidationError as wrong:
        refuse_all(422, refused_in(wrong))


def cut(rows: tuple[R, ...], limit: int) -> tuple[tuple[R, ...], str | None]:
    """Leave the last of limit + 1 rows to the next page, and say where that begins."""
    if len(rows) <= limit:
        return rows, None
    last = rows[limit - 1]
    return rows[:limit], f"{(last.at - _START) // _MICROSECOND}-{last.id.hex}"


def week_before(now: datetime) -> date:
    """Where a list of shifts begins when nothing is said."""
    return now.date() - timedelta(days=7)
