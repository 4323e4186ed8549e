"""What a lead changed about a cause: written down, and taken back, on pages of her own."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import Lead, leads_only
from app.database import team_reading, team_writing
from app.forms import Draft, Errors, parse
from app.team import words
from app.team.forms import ActionForm, draft_of, fresh_draft, refused
from app.team.units import unit_led
from journal.causes.actions import NewAction, actions_of, record_action, withdraw_action
from journal.clock import utc_now
from journal.errors import Invalid

team_actions = Blueprint("team_actions", __name__, url_prefix="/team/units/<uuid:unit_id>/actions")


@team_actions.get("")
@leads_only
def new(lead: Lead, unit_id: UUID) -> ResponseReturnValue:
    """Ask what was changed, and list what stands."""
    return _page(lead, unit_id, fresh_draft())


@team_actions.post("")
@leads_only
def record(lead: Lead, unit_id: UUID) -> ResponseReturnValue:
    """Keep what was changed."""
    form = parse(ActionForm, request.form)
    if isinstance(form, Errors):
        return _page(lead, unit_id, form), 422
    action = NewAction(form.id, unit_id, form.cause, form.changed_on, form.words)
    now = utc_now()
    try:
        with team_writing() as session:
            zone = unit_led(session, lead, unit_id, now).named.organisation.zone
            record_action(session, lead.organisation_id, lead.actor, action, zone=zone, now=now)
    except Invalid as refusal:
        return _page(lead, unit_id, refused(request.form, refusal)), 422
    return redirect(url_for("team_actions.new", unit_id=unit_id, saved=1), 303)


@team_actions.post("/<uuid:action_id>/withdraw")
@leads_only
def withdraw(lead: Lead, unit_id: UUID, action_id: UUID) -> ResponseReturnValue:
    """Take it back, and offer to write it down again."""
    now = utc_now()
    with team_writing() as session:
        seen = unit_led(session, lead, unit_id, now)
        kept = withdraw_action(
            session, lead.organisation_id, lead.actor, unit_id, action_id, now=now
        )
    return render_template("team/withdrawn.html", seen=seen, removed=draft_of(kept), place="me")


def _page(lead: Lead, unit_id: UUID, form: Draft) -> str:
    with team_reading() as session:
        seen = unit_led(session, lead, unit_id, utc_now())
        kept = actions_of(session, lead.organisation_id, [unit_id])
    return render_template(
        "team/actions.html", seen=seen, form=form, kept=kept, words=words, place="me"
    )
