"""Remembering that an entry was deleted, and nothing else of it, so that it stays away."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, delete, exists, insert, select
from sqlalchemy.orm import Session

from journal.model.forgotten import Forgotten
from journal.vocabulary import EntryKind


def forget(
    session: Session,
    account_id: UUID,
    kind: EntryKind,
    entry_id: UUID,
    dedup_key: bytes | None = None,
) -> None:
    """Note that she deleted an entry; ``dedup_key`` is by what a file would bring it again."""
    recall(session, account_id, kind, entry_id)
    session.execute(
        insert(Forgotten).values(
            account_id=account_id, kind=kind.value, id=entry_id, dedup_key=dedup_key
        )
    )


def recall(session: Session, account_id: UUID, kind: EntryKind, entry_id: UUID) -> bytes | None:
    """Drop the note, since she has the entry again; return its key against doubles if it had one.

    Whoever writes the entry gives it that key back, so that a file still knows it.
    """
    found = session.execute(
        delete(Forgotten)
        .where(
            Forgotten.account_id == account_id,
            Forgotten.kind == kind.value,
            Forgotten.id == entry_id,
        )
        .returning(Forgotten.dedup_key)
    ).scalar_one_or_none()
    return None if found is None else bytes(found)


def was_forgotten(kind: EntryKind) -> ColumnElement[bool]:
    """Whether what a statement writes was deleted before; to be asked on its way out.

    The statement is told ``forgotten_of`` and ``forgotten_id``, an account and an entry.
    """
    return exists().where(
        Forgotten.account_id == bindparam("forgotten_of"),
        Forgotten.kind == kind.value,
        Forgotten.id == bindparam("forgotten_id"),
    )


def forgotten_ids(
    session: Session, account_id: UUID, kind: EntryKind, entry_ids: Iterable[UUID]
) -> frozenset[UUID]:
    """Which of these ids stood for entries that she deleted."""
    wanted = select(Forgotten.id).where(
        Forgotten.account_id == account_id,
        Forgotten.kind == kind.value,
        Forgotten.id.in_(list(entry_ids)),
    )
    return frozenset(session.execute(wanted).scalars())


def forgotten_keys(session: Session, account_id: UUID, kind: EntryKind) -> frozenset[bytes]:
    """The keys against doubles of all that she deleted."""
    wanted = select(Forgotten.dedup_key).where(
        Forgotten.account_id == account_id,
        Forgotten.kind == kind.value,
        Forgotten.dedup_key.is_not(None),
    )
    return frozenset(bytes(key) for key in session.execute(wanted).scalars() if key is not None)
