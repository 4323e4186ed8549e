"""What the pages about requests send, and which incidents a file is to be about."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from pydantic import Field

from app.forms import (
    NEEDED,
    ClientId,
    Draft,
    Errors,
    Form,
    LocalDate,
    OptionalDate,
    Version,
    choice,
    refuse,
)
from app.language import format_date
from app.language import gettext as _
from journal.errors import Invalid, NotFound
from journal.evidence.queries import KeptRequest
from journal.evidence.rules import MOST_INCIDENTS, Request
from journal.shifts.rules import EARLIEST
from journal.vocabulary import AskOutcome, EmployerAsk


class RequestForm(Form):
    """What she asked for, when, and what came of it."""

    asked: Annotated[EmployerAsk, NEEDED, choice(EmployerAsk), Field(validate_default=True)]
    asked_on: LocalDate
    outcome: Annotated[AskOutcome, choice(AskOutcome)] = AskOutcome.OPEN
    answered_on: OptionalDate = None


class NewRequestForm(RequestForm):
    """A new request, with the id its page made for it."""

    id: ClientId


class ChangedRequestForm(RequestForm):
    """One that is kept, with the version that was read."""

    version: Version


def fresh_draft(now: datetime, zone: ZoneInfo) -> Draft:
    """Make an empty page of today; what was asked is not guessed."""
    today = now.astimezone(zone).date()
    return Draft({"id": str(uuid4()), "asked_on": str(today), "outcome": AskOutcome.OPEN.value})


def draft_of(kept: KeptRequest) -> Draft:
    """Show a request as it was said."""
    said = kept.request
    answered = "" if said.answered_on is None else str(said.answered_on)
    return Draft(
        {
            "id": str(said.id),
            "version": kept.version,
            "asked": said.asked.value,
            "asked_on": str(said.asked_on),
            "outcome": said.outcome.value,
            "answered_on": answered,
        }
    )


def request_from(form: RequestForm, request_id: UUID, interaction_id: UUID) -> Request:
    """Everything that was said, for the journal."""
    return Request(
        id=request_id,
        interaction_id=interaction_id,
        asked=form.asked,
        asked_on=form.asked_on,
        outcome=form.outcome,
        answered_on=form.answered_on,
    )


def refused(typed: Mapping[str, Any], refusal: Invalid, today: date) -> Errors:
    """Say in her language why the journal will not take it."""
    first, last = format_date(EARLIEST), format_date(today)
    said = {
        "day_out_of_range": _("A day from %(first)s to %(last)s.", first=first, last=last),
        "no_answer_no_day": _("A day belongs to an answer. Leave it empty while there is none."),
        "answered_before": _("An answer comes on the day of asking or later, up to today."),
    }
    return refuse(typed, **{refusal.field: said[refusal.reason]})


def chosen_ids(values: Sequence[str]) -> tuple[UUID, ...]:
    """The incidents that an address names, each once; raise ``NotFound`` for what is no id."""
    try:
        return tuple(dict.fromkeys(UUID(value) for value in values))
    except ValueError as wrong:
        raise NotFound from wrong


def wrong_choice(count: int) -> str:
    """Say why no file is made of so many incidents; nothing where one can be."""
    if count == 0:
        return _("Choose at least one incident.")
    if count > MOST_INCIDENTS:
        return _("Up to %(most)s incidents fit into one file.", most=MOST_INCIDENTS)
    return ""
