"""From a timeline to events in the normal form, room by room, and what a room accepts."""

from array import array
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.importing.clocks import moment_of, utc_seconds
from journal.importing.export import (
    CHANNELS,
    OUTCOMES,
    WAYS,
    ParsedExport,
    ReadingWarning,
    Timeline,
)
from journal.importing.keys import dedup_keys
from journal.importing.normal_form import (
    Choices,
    Coverage,
    FileMarks,
    ImportedEvent,
    ImportRequest,
    RoomChoice,
)
from journal.vocabulary import ContactChannel, ContactOutcome, Direction

SAME_ROOM_SHARE = 0.8
"""A file is of a known room when this share of the messages in their common time agrees."""

LEAST_SHARED = 5


@dataclass(frozen=True, slots=True)
class Part:
    """What a timeline holds of one room: the room's index, and the places of its events."""

    room: int
    places: Sequence[int]


def owner_index(export: ParsedExport, me: str | None) -> int | None:
    """Which sender the person is: the name she gives, else the one whose phone wrote the file.

    Raise ``Invalid`` when no sender has the name she gives.
    """
    if me is None:
        return export.timeline.owner
    wanted = me.strip()
    shown = [name.rpartition("\t")[2] for name in export.senders]
    for names in (export.senders, shown):
        if wanted in names:
            return names.index(wanted)
    raise Invalid("me_not_in_file", field="me")


def moments_in_utc(timeline: Timeline, zone: ZoneInfo) -> tuple["array[int]", int]:
    """UTC seconds of all events, and how many stood in an hour that the clock of a zone skipped."""
    return utc_seconds(timeline.moments, zone) if timeline.is_local else (timeline.moments, 0)


def directions(timeline: Timeline, owner: int | None) -> list[Direction]:
    """Which way each event went; where the file does not say, none is known without the owner."""
    if timeline.ways:
        return [WAYS[way] for way in timeline.ways]
    if owner is None:
        return [Direction.NONE] * len(timeline.sender_indices)
    return [Direction.OUT if index == owner else Direction.IN for index in timeline.sender_indices]


def parts_of(timeline: Timeline, picked: frozenset[int] | None) -> list[Part]:
    """The events of each room that is picked, in the order of the file; None picks all.

    Raise ``Invalid`` when nothing is left.
    """
    if not timeline.room_indices:
        if picked is not None and 0 not in picked:
            raise Invalid("nothing_picked", field="picked")
        return [Part(0, range(len(timeline.moments)))]
    places: dict[int, list[int]] = {}
    for place, room in enumerate(timeline.room_indices):
        if picked is None or room in picked:
            places.setdefault(0 if timeline.joins_rooms else room, []).append(place)
    if not places:
        raise Invalid("nothing_picked", field="picked")
    return [Part(room, places[room]) for room in sorted(places)]


def sent_in(
    part: Part, seconds: Sequence[int], ways: Sequence[Direction]
) -> list[tuple[int, Direction]]:
    """UTC seconds and direction of each event of a room, in the order of the file."""
    return [(seconds[place], ways[place]) for place in part.places]


def imported_events(
    request: ImportRequest, part: Part, sent: Sequence[tuple[int, Direction]], *, to: "Keyed"
) -> list[ImportedEvent]:
    """The events of a part in the normal form, by time; each key once."""
    timeline, marks = request.timeline, request.marks
    canonical = f"{timeline.source.value}|{to.room_id.hex}"
    numbered = dedup_keys(to.key, canonical, sent)
    more = _facts(timeline, part)
    events: dict[bytes, ImportedEvent] = {}
    for place, (seconds, direction), (by_minute, order), facts in zip(
        part.places, sent, numbered, more, strict=False
    ):
        key = marks.events[place] if marks.events else by_minute
        events.setdefault(key, ImportedEvent(seconds, direction, key, order, *facts))
    return sorted(events.values(), key=lambda event: (event.seconds, event.order))


