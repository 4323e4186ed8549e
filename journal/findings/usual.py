"""What is usual for a person: the first stable weeks of a diary, and the days after them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from journal.findings.days import DAY, Day
from journal.findings.two_stretches import RatedDay, comparable, step_between

BASELINE_DAYS = 56
RATED_NEEDED = 28
FEWEST_ANSWERS = 10
"""Of one question in the first weeks: a question that came up later has no usual of its own."""
LATER = 28 * DAY
BEGINNINGS = 3
UNSTABLE_P = 0.01
HIGHEST_AND_LOWEST = 6
QUESTIONS = ("energy", "mood", "tension")


@dataclass(frozen=True, slots=True)
class Usual:
    """The first weeks, the days since, and of how many answers a day's value is the mean."""

    first_weeks: tuple[RatedDay, ...]
    since: tuple[RatedDay, ...]
    answers_a_day: int


@dataclass(frozen=True, slots=True)
class NotYetUsual:
    """Rated days so far in the first weeks, and calendar days from the first to the latest."""

    rated_days: int
    days: int


def usual_of(days: Sequence[Day]) -> Usual | NotYetUsual:
    """Find the first eight weeks with 28 rated days whose halves do not differ clearly.

    Weeks that move (p below .01) are skipped four weeks at a time, twice at most; if none hold
    still, the first ones count. The answer for a diary stays when days are added at its end.
    """
    rated = [day for day in days if _answers(day)]
    if not rated:
        return NotYetUsual(0, 0)
    tried: list[Usual] = []
    for beginning in range(BEGINNINGS):
        found = _usual_from(rated, rated[0].local_date + beginning * LATER)
        if isinstance(found, NotYetUsual) or _is_stable(found):
            return found
        tried.append(found)
    return tried[0]


def _usual_from(rated: Sequence[Day], first: date) -> Usual | NotYetUsual:
    days = [day for day in rated if day.local_date >= first]
    length = (days[-1].local_date - first).days + 1 if days else 0
    if len(days) < RATED_NEEDED or length < BASELINE_DAYS:
        return NotYetUsual(len(days), length)
    last = max(first + (BASELINE_DAYS - 1) * DAY, days[RATED_NEEDED - 1].local_date)
    first_weeks = [day for day in days if day.local_date <= last]
    means = _means(first_weeks)
    values = [(day.local_date <= last, _valued(day, means)) for day in days]
    return Usual(
        tuple(value for is_first, value in values if is_first and value is not None),
        tuple(value for is_first, value in values if not is_first and value is not None),
        len(means),
    )


def _answers(day: Day) -> dict[str, int]:
    """The answers of a day, turned so that more is better."""
    given = {question: getattr(day, question) for question in QUESTIONS}
    return {
        question: HIGHEST_AND_LOWEST - answer if question == "tension" else answer
        for question, answer in given.items()
        if answer is not None
    }


def _means(days: Sequence[Day]) -> dict[str, float]:
    """The mean of each question that was answered often enough to have one."""
    answers = {question: [_answers(day).get(question) for day in days] for question in QUESTIONS}
    known = {
        question: [one for one in of_one if one is not None] for question, of_one in answers.items()
    }
    return {
        question: sum(of_one) / len(of_one)
        for question, of_one in known.items()
        if len(of_one) >= FEWEST_ANSWERS
    }


def _valued(day: Day, means: dict[str, float]) -> RatedDay | None:
    """The mean of the answers, each measured from its own mean: a skipped one moves nothing."""
    strays = [answer - means[one] for one, answer in _answers(day).items() if one in means]
    if not strays:
        return None
    level = sum(means.values()) / len(means)
    return RatedDay(day.local_date, day.is_workday, level + sum(strays) / len(strays))


def _is_stable(usual: Usual) -> bool:
    half = len(usual.first_weeks) // 2
    halves = comparable(usual.first_weeks[:half], usual.first_weeks[half:])
    if not halves.are_long_enough:
        return True
    return step_between(halves, usual.answers_a_day).p >= UNSTABLE_P
