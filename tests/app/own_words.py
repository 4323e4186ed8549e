"""A key and a note of Mina's, sealed as far as a server can tell."""

from collections.abc import Callable, Mapping
from uuid import uuid4

from flask.testing import FlaskClient

from tests.journal.notes.sealing import body, by_passphrase, by_recovery, in_letters

Json = dict[str, object]


def key(generation: int = 1, **more: object) -> Json:
    """A key as a page sends it, wrapped twice."""
    made = {
        "generation": generation,
        "by_passphrase": in_letters(by_passphrase()),
        "by_recovery": in_letters(by_recovery()),
    }
    return {**made, **more}


def note(subject: object, version: int = 1) -> Json:
    """One version of a note about a check-in as a page sends it."""
    about = {"kind": "check_in", "subject": subject, "generation": 1, "version": version}
    return {**about, "body": in_letters(body())}


def keep_words(mina: FlaskClient, check_in_id: object) -> str:
    """Let Mina write a note about a check-in and return its id."""
    note_id = str(uuid4())
    assert mina.post("/notes/api/key", json=key()).status_code == 200
    kept = mina.put(f"/notes/api/items/{note_id}", json=note(check_in_id))
    assert kept.status_code == 200, kept.text
    return note_id


NOTE_BODIES: dict[str, Callable[[Mapping[str, object]], object]] = {
    "notes_api.keep_first": lambda _: key(),
    "notes_api.rewrap": lambda _: key(revision=1),
    "notes_api.start_anew": lambda _: key(2),
    "notes_api.keep": lambda ids: note(str(ids["check_in_id"]), 2),
}
"""What a good page sends to each address, from the ids of the cast."""
