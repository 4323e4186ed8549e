"""Keeping sealed notes and letting go of them; one act of hers, one call."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.chain.commands import append_words, forget_words
from journal.chain.rules import Words
from journal.errors import Conflict, Invalid, NotFound
from journal.model.check_in import CheckIn
from journal.model.contact import Room
from journal.model.evidence import EmployerRequest
from journal.model.goal import Goal
from journal.model.interaction import Interaction
from journal.model.note import Note, NoteKey, NoteVersion
from journal.notes.keys import key_alone
from journal.notes.queries import check_room
from journal.notes.rules import IN_CHAIN, KEEP_LOCKED, SealedNote, check_note
from journal.vocabulary import NoteKind

AT_ONCE = 500
"""How many ids go into one statement, and how many old keys into one run."""

_SUBJECTS: dict[NoteKind, Any] = {
    NoteKind.CHECK_IN: CheckIn,
    NoteKind.INTERACTION: Interaction,
    NoteKind.GOAL: Goal,
    NoteKind.LABEL: Room,
    NoteKind.REQUEST: EmployerRequest,
}


def keep_note(session: Session, account_id: UUID, note: SealedNote, now: datetime) -> None:
    """Keep the next version of a note; a replay of the newest one changes nothing.

    A note of an older generation may come back sealed anew: its older versions, which the new key
    doesn't open, are deleted. Raise ``Invalid`` for what isn't sealed with her key of now, and
    where there are too many, ``NotFound`` for the subject of somebody else, ``Conflict`` when it
    isn't the next version.
    """
    check_note(note)
    key = key_alone(session, account_id)
    head = _head_of(session, account_id, note.id)
    if head is None:
        _check_subject(session, account_id, note)
    if key is None or key.generation != note.generation:
        raise Invalid("generation", field="generation")
    if head is not None and head.version == note.version:
        _refuse_another_body(session, account_id, head, note)
        return
    _refuse_out_of_turn(head, note)
    check_room(session, account_id, 1)
    if head is None:
        _begin(session, account_id, note, now)
    else:
        _go_on(session, account_id, head, note, now)
    _add_version(session, account_id, note, now)
    if note.kind in IN_CHAIN and note.subject_id is not None:
        words = Words(note.id, note.version, note.body)
        append_words(session, account_id, note.subject_id, words, now)
    if note.kind is NoteKind.LABEL:
        forget_plain_name(session, account_id, note.subject_id)
    touch(session, account_id)


def remove_note(session: Session, account_id: UUID, note_id: UUID, now: datetime) -> None:
    """Delete a note with all its versions; raise ``NotFound`` for an id that is not hers."""
    head = _head_of(session, account_id, note_id)
    if head is None:
        raise NotFound
    if NoteKind(head.kind) in IN_CHAIN:
        forget_words(session, account_id, head.subject_id, note_id, now)
    session.execute(delete(Note).where(Note.account_id == account_id, Note.id == note_id))
    touch(session, account_id)


def remove_notes_about(session: Session, account_id: UUID, subject_ids: Collection[UUID]) -> None:
    """Delete the notes about entries and about what was asked after them; before those rows go.

    The chain lets go of its own words about them (``forget_subjects``).
    """
    wanted = list(subject_ids)
    for first in range(0, len(wanted), AT_ONCE):
        some = wanted[first : first + AT_ONCE]
        asked_after = select(EmployerRequest.id).where(
            EmployerRequest.account_id == account_id, EmployerRequest.interaction_id.in_(some)
        )
        is_about = or_(Note.subject_id.in_(some), Note.subject_id.in_(asked_after))
        session.execute(
            delete(Note)
            .where(Note.account_id == account_id, is_about)
            .execution_options(synchronize_session=False)
        )


def forget_plain_name(session: Session, account_id: UUID, room_id: UUID | None) -> None:
    """Let go of a room's name in plain words, in the transaction that keeps it sealed."""
    hers = Room.account_id == account_id, Room.id == room_id
    session.execute(update(Room).where(*hers, Room.label.is_not(None)).values(label=None))


def drop_locked(session: Session, now: datetime, limit: int = AT_ONCE) -> int:
    """Delete whoever's keys were lost 90 days ago, with their notes; return how many keys."""
    due = session.execute(
        select(NoteKey.account_id, NoteKey.generation)
        .where(NoteKey.replaced_at <= now - KEEP_LOCKED)
        .order_by(NoteKey.replaced_at)
        .limit(limit)
    ).all()
    for account_id, generation in due:
        session.execute(
            delete(NoteKey).where(
                NoteKey.account_id == account_id, NoteKey.generation == generation
            )
        )
        touch(session, account_id)
    return len(due)


def _head_of(session: Session, account_id: UUID, note_id: UUID) -> Row[*tuple[Any, ...]] | None:
    return session.execute(
        select(Note.kind, Note.subject_id, Note.generation, Note.version).where(
            Note.account_id == account_id, Note.id == note_id
        )
    ).first()


def _check_subject(session: Session, account_id: UUID, note: SealedNote) -> None:
    table = _SUBJECTS.get(note.kind)
    if table is None:
        return
    hers = select(table.id).where(table.account_id == account_id, table.id == note.subject_id)
    if session.execute(hers).first() is None:
        raise NotFound


def _refuse_another_body(
    session: Session, account_id: UUID, head: Row[*tuple[Any, ...]], note: SealedNote
) -> None:
    kept = session.execute(
        select(NoteVersion.body).where(
            NoteVersion.account_id == account_id,
            NoteVersion.note_id == note.id,
            NoteVersion.version == note.version,
        )
    ).scalar_one()
    if (head.kind, head.subject_id, kept) != (note.kind, note.subject_id, note.body):
        raise Conflict


def _refuse_out_of_turn(head: Row[*tuple[Any, ...]] | None, note: SealedNote) -> None:
    kept = (0, note.kind, note.subject_id)
    if head is not None:
        kept = (head.version, head.kind, head.subject_id)
    if kept != (note.version - 1, note.kind, note.subject_id):
        raise Conflict


def _begin(session: Session, account_id: UUID, note: SealedNote, now: datetime) -> None:
    session.execute(
        insert(Note).values(
            account_id=account_id,
            id=note.id,
            kind=note.kind.value,
            subject_id=note.subject_id,
            generation=note.generation,
            version=note.version,
            created_at=now,
            changed_at=now,
        )
    )


def _go_on(
    session: Session, account_id: UUID, head: Row[*tuple[Any, ...]], note: SealedNote, now: datetime
) -> None:
    if head.generation != note.generation:
        session.execute(
            delete(NoteVersion).where(
                NoteVersion.account_id == account_id, NoteVersion.note_id == note.id
            )
        )
    session.execute(
        update(Note)
        .where(Note.account_id == account_id, Note.id == note.id)
        .values(generation=note.generation, version=note.version, changed_at=now)
    )


def _add_version(session: Session, account_id: UUID, note: SealedNote, now: datetime) -> None:
    session.execute(
        insert(NoteVersion).values(
            account_id=account_id, note_id=note.id, version=note.version, body=note.body, at=now
        )
    )
