"""A person's rows as an export writes them: a bounded page at a time, nobody else's, no secrets."""

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, func, literal, select, tuple_
from sqlalchemy.orm import Session

from journal.errors import Invalid, NotFound
from journal.my_data.export_format import Field, Type, fields_of, key_of, table_of
from journal.my_data.export_table import EXPORTED

ROWS_A_PAGE = 1000
_FEWER = {"note_versions": 40, "evidence_links": 400, "saved_columns": 40}

Row = Mapping[str, Any]
"""A row as JSON holds it, without what is not answered."""


@dataclass(frozen=True, slots=True)
class RowsPage:
    """Some rows of one kind; ``following`` is where the next page begins, None after the last."""

    rows: tuple[Row, ...]
    following: str | None


def page_of(
    session: Session, account_id: UUID, name: str, after: str | None, limit: int | None = None
) -> RowsPage:
    """The rows that come after a place; the first ones if it is None.

    Raise ``NotFound`` for a kind that no export has, ``Invalid`` for what is no place.
    """
    if name not in EXPORTED:
        raise NotFound
    table, most = table_of(name), limit or _FEWER.get(name, ROWS_A_PAGE)
    fields = fields_of(name)
    order = EXPORTED[name].sorted_by or key_of(name)
    asked = select(*(table.c[one.name] for one in fields)).where(_is_hers(table, account_id))
    if after is not None and order:
        asked = asked.where(_after(table, order, _place(name, order, after)))
    asked = asked.order_by(*(table.c[column] for column in order)).limit(most + 1)
    found = [_written(row, fields) for row in session.execute(asked)]
    is_last = len(found) <= most
    rows = tuple(found[:most])
    return RowsPage(rows, None if is_last else _cursor([rows[-1][column] for column in order]))


def pages_of(
    session_of: Callable[[], Any], account_id: UUID, name: str
) -> Iterator[tuple[Row, ...]]:
    """Every page of a kind, each read by itself, so that nothing waits for a slow reader.

    ``session_of`` opens a session in a ``with`` block.
    """
    after: str | None = None
    while True:
        with session_of() as session:
            page = page_of(session, account_id, name, after)
        yield page.rows
        if page.following is None:
            return
        after = page.following


def counts_of(session: Session, account_id: UUID) -> Mapping[str, int]:
    """How many rows of each kind an export would hold, in one statement."""
    counted = [
        select(func.count())
        .select_from(table_of(name))
        .where(_is_hers(table_of(name), account_id))
        .scalar_subquery()
        .label(name)
        for name in EXPORTED
    ]
    return dict(session.execute(select(*counted)).mappings().one())


def _is_hers(table: Table, account_id: UUID) -> ColumnElement[bool]:
    return (table.c.id if table.name == "account" else table.c.account_id) == account_id


def _after(table: Table, order: tuple[str, ...], place: list[Any]) -> ColumnElement[bool]:
    columns = [table.c[column] for column in order]
    values = [literal(value, column.type) for value, column in zip(place, columns, strict=True)]
    return tuple_(*columns) > tuple_(*values)


def _written(row: Any, fields: tuple[Field, ...]) -> Row:
    return {
        one.name: _as_json(value)
        for one, value in zip(fields, row, strict=True)
        if value is not None
    }


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    return str(value) if isinstance(value, UUID) else value


def _cursor(values: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _place(name: str, order: tuple[str, ...], after: str) -> list[Any]:
    types = {one.name: one.type for one in fields_of(name)}
    try:
        said = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        return [_READ[types[column]](value) for column, value in zip(order, said, strict=True)]
    except (ValueError, TypeError, AttributeError, binascii.Error) as wrong:
        raise Invalid("no_such_place") from wrong


_READ: Mapping[Type, Callable[[Any], Any]] = {
    Type.ID: UUID,
    Type.MOMENT: datetime.fromisoformat,
    Type.DATE: date.fromisoformat,
    Type.BYTES: bytes.fromhex,
    Type.WHOLE: int,
    Type.TEXT: str,
}
