"""Every answer a finding can give: all questions, tiers and signs, and all that may be missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from journal.findings.answers import Answer, Dots, Finding, Question, Side, Tier, TooEarly
from journal.findings.days import LeftOut, Reason
from journal.findings.drift import BandPoint, Drift, DriftTooEarly, LastWeeks, Notice
from journal.findings.questions import CONTRASTS
from journal.statistics.gates import Lack

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
SUPPORTED = Finding(
    question=Question.EVENING_ENERGY,
    tier=Tier.SUPPORTED,
    difference=-0.41,
    standard_error=0.14,
    degrees_of_freedom=30,
    low=-0.70,
    high=-0.12,
    p=0.012,
    q=0.024,
    looks=2,
    smallest_visible=0.39,
    pairs=41,
    pairs_with=18,
    pairs_without=23,
    left_out=tuple(LeftOut(reason, 12) for reason in Reason),
)
EARLY = TooEarly(
    question=Question.EVENING_ENERGY,
    lack=Lack.PAIRS,
    pairs=9,
    pairs_with=4,
    pairs_without=5,
    left_out=(LeftOut(Reason.NO_CHECK_IN, 1),),
)
GRADED = [tier for tier in Tier if tier is not Tier.TOO_EARLY]


def found(question: Question, tier: Tier = Tier.SUPPORTED, sign: int = -1) -> Finding:
    """A finding about a question, lower with sign -1 and higher with 1."""
    low, high = sorted((0.12 * sign, 0.70 * sign))
    sides = tuple(
        Side(name=name, difference=0.3 * sign * place, low=-0.6, high=0.7, pairs_with=18)
        for place, name in enumerate(CONTRASTS.get(question, ()), 1)
    )
    ends = {"difference": 0.41 * sign, "low": low, "high": high}
    return replace(SUPPORTED, question=question, tier=tier, sides=sides, **ends)


def every_answer() -> Iterator[Answer]:
    for question in Question:
        for tier in GRADED:
            yield from (found(question, tier, sign) for sign in (-1, 1))
        yield from (replace(EARLY, question=question, lack=lack) for lack in Lack)


def dots(count: int = 41, *, steps: tuple[float, ...] = (0, 0, 12, 30)) -> Dots:
    """As many pairs, whose exposure goes through the steps again and again."""
    return Dots(
        tuple(MONDAY + number * DAY for number in range(count)),
        tuple(steps[number % len(steps)] for number in range(count)),
        tuple(None if number % 5 == 0 else 3 for number in range(count)),
        tuple(1 + number % 5 for number in range(count)),
    )


USUAL = (MONDAY, MONDAY + 55 * DAY)
LAST = LastWeeks(
    first=MONDAY + 100 * DAY,
    last=MONDAY + 155 * DAY,
    rated_days=40,
    mean=2.9,
    difference=-0.5,
    low=-0.8,
    high=-0.2,
)
LOWER = Drift(
    notices=(Notice(MONDAY + 120 * DAY, MONDAY + 100 * DAY),),
    is_lower_now=True,
    since=MONDAY + 100 * DAY,
    baseline=3.4,
    baseline_days=USUAL,
    last_weeks=2.9,
    last=LAST,
    band=tuple(
        BandPoint(MONDAY + number * DAY, 3.4 - (number - 56) / 200, 3.0)
        for number in range(56, 156)
    ),
    false_per_year=0.4,
)
AS_USUAL = replace(LOWER, notices=(), is_lower_now=False, since=None)
JUST_BEGUN = replace(AS_USUAL, last_weeks=None, last=None, band=())
FEW_DAYS = DriftTooEarly(rated_days=9, needed=28, days=12, days_needed=56)
YOUNG = DriftTooEarly(rated_days=30, needed=28, days=40, days_needed=56)
EVERY_DRIFT = (LOWER, AS_USUAL, JUST_BEGUN, FEW_DAYS, YOUNG)
