"""Contact as a phone or a tool reports it: when and by what means, never what was said."""

from typing import Annotated, Literal

from pydantic import Field

from app.api.fields import WHOLE, Id, Moment, Word, ZoneName
from app.forms import Form
from journal.devices.events import SentEvent
from journal.vocabulary import ContactChannel, ContactOutcome, Direction, Initiation

MOST_EVENTS = 500
"""Events in one request."""


class ContactEvent(Form):
    """One contact. Without `at` it is right now; without `id` it is known by app and minute."""

    id: Id | None = None
    at: Moment | None = None
    zone: ZoneName | None = None
    channel: ContactChannel
    direction: Direction | None = None
    initiation: Annotated[
        Literal[Initiation.PUSHED, Initiation.CHOSEN, Initiation.UNEASY] | None,
        Field(description="Only what the person herself said by touching something."),
    ] = None
    app: Annotated[
        Word | None,
        Field(description="A package name, or any word for the app. Only a keyed hash is kept."),
    ] = None
    notification: Annotated[
        Word | None,
        Field(description="The app's own number of a notification: counts once a minute."),
    ] = None
    outcome: ContactOutcome = ContactOutcome.NONE
    duration_seconds: Annotated[int, Field(ge=0, le=604_800), WHOLE] | None = None

    def said(self) -> SentEvent:
        """Put it in the journal's words."""
        return SentEvent(**{name: getattr(self, name) for name in type(self).model_fields})


class ContactEvents(Form):
    """Several at once."""

    events: Annotated[list[ContactEvent], Field(min_length=1, max_length=MOST_EVENTS)]
