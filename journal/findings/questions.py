"""The declared questions: what each looks at, what it sets beside it, and why days fall out.

Every question has one delay, fixed before anybody's days were seen. What is known of the day
before the exposure stands beside it; a missing answer there costs no pair.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import expm1, log1p

from journal.findings.answers import Question
from journal.findings.days import Day, Reason

SHORT_REST_HOURS = 11
SEVERE_FROM = 4
MUCH_MASKING_FROM = 4
LITTLE_MASKING_TO = 2
REFERENCE_MINUTES = 30
REFERENCE_OVERTIME = 60
MASKING_STEPS = 2

Exposure = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How one question reads a diary.

    ``exposure`` gives what is looked at of a day, the first number being the one asked about, or
    why it is not known, or None where the question does not arise. ``contrast`` turns a slope
    into the difference that is told. ``outcome_after`` and ``before`` are days from the exposure's.
    ``shown`` gives an exposure back in the unit it is drawn in.
    """

    outcome: str
    exposure: Callable[[Day], Exposure | Reason | None]
    contrast: float = 1
    outcome_after: int = 0
    before: int = -1
    is_with: Callable[[Exposure], bool] = lambda found: found[0] > 0
    is_without: Callable[[Exposure], bool] = lambda found: found[0] == 0
    shown: Callable[[float], float] = float


def _minutes(*kinds: str) -> Callable[[Day], Exposure | Reason | None]:
    def of(day: Day) -> Exposure | Reason | None:
        minutes = [getattr(day, kind) for kind in kinds]
        if any(one is None for one in minutes):
            return day.unknown or Reason.UNCLEAR
        return tuple(log1p(one) for one in minutes)

    return of


def _of_shift(name: str, read: Callable[[float], float]) -> Callable[[Day], Exposure | None]:
    def of(day: Day) -> Exposure | None:
        value = getattr(day, name)
        return None if value is None or not day.is_workday else (read(value),)

    return of


def _of_log(name: str) -> Callable[[Day], Exposure | Reason | None]:
    def of(day: Day) -> Exposure | Reason | None:
        if not day.is_workday:
            return None
        count = getattr(day, name)
        return Reason.NO_LOG if count is None else (float(count > 0),)

    return of


def _masking(day: Day) -> Exposure | None:
    return None if day.masking is None else (float(day.masking),)


def _backed(day: Day) -> Exposure | None:
    return None if day.was_backed is None else (float(day.was_backed),)


def _evening(outcome: str) -> Asked:
    return Asked(
        outcome=outcome,
        exposure=_minutes("pushed"),
        contrast=log1p(REFERENCE_MINUTES),
        outcome_after=1,
        before=0,
        shown=expm1,
    )


def _one_kind_or_the_other(*kinds: str) -> Asked:
    return Asked(
        outcome="energy",
        exposure=_minutes(*kinds),
        contrast=log1p(REFERENCE_MINUTES),
        outcome_after=1,
        before=0,
        is_without=lambda found: found[1] > 0,
        shown=expm1,
    )


ASKED: Mapping[Question, Asked] = {
    Question.EVENING_ENERGY: _evening("energy"),
    Question.EVENING_MOOD: _evening("mood"),
    Question.EVENING_TENSION: _evening("tension"),
    Question.PUSHED_OR_CHOSEN: _one_kind_or_the_other("pushed", "chosen", "uneasy"),
    Question.UNEASY_OR_CHOSEN: _one_kind_or_the_other("uneasy", "chosen", "pushed"),
    Question.LATE_REPLAY: Asked(outcome="replay", exposure=_of_log("late")),
    Question.LATE_AWAY: Asked(outcome="away", exposure=_of_log("late")),
    Question.SEVERE_ENERGY: Asked(outcome="energy", exposure=_of_log("severe"), outcome_after=1),
    Question.SHORT_REST_ENERGY: Asked(
        outcome="energy",
        exposure=_of_shift("rest_hours", lambda hours: float(hours < SHORT_REST_HOURS)),
    ),
    Question.MASKING_ENERGY: Asked(
        outcome="energy",
        exposure=_masking,
        contrast=MASKING_STEPS,
        outcome_after=1,
        before=0,
        is_with=lambda found: found[0] >= MUCH_MASKING_FROM,
        is_without=lambda found: found[0] <= LITTLE_MASKING_TO,
    ),
    Question.BACKED_REPLAY: Asked(outcome="replay", exposure=_backed),
    Question.OVERTIME_ENERGY: Asked(
        outcome="energy",
        exposure=_of_shift("overtime_minutes", log1p),
        contrast=log1p(REFERENCE_OVERTIME),
        outcome_after=1,
        shown=expm1,
    ),
}

CONTRASTS: Mapping[Question, tuple[str, str]] = {
    Question.PUSHED_OR_CHOSEN: ("pushed", "chosen"),
    Question.UNEASY_OR_CHOSEN: ("uneasy", "chosen"),
}
"""Questions that set two kinds of contact against each other: one answer, never two verdicts."""


def others_of(day: Day, name: str) -> float | None:
    """The mean of how else she felt on a day, 1 to 5, 5 being good; None without an answer.

    Energy, mood and eased tension, without the scale asked about: a second look at the same state,
    which one answer of five steps shows only roughly.
    """
    eased = None if day.tension is None else 6 - day.tension
    felt = (("energy", day.energy), ("mood", day.mood), ("tension", eased))
    given = [answer for key, answer in felt if key != name and answer is not None]
    return sum(given) / len(given) if given else None
