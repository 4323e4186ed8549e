"""What a file says once its words are left behind: times, who of them, and doubts."""

from array import array
from dataclasses import dataclass, field

from journal.vocabulary import ContactChannel, ContactOutcome, Direction, SourceKind, ZoneBasis

DAY_SECONDS = 86_400
SHOWN_LINES = 3
MOST_MESSAGES = 400_000

WAYS = (Direction.NONE, Direction.IN, Direction.OUT)
CHANNELS = tuple(ContactChannel)
OUTCOMES = tuple(ContactOutcome)


def _numbers() -> "array[int]":
    return array("q")


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something odd that was kept as it stands: a code, how often, and the first lines from 1."""

    code: str
    count: int = 1
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """When contact came, in the order of the file, by whom and where; no names, no words.

    ``moments`` are seconds since 1970: in UTC where the ``zone_basis`` is ``IN_FILE`` or ``EPOCH``,
    else on the file's own local clock, whose zone has to be asked. What follows runs beside them:

    - ``sender_indices`` points into the names that were read with them; ``owner`` is the index of
      the person whose device wrote the file, None when the file does not say.
    - ``room_indices`` points into the rooms; empty when there is one.
    - ``ways``, ``channels`` and ``outcomes`` are places in WAYS, CHANNELS and OUTCOMES. Without
      ``ways`` the direction follows from the owner; without the others it is messages.
    - ``durations`` are seconds, -1 where not known; ``folded`` how many rows make one event.

    Each of them may be empty. ``joins_rooms`` says that all rooms she picks are one, like the
    numbers of one phone.
    """

    source: SourceKind = SourceKind.KAKAOTALK
    layout: str
    zone_basis: ZoneBasis = ZoneBasis.ASKED
    moments: "array[int]"
    sender_indices: "array[int]"
    room_indices: "array[int]" = field(default_factory=_numbers)
    ways: bytes = b""
    channels: bytes = b""
    outcomes: bytes = b""
    durations: "array[int]" = field(default_factory=_numbers)
    folded: "array[int]" = field(default_factory=_numbers)
    joins_rooms: bool = False
    owner: int | None = None
    has_seconds: bool = False
    system_lines: int = 0
    saved: int | None = None
    warnings: tuple[ReadingWarning, ...] = ()

    @property
    def is_local(self) -> bool:
        """Whether the moments are those of a local clock whose zone the file does not say."""
        return self.zone_basis not in {ZoneBasis.IN_FILE, ZoneBasis.EPOCH}


@dataclass(frozen=True, slots=True)
class ParsedExport:
    """A timeline with what must stay in memory: the head line, names, rooms and identities.

    ``rooms`` are what the timeline's rooms are called, at least one; ``identities`` are texts by
    which each event is known again in any file of its source, empty when there are none.
    """

    timeline: Timeline
    head_line: str | None
    senders: tuple[str, ...]
    rooms: tuple[str, ...] = ("",)
    identities: tuple[str, ...] = ()


class WarningLog:
    """Collects warnings while a file is read; keeps counts and the first lines only."""

    def __init__(self) -> None:
        self._lines: dict[str, list[int]] = {}
        self._counts: dict[str, int] = {}

    def wants_line(self, code: str) -> bool:
        """Whether one more line number of this code would be kept."""
        return len(self._lines.get(code, ())) < SHOWN_LINES

    def add(self, code: str, line: int | None) -> None:
        """Count one occurrence, with its line where there is one."""
        self._counts[code] = self._counts.get(code, 0) + 1
        if line is not None and self.wants_line(code):
            self._lines.setdefault(code, []).append(line)

    def all(self) -> tuple[ReadingWarning, ...]:
        """Everything collected, in the order of first occurrence."""
        return tuple(
            ReadingWarning(code, count, tuple(self._lines.get(code, ())))
            for code, count in self._counts.items()
        )
