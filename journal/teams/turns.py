"""One change at a time: of an organisation, and of where a person stands."""

from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model.account import Account
from journal.model.team import AnnouncedSession, Organisation
from journal.teams.queries import OrganisationView

# SQLite's writer is alone anyway. On PostgreSQL two stewards could hang two units under each
# other, or a person could join two organisations at once; FOR NO KEY UPDATE keeps others reading
# and adding rows that only point here.


def take_turn_in(session: Session, organisation_id: UUID) -> OrganisationView:
    """Wait for other changes of an organisation; raise ``NotFound`` when there is none."""
    row = session.execute(
        select(Organisation.id, Organisation.name, Organisation.zone)
        .where(Organisation.id == organisation_id)
        .with_for_update(key_share=True)
    ).first()
    if row is None:
        raise NotFound
    return OrganisationView(row.id, row.name, ZoneInfo(row.zone))


def take_turn_as(session: Session, account_id: UUID) -> None:
    """Wait for other changes of where a person stands."""
    session.execute(
        select(Account.id).where(Account.id == account_id).with_for_update(key_share=True)
    )


def take_turn_at(session: Session, organisation_id: UUID, session_id: UUID) -> None:
    """Wait for others who join one session or call a date of it off; ``NotFound`` without it."""
    asked = select(AnnouncedSession.id).where(
        AnnouncedSession.organisation_id == organisation_id, AnnouncedSession.id == session_id
    )
    if session.execute(asked.with_for_update(key_share=True)).first() is None:
        raise NotFound
