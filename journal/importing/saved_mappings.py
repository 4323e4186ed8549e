"""How one kind of table is read, kept under a name of the person's own and found by its heads."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import Conflict, Invalid, NotFound
from journal.model import SavedMapping as SavedMappingRow

_KEPT = (
    SavedMappingRow.id,
    SavedMappingRow.name,
    SavedMappingRow.head_key,
    SavedMappingRow.mapping,
    SavedMappingRow.created_at,
)

LONGEST_NAME = 40
MOST_MAPPINGS = 100


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """One kept mapping as ``saved_mappings_form`` writes it."""

    id: UUID
    name: str
    head_key: bytes
    text: str
    created_at: datetime


def saved_mappings(session: Session, account_id: UUID) -> list[SavedMapping]:
    """Return a person's mappings by name."""
    rows = session.execute(
        # Those without a name are not of columns: a roster's codes are kept there too.
        select(SavedMappingRow).where(
            SavedMappingRow.account_id == account_id, SavedMappingRow.name != ""
        )
    ).scalars()
    return sorted(map(_saved, rows), key=lambda one: (one.name.casefold(), one.created_at))


def mapping_for(session: Session, account_id: UUID, head_key: bytes) -> SavedMapping | None:
    """Return the newest mapping that was kept for a table with these heads."""
    row = session.execute(
        select(SavedMappingRow)
        .where(SavedMappingRow.account_id == account_id, SavedMappingRow.head_key == head_key)
        .order_by(SavedMappingRow.created_at.desc(), SavedMappingRow.id)
        .limit(1)
    ).scalar_one_or_none()
    return None if row is None else _saved(row)


def save_mapping(session: Session, account_id: UUID, mapping: SavedMapping) -> UUID:
    """Keep a mapping and return its id; the one of the same name and heads gives way.

    Raise ``Invalid`` for what cannot be a name or when there are too many, ``Conflict`` when the
    id stands for another one.
    """
    name = tidy_name(mapping.name)
    touch(session, account_id)
    own = SavedMappingRow.account_id == account_id
    row = session.execute(
        select(SavedMappingRow).where(own, SavedMappingRow.id == mapping.id)
    ).scalar_one_or_none()
    if row is not None and (row.name, bytes(row.head_key)) != (name, mapping.head_key):
        raise Conflict
    kept = session.execute(
        select(SavedMappingRow.id).where(
            own, SavedMappingRow.name == name, SavedMappingRow.head_key == mapping.head_key
        )
    ).scalar()
    if kept is not None:
        session.execute(
            update(SavedMappingRow)
            .where(own, SavedMappingRow.id == kept)
            .values(mapping=mapping.text, created_at=mapping.created_at)
        )
        return kept
    _refuse_too_many(session, account_id)
    session.execute(
        insert(SavedMappingRow).values(
            account_id=account_id,
            id=mapping.id,
            name=name,
            head_key=mapping.head_key,
            mapping=mapping.text,
            created_at=mapping.created_at,
        )
    )
    return mapping.id


def rename_mapping(session: Session, account_id: UUID, mapping_id: UUID, name: str) -> None:
    """Call a mapping otherwise; raise ``Invalid`` for what cannot be a name, ``NotFound``."""
    tidied = tidy_name(name)
    touch(session, account_id)
    renamed = session.execute(
        update(SavedMappingRow)
        .where(SavedMappingRow.account_id == account_id, SavedMappingRow.id == mapping_id)
        .values(name=tidied)
        .returning(SavedMappingRow.id)
    ).scalar()
    if renamed is None:
        raise NotFound


def delete_mapping(session: Session, account_id: UUID, mapping_id: UUID) -> SavedMapping:
    """Forget a mapping and return it; what was imported with it stays. Raise ``NotFound``."""
    touch(session, account_id)
    gone = session.execute(
        delete(SavedMappingRow)
        .where(SavedMappingRow.account_id == account_id, SavedMappingRow.id == mapping_id)
        .returning(*_KEPT)
    ).one_or_none()
    if gone is None:
        raise NotFound
    return _saved(gone)


def tidy_name(name: str) -> str:
    """A name as it is kept; raise ``Invalid`` with the field for what cannot be one."""
    words = " ".join(unicodedata.normalize("NFC", name).split())
    if not words:
        raise Invalid("name_missing", field="name")
    if len(words) > LONGEST_NAME:
        raise Invalid("name_too_long", field="name")
    if not words.isprintable():
        raise Invalid("name_unprintable", field="name")
    return words


def _refuse_too_many(session: Session, account_id: UUID) -> None:
    count = session.execute(
        select(func.count()).where(SavedMappingRow.account_id == account_id)
    ).scalar_one()
    if count >= MOST_MAPPINGS:
        raise Invalid("too_many_mappings", field="name")


def _saved(row: SavedMappingRow | Row[*tuple[Any, ...]]) -> SavedMapping:
    return SavedMapping(row.id, row.name, bytes(row.head_key), row.mapping, row.created_at)
