"""What the organisation suggests itself: a quiet room, the tea corner."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import Steward, stewards_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.language import gettext as _
from app.steward.forms import fresh
from app.steward.suggestion_form import SuggestionForm, kinds, moments, refused
from app.steward.trees import choices
from journal.clock import utc_now
from journal.errors import Invalid
from journal.suggestions.local_commands import add_suggestion, retire_suggestion
from journal.suggestions.local_queries import local_suggestions
from journal.teams.queries import organisation_of, units_of
from journal.teams.windows import window_at

local_offers = Blueprint("local_offers", __name__, url_prefix="/steward/suggestions")


@local_offers.get("")
@stewards_only
def show(who: Steward) -> ResponseReturnValue:
    """List what is suggested, and ask for another."""
    return _page(who, fresh(minutes_from=5, minutes_to=10))


@local_offers.post("")
@stewards_only
def add(who: Steward) -> ResponseReturnValue:
    """Suggest something to those it is for."""
    form = parse(SuggestionForm, request.form)
    if isinstance(form, Errors):
        return _page(who, form), 422
    try:
        with writing() as session:
            add_suggestion(session, who.organisation_id, who.actor, form.suggested(), utc_now())
    except Invalid as refusal:
        return _page(who, refused(request.form, refusal)), 422
    return redirect(url_for("local_offers.show", saved="added"), 303)


@local_offers.post("/<uuid:suggestion_id>/retire")
@stewards_only
def retire(who: Steward, suggestion_id: UUID) -> ResponseReturnValue:
    """Suggest it no longer."""
    with writing() as session:
        retire_suggestion(session, who.organisation_id, who.actor, suggestion_id, now=utc_now())
    return redirect(url_for("local_offers.show", saved="retired"), 303)


def _page(who: Steward, form: Draft) -> str:
    with reading() as session:
        zone = organisation_of(session, who.organisation_id).zone
        teams = units_of(session, who.organisation_id, window_at(utc_now(), zone))
        offered = local_suggestions(session, who.organisation_id)
    return render_template(
        "steward/suggestions.html",
        form=form,
        offered=offered,
        teams=choices(teams, _("Everybody")),
        kinds=kinds(),
        moments=moments(),
    )
