"""Many rows of one table at once, for what would take too long row by row."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

from sqlalchemy import Connection, Table, insert

# Indexes are filled in random places; with SQLite's usual cache each row costs twice as much.
WIDE_CACHE_KIB, USUAL_CACHE_KIB = 16_000, 2_000


class BulkInsert:
    """Inserts rows that share most of their values; only the others are handed in row by row.

    Used in a ``with`` block. On SQLite the values are turned into what the driver takes once (the
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
        names = [*self._shared, *self._own]
        dialect = connection.dialect
        self._is_plain = dialect.name == "sqlite"
        if self._is_plain:
            quote = dialect.identifier_preparer.quote
            listed, marks = ", ".join(map(quote, names)), ", ".join("?" * len(names))
            self._sql = f"INSERT INTO {quote(table.name)} ({listed}) VALUES ({marks})"  # noqa: S608 - names of our own columns
            processors = [
                table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names
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

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows of own values, in the order of the names they were announced with."""
        if self._is_plain:
            self._connection.exec_driver_sql(self._sql, [self._bound(row) for row in rows])
        else:
            values = [self._shared | dict(zip(self._own, row, strict=True)) for row in rows]
            self._connection.execute(self._statement, values)

    def _bound(self, row: Sequence[Any]) -> tuple[Any, ...]:
        own = [
            value if process is None else process(value)
            for value, process in zip(row, self._processors, strict=True)
        ]
        return (*self._head, *own)
