"""A database for benchmarks, in which windows are published by the product itself.

All worlds of a batch are one transaction that is rolled back at its end, in a file in memory
that is never waited for. What comes back is what anybody in the organisation can read.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt
from sqlalchemy import event
from sqlalchemy.orm import Session

from benchmarks.entry_rows import write_entries
from benchmarks.invented_teams import Entries
from benchmarks.organisations import SEOUL, Layout, whose_unit, write
from journal.aggregates.commands import publish
from journal.aggregates.copies import PublishedFiles
from journal.aggregates.queries import published_bodies
from journal.aggregates.rules import ROWS
from journal.storage.engine import Database, open_database
from journal.storage.upgrade import upgrade
from journal.vocabulary import Figure

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
SETTINGS = (
    "synchronous=OFF",
    "secure_delete=OFF",
    "ignore_check_constraints=ON",
    "cache_size=-500000",
)
"""What suits a database that is thrown away; what is written into it is well-formed anyway."""

NAMES = (
    *(figure.value for figure in Figure),
    *(f"{table.value}/{row.value}" for table, rows in ROWS.items() for row in rows),
)
"""Everything that a release can hold a number for."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Written:
    """A batch of worlds in the database, counted from ``first``."""

    session: Session
    files: PublishedFiles
    layout: Layout
    worlds: range

    def publish(self, windows: Sequence[int]) -> None:
        """Publish windows of all worlds, each when it is due."""
        for number in windows:
            window = self.layout.window(number)
            for one in self.layout.organisations(self.worlds):
                publish(self.session, one, window, self.files, window.due_at(SEOUL))

    def bodies(self, windows: Sequence[int]) -> tuple[str, ...]:
        """Everything published in these windows, as the texts that they are."""
        return tuple(
            body
            for one in self.layout.organisations(self.worlds)
            for number in windows
            for body in published_bodies(self.session, one, self.layout.window(number))
        )

    def read(self, windows: Sequence[int]) -> Floats:
        """What was published, by world, unit, window and name; not a number: not enough."""
        shape = (len(self.worlds), self.layout.units, len(windows), len(NAMES))
        found = np.full(shape, np.nan)
        for body in self.bodies(windows):
            said = json.loads(body)
            window = windows.index(said["window"]["number"] - self.layout.first.number)
            numbers = _numbers(said)
            for unit in said["units"]:
                world, number = whose_unit(UUID(unit))
                found[world - self.worlds.start, number, window] = numbers
        return found


class Bench:
    """One database; worlds are written into it, published, read and rolled back."""

    def __init__(self, file: Path) -> None:
        self.folder = file.parent
        self.database: Database = open_database(f"sqlite:///{file}")
        event.listen(self.database.writer, "connect", _set)
        upgrade(self.database)

    @contextmanager
    def worlds(
        self, layout: Layout, entries: Entries, worlds: range, keys: np.random.Generator
    ) -> Iterator[Written]:
        """Worlds with all their entries, which are gone at the end."""
        with (
            tempfile.TemporaryDirectory(dir=self.folder) as published,
            self.database.writer.connect() as connection,
            Session(connection) as session,
        ):
            write(connection, layout, worlds, keys)
            write_entries(connection, layout, entries, worlds)
            yield Written(session, PublishedFiles(Path(published)), layout, worlds)
            session.rollback()
            connection.rollback()


@contextmanager
def memory_folder() -> Iterator[Path]:
    """A folder in memory that is thrown away afterwards, for the databases of all processes."""
    where = IN_MEMORY if IN_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=where, prefix="offshift-bench-") as folder:
        yield Path(folder)


@cache
def bench(folder: Path) -> Bench:
    """This process's own database in a folder, made once."""
    return Bench(folder / f"{os.getpid()}.sqlite3")


def _set(connection: Any, _record: object) -> None:
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}").fetchall()


def _numbers(said: dict[str, Any]) -> list[float]:
    flat = {name: value for name, value in said["figures"].items() if value is not None}
    for table, rows in said["tables"].items():
        flat |= {f"{table}/{row}": points for row, points in (rows or {}).items()}
    return [flat.get(name, np.nan) for name in NAMES]
