"""Findings in words: a sentence first, then what it rests on, in the person's language."""

from app.finding_words_early import counts_so_far, still_missing
from app.finding_words_method import method_in_words
from app.finding_words_outcomes import sentence, smaller
from app.finding_words_questions import counts
from app.finding_working import number_rows, why_left_out
from app.language import format_number
from app.language import gettext as _
from app.statement import Statement
from journal.findings.answers import Answer, Finding, Tier, TooEarly
from journal.vocabulary import FindingReply

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
    mark, label = MARKS[answer.tier], tier_label(answer.tier)
    how = method_in_words(answer.question)
    left_out = tuple(why_left_out(one, answer.question) for one in answer.left_out)
    if isinstance(answer, TooEarly):
        missing, counted = still_missing(answer), (counts_so_far(answer),)
        return Statement(missing, mark, label, counted, (), how, left_out)
    rows = number_rows(answer)
    return Statement(sentence(answer), mark, label, _notes(answer), rows, how, left_out)


def tier_label(tier: Tier) -> str:
    """Say how firmly something is said."""
    return {
        Tier.TOO_EARLY: _("Too early"),
        Tier.CANNOT_TELL: _("Can't tell"),
        Tier.NO_MEANINGFUL_DIFFERENCE: _("Much alike"),
        Tier.TENTATIVE: _("Tentative"),
        Tier.SUPPORTED: _("Supported"),
    }[tier]


def not_proof() -> str:
    """Say what a pattern is not."""
    return _("Your pattern, not proof of cause.")


def reply_words(said_of_it: FindingReply | None) -> str:
    """What she said about a finding; empty if she said nothing."""
    if said_of_it is None:
        return ""
    return {
        FindingReply.FITS: _("You said that this fits you."),
        FindingReply.DOES_NOT_FIT: _("You said that this doesn't fit you."),
    }[said_of_it]


def _notes(finding: Finding) -> tuple[str, ...]:
    counted = counts(finding.question, finding.pairs_with, finding.pairs_without)
    if finding.tier is Tier.CANNOT_TELL:
        return (_visible(finding), counted)
    if finding.tier is Tier.NO_MEANINGFUL_DIFFERENCE:
        return (smaller(), counted)
    if finding.tier is Tier.TENTATIVE:
        return (_("This may be chance."), not_proof(), counted)
    return (not_proof(), counted)


def _visible(finding: Finding) -> str:
    return _(
        "A difference of %(points)s or more would probably have shown.",
        points=format_number(finding.smallest_visible, 1),
    )
