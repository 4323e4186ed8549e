"""What the pages of sessions take in, and why something won't do."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator

from app.forms import (
    NEEDED,
    ClientId,
    Draft,
    Errors,
    Form,
    LocalDate,
    LocalTime,
    OptionalDate,
    WholeNumber,
    Zone,
    choice,
    refuse,
    within,
)
from app.language import gettext as _
from app.steward.forms import Minutes, Name, UnitChoice, fresh, lines, refused
from journal.errors import Invalid
from journal.teams.announcing import MOST_PLACES, Announcement
from journal.teams.rules import LONGEST_LINE, LONGEST_LINK
from journal.vocabulary import Repeats, SessionKind

Line = Annotated[str, lines(LONGEST_LINE), AfterValidator(lambda said: " ".join(said.split()))]
Link = Annotated[str, BeforeValidator(str.strip), lines(LONGEST_LINK)]


class AnnouncementForm(Form):
    """A session: what, where, when on which clock, how long, how often, for how many, for whom."""

    id: ClientId
    title: Name
    kind: Annotated[SessionKind, NEEDED, choice(SessionKind)]
    place: Line = ""
    link: Link = ""
    date: LocalDate
    time: LocalTime
    minutes: Minutes
    zone: Zone
    repeats: Annotated[Repeats, NEEDED, choice(Repeats)]
    until: OptionalDate = None
    capacity: Annotated[WholeNumber, within(1, MOST_PLACES)] = None
    unit_id: UnitChoice = None


class PlaceForm(Form):
    """Where a session is held from now on."""

    place: Line = ""
    link: Link = ""


def announcement_draft(zone: ZoneInfo) -> Draft:
    """Make the empty page: once, an hour, on the organisation's clock."""
    return fresh(minutes=60, zone=zone.key, repeats="once")


def announcement_of(form: AnnouncementForm) -> Announcement:
    """What was announced; raise ``Invalid`` when nothing says where, or until when it repeats."""
    check_somewhere(form)
    return Announcement(
        form.id,
        form.unit_id,
        form.title,
        form.place,
        datetime.combine(form.date, form.time, form.zone).astimezone(UTC),
        form.minutes,
        kind=form.kind,
        link=form.link,
        capacity=form.capacity,
        zone=form.zone.key,
        repeats=form.repeats,
        # Until when is left standing on the page when a session is to take place once after all.
        until=None if form.repeats is Repeats.ONCE else form.until,
    )


def check_somewhere(form: AnnouncementForm | PlaceForm) -> None:
    """Raise ``Invalid`` for a session that is nowhere."""
    if not form.place and not form.link:
        raise Invalid("place_needed", field="place")


def session_refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in the person's language why a session can't be so, at the field that it is about."""
    said = {
        "place_needed": _("A place or a link, please."),
        "link_unreadable": _("An address that begins with https://, please."),
        "until_needed": _("Until when does it repeat?"),
        "until_before_start": _("This is before the first date."),
    }
    if refusal.reason in said:
        return refuse(typed, **{refusal.field: said[refusal.reason]})
    return refused(typed, refusal)
