"""The team pages: stored releases and what was changed, the same for leads and members."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import Lead, TeamReader, leads_only, team_readers_only
from app.database import team_reading, team_writing
from app.forms import Errors, parse
from app.releases import WINDOWS_A_PAGE, older_figures, unit_figures
from app.team.causes import Told, causes_in_words, leading_cause
from app.team.forms import LookForm, Page, window_number
from app.team.listing import units_listed
from app.team.looks import looks_shown
from app.team.units import SeenUnit, must_be_to_open, unit_seen
from journal.aggregates.looks import note_look
from journal.aggregates.newest import first_window
from journal.aggregates.queries import unit_history
from journal.causes.actions import actions_of
from journal.clock import utc_now
from journal.errors import NotFound

team = Blueprint("team", __name__, url_prefix="/team")


@team.get("")
@team_readers_only
def show(reader: TeamReader) -> ResponseReturnValue:
    """List the units that this person may open."""
    with team_reading() as session:
        listing = units_listed(session, reader, utc_now())
    return render_template("team/show.html", listing=listing, place="me")


@team.get("/units/<uuid:unit_id>")
@team_readers_only
def figures(reader: TeamReader, unit_id: UUID) -> ResponseReturnValue:
    """Show a unit's newest figures, or those before a window."""
    now, before = utc_now(), request.args.get("before", type=window_number)
    with team_reading() as session:
        seen = unit_seen(session, reader, unit_id, now)
        if not seen.is_open:
            return _door(seen, Page.FIGURES)
        if before is not None:
            return _older(seen, older_figures(session, seen.named, before))
        shown = unit_figures(session, seen.named, now)
        looks = looks_shown(session, seen.named, shown.windows)
    cause = leading_cause(shown.windows)
    return _page("team/figures.html", seen, Page.FIGURES, figures=shown, cause=cause, looks=looks)


@team.get("/units/<uuid:unit_id>/causes")
@team_readers_only
def causes(reader: TeamReader, unit_id: UUID) -> ResponseReturnValue:
    """Show a unit's causes, and what was changed about them."""
    now = utc_now()
    with team_reading() as session:
        seen = unit_seen(session, reader, unit_id, now)
        if not seen.is_open:
            return _door(seen, Page.CAUSES)
        history = unit_history(session, reader.organisation_id, unit_id, count=WINDOWS_A_PAGE)
        actions = actions_of(session, reader.organisation_id, seen.scope)
        first = first_window(session, reader.organisation_id, unit_id)
    shown = causes_in_words(Told(history, first, actions, seen.named, now))
    return _page("team/causes.html", seen, Page.CAUSES, causes=shown)


@team.post("/units/<uuid:unit_id>/looks")
@leads_only
def look(lead: Lead, unit_id: UUID) -> ResponseReturnValue:
    """Write a lead's look down, then open what she came for."""
    form = parse(LookForm, request.form)
    page = Page.FIGURES if isinstance(form, Errors) or form.page is None else form.page
    now = utc_now()
    with team_writing() as session:
        must_be_to_open(session, lead, unit_id, now)
        note_look(session, lead.organisation_id, lead.actor, unit_id, now=now)
    return redirect(url_for(f"team.{page}", unit_id=unit_id), 303)


def _door(seen: SeenUnit, page: Page) -> str:
    return _page("team/door.html", seen, page)


def _older(seen: SeenUnit, shown: object | None) -> str:
    if shown is None:
        raise NotFound
    return _page("team/older.html", seen, Page.FIGURES, figures=shown)


def _page(template: str, seen: SeenUnit, page: Page, **shown: Any) -> str:
    return render_template(template, seen=seen, page=page, place="me", **shown)
