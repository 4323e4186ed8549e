"""The first page about a file that was read: its preview with the likely answers."""

from dataclasses import replace

from app.access import SignedIn
from app.database import reading
from app.imports.forms import fresh_draft, questions_of, with_picked
from app.imports.pages import preview_page
from app.imports.parcel import Parcel, seal
from journal.importing.export import ParsedExport
from journal.importing.keys import file_key, marks_of
from journal.importing.queries import import_key_of
from journal.importing.rooms import picked_before
from journal.vocabulary import SourceKind

ALL_WORK = frozenset({SourceKind.SLACK, SourceKind.HELPDESK, SourceKind.CSV})
"""Where everything is work unless she says otherwise; a phone or a messenger is mostly private."""


def first_page(agent: SignedIn, export: ParsedExport, content: bytes, kind: str) -> str:
    """Show the preview of what was read; raise ``Invalid`` for more rooms than a page can hold."""
    with reading() as session:
        key = import_key_of(session, agent.id)
    return _known_as(agent, export, key, file_key(key, content), kind)


def first_preview(agent: SignedIn, export: ParsedExport, content_key: bytes, kind: str) -> str:
    """Show the same for a file that is known by its key alone."""
    with reading() as session:
        key = import_key_of(session, agent.id)
    return _known_as(agent, export, key, content_key, kind)


def _known_as(
    agent: SignedIn, export: ParsedExport, key: bytes, content_key: bytes, kind: str
) -> str:
    marks = replace(marks_of(key, b"", export), file_key=content_key)
    with reading() as session:
        before = picked_before(session, agent.id, marks.partners)
    parcel = Parcel(kind, export.timeline, marks)
    form = fresh_draft(agent, export, parcel, seal(agent.id, parcel))
    if questions_of(parcel).picks:
        usual = parcel.timeline.source in ALL_WORK
        form = with_picked(
            form,
            [place for place, one in enumerate(marks.partners) if before.get(one, usual)],
        )
    return preview_page(agent, parcel, form)
