"""Invented statements for the style page: a finding in each tier, a suggestion, an import."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.charts.marks import Table
from app.finding_words import said
from app.language import format_number
from app.language import gettext as _
from app.statement import Statement
from journal.findings import days
from journal.findings.answers import Finding, Question, Tier, TooEarly
from journal.statistics.gates import Lack
from journal.suggestions.catalogue import entry_named
from journal.suggestions.reasons import Reason, Why
from journal.suggestions.rules import Offered
from journal.vocabulary import InteractionKind, Moment

HEIGHT = 96.0
STEP = 14.0
LEFT_OUT = (days.LeftOut(days.Reason.NO_CHECK_IN, 3),)
EARLY = TooEarly(
    question=Question.EVENING_ENERGY,
    lack=Lack.PAIRS,
    pairs=12,
    pairs_with=5,
    pairs_without=7,
    left_out=LEFT_OUT,
)
FOUND = Finding(
    question=Question.EVENING_ENERGY,
    tier=Tier.SUPPORTED,
    difference=-0.4,
    standard_error=0.14,
    degrees_of_freedom=30,
    low=-0.69,
    high=-0.11,
    p=0.008,
    q=0.03,
    looks=7,
    smallest_visible=0.39,
    pairs=41,
    pairs_with=18,
    pairs_without=23,
    left_out=LEFT_OUT,
)
MESSAGES = (2, 0, 0, 0, 0, 0, 1, 4, 9, 3, 2, 4, 6, 3, 2, 5, 7, 12, 18, 22, 16, 30, 24, 8)


@dataclass(frozen=True, slots=True)
class CountBar:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class CountTick:
    x: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What imports/_bars.html asks of a picture."""

    title: str
    bars: tuple[CountBar, ...]
    ticks: tuple[CountTick, ...]
    table: Table
    width: float
    height: float


def offered() -> Offered:
    """Offer an entry of the catalogue right after abuse."""
    reason = Reason(Why.AFTER_ABUSE, InteractionKind.INSULT, minutes_ago=3, minutes_left=20)
    return Offered(entry_named("calm_exhale"), Moment.AFTER_ABUSE, reason)


def findings() -> Iterable[Statement]:
    """Make a finding of each tier, from the one that says least."""
    yield said(EARLY)
    for tier in Tier:
        if tier is not Tier.TOO_EARLY:
            yield said(replace(FOUND, tier=tier))


def counts() -> Counts:
    """Make the hours of an import."""
    most = max(MESSAGES)
    bars = (
        CountBar(hour * STEP, HEIGHT * (1 - count / most), STEP * 0.8, HEIGHT * count / most)
        for hour, count in enumerate(MESSAGES)
    )
    hours = tuple(f"{hour:02d}:00" for hour in range(len(MESSAGES)))
    ticks = tuple(CountTick(hour * STEP, hours[hour], "start") for hour in (0, 6, 12, 18))
    rows = tuple((hour, format_number(count)) for hour, count in zip(hours, MESSAGES, strict=True))
    table = Table((_("Hour"), _("Messages")), rows)
    title = _("By hour: most around %(hour)s", hour=hours[MESSAGES.index(most)])
    return Counts(title, tuple(bars), ticks, table, STEP * len(MESSAGES), HEIGHT)
