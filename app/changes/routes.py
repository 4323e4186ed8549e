"""Marking a change, seeing the days before and after it, correcting and deleting it."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.changes import words
from app.changes.comparing import Compared, compared
from app.changes.forms import (
    ChangedMarkForm,
    MarkForm,
    NewMarkForm,
    draft_of,
    fresh_draft,
    mark_of,
    refused,
)
from app.changes.page import told
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from journal.changes.commands import change_mark, mark_change, remove_mark
from journal.changes.queries import change_of, changes_of
from journal.clock import utc_now
from journal.errors import Conflict, Invalid

changes = Blueprint("changes", __name__, url_prefix="/changes")


@changes.get("")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """Show all that was marked, the newest first."""
    with reading() as session:
        marked = changes_of(session, agent.id)
    return _page("list", marked=marked[::-1], words=words)


@changes.get("/new")
@agents_only
def new(agent: SignedIn) -> ResponseReturnValue:
    """Ask what changed, and on which day."""
    today = utc_now().astimezone(agent.zone).date()
    return _page("new", form=fresh_draft(request.args, today))


@changes.post("")
@agents_only
def create(agent: SignedIn) -> ResponseReturnValue:
    """Mark it."""
    form = parse(NewMarkForm, request.form)
    if isinstance(form, Errors):
        return _page("new", form=form), 422
    now = utc_now()
    today = now.astimezone(agent.zone).date()
    try:
        with writing() as session:
            mark_change(session, agent.id, mark_of(form, form.id), today, now)
    except Invalid as refusal:
        return _page("new", form=refused(request.form, refusal)), 422
    except Conflict:
        return _both(agent, form, form.id)
    return redirect(url_for("changes.show", change_id=form.id, saved=1), 303)


@changes.get("/<uuid:change_id>")
@agents_only
def show(agent: SignedIn, change_id: UUID) -> ResponseReturnValue:
    """Show the days before and after one change."""
    with reading() as session:
        found = compared(session, agent.id, change_id)
    return _shown(found, draft_of(found.marked))


@changes.post("/<uuid:change_id>")
@agents_only
def change(agent: SignedIn, change_id: UUID) -> ResponseReturnValue:
    """Put what she says now in its place."""
    form = parse(ChangedMarkForm, request.form)
    if isinstance(form, Errors):
        return _refused(agent, change_id, form)
    today = utc_now().astimezone(agent.zone).date()
    try:
        with writing() as session:
            change_mark(session, agent.id, mark_of(form, change_id), form.version, today)
    except Invalid as refusal:
        return _refused(agent, change_id, refused(request.form, refusal))
    except Conflict:
        return _both(agent, form, change_id)
    return redirect(url_for("changes.show", change_id=change_id, saved=1), 303)


@changes.post("/<uuid:change_id>/delete")
@agents_only
def remove(agent: SignedIn, change_id: UUID) -> ResponseReturnValue:
    """Delete it, and offer to take that back."""
    with writing() as session:
        removed = remove_mark(session, agent.id, change_id)
    return _page("deleted", removed=draft_of(removed), again=url_for("changes.create"))


def _refused(agent: SignedIn, change_id: UUID, form: Draft) -> ResponseReturnValue:
    with reading() as session:
        found = compared(session, agent.id, change_id)
    return _shown(found, form), 422


def _shown(found: Compared, form: Draft) -> str:
    return _page("show", told=told(found), form=form, change_id=found.marked.id)


def _both(agent: SignedIn, form: MarkForm, change_id: UUID) -> ResponseReturnValue:
    """Show what is kept beside what was typed, so that she chooses and nothing is lost."""
    with reading() as session:
        kept = change_of(session, agent.id, change_id)
    page = render_template(
        "log/both.html",
        entry=url_for("changes.show", change_id=kept.id),
        rows=words.differences(kept, mark_of(form, change_id)),
        typed=Draft({**request.form, "version": kept.version}),
        place="reflection",
    )
    return page, 409


def _page(name: str, **values: object) -> str:
    is_saved = "saved" in request.args
    return render_template(f"changes/{name}.html", is_saved=is_saved, place="reflection", **values)
