"""From a timeline on a local clock to events in UTC, their standing, and what a room accepts."""

from array import array
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.exposure.rules import EPISODE_GAP, OPENERS, Event, inferred_initiation
from journal.importing.export import DAY_SECONDS, ParsedExport, ReadingWarning, Timeline
from journal.importing.keys import dedup_keys
from journal.importing.normal_form import (
    Choices,
    Counted,
    Coverage,
    ImportedEvent,
    ImportRequest,
    ImportSummary,
    RoomChoice,
    Standing,
)
from journal.vocabulary import Alerts, ContactChannel, Direction, Initiation, InitiationBasis

SAME_ROOM_SHARE = 0.8
"""A file is of a known room when this share of the messages in their common time agrees."""

LEAST_SHARED = 5

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - exports have no zone
_UTC_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NOT_KNOWN = (Initiation.UNKNOWN, InitiationBasis.RULE)
_GAP_SECONDS = int(EPISODE_GAP.total_seconds())


def owner_index(export: ParsedExport, me: str | None) -> int | None:
    """Which sender the person is: the name she gives, else the one whose phone wrote the file.

    Raise ``Invalid`` when no sender has the name she gives.
    """
    if me is None:
        return export.timeline.owner
    wanted = me.strip()
    if wanted not in export.senders:
        raise Invalid("me_not_in_file", field="me")
    return export.senders.index(wanted)


