"""The four ways in which the journal says no."""


class JournalError(Exception):
    """Base of every refusal; carries no text of the person's."""


class NotFound(JournalError):
    """There is no such record, or it is somebody else's."""


class NotAllowed(JournalError):
    """The record is there, but this act on it is not open to this person."""


class Invalid(JournalError):
    """What was asked contradicts a rule of the field.

    ``reason`` is a short code in snake_case that a page turns into a sentence; ``line`` is
    a line of a file, counted from 1, where there is one; ``field`` names the form field.
    """

    def __init__(self, reason: str, *, line: int | None = None, field: str = "") -> None:
        """Keep the code, and where it points to."""
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.field = field


class Conflict(JournalError):
    """The same id came with another content, or the record has changed since it was read."""
