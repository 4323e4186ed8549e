"""What counts as contact outside the shift, how it came about, and what is one disturbance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.shifts.placing import Placer
from journal.shifts.roster import Roster
from journal.vocabulary import (
    Alerts,
    BesideShift,
    ContactChannel,
    Direction,
    Initiation,
    InitiationBasis,
    OpenedBy,
)

EPISODE_GAP = timedelta(minutes=10)
"""Events of one room closer than this are one disturbance."""

LONGEST_EPISODE = timedelta(days=1)
"""Events of one room never follow each other closely for this long without a pause."""

PULLED_WITHIN = timedelta(minutes=2)
"""An app opened this soon after its notification was opened because of it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a contact event lies: local date, minute since midnight, distance from the shift.

    ``minutes_after_shift`` is whole, None inside a shift and before the first one.
    """

    local_date: date
    local_minute: int
    beside_shift: BesideShift
    is_outside_shift: bool
    minutes_after_shift: int | None


@dataclass(frozen=True, slots=True)
class Event:
    """What grouping and initiation need of a contact event; ``room_id`` None is its own room.

    ``order`` is its place among the messages of its minute, where the source tells no seconds.
    """

    id: UUID
    at: datetime
    room_id: UUID | None
    channel: ContactChannel
    direction: Direction
    order: int = 0


@dataclass(frozen=True, slots=True)
class Episode:
    """Events of one room less than 10 minutes apart, by time: one disturbance."""

    events: tuple[Event, ...]

    @property
    def opened_by(self) -> OpenedBy:
        """Who sent its first event."""
        return OPENERS[self.events[0].direction]

    @property
    def minutes(self) -> int:
        """Whole minutes it lasted, at least 1: even one message breaks into the evening."""
        lasted = self.events[-1].at - self.events[0].at
        return max(1, int(lasted.total_seconds() // 60))


OPENERS = {
    Direction.IN: OpenedBy.THEM,
    Direction.OUT: OpenedBy.ME,
    Direction.NONE: OpenedBy.UNKNOWN,
}


def placed(moment: datetime, zone: ZoneInfo, roster: Roster) -> Placed:
    """Place an aware moment on the local clock of its zone and beside the person's shifts."""
    local = moment.astimezone(zone)
    place = Placer(roster).at(moment)
    return Placed(
        local_date=local.date(),
        local_minute=local.hour * 60 + local.minute,
        beside_shift=place.beside,
        is_outside_shift=place.counts,
        minutes_after_shift=place.minutes_after_shift,
    )


def episodes(events: Iterable[Event]) -> tuple[Episode, ...]:
    """Group events into disturbances, room by room; sorted by their first event."""
    by_room = sorted(events, key=lambda event: (_room_order(event), *_time_order(event)))
    found = [
        Episode(tuple(run))
        for _, room in groupby(by_room, _room_order)
        for run in _runs(list(room))
    ]
    return tuple(sorted(found, key=lambda episode: _time_order(episode.events[0])))


def episode_numbers(events: Iterable[Event]) -> dict[UUID, int]:
    """The number of each event's episode, by the event's id: the UTC minute in which it began.

    Two episodes of one room never begin in the same minute; of two rooms they may.
    """
    return {
        event.id: int(episode.events[0].at.timestamp()) // 60
        for episode in episodes(events)
        for event in episode.events
    }


def disturbed_minutes(found: Iterable[Episode]) -> int:
    """Whole minutes that disturbances lasted together, each at least 1."""
    return sum(episode.minutes for episode in found)


def inferred_initiation(
    event: Event,
    opener: Event,
    alerts: Alerts,
    notified_at: datetime | None = None,
) -> tuple[Initiation, InitiationBasis]:
    """How an event came about, as far as there is evidence, and what that rests on.

    A call or a notification pushes itself in, an incoming message only if its room alerts. One's
    own message is chosen, but an answer in an episode that the other side opened came about as its
    opener did. Opening an app is chosen unless it had notified (``notified_at``) within 2 minutes.
    """
    if event.channel is ContactChannel.APP_OPEN:
        is_pulled = notified_at is not None and event.at - notified_at <= PULLED_WITHIN
        return (Initiation.PUSHED if is_pulled else Initiation.CHOSEN), InitiationBasis.RULE
    if event.direction is Direction.OUT:
        if opener.direction is Direction.OUT:
            return Initiation.CHOSEN, InitiationBasis.RULE
        return _of_incoming(opener, alerts)
    return _of_incoming(event, alerts)


def _of_incoming(event: Event, alerts: Alerts) -> tuple[Initiation, InitiationBasis]:
    """How something came about that the person did not send."""
    if event.channel in {ContactChannel.CALL, ContactChannel.PUSH}:
        return Initiation.PUSHED, InitiationBasis.SOURCE
    is_message = event.channel in {ContactChannel.MESSENGER, ContactChannel.CHAT}
    if is_message and alerts is Alerts.ON:
        return Initiation.PUSHED, InitiationBasis.RULE
    return Initiation.UNKNOWN, InitiationBasis.RULE


def _time_order(event: Event) -> tuple[datetime, int, str, UUID]:
    """A key that does not hang on the order in which files came in."""
    return event.at, event.order, event.direction.value, event.id


def _room_order(event: Event) -> str:
    """A key that keeps the events of one room together."""
    return str(event.room_id or "")


def _runs(events: Sequence[Event]) -> list[list[Event]]:
    """Cut one room's events, by time, where 10 minutes or more pass between two of them."""
    runs: list[list[Event]] = []
    for event in events:
        if runs and event.at - runs[-1][-1].at < EPISODE_GAP:
            runs[-1].append(event)
        else:
            runs.append([event])
    return runs
