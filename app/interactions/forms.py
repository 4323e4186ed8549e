"""What an interaction page sends, and what it shows."""

from collections.abc import Mapping
from datetime import UTC, datetime
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
    LocalTime,
    Scale,
    Version,
    WholeNumber,
    Zone,
    choice,
    refuse,
    within,
)
from app.language import gettext as _
from journal.errors import Invalid
from journal.interactions.queries import LoggedInteraction
from journal.interactions.rules import NAMES, Entry, Hit
from journal.shifts.rules import EARLIEST, LATEST
from journal.vocabulary import Backed, Cause, Channel, Ending, InteractionKind

DETAILS = ("ending", "backed", "overtime_minutes", "cause")
"""The answers that stand below the fold."""


class HitForm(Form):
    """What hit her, and when; in closed words only."""

    date: Annotated[LocalDate, within(EARLIEST, LATEST)]
    time: LocalTime
    zone: Zone | None = None
    kind: Annotated[InteractionKind, NEEDED, choice(InteractionKind), Field(validate_default=True)]
    channel: Annotated[Channel | None, choice(Channel)] = None
    intensity: Scale = None
    still_with_me: Scale = None
    ending: Annotated[Ending | None, choice(Ending)] = None
    backed: Annotated[Backed | None, choice(Backed)] = None
    overtime_minutes: Annotated[WholeNumber, within(0, 1440)] = None
    cause: Annotated[Cause | None, choice(Cause)] = None


class InteractionForm(HitForm):
    """A new interaction, with the id its page made for it."""

    id: ClientId


class ChangedInteractionForm(HitForm):
    """One that is kept, with the version that was read."""

    version: Version


def fresh_draft(now: datetime, zone: ZoneInfo) -> Draft:
    """Make an empty page for this moment; nothing is answered before she answers."""
    return Draft({"id": str(uuid4()), **_when(now, zone)})


def draft_of(logged: LoggedInteraction) -> Draft:
    """Show an interaction as it was said."""
    said = {name: getattr(logged.hit, name) for name in NAMES}
    return Draft(
        {
            "id": str(logged.id),
            "version": logged.version,
            **_when(logged.at, logged.zone),
            **{name: str(value) for name, value in said.items() if value is not None},
        }
    )


def entry_of(form: HitForm, interaction_id: UUID, zone: ZoneInfo) -> Entry:
    """Everything that was said, for the journal."""
    where = form.zone or zone
    at = datetime.combine(form.date, form.time, where).astimezone(UTC)
    hit = Hit(**{name: getattr(form, name) for name in NAMES})
    return Entry(id=interaction_id, at=at, zone=where, hit=hit)


def refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in her language why the journal will not take it."""
    said = {"in_the_future": _("This moment is still to come.")}
    return refuse(typed, **{refusal.field: said[refusal.reason]})


def _when(at: datetime, zone: ZoneInfo) -> dict[str, str]:
    local = at.astimezone(zone)
    return {"date": local.date().isoformat(), "time": f"{local:%H:%M}", "zone": zone.key}
