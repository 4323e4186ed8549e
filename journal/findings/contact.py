"""Contact outside the shift as it fills evenings: by kind, in minutes, or why it is not known."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter

from journal.findings.days import Reason
from journal.findings.evenings import Stretch, merged
from journal.vocabulary import Initiation

SETTLING = timedelta(minutes=5)
"""Added to every disturbance: looking, and coming back to what one was doing. An assumption,
argued for in docs/adr/0005."""

LONGEST_DISTURBANCE = timedelta(days=1)
"""How far back a disturbance can have begun that still lasts; longer ones are cut off there."""


@dataclass(frozen=True, slots=True)
class Disturbance:
    """One episode outside the shift; aware moments of its first event and of its last one's end.

    ``kind`` is how it came about, None where nothing says; ``Initiation.UNKNOWN`` that it did
    not push itself in, whatever it was. ``is_by_hand`` marks one that the person logged by a tap.
    """

    starts_at: datetime
    ends_at: datetime
    kind: Initiation | None
    is_by_hand: bool


@dataclass(frozen=True, slots=True)
class Evening:
    """What came in one evening: minutes by kind, None where that kind is not known."""

    pushed: float | None = None
    chosen: float | None = None
    uneasy: float | None = None
    pushed_episodes: int | None = None


QUIET = Evening(pushed=0.0, chosen=0.0, uneasy=0.0, pushed_episodes=0)


class Contact:
    """What is known of contact outside the shift, ready to be asked evening by evening.

    ``planned`` are the first and the last date with a shift, None without any.
    """

    def __init__(
        self,
        disturbances: Sequence[Disturbance],
        coverage: Sequence[Stretch],
        planned: tuple[date, date] | None,
    ) -> None:
        """Sort what is known once."""
        self._disturbances = sorted(disturbances, key=attrgetter("starts_at"))
        self._coverage = merged(coverage)
        self._planned = planned

    def in_evening(self, evening: Stretch, day: date) -> Evening | Reason:
        """Say what came in the evening of a date, or why that is not known."""
        # A free date can only be told from an unplanned one between two shifts.
        if self._planned is None or not self._planned[0] <= day < self._planned[1]:
            return Reason.NO_SHIFTS
        disturbances = self._in(evening)
        is_logged = any(one.is_by_hand for one in disturbances)
        if not is_logged and not evening.lies_in_one_of(self._coverage):
            return Reason.NOT_COVERED
        if any(one.kind is None for one in disturbances):
            return Reason.UNCLEAR
        return _told(disturbances, evening)

    def _in(self, evening: Stretch) -> list[Disturbance]:
        begun = attrgetter("starts_at")
        first = bisect_left(self._disturbances, evening.starts_at - LONGEST_DISTURBANCE, key=begun)
        last = bisect_left(self._disturbances, evening.ends_at, key=begun)
        return [one for one in self._disturbances[first:last] if one.ends_at >= evening.starts_at]


def _told(disturbances: Sequence[Disturbance], evening: Stretch) -> Evening:
    if not disturbances:
        return QUIET
    of_kind: dict[Initiation | None, list[Disturbance]] = defaultdict(list)
    for one in disturbances:
        of_kind[one.kind].append(one)
    is_all_told = Initiation.UNKNOWN not in of_kind
    pushed = of_kind[Initiation.PUSHED]
    return Evening(
        pushed=_minutes(pushed, evening),
        chosen=_minutes(of_kind[Initiation.CHOSEN], evening) if is_all_told else None,
        uneasy=_minutes(of_kind[Initiation.UNEASY], evening) if is_all_told else None,
        pushed_episodes=len(pushed),
    )


def _minutes(disturbances: Sequence[Disturbance], evening: Stretch) -> float:
    """The minutes that disturbances, in order, fill together; two rooms at once count once."""
    filled, filled_to = timedelta(), evening.starts_at
    for one in disturbances:
        begin, end = max(one.starts_at, filled_to), min(one.ends_at + SETTLING, evening.ends_at)
        if end > begin:
            filled += end - begin
            filled_to = end
    return filled / timedelta(minutes=1)
