"""Reading a person's own marks: one of them, or all."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from journal.changes.rules import Mark
from journal.errors import NotFound
from journal.model import Change
from journal.vocabulary import ChangeKind


@dataclass(frozen=True, slots=True)
class MarkedChange(Mark):
    """One mark as it is kept; ``version`` rises with each edit."""

    version: int
    body_hash: bytes


_COLUMNS: tuple[Any, ...] = (
    Change.id,
    Change.kind,
    Change.on_date,
    Change.version,
    Change.body_hash,
)


def change_of(session: Session, account_id: UUID, change_id: UUID) -> MarkedChange:
    """One mark of this person; raise ``NotFound`` for any other id."""
    found = session.execute(_of(account_id).where(Change.id == change_id)).one_or_none()
    if found is None:
        raise NotFound
    return _marked(found)


def changes_of(session: Session, account_id: UUID) -> tuple[MarkedChange, ...]:
    """All marks of this person by date, those of one day in the order they were made."""
    asked = _of(account_id).order_by(Change.on_date, Change.created_at, Change.id)
    return tuple(_marked(row) for row in session.execute(asked))


def _of(account_id: UUID) -> Select[Any]:
    return select(*_COLUMNS).where(Change.account_id == account_id)


def _marked(row: Row[Any]) -> MarkedChange:
    return MarkedChange(row.id, ChangeKind(row.kind), row.on_date, row.version, row.body_hash)
