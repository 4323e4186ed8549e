"""What a check-in page sends, and what it shows."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Annotated, Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from app.forms import (
    ClientId,
    Draft,
    Errors,
    Form,
    LocalDate,
    LocalTime,
    OptionalDate,
    Scale,
    Version,
    WholeNumber,
    Zone,
    choice,
    refuse,
    within,
)
from app.language import gettext as _
from journal.check_ins.queries import LoggedCheckIn
from journal.check_ins.rules import NAMES, Answers, Entry
from journal.errors import Invalid
from journal.shifts.rules import EARLIEST, LATEST
from journal.vocabulary import Backed, Leaving

DETAILS = (
    "perspective",
    "sleep_minutes",
    "slept_well",
    "open_cases",
    "target_pressure",
    "leaving",
)
"""The answers that stand below the fold."""


class AnswersForm(Form):
    """What was answered; ``day`` is the day proposed by the page for the moment ``day_for``."""

    date: Annotated[LocalDate, within(EARLIEST, LATEST)]
    time: LocalTime
    zone: Zone | None = None
    day: OptionalDate = None
    day_for: str = ""
    mood: Scale = None
    energy: Scale = None
    tension: Scale = None
    masking: Scale = None
    replay: Scale = None
    away: Scale = None
    backed: Annotated[Backed | None, choice(Backed)] = None
    perspective: Scale = None
    sleep_minutes: Annotated[WholeNumber, within(0, 1440)] = None
    slept_well: Scale = None
    open_cases: Annotated[WholeNumber, within(0, 9999)] = None
    target_pressure: Scale = None
    leaving: Annotated[Leaving | None, choice(Leaving)] = None


class CheckInForm(AnswersForm):
    """A new check-in, with the id its page made for it."""

    id: ClientId


class ChangedCheckInForm(AnswersForm):
    """One that is kept, with the version that was read."""

    version: Version


def fresh_draft(now: datetime, zone: ZoneInfo, day: date) -> Draft:
    """Make an empty page for this moment; nothing is answered before she answers."""
    return Draft({"id": str(uuid4()), **_when(now, zone, day)})


def draft_of(logged: LoggedCheckIn) -> Draft:
    """Show a check-in as it was said."""
    said = {name: getattr(logged.answers, name) for name in NAMES}
    return Draft(
        {
            "id": str(logged.id),
            "version": logged.version,
            **_when(logged.at, logged.zone, logged.local_date),
            **{name: str(value) for name, value in said.items() if value is not None},
        }
    )


def moment_of(form: AnswersForm, zone: ZoneInfo) -> datetime:
    """The moment that was typed, in UTC."""
    return datetime.combine(form.date, form.time, form.zone or zone).astimezone(UTC)


def proposed_day(form: AnswersForm) -> date | None:
    """The day the page proposed, unless she has moved the moment since."""
    return form.day if form.day_for == _stamp(form.date, form.time) else None


def entry_of(form: AnswersForm, check_in_id: UUID, zone: ZoneInfo, day: date) -> Entry:
    """Everything that was said, for the journal."""
    answers = Answers(**{name: getattr(form, name) for name in NAMES})
    at = moment_of(form, zone)
    return Entry(id=check_in_id, at=at, zone=form.zone or zone, local_date=day, answers=answers)


def refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in her language why the journal will not take it."""
    said = {
        "nothing_answered": _("Touch at least one answer. One is enough."),
        "in_the_future": _("This moment is still to come."),
        "another_day": _("This page was too old. Please open it again."),
    }
    return refuse(typed, **{refusal.field or "mood": said[refusal.reason]})


def _when(at: datetime, zone: ZoneInfo, day: date) -> dict[str, str]:
    local = at.astimezone(zone)
    return {
        "date": local.date().isoformat(),
        "time": f"{local:%H:%M}",
        "zone": zone.key,
        "day": day.isoformat(),
        "day_for": _stamp(local.date(), local.time()),
    }


def _stamp(day: date, clock: time) -> str:
    return f"{day.isoformat()}T{clock:%H:%M}"
