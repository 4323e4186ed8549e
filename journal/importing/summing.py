"""What an import brought, in counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from journal.importing.clocks import moment_of
from journal.importing.normal_form import Coverage, ImportedEvent, ImportRequest, ImportSummary
from journal.importing.rows import Placed
from journal.importing.rules import warnings_of
from journal.importing.standing import episode_count
from journal.vocabulary import Direction


@dataclass(frozen=True, slots=True)
class Filled:
    """A room that events went to, as far as counting them needs it."""

    id: UUID
    number: int
    is_private: bool


@dataclass(frozen=True, slots=True)
class Brought:
    """What one room got: counts of its events, and the moments it begins and ends at."""

    room_id: UUID
    number: int
    messages: int
    added: int
    incoming: int
    outgoing: int
    outside_shift: int
    episodes: int
    first: int
    last: int


def brought_to(
    room: Filled, events: Sequence[ImportedEvent], placed: Placed, added: int
) -> Brought:
    """Count what one room got; nothing in a private one is outside the shift."""
    incoming = [
        (event.seconds, placed.is_outside(place))
        for place, event in enumerate(events)
        if event.direction is Direction.IN
    ]
    outside = [seconds for seconds, is_outside in incoming if is_outside and not room.is_private]
    return Brought(
        room_id=room.id,
        number=room.number,
        messages=len(events),
        added=added,
        incoming=len(incoming),
        outgoing=sum(event.direction is Direction.OUT for event in events),
        outside_shift=len(outside),
        episodes=episode_count(outside),
        first=events[0].seconds,
        last=events[-1].seconds,
    )


def summary_of(
    request: ImportRequest, brought: Sequence[Brought], coverage: Coverage
) -> ImportSummary:
    """Add up what all rooms got."""

    def total(name: str) -> int:
        return sum(getattr(one, name) for one in brought)

    return ImportSummary(
        rooms=tuple(sorted({one.number for one in brought})),
        messages=total("messages"),
        system_lines=request.timeline.system_lines,
        added=total("added"),
        duplicates=total("messages") - total("added"),
        incoming=total("incoming"),
        outgoing=total("outgoing"),
        outside_shift=total("outside_shift"),
        episodes=total("episodes"),
        first=moment_of(min(one.first for one in brought)),
        last=moment_of(max(one.last for one in brought)),
        coverage=coverage,
        warnings=warnings_of(request.timeline, request.choices, request.marks),
    )
