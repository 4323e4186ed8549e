"""How a finding was worked out: its numbers, its method and what was left out, in words."""

from app.finding_words_questions import is_of_evenings, kinds, subject_of
from app.language import format_number, ngettext
from app.language import gettext as _
from journal.findings.answers import Finding, Question, Side
from journal.findings.days import LeftOut, Reason
from journal.findings.questions import (
    MASKING_STEPS,
    REFERENCE_MINUTES,
    REFERENCE_OVERTIME,
)
from journal.findings.rules import METHOD_VERSION

Rows = tuple[tuple[str, str], ...]


def signed(number: float, digits: int = 2) -> str:
    """Write a number with a true minus."""
    return format_number(number, digits).replace("-", "\u2212")


def span(low: float, high: float) -> str:
    """Write both ends of an interval."""
    return f"{signed(low)}\u00a0…\u00a0{signed(high)}"


def side_names() -> dict[str, str]:
    """Name the kinds of contact that are set against each other, as a line about them begins."""
    minutes = format_number(REFERENCE_MINUTES)
    return {
        "pushed": _("%(minutes)s minutes pushed to you, against none", minutes=minutes),
        "chosen": _("%(minutes)s minutes looked at by choice, against none", minutes=minutes),
        "uneasy": _("%(minutes)s minutes looked at uneasily, against none", minutes=minutes),
    }


def number_rows(finding: Finding) -> Rows:
    """Every number that a finding rests on, under its name."""
    named = kinds(finding.question)
    return (
        *_sides(finding.sides),
        (_difference(finding.question), signed(finding.difference)),
        (_("95 % interval"), span(finding.low, finding.high)),
        (_("Standard error"), format_number(finding.standard_error, 3)),
        (_("Degrees of freedom"), format_number(finding.degrees_of_freedom)),
        (_("p, the larger of both ways of asking"), format_number(finding.p, 3)),
        (
            _("q, for %(looks)s looks at this diary", looks=format_number(finding.looks)),
            format_number(finding.q, 3),
        ),
        (_capital(named.both), format_number(finding.pairs)),
        (_capital(named.those_with), format_number(finding.pairs_with)),
        (_capital(named.those_without), format_number(finding.pairs_without)),
        (_("Smallest difference that would probably show"), signed(finding.smallest_visible)),
        (_("Method"), METHOD_VERSION),
    )


def why_left_out(one: LeftOut, question: Question) -> str:
    """Say how many evenings or days were left out, and why."""
    if one.reason is Reason.NO_CHECK_IN and not is_of_evenings(question):
        return ngettext(
            "%(num)s day left out: no check-in to set it against",
            "%(num)s days left out: no check-in to set them against",
            one.evenings,
        )
    count = one.evenings
    return {
        Reason.NO_CHECK_IN: ngettext(
            "%(num)s evening left out: no check-in on the day after",
            "%(num)s evenings left out: no check-in on the day after",
            count,
        ),
        Reason.NO_SHIFTS: ngettext(
            "%(num)s evening left out: no shifts known around it",
            "%(num)s evenings left out: no shifts known around them",
            count,
        ),
        Reason.NOT_COVERED: ngettext(
            "%(num)s evening left out: nothing says whether contact came",
            "%(num)s evenings left out: nothing says whether contact came",
            count,
        ),
        Reason.UNCLEAR: ngettext(
            "%(num)s evening left out: not known how the contact came about",
            "%(num)s evenings left out: not known how the contact came about",
            count,
        ),
        Reason.NO_LOG: ngettext(
            "%(num)s day left out: nothing says whether there were hard interactions",
            "%(num)s days left out: nothing says whether there were hard interactions",
            count,
        ),
    }[one.reason]


def _sides(sides: tuple[Side, ...]) -> Rows:
    names = side_names()
    return tuple(
        (names[side.name], f"{signed(side.difference)} ({span(side.low, side.high)})")
        for side in sides
    )


def _difference(question: Question) -> str:
    minutes = {"evening": REFERENCE_MINUTES, "overtime": REFERENCE_OVERTIME}
    subject = subject_of(question)
    if subject in minutes:
        return _(
            "Difference, %(minutes)s minutes against none", minutes=format_number(minutes[subject])
        )
    if subject == "masking":
        return _("Difference, for %(steps)s steps more", steps=format_number(MASKING_STEPS))
    if is_of_evenings(question):
        return _(
            "Difference between the two, %(minutes)s minutes each",
            minutes=format_number(REFERENCE_MINUTES),
        )
    return _("Difference, with against without")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
