"""How days before and after were compared: the counts, the numbers and the method, in words."""

from collections.abc import Callable, Sequence

from app.changes.words import dated, scale_names
from app.charts.marks import Table
from app.language import format_date, format_number
from app.language import gettext as _
from journal.changes.rules import Mark
from journal.findings.before_after import (
    LEFT_OUT_AFTER,
    LEFT_OUT_BEFORE,
    METHOD_VERSION,
    REACH,
    BeforeAfter,
    Counted,
    Shift,
)


def trap() -> str:
    """Say why the days round a change are left out."""
    return _(
        "People often change something when it's worst, and some days later things are often"
        " better by themselves. That's why the %(before)s days before and the %(after)s days after"
        " are left out.",
        before=LEFT_OUT_BEFORE.days,
        after=LEFT_OUT_AFTER.days,
    )


def warning(beside: Sequence[Mark]) -> str:
    """Name the other changes among the days compared; nothing without one."""
    if not beside:
        return ""
    return _(
        "Something else changed in these weeks too: %(others)s. These days can't tell the two"
        " apart.",
        others=", ".join(map(dated, beside)),
    )


def counted(outcome: BeforeAfter) -> Table | None:
    """Count the pushed contact of an evening on each side, as far as it is known."""
    sides = (outcome.evenings_before, outcome.evenings_after)
    if sides == (None, None):
        return None
    rows: tuple[tuple[str, Callable[[Counted], str]], ...] = (
        (_("Times"), lambda side: format_number(side.episodes_per_evening, 1)),
        (_("Minutes"), lambda side: format_number(side.pushed_minutes_per_evening)),
        (_("Evenings known"), lambda side: format_number(side.evenings)),
    )
    return Table(
        (_("In an evening"), _("before"), _("after")),
        tuple(
            (head, *(_("not known") if one is None else value(one) for one in sides))
            for head, value in rows
        ),
    )


def shifts_in(outcome: BeforeAfter) -> tuple[Shift, ...]:
    """The outcomes that could be worked out."""
    return tuple(one for one in outcome.outcomes if isinstance(one, Shift))


def method_in_words(outcome: BeforeAfter) -> tuple[str, ...]:
    """Say how it was worked out, without a number of the outcome but its days."""
    return (
        _(
            "Compared are up to %(reach)s days on each side, from %(first)s to %(last)s. A day"
            " without a check-in is left out and never filled in.",
            reach=REACH.days,
            first=format_date(outcome.first),
            last=format_date(outcome.last),
        ),
        _(
            "Allowed for: working days and days off, and that neighbouring days are alike; a kind"
            " of day that only one side has is left out. What changed slowly over these weeks is"
            " not taken out."
        ),
        *(_free_days(one) for one in shifts_in(outcome)[:1]),
    )


def _free_days(shift: Shift) -> str:
    return _(
        "Days close together resemble each other, so %(days)s days tell about as much as %(free)s"
        " that stand alone (degrees of freedom, for %(what)s).",
        days=format_number(shift.days_before + shift.days_after),
        free=format_number(shift.degrees_of_freedom),
        what=scale_names()[shift.outcome],
    )


def numbers(outcome: BeforeAfter) -> Table | None:
    """Everything that was worked out, a column for each outcome."""
    shifts = shifts_in(outcome)
    if not shifts:
        return None
    names = scale_names()
    rows: tuple[tuple[str, Callable[[Shift], str]], ...] = (
        (_("Level before"), lambda one: format_number(one.mean_before, 2)),
        (_("Level after"), lambda one: format_number(one.mean_after, 2)),
        (_("Difference"), lambda one: _signed(one.difference)),
        (_("95 % interval, from"), lambda one: _signed(one.low)),
        (_("95 % interval, to"), lambda one: _signed(one.high)),
        (_("Standard error"), lambda one: format_number(one.standard_error, 3)),
        (_("Degrees of freedom"), lambda one: format_number(one.degrees_of_freedom, 1)),
        (_("How alike one day and the next are"), lambda one: _signed(one.similarity)),
        ("p", lambda one: format_number(one.p, 3)),
        (_("q, for all looks at this change"), lambda one: format_number(one.q, 3)),
        (_("Looks"), lambda one: format_number(one.looks)),
        (
            _("Smallest difference that would probably show"),
            lambda one: format_number(one.smallest_visible, 2),
        ),
        (_("Days before"), lambda one: format_number(one.days_before)),
        (_("Days after"), lambda one: format_number(one.days_after)),
        (_("Method"), lambda _one: METHOD_VERSION),
    )
    return Table(
        (_("The numbers"), *(names[one.outcome] for one in shifts)),
        tuple((head, *(value(one) for one in shifts)) for head, value in rows),
    )


def _signed(number: float) -> str:
    return format_number(number, 2).replace("-", "\u2212")
