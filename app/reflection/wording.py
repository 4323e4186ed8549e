"""Findings in words: a sentence first, then what it rests on, in the person's language."""

from app.language import format_number, ngettext
from app.language import gettext as _
from app.reflection.working import method_in_words, number_rows, why_left_out
from app.statement import Statement
from journal.findings.pairs import Outcome
from journal.findings.rules import (
    MEANINGFUL_POINTS,
    REFERENCE_MINUTES,
    Answer,
    Finding,
    Tier,
    TooEarly,
)
from journal.statistics.gates import PAIRS_NEEDED, WITH_NEEDED, WITHOUT_NEEDED, Lack

NEAR_ZERO = 0.05

MARKS = {
    Tier.TOO_EARLY: "too_early",
    Tier.CANNOT_TELL: "cannot_tell",
    Tier.NO_MEANINGFUL_DIFFERENCE: "no_difference",
    Tier.TENTATIVE: "tentative",
    Tier.SUPPORTED: "supported",
}
"""The tier's mark as the style sheet knows it."""


def said(answer: Answer) -> Statement:
    """Put a finding into the words of the person's language."""
    left_out = tuple(why_left_out(one) for one in answer.left_out)
    mark, label = MARKS[answer.tier], tier_label(answer.tier)
    if isinstance(answer, TooEarly):
        return Statement(
            _too_early(answer), mark, label, _counts(answer), (), method_in_words(), left_out
        )
    return Statement(
        _sentence(answer),
        mark,
        label,
        _notes(answer),
        number_rows(answer),
        method_in_words(),
        left_out,
    )


def tier_label(tier: Tier) -> str:
    return {
        Tier.TOO_EARLY: _("Too early"),
        Tier.CANNOT_TELL: _("Can't tell"),
        Tier.NO_MEANINGFUL_DIFFERENCE: _("No difference"),
        Tier.TENTATIVE: _("Tentative"),
        Tier.SUPPORTED: _("Supported"),
    }[tier]


def _what(outcome: Outcome) -> str:
    return _("energy") if outcome is Outcome.ENERGY else _("mood")


def _too_early(early: TooEarly) -> str:
    what = _what(early.outcome)
    sentences = {
        Lack.PAIRS: _(
            "Your %(what)s: %(have)s of the %(need)s evenings needed so far.",
            what=what,
            have=format_number(early.evenings),
            need=format_number(PAIRS_NEEDED),
        ),
        Lack.WITH: _(
            "Your %(what)s: %(have)s of the %(need)s evenings with pushed contact needed so far.",
            what=what,
            have=format_number(early.evenings_with),
            need=format_number(WITH_NEEDED),
        ),
        Lack.WITHOUT: _(
            "Your %(what)s: %(have)s of the %(need)s quiet evenings needed so far.",
            what=what,
            have=format_number(early.evenings_without),
            need=format_number(WITHOUT_NEEDED),
        ),
        Lack.DISTINCT: _(
            "Your answers about %(what)s have hardly differed, so there is nothing to compare yet.",
            what=what,
        ),
        Lack.SEPARATION: _(
            "Your %(what)s: contact came on the same kind of days each time, so the two can't be"
            " told apart yet.",
            what=what,
        ),
    }
    return sentences[early.lack]


def _sentence(finding: Finding) -> str:
    what = _what(finding.outcome)
    if finding.tier is Tier.CANNOT_TELL:
        return _("Up to now, no pattern in your %(what)s can be told apart from chance.", what=what)
    if finding.tier is Tier.NO_MEANINGFUL_DIFFERENCE:
        return _(
            "For your %(what)s, evenings with and without pushed contact look alike.", what=what
        )
    numbers = {
        "what": what,
        "points": _points(finding),
        "minutes": format_number(REFERENCE_MINUTES),
    }
    is_lower = finding.difference < 0
    if finding.tier is Tier.TENTATIVE and is_lower:
        return _(
            "It leans towards lower %(what)s the day after evenings with %(minutes)s pushed"
            " minutes, by about %(points)s.",
            **numbers,
        )
    if finding.tier is Tier.TENTATIVE:
        return _(
            "It leans towards higher %(what)s the day after evenings with %(minutes)s pushed"
            " minutes, by about %(points)s.",
            **numbers,
        )
    if is_lower:
        return _(
            "After evenings with %(minutes)s pushed minutes, your %(what)s was %(points)s lower"
            " the next day.",
            **numbers,
        )
    return _(
        "After evenings with %(minutes)s pushed minutes, your %(what)s was %(points)s higher"
        " the next day.",
        **numbers,
    )


def _notes(finding: Finding) -> tuple[str, ...]:
    visible = _(
        "A difference of %(points)s or more would probably have shown.",
        points=format_number(finding.smallest_visible, 1),
    )
    if finding.tier is Tier.CANNOT_TELL:
        return (visible, _evenings(finding))
    if finding.tier is Tier.NO_MEANINGFUL_DIFFERENCE:
        small = _(
            "If there is a difference, it is likely smaller than %(points)s.",
            points=format_number(MEANINGFUL_POINTS, 1),
        )
        return (small, _evenings(finding))
    likely = _("Likely between %(low)s and %(high)s on the scale from 1 to 5.", **_likely(finding))
    proof = _("Your pattern, not proof of cause.")
    if finding.tier is Tier.TENTATIVE:
        return (_("This may be chance."), likely, _evenings(finding), proof)
    return (likely, _evenings(finding), proof)


def _counts(early: TooEarly) -> tuple[str, ...]:
    return (
        _(
            "%(with_contact)s with pushed contact, %(without)s without.",
            with_contact=format_number(early.evenings_with),
            without=format_number(early.evenings_without),
        ),
    )


def _evenings(finding: Finding) -> str:
    return ngettext(
        "%(num)s evening: %(with_contact)s with pushed contact, %(without)s without.",
        "%(num)s evenings: %(with_contact)s with pushed contact, %(without)s without.",
        finding.evenings,
        with_contact=format_number(finding.evenings_with),
        without=format_number(finding.evenings_without),
    )


def _digits(finding: Finding) -> int:
    # "0.0 to 0.3" would say that the interval reaches zero when it does not.
    nearest = min(abs(finding.low), abs(finding.high), abs(finding.difference))
    return 2 if nearest < NEAR_ZERO else 1


def _points(finding: Finding) -> str:
    return format_number(abs(finding.difference), _digits(finding))


def _likely(finding: Finding) -> dict[str, str]:
    ends = sorted((abs(finding.low), abs(finding.high)))
    low, high = (format_number(end, _digits(finding)) for end in ends)
    return {"low": low, "high": high}
