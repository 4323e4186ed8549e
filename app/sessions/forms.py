"""What a session takes in: how long, and one tap before and after."""

from typing import Annotated

from app.forms import ClientId, Form, Scale, WholeNumber, within


class BeginForm(Form):
    """A session about to begin; tension may be skipped."""

    id: ClientId
    minutes: Annotated[WholeNumber, within(2, 5)] = None
    tension: Scale = None


class EndForm(Form):
    """A session that ended, after so many seconds if the page counted them."""

    seconds: Annotated[WholeNumber, within(0, 7200)] = None
    tension: Scale = None
