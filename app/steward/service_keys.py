"""Keys with which the organisation's own systems report contact; each secret is shown once."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import Steward, stewards_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.steward.forms import KeyForm, fresh
from journal.causes.tokens import make_token, revoke_token, tokens_of
from journal.clock import utc_now
from journal.errors import Conflict
from journal.teams.queries import organisation_of

service_keys = Blueprint("service_keys", __name__, url_prefix="/steward/keys")


@service_keys.get("")
@stewards_only
def show(who: Steward) -> ResponseReturnValue:
    """List the keys in force, and ask for the name of another."""
    return _page(who, fresh())


@service_keys.post("")
@stewards_only
def make(who: Steward) -> ResponseReturnValue:
    """Make a key and show its secret, this once."""
    form = parse(KeyForm, request.form)
    if isinstance(form, Errors):
        return _page(who, form), 422
    try:
        with writing() as session:
            secret = make_token(
                session, who.organisation_id, who.actor, form.id, form.name, now=utc_now()
            )
    except Conflict:
        return render_template("steward/shown_before.html", is_key=True), 409
    return render_template("steward/key.html", name=form.name, secret=secret)


@service_keys.post("/<uuid:key_id>/revoke")
@stewards_only
def revoke(who: Steward, key_id: UUID) -> ResponseReturnValue:
    """Take a key out of force."""
    with writing() as session:
        revoke_token(session, who.organisation_id, who.actor, key_id, now=utc_now())
    return redirect(url_for("service_keys.show", saved=1), 303)


def _page(who: Steward, form: Draft) -> str:
    with reading() as session:
        kept = tokens_of(session, who.organisation_id)
        zone = organisation_of(session, who.organisation_id).zone
    return render_template("steward/keys.html", form=form, kept=kept, zone=zone)
