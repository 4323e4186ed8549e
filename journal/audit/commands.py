"""Writing down what was done, in the transaction that does it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from journal.audit.rules import (
    BEGINNING,
    Actor,
    Content,
    Deed,
    chain_hash,
    content_hash,
)
from journal.model.audit import AuditRecord


def record_act(
    session: Session, organisation_id: UUID | None, actor: Actor, deed: Deed, now: datetime
) -> None:
    """Add one record to the chain; call it once in every act of a lead, steward or operator."""
    if session.connection().dialect.name == "postgresql":
        # SQLite's writer is alone anyway; two records must not be bound to the same one before.
        session.execute(text("LOCK TABLE audit_record IN EXCLUSIVE MODE"))
    last = session.execute(
        select(AuditRecord.number, AuditRecord.chain_hash)
        .order_by(AuditRecord.number.desc())
        .limit(1)
    ).first()
    number, previous = (1, BEGINNING) if last is None else (last.number + 1, last.chain_hash)
    own = content_hash(Content(number, now, organisation_id, actor, deed))
    session.execute(
        insert(AuditRecord).values(
            number=number,
            at=now,
            role=actor.role.value,
            act=deed.act.value,
            actor_id=actor.account_id,
            actor_name=actor.name,
            organisation_id=organisation_id,
            unit_id=deed.unit_id,
            about_id=deed.about_id,
            details=dict(deed.details),
            content_hash=own,
            chain_hash=chain_hash(previous, own),
        )
    )
