"""What the server has of a person, row by row and column by column, as it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, func, literal, select, union_all
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model import Base

ROWS_A_PAGE = 50
LAST_PAGE = 100_000
LONGEST_SHOWN = 400
"""Characters of one value; what a finding's page draws can be many thousands."""

SEALED = {
    ("note_key", "by_passphrase"),
    ("note_key", "by_recovery"),
    ("note_version", "body"),
    ("calendar_feed", "sealed_address"),
}
"""Columns whose bytes say nothing without a key that this database does not have."""

SECRETS = {
    ("account", "password_hash"),
    ("account", "import_key"),
    ("device_session", "token_hash"),
    ("personal_token", "token_hash"),
}
"""Columns that are shown in part: a screen can be seen by others."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """Ciphertext: how many bytes, and the first of them in hexadecimal."""

    size: int
    begins: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A value that is shown in part: what kind it begins like, and how long it is."""

    begins: str
    length: int


@dataclass(frozen=True, slots=True)
class TableSize:
    """One table with how many rows of it are hers."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class RawPage:
    """Some rows of one table as they are stored, by their key; the owner's id is left out.

    ``is_last`` is False where there are more behind it.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    is_last: bool


def own_tables() -> Mapping[str, Table]:
    """Every table that holds rows of a person, by name: her account, and what says whose it is."""
    return {
        table.name: table
        for table in Base.metadata.sorted_tables
        if table.name == "account" or "account_id" in table.c
    }


def tables_of(session: Session, account_id: UUID) -> tuple[TableSize, ...]:
    """Every table there could be rows of hers in, with how many there are; one statement."""
    counts = [
        select(literal(name), func.count()).select_from(table).where(_whose(table) == account_id)
        for name, table in own_tables().items()
    ]
    return tuple(sorted((TableSize(*row) for row in session.execute(union_all(*counts))), key=_by))


def raw_rows_of(session: Session, account_id: UUID, name: str, page: int) -> RawPage:
    """One page of her rows in a table, counted from 0; raise ``NotFound`` for no such page."""
    table = own_tables().get(name)
    if table is None or not 0 <= page <= LAST_PAGE:
        raise NotFound
    shown = [column for column in table.c if column.name != "account_id"]
    found = session.execute(
        select(*shown)
        .where(_whose(table) == account_id)
        .order_by(*table.primary_key.columns)
        .offset(page * ROWS_A_PAGE)
        .limit(ROWS_A_PAGE + 1)
    ).all()
    if page and not found:
        raise NotFound
    columns = tuple(column.name for column in shown)
    rows = tuple(
        tuple(_shown(name, column, value) for column, value in zip(columns, row, strict=True))
        for row in found[:ROWS_A_PAGE]
    )
    return RawPage(name, columns, rows, is_last=len(found) <= ROWS_A_PAGE)


def _by(size: TableSize) -> tuple[bool, str]:
    return size.rows == 0, size.name


def _whose(table: Table) -> ColumnElement[Any]:
    return table.c.id if table.name == "account" else table.c.account_id


def _shown(table: str, column: str, value: object) -> object:
    if isinstance(value, bytes) and (table, column) in SEALED:
        return Sealed(len(value), value[:16].hex())
    if value is not None and (table, column) in SECRETS:
        begins = value[:4].hex() if isinstance(value, bytes) else str(value)[:10]
        return Cut(begins, len(value) if isinstance(value, bytes) else len(str(value)))
    said = value.hex() if isinstance(value, bytes) else value
    if isinstance(said, str | dict | list) and len(str(said)) > LONGEST_SHOWN:
        return Cut(str(said)[:LONGEST_SHOWN], len(str(said)))
    return said
