"""Opening a unit's figures, which a lead never does unseen."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.queries import has_opened
from journal.audit.rules import Actor, Deed
from journal.errors import NotFound
from journal.model.team import Unit
from journal.storage.turns import Turn, take_turn
from journal.vocabulary import Act

STAYS_OPEN = timedelta(minutes=30)
"""How long one look lasts, so that leafing through the pages of a unit is one look."""


def has_looked(
    session: Session, organisation_id: UUID, unit_id: UUID, *, account_id: UUID, now: datetime
) -> bool:
    """Whether a look of this lead at this unit still lasts."""
    return has_opened(
        session,
        organisation_id,
        unit_id,
        account_id=account_id,
        act=Act.FIGURES_OPENED,
        since=now - STAYS_OPEN,
    )


def note_look(
    session: Session, organisation_id: UUID, by: Actor, unit_id: UUID, *, now: datetime
) -> None:
    """Write a lead's look down for every member to read; nothing more while it lasts.

    Raises ``NotFound`` without such a unit, and for somebody who is nobody's lead.
    """
    # Two clicks at once wait for each other here, and not only where they write.
    take_turn(session, Turn.CHAIN_OF_ACTS)
    name = session.execute(
        select(Unit.name).where(Unit.organisation_id == organisation_id, Unit.id == unit_id)
    ).scalar()
    if name is None or by.account_id is None:
        raise NotFound
    if not has_looked(session, organisation_id, unit_id, account_id=by.account_id, now=now):
        deed = Deed(Act.FIGURES_OPENED, unit_id=unit_id, details={"unit": name})
        record_act(session, organisation_id, by, deed, now)
