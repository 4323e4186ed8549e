"""What a filled-in questionnaire sends, and what an empty one shows."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal
from uuid import uuid4
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from app.forms import ClientId, Draft, Errors, Form, WholeNumber, parse, refuse
from app.instruments.words import opens_again
from app.language import gettext as _
from journal.errors import Invalid
from journal.instruments.definition import Instrument, Language
from journal.instruments.queries import FilledIn
from journal.instruments.rules import Filling
from journal.shifts.rules import EARLIEST, LATEST

ANSWER = "q_"
"""What the name of a question's field begins with, so that no item passes for another field."""


def _moment(value: Any) -> Any:
    try:
        read = datetime.fromisoformat(value)
    except (TypeError, ValueError) as wrong:
        raise PydanticCustomError("id", "not a moment") from wrong
    # Beyond these years no moment can be moved to another zone for certain.
    if read.tzinfo is None or not EARLIEST.year <= read.year <= LATEST.year:
        raise PydanticCustomError("id", "not a moment")
    return read.astimezone(UTC)


class FillingForm(Form):
    """The answers, and which wording they are to; ``at`` comes with what was deleted only."""

    id: ClientId
    edition: Annotated[str, Field(max_length=40)]
    language: Literal["en", "ko"]
    at: Annotated[datetime | None, BeforeValidator(_moment)] = None
    answers: dict[str, WholeNumber]


class ReminderForm(Form):
    """Whether she wants the quiet line."""

    wanted: Literal["yes", "no"]


def parse_filling(typed: Mapping[str, Any]) -> FillingForm | Errors:
    """Read a filled-in page; its questions are those fields whose names begin as ANSWER says."""
    flat = {name: typed[name] for name in typed if name != "csrf_token"}
    answers = {
        name.removeprefix(ANSWER): value for name, value in flat.items() if name.startswith(ANSWER)
    }
    rest = {name: value for name, value in flat.items() if not name.startswith(ANSWER)}
    form = parse(FillingForm, {**rest, "answers": answers})
    return Errors(flat, form.messages) if isinstance(form, Errors) else form


def fresh_draft(instrument: Instrument, language: Language) -> Draft:
    """Make an empty page; nothing is answered before she answers."""
    return Draft({"id": str(uuid4()), "edition": instrument.edition, "language": language})


def draft_of(filled: FilledIn) -> Draft:
    """Hold everything that makes a deleted filling anew."""
    said = {f"{ANSWER}{key}": value for key, value in filled.answers.items() if value is not None}
    about = {"edition": filled.edition, "language": filled.language, "at": filled.at.isoformat()}
    return Draft({"id": str(filled.id), **about, **said})


def filling_of(form: FillingForm, zone: ZoneInfo, now: datetime) -> Filling:
    """Everything that was said, for the journal."""
    return Filling(
        id=form.id,
        edition=form.edition,
        language=form.language,
        answers=form.answers,
        at=form.at or now,
        zone=zone,
    )


def refused(
    typed: Mapping[str, Any], refusal: Invalid, instrument: Instrument, opens: date | None
) -> Errors:
    """Say in her language why it is not kept; ``opens`` is when it may be filled in again."""
    if refusal.reason == "too_soon" and opens is not None:
        return refuse(typed, **{"": opens_again(instrument, opens)})
    said = {"nothing_answered": _("Touch at least one answer. One is enough.")}
    return refuse(
        typed, **{"": said.get(refusal.reason, _("This page was too old. Please open it again."))}
    )
