"""The organisation's own roster and the contact it sent: the same for leads and members."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import Lead, TeamReader, leads_only, team_readers_only
from app.causes.forms import answer_in, roster_sent
from app.causes.months import month_of
from app.causes.places import SeenUnit, unit_seen
from app.causes.roster import roster_shown
from app.causes.sent import WEEKS, sent_shown, weeks_asked
from app.database import team_reading, writing
from app.forms import Draft, Errors
from app.uploads import has_room
from journal.causes.commands import bring_in_roster, remove_roster
from journal.causes.duties import RosterFile
from journal.clock import utc_now
from journal.files.text import LARGEST_FILE_BYTES

causes = Blueprint("causes", __name__, url_prefix="/team/units/<uuid:unit_id>")

PASTED_BYTES = 4 * 1024 * 1024
SENT_BYTES = LARGEST_FILE_BYTES + PASTED_BYTES


@causes.url_value_preprocessor
def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Allow a roster what it needs, before anything reads the form."""
    is_roster = endpoint == "causes.bring_in" and request.method == "POST"
    if is_roster and not has_room(SENT_BYTES, in_fields=PASTED_BYTES):
        abort(413)


@causes.get("/roster")
@team_readers_only
def roster(reader: TeamReader, unit_id: UUID) -> ResponseReturnValue:
    """Show what the roster of a month does to the people in it."""
    now = utc_now()
    with team_reading() as session:
        unit = unit_seen(session, reader, unit_id, now)
    return _roster_page(unit, Draft(), now)


@causes.post("/roster")
@leads_only
def bring_in(lead: Lead, unit_id: UUID) -> ResponseReturnValue:
    """Let a file speak for a unit from its first date to its last."""
    now = utc_now()
    with team_reading() as session:
        unit = unit_seen(session, lead, unit_id, now)
    zone = unit.organisation.zone
    file = roster_sent(zone)
    if isinstance(file, Errors):
        return _roster_page(unit, file, now), 422
    with writing() as session:
        done = bring_in_roster(
            session, lead.organisation_id, lead.actor, unit_id, file, zone=zone, now=now
        )
    month = month_of(_first_seen(file, now.astimezone(zone).date()))
    return redirect(url_for("causes.roster", unit_id=unit_id, month=month, **asdict(done)), 303)


@causes.post("/roster/remove")
@leads_only
def remove(lead: Lead, unit_id: UUID) -> ResponseReturnValue:
    """Delete every duty a unit ever had."""
    now = utc_now()
    with writing() as session:
        unit_seen(session, lead, unit_id, now)
        remove_roster(session, lead.organisation_id, lead.actor, unit_id, now=now)
    return redirect(url_for("causes.roster", unit_id=unit_id, removed=1), 303)


@causes.get("/contact")
@team_readers_only
def sent(reader: TeamReader, unit_id: UUID) -> ResponseReturnValue:
    """Show what the organisation's own systems sent, and how much fell outside the duty."""
    now, weeks = utc_now(), weeks_asked(request.args.get("weeks", ""))
    with team_reading() as session:
        unit = unit_seen(session, reader, unit_id, now)
        shown = sent_shown(session, unit, weeks, now)
    return render_template("causes/contact.html", unit=unit, shown=shown, periods=WEEKS, place="me")


def _first_seen(file: RosterFile, today: date) -> date:
    return today if file.first_day <= today <= file.last_day else file.first_day


def _roster_page(unit: SeenUnit, form: Draft, now: datetime) -> str:
    with team_reading() as session:
        shown = roster_shown(session, unit, request.args.get("month", ""), now)
    answer = answer_in(request.args)
    return render_template(
        "causes/roster.html", unit=unit, shown=shown, form=form, answer=answer, place="me"
    )
