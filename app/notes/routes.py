"""The pages of her own words: a list, one note, and their lock; her device alone opens words."""

from urllib.parse import urlsplit
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading
from app.language import format_moment
from app.notes.words import entry_of, name_of
from journal.notes.queries import note_of

notes = Blueprint("notes", __name__, url_prefix="/notes")


@notes.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show the list; the server knows none of its words, so the page fetches and opens them."""
    del agent
    return render_template("notes/show.html", place="me")


@notes.get("/begin")
@agents_only
def begin(agent: SignedIn) -> ResponseReturnValue:
    """Make the lock, for the first time or anew after both ways to open it are lost."""
    del agent
    return render_template(
        "notes/begin.html",
        onwards=_own_path(request.args.get("next", "")),
        is_anew="anew" in request.args,
        place="me",
    )


@notes.get("/lock")
@agents_only
def lock(agent: SignedIn) -> ResponseReturnValue:
    """Open and close the lock on this device, change it, or say that both ways are lost."""
    del agent
    return render_template("notes/lock.html", place="me")


@notes.get("/<uuid:note_id>")
@agents_only
def one(agent: SignedIn, note_id: UUID) -> ResponseReturnValue:
    """Show one note with its versions and what it belongs to."""
    with reading() as session:
        note = note_of(session, agent.id, note_id)
    return render_template(
        "notes/one.html",
        note=note,
        name=name_of(note.kind),
        entry=entry_of(note),
        kept_at=format_moment(note.changed_at, agent.zone),
        place="me",
    )


def _own_path(asked: str) -> str:
    """Take only an address of ours to go back to, so that a link can't lead her elsewhere."""
    parts = urlsplit(asked)
    is_ours = asked.startswith("/") and not asked.startswith(("//", "/\\")) and not parts.netloc
    return asked if is_ours and asked.isprintable() else ""
