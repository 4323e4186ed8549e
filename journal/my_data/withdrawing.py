"""What people withdrew: told to the ledger, and ended once more after a restore."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from journal.model import Consent, OwnAgreement
from journal.my_data.ledger import Withdrawn, agreement_hash


def withdrawn_since(session: Session, since: datetime, on: date) -> tuple[Withdrawn, ...]:
    """What people withdrew from a moment on, from team figures and for themselves.

    ``on`` is the date in UTC that the ledger will say.
    """
    found: list[Withdrawn] = []
    for table in (Consent, OwnAgreement):
        ended = select(table.account_id, table.id).where(table.withdrawn_at >= since)
        found += [Withdrawn(*row, on) for row in session.execute(ended)]
    return tuple(found)


def withdraw_again(
    session: Session, account_id: UUID, withdrawn: frozenset[str], now: datetime
) -> int:
    """End the agreements in force that the ledger says were withdrawn; return how many."""
    changed = 0
    for table in (Consent, OwnAgreement):
        in_force = table.account_id == account_id, table.withdrawn_at.is_(None)
        ids = session.execute(select(table.id).where(*in_force)).scalars().all()
        ended = [one for one in ids if agreement_hash(account_id, one) in withdrawn]
        session.execute(
            update(table)
            .where(*in_force, table.id.in_(ended))
            .values(withdrawn_at=now)
            .execution_options(synchronize_session=False)
        )
        changed += len(ended)
    return changed
