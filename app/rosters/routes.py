"""A roster from a file or pasted: choosing it, whose row, what it means, the month, keeping."""

from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import writing
from app.forms import Draft, Errors, parse
from app.rosters.answers import MeaningsForm
from app.rosters.bringing import first_page, own_row, row_again
from app.rosters.forms import BringForm, RowForm
from app.rosters.keeping import keep, planned
from app.rosters.pages import kept_not, list_page, meanings_page, month_page, refused, typed
from app.rosters.parcel import chosen_of, tables_of
from app.rosters.refusals import refusal
from app.rosters.upload import make_room
from journal.clock import utc_now
from journal.errors import Invalid
from journal.rosters.commands import AlreadyKept, RosterSummary, undo_roster

rosters = Blueprint("rosters", __name__, url_prefix="/rosters")
rosters.url_value_preprocessor(make_room)


@rosters.get("")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """Show what was brought in, and the way to bring in more."""
    return list_page(agent, Draft())


@rosters.post("/file")
@agents_only
def bring(agent: SignedIn) -> ResponseReturnValue:
    """Look at a file or a pasted table; nothing is kept."""
    form = parse(BringForm, request.form)
    if isinstance(form, Errors):
        return list_page(agent, form), 422
    try:
        return first_page(agent, form)
    except Invalid as invalid:
        shown = {"zone": form.zone.key, "text": form.text}
        return list_page(agent, Errors(shown, {"file": refusal(invalid)})), 422


@rosters.post("/row")
@agents_only
def choose_row(agent: SignedIn) -> ResponseReturnValue:
    """Take her own row out of a table, and ask what stands in it."""
    form = parse(RowForm, request.form)
    try:
        tables = tables_of(agent.id, request.form.get("parcel", ""))
        if isinstance(form, Errors):
            return row_again(agent, tables, form), 422
        return own_row(agent, tables, form)
    except Invalid as invalid:
        return list_page(agent, Errors({}, {"file": refusal(invalid)})), 422


@rosters.post("/month")
@agents_only
def look(agent: SignedIn) -> ResponseReturnValue:
    """Show the months that the answers come to; nothing is kept."""
    form = parse(MeaningsForm, request.form)
    try:
        parcel = chosen_of(agent.id, request.form.get("parcel", ""))
    except Invalid as invalid:
        return list_page(agent, Errors({}, {"file": refusal(invalid)})), 422
    if isinstance(form, Errors):
        return meanings_page(parcel, form), 422
    try:
        plan = planned(parcel, form)
    except Invalid as invalid:
        return meanings_page(parcel, refused(invalid)), 422
    return month_page(agent, parcel, typed(), plan)


@rosters.post("")
@agents_only
def create(agent: SignedIn) -> ResponseReturnValue:
    """Keep what was looked at."""
    form = parse(MeaningsForm, request.form)
    try:
        parcel = chosen_of(agent.id, request.form.get("parcel", ""))
    except Invalid as invalid:
        return list_page(agent, Errors({}, {"file": refusal(invalid)})), 422
    if isinstance(form, Errors):
        return meanings_page(parcel, form), 422
    try:
        with writing() as session:
            done = keep(session, agent.id, parcel, form, utc_now())
    except Invalid as invalid:
        return kept_not(agent, parcel, form, invalid), 422
    return redirect(_kept_at(form, done), 303)


@rosters.post("/<uuid:roster_id>/undo")
@agents_only
def undo(agent: SignedIn, roster_id: UUID) -> ResponseReturnValue:
    """Take a roster back; what was known before holds again."""
    with writing() as session:
        undo_roster(session, agent.id, roster_id)
    return redirect(url_for("rosters.index", undone=1), 303)


def _kept_at(form: MeaningsForm, done: RosterSummary | AlreadyKept | None) -> str:
    """Where it is said that a roster was kept, or that nothing in it was new."""
    if done is None:
        return url_for("roster_feeds.index", saved=form.id)
    if isinstance(done, AlreadyKept):
        return url_for("rosters.index", known=done.id)
    return url_for("rosters.index", saved=done.id)
