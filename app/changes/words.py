"""What the pages of a change say: its name, its question, and one sentence an outcome."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.finding_words import MARKS, not_proof, tier_label
from app.finding_words_outcomes import smaller
from app.language import format_date, format_number, ngettext
from app.language import gettext as _
from app.words import label
from journal.changes.rules import Mark
from journal.findings.answers import Tier
from journal.findings.before_after import Shift, ShiftTooEarly

Outcome = Shift | ShiftTooEarly
NEAR_ZERO = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """One question that was answered differently."""

    legend: str
    kept: str
    typed: str


@dataclass(frozen=True, slots=True)
class Said:
    """One outcome in words: the sentence, its tier, and what stands under it."""

    sentence: str
    mark: str
    label: str
    notes: tuple[str, ...]


def name(mark: Mark) -> str:
    """Call a change by what it was."""
    return label(mark.kind)


def dated(mark: Mark) -> str:
    """Call a change by what it was and when."""
    return _("%(change)s (%(day)s)", change=label(mark.kind), day=format_date(mark.on_date))


def question(mark: Mark) -> str:
    """Ask what the page of a change answers."""
    change, day = label(mark.kind), format_date(mark.on_date)
    return _("%(change)s on %(day)s: your energy before and after", change=change, day=day)


def differences(kept: Mark, typed: Mark) -> list[Difference]:
    """Say in what the kept mark and the typed one differ."""
    days = format_date(kept.on_date), format_date(typed.on_date)
    pairs = (
        Difference(_("What changed?"), label(kept.kind), label(typed.kind)),
        Difference(_("On which day?"), *days),
    )
    return [pair for pair in pairs if pair.kept != pair.typed]


def scale_names() -> dict[str, str]:
    """Name the outcomes as they stand inside a sentence."""
    return {"energy": _("energy"), "mood": _("mood"), "tension": _("tension")}


def said(outcome: Outcome) -> Said:
    """Put one outcome into the words of the person's language."""
    if isinstance(outcome, ShiftTooEarly):
        sentence, notes = _still_to_come(outcome), (_so_far(outcome),)
        return Said(sentence, MARKS[Tier.TOO_EARLY], tier_label(Tier.TOO_EARLY), notes)
    label_of_tier = tier_label(outcome.tier)
    return Said(_sentence(outcome), MARKS[outcome.tier], label_of_tier, _notes(outcome))


def said_together(outcomes: Sequence[Outcome]) -> tuple[Said, ...]:
    """Put all outcomes into words; days that are missing for all alike are said once."""
    lacks = {
        (one.days_before, one.days_after) if isinstance(one, ShiftTooEarly) else None
        for one in outcomes
    }
    if len(lacks) == 1 and lacks != {None}:
        early = said(outcomes[0])
        alike = _("It's the same for your mood and tension.")
        return (replace(early, notes=(*early.notes, alike)),)
    return tuple(said(one) for one in outcomes)


def levels(outcome: Outcome) -> str:
    """Say where an outcome lay on each side; the title of the picture."""
    if isinstance(outcome, ShiftTooEarly):
        return _("The days before and after, so far")
    return _(
        "Level of your %(what)s: %(before)s before, %(after)s after",
        what=scale_names()[outcome.outcome],
        before=format_number(outcome.mean_before, 1),
        after=format_number(outcome.mean_after, 1),
    )


def _still_to_come(early: ShiftTooEarly) -> str:
    what = scale_names()[early.outcome]
    before = max(early.needed - early.days_before, 0)
    after = max(early.needed - early.days_after, 0)
    if not before:
        return ngettext(
            "Your %(what)s can be compared after %(num)s more day with a check-in.",
            "Your %(what)s can be compared after %(num)s more days with a check-in.",
            after,
            what=what,
        )
    if not after:
        return ngettext(
            "For your %(what)s, %(num)s day with a check-in is missing before the change.",
            "For your %(what)s, %(num)s days with a check-in are missing before the change.",
            before,
            what=what,
        )
    return _(
        "For your %(what)s, days with a check-in are missing: %(before)s before the change,"
        " %(after)s after it.",
        what=what,
        before=format_number(before),
        after=format_number(after),
    )


def _so_far(early: ShiftTooEarly) -> str:
    return _(
        "Days that can be compared so far: %(before)s before, %(after)s after; each side needs"
        " %(needed)s.",
        before=format_number(early.days_before),
        after=format_number(early.days_after),
        needed=format_number(early.needed),
    )


def _sentence(shift: Shift) -> str:
    what = scale_names()[shift.outcome]
    if shift.tier is Tier.CANNOT_TELL:
        return _(
            "Up to now, your %(what)s before and after can't be told apart from chance.", what=what
        )
    if shift.tier is Tier.NO_MEANINGFUL_DIFFERENCE:
        return _("Your %(what)s was much the same before and after.", what=what)
    points = format_number(abs(shift.difference), _digits(shift))
    numbers = {"what": what, "points": points, "likely": _likely(shift)}
    is_lower = shift.difference < 0
    if shift.tier is Tier.TENTATIVE and is_lower:
        return _(
            "Since then it leans towards lower %(what)s, by %(points)s (%(likely)s).", **numbers
        )
    if shift.tier is Tier.TENTATIVE:
        return _(
            "Since then it leans towards higher %(what)s, by %(points)s (%(likely)s).", **numbers
        )
    if is_lower:
        return _("Since then your %(what)s was %(points)s lower (%(likely)s).", **numbers)
    return _("Since then your %(what)s was %(points)s higher (%(likely)s).", **numbers)


def _notes(shift: Shift) -> tuple[str, ...]:
    if shift.tier is Tier.SUPPORTED:
        return (not_proof(),)
    if shift.tier is Tier.TENTATIVE:
        return (_("This may be chance."), not_proof())
    if shift.tier is Tier.NO_MEANINGFUL_DIFFERENCE:
        return (smaller(), _days(shift))
    visible = format_number(shift.smallest_visible, 1)
    return (
        _("A difference of %(points)s or more would probably have shown.", points=visible),
        _days(shift),
    )


def _days(shift: Shift) -> str:
    return _(
        "Days compared: %(before)s before, %(after)s after.",
        before=format_number(shift.days_before),
        after=format_number(shift.days_after),
    )


def _digits(shift: Shift) -> int:
    # "0.0 to 0.3" would say that the interval reaches zero when it does not.
    nearest = min(abs(shift.low), abs(shift.high), abs(shift.difference))
    return 2 if nearest < NEAR_ZERO else 1


def _likely(shift: Shift) -> str:
    ends = sorted((abs(shift.low), abs(shift.high)))
    low, high = (format_number(end, _digits(shift)) for end in ends)
    return _(
        "likely %(low)s to %(high)s; %(before)s days before, %(after)s after",
        low=low,
        high=high,
        before=format_number(shift.days_before),
        after=format_number(shift.days_after),
    )
