"""What each declared question is about, in words: asked, named, and by the days it looks at."""

from dataclasses import dataclass

from app.language import format_number
from app.language import gettext as _
from journal.findings.answers import Question
from journal.findings.questions import ASKED, CONTRASTS, SHORT_REST_HOURS


@dataclass(frozen=True, slots=True)
class Kinds:
    """The days or evenings that a question sets beside each other, in the plural."""

    both: str
    those_with: str
    those_without: str


def subject_of(question: Question) -> str:
    """What is looked at, whatever it is set against: evening, late, pushed_chosen and so on."""
    subject, _dot, rest = question.value.partition(".")
    return rest if question in CONTRASTS else subject


def is_of_evenings(question: Question) -> bool:
    """Whether a question counts evenings; the others count days."""
    return question.value.startswith(("evening.", "kind."))


def is_next_day(question: Question) -> bool:
    """Whether the answer of the day after is asked about, and not that of the same day."""
    return ASKED[question].outcome_after == 1


def outcome_of(question: Question) -> str:
    """The scale that a question asks about, as the journal calls it."""
    return ASKED[question].outcome


def scale_name(scale: str) -> str:
    """Name a scale as it stands inside a sentence."""
    return {"energy": _("energy"), "mood": _("mood"), "tension": _("tension")}[scale]


def hours() -> str:
    """Write how long a rest has to be so that it isn't short."""
    return format_number(SHORT_REST_HOURS)


def asked(question: Question) -> str:
    """Ask a declared question, as the heading of its own page."""
    if subject_of(question) == "evening":
        what = scale_name(outcome_of(question))
        return _(
            "After evenings with pushed contact, is your %(what)s different the next day?",
            what=what,
        )
    return {
        Question.PUSHED_OR_CHOSEN: _(
            "Is the next day different when contact is pushed to you and when you look by choice?"
        ),
        Question.UNEASY_OR_CHOSEN: _(
            "Is the next day different when you look uneasily and when you look by choice?"
        ),
        Question.LATE_REPLAY: _(
            "When something hard comes in the last hour, does work go round in your head longer?"
        ),
        Question.LATE_AWAY: _(
            "When something hard comes in the last hour, does work feel nearer afterwards?"
        ),
        Question.SEVERE_ENERGY: _(
            "After a severe interaction, is your energy different the next day?"
        ),
        Question.SHORT_REST_ENERGY: _(
            "After less than %(hours)s hours of rest, is your energy different that day?",
            hours=hours(),
        ),
        Question.MASKING_ENERGY: _(
            "After showing a face you didn't feel, is your energy different the next day?"
        ),
        Question.BACKED_REPLAY: _(
            "When somebody backs you up in a severe moment, does work go round in your head less?"
        ),
        Question.OVERTIME_ENERGY: _("After overtime, is your energy different the next day?"),
    }[question]


def topic(question: Question) -> str:
    """Name a declared question, as a sentence or a line about it begins."""
    if subject_of(question) == "evening":
        what = scale_name(outcome_of(question))
        return _("Pushed contact and the next day's %(what)s", what=what)
    return {
        Question.PUSHED_OR_CHOSEN: _(
            "Pushed to you or looked by choice, and the next day's energy"
        ),
        Question.UNEASY_OR_CHOSEN: _("Looked uneasily or by choice, and the next day's energy"),
        Question.LATE_REPLAY: _("A hard last hour, and what goes round in your head"),
        Question.LATE_AWAY: _("A hard last hour, and how far away work feels"),
        Question.SEVERE_ENERGY: _("Severe interactions and the next day's energy"),
        Question.SHORT_REST_ENERGY: _("Short rest between shifts, and that day's energy"),
        Question.MASKING_ENERGY: _("A face you didn't feel, and the next day's energy"),
        Question.BACKED_REPLAY: _("Somebody on your side, and what goes round in your head"),
        Question.OVERTIME_ENERGY: _("Overtime and the next day's energy"),
    }[question]


def kinds(question: Question) -> Kinds:
    """Name the days or evenings of a question, in the plural, as they stand inside a sentence."""
    by_choice = _("evenings with looks by choice")
    pushed = _("evenings with pushed contact")
    worked = _("working days")
    return {
        "evening": Kinds(_("evenings"), pushed, _("evenings without pushed contact")),
        "pushed_chosen": Kinds(_("evenings"), pushed, by_choice),
        "uneasy_chosen": Kinds(_("evenings"), _("evenings with uneasy looks"), by_choice),
        "late": Kinds(worked, _("days with a hard last hour"), _("days without a hard last hour")),
        "severe": Kinds(
            worked,
            _("days with a severe interaction"),
            _("days without a severe interaction"),
        ),
        "rest": Kinds(
            worked,
            _("days after less than %(hours)s hours of rest", hours=hours()),
            _("days after %(hours)s hours of rest or more", hours=hours()),
        ),
        "masking": Kinds(
            _("answered days"),
            _("days with much of a face you didn't feel (4 or 5)"),
            _("days with little of it (1 or 2)"),
        ),
        "backed": Kinds(
            _("days on which you said who backed you up"),
            _("days when somebody backed you up"),
            _("days when nobody backed you up"),
        ),
        "overtime": Kinds(worked, _("days with overtime"), _("days without overtime")),
    }[subject_of(question)]


def counts(question: Question, with_it: int, without: int) -> str:
    """Say plainly how many days or evenings there are of either kind."""
    numbers = {"with_it": format_number(with_it), "without": format_number(without)}
    sentence = {
        "evening": _("%(with_it)s with pushed contact, %(without)s without."),
        "pushed_chosen": _("%(with_it)s with pushed contact, %(without)s with looks by choice."),
        "uneasy_chosen": _("%(with_it)s with uneasy looks, %(without)s with looks by choice."),
        "late": _("%(with_it)s with a hard interaction in the last hour, %(without)s without."),
        "severe": _("%(with_it)s with a severe interaction, %(without)s without."),
        "rest": _("%(with_it)s after short rest, %(without)s after longer rest."),
        "masking": _("%(with_it)s with much of it (4 or 5), %(without)s with little (1 or 2)."),
        "backed": _("%(with_it)s when somebody backed you up, %(without)s when nobody did."),
        "overtime": _("%(with_it)s with overtime, %(without)s without."),
    }[subject_of(question)]
    return sentence % numbers
