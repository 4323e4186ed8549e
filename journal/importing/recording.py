"""How a reader puts together what it reads, event by event, whatever the layout."""

from array import array
from dataclasses import dataclass
from itertools import pairwise

from journal.errors import Invalid
from journal.importing.export import (
    CHANNELS,
    MOST_MESSAGES,
    OUTCOMES,
    WAYS,
    ParsedExport,
    Timeline,
    WarningLog,
)
from journal.vocabulary import ContactChannel, ContactOutcome, Direction, SourceKind, ZoneBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One event as a file says it; ``way`` None follows from who the owner is.

    ``seconds`` are counted from 1970 as in ``Timeline``; ``identity`` is a text by which the event
    is known again in any file of its source, with numbers and names as they stand: it is never
    kept, only hashed. ``duration`` is in seconds, ``folded`` how many rows it was.
    """

    seconds: int
    sender: str = ""
    room: str = ""
    way: Direction | None = None
    channel: ContactChannel = ContactChannel.MESSENGER
    outcome: ContactOutcome = ContactOutcome.NONE
    duration: int | None = None
    identity: str = ""
    folded: int = 1


class _Named:
    """Names in the order they came, each by what stands before its TAB: the rest may change."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._places: dict[str, int] = {}

    def add(self, name: str) -> None:
        key = name.partition("\t")[0]
        if key not in self._places:
            self._places[key] = len(self._places)
            self._names[key] = name

    def place(self, name: str) -> int:
        return self._places[name.partition("\t")[0]]

    def known(self, name: str) -> int | None:
        return self._places.get(name.partition("\t")[0])

    def shown(self) -> tuple[str, ...]:
        return tuple(self._names.values())


class Recording:
    """Collects events in the order of the file; ``log`` takes warnings, with the lines they are of.

    Either all events have a ``way`` or none, and an ``identity`` likewise.
    """

    def __init__(self, source: SourceKind, layout: str, zone_basis: ZoneBasis) -> None:
        self.log = WarningLog()
        self.system_lines = 0
        self._about = (source, layout, zone_basis)
        self._said: list[Said] = []
        self._senders = _Named()
        self._rooms = _Named()

    def __len__(self) -> int:
        return len(self._said)

    def add(self, said: Said, line: int | None = None) -> None:
        """Take one event; raise ``Invalid`` ``too_many_messages``."""
        if len(self._said) == MOST_MESSAGES:
            raise Invalid("too_many_messages", line=line)
        self._senders.add(said.sender)
        self._rooms.add(said.room)
        self._said.append(said)

    def export(
        self,
        *,
        owner: str | None = None,
        head_line: str | None = None,
        saved: int | None = None,
        joins_rooms: bool = False,
    ) -> ParsedExport:
        """All events together; raise ``Invalid`` ``no_messages`` when there is none.

        ``owner`` is the sender whose device wrote the file; ``saved`` when it was, on its clock.
        """
        if not self._said:
            raise Invalid("no_messages")
        source, layout, zone_basis = self._about
        said = _oldest_first(self._said)
        timeline = Timeline(
            source=source,
            layout=layout,
            zone_basis=zone_basis,
            moments=array("q", [one.seconds for one in said]),
            sender_indices=array("I", [self._senders.place(one.sender) for one in said]),
            room_indices=self._room_indices(said),
            ways=_ways(said),
            channels=bytes(CHANNELS.index(one.channel) for one in said),
            outcomes=bytes(OUTCOMES.index(one.outcome) for one in said),
            durations=_durations(said),
            folded=array("q", [one.folded for one in said]),
            joins_rooms=joins_rooms,
            owner=None if owner is None else self._senders.known(owner),
            has_seconds=any(one.seconds % 60 for one in said),
            system_lines=self.system_lines,
            saved=saved,
            warnings=self.log.all(),
        )
        identities = tuple(one.identity for one in said) if said[0].identity else ()
        return ParsedExport(
            timeline, head_line, self._senders.shown(), self._rooms.shown(), identities
        )

    def _room_indices(self, said: list[Said]) -> "array[int]":
        if len(self._rooms.shown()) == 1:
            return array("q")
        return array("q", [self._rooms.place(one.room) for one in said])


def _oldest_first(said: list[Said]) -> list[Said]:
    """The same the other way round where most of it goes back in time: newest first is an order."""
    backwards = sum(one.seconds > other.seconds for one, other in pairwise(said))
    return said[::-1] if backwards * 2 > len(said) else said


def _ways(said: list[Said]) -> bytes:
    if said[0].way is None:
        return b""
    return bytes(WAYS.index(one.way or Direction.NONE) for one in said)


def _durations(said: list[Said]) -> "array[int]":
    if all(one.duration is None for one in said):
        return array("q")
    return array("q", [-1 if one.duration is None else one.duration for one in said])
