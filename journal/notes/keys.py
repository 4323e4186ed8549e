"""Keeping a person's wrapped keys; one act of hers, one call."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import Conflict
from journal.model.account import Account
from journal.model.note import NoteKey
from journal.notes.queries import KeptKey, key_of
from journal.notes.rules import Wrapped, check_wrapped


def keep_key(session: Session, account_id: UUID, wrapped: Wrapped, now: datetime) -> None:
    """Keep her first key; a replay of the same one changes nothing.

    Raise ``Invalid`` for what is no wrapped key, ``Conflict`` when there is another key already.
    """
    check_wrapped(wrapped)
    key = key_alone(session, account_id)
    if key is not None or wrapped.generation != 1:
        _refuse_another(key, wrapped)
        return
    _add_key(session, account_id, wrapped, now)


def rewrap_key(
    session: Session, account_id: UUID, wrapped: Wrapped, revision: int, now: datetime
) -> None:
    """Put new wrappings of the same key in the place of those that were read.

    A replay changes nothing. Raise ``Invalid`` as above, ``Conflict`` when another device was
    first, or when there is no key yet.
    """
    check_wrapped(wrapped)
    key = key_alone(session, account_id)
    if key is None:
        raise Conflict
    if (key.generation, key.revision) != (wrapped.generation, revision):
        _refuse_another(key, wrapped)
        return
    session.execute(
        update(NoteKey)
        .where(NoteKey.account_id == account_id, NoteKey.generation == key.generation)
        .values(
            by_passphrase=wrapped.by_passphrase,
            by_recovery=wrapped.by_recovery,
            revision=revision + 1,
            changed_at=now,
        )
    )
    touch(session, account_id)


def begin_anew(session: Session, account_id: UUID, wrapped: Wrapped, now: datetime) -> None:
    """Begin the next generation, as passphrase and code are lost; the older notes stay locked.

    A replay changes nothing. Raise ``Invalid`` as above, ``Conflict`` when another device has
    begun anew meanwhile, or when there is nothing to begin anew.
    """
    check_wrapped(wrapped)
    key = key_alone(session, account_id)
    if key is None:
        raise Conflict
    if wrapped.generation != key.generation + 1:
        _refuse_another(key, wrapped)
        return
    session.execute(
        update(NoteKey)
        .where(NoteKey.account_id == account_id, NoteKey.generation == key.generation)
        .values(replaced_at=now)
    )
    _add_key(session, account_id, wrapped, now)


def key_alone(session: Session, account_id: UUID) -> KeptKey | None:
    """Return the key of now, read while no other device of hers writes; None before the first."""
    session.execute(
        select(Account.id).where(Account.id == account_id).with_for_update(key_share=True)
    )
    return key_of(session, account_id)


def _add_key(session: Session, account_id: UUID, wrapped: Wrapped, now: datetime) -> None:
    session.execute(
        insert(NoteKey).values(
            account_id=account_id,
            generation=wrapped.generation,
            by_passphrase=wrapped.by_passphrase,
            by_recovery=wrapped.by_recovery,
            created_at=now,
            changed_at=now,
        )
    )
    touch(session, account_id)


def _refuse_another(key: KeptKey | None, wrapped: Wrapped) -> None:
    kept = None if key is None else Wrapped(key.generation, key.by_passphrase, key.by_recovery)
    if kept != wrapped:
        raise Conflict
