"""What the page of goals sends, and why the journal may say no."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any
from uuid import uuid4

from pydantic import Field

from app.forms import (
    NEEDED,
    ClientId,
    Draft,
    Errors,
    Form,
    LocalDate,
    OptionalDate,
    choice,
    refuse,
)
from app.goals.words import enough
from app.language import gettext as _
from journal.errors import Invalid
from journal.vocabulary import GoalKind


class Turn(StrEnum):
    """What can be done with a goal that is kept."""

    PAUSE = "pause"
    GO_ON = "go_on"
    LET_GO = "let_go"
    TAKE_UP = "take_up"


class Back(StrEnum):
    """The page that a tap came from, and leads back to."""

    GOALS = "goals"
    TODAY = "today"


class GoalForm(Form):
    """A goal to begin, with the id its page made for it."""

    id: ClientId
    kind: Annotated[GoalKind, NEEDED, choice(GoalKind), Field(validate_default=True)]
    until: OptionalDate = None


class TapForm(Form):
    """That it went well today."""

    id: ClientId
    back: Annotated[Back, choice(Back)] = Back.GOALS


class TakeBackForm(Form):
    """The day that shall not be counted."""

    day: LocalDate


class TurnForm(Form):
    """What she wants with a goal."""

    turn: Annotated[Turn, NEEDED, choice(Turn)]


def fresh_draft() -> Draft:
    """Make an empty page; no goal is suggested."""
    return Draft({"id": str(uuid4())})


def beside(refused_act: Errors) -> Errors:
    """Show what was wrong with a tap above an empty page; nothing was typed there."""
    return Errors(fresh_draft().values, refused_act.messages)


def refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in her language why the journal will not take it."""
    said = {
        "enough_at_a_time": enough(),
        "date_needed": _("Which day do you want to stay until? An examination's, for one."),
        "no_date_here": _("Only staying until a day of yours has a date. Leave it empty here."),
        "date_gone_by": _("This day has gone by. Choose one still to come."),
        "not_let_go": _("Let this goal go first. Nothing was deleted."),
        "not_minded": _("This goal is paused or let go. Nothing was counted."),
    }
    return refuse(typed, **{refusal.field: said[refusal.reason]})
