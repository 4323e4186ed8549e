"""What joining takes in."""

from app.forms import ClientId, Form


class JoinForm(Form):
    """A tap for a place, under an id of its own so that a second tap is the same one."""

    id: ClientId
