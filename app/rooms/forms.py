"""What the pages of a room send."""

from datetime import UTC, date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from app.forms import NEEDED, Draft, Errors, Form, LocalDate, choice, refuse
from app.rooms.words import refusal
from journal.errors import Invalid
from journal.exposure.rooms import RoomSeen
from journal.vocabulary import Alerts, Initiation, Relation

RULES = "rules"


def _moment(value: object) -> object:
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        read = None
    if read is None or read.tzinfo is None:
        raise PydanticCustomError("enum", "not a moment")
    return read.astimezone(UTC)


def _said(value: object) -> object:
    return value if value == RULES or value in set(Initiation) - {Initiation.UNKNOWN} else None


class RoomForm(Form):
    """Who is in a room."""

    relation: Annotated[Relation, NEEDED, choice(Relation)]


class AlertsForm(Form):
    """Whether it rings, before any dated change."""

    alerts: Annotated[Alerts, NEEDED, choice(Alerts)]


class SinceForm(AlertsForm):
    """Whether it rings from the beginning of a day on."""

    since: LocalDate


class TakenBackForm(Form):
    """A dated change that is taken back."""

    since: Annotated[datetime, BeforeValidator(_moment)]


class SaidForm(Form):
    """How everything in a room came about, or ``rules``."""

    said: Annotated[str, NEEDED, BeforeValidator(_said)]

    @property
    def initiation(self) -> Initiation | None:
        """Her word, None where the rules decide."""
        return None if self.said == RULES else Initiation(self.said)


def draft_of(room: RoomSeen) -> Draft:
    """Show a room as it is kept."""
    return Draft(
        {
            "relation": room.relation.value,
            "alerts": room.alerts.value,
            "said": room.said.value if room.said else RULES,
        }
    )


def begin_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a day on her clock."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def refused(form: Form, invalid: Invalid) -> Errors:
    """Say beside the field why the journal will not take it."""
    field = "since" if invalid.reason == "in_the_future" else invalid.field or ""
    return refuse(form, **{field: refusal(invalid)})
