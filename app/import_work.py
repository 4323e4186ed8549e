"""Imports too large for one request: saved by a thread of the serving process, one at a time.

What is under way is known in memory only. A server that stops undoes it, since all of an import
is one transaction; afterwards nothing is known of it and nothing is kept.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from threading import Lock, Thread
from typing import TypeAlias
from uuid import UUID

from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.database import reading, writing
from app.jobs import wake
from journal.errors import Conflict, Invalid, JournalError
from journal.importing.progress import Cancelled

LARGE = 5_000
"""From this many events on, saving does not keep the browser waiting."""

MOST_AT_ONCE = 8
MOST_REMEMBERED = 200

Progress: TypeAlias = Callable[[int, int], None]
Save: TypeAlias = Callable[[Session, Progress], object]
Prepare: TypeAlias = Callable[[Session, Progress], Save]
"""Works out, while only reading, what there is to save: whoever writes holds up everybody else."""
Key: TypeAlias = tuple[UUID, UUID]

FAULTS = (
    JournalError,
    SQLAlchemyError,
    ArithmeticError,
    LookupError,
    MemoryError,
    OSError,
    TypeError,
    ValueError,
)
"""What is told by its kind alone; anything else ends the thread, and the import with it."""

log = logging.getLogger("offshift.imports")


class State(StrEnum):
    """How far an import is."""

    WAITING = "waiting"
    SAVING = "saving"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


UNDER_WAY = frozenset({State.WAITING, State.SAVING})


@dataclass(frozen=True, slots=True)
class Standing:
    """How an import stands: ``done`` of ``total`` events, and why it failed if it did."""

    id: UUID
    state: State
    done: int
    total: int
    refusal: Invalid | None = None

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY


@dataclass(slots=True)
class _Work:
    """One import under way, as the thread and the pages share it."""

    standing: Standing
    body: Hashable
    prepare: Prepare | None
    is_unwanted: bool = field(default=False)

    def note(self, done: int, total: int) -> None:
        """Take note of how far it is; raise ``Cancelled`` when it is not wanted any more."""
        if self.is_unwanted:
            raise Cancelled
        self.standing = replace(self.standing, state=State.SAVING, done=done, total=total)

    def end(self, state: State, refusal: Invalid | None = None) -> None:
        self.standing = replace(self.standing, state=state, refusal=refusal)
        # The events of a large file are not worth keeping for the sake of how it ended.
        self.prepare = None


class ImportWork:
    """All imports of this process that are under way or ended lately; threads may share it."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._works: OrderedDict[Key, _Work] = OrderedDict()
        self._lock = Lock()
        self._turn = Lock()

    def begin(self, key: Key, body: Hashable, prepare: Prepare, total: int) -> None:
        """Begin to save an import, or go on if it has begun.

        Raise ``Conflict`` when the id stands for another one, ``Invalid`` when too much is under
        way already. ``body`` is what makes two requests the same.
        """
        with self._lock:
            known = self._works.get(key)
            if known is not None and known.standing.is_under_way:
                if known.body != body:
                    raise Conflict
                return
            self._refuse_too_many(key[0])
            work = _Work(Standing(key[1], State.WAITING, 0, total), body, prepare)
            self._works[key] = work
            self._works.move_to_end(key)
            self._forget_older()
        Thread(target=self._run, args=(key[0], work), name="import", daemon=True).start()

    def standing(self, key: Key) -> Standing | None:
        """How an import stands; None when this process knows nothing of it."""
        with self._lock:
            work = self._works.get(key)
        return None if work is None else work.standing

    def under_way(self, account_id: UUID) -> list[Standing]:
        """The imports of one person that are not ended."""
        with self._lock:
            own = [work.standing for key, work in self._works.items() if key[0] == account_id]
        return [one for one in own if one.is_under_way]

    def cancel(self, key: Key) -> None:
        """Ask an import to stop; what it has saved so far is undone."""
        with self._lock:
            work = self._works.get(key)
        if work is not None:
            work.is_unwanted = True

    def _refuse_too_many(self, account_id: UUID) -> None:
        busy = [key for key, work in self._works.items() if work.standing.is_under_way]
        if any(key[0] == account_id for key in busy):
            raise Invalid("still_saving", field="file")
        if len(busy) >= MOST_AT_ONCE:
            raise Invalid("too_busy", field="file")

    def _forget_older(self) -> None:
        ended = [key for key, work in self._works.items() if not work.standing.is_under_way]
        for key in ended[: max(0, len(self._works) - MOST_REMEMBERED)]:
            del self._works[key]

    def _run(self, account_id: UUID, work: _Work) -> None:
        # One at a time: the database has one writer, and each file takes its memory.
        with self._turn, self._app.app_context():
            try:
                _save(work)
            finally:
                if work.standing.is_under_way:
                    work.end(State.FAILED)
            if work.standing.state is State.DONE:
                wake(account_id)


def import_work() -> ImportWork:
    """Return what is under way in the running app."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - the proxy's documented way out
    kept: ImportWork = app.extensions.setdefault("import_work", ImportWork(app))
    return kept


def _save(work: _Work) -> None:
    total, prepare = work.standing.total, work.prepare
    try:
        work.note(0, total)
        if prepare is not None:
            with reading() as session:
                save = prepare(session, work.note)
            with writing() as session:
                save(session, work.note)
    except Cancelled:
        work.end(State.CANCELLED)
    except Invalid as refusal:
        work.end(State.FAILED, refusal)
    except FAULTS as error:
        # An error's text could quote a person; its kind does not.
        log.warning("an import could not be saved: %s", type(error).__name__)
        work.end(State.FAILED)
    else:
        work.end(State.DONE)
