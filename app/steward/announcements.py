"""Sessions that the organisation holds, for everybody or for one team."""

from datetime import date
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import Steward, stewards_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.language import gettext as _
from app.session_times import how_often, when
from app.steward.session_forms import (
    AnnouncementForm,
    PlaceForm,
    announcement_draft,
    announcement_of,
    check_somewhere,
    session_refused,
)
from app.steward.trees import choices
from app.zones import zone_options
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.sessions.scheduled_counts import head_counts
from journal.teams.announced import announced_sessions, session_line
from journal.teams.announcing import announce_session, cancel_date, cancel_session, change_place
from journal.teams.queries import organisation_of, units_of
from journal.teams.rules import ANNOUNCED_AHEAD
from journal.teams.windows import window_at

announcements = Blueprint("announcements", __name__, url_prefix="/steward/sessions")


@announcements.get("")
@stewards_only
def show(who: Steward) -> ResponseReturnValue:
    """List what is announced, and ask for another session."""
    return _page(who)


@announcements.post("")
@stewards_only
def announce(who: Steward) -> ResponseReturnValue:
    """Announce a session."""
    form = parse(AnnouncementForm, request.form)
    if isinstance(form, Errors):
        return _page(who, form), 422
    try:
        new = announcement_of(form)
        with writing() as session:
            announce_session(session, who.organisation_id, who.actor, new, utc_now())
    except Invalid as refusal:
        return _page(who, session_refused(request.form, refusal)), 422
    return redirect(url_for("announcements.show", saved="announced"), 303)


@announcements.get("/<uuid:session_id>")
@stewards_only
def show_one(who: Steward, session_id: UUID) -> ResponseReturnValue:
    """Show one session: its dates, where it is, how many came."""
    return _session_page(who, session_id)


@announcements.post("/<uuid:session_id>/place")
@stewards_only
def move(who: Steward, session_id: UUID) -> ResponseReturnValue:
    """Hold a session elsewhere from now on."""
    form = parse(PlaceForm, request.form)
    if isinstance(form, Errors):
        return _session_page(who, session_id, form), 422
    by = who.actor
    try:
        check_somewhere(form)
        with writing() as session:
            place, link, now = form.place, form.link, utc_now()
            change_place(
                session, who.organisation_id, by, session_id, place=place, link=link, now=now
            )
    except Invalid as refusal:
        return _session_page(who, session_id, session_refused(request.form, refusal)), 422
    return redirect(url_for("announcements.show_one", session_id=session_id, saved="moved"), 303)


@announcements.post("/<uuid:session_id>/cancel")
@stewards_only
def cancel(who: Steward, session_id: UUID) -> ResponseReturnValue:
    """Call off all that is to come of a session."""
    with writing() as session:
        cancel_session(session, who.organisation_id, who.actor, session_id, now=utc_now())
    return redirect(url_for("announcements.show", saved="cancelled"), 303)


@announcements.post("/<uuid:session_id>/dates/<held_on>/cancel")
@stewards_only
def cancel_one(who: Steward, session_id: UUID, held_on: str) -> ResponseReturnValue:
    """Call off one date of a session."""
    with writing() as session:
        day, now = _day(held_on), utc_now()
        cancel_date(session, who.organisation_id, who.actor, session_id, day, now=now)
    return redirect(url_for("announcements.show_one", session_id=session_id, saved="date"), 303)


def _page(who: Steward, form: Draft | None = None) -> str:
    now = utc_now()
    with reading() as session:
        zone = organisation_of(session, who.organisation_id).zone
        teams = units_of(session, who.organisation_id, window_at(now, zone))
        announced = announced_sessions(session, who.organisation_id, now)
    return render_template(
        "steward/sessions.html",
        form=form or announcement_draft(zone),
        announced=[(line, line.next_date(now)) for line in announced],
        teams=choices(teams, _("Everybody")),
        zones=zone_options(),
        when=when,
        how_often=how_often,
    )


def _session_page(who: Steward, session_id: UUID, form: Draft | None = None) -> str:
    now = utc_now()
    with reading() as session:
        line = session_line(session, who.organisation_id, session_id)
        counts = head_counts(session, who.organisation_id, line, now)
    return render_template(
        "steward/session.html",
        form=form or Draft({"place": line.place, "link": line.link}),
        line=line,
        dates=line.dates_between(now, now + 2 * ANNOUNCED_AHEAD),
        counts=counts,
        now=now,
        when=when,
        how_often=how_often,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise NotFound from wrong
