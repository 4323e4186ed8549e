"""A steward's home, the windows ahead, and founding an organisation."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, Steward, agents_only, stewards_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.release_words import dates_of
from app.steward.forms import FoundingForm, founding_draft, refused
from app.zones import zone_options
from journal.aggregates.rules import upcoming
from journal.clock import utc_now
from journal.errors import Conflict, Invalid
from journal.teams.commands import Founding, found_organisation
from journal.teams.outside import has_provider
from journal.teams.queries import organisation_of, place_of

steward = Blueprint("steward", __name__, url_prefix="/steward")

WINDOWS_AHEAD = 6


@steward.get("")
@stewards_only
def home(who: Steward) -> ResponseReturnValue:
    """Show what there is to run."""
    with reading() as session:
        organisation = organisation_of(session, who.organisation_id)
        door = has_provider(session, who.organisation_id) and _door_of(organisation.id)
    return render_template(
        "steward/home.html", organisation=organisation, actor=who.actor, door=door
    )


@steward.get("/windows")
@stewards_only
def windows(who: Steward) -> ResponseReturnValue:
    """Show the dates of the next windows, and which figures each brings."""
    with reading() as session:
        zone = organisation_of(session, who.organisation_id).zone
    ahead = upcoming(utc_now(), zone, WINDOWS_AHEAD)
    return render_template("steward/windows.html", ahead=ahead, zone=zone, dates_of=dates_of)


@steward.get("/found")
@agents_only
def found(agent: SignedIn) -> ResponseReturnValue:
    """Say what a steward is, and ask for the names; whoever belongs somewhere reads where."""
    return _founding_page(agent, founding_draft(agent.zone))


@steward.post("/found")
@agents_only
def found_new(agent: SignedIn) -> ResponseReturnValue:
    """Found an organisation with its first team."""
    form = parse(FoundingForm, request.form)
    if isinstance(form, Errors):
        return _founding_page(agent, form), 422
    new = Founding(form.id, form.name, form.zone, form.own_name, form.unit_id, form.unit_name)
    try:
        with writing() as session:
            found_organisation(session, agent.id, new, utc_now())
    except Conflict:
        return _founding_page(agent, founding_draft(agent.zone)), 409
    except Invalid as refusal:
        return _founding_page(agent, refused(request.form, refusal)), 422
    return redirect(url_for("steward.home", saved="founded"), 303)


def _door_of(organisation_id: UUID) -> str:
    return url_for("identity.begin", organisation_id=organisation_id, _external=True)


def _founding_page(agent: SignedIn, form: Draft) -> str:
    with reading() as session:
        own = place_of(session, agent.id)
    return render_template("steward/found.html", form=form, own=own, zones=zone_options())
