"""Importing a file: choosing it, seeing what it would bring, saving, taking it back."""

from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.imports.forms import (
    SavingForm,
    choices_of,
    fresh_draft,
    refused,
)
from app.imports.pages import chosen_file, list_page, preview_page, typed
from app.imports.parcel import Parcel, seal, unseal
from app.imports.upload import make_room
from app.imports.words import refusal
from journal.clock import utc_now
from journal.errors import Invalid
from journal.importing.commands import import_export, undo_import
from journal.importing.kakaotalk import read_kakaotalk
from journal.importing.keys import file_key, known_by
from journal.importing.normal_form import ImportRequest
from journal.importing.queries import import_key_of

imports = Blueprint("imports", __name__, url_prefix="/imports")
imports.url_value_preprocessor(make_room)


@imports.get("")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """Show what was imported, and the way to bring in more."""
    return list_page(agent, Draft())


@imports.post("/preview")
@agents_only
def preview(agent: SignedIn) -> ResponseReturnValue:
    """Show what a file would bring; nothing is kept."""
    if "parcel" in request.form:
        return _again(agent)
    content = chosen_file()
    if content is None:
        return redirect(url_for("imports.index"), 303)
    try:
        return _first(agent, content)
    except Invalid as invalid:
        return list_page(agent, Errors({}, {"file": refusal(invalid)})), 422


@imports.post("")
@agents_only
def create(agent: SignedIn) -> ResponseReturnValue:
    """Keep what was previewed."""
    form = parse(SavingForm, request.form)
    try:
        parcel = unseal(agent.id, request.form.get("parcel", ""))
        if isinstance(form, Errors):
            return preview_page(agent, parcel, form), 422
        wanted = ImportRequest(
            form.id,
            parcel.timeline,
            parcel.file_key,
            choices_of(form, parcel),
            parcel.room(form.room),
        )
        with writing() as session:
            import_export(session, agent.id, wanted, utc_now())
    except Invalid as invalid:
        return _refused(agent, form, invalid), 422
    return redirect(url_for("imports.index", saved=form.id), 303)


@imports.post("/<uuid:import_id>/undo")
@agents_only
def undo(agent: SignedIn, import_id: UUID) -> ResponseReturnValue:
    """Take an import back with what it added."""
    with writing() as session:
        undo_import(session, agent.id, import_id)
    return redirect(url_for("imports.index", undone=1), 303)


def _first(agent: SignedIn, content: bytes) -> str:
    export = read_kakaotalk(content)
    with reading() as session:
        key = import_key_of(session, agent.id)
    room = known_by(key, export)
    parcel = Parcel(export.timeline, file_key(key, content), room.head_key, room.names_its_room)
    return preview_page(agent, parcel, fresh_draft(agent, export, seal(agent.id, parcel)))


def _again(agent: SignedIn) -> ResponseReturnValue:
    try:
        return preview_page(agent, unseal(agent.id, request.form["parcel"]), typed())
    except Invalid as invalid:
        return list_page(agent, Errors({}, {"file": refusal(invalid)})), 422


def _refused(agent: SignedIn, form: SavingForm | Errors, invalid: Invalid) -> str:
    if isinstance(form, Errors) or invalid.field == "file":
        return list_page(agent, Errors({}, {"file": refusal(invalid)}))
    return preview_page(agent, unseal(agent.id, form.parcel), refused(form, invalid))
