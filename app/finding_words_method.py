"""How a question was worked out, in plain words: what is set against what, and by which rules."""

from app.finding_words_questions import is_of_evenings, subject_of
from app.language import format_number
from app.language import gettext as _
from journal.findings.answers import Question
from journal.findings.contact import SETTLING
from journal.findings.logs import LATE_FROM_MINUTES, LOG_REACH
from journal.findings.questions import MASKING_STEPS, SEVERE_FROM, SHORT_REST_HOURS
from journal.findings.rules import METHOD_VERSION

# As journal/statistics/design.py has it, which loads numpy and so isn't asked for it here.
WEEKDAYS_FROM = 100


def method_in_words(question: Question) -> tuple[str, ...]:
    """Say what was set against what, what was allowed for, and what it takes to be a pattern."""
    return (
        *_looked_at(question),
        _(
            "Allowed for: how you were before it (your last answer to the same question, and"
            " energy, mood and tension), working days, weekdays from %(pairs)s days on, and slow"
            " change over the months. If the answer before is missing, one of the two days before"
            " stands in.",
            pairs=format_number(WEEKDAYS_FROM),
        ),
        _(
            "Two ways of asking have to agree: how far the days scatter (HC3 standard errors), and"
            " how often the same days, shifted round in a circle, give as much. The larger p"
            " counts."
        ),
        _(
            "Each question is held against all that could be asked of this diary (Benjamini and"
            " Hochberg); those that are still too early don't count. Method: %(version)s.",
            version=METHOD_VERSION,
        ),
    )


def _looked_at(question: Question) -> tuple[str, ...]:
    evening = _(
        "An evening runs from the end of your shift to the start of the next, night shifts too."
        " The next day's check-in is set against it."
    )
    settling = format_number(SETTLING.total_seconds() / 60)
    if subject_of(question) == "evening":
        pushed = _(
            "Pushed contact came to you. Each time counts from its first to its last message, plus"
            " %(minutes)s minutes to settle again; looking because you chose to is not in it."
            " Evenings whose contact isn't known are left out; they never count as quiet.",
            minutes=settling,
        )
        return (evening, pushed)
    if is_of_evenings(question):
        kinds_of_contact = _(
            "The minutes pushed to you, looked at by choice and looked at uneasily stand beside"
            " each other, each time with %(minutes)s minutes to settle again. Only the difference"
            " between two of them is told. Evenings whose contact isn't known are left out.",
            minutes=settling,
        )
        return (evening, kinds_of_contact)
    of_hits = _hits(question)
    return of_hits or (_shifts(question),)


def _hits(question: Question) -> tuple[str, ...]:
    """What is looked at where hard interactions are; empty elsewhere."""
    log = _(
        "A day without an entry counts as one without hard interactions only if you checked in on"
        " it and logged some within %(days)s days of it.",
        days=format_number(LOG_REACH.days),
    )
    severe = format_number(SEVERE_FROM)
    return {
        "late": (
            _(
                "The last hour is the %(minutes)s minutes before the planned end of your shift, and"
                " whatever came after it. Your answer after that shift is set against it.",
                minutes=format_number(LATE_FROM_MINUTES),
            ),
            log,
        ),
        "severe": (
            _(
                "Severe is a hard interaction of %(severe)s or 5. Your answer of the next day is"
                " set against it.",
                severe=severe,
            ),
            log,
        ),
        "backed": (
            _(
                "Looked at are days with a hard interaction of %(severe)s or 5 on which you said"
                " who backed you up. Your answer after that shift is set against it.",
                severe=severe,
            ),
        ),
    }.get(subject_of(question), ())


def _shifts(question: Question) -> str:
    """What is looked at where the shift itself is, or how she wore it."""
    return {
        "rest": _(
            "Rest is the time between leaving one shift and starting the next, without time on"
            " call; under %(hours)s hours it's short. Your answer of the day that follows is set"
            " against it.",
            hours=format_number(SHORT_REST_HOURS),
        ),
        "masking": _(
            "Your answer about a face you didn't feel, from 1 to 5, is set against your energy the"
            " next day. What is told is the difference for %(steps)s steps more.",
            steps=format_number(MASKING_STEPS),
        ),
        "overtime": _(
            "Overtime runs from the planned end of your shift to when you were out. Days on which"
            " you didn't say when you got out aren't looked at. Your answer of the next day is set"
            " against it."
        ),
    }[subject_of(question)]
