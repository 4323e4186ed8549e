"""Filling in a questionnaire, deleting that again, asking to be reminded."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, Delete, Table, delete, select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import Conflict, Invalid
from journal.instruments.definition import Instrument
from journal.instruments.queries import FilledIn, answer_of
from journal.instruments.rules import Filling, body_hash, check_filling, given, open_again_on
from journal.model.account import Account
from journal.model.instrument import InstrumentAnswer, InstrumentWish

_ANSWER = cast("Table", InstrumentAnswer.__table__)
_WISH = cast("Table", InstrumentWish.__table__)


def fill_in(
    session: Session, account_id: UUID, instrument: Instrument, filling: Filling, now: datetime
) -> None:
    """Keep what was answered; a replay of the same changes nothing.

    Raise ``Invalid`` for what cannot be answered, and as ``too_soon`` within the shortest interval
    of another one; ``Conflict`` when the id stands for another one.
    """
    wanted = body_hash(instrument.key, filling)
    # On PostgreSQL two devices could otherwise both be the first; SQLite's writer is alone.
    session.execute(
        select(Account.id).where(Account.id == account_id).with_for_update(key_share=True)
    )
    if _is_kept(session, account_id, filling.id, wanted):
        return
    check_filling(instrument, filling, now)
    others = session.execute(
        select(_ANSWER.c.local_date).where(
            _ANSWER.c.account_id == account_id, _ANSWER.c.instrument == instrument.key
        )
    ).scalars()
    if open_again_on(instrument, filling.local_date, others) is not None:
        raise Invalid("too_soon")
    session.execute(insert(_ANSWER), _row(account_id, instrument, filling, wanted, now))
    touch(session, account_id)


def remove_answer(session: Session, account_id: UUID, answer_id: UUID) -> FilledIn:
    """Delete a filling for good and return it, so that the person can take that back.

    Raise ``NotFound`` for an id that is not hers.
    """
    removed = answer_of(session, account_id, answer_id)
    session.execute(
        delete(_ANSWER).where(_ANSWER.c.account_id == account_id, _ANSWER.c.id == answer_id)
    )
    touch(session, account_id)
    return removed


def wish_reminder(session: Session, account_id: UUID, instrument: str, now: datetime) -> None:
    """From now on say on her own pages that a questionnaire may be filled in again."""
    row = {"account_id": account_id, "instrument": instrument, "since": now}
    _change(session, account_id, insert(_WISH).values(row).on_conflict_do_nothing())


def drop_reminder(session: Session, account_id: UUID, instrument: str) -> None:
    """Say so no more; what was never wanted stays so."""
    hers = (_WISH.c.account_id == account_id) & (_WISH.c.instrument == instrument)
    _change(session, account_id, delete(_WISH).where(hers))


def _change(session: Session, account_id: UUID, statement: Insert | Delete) -> None:
    done: CursorResult[Any] = session.connection().execute(statement)
    if done.rowcount:
        touch(session, account_id)


def _is_kept(session: Session, account_id: UUID, answer_id: UUID, wanted: bytes) -> bool:
    """Whether this id stands for the same already; raise ``Conflict`` if for another."""
    kept = session.execute(
        select(_ANSWER.c.body_hash).where(
            _ANSWER.c.account_id == account_id, _ANSWER.c.id == answer_id
        )
    ).scalar_one_or_none()
    if kept is not None and kept != wanted:
        raise Conflict
    return kept is not None


def _row(
    account_id: UUID, instrument: Instrument, filling: Filling, wanted: bytes, now: datetime
) -> dict[str, Any]:
    said = given(filling.answers)
    return {
        "account_id": account_id,
        "id": filling.id,
        "instrument": instrument.key,
        "edition": filling.edition,
        "language": filling.language,
        "answers": {item.key: said.get(item.key) for item in instrument.items},
        "at": filling.at,
        "local_date": filling.local_date,
        "body_hash": wanted,
        "created_at": now,
    }
