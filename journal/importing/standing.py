"""How each event of one room stands: in which episode, who opened that, and how it came about."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from uuid import UUID

from journal.exposure.rules import EPISODE_GAP, OPENERS, PULLED_WITHIN, Event, inferred_initiation
from journal.importing.normal_form import RoomRules, Standing
from journal.vocabulary import (
    Alerts,
    BesideShift,
    ContactChannel,
    Direction,
    Initiation,
    InitiationBasis,
)

NEVER_OUTSIDE = frozenset({BesideShift.INSIDE.value, BesideShift.ON_CALL.value})
"""Where contact does not count as contact outside the shift, whoever it came from."""

GAP_SECONDS = int(EPISODE_GAP.total_seconds())

Came = tuple[int, Direction, ContactChannel]
"""UTC seconds, which way, and by what means."""

_NOT_KNOWN = (Initiation.UNKNOWN, InitiationBasis.RULE)
_PULLED_SECONDS = int(PULLED_WITHIN.total_seconds())
_THEN = datetime(1970, 1, 1, tzinfo=UTC)
_NOTIFYING = frozenset({ContactChannel.PUSH, ContactChannel.CALL})


def standings(came: Sequence[Came], rules: RoomRules) -> list[Standing]:
    """How each event of one room stands in its episode; ``came`` is in the order of time."""
    found: list[Standing] = []
    opener, opener_alerts = (Direction.NONE, ContactChannel.MESSENGER), Alerts.UNKNOWN
    begins, previous, notified = 0, None, None
    for seconds, direction, channel in came:
        alerts = rules.alerts_at(seconds)
        if previous is None or seconds - previous >= GAP_SECONDS:
            opener, opener_alerts, begins = (direction, channel), alerts, seconds // 60
        if channel in _NOTIFYING:
            notified = seconds
        is_pulled = notified is not None and seconds - notified <= _PULLED_SECONDS
        is_answer = direction is Direction.OUT and opener[0] is not Direction.OUT
        came_about = (
            (rules.said, InitiationBasis.ROOM)
            if rules.said is not None
            else _inferred(
                (direction, channel),
                opener,
                opener_alerts if is_answer else alerts,
                is_pulled=is_pulled,
            )
        )
        found.append(Standing(OPENERS[opener[0]], *came_about, begins))
        previous = seconds
    return found


def episode_count(sorted_seconds: Iterable[int]) -> int:
    """How many disturbances events make: runs with less than 10 minutes between two of them."""
    count, previous = 0, None
    for seconds in sorted_seconds:
        count += previous is None or seconds - previous >= GAP_SECONDS
        previous = seconds
    return count


@cache
def _inferred(
    kind: tuple[Direction, ContactChannel],
    opener: tuple[Direction, ContactChannel],
    alerts: Alerts,
    *,
    is_pulled: bool,
) -> tuple[Initiation, InitiationBasis]:
    direction, channel = kind
    if direction is Direction.NONE and channel not in _NOTIFYING:
        # Without an owner a message may be her own, so alerts say nothing about it.
        return _NOT_KNOWN
    notified_at = _THEN if is_pulled else None
    return inferred_initiation(_event(kind), _event(opener), alerts, notified_at)


def _event(kind: tuple[Direction, ContactChannel]) -> Event:
    return Event(UUID(int=0), _THEN, None, kind[1], kind[0])