def utc_seconds(moments: Iterable[int], zone: ZoneInfo) -> tuple["array[int]", int]:
    """UTC seconds of local ones in file order, and how many stood in an hour the clock skipped.

    A skipped minute moves forward by the gap. Of a repeated hour the first pass is meant until
    the file's clock jumps back inside it.
    """
    days: dict[int, tuple[int, int] | None] = {}
    found = array("q")
    skipped, before, is_second_pass = 0, 0, False
    for moment in moments:
        day = moment // DAY_SECONDS
        if day not in days:
            days[day] = _offsets_of_day(day, zone)
        first, second = days[day] or _offsets(moment // 60, zone)
        is_repeated = first > second
        is_second_pass = is_repeated and (is_second_pass or 0 < before - moment < first - second)
        skipped += first < second
        before = moment if is_repeated else 0
        found.append(moment - (second if is_second_pass else first))
    return found, skipped


def directions(timeline: Timeline, owner: int | None) -> list[Direction]:
    """Which way each message went; none of them is known when the owner is not."""
    if owner is None:
        return [Direction.NONE] * len(timeline.sender_indices)
    return [Direction.OUT if index == owner else Direction.IN for index in timeline.sender_indices]


def sent_of(timeline: Timeline, choices: Choices) -> list[tuple[int, Direction]]:
    """UTC seconds and direction of each message, in the order of the file."""
    seconds, _ = utc_seconds(timeline.moments, choices.zone)
    return list(zip(seconds, directions(timeline, choices.owner), strict=True))


def imported_events(
    timeline: Timeline, choices: Choices, key: bytes, room_id: UUID
) -> list[ImportedEvent]:
    """The messages of a timeline in the normal form, by time and else in the file's order."""
    sent = sent_of(timeline, choices)
    keyed = zip(sent, dedup_keys(key, room_id, sent), strict=True)
    events = [ImportedEvent(at, direction, dedup) for (at, direction), dedup in keyed]
    return sorted(events, key=lambda event: event.seconds)


def standings(sent: Sequence[tuple[int, Direction]], alerts: Alerts) -> list[Standing]:
    """How each event of one room stands in its episode; ``sent`` is in the order of time."""
    table = _standing_parts(alerts)
    found: list[Standing] = []
    opener, begins, previous = Direction.NONE, 0, None
    for seconds, direction in sent:
        if previous is None or seconds - previous >= _GAP_SECONDS:
            opener, begins = direction, seconds // 60
        initiation, basis = table[direction, opener]
        found.append(Standing(OPENERS[opener], initiation, basis, begins))
        previous = seconds
    return found


def episode_count(sorted_seconds: Iterable[int]) -> int:
    """How many disturbances events make: runs with less than 10 minutes between two of them."""
    count, previous = 0, None
    for seconds in sorted_seconds:
        count += previous is None or seconds - previous >= _GAP_SECONDS
        previous = seconds
    return count


def coverage_of(timeline: Timeline, zone: ZoneInfo) -> Coverage:
    """From the first message to the moment of saving, or to the last message without one."""
    seconds, _ = utc_seconds(timeline.moments, zone)
    first, last = min(seconds), max(seconds)
    if timeline.saved is not None:
        saved, _ = utc_seconds([timeline.saved], zone)
        last = max(last, saved[0])
    return Coverage(moment_of(first), moment_of(last))


def summary_of(
    request: ImportRequest,
    room_number: int,
    counted: Sequence[Counted],
    coverage: Coverage,
) -> ImportSummary:
    """What one import brought, in counts over all messages of the file."""
    incoming = [one for one in counted if one.event.direction is Direction.IN]
    outgoing = sum(one.event.direction is Direction.OUT for one in counted)
    outside = [one.event.seconds for one in incoming if one.place.is_outside_shift]
    added = sum(one.is_new for one in counted)
    return ImportSummary(
        room_number=room_number,
        messages=len(counted),
        system_lines=request.timeline.system_lines,
        added=added,
        duplicates=len(counted) - added,
        incoming=len(incoming),
        outgoing=outgoing,
        outside_shift=len(outside),
        episodes=episode_count(outside),
        first=moment_of(counted[0].event.seconds),
        last=moment_of(counted[-1].event.seconds),
        coverage=coverage,
        warnings=warnings_of(request.timeline, request.choices, request.room),
    )


def warnings_of(
    timeline: Timeline, choices: Choices, room: RoomChoice
) -> tuple[ReadingWarning, ...]:
    """The reader's doubts, and what the answers leave open."""
    found = list(timeline.warnings)
    _, skipped = utc_seconds(timeline.moments, choices.zone)
    if skipped:
        found.append(ReadingWarning("time_skipped_by_clock", skipped))
    if choices.owner is None:
        found.append(ReadingWarning("owner_unknown"))
    elif all(index == choices.owner for index in timeline.sender_indices):
        found.append(ReadingWarning("only_own_messages"))
    if not (room.names_its_room or room.is_new or room.label_key or room.room_id):
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


def check_owner(events: Sequence[ImportedEvent], known: Collection[tuple[int, Direction]]) -> None:
    """Raise ``Invalid`` when a room was read with another answer to "which one is you?".

    ``known`` holds minute and direction of what the room has. The same messages read with
    another owner would count twice.
    """
    kinds = {direction is Direction.NONE for _, direction in known}
    if kinds and kinds != {events[0].direction is Direction.NONE}:
        raise Invalid("owner_differs", field="owner")
    ours = [(event.seconds // 60, event.direction) for event in events]
    without_direction = (((minute, None) for minute, _ in sent) for sent in (ours, known))
    if agree(*without_direction) and not agree(ours, known):
        raise Invalid("owner_differs", field="owner")


def moment_of(seconds: int) -> datetime:
    """The aware moment of UTC seconds since 1970."""
    return _UTC_EPOCH + timedelta(seconds=seconds)


def seconds_of(moment: datetime) -> int:
    """Whole UTC seconds since 1970 of an aware moment."""
    return int((moment - _UTC_EPOCH).total_seconds())


def _offsets_of_day(day: int, zone: ZoneInfo) -> tuple[int, int] | None:
    """The offsets of a whole local day, None for one on which the clock changes."""
    begin = day * DAY_SECONDS // 60
    edges = {_offsets(minute, zone) for minute in (begin, begin + DAY_SECONDS // 60)}
    return edges.pop() if len(edges) == 1 else None


def _offsets(minute: int, zone: ZoneInfo) -> tuple[int, int]:
    """Seconds east of UTC of a local minute on the first and on the second pass of the clock."""
    local = (_EPOCH + timedelta(minutes=minute)).replace(tzinfo=zone)
    first, second = local.utcoffset(), local.replace(fold=1).utcoffset()
    return _seconds(first), _seconds(second)


def _seconds(offset: timedelta | None) -> int:
    return 0 if offset is None else int(offset.total_seconds())


def _standing_parts(
    alerts: Alerts,
) -> dict[tuple[Direction, Direction], tuple[Initiation, InitiationBasis]]:
    """How a message came about, by its own direction and that of its episode's opener."""
    never = datetime.min.replace(tzinfo=UTC)
    messages = {
        direction: Event(UUID(int=0), never, None, ContactChannel.MESSENGER, direction)
        for direction in Direction
    }
    known = {
        (sent, opened): inferred_initiation(messages[sent], messages[opened], alerts)
        for sent in (Direction.IN, Direction.OUT)
        for opened in Direction
    }
    # Without an owner a message may be her own, so alerts say nothing about it.
    open_ones = {(Direction.NONE, opened): _NOT_KNOWN for opened in Direction}
    return known | open_ones