@dataclass(frozen=True, slots=True)
class Keyed:
    """The room that events go to, and the person's key for what is known again there."""

    room_id: UUID
    key: bytes


def coverage_of(timeline: Timeline, seconds: Sequence[int], zone: ZoneInfo) -> Coverage:
    """From the first event to the moment of saving, or to the last event without one."""
    first, last = min(seconds), max(seconds)
    if timeline.saved is not None:
        saved, _ = utc_seconds([timeline.saved], zone)
        last = max(last, saved[0] if timeline.is_local else timeline.saved)
    return Coverage(moment_of(first), moment_of(last))


def warnings_of(
    timeline: Timeline, choices: Choices, marks: FileMarks
) -> tuple[ReadingWarning, ...]:
    """The reader's doubts, and what the answers leave open."""
    found = list(timeline.warnings)
    _, skipped = moments_in_utc(timeline, choices.zone)
    if skipped:
        found.append(ReadingWarning("time_skipped_by_clock", skipped))
    if not timeline.ways and choices.owner is None:
        found.append(ReadingWarning("owner_unknown"))
    elif all(way is Direction.OUT for way in directions(timeline, choices.owner)):
        found.append(ReadingWarning("only_own_messages"))
    if not any(_is_known(room) for room in marks.rooms):
        found.append(ReadingWarning("room_without_title"))
    return tuple(found)


def agree(ours: Iterable[tuple[int, Hashable]], theirs: Iterable[tuple[int, Hashable]]) -> bool:
    """Whether two sets of messages are mostly the same in the stretch that both cover.

    A message is its minute with what else is to be equal, such as its direction.
    """
    one, other = Counter(ours), Counter(theirs)
    if not one or not other:
        return False
    begin = max(min(one)[0], min(other)[0])
    end = min(max(one)[0], max(other)[0])
    one, other = (
        Counter({key: count for key, count in each.items() if begin <= key[0] <= end})
        for each in (one, other)
    )
    shared = (one & other).total()
    return shared >= LEAST_SHARED and shared >= SAME_ROOM_SHARE * max(one.total(), other.total())


def check_owner(
    sent: Sequence[tuple[int, Direction]], known: Collection[tuple[int, Direction]]
) -> None:
    """Raise ``Invalid`` when a room was read with another answer to "which one is you?".

    ``sent`` holds UTC seconds and direction of the file's messages, ``known`` minute and direction
    of what the room has. The same messages read with another owner would count twice.
    """
    kinds = {direction is Direction.NONE for _, direction in known}
    if kinds and kinds != {sent[0][1] is Direction.NONE}:
        raise Invalid("owner_differs", field="owner")
    ours = [(seconds // 60, direction) for seconds, direction in sent]
    without_direction = (((minute, None) for minute, _ in each) for each in (ours, known))
    if agree(*without_direction) and not agree(ours, known):
        raise Invalid("owner_differs", field="owner")


def _facts(
    timeline: Timeline, part: Part
) -> Iterator[tuple[ContactChannel, ContactOutcome, int | None, int]]:
    """Channel, outcome, duration and folded count of each event of a part."""
    if not timeline.channels:
        return repeat((ContactChannel.MESSENGER, ContactOutcome.NONE, None, 1))
    return (_facts_at(timeline, place) for place in part.places)


def _facts_at(
    timeline: Timeline, place: int
) -> tuple[ContactChannel, ContactOutcome, int | None, int]:
    lasted = timeline.durations[place] if timeline.durations else -1
    return (
        CHANNELS[timeline.channels[place]],
        OUTCOMES[timeline.outcomes[place]] if timeline.outcomes else ContactOutcome.NONE,
        None if lasted < 0 else lasted,
        timeline.folded[place] if timeline.folded else 1,
    )


def _is_known(room: RoomChoice) -> bool:
    return bool(room.names_its_room or room.is_new or room.label_key or room.room_id)
