"""The rows that an import writes, made a few thousand at a time so that a long one stays small."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from journal.importing.clocks import WallClock, moment_of
from journal.importing.normal_form import ImportedEvent, ImportRequest, Standing
from journal.importing.standing import NEVER_OUTSIDE
from journal.vocabulary import BesideShift, Precision

AT_ONCE = 1_000
BESIDE_VALUES = tuple(beside.value for beside in BesideShift)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where events lie beside the shifts: places in ``BesideShift``, minutes after, -1 for none."""

    beside: bytes
    minutes_after: Sequence[int]

    def is_outside(self, place: int) -> bool:
        """Whether an event counts as contact outside the shift, whoever it came from."""
        return BESIDE_VALUES[self.beside[place]] not in NEVER_OUTSIDE


@dataclass(frozen=True, slots=True)
class Arrived:
    """New events of one room with where they lie and how they stand, in the same order."""

    events: Sequence[ImportedEvent]
    placed: Placed
    standings: Sequence[Standing]
    is_private: bool


def shared_values(
    account_id: UUID, request: ImportRequest, room_id: UUID, now: datetime
) -> dict[str, Any]:
    """What all events of one import and room have in common."""
    timeline = request.timeline
    precision = Precision.SECOND if timeline.has_seconds else Precision.MINUTE
    return {
        "account_id": account_id,
        "import_id": request.id,
        "room_id": room_id,
        "source_kind": timeline.source.value,
        "zone": request.choices.zone.key,
        "precision": precision.value,
        "zone_basis": timeline.zone_basis.value,
        "urgency": None,
        "free_not_to_look": None,
        "body_hash": None,
        "version": 1,
        "created_at": now,
    }


OWN = (
    "id",
    "at",
    "direction",
    "channel",
    "outcome",
    "duration_seconds",
    "folded_count",
    "order_in_minute",
    "dedup_key",
    "local_date",
    "local_minute",
    "is_outside_shift",
    "beside_shift",
    "minutes_after_shift",
    "opened_by",
    "initiation",
    "initiation_basis",
    "episode",
)
"""The columns that are each event's own, in the order of ``in_chunks``."""


def in_chunks(arrived: Arrived, clock: WallClock) -> Iterator[list[tuple[Any, ...]]]:
    """The own values of new events, some thousands at a time.

    They come in the order of their keys, which is that of the table: a third of the time.
    """
    events = arrived.events
    in_order = sorted(range(len(events)), key=lambda place: events[place].dedup_key)
    rows = (_own(arrived, place, clock) for place in in_order)
    while chunk := list(islice(rows, AT_ONCE)):
        yield chunk


def beside_of(placed: Placed, place: int) -> tuple[str, int | None]:
    """Where an event lies beside the shifts, and how many minutes after one."""
    after = placed.minutes_after[place]
    return BESIDE_VALUES[placed.beside[place]], None if after < 0 else after


def _own(arrived: Arrived, place: int, clock: WallClock) -> tuple[Any, ...]:
    """What is one event's own; its id is its key, so that the order of imports leaves no trace."""
    event, standing = arrived.events[place], arrived.standings[place]
    beside, after = beside_of(arrived.placed, place)
    return (
        UUID(bytes=event.dedup_key),
        moment_of(event.seconds),
        event.direction.value,
        event.channel.value,
        event.outcome.value,
        event.duration,
        event.folded,
        event.order,
        event.dedup_key,
        *clock.place(event.seconds),
        not arrived.is_private and beside not in NEVER_OUTSIDE,
        beside,
        after,
        standing.opened_by.value,
        standing.initiation.value,
        standing.initiation_basis.value,
        standing.episode,
    )
