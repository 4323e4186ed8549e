"""Many rows of one table at once, for what would take too long row by row."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Self

from sqlalchemy import Connection, Table, insert

# Indexes are filled in random places; with SQLite's usual cache each row costs twice as much.
WIDE_CACHE_KIB, USUAL_CACHE_KIB = 16_000, 2_000

# SQLite lays out the list of each CHECK anew for every statement; a third of the time for each row.
ROWS_AT_ONCE = 500
MOST_MARKS = 32_766

Bound = Sequence[Any]
"""Rows made ready by ``bound``, as only ``write`` reads them."""


class BulkInsert:
    """Inserts rows that share most of their values; only the others are handed in row by row.

    Making rows ready (``bound``) needs no transaction and may come long before ``write``, which is
    used in a ``with`` block. On SQLite the values are turned into what the driver takes once (the
    shared ones) or column by column, a third of what the general way costs; elsewhere it is that.
    """

    def __init__(
        self,
        connection: Connection,
        table: Table,
        shared: Mapping[str, Any],
        own: Sequence[str],
    ) -> None:
        self._connection = connection
        self._shared = dict(shared)
        self._own = tuple(own)
        self._statement = insert(table)
        self._names = [*self._shared, *self._own]
        dialect = connection.dialect
        self._is_plain = dialect.name == "sqlite"
        self._at_once = min(ROWS_AT_ONCE, (MOST_MARKS - len(self._shared)) // len(self._own))
        if self._is_plain:
            quote = dialect.identifier_preparer.quote
            listed = ", ".join(map(quote, self._names))
            self._statements: dict[int, str] = {}
            self._into = f"INSERT INTO {quote(table.name)} ({listed}) VALUES "  # noqa: S608 - names of our own columns
            processors = [
                table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
                for name in self._names
            ]
            self._head = tuple(
                value if process is None else process(value)
                for value, process in zip(self._shared.values(), processors, strict=False)
            )
            self._processors = processors[len(self._shared) :]

    def __enter__(self) -> Self:
        if self._is_plain:
            self._connection.exec_driver_sql(f"PRAGMA cache_size={-WIDE_CACHE_KIB}")
        return self

    def __exit__(self, *_problem: object) -> None:
        if self._is_plain:
            self._connection.exec_driver_sql(f"PRAGMA cache_size={-USUAL_CACHE_KIB}")

    def bound(self, rows: Iterable[Sequence[Any]]) -> Bound:
        """Make rows of own values ready, in the order of the names they were announced with."""
        if not self._is_plain:
            return [tuple(row) for row in rows]
        return list(chain.from_iterable(map(self._row, rows)))

    def write(self, rows: Bound) -> int:
        """Insert rows that were made ready, by this or by another one like it; return how many."""
        if not self._is_plain:
            values = [self._shared | dict(zip(self._own, row, strict=True)) for row in rows]
            self._connection.execute(self._statement, values)
            return len(rows)
        width = len(self._own)
        for begin in range(0, len(rows), self._at_once * width):
            some = rows[begin : begin + self._at_once * width]
            self._connection.exec_driver_sql(
                self._statement_of(len(some) // width), (*self._head, *some)
            )
        return len(rows) // width

    def _statement_of(self, count: int) -> str:
        """The statement for so many rows; the marks of each begin with those of shared values."""
        if count in self._statements:
            return self._statements[count]
        shared = len(self._head)
        head = [f"?{place + 1}" for place in range(shared)]
        width = len(self._own)
        begins = range(shared + 1, shared + 1 + count * width, width)
        rows = ([*head, *(f"?{place}" for place in range(at, at + width))] for at in begins)
        marks = ", ".join(f"({', '.join(row)})" for row in rows)
        self._statements[count] = statement = self._into + marks
        return statement

    def _row(self, row: Sequence[Any]) -> list[Any]:
        return [
            value if process is None else process(value)
            for value, process in zip(row, self._processors, strict=True)
        ]
