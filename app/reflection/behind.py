"""One finding's own page: what it says, the days behind it, and what could have been seen."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.charts.dose import Doses, Unit, dose_picture
from app.charts.marks import Tone
from app.charts.sides import Row, sides_picture
from app.charts.svg import Drawn, drawn
from app.charts.visible import Seen, visible_picture
from app.charts.words import initiation_names
from app.finding_words import reply_words, said
from app.finding_words_questions import asked, hours, is_of_evenings, subject_of
from app.finding_working import side_names
from app.jobs import is_running
from app.language import gettext as _
from app.statement import Statement
from journal.errors import NotFound
from journal.findings.answers import MEANINGFUL_POINTS, Answer, Dots, Finding, Question, Tier
from journal.findings.queries import at_hand, dots_of, worked_out
from journal.vocabulary import FindingReply, Initiation

SAYING = frozenset({Tier.NO_MEANINGFUL_DIFFERENCE, Tier.TENTATIVE, Tier.SUPPORTED})
"""Tiers that say something about her; to the others there's nothing to answer."""

MINUTES = frozenset({"evening", "pushed_chosen", "uneasy_chosen", "overtime"})


@dataclass(frozen=True, slots=True)
class Read:
    """One question's answer as it stands, the pairs behind it, and what she said about it."""

    answer: Answer
    pairs: Dots | None
    reply: FindingReply | None
    is_behind: bool


@dataclass(frozen=True, slots=True)
class Behind:
    """All that the page shows; the pictures are there only once there is an answer."""

    key: str
    asked: str
    words: Statement
    pictures: tuple[Drawn, ...]
    reply: str
    may_fit: bool
    is_behind: bool


def question_named(key: str) -> Question:
    """The declared question of a key; raise ``NotFound`` for any other."""
    try:
        return Question(key)
    except ValueError as unknown:
        raise NotFound from unknown


def read(session: Session, account_id: UUID, question: Question) -> Read:
    """Ask the journal for one finding of this person and for the days behind it."""
    found = at_hand(session, account_id) if is_running() else worked_out(session, account_id)
    (answer,) = [one for one in found.answers if one.question is question]
    pairs = None
    # Below the gate a picture would claim what the sentence doesn't.
    if isinstance(answer, Finding):
        # What is stored may be older than an answer that was worked out just now.
        worked = found.found.dots.get(question)
        pairs = dots_of(session, account_id, question) if found.is_stored else worked
    return Read(answer, pairs, found.replies.get(question.value), found.is_behind)


def behind(found: Read) -> Behind:
    """Put one finding and its days into words and pictures."""
    answer, question = found.answer, found.answer.question
    words = said(answer)
    return Behind(
        key=question.value,
        asked=asked(question),
        words=words,
        pictures=_pictures(answer, found.pairs) if isinstance(answer, Finding) else (),
        reply=reply_words(found.reply),
        may_fit=answer.tier in SAYING,
        is_behind=found.is_behind,
    )


def _pictures(finding: Finding, pairs: Dots | None) -> tuple[Drawn, ...]:
    pictures = []
    if finding.sides:
        pictures.append(sides_picture(_sides(finding), _contrast(finding)))
    if pairs is not None and len(pairs.after) > 1:
        pictures.append(dose_picture(Doses(finding, pairs, came(finding.question), _unit(finding))))
        pictures.append(visible_picture(_seen(finding, pairs)))
    return tuple(drawn(picture) for picture in pictures)


def came(question: Question) -> str:
    """Name what came, as the head of a column."""
    return {
        "evening": _("Pushed minutes in the evening"),
        "pushed_chosen": _("Pushed minutes in the evening"),
        "uneasy_chosen": _("Minutes of looking uneasily"),
        "late": _("A hard interaction in the last hour"),
        "severe": _("A severe interaction"),
        "rest": _("Less than %(hours)s hours of rest", hours=hours()),
        "masking": _("A face I didn't feel (1 to 5)"),
        "backed": _("Somebody backed me up"),
        "overtime": _("Minutes of overtime"),
    }[subject_of(question)]


def _unit(finding: Finding) -> Unit:
    subject = subject_of(finding.question)
    if subject in MINUTES:
        return Unit.MINUTES
    return Unit.STEPS if subject == "masking" else Unit.YES_NO


def _sides(finding: Finding) -> tuple[Row, ...]:
    names, kinds = side_names(), initiation_names()
    return tuple(
        Row(
            Tone(side.name),
            kinds[Initiation(side.name)],
            names[side.name],
            side.difference,
            side.low,
            side.high,
        )
        for side in finding.sides
    )


def _contrast(finding: Finding) -> Row:
    name = _("The first less the second")
    return Row(Tone.PLAIN, name, name, finding.difference, finding.low, finding.high)


def _seen(finding: Finding, pairs: Dots) -> Seen:
    return Seen(
        smallest=finding.smallest_visible,
        count=finding.pairs,
        first=min(pairs.dates),
        last=max(pairs.dates),
        is_of_evenings=is_of_evenings(finding.question),
        meaningful=MEANINGFUL_POINTS,
    )
