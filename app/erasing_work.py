"""What goes by itself: what is due or too old, who came to sessions, and the ledger's word.

What is to do stands in the tables and in the ledger. A server that stops in the middle goes on
where it was: nothing is noted as done before it is.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import UUID

from flask import current_app
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.config import Config
from app.database import database, reading, writing
from journal.clock import utc_now
from journal.errors import JournalError
from journal.my_data.erasing import (
    Pending,
    accounts_after,
    due_erasures,
    erase_again,
    erase_some,
    is_due,
    put_off,
)
from journal.my_data.keeping import has_old_entries, let_go_of_old, retention_of
from journal.my_data.ledger import (
    Entry,
    ErasedAccount,
    ErasedPeriod,
    ErasureLedger,
    Noted,
    account_hash,
    agreement_hash,
)
from journal.my_data.withdrawing import withdrawn_since
from journal.sessions.scheduled_counts import Asked, dates_asked_for, settle_date
from journal.storage.folding import fold_log

ROWS_AT_ONCE = 500
"""Rows of a kind in one transaction: others who write wait for no more than that."""

PEOPLE_AT_ONCE = 200
"""So many are looked at for old entries in one sweep; the next one is a minute away."""

DUE_AT_ONCE = 20

DATES_AT_ONCE = 200

FOLD_EVERY = timedelta(minutes=10)
"""What somebody deletes by herself stays readable in the log for no longer."""

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

FAULTS = (SQLAlchemyError, JournalError, OSError, ValueError)

log = logging.getLogger("offshift.jobs")


@dataclass
class Progress:
    """How far this process has come; whatever is lost with it is found again in the tables."""

    is_replayed: bool = False
    withdrawn_from: datetime = BEGINNING
    kept_on: date | None = None
    kept_up_to: UUID | None = None
    folded_at: datetime | None = None

    def has_to_fold(self, now: datetime) -> bool:
        """Whether the log was not emptied lately; a clock that was set back counts as long ago."""
        return self.folded_at is None or abs(now - self.folded_at) >= FOLD_EVERY


def ledger() -> ErasureLedger:
    """Return the erasure ledger of this instance, whichever database it has."""
    config: Config = current_app.extensions["config"]
    return ErasureLedger(config.instance / "erasures.ledger")


def was_erased(account_id: UUID) -> bool:
    """Whether an account of this id was here; what takes its place goes at the next start."""
    return account_hash(account_id) in ledger().read().accounts


def look_after_own_data() -> None:
    """Do what is due now; one sweep of the serving process."""
    progress: Progress = current_app.extensions.setdefault("own_data", Progress())
    now = utc_now()
    if not progress.is_replayed:
        replay(now)
        progress.is_replayed = True
    # What was being written while we looked is seen the next time; the clock may be set back.
    lately = now - timedelta(hours=1)
    note_withdrawals(min(progress.withdrawn_from, lately), now)
    progress.withdrawn_from = lately
    gone = erase_due(now) + keep_some(progress, now) + settle_sessions(now)
    if gone or progress.has_to_fold(now):
        # What was removed must not stay readable in the log.
        progress.folded_at = now if fold_log(database()) else None


def erase_due(now: datetime) -> int:
    """Erase what is due, and return how much was done; what fails is tried at the next sweep."""
    with reading() as session:
        due = due_erasures(session, now, DUE_AT_ONCE)
    return sum(_tried(partial(_erase, one, now)) for one in due)


def settle_sessions(now: datetime) -> int:
    """Let the places go at dates of sessions that are over, and return how many went."""
    with reading() as session:
        asked = dates_asked_for(session, now, DATES_AT_ONCE)
    return sum(_tried(partial(_settle, one, now)) for one in asked)


def keep_some(progress: Progress, now: datetime) -> int:
    """Let some people's old entries go, everybody's once a day; return how many rows went."""
    if progress.kept_on == now.date():
        return 0
    with reading() as session:
        people = accounts_after(session, progress.kept_up_to, PEOPLE_AT_ONCE)
    removed = sum(_tried(partial(keep, one, now)) for one in people)
    progress.kept_up_to = people[-1] if people else None
    if not people:
        progress.kept_on = now.date()
    return removed


def keep(account_id: UUID, now: datetime) -> int:
    """Let a person's old entries go, or announce that; return how many rows went."""
    with reading() as session:
        is_needed = has_old_entries(retention_of(session, account_id, now), now)
    if not is_needed:
        return 0
    return _repeated(lambda session: let_go_of_old(session, account_id, now, ROWS_AT_ONCE))


def note_withdrawals(since: datetime, now: datetime) -> None:
    """Write what was withdrawn lately into the ledger, unless it is there already."""
    with reading() as session:
        found = withdrawn_since(session, since, now.date())
    if found:
        known = ledger().read().withdrawn
        new = [
            one for one in found if agreement_hash(one.account_id, one.agreement_id) not in known
        ]
        ledger().note(*new)


def replay(now: datetime, *, is_restored: bool = False) -> int:
    """Do once more what the ledger says, and return how many rows that changed.

    A backup that ``is_restored`` may hold erasures that were taken back since: they wait anew.
    """
    noted, after, changed = ledger().read(), None, 0
    while True:
        with reading() as session:
            people = accounts_after(session, after, PEOPLE_AT_ONCE)
        if not people:
            return changed
        after = people[-1]
        for account_id in people:
            changed += _replay_for(account_id, noted, now, is_restored=is_restored)


def _replay_for(account_id: UUID, noted: Noted, now: datetime, *, is_restored: bool) -> int:
    if is_restored:
        with writing() as session:
            put_off(session, account_id, now)
    if not noted.speaks_of(account_id):
        return 0
    return _repeated(lambda session: erase_again(session, account_id, noted, now, ROWS_AT_ONCE))


def _settle(asked: Asked, now: datetime) -> int:
    with writing() as session:
        whose, which, day = asked.organisation_id, asked.session_id, asked.held_on
        return settle_date(session, whose, which, day, now)


def _erase(due: Pending, now: datetime) -> int:
    return 1 + _repeated(lambda session: _erase_some(session, due, now))


def _erase_some(session: Session, due: Pending, now: datetime) -> int:
    # Looked at again where nobody else writes: the ledger never speaks of what was taken back.
    if not is_due(session, due.account_id, due.id, now):
        return 0
    # The ledger says it before the rows go, and once, however often it is tried.
    if not ledger().read().holds(due.account_id, due.period, due.asked_at):
        ledger().note(_entry(due, now))
    return erase_some(session, due.account_id, due, now, ROWS_AT_ONCE)


def _entry(due: Pending, now: datetime) -> Entry:
    if due.period is None:
        return ErasedAccount(due.account_id, now.date())
    return ErasedPeriod(due.account_id, due.period, now)


def _repeated(act: Callable[[Session], int]) -> int:
    """Do a part of something in a transaction of its own, again until nothing is left of it."""
    total = 0
    while True:
        with writing() as session:
            done = act(session)
        if done == 0:
            return total
        total += done


def _tried(act: Callable[[], int]) -> int:
    """Do it, or leave it to the next sweep: one person's must not keep the others waiting."""
    try:
        return act()
    except FAULTS as error:
        # An error's text could quote a person; its kind does not.
        log.warning("own data could not be looked after: %s", type(error).__name__)
        return 0
