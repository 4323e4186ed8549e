"""Collects the messages of one chat as a reader meets them, fast enough for a hundred thousand."""

from array import array

from journal.errors import Invalid
from journal.importing.export import (
    CHANNELS,
    MOST_MESSAGES,
    OUTCOMES,
    ParsedExport,
    Timeline,
    WarningLog,
)
from journal.vocabulary import ContactChannel, ContactOutcome, SourceKind

_MESSAGE, _CALL = (
    CHANNELS.index(channel) for channel in (ContactChannel.MESSENGER, ContactChannel.CALL)
)
_NONE, _ANSWERED, _MISSED = (
    OUTCOMES.index(outcome)
    for outcome in (ContactOutcome.NONE, ContactOutcome.ANSWERED, ContactOutcome.MISSED)
)


class Chat:
    """What was said in one chat, on the clock of the device that wrote the text."""

    def __init__(self, source: SourceKind, text: str) -> None:
        self.log = WarningLog()
        self.system_lines = 0
        self._source = source
        self._text = text
        self._moments = array("q")
        self._senders = array("I")
        self._names: dict[str, int] = {}
        self._lasted: dict[int, int] = {}

    def add(self, seconds: int, name: str, begins: int) -> None:
        """Take a message that begins at a place of the text; raise ``too_many_messages``."""
        moments = self._moments
        if moments and seconds < moments[-1]:
            code = "time_goes_backwards"
            self.log.add(code, self.line_of(begins) if self.log.wants_line(code) else None)
        if len(moments) == MOST_MESSAGES:
            raise Invalid("too_many_messages", line=self.line_of(begins))
        moments.append(seconds)
        self._senders.append(self._names.setdefault(name, len(self._names)))

    def make_call(self, lasted: int) -> None:
        """Say that the last message stands for a call of so many seconds; 0 was missed."""
        self._lasted[len(self._moments) - 1] = lasted

    def line_of(self, place: int) -> int:
        """The line that a place of the text is on, counted from 1."""
        return self._text.count("\n", 0, place) + 1

    def export(
        self, *, layout: str, head_line: str | None = None, saved: int | None = None
    ) -> ParsedExport:
        """All messages together; raise ``Invalid`` ``no_messages`` when there is none."""
        if not self._moments:
            raise Invalid("no_messages")
        timeline = Timeline(
            source=self._source,
            layout=layout,
            moments=self._moments,
            sender_indices=self._senders,
            channels=self._of_calls(_MESSAGE, _CALL, _CALL),
            outcomes=self._of_calls(_NONE, _MISSED, _ANSWERED),
            durations=self._durations(),
            has_seconds=any(seconds % 60 for seconds in self._moments),
            system_lines=self.system_lines,
            saved=saved,
            warnings=self.log.all(),
        )
        return ParsedExport(timeline, head_line, tuple(self._names))

    def _of_calls(self, message: int, missed: int, answered: int) -> bytes:
        if not self._lasted:
            return b""
        found = bytearray([message]) * len(self._moments)
        for place, lasted in self._lasted.items():
            found[place] = answered if lasted else missed
        return bytes(found)

    def _durations(self) -> "array[int]":
        if not self._lasted:
            return array("q")
        found = array("q", [-1]) * len(self._moments)
        for place, lasted in self._lasted.items():
            found[place] = lasted
        return found
