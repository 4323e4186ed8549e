"""What is known about a person's moment, as plain values."""

from dataclasses import dataclass
from datetime import datetime

from journal.vocabulary import InteractionKind, Limit, Moment, OfferAnswer


@dataclass(frozen=True, slots=True)
class OnShift:
    """At work: minutes since it began, minutes until it ends (negative in overtime)."""

    minutes_into: int
    minutes_left: int


@dataclass(frozen=True, slots=True)
class OffShift:
    """Not at work: minutes since the last shift ended and until the next; none if not known.

    ``minutes_worked`` is how long the last one went.
    """

    minutes_since: int | None = None
    minutes_until: int | None = None
    minutes_worked: int | None = None


@dataclass(frozen=True, slots=True)
class UnknownShift:
    """No shift was ever entered, so nobody knows what is after hours."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One stressful interaction, minutes before now; intensity 1 to 5."""

    kind: InteractionKind
    minutes_ago: int
    intensity: int


@dataclass(frozen=True, slots=True)
class Feeling:
    """The last check-in's scales, each 1 to 5 or not given."""

    minutes_ago: int
    mood: int | None = None
    energy: int | None = None
    tension: int | None = None
    replay: int | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What the person answered to an offer, minutes before now.

    ``moment`` is none for something begun without an offer.
    """

    entry_id: str
    moment: Moment | None
    answer: OfferAnswer
    minutes_ago: int


@dataclass(frozen=True, slots=True)
class Fortnight:
    """The last fourteen days: how many have a mood, and how many of those never rose above 2."""

    days: int = 0
    low_days: int = 0


@dataclass(frozen=True, slots=True)
class Situation:
    """A person's moment.

    ``now`` is aware and in her zone; ``rest_hours`` lie between leaving this or the last shift and
    the next; ``hits`` are those of the last three days; ``pushed`` counts contact events that came
    to her outside the shift in the last three hours; ``answers`` go back a week; ``limits`` are
    what she said that she doesn't want or can't do; ``planned`` are the minutes of the day at which
    she means to look at messages.
    """

    now: datetime
    shift: OnShift | OffShift | UnknownShift
    rest_hours: float | None = None
    hits: tuple[Hit, ...] = ()
    feeling: Feeling | None = None
    pushed: int = 0
    answers: tuple[Answered, ...] = ()
    limits: frozenset[Limit] = frozenset()
    planned: tuple[int, ...] = ()
    fortnight: Fortnight = Fortnight()
    is_on_call: bool = False
