"""Reading a person's wrapped keys and sealed notes; what comes out is as closed as it went in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, func, select, tuple_
from sqlalchemy.orm import Session

from journal.errors import Invalid, NotFound
from journal.model.note import Note, NoteKey, NoteVersion
from journal.notes.rules import KEEP_LOCKED, MOST_VERSIONS
from journal.vocabulary import NoteKind

PAGE = 100

Place = tuple[datetime, UUID]
"""Where a page of notes ends: when the last note on it was begun, and its id."""


@dataclass(frozen=True, slots=True)
class KeptKey:
    """Her data key as it is wrapped now; ``revision`` rises with each new wrapping."""

    generation: int
    revision: int
    by_passphrase: bytes
    by_recovery: bytes


@dataclass(frozen=True, slots=True)
class LockedKey:
    """A generation whose passphrase and code she lost, with the count of its notes."""

    generation: int
    by_passphrase: bytes
    by_recovery: bytes
    replaced_at: datetime
    notes: int

    @property
    def goes_at(self) -> datetime:
        """When the key and its notes are deleted, in UTC."""
        return self.replaced_at + KEEP_LOCKED


@dataclass(frozen=True, slots=True)
class Head:
    """A note with its newest version; ``created_at`` is when the first one arrived, in UTC."""

    id: UUID
    kind: NoteKind
    subject_id: UUID | None
    generation: int
    version: int
    body: bytes
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class HeadsPage:
    """Some heads, the newest note first; ``before`` leads on, and is None at the end."""

    heads: tuple[Head, ...]
    before: Place | None


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One version of a note; ``at`` is when it arrived, in UTC."""

    version: int
    body: bytes
    at: datetime


def key_of(session: Session, account_id: UUID) -> KeptKey | None:
    """Return the key that new notes are sealed with; None before the first note."""
    row = session.execute(
        select(NoteKey.generation, NoteKey.revision, NoteKey.by_passphrase, NoteKey.by_recovery)
        .where(NoteKey.account_id == account_id, NoteKey.replaced_at.is_(None))
        .order_by(NoteKey.generation.desc())
        .limit(1)
    ).first()
    return None if row is None else KeptKey(*row)


def locked_keys_of(session: Session, account_id: UUID) -> tuple[LockedKey, ...]:
    """Return the generations that stay locked, the latest first."""
    notes = (
        select(func.count())
        .where(Note.account_id == account_id, Note.generation == NoteKey.generation)
        .scalar_subquery()
    )
    columns = NoteKey.generation, NoteKey.by_passphrase, NoteKey.by_recovery, NoteKey.replaced_at
    rows = session.execute(
        select(*columns, notes)
        .where(NoteKey.account_id == account_id, NoteKey.replaced_at.is_not(None))
        .order_by(NoteKey.generation.desc())
    )
    return tuple(LockedKey(*row) for row in rows)


def check_room(session: Session, account_id: UUID, coming: int) -> None:
    """Raise ``Invalid`` when so many versions are more than one person's notes may have."""
    kept = select(func.count()).where(NoteVersion.account_id == account_id)
    if session.execute(kept).scalar_one() + coming > MOST_VERSIONS:
        raise Invalid("too_many")


def heads_of(
    session: Session,
    account_id: UUID,
    *,
    kinds: Collection[NoteKind] = (),
    subject_ids: Collection[UUID] | None = None,
    before: Place | None = None,
    limit: int = PAGE,
) -> HeadsPage:
    """Return a page of her notes, of some kinds or of all, about some entries or about any."""
    asked = _heads(account_id).order_by(Note.created_at.desc(), Note.id.desc())
    if kinds:
        asked = asked.where(Note.kind.in_([kind.value for kind in kinds]))
    if subject_ids is not None:
        asked = asked.where(Note.subject_id.in_(subject_ids))
    if before is not None:
        asked = asked.where(tuple_(Note.created_at, Note.id) < tuple_(*before))
    found = [_head(row) for row in session.execute(asked.limit(limit + 1))]
    heads = tuple(found[:limit])
    is_last = len(found) <= limit
    return HeadsPage(heads, None if is_last else (heads[-1].created_at, heads[-1].id))


def note_of(session: Session, account_id: UUID, note_id: UUID) -> Head:
    """Return one note; raise ``NotFound`` for an id that is not hers."""
    row = session.execute(_heads(account_id).where(Note.id == note_id)).first()
    if row is None:
        raise NotFound
    return _head(row)


def versions_of(session: Session, account_id: UUID, note_id: UUID) -> tuple[KeptVersion, ...]:
    """Return every version of a note, the newest first; raise ``NotFound`` where there is none."""
    rows = session.execute(
        select(NoteVersion.version, NoteVersion.body, NoteVersion.at)
        .where(NoteVersion.account_id == account_id, NoteVersion.note_id == note_id)
        .order_by(NoteVersion.version.desc())
    ).all()
    if not rows:
        raise NotFound
    return tuple(KeptVersion(*row) for row in rows)


def _heads(account_id: UUID) -> Select[*tuple[Any, ...]]:
    newest = and_(
        NoteVersion.account_id == Note.account_id,
        NoteVersion.note_id == Note.id,
        NoteVersion.version == Note.version,
    )
    return (
        select(
            Note.id,
            Note.kind,
            Note.subject_id,
            Note.generation,
            Note.version,
            NoteVersion.body,
            Note.created_at,
            Note.changed_at,
        )
        .join(NoteVersion, newest)
        .where(Note.account_id == account_id)
    )


def _head(row: Row[*tuple[Any, ...]]) -> Head:
    identity, kind, *rest = row
    return Head(identity, NoteKind(kind), *rest)
