"""The normal form of imported contact: what is kept of a message, and what an import states."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.exposure.rules import Placed
from journal.importing.export import ReadingWarning, Timeline
from journal.vocabulary import (
    Alerts,
    Direction,
    Initiation,
    InitiationBasis,
    OpenedBy,
    Relation,
)


@dataclass(frozen=True, slots=True)
class ImportedEvent:
    """One message: UTC seconds since 1970, which way it went, and its key against doubles."""

    seconds: int
    direction: Direction
    dedup_key: bytes


@dataclass(frozen=True, slots=True)
class Counted:
    """One message of a file beside the shifts, and whether it is new to its room."""

    event: ImportedEvent
    place: Placed
    is_new: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event stands in its episode; ``episode`` is the UTC minute in which that began."""

    opened_by: OpenedBy
    initiation: Initiation
    initiation_basis: InitiationBasis
    episode: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What no export says and the person does: her clock, her alerts, which sender she is.

    ``owner`` is an index into the senders, None when none of them is she.
    """

    zone: ZoneInfo
    alerts: Alerts
    owner: int | None
    relation: Relation = Relation.UNKNOWN


@dataclass(frozen=True, slots=True)
class RoomChoice:
    """Which room a file belongs to, by what is known of it.

    ``room_id`` is a room she picked; ``is_new`` that she asked for a new one; otherwise the
    label, the head and what the room already holds decide.
    """

    head_key: bytes
    names_its_room: bool
    room_id: UUID | None = None
    is_new: bool = False
    label_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """One import as it is asked for; ``id`` is made by the device, so that a replay is known."""

    id: UUID
    timeline: Timeline
    file_key: bytes
    choices: Choices
    room: RoomChoice


@dataclass(frozen=True, slots=True)
class Coverage:
    """The stretch of time in which the file tells silence from not knowing; aware moments."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import brought; counts of events, and episodes of those that came in outside."""

    room_number: int
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
