"""Saying what the columns of a table mean, and the ways to read a table that are kept."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse, refuse
from app.imports.arriving import first_preview
from app.imports.columns_forms import ColumnsForm, NameForm, draft_of, mapping_of
from app.imports.columns_sealing import (
    TableParcel,
    parcel_of,
    seal_saved,
    seal_table,
    unseal_saved,
    unseal_table,
)
from app.imports.columns_words import asked, problem
from app.imports.pages import list_page
from app.imports.refusals import refusal
from app.imports.upload import make_room
from journal.clock import utc_now
from journal.errors import Invalid
from journal.files.table import Table
from journal.importing.keys import file_key
from journal.importing.queries import import_key_of
from journal.importing.saved_mappings import (
    SavedMapping,
    delete_mapping,
    mapping_for,
    rename_mapping,
    save_mapping,
    saved_mappings,
)
from journal.importing.saved_mappings_form import (
    as_text,
    direction_column_of,
    from_text,
    head_key_of,
)
from journal.importing.table_mapping import ColumnMapping, shape_of, values_of
from journal.importing.table_mapping_proposal import propose
from journal.importing.table_presets import preset_of
from journal.importing.table_reading import table_of_contact
from journal.importing.table_reading_rows import read_mapped

columns = Blueprint("columns", __name__, url_prefix="/imports/columns")
columns.url_value_preprocessor(make_room)


@columns.post("")
@agents_only
def look(agent: SignedIn) -> ResponseReturnValue:
    """Read a table by the answers about its columns, and show what it would bring."""
    try:
        parcel = unseal_table(agent.id, request.form.get("table", ""))
    except Invalid as invalid:
        return list_page(agent, Errors({}, {"file": refusal(invalid)})), 422
    form = parse(ColumnsForm, request.form)
    if isinstance(form, Errors):
        return columns_page(agent, parcel, form), 422
    if form.again:
        return columns_page(agent, parcel, typed())
    try:
        mapping = mapping_of(form, parcel)
        page = first_preview(agent, read_mapped(parcel.table, mapping), parcel.file_key, "csv")
        _keep(agent, form, parcel, mapping)
    except Invalid as invalid:
        return columns_page(agent, parcel, refuse(form, **dict([problem(invalid)]))), 422
    return page


@columns.get("/saved")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """Show the ways to read a table that are kept."""
    return _saved_page(agent, Draft())


@columns.post("/saved/<uuid:mapping_id>")
@agents_only
def rename(agent: SignedIn, mapping_id: UUID) -> ResponseReturnValue:
    """Call one of them otherwise."""
    form = parse(NameForm, request.form)
    if isinstance(form, Errors):
        return _saved_page(agent, form, mapping_id), 422
    try:
        with writing() as session:
            rename_mapping(session, agent.id, mapping_id, form.name)
    except Invalid as invalid:
        return _saved_page(agent, refuse(form, name=refusal(invalid)), mapping_id), 422
    return redirect(url_for("columns.index", renamed=1), 303)


@columns.post("/saved/<uuid:mapping_id>/delete")
@agents_only
def forget(agent: SignedIn, mapping_id: UUID) -> ResponseReturnValue:
    """Delete one of them, and offer to take that back; what was imported with it stays."""
    with writing() as session:
        gone = delete_mapping(session, agent.id, mapping_id)
    again = seal_saved(agent.id, gone)
    return render_template("imports/columns_deleted.html", gone=gone, again=again, place="log")


@columns.post("/saved")
@agents_only
def bring_back(agent: SignedIn) -> ResponseReturnValue:
    """Keep one again that was just deleted."""
    try:
        gone = unseal_saved(agent.id, request.form.get("again", ""))
        with writing() as session:
            save_mapping(session, agent.id, gone)
    except Invalid as invalid:
        return _saved_page(agent, Errors({}, {"again": refusal(invalid)})), 422
    return redirect(url_for("columns.index", back=1), 303)


def first_columns_page(agent: SignedIn, content: bytes, *, is_said: bool = False) -> str:
    """Show a known table's preview at once, and ask about the columns of any other.

    ``is_said`` asks about a known one too. Raise ``Invalid`` when it can't be read.
    """
    table = table_of_contact(content)
    preset = preset_of(table)
    with reading() as session:
        key = import_key_of(session, agent.id)
        kept = mapping_for(session, agent.id, head_key_of(key, shape_of(table)))
    content_key = file_key(key, content)
    if preset is not None and preset.written is not None and not is_said:
        return first_preview(agent, read_mapped(table, preset), content_key, "csv")
    mapping = _read(kept, key, table) if kept else preset or propose(table)
    parcel = parcel_of(table, content_key)
    form = draft_of(mapping, parcel, seal_table(agent.id, parcel))
    return columns_page(agent, parcel, form, kept.name if kept else "")


def columns_page(agent: SignedIn, parcel: TableParcel, form: Draft, kept: str = "") -> str:
    """Show what each column holds, and ask what it means; ``kept`` names where answers are from."""
    return render_template(
        "imports/columns.html",
        form=form,
        asks=asked(agent, parcel, form),
        kept=kept or form.get("kept"),
        place="log",
    )


def typed() -> Draft:
    """Return the answers as they were sent."""
    said = {name: value for name, value in request.form.items() if name != "csrf_token"}
    return Draft({**said, "meaning": request.form.getlist("meaning")})


def _read(kept: SavedMapping, key: bytes, table: Table) -> ColumnMapping:
    column = direction_column_of(kept.text)
    words = [] if column is None else values_of(table, column, shape_of(table))
    return from_text(kept.text, key, words)


def _keep(agent: SignedIn, form: ColumnsForm, parcel: TableParcel, mapping: ColumnMapping) -> None:
    """Keep the answers under the name that was written, if there is one."""
    if not form.name.strip():
        return
    with writing() as session:
        key = import_key_of(session, agent.id)
        head_key, text = head_key_of(key, parcel.shape), as_text(mapping, key)
        kept = SavedMapping(form.id, form.name, head_key, text, utc_now())
        save_mapping(session, agent.id, kept)


def _saved_page(agent: SignedIn, form: Draft, mapping_id: UUID | None = None) -> str:
    with reading() as session:
        kept = saved_mappings(session, agent.id)
    return render_template(
        "imports/columns_saved.html", form=form, kept=kept, at=mapping_id, place="log"
    )
