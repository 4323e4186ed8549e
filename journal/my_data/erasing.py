"""Asking for a period or the account to be erased, taking that back, and doing it when due."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import erase
from journal.errors import Conflict, Invalid, NotFound
from journal.model import Account, PendingErasure
from journal.my_data.clearing import Clearing, clear_days
from journal.my_data.clearing_shifts import clear_shifts
from journal.my_data.ledger import Noted, account_hash
from journal.my_data.rules import MOST_PENDING, UNDO, Period, Span, check_period
from journal.my_data.withdrawing import withdraw_again
from journal.vocabulary import ErasureScope


@dataclass(frozen=True, slots=True)
class Pending:
    """Something that is going to be erased at ``due_at``; an account has no ``period``."""

    account_id: UUID
    id: UUID
    period: Period | None
    asked_at: datetime
    due_at: datetime


def pending_of(session: Session, account_id: UUID) -> tuple[Pending, ...]:
    """What a person wants erased and can still take back, by when it goes."""
    return _pending(session, [PendingErasure.account_id == account_id], MOST_PENDING)


def due_erasures(session: Session, now: datetime, limit: int) -> tuple[Pending, ...]:
    """What is to be erased by now, of everybody; that which has waited longest first."""
    return _pending(session, [PendingErasure.due_at <= now], limit)


def ask_for_account(session: Session, account_id: UUID, erasure_id: UUID, now: datetime) -> None:
    """Have an account erased in seven days; nothing happens where that is asked for already.

    Raise ``Conflict`` when the id stands for a period.
    """
    asked = _alone(session, account_id)
    if any(one.id == erasure_id and one.period is not None for one in asked):
        raise Conflict
    if all(one.period is not None for one in asked):
        _ask(session, account_id, erasure_id, None, now=now)


def ask_for_period(
    session: Session,
    account_id: UUID,
    erasure_id: UUID,
    period: Period,
    *,
    today: date,
    now: datetime,
) -> None:
    """Have a period erased in 24 hours; a replay of the same changes nothing.

    ``today`` is the date on her wall. Raise ``Invalid`` for a period that cannot be or one too
    many at a time, ``Conflict`` when the id stands for another.
    """
    check_period(period, today)
    asked = _alone(session, account_id)
    known = next((one for one in asked if one.id == erasure_id), None)
    if known is not None:
        if known.period != period:
            raise Conflict
        return
    if len(asked) >= MOST_PENDING:
        raise Invalid("too_many", field="first")
    _ask(session, account_id, erasure_id, period, now=now)


def take_back(session: Session, account_id: UUID, erasure_id: UUID, now: datetime) -> None:
    """Let stay what was to be erased; raise ``NotFound`` when it is not hers, or due by now.

    What is due may stand in the ledger already, and no backup brings back what stands there.
    """
    kept = session.get(PendingErasure, (account_id, erasure_id))
    if kept is None or kept.due_at <= now:
        raise NotFound
    session.delete(kept)
    session.flush()
    if kept.scope == ErasureScope.ACCOUNT:
        _leave_at(session, account_id, None)


def stay(session: Session, account_id: UUID, now: datetime) -> None:
    """Keep an account that was to be erased; nothing happens where that is not asked for.

    Raise ``NotFound`` when it is due by now.
    """
    for one in pending_of(session, account_id):
        if one.period is None:
            take_back(session, account_id, one.id, now)


def is_due(session: Session, account_id: UUID, erasure_id: UUID, now: datetime) -> bool:
    """Whether something is to be erased by now, and was neither taken back nor put off."""
    kept = session.get(PendingErasure, (account_id, erasure_id))
    return kept is not None and kept.due_at <= now


def erase_some(session: Session, account_id: UUID, due: Pending, now: datetime, limit: int) -> int:
    """Erase what is due, up to ``limit`` rows of a kind; 0 says that it is done.

    The ledger has to hold it before. What was taken back in the meantime stays.
    """
    if session.get(PendingErasure, (account_id, due.id)) is None:
        return 0
    if due.period is None:
        erase(session, account_id)
        return 0
    removed = _clear(session, account_id, due.period, by=now, now=now, limit=limit)
    if removed == 0:
        _done(session, account_id, due.id)
    return removed


def accounts_after(session: Session, after: UUID | None, limit: int) -> tuple[UUID, ...]:
    """Ids of accounts in their own order, from behind one on."""
    asked = select(Account.id).order_by(Account.id).limit(limit)
    return tuple(
        session.execute(asked if after is None else asked.where(Account.id > after)).scalars()
    )


def erase_again(session: Session, account_id: UUID, noted: Noted, now: datetime, limit: int) -> int:
    """Do once more what the ledger says of an account; return how many rows that changed.

    An older backup that was put back holds what had been erased and withdrawn since. What she
    brought in herself after it was erased stays. To be called again until it answers 0.
    """
    account = session.get(Account, account_id)
    if account is None:
        return 0
    hashed = account_hash(account_id)
    if hashed in noted.accounts:
        erase(session, account_id)
        session.expire_all()
        return 1
    changed = withdraw_again(session, account_id, noted.withdrawn, now)
    for period, at in noted.periods.get(hashed, ()):
        if account.brought_at is not None and account.brought_at > at:
            continue
        changed += _clear(session, account_id, period, by=at, now=now, limit=limit)
    return changed


def put_off(session: Session, account_id: UUID, now: datetime) -> None:
    """Let whatever she wants erased wait anew: a backup does not know what was taken back."""
    for scope, wait in UNDO.items():
        session.execute(
            update(PendingErasure)
            .where(
                PendingErasure.account_id == account_id,
                PendingErasure.scope == scope.value,
            )
            .values(due_at=now + wait)
            .execution_options(synchronize_session=False)
        )
    if any(one.period is None for one in pending_of(session, account_id)):
        _leave_at(session, account_id, now + UNDO[ErasureScope.ACCOUNT])


def _clear(
    session: Session, account_id: UUID, period: Period, *, by: datetime, now: datetime, limit: int
) -> int:
    zone = session.execute(select(Account.zone).where(Account.id == account_id)).scalar_one()
    span = Span(period.first, period.last, ZoneInfo(zone), by)
    removed = clear_days(session, account_id, Clearing(span, now, limit, stays_away=True))
    if period.with_shifts and not removed:
        removed = clear_shifts(session, account_id, span, stays_away=True)
    return removed


def _done(session: Session, account_id: UUID, erasure_id: UUID) -> None:
    session.execute(
        delete(PendingErasure).where(
            PendingErasure.account_id == account_id, PendingErasure.id == erasure_id
        )
    )


def _alone(session: Session, account_id: UUID) -> tuple[Pending, ...]:
    """What she asked for, read while no other device of hers asks."""
    session.execute(
        select(Account.id).where(Account.id == account_id).with_for_update(key_share=True)
    )
    return pending_of(session, account_id)


def _ask(
    session: Session, account_id: UUID, erasure_id: UUID, period: Period | None, *, now: datetime
) -> None:
    scope = ErasureScope.ACCOUNT if period is None else ErasureScope.PERIOD
    session.execute(
        insert(PendingErasure).values(
            account_id=account_id,
            id=erasure_id,
            scope=scope.value,
            first=period.first if period else None,
            last=period.last if period else None,
            with_shifts=period.with_shifts if period else False,
            asked_at=now,
            due_at=now + UNDO[scope],
        )
    )
    if period is None:
        _leave_at(session, account_id, now + UNDO[scope])


def _leave_at(session: Session, account_id: UUID, moment: datetime | None) -> None:
    session.execute(update(Account).where(Account.id == account_id).values(leaves_at=moment))


def _pending(
    session: Session, conditions: list[ColumnElement[bool]], limit: int
) -> tuple[Pending, ...]:
    asked = select(PendingErasure).where(*conditions).order_by(PendingErasure.due_at).limit(limit)
    return tuple(
        Pending(row.account_id, row.id, _period(row), row.asked_at, row.due_at)
        for row in session.execute(asked).scalars()
    )


def _period(row: PendingErasure) -> Period | None:
    if row.first is None or row.last is None:
        return None
    return Period(row.first, row.last, row.with_shifts)
