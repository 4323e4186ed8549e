"""What is done beside the requests and never in one: findings, publishing, placing anew.

There is no queue to lose: whoever's findings are older than the journal is what is to do, and so
is every window that is due and not published. A thread of the serving process is woken by a
write, waits until that person has been quiet for a moment, and looks for the rest now and then.
Of several processes one does it.
"""

import atexit
import fcntl
import logging
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Condition, Thread
from typing import Any
from uuid import UUID

from flask import Flask, Response, current_app, request
from sqlalchemy.exc import SQLAlchemyError

from app.access import signed_in
from app.config import Config
from app.database import reading, writing
from app.publication import publish_due
from app.rebuilding import rebuild_those_behind
from journal.audit.commands import prune
from journal.causes.contact import forget_old_reports
from journal.clock import utc_now
from journal.errors import JournalError
from journal.findings.commands import keep_findings
from journal.findings.queries import accounts_behind, worked_out
from journal.findings.whole import METHOD_VERSION
from journal.notes.commands import drop_locked

QUIET_SECONDS = 2.0
SWEEP_SECONDS = 60.0
PUBLISH_SECONDS = 600.0
AT_ONCE = 200

Errand = Callable[[], Any]

log = logging.getLogger("offshift.jobs")


def start(
    app: Flask, quiet_seconds: float = QUIET_SECONDS, beside: Sequence[Errand] = ()
) -> "FindingsWorker":
    """Begin to keep findings up to date; a server calls it once in each of its processes.

    ``beside`` is what other pages have done now and then.
    """
    worker = FindingsWorker(app, quiet_seconds, beside)
    app.extensions["findings"] = worker
    app.after_request(_wake_after_a_write)
    worker.thread.start()
    atexit.register(worker.stop)
    return worker


def is_running() -> bool:
    """Say whether this process keeps findings up to date by itself."""
    return "findings" in current_app.extensions


def wake(account_id: UUID) -> None:
    """Say that somebody's journal has changed; does nothing where no worker runs."""
    worker: FindingsWorker | None = current_app.extensions.get("findings")
    if worker is not None:
        worker.wake(account_id)


def _wake_after_a_write(response: Response) -> Response:
    person = signed_in() if request.method not in {"GET", "HEAD"} else None
    if person is not None:
        wake(person.id)
    return response


class FindingsWorker:
    """The thread that keeps findings up to date, one person after the other."""

    def __init__(
        self, app: Flask, quiet_seconds: float = QUIET_SECONDS, beside: Sequence[Errand] = ()
    ) -> None:
        config: Config = app.extensions["config"]
        self.thread = Thread(target=self._run, name="findings", daemon=True)
        self._app = app
        self._quiet_seconds = quiet_seconds
        self._beside = tuple(beside)
        self._lead = _Lead(config.instance / "findings.lock")
        self._due: dict[UUID, float] = {}
        self._next_sweep = 0.0
        self._next_publication = 0.0
        self._given_up: set[UUID] = set()
        self._is_stopping = False
        self._changed = Condition()

    def wake(self, account_id: UUID) -> None:
        """Have a person's findings worked out once they have been quiet for a moment."""
        with self._changed:
            is_known = account_id in self._due
            self._due[account_id] = time.monotonic() + self._quiet_seconds
            # Whoever goes on writing only moves the moment; waking for that would cost each write.
            if not is_known:
                self._changed.notify()

    def stop(self, patience_seconds: float = 5.0) -> None:
        """Finish the person being worked on, begin no other, and give the lead away."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify()
        if self.thread.is_alive():
            self.thread.join(patience_seconds)
        self._lead.give_away()

    def catch_up(self) -> int:
        """Work out all findings that are behind, here and now; return for how many people."""
        with self._app.app_context():
            behind = _behind()
            for account_id in behind:
                _work_out(account_id)
        return len(behind)

    def _run(self) -> None:
        while not self._is_stopping:
            if time.monotonic() >= self._next_sweep:
                self._sweep()
            account_id = self._next_one()
            if account_id is not None:
                with self._app.app_context():
                    _work_out(account_id)

    def _sweep(self) -> None:
        """Take on those who are behind without having woken us, if the lead is ours."""
        self._next_sweep = time.monotonic() + SWEEP_SECONDS
        if self._lead.take():
            with self._app.app_context():
                self._publish()
                rebuild_those_behind(self._given_up)
                for errand in self._beside:
                    _run_errand(errand)
                behind = _behind()
            with self._changed:
                for account_id in behind:
                    self._due.setdefault(account_id, time.monotonic())

    def _publish(self) -> None:
        if time.monotonic() >= self._next_publication:
            self._next_publication = time.monotonic() + PUBLISH_SECONDS
            _publish_due()

    def _next_one(self) -> UUID | None:
        """Return whose quiet moment is over; None after a wait without anybody."""
        with self._changed:
            if not self._lead.is_ours:
                self._due.clear()
            now = time.monotonic()
            ready = [account_id for account_id, due in self._due.items() if due <= now]
            if ready and not self._is_stopping:
                del self._due[ready[0]]
                return ready[0]
            if not self._is_stopping:
                self._changed.wait(max(0.0, min([self._next_sweep, *self._due.values()]) - now))
        return None


class _Lead:
    """A locked file: the process that holds it works, the others look again later."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def is_ours(self) -> bool:
        return self._descriptor is not None

    def take(self) -> bool:
        """Try to become the one that works; True also when we are already."""
        if self._descriptor is None:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(descriptor)
            else:
                self._descriptor = descriptor
        return self.is_ours

    def give_away(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _publish_due() -> None:
    """Publish what is due, and let go of what is too old: acts, ids of reports, locked notes."""
    # What could not be done now is still to do at the next look.
    try:
        failed = publish_due(utc_now()).failed
        with writing() as session:
            prune(session, utc_now())
            forget_old_reports(session, utc_now())
            drop_locked(session, utc_now())
    except (SQLAlchemyError, JournalError, OSError, ValueError) as error:
        log.warning("nothing could be published: %s", type(error).__name__)
    else:
        for kind in failed.values():
            log.warning("a window could not be published: %s", kind)


def _run_errand(errand: Errand) -> None:
    try:
        errand()
    except Exception as error:  # noqa: BLE001 - an errand of other pages must never end this thread
        log.warning("something beside could not be done: %s", type(error).__name__)


def _behind() -> tuple[UUID, ...]:
    try:
        with reading() as session:
            return accounts_behind(session, METHOD_VERSION, AT_ONCE)
    except SQLAlchemyError as error:
        _report(error)
        return ()


def _work_out(account_id: UUID) -> None:
    # One diary that cannot be worked out must not keep the others waiting.
    try:
        with reading() as session:
            found = worked_out(session, account_id)
        if not found.is_stored:
            with writing() as session:
                keep_findings(session, account_id, found, utc_now())
    except (SQLAlchemyError, JournalError, ValueError, ArithmeticError) as error:
        _report(error)


def _report(error: Exception) -> None:
    """Log what kind of thing went wrong; an error's text could quote a person."""
    log.warning("findings could not be worked out: %s", type(error).__name__)
