"""How kinds, and what her ratings say about them, are told."""

from dataclasses import dataclass

from app.language import format_number, ngettext
from app.language import gettext as _
from journal.suggestions.catalogue import Kind
from journal.suggestions.learning_standing import USES_NEEDED, Say, Standing

SMALL = 0.1
SIZED = frozenset({Say.BEST, Say.MORE, Say.LESS})
MARKS = {
    Say.TOO_FEW: "too_early",
    Say.NOTHING_BESIDE: "too_early",
    Say.NO_DIFFERENCE: "no_difference",
    Say.LESS: "supported",
    Say.MORE: "supported",
    Say.BEST: "supported",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One kind in words; ``size`` is empty where no difference has been seen."""

    name: str
    mark: str
    answer: str
    size: str
    times: str
    row: tuple[str, ...]


def told(one: Standing) -> Told:
    """Put what her ratings say about a kind into words."""
    return Told(
        name=name(one.kind),
        mark=MARKS[one.say],
        answer=_answer(one.say),
        size=_size(one) if one.say in SIZED else "",
        times=ngettext("Rated once.", "Rated %(num)s times.", one.uses),
        row=(
            name(one.kind),
            str(one.uses),
            f"{format_number(one.mean_before, 1)} → {format_number(one.mean_after, 1)}",
            _reach(one),
        ),
    )


def name(kind: Kind) -> str:
    """Call a kind by what is done."""
    return {
        Kind.BREAK: _("A short break"),
        Kind.BREATH: _("Breathing slowly"),
        Kind.EXERCISE: _("Exercise"),
        Kind.HOBBY: _("Something you like"),
        Kind.NOTICE: _("Naming the feeling"),
        Kind.RECALL: _("Remembering something good"),
        Kind.RELAX: _("Lying down, sitting quietly"),
        Kind.RITUAL: _("Closing the shift"),
        Kind.TALK: _("Talking with somebody"),
        Kind.WALK: _("Walking"),
    }[kind]


def _answer(say: Say) -> str:
    return {
        Say.TOO_FEW: _(
            "Compared once it's rated %(needed)s times.", needed=format_number(USES_NEEDED)
        ),
        Say.NOTHING_BESIDE: _("Nothing else is rated often enough to compare it with."),
        Say.NO_DIFFERENCE: _("No difference seen yet."),
        Say.LESS: _("Tension fell less than with your others, so far."),
        Say.MORE: _("Tension fell more than with your others, so far."),
        Say.BEST: _("Works best for you, of all you've rated."),
    }[say]


def _size(one: Standing) -> str:
    numbers = (_points(number) for number in (one.more, one.low, one.high))
    if one.say is Say.LESS:
        numbers = (_points(-number) for number in (one.more, one.high, one.low))
    return (_higher if one.say is Say.LESS else _lower)(*numbers)


def _points(number: float) -> str:
    # One that is said to differ is not written as none at all.
    return format_number(number, 1 if abs(number) >= SMALL else 2)


def _lower(more: str, low: str, high: str) -> str:
    return _(
        "Tension was %(more)s points lower afterwards than after your other breaks begun just as "
        "tense (likely %(low)s to %(high)s, on the scale of 1 to 5).",
        more=more,
        low=low,
        high=high,
    )


def _higher(more: str, low: str, high: str) -> str:
    return _(
        "Tension was %(more)s points higher afterwards than after your other breaks begun just as "
        "tense (likely %(low)s to %(high)s, on the scale of 1 to 5).",
        more=more,
        low=low,
        high=high,
    )


def _reach(one: Standing) -> str:
    if one.say in {Say.TOO_FEW, Say.NOTHING_BESIDE}:
        return _("not yet")
    numbers = (one.more, one.low, one.high)
    if one.say in SIZED:
        more, low, high = map(_points, numbers)
    else:
        more, low, high = (format_number(round(number, 1) + 0.0, 1) for number in numbers)
    return _("%(more)s (%(low)s to %(high)s)", more=more, low=low, high=high)


def how() -> tuple[str, ...]:
    """Say in plain words how all of this is worked out, and what it can't know."""
    return (
        _(
            "One tap before and one after make one rating. A tap you leave out counts neither way. "
            "The last 12 months count."
        ),
        _(
            "High tension comes down somewhat by itself. So a drop is set beside drops of your "
            "other breaks that began just as tense; how much comes down by itself is learned from "
            "your own taps."
        ),
        _(
            "A few uses can look good by chance. So each figure is pulled towards no difference, "
            "more so with few ratings, and a kind is compared from %(needed)s ratings on.",
            needed=format_number(USES_NEEDED),
        ),
        _(
            "With chance allowed for, “Works best for you” stands here only if a kind is ahead of "
            "all the others you rated at least 8 times in 10, and calling it so would be a clear "
            "mistake at most 3 times in 100."
        ),
        _(
            "How it would have been without any break, nobody can tell from these taps. And an "
            "evening may calm by itself: this is your pattern, not proof of cause."
        ),
        _(
            "Your ratings also put what fits a moment in order. At the beginning studies do; what "
            "your employer owes you comes first whatever you rated."
        ),
    )


def done(what: str) -> str:
    """Say what has just been done; nothing for what no page leads to."""
    return {
        "anew": _("Started again. Only ratings from now on count."),
        "back": _("Taken back. Your earlier ratings count again."),
    }.get(what, "")
