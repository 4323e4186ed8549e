"""What a check-in asks, in our own words; not a validated scale, and the page says so."""

from dataclasses import dataclass

from app.language import format_number
from app.language import gettext as _

HALF_HOURS = range(0, 14 * 60 + 1, 30)


@dataclass(frozen=True, slots=True)
class Question:
    """One scale: its five words, lowest first, and the shapes that stand for them."""

    name: str
    legend: str
    words: tuple[str, ...]
    kind: str = "rise"


def core() -> tuple[Question, ...]:
    """The six scales of every day, in the order of the page."""
    agreeing = _agreeing()
    return (
        Question(
            "mood",
            _("How do you feel right now?"),
            (_("Bad"), _("Not so good"), _("In between"), _("Quite good"), _("Good")),
        ),
        Question(
            "energy",
            _("How much energy is left in you?"),
            (_("None"), _("A little left"), _("About half"), _("Quite a lot left"), _("Plenty")),
        ),
        Question("tension", _("How wound up are you?"), agreeing, "wave"),
        Question("masking", _("Today I had to show a face I didn't feel."), agreeing, "apart"),
        Question("replay", _("It still goes round in my head."), agreeing, "rings"),
        Question("away", _("Since the shift, work has felt far away."), agreeing, "apart"),
    )


def more() -> dict[str, Question]:
    """The scales below the fold, by name."""
    agreeing = _agreeing()
    asked = (
        Question("perspective", _("I could see it from the customer's side."), agreeing),
        Question("slept_well", _("I slept well."), agreeing),
        Question("target_pressure", _("Targets weighed on me today."), agreeing, "wave"),
    )
    return {question.name: question for question in asked}


def legends() -> dict[str, str]:
    """What each answer of a check-in is an answer to."""
    asked = {question.name: question.legend for question in (*core(), *more().values())}
    return {
        **asked,
        "backed": _("When it was hard, who backed me up?"),
        "sleep_minutes": _("Hours I slept"),
        "open_cases": _("Cases still open"),
        "leaving": _("Today I thought of leaving this job."),
    }


def sleep_options() -> list[tuple[str, str]]:
    """Half hours of sleep to pick from, with nothing said first."""
    return [("", _("Not said")), *((str(minutes), duration(minutes)) for minutes in HALF_HOURS)]


def duration(minutes: int) -> str:
    """Say minutes as hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if rest:
        return _("%(hours)s h %(minutes)s min", hours=format_number(hours), minutes=rest)
    return _("%(hours)s h", hours=format_number(hours))


def _agreeing() -> tuple[str, ...]:
    return (_("Not at all"), _("A little"), _("Somewhat"), _("Quite a lot"), _("Very much"))
