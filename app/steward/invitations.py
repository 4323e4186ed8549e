"""Invitations: how many were sent, never who came; the links are shown once."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import Steward, stewards_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.language import gettext as _
from app.steward.forms import InvitationForm, batch_of, fresh, people_of, refused
from app.steward.trees import choices
from journal.clock import utc_now
from journal.errors import Conflict, Invalid
from journal.teams.invitations import invitations_sent, invite, revoke_invitations
from journal.teams.queries import organisation_of, units_of
from journal.teams.rules import next_window

invitations = Blueprint("invitations", __name__, url_prefix="/steward/invitations")


@dataclass(frozen=True, slots=True)
class Link:
    """One invitation beside the words it was asked for with, which are kept nowhere."""

    person: str
    address: str


@invitations.get("")
@stewards_only
def show(who: Steward) -> ResponseReturnValue:
    """Ask whom to invite, and list what was sent."""
    return _page(who, fresh())


@invitations.post("")
@stewards_only
def send(who: Steward) -> ResponseReturnValue:
    """Make the links and show them, this once."""
    form = parse(InvitationForm, request.form)
    if isinstance(form, Errors):
        return _page(who, form), 422
    try:
        links, team = _made(who, form)
    except Invalid as refusal:
        return _page(who, refused(request.form, refusal)), 422
    except Conflict:
        return render_template("steward/shown_before.html", is_key=False), 409
    text = "\n".join(f"{one.person} {one.address}".strip() for one in links)
    return render_template("steward/links.html", links=links, role=form.role, team=team, text=text)


@invitations.post("/take-back")
@stewards_only
def take_back(who: Steward) -> ResponseReturnValue:
    """Close every open invitation."""
    with writing() as session:
        revoke_invitations(session, who.organisation_id, who.actor, now=utc_now())
    return redirect(url_for("invitations.show", saved=1), 303)


def _made(who: Steward, form: InvitationForm) -> tuple[list[Link], str]:
    """Make the invitations; the links beside their persons, and the name of the team."""
    batch, people, now = batch_of(form), people_of(form), utc_now()
    with writing() as session:
        tokens = invite(session, who.organisation_id, who.actor, batch, now=now)
        zone = organisation_of(session, who.organisation_id).zone
        teams = units_of(session, who.organisation_id, next_window(now, zone))
    named = people or [""] * len(tokens)
    links = [
        Link(person, f"{request.url_root}join/{token}")
        for person, token in zip(named, tokens, strict=True)
    ]
    return links, next((one.name for one in teams if one.id == batch.unit_id), "")


def _page(who: Steward, form: Draft) -> str:
    now = utc_now()
    with reading() as session:
        zone = organisation_of(session, who.organisation_id).zone
        # Nobody is invited to a team that closes with the present window.
        teams = units_of(session, who.organisation_id, next_window(now, zone))
        sent = invitations_sent(session, who.organisation_id, now)
    return render_template(
        "steward/invitations.html",
        form=form,
        teams=choices(teams, _("Please choose")),
        sent=sent,
        now=now,
        zone=zone,
    )
