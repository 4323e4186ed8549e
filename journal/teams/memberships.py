"""The teams a person belongs and belonged to, in her own eyes; nobody else asks for them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from journal.model.team import Membership, Organisation, Unit
from journal.teams.queries import OrganisationView
from journal.teams.windows import Window


@dataclass(frozen=True, slots=True)
class MembershipLine:
    """One stretch of belonging to a unit; not left: she belongs to it now."""

    organisation: OrganisationView
    unit_id: UUID
    unit_name: str
    joined_at: datetime
    left_at: datetime | None
    closed_from: int | None

    def is_open_in(self, window: Window) -> bool:
        """Whether the unit is there in a window; members stay in a closed one until they move."""
        return self.closed_from is None or self.closed_from > window.number

    def reports_in(self, window: Window) -> bool:
        """Whether a window counts her in this unit: it does where she belonged at its opening."""
        opens = window.opens_at(self.organisation.zone)
        return self.joined_at <= opens and (self.left_at is None or self.left_at > opens)


def memberships_of(session: Session, account_id: UUID) -> tuple[MembershipLine, ...]:
    """Every stretch of hers, the one that goes on first, then the newest first."""
    rows = session.execute(
        select(
            Organisation.id,
            Organisation.name,
            Organisation.zone,
            Membership.unit_id,
            Unit.name.label("unit_name"),
            Membership.joined_at,
            Membership.left_at,
            Unit.closed_from,
        )
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .join(
            Unit,
            and_(Unit.organisation_id == Membership.organisation_id, Unit.id == Membership.unit_id),
        )
        .where(Membership.account_id == account_id)
        .order_by(Membership.left_at.is_(None).desc(), Membership.joined_at.desc())
    )
    return tuple(
        MembershipLine(OrganisationView(row.id, row.name, ZoneInfo(row.zone)), *row[3:])
        for row in rows
    )
