"""Several devices of one person at the same moment, on PostgreSQL."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.storage.engine import Database

Act = Callable[[Session], object]


@contextmanager
def writing(database: Database) -> Iterator[Session]:
    with database.writer.begin() as connection, Session(connection) as opened:
        yield opened


def at_once(database: Database, *acts: Act) -> list[type[JournalError] | None]:
    """Do some things from as many devices; what each was refused with, None where it went well.

    What is no refusal of ours would be a page that says 500.
    """
    together = Barrier(len(acts))

    def one(act: Act) -> type[JournalError] | None:
        together.wait()
        try:
            with writing(database) as session:
                act(session)
        except JournalError as refusal:
            return type(refusal)
        return None

    with ThreadPoolExecutor(len(acts)) as devices:
        return list(devices.map(one, acts))
