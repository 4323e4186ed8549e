"""Writing down what was done, in the transaction that does it; emptying what is too old."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, and_, insert, null, or_, select, update
from sqlalchemy.orm import Session

from journal.audit.rules import (
    BEGINNING,
    GRANTS,
    GRANTS_KEPT,
    KEPT,
    Actor,
    Deed,
    chain_hash,
    content_hash,
)
from journal.model.audit import AuditRecord
from journal.storage.turns import Turn, take_turn


def record_act(
    session: Session, organisation_id: UUID | None, actor: Actor, deed: Deed, now: datetime
) -> None:
    """Add one record to the chain; call it once, last, in every act that has to leave one."""
    take_turn(session, Turn.CHAIN_OF_ACTS)
    last = session.execute(
        select(AuditRecord.number, AuditRecord.chain_hash)
        .order_by(AuditRecord.number.desc())
        .limit(1)
    ).first()
    number, previous = (1, BEGINNING) if last is None else (last.number + 1, last.chain_hash)
    said: dict[str, Any] = {
        "number": number,
        "at": now,
        "role": actor.role.value,
        "act": deed.act.value,
        "actor_id": actor.account_id,
        "actor_name": actor.name,
        "organisation_id": organisation_id,
        "unit_id": deed.unit_id,
        "about_id": deed.about_id,
        "details": dict(deed.details),
    }
    own = content_hash(said)
    bound = chain_hash(previous, own)
    session.execute(insert(AuditRecord).values(**said, content_hash=own, chain_hash=bound))


def prune(session: Session, now: datetime) -> int:
    """Empty the records that are too old, keeping their hashes, and return how many there were."""
    is_kept_shorter = AuditRecord.act.not_in([act.value for act in GRANTS])
    is_too_old = or_(
        and_(is_kept_shorter, AuditRecord.at < now - KEPT), AuditRecord.at < now - GRANTS_KEPT
    )
    emptied = session.execute(
        update(AuditRecord)
        .where(is_too_old)
        .values(
            at=None,
            role=None,
            act=None,
            actor_id=None,
            actor_name=None,
            organisation_id=None,
            unit_id=None,
            about_id=None,
            # A plain None would be kept as the JSON word null.
            details=null(),
        )
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", emptied).rowcount
