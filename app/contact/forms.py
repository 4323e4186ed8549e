"""What a contact page sends, and what it shows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from app.forms import (
    NEEDED,
    ClientId,
    Draft,
    Errors,
    Form,
    OptionalDate,
    OptionalTime,
    Version,
    YesNo,
    Zone,
    choice,
    refuse,
)
from app.language import gettext as _
from journal.errors import Invalid
from journal.exposure.commands import Tap
from journal.exposure.queries import Contact
from journal.shifts.rules import EARLIEST, LATEST
from journal.vocabulary import Initiation, Urgency


class TapForm(Form):
    """What was said of one contact; without date and time it is right now."""

    initiation: Annotated[Initiation, NEEDED, choice(Initiation)]
    date: OptionalDate = None
    time: OptionalTime = None
    zone: Zone | None = None
    urgency: Annotated[Urgency | None, choice(Urgency)] = None
    free_not_to_look: YesNo = None


class NewTapForm(TapForm):
    """A new one, with the id its page made for it."""

    id: ClientId


class ChangedTapForm(TapForm):
    """One that is kept, with the version that was read."""

    version: Version


def fresh_draft(zone: ZoneInfo) -> Draft:
    """Make an empty page: nothing is chosen, and no time means now."""
    return Draft({"id": str(uuid4()), "zone": zone.key})


def draft_of(kept: Contact) -> Draft:
    """Show a contact as it was said."""
    local = kept.at.astimezone(ZoneInfo(kept.zone))
    free = {None: "", True: "yes", False: "no"}[kept.free_not_to_look]
    return Draft(
        {
            "id": str(kept.id),
            "version": kept.version,
            "initiation": kept.initiation.value,
            "date": local.date().isoformat(),
            "time": f"{local:%H:%M}",
            "zone": kept.zone,
            "urgency": kept.urgency.value if kept.urgency else "",
            "free_not_to_look": free,
        }
    )


def tap_of(form: TapForm, own_zone: ZoneInfo, now: datetime) -> Tap:
    """Everything that was said, for the journal; raise ``Invalid`` for a date without a time."""
    zone = form.zone or own_zone
    return Tap(
        at=_moment(form.date, form.time, zone, now),
        zone=zone,
        initiation=form.initiation,
        urgency=form.urgency,
        free_not_to_look=form.free_not_to_look,
    )


def changed_tap_of(form: TapForm, kept: Contact, own_zone: ZoneInfo, now: datetime) -> Tap:
    """What is said now of a kept one; a time left as the page showed it is not another time."""
    tap = tap_of(form, own_zone, now)
    local = kept.at.astimezone(ZoneInfo(kept.zone))
    # The page shows no seconds, and not which of two same hours in autumn it was.
    shown = (local.date(), local.time().replace(second=0, microsecond=0, fold=0), kept.zone)
    is_as_shown = (form.date, form.time, tap.zone.key) == shown
    return replace(tap, at=None) if is_as_shown else tap


def refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in the person's language why the journal will not take it."""
    said = {
        "in_the_future": _("This moment is still to come."),
        "date_out_of_range": _("A date between 1990 and 2100, please."),
        "time_needed": _("A date needs a time with it."),
    }
    return refuse(typed, **{refusal.field: said[refusal.reason]})


def _moment(day: date | None, clock: time | None, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The moment that was typed; a bare time is the last one that has passed."""
    if clock is None:
        if day is None:
            return None
        raise Invalid("time_needed", field="time")
    local = now.astimezone(zone)
    if day is not None and not EARLIEST <= day <= LATEST:
        raise Invalid("date_out_of_range", field="date")
    if day is not None:
        return datetime.combine(day, clock, zone).astimezone(UTC)
    passed = local.date() if clock <= local.time() else local.date() - timedelta(days=1)
    return datetime.combine(passed, clock, zone).astimezone(UTC)
