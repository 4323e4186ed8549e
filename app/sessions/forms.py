"""What a session takes in: how long, how fast, and one tap before and after."""

from datetime import datetime, timedelta
from typing import Annotated

from app.forms import ClientId, Form, Scale, WholeNumber, choice, within
from journal.sessions.script import Pace

TEN_DAYS = 10 * 24 * 60 * 60

SecondsAgo = Annotated[WholeNumber, within(0, TEN_DAYS)]
"""How long ago it was by the device's own clock, which may be wrong but goes evenly."""


class BeginForm(Form):
    """A session about to begin; tension may be skipped. One begun offline was so long ago."""

    id: ClientId
    minutes: Annotated[WholeNumber, within(1, 15)] = None
    pace: Annotated[Pace | None, choice(Pace)] = None
    tension: Scale = None
    ago: SecondsAgo = None


class EndForm(Form):
    """A session that ended, after so many seconds if the page counted them."""

    seconds: Annotated[WholeNumber, within(0, 7200)] = None
    tension: Scale = None
    ago: SecondsAgo = None


def moment_of(form: BeginForm | EndForm, now: datetime) -> datetime:
    """Return when it was."""
    return now - timedelta(seconds=form.ago or 0)
