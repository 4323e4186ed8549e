"""What looking back shows first: the most telling findings, and the early ones in one line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.finding_words import MARKS, reply_words, said, tier_label
from app.finding_words_drift import said_of_drift
from app.finding_words_drift import so_far as usual_so_far
from app.finding_words_early import share_there, so_far
from app.finding_words_outcomes import smaller
from app.finding_words_questions import topic
from app.language import format_number, ngettext
from app.language import gettext as _
from app.statement import Statement
from journal.findings.answers import Answer, Finding, Tier, TooEarly
from journal.findings.drift import Drift, DriftTooEarly
from journal.findings.stored import DRIFT_KEY
from journal.findings.whole import Found
from journal.vocabulary import FindingReply


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding that says something, and what she said about it."""

    key: str
    words: Statement
    reply: str


@dataclass(frozen=True, slots=True)
class Line:
    """One question in a line: its name and, in a few words, where it stands."""

    key: str
    topic: str
    aside: str


@dataclass(frozen=True, slots=True)
class Group:
    """Questions with the same answer: the answer once, and then their names."""

    mark: str
    label: str
    heading: str
    note: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The findings of one person; ``early_words`` says in one line what is still to come."""

    telling: tuple[Listed, ...]
    groups: tuple[Group, ...]
    early: tuple[Line, ...]
    early_words: str
    drift: Statement | None
    drift_reply: str
    usual_so_far: str


def overview(found: Found, replies: Mapping[str, FindingReply]) -> Overview:
    """Put findings in the order of how much they tell."""
    early = [one for one in found.answers if isinstance(one, TooEarly)]
    has_usual = isinstance(found.drift, Drift)
    return Overview(
        telling=tuple(
            Listed(one.question.value, said(one), reply_words(replies.get(one.question.value)))
            for tier in (Tier.SUPPORTED, Tier.TENTATIVE)
            for one in found.answers
            if one.tier is tier
        ),
        groups=tuple(_groups(found.answers)),
        early=tuple(Line(one.question.value, topic(one.question), so_far(one)) for one in early),
        early_words=_early_words(early),
        drift=said_of_drift(found.drift) if has_usual else None,
        drift_reply=reply_words(replies.get(DRIFT_KEY)),
        usual_so_far=_usual(found.drift),
    )


def _groups(answers: Sequence[Answer]) -> list[Group]:
    found = [one for one in answers if isinstance(one, Finding)]
    alike = _("With it or without, these look alike for you.")
    by_chance = _("Up to now, these can't be told apart from chance.")
    beside = _("Beside each: the difference that would probably have shown.")
    groups = [
        _group(found, Tier.NO_MEANINGFUL_DIFFERENCE, alike, smaller()),
        _group(found, Tier.CANNOT_TELL, by_chance, beside),
    ]
    return [group for group in groups if group.lines]


def _group(found: Sequence[Finding], tier: Tier, heading: str, note: str) -> Group:
    lines = tuple(
        Line(
            one.question.value,
            topic(one.question),
            format_number(one.smallest_visible, 1) if tier is Tier.CANNOT_TELL else "",
        )
        for one in found
        if one.tier is tier
    )
    return Group(MARKS[tier], tier_label(tier), heading, note, lines)


def _early_words(early: Sequence[TooEarly]) -> str:
    if not early:
        return ""
    nearest = so_far(max(early, key=share_there))
    if not nearest:
        return ngettext(
            "%(num)s question is still too early.",
            "%(num)s questions are still too early.",
            len(early),
        )
    return ngettext(
        "%(num)s question is still too early: %(nearest)s.",
        "%(num)s questions are still too early. The nearest: %(nearest)s.",
        len(early),
        nearest=nearest,
    )


def _usual(found: Drift | DriftTooEarly) -> str:
    return usual_so_far(found) if isinstance(found, DriftTooEarly) else ""
