"""The notes as JSON for our own pages: wrapped keys and ciphertext, in and out."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.errors import in_json
from app.notes.bodies import (
    NoteBody,
    RewrappedBody,
    Wanted,
    WrappedBody,
    asked,
    in_letters,
    sent,
    written,
)
from journal.clock import utc_now
from journal.errors import Conflict, Invalid, NotFound
from journal.notes.commands import keep_note, remove_note
from journal.notes.keys import begin_anew, keep_key, rewrap_key
from journal.notes.queries import (
    Head,
    KeptKey,
    KeptVersion,
    LockedKey,
    heads_of,
    key_of,
    locked_keys_of,
    note_of,
    versions_of,
)

notes_api = Blueprint("notes_api", __name__, url_prefix="/notes/api")

SAID = {400: "page_too_old", 401: "signed_out"}
"""What a page is told where programs with a token are told something else."""


@notes_api.get("/key")
@agents_only
def show_key(agent: SignedIn) -> ResponseReturnValue:
    """Give her wrapped key back, and those that stay locked."""
    with reading() as session:
        key = key_of(session, agent.id)
        locked = locked_keys_of(session, agent.id)
    return jsonify(
        account=str(agent.id),
        key=None if key is None else _key(key),
        locked=[_locked(one) for one in locked],
    )


@notes_api.post("/key")
@agents_only
def keep_first(agent: SignedIn) -> ResponseReturnValue:
    """Keep her first key."""
    body = sent(WrappedBody)
    with writing() as session:
        keep_key(session, agent.id, body.wrapped, utc_now())
    return jsonify(generation=body.generation)


@notes_api.put("/key")
@agents_only
def rewrap(agent: SignedIn) -> ResponseReturnValue:
    """Take new wrappings of the same key."""
    body = sent(RewrappedBody)
    with writing() as session:
        rewrap_key(session, agent.id, body.wrapped, body.revision, utc_now())
    return jsonify(generation=body.generation, revision=body.revision + 1)


@notes_api.post("/key/anew")
@agents_only
def start_anew(agent: SignedIn) -> ResponseReturnValue:
    """Take the key of a new generation."""
    body = sent(WrappedBody)
    with writing() as session:
        begin_anew(session, agent.id, body.wrapped, utc_now())
    return jsonify(generation=body.generation)


@notes_api.get("/items")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """Give a page of her notes, each in its newest version."""
    wanted = asked(Wanted)
    with reading() as session:
        page = heads_of(
            session,
            agent.id,
            kinds=() if wanted.kind is None else (wanted.kind,),
            subject_ids=wanted.subject,
            before=wanted.place,
            limit=wanted.limit,
        )
    return jsonify(notes=[_head(head) for head in page.heads], before=written(page.before))


@notes_api.get("/items/<uuid:note_id>")
@agents_only
def show(agent: SignedIn, note_id: UUID) -> ResponseReturnValue:
    """Give one note with all its versions."""
    with reading() as session:
        head = note_of(session, agent.id, note_id)
        versions = versions_of(session, agent.id, note_id)
    return jsonify(_head(head) | {"versions": [_version(one) for one in versions]})


@notes_api.put("/items/<uuid:note_id>")
@agents_only
def keep(agent: SignedIn, note_id: UUID) -> ResponseReturnValue:
    """Keep the next version of a note, or say what it is now."""
    body = sent(NoteBody)
    try:
        with writing() as session:
            keep_note(session, agent.id, body.sealed(note_id), utc_now())
    except Conflict:
        return in_json(409, head=_head_now(agent, note_id))
    return jsonify(version=body.version)


@notes_api.delete("/items/<uuid:note_id>")
@agents_only
def remove(agent: SignedIn, note_id: UUID) -> ResponseReturnValue:
    """Delete a note with all its versions."""
    with writing() as session:
        remove_note(session, agent.id, note_id, utc_now())
    return jsonify(removed=True)


@notes_api.errorhandler(Invalid)
def refuse_invalid(refusal: Invalid) -> Response:
    """Say which rule of the format was not kept, and nothing of what was sent."""
    return in_json(422, refusal.reason, field=refusal.field)


@notes_api.errorhandler(NotFound)
def refuse_unknown(_: NotFound) -> Response:
    """Say that there is no such note or entry of hers."""
    return in_json(404)


@notes_api.errorhandler(Conflict)
def refuse_conflict(_: Conflict) -> Response:
    """Say that another device was first."""
    return in_json(409)


@notes_api.errorhandler(CSRFError)
@notes_api.errorhandler(HTTPException)
def refuse_request(refusal: HTTPException) -> ResponseReturnValue:
    """Say no to anything else in JSON."""
    if refusal.response is not None:
        return refusal
    code = refusal.code or 500
    return in_json(code, SAID.get(code))


def _head_now(agent: SignedIn, note_id: UUID) -> dict[str, Any] | None:
    with reading() as session:
        try:
            return _head(note_of(session, agent.id, note_id))
        except NotFound:
            return None


def _key(key: KeptKey | LockedKey) -> dict[str, Any]:
    shown = {
        "generation": key.generation,
        "by_passphrase": in_letters(key.by_passphrase),
        "by_recovery": in_letters(key.by_recovery),
    }
    return shown | ({"revision": key.revision} if isinstance(key, KeptKey) else {})


def _locked(key: LockedKey) -> dict[str, Any]:
    return _key(key) | {
        "notes": key.notes,
        "replaced_at": _moment(key.replaced_at),
        "goes_at": _moment(key.goes_at),
    }


def _head(head: Head) -> dict[str, Any]:
    return {
        "id": str(head.id),
        "kind": head.kind.value,
        "subject": None if head.subject_id is None else str(head.subject_id),
        "generation": head.generation,
        "version": head.version,
        "body": in_letters(head.body),
        "created_at": _moment(head.created_at),
        "at": _moment(head.changed_at),
    }


def _version(version: KeptVersion) -> dict[str, Any]:
    return {
        "version": version.version,
        "body": in_letters(version.body),
        "at": _moment(version.at),
    }


def _moment(moment: datetime) -> str:
    return moment.isoformat()
