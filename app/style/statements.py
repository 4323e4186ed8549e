"""Invented statements for the style page: a finding in each tier, a suggestion, an import."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.charts.marks import Table
from app.language import format_number, ngettext
from app.language import gettext as _
from app.statement import Statement
from journal.findings.rules import REFERENCE_MINUTES, Tier
from journal.statistics.gates import PAIRS_NEEDED
from journal.suggestions.catalogue import entry_named
from journal.suggestions.reasons import Reason, Why
from journal.suggestions.rules import Offered
from journal.vocabulary import InteractionKind, Moment

HEIGHT = 96.0
STEP = 14.0
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
    for tier in Tier:
        is_early = tier is Tier.TOO_EARLY
        yield Statement(
            _sentence(tier),
            tier.value.replace("no_meaningful", "no"),
            _label(tier),
            () if is_early else (_("Your pattern, not proof of cause."),),
            () if is_early else ((_("Evenings"), format_number(41)),),
            (_method(),),
            (_left_out(),),
        )


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


def _sentence(tier: Tier) -> str:
    what = _("energy")
    numbers = {
        "what": what,
        "minutes": format_number(REFERENCE_MINUTES),
        "points": format_number(0.4, 1),
    }
    return {
        Tier.TOO_EARLY: _(
            "Your %(what)s: %(have)s of the %(need)s evenings needed so far.",
            what=what,
            have="12",
            need=format_number(PAIRS_NEEDED),
        ),
        Tier.CANNOT_TELL: _(
            "Up to now, no pattern in your %(what)s can be told apart from chance.", what=what
        ),
        Tier.NO_MEANINGFUL_DIFFERENCE: _(
            "For your %(what)s, evenings with and without pushed contact look alike.", what=what
        ),
        Tier.TENTATIVE: _(
            "It leans towards lower %(what)s the day after evenings with %(minutes)s pushed"
            " minutes, by about %(points)s.",
            **numbers,
        ),
        Tier.SUPPORTED: _(
            "After evenings with %(minutes)s pushed minutes, your %(what)s was %(points)s lower"
            " the next day.",
            **numbers,
        ),
    }[tier]


def _label(tier: Tier) -> str:
    return {
        Tier.TOO_EARLY: _("Too early"),
        Tier.CANNOT_TELL: _("Can't tell"),
        Tier.NO_MEANINGFUL_DIFFERENCE: _("No difference"),
        Tier.TENTATIVE: _("Tentative"),
        Tier.SUPPORTED: _("Supported"),
    }[tier]


def _method() -> str:
    return _(
        "Allowed for: how the day itself was, working days and weekdays, and slow change over"
        " the months. Evenings whose contact isn't known are left out; they never count as"
        " quiet."
    )


def _left_out() -> str:
    return ngettext(
        "%(num)s evening left out: no check-in before or after it",
        "%(num)s evenings left out: no check-in before or after them",
        3,
    )
