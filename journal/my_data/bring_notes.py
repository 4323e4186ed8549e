"""Bringing in notes, sealed anew by the browser with the key she has here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.chain.commands import append_words
from journal.chain.rules import Words
from journal.errors import Invalid
from journal.model import CheckIn, EmployerRequest, Goal, Interaction, Note, NoteVersion, Room
from journal.my_data.bring_rules import Fate, is_fit
from journal.notes.commands import forget_plain_name
from journal.notes.keys import key_alone
from journal.notes.queries import check_room
from journal.notes.rules import IN_CHAIN, SealedNote, check_note
from journal.vocabulary import NoteKind

_SUBJECTS: dict[NoteKind, Any] = {
    NoteKind.CHECK_IN: CheckIn,
    NoteKind.INTERACTION: Interaction,
    NoteKind.GOAL: Goal,
    NoteKind.LABEL: Room,
    NoteKind.REQUEST: EmployerRequest,
}


@dataclass(frozen=True, slots=True)
class ComingVersion:
    """One version of a note, sealed for this account; ``at`` is when it was kept where it was."""

    version: int
    at: datetime
    body: bytes


@dataclass(frozen=True, slots=True)
class ComingNote:
    """A note with all its versions, the oldest first."""

    id: UUID
    kind: NoteKind
    subject_id: UUID | None
    created_at: datetime
    versions: tuple[ComingVersion, ...]


def bring_notes(
    session: Session,
    account_id: UUID,
    generation: int,
    notes: Sequence[ComingNote],
    now: datetime,
) -> tuple[Fate, ...]:
    """Bring in notes whose entries are here; say in their order what became of each.

    Raise ``Invalid`` when they are not sealed with her key of now, or too many. The chain of
    evidence binds the newest words of an incident anew, for its older links name another
    ciphertext.
    """
    touch(session, account_id)
    key = key_alone(session, account_id)
    if key is None or key.generation != generation:
        raise Invalid("generation", field="generation")
    check_room(session, account_id, sum(len(note.versions) for note in notes))
    return tuple(_bring(session, account_id, generation, note, now) for note in notes)


def _bring(
    session: Session, account_id: UUID, generation: int, note: ComingNote, now: datetime
) -> Fate:
    kept = _kept(session, account_id, note.id)
    if kept:
        return Fate.KNOWN if kept == _said(note) else Fate.ANOTHER
    if not _is_fit(session, account_id, generation, note, now):
        return Fate.UNFIT
    newest = note.versions[-1]
    session.execute(
        insert(Note).values(
            account_id=account_id,
            id=note.id,
            kind=note.kind.value,
            subject_id=note.subject_id,
            generation=generation,
            version=newest.version,
            created_at=note.created_at,
            changed_at=newest.at,
        )
    )
    session.execute(
        insert(NoteVersion),
        [
            {
                "account_id": account_id,
                "note_id": note.id,
                "version": one.version,
                "body": one.body,
                "at": one.at,
            }
            for one in note.versions
        ],
    )
    if note.kind in IN_CHAIN and note.subject_id is not None:
        words = Words(note.id, newest.version, newest.body)
        append_words(session, account_id, note.subject_id, words, now)
    if note.kind is NoteKind.LABEL:
        forget_plain_name(session, account_id, note.subject_id)
    return Fate.ADDED


def _kept(session: Session, account_id: UUID, note_id: UUID) -> tuple[Any, ...]:
    """What is here of a note, but for its words, which only the browser could compare."""
    found = session.execute(
        select(Note.kind, Note.subject_id, NoteVersion.version, NoteVersion.at)
        .join(
            NoteVersion,
            (NoteVersion.account_id == Note.account_id) & (NoteVersion.note_id == Note.id),
        )
        .where(Note.account_id == account_id, Note.id == note_id)
        .order_by(NoteVersion.version)
    )
    return tuple(tuple(row) for row in found)


def _said(note: ComingNote) -> tuple[Any, ...]:
    return tuple((note.kind.value, note.subject_id, one.version, one.at) for one in note.versions)


def _is_fit(
    session: Session, account_id: UUID, generation: int, note: ComingNote, now: datetime
) -> bool:
    moments = [one.at for one in note.versions]
    if not all(is_fit("notes", {"at": at}, now) for at in [note.created_at, *moments]):
        return False
    numbers = [one.version for one in note.versions]
    if numbers != sorted(set(numbers)):
        return False
    try:
        for one in note.versions:
            check_note(
                SealedNote(note.id, note.kind, note.subject_id, generation, one.version, one.body)
            )
    except Invalid:
        return False
    return _has_its_subject(session, account_id, note)


def _has_its_subject(session: Session, account_id: UUID, note: ComingNote) -> bool:
    table = _SUBJECTS.get(note.kind)
    if table is None:
        return True
    hers = select(table.id).where(table.account_id == account_id, table.id == note.subject_id)
    return session.execute(hers).first() is not None
