"""What the page of what helps sends: from when on ratings counted when it was opened."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from app.forms import NEEDED, Draft, Errors, Form, refuse
from app.language import gettext as _


def _moment(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
        moment.astimezone()
    except (ValueError, OverflowError) as wrong:
        raise PydanticCustomError("moment", "not a moment") from wrong
    if moment.tzinfo is None:
        raise PydanticCustomError("moment", "not a moment")
    return moment


OptionalMoment = Annotated[datetime | None, BeforeValidator(_moment)]
NeededMoment = Annotated[datetime, NEEDED, BeforeValidator(_moment)]


class AnewForm(Form):
    """The wish to begin anew; ``seen`` is empty while all ratings counted."""

    seen: OptionalMoment = None


class TakeBackForm(Form):
    """The wish to count from ``back_to`` again, or everything where that is empty."""

    seen: NeededMoment
    back_to: OptionalMoment = None


def stale() -> Errors:
    """Say that a form didn't come from this page as it is now."""
    return refuse(Draft({}).values, seen=_("This page has changed since. Nothing was done."))
