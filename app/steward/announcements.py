"""Sessions that the organisation holds, for everybody or for one team."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import Steward, stewards_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.language import gettext as _
from app.steward.forms import AnnouncementForm, announcement_of, fresh, refused
from app.steward.trees import choices
from journal.clock import utc_now
from journal.errors import Invalid
from journal.teams.announcing import announce_session, announced_sessions, cancel_session
from journal.teams.queries import organisation_of, units_of
from journal.teams.windows import window_at

announcements = Blueprint("announcements", __name__, url_prefix="/steward/sessions")


@announcements.get("")
@stewards_only
def show(who: Steward) -> ResponseReturnValue:
    """List what is announced, and ask for another session."""
    return _page(who, fresh(minutes=60))


@announcements.post("")
@stewards_only
def announce(who: Steward) -> ResponseReturnValue:
    """Announce a session."""
    form = parse(AnnouncementForm, request.form)
    if isinstance(form, Errors):
        return _page(who, form), 422
    try:
        _announce(who, form)
    except Invalid as refusal:
        return _page(who, refused(request.form, refusal)), 422
    return redirect(url_for("announcements.show", saved="announced"), 303)


@announcements.post("/<uuid:session_id>/cancel")
@stewards_only
def cancel(who: Steward, session_id: UUID) -> ResponseReturnValue:
    """Call a session off."""
    with writing() as session:
        cancel_session(session, who.organisation_id, who.actor, session_id, now=utc_now())
    return redirect(url_for("announcements.show", saved="cancelled"), 303)


def _announce(who: Steward, form: AnnouncementForm) -> None:
    with writing() as session:
        new = announcement_of(form, organisation_of(session, who.organisation_id).zone)
        announce_session(session, who.organisation_id, who.actor, new, utc_now())


def _page(who: Steward, form: Draft) -> str:
    now = utc_now()
    with reading() as session:
        zone = organisation_of(session, who.organisation_id).zone
        teams = units_of(session, who.organisation_id, window_at(now, zone))
        announced = announced_sessions(session, who.organisation_id, now)
    return render_template(
        "steward/sessions.html",
        form=form,
        announced=announced,
        teams=choices(teams, _("Everybody")),
        zone=zone,
    )
