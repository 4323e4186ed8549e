"""Check-ins and interactions of invented people, written into a database quickly.

SQLAlchemy's own types turn each value into the database's form, once for all rows that have it.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, insert

from benchmarks.invented_teams import Entries, Ints
from benchmarks.organisations import SEOUL, Layout, account_id
from journal.model import CheckIn, Interaction
from journal.vocabulary import Cause, Channel, InteractionKind

VALUES: dict[str, list[Any]] = {
    "cause": list(Cause),
    "kind": list(InteractionKind),
    "channel": list(Channel),
}
MOST_SAID = 1_000
"""No number of an entry reaches it."""

Column = tuple[Sequence[Any], Sequence[int]]
"""Values, and which of them stands in each row."""


def write_entries(connection: Connection, layout: Layout, entries: Entries, worlds: range) -> None:
    """Write the check-ins and interactions of worlds."""
    hits = dict(entries.hits)
    lists = {
        name: ([value.value for value in values], hits.pop(name).tolist())
        for name, values in VALUES.items()
    }
    felt = _columns(entries.check_ins, layout, worlds)
    _write_many(connection, CheckIn.__table__, felt)
    _write_many(connection, Interaction.__table__, _columns(hits, layout, worlds) | lists)


def _write_many(connection: Connection, table: Any, columns: Mapping[str, Column]) -> None:
    """Insert by columns: each value is turned into the database's form once, not once a row."""
    chosen: Table = table
    statement = insert(chosen).values(dict.fromkeys(columns)).compile(connection)
    encoded = [_encoded(connection, chosen, name, *columns[name]) for name in statement.params]
    rows = list(zip(*encoded, strict=True))
    if rows:
        connection.exec_driver_sql(str(statement), rows)


def _encoded(
    connection: Connection, table: Table, name: str, values: Sequence[Any], which: Sequence[int]
) -> Sequence[Any]:
    encode = table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if encode is not None:
        values = [encode(value) for value in values]
    return [values[one] for one in which]


def _columns(entries: Mapping[str, Ints], layout: Layout, worlds: range) -> dict[str, Column]:
    """The columns that every entry has, and those that it brings along."""
    brought, people = dict(entries), layout.people
    whose = brought.pop("world") * people + brought.pop("person")
    day = (7 * brought.pop("week") + brought.pop("weekday")).tolist()
    dates = [layout.first.first_day + timedelta(days=one) for one in range(max(day, default=0) + 1)]
    moments = [datetime(one.year, one.month, one.day, 9, tzinfo=UTC) for one in dates]
    accounts = [account_id(world, person) for world in worlds for person in range(people)]
    same = [0] * len(day)
    return {
        "account_id": (accounts, whose.tolist()),
        "id": (_entry_ids(len(day)), range(len(day))),
        "at": (moments, day),
        "created_at": (moments, day),
        "local_date": (dates, day),
        "zone": ([SEOUL.key], same),
        "body_hash": ([b""], same),
        "version": ([1], same),
        **{name: (range(MOST_SAID), column.tolist()) for name, column in brought.items()},
    }


@lru_cache(maxsize=1)
def _entry_ids(many: int) -> list[UUID]:
    return [UUID(int=(4 << 100) + nth) for nth in range(many)]
