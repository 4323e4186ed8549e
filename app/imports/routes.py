"""Importing a file: choosing it, seeing what it would bring, saving, taking it back."""

from uuid import UUID

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import writing
from app.forms import Draft, Errors, parse
from app.import_work import LARGE, import_work
from app.imports import progress
from app.imports.day_order import answer_order, is_answered
from app.imports.forms import AnswersForm, choices_of, refused, unanswered
from app.imports.pages import chosen_file, list_page, preview_page, typed
from app.imports.parcel import Parcel, unseal
from app.imports.recognising import arrived
from app.imports.refusals import refusal
from app.imports.upload import make_room
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.importing.commands import import_export
from journal.importing.normal_form import ImportRequest
from journal.importing.undoing import undo_import

imports = Blueprint("imports", __name__, url_prefix="/imports")
imports.url_value_preprocessor(make_room)


@imports.get("")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """Show what was imported, and the way to bring in more."""
    return list_page(agent, Draft({"kind": request.args.get("kind", "")}))


@imports.post("/preview")
@agents_only
def preview(agent: SignedIn) -> ResponseReturnValue:
    """Show what a file would bring; nothing is kept."""
    try:
        if "parcel" in request.form:
            return preview_page(agent, unseal(agent.id, request.form["parcel"]), typed())
        if is_answered():
            return answer_order(agent)
        content = chosen_file()
        if content is None:
            return redirect(url_for("imports.index"), 303)
        return arrived(agent, content, request.form.get("kind", ""))
    except Invalid as invalid:
        return _not_taken(agent, invalid)


@imports.post("")
@agents_only
def create(agent: SignedIn) -> ResponseReturnValue:
    """Keep what was previewed: at once, or in the background when it is a lot."""
    form = parse(AnswersForm, request.form)
    try:
        parcel = unseal(agent.id, request.form.get("parcel", ""))
    except Invalid as invalid:
        return _not_taken(agent, invalid)
    if isinstance(form, Errors):
        return preview_page(agent, parcel, form), 422
    open_questions = unanswered(form, parcel)
    if open_questions is not None:
        return preview_page(agent, parcel, open_questions), 422
    try:
        return redirect(_keep(agent, form, parcel), 303)
    except Invalid as invalid:
        return preview_page(agent, parcel, refused(form, invalid)), 422


@imports.post("/<uuid:import_id>/undo")
@agents_only
def undo(agent: SignedIn, import_id: UUID) -> ResponseReturnValue:
    """Take an import back with what it added."""
    with writing() as session:
        undo_import(session, agent.id, import_id)
    return redirect(url_for("imports.index", undone=1), 303)


@imports.get("/<uuid:import_id>/progress")
@agents_only
def show_progress(agent: SignedIn, import_id: UUID) -> ResponseReturnValue:
    """Show how far a large import is, how it ended, or that nothing is known of it."""
    standing = progress.standing_of(agent, import_id)
    if standing is None:
        return render_template("imports/interrupted.html", place="log"), 404
    if progress.address_of(standing) is not None:
        return redirect(progress.address_of(standing) or "", 303)
    return render_template("imports/progress.html", standing=standing, words=progress, place="log")


@imports.get("/<uuid:import_id>/state")
@agents_only
def state(agent: SignedIn, import_id: UUID) -> ResponseReturnValue:
    """Say the same to the page's script."""
    standing = progress.standing_of(agent, import_id)
    return jsonify(progress.told(standing)), 404 if standing is None else 200


@imports.post("/<uuid:import_id>/cancel")
@agents_only
def cancel(agent: SignedIn, import_id: UUID) -> ResponseReturnValue:
    """Call a large import off; nothing of it stays."""
    if progress.standing_of(agent, import_id) is None:
        raise NotFound
    import_work().cancel((agent.id, import_id))
    return redirect(url_for("imports.show_progress", import_id=import_id), 303)


def _keep(agent: SignedIn, form: AnswersForm, parcel: Parcel) -> str:
    """Save an import, or begin to, and return the address of the page to go on with."""
    wanted = ImportRequest(
        form.id, parcel.timeline, choices_of(form, parcel), parcel.marks_into(form.room)
    )
    now = utc_now()
    if len(parcel.timeline.moments) < LARGE:
        with writing() as session:
            import_export(session, agent.id, wanted, now)
        return url_for("imports.index", saved=form.id)
    progress.begin(agent, wanted, now)
    return url_for("imports.show_progress", import_id=form.id)


def _not_taken(agent: SignedIn, invalid: Invalid) -> ResponseReturnValue:
    said = {"kind": request.form.get("kind", "")}
    return list_page(agent, Errors(said, {"file": refusal(invalid)})), 422
