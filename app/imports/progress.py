"""How far a large import is, for its page and for the page's script."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import url_for

from app.access import SignedIn
from app.database import reading
from app.import_work import Progress, Save, Standing, State, import_work
from app.imports.refusals import refusal
from app.language import format_number
from app.language import gettext as _
from journal.importing.commands import import_export
from journal.importing.normal_form import ImportRequest
from journal.importing.preparing import prepare_import
from journal.importing.sources import is_imported


def begin(agent: SignedIn, wanted: ImportRequest, now: datetime) -> None:
    """Have a large import saved in the background; raise ``Invalid`` when too much is."""
    account_id = agent.id

    def prepare(session: Any, note: Progress) -> Save:
        ready = prepare_import(session, account_id, wanted, now, note)
        return lambda session, note: import_export(
            session, account_id, wanted, now, note, ready=ready
        )

    import_work().begin(
        (account_id, wanted.id),
        (wanted.marks.file_key, wanted.marks.rooms, wanted.choices),
        prepare,
        len(wanted.timeline.moments),
    )


def standing_of(agent: SignedIn, import_id: UUID) -> Standing | None:
    """How an import stands; one that this process has forgotten may be saved all the same."""
    standing = import_work().standing((agent.id, import_id))
    if standing is None:
        with reading() as session:
            if is_imported(session, agent.id, import_id):
                return Standing(import_id, State.DONE, 1, 1)
    return standing


def address_of(standing: Standing) -> str | None:
    """Where the page goes on once an import is saved; None before that."""
    if standing.state is not State.DONE:
        return None
    return url_for("imports.index", saved=standing.id)


def said(standing: Standing) -> str:
    """Say how an import stands."""
    if standing.state is State.FAILED:
        return failed(standing)
    return {
        State.WAITING: _("Another file is saved first. This one follows by itself."),
        State.SAVING: _(
            "%(done)s of %(total)s done.",
            done=format_number(standing.done),
            total=format_number(standing.total),
        ),
        State.CANCELLED: _("Called off. Nothing of it is saved."),
        State.DONE: _("Saved."),
    }[standing.state]


def failed(standing: Standing) -> str:
    if standing.refusal is not None:
        return refusal(standing.refusal)
    return _(
        "It couldn't be saved, and nothing of it is. Please try again; if it happens once more,"
        " tell whoever runs this server."
    )


def told(standing: Standing | None) -> dict[str, Any]:
    """What the page's script is told; without an address there is nowhere to go yet."""
    if standing is None:
        return {"state": "gone", "said": "", "done": 0, "total": 1, "address": None}
    return {
        "state": standing.state.value,
        "said": said(standing),
        "done": standing.done,
        "total": max(1, standing.total),
        "address": address_of(standing),
    }
