"""The normal form of imported contact: what is kept of an event, and what an import states."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.importing.export import ReadingWarning, Timeline
from journal.vocabulary import (
    Alerts,
    ContactChannel,
    ContactOutcome,
    Direction,
    Initiation,
    InitiationBasis,
    OpenedBy,
    Relation,
    SourceKind,
)


class ImportedEvent(NamedTuple):
    """One event: UTC seconds since 1970, what it was, and its key against doubles.

    ``order`` is its place among the events of its room and minute; ``duration`` is in seconds.
    """

    seconds: int
    direction: Direction
    dedup_key: bytes
    order: int = 0
    channel: ContactChannel = ContactChannel.MESSENGER
    outcome: ContactOutcome = ContactOutcome.NONE
    duration: int | None = None
    folded: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event stands in its episode; ``episode`` is the UTC minute in which that began."""

    opened_by: OpenedBy
    initiation: Initiation
    initiation_basis: InitiationBasis
    episode: int


@dataclass(frozen=True, slots=True)
class RoomRules:
    """What a room says about how its events came: alerts from UTC seconds on, and her own word.

    ``alerts`` begins with those that hold before the first date and is sorted by time.
    """

    alerts: tuple[tuple[int, Alerts], ...]
    said: Initiation | None = None

    def alerts_at(self, seconds: int) -> Alerts:
        """Whether the room rang at a moment."""
        holding = self.alerts[0][1]
        for since, alerts in self.alerts[1:]:
            if since > seconds:
                break
            holding = alerts
        return holding


@dataclass(frozen=True, slots=True)
class Choices:
    """What no file says and the person does: her clock, her alerts, which sender she is.

    ``owner`` is an index into the senders, None when none of them is she. ``picked`` are the
    indices of those rooms that are work, None for all: the others are passed over.
    """

    zone: ZoneInfo
    alerts: Alerts
    owner: int | None
    relation: Relation = Relation.UNKNOWN
    picked: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class RoomChoice:
    """Which room a file, or a part of it, belongs to, by what is known of it.

    ``room_id`` is a room she picked; ``is_new`` that she asked for a new one; otherwise the
    label, the head and what the room already holds decide.
    """

    head_key: bytes
    names_its_room: bool
    room_id: UUID | None = None
    is_new: bool = False
    label_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class FileMarks:
    """By what a file, its rooms and its events are known again: keyed hashes, never words.

    ``rooms`` stand in the order of the timeline's rooms, one if it joins them; ``partners`` are
    those she can pick, 32 bytes each; ``events`` are 16 bytes for each event, empty where events
    have no identity of their own.
    """

    file_key: bytes
    rooms: tuple[RoomChoice, ...]
    partners: tuple[bytes, ...] = ()
    events: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """One import as it is asked for; ``id`` is made by the device, so that a replay is known."""

    id: UUID
    timeline: Timeline
    choices: Choices
    marks: FileMarks

    @property
    def source(self) -> SourceKind:
        """Which kind of source it is from."""
        return self.timeline.source


@dataclass(frozen=True, slots=True)
class Coverage:
    """The stretch of time in which the file tells silence from not knowing; aware moments."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import brought; counts of events, and episodes of those that came in outside.

    ``rooms`` are the numbers of the rooms it went to.
    """

    rooms: tuple[int, ...]
    messages: int
    system_lines: int
    added: int
    duplicates: int
    incoming: int
    outgoing: int
    outside_shift: int
    episodes: int
    first: datetime
    last: datetime
    coverage: Coverage
    warnings: tuple[ReadingWarning, ...]


@dataclass(frozen=True, slots=True)
class AlreadyImported:
    """The same request came twice; the first one stands and nothing was done."""

    import_id: UUID
