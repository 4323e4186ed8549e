"""How a finding was worked out: its numbers, its method and what was left out, in words."""

from app.language import format_number, ngettext
from app.language import gettext as _
from journal.findings.diary import SETTLING
from journal.findings.pairs import LeftOut, Reason
from journal.findings.rules import METHOD_VERSION, REFERENCE_MINUTES, Finding


def _signed(number: float) -> str:
    return format_number(number, 2).replace("-", "\u2212")


def number_rows(finding: Finding) -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Difference, %(minutes)s minutes against none", minutes=REFERENCE_MINUTES),
            _signed(finding.difference),
        ),
        (_("95 % interval"), f"{_signed(finding.low)}\u00a0…\u00a0{_signed(finding.high)}"),
        (_("Standard error"), format_number(finding.standard_error, 3)),
        (_("Degrees of freedom"), format_number(finding.degrees_of_freedom)),
        (_("p, by shifting the days"), format_number(finding.p, 3)),
        (
            _("q, for %(looks)s looks at this diary", looks=format_number(finding.looks)),
            format_number(finding.q, 3),
        ),
        (_("Evenings"), format_number(finding.evenings)),
        (_("with pushed contact"), format_number(finding.evenings_with)),
        (_("without"), format_number(finding.evenings_without)),
        (_("Smallest difference that would probably show"), _signed(finding.smallest_visible)),
        (_("Method"), METHOD_VERSION),
    )


def method_in_words() -> tuple[str, ...]:
    return (
        _(
            "An evening runs from the end of your shift to the start of the next, night shifts"
            " too. The next check-in is set against it."
        ),
        _(
            "Pushed contact came to you. Each time counts from its first to its last message,"
            " plus %(minutes)s minutes to settle again; looking because you chose to is not in it.",
            minutes=format_number(SETTLING.total_seconds() / 60),
        ),
        _(
            "Allowed for: how the day itself was, working days and weekdays, and slow change over"
            " the months. Evenings whose contact isn't known are left out; they never count as"
            " quiet."
        ),
    )


def why_left_out(one: LeftOut) -> str:
    count = one.evenings
    if one.reason is Reason.NO_CHECK_IN:
        return ngettext(
            "%(num)s evening left out: no check-in before or after it",
            "%(num)s evenings left out: no check-in before or after them",
            count,
        )
    if one.reason is Reason.NO_SHIFTS:
        return ngettext(
            "%(num)s evening left out: no shifts known around it",
            "%(num)s evenings left out: no shifts known around them",
            count,
        )
    if one.reason is Reason.NOT_COVERED:
        return ngettext(
            "%(num)s evening left out: nothing says whether contact came",
            "%(num)s evenings left out: nothing says whether contact came",
            count,
        )
    return ngettext(
        "%(num)s evening left out: not known how the contact came about",
        "%(num)s evenings left out: not known how the contact came about",
        count,
    )
